#include "core/sync/touched.h"

#include "core/store/journal.h"

namespace jw::sync {

void Touched::note(int table, const Uuid& id) {
  ++rows;
  switch (static_cast<store::Table>(table)) {
    case store::Table::cases: cases.push_back({id}); break;
    case store::Table::areas: areas = true; break;
    case store::Table::buildings: buildings = true; break;
    case store::Table::facilities: facilities = true; break;
    case store::Table::departments:
    case store::Table::staff:
    case store::Table::categories:
    case store::Table::rules:
    case store::Table::settings:
    case store::Table::crews: directory = true; break;
    default: registry = true;
  }
}

}  // namespace jw::sync
