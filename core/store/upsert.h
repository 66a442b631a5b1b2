// Writing a row of the directory together with its journal row. For gateways.
#pragma once
#include <nlohmann/json.hpp>
#include <string_view>

#include "core/model/actor.h"
#include "core/store/connection.h"
#include "core/store/journal.h"

namespace jw::store {

/// Inserts or replaces the row with this id. Returns the version that is in force now, 0 if the row was equal already.
struct Upsert {
  Connection& w;
  const model::Actor& actor;
  Instant at;
  Table table;

  template <class Bind>
  std::int64_t operator()(Sql readVersion, Sql upsert, const Uuid& id, std::string_view area, const nlohmann::json& patch, Bind bind) const {
    std::int64_t version = 0;
    {
      auto s = w.prepare(readVersion);
      s->bind(1, id);
      if (s->step()) version = s->integer(0);
    }
    {
      auto s = w.prepare(upsert);
      s->bind(1, id).bind(2, version + 1);
      bind(*s);
      s->run();
    }
    if (w.changes() == 0) return 0;
    appendJournal(w, actor, {Uuid::make(toMillis(at)), at, table, id, version ? ChangeKind::update : ChangeKind::insert, version + 1, area, patch.dump()});
    return version + 1;
  }
};

}  // namespace jw::store
