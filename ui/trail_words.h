// What the program itself has written into a trail, in words: its names, reasons and explanations of rules.
#pragma once
#include <QCoreApplication>
#include <QJsonObject>
#include <QStringList>

#include "core/engine/directory.h"
#include "core/model/case.h"
#include "core/model/case_details.h"

namespace jw::ui {

/// Main thread. Texts of people pass unchanged; those of the program begin with '@', an explanation is JSON (core/dispatch).
struct TrailWords {
  Q_DECLARE_TR_FUNCTIONS(TrailWords)
 public:
  /// "operator · name", or the role alone for the program's own steps.
  static QString who(const model::Transition& t);
  static QString reason(const model::Transition& t);
  /// "Rule X, version 3: category 0601 …, keyword …; next would have been Y".
  static QString note(const model::Transition& t, const engine::Directory& directory);

 private:
  static QStringList conditions(const QJsonObject& matched, const engine::Directory& directory);
};

}  // namespace jw::ui
