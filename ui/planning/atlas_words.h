// The words of an atlas around its facts, in the language that is set.
#pragma once
#include <QCoreApplication>
#include <QString>

#include "core/engine/atlas_facts.h"
#include "gis/print/grid_atlas.h"

namespace jw::ui {

struct AtlasWords {
  Q_DECLARE_TR_FUNCTIONS(AtlasWords)
 public:
  /// A page a sheet, in the same order. `board`: a notice board 公示牌, as the facts were asked for.
  static gis::AtlasBook book(const engine::AtlasFacts& facts, const engine::AreaTree& areas, bool board, gis::AtlasPaper paper);
};

}  // namespace jw::ui
