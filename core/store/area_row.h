// One row of the table of areas as a value.
#pragma once
#include "core/model/area.h"
#include "core/store/connection.h"
#include "core/store/wkb.h"

namespace jw::store {

/// In the order that areaOf reads.
#define JW_AREA_COLUMNS "id, row_ver, level, code, name, parent, path, AsBinary(geom)"

/// The row on which a query for JW_AREA_COLUMNS stands.
inline model::Area areaOf(Statement& s) {
  model::Area a;
  a.id = s.id<AreaTag>(0);
  a.rowVer = s.integer(1);
  a.level = static_cast<model::AreaLevel>(s.integer(2));
  a.code = s.text(3);
  a.name = s.text(4);
  a.parent = s.id<AreaTag>(5);
  a.path = s.text(6);
  a.shape = fromWkb(s.blob(7));
  return a;
}

}  // namespace jw::store
