#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/store/area_plans.h"
#include "core/store/directory_gateway.h"
#include "core/store/journal.h"
#include "core/store/place_gateway.h"

namespace jw::store {
namespace {

// Tables whose rows lie in an area and have a key and a version of their own.
struct Moved {
  Table table;
  Sql update;  ///< "UPDATE table SET …"
  std::string name() const { return std::string(update.text().substr(7, update.text().find(' ', 7) - 7)); }
};
constexpr Moved kMoved[] = {
    {Table::cases, "UPDATE cases SET area=?2, row_ver=row_ver+1 WHERE area=?1 RETURNING id, row_ver"},
    {Table::buildings, "UPDATE buildings SET area=?2, row_ver=row_ver+1 WHERE area=?1 RETURNING id, row_ver"},
    {Table::dwellings, "UPDATE dwellings SET area=?2, row_ver=row_ver+1 WHERE area=?1 RETURNING id, row_ver"},
    {Table::households, "UPDATE households SET area=?2, row_ver=row_ver+1 WHERE area=?1 RETURNING id, row_ver"},
    {Table::people, "UPDATE people SET area=?2, row_ver=row_ver+1 WHERE area=?1 RETURNING id, row_ver"},
    {Table::staff, "UPDATE staff SET area=?2, row_ver=row_ver+1 WHERE area=?1 RETURNING id, row_ver"},
    {Table::facilities, "UPDATE facilities SET area=?2, row_ver=row_ver+1 WHERE area=?1 RETURNING id, row_ver"},
    {Table::compounds, "UPDATE compounds SET area=?2, row_ver=row_ver+1 WHERE area=?1 RETURNING id, row_ver"},
    {Table::organisations, "UPDATE organisations SET area=?2, row_ver=row_ver+1 WHERE area=?1 RETURNING id, row_ver"},
    {Table::volunteers, "UPDATE volunteers SET area=?2, row_ver=row_ver+1 WHERE area=?1 RETURNING id, row_ver"},
    {Table::appointments, "UPDATE appointments SET area=?2, row_ver=row_ver+1 WHERE area=?1 RETURNING id, row_ver"},
    {Table::crews, "UPDATE crews SET area=?2, row_ver=row_ver+1 WHERE area=?1 RETURNING id, row_ver"},
    {Table::outbox, "UPDATE outbox SET area=?2, row_ver=row_ver+1 WHERE area=?1 RETURNING id, row_ver"},
};

void moveRules(Connection& w, const model::Actor& actor, Instant at, const std::vector<AreaMove>& moves) {
  for (model::Rule& rule : readRules(w))
    for (const AreaMove& move : moves)
      if (rule.areaPrefix == move.from) {
        rule.areaPrefix = move.to;
        putRule(w, actor, at, rule);
        break;
      }
}

void moveSettings(Connection& w, const model::Actor& actor, Instant at, const std::vector<AreaMove>& moves) {
  const auto settings = readSettings(w);
  for (const auto& o : settings.overrides())
    for (const AreaMove& move : moves)
      if (o.scope.kind == model::SettingScope::Kind::area && o.scope.area == move.from) {
        putSetting(w, actor, at, o.scope, o.key, std::nullopt);
        model::SettingScope there = o.scope;
        there.area = move.to;
        putSetting(w, actor, at, there, o.key, o.value);
        break;
      }
}

}  // namespace

void moveContents(Connection& w, const model::Actor& actor, Instant at, const std::vector<AreaMove>& moves) {
  std::vector<Table> all;
  for (const Moved& part : kMoved) all.push_back(part.table);
  moveContents(w, actor, at, moves, all);
}

void moveContents(Connection& w, const model::Actor& actor, Instant at, const std::vector<AreaMove>& moves, const std::vector<Table>& tables) {
  struct Row {
    Uuid id;
    std::int64_t version;
  };
  // An area's new path may be another one's old path: everything is first moved aside, then to its place.
  for (const Moved& part : kMoved) {
    if (std::find(tables.begin(), tables.end(), part.table) == tables.end()) continue;
    for (const AreaMove& move : moves) {
      const std::string aside = "moving:" + move.to;
      std::vector<Row> rows;
      {
        auto s = w.prepare(part.update);
        s->bind(1, std::string_view(move.from)).bind(2, std::string_view(aside));
        while (s->step()) rows.push_back({s->uuid(0), s->integer(1)});
      }
      const std::string patch = nlohmann::json{{"area", move.to}}.dump();
      for (const Row& row : rows) appendJournal(w, actor, {Uuid::make(toMillis(at)), at, part.table, row.id, ChangeKind::update, row.version, move.to, patch});
    }
  }
  for (const Moved& part : kMoved)
    if (std::find(tables.begin(), tables.end(), part.table) != tables.end()) w.execute("UPDATE " + part.name() + " SET area = substr(area, 8) WHERE area >= 'moving:' AND area < 'moving;'");
  moveRules(w, actor, at, moves);
  moveSettings(w, actor, at, moves);
}

}  // namespace jw::store
