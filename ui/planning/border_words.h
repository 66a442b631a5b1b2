// What is wrong with borders that were drawn, in whole sentences that name the place.
#pragma once
#include <QCoreApplication>
#include <QString>

#include "core/engine/area_desk.h"

namespace jw::ui {

struct BorderWords {
  Q_DECLARE_TR_FUNCTIONS(BorderWords)
 public:
  /// With the names of the areas in the draft and the coordinates of the place.
  static QString of(const model::BorderFault& fault, const planning::BorderDraft& draft);
  /// "reshaped", "new", "no more".
  static QString of(model::AreaChange::What what);
  static QString of(engine::AreaDesk::Kept::State state);
  /// Why a stored plan did not come into force, by AreaDesk::faultName.
  static QString ofName(const QString& name);
};

}  // namespace jw::ui
