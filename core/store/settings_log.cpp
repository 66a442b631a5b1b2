#include "core/store/settings_log.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "core/model/calendar_year.h"
#include "core/store/journal.h"

namespace jw::store {

std::vector<SettingChange> settingChanges(Connection& c, std::string_view scope, std::uint32_t limit) {
  // A removal says only which row it was, and no row says what stood there before: both come from the row's earlier entries. What came
  // from another workstation and is set no more has a value of null.
  struct Known {
    model::SettingScope scope;
    std::string key;
    std::optional<std::string> value;
  };
  std::map<Uuid, Known> rows;
  std::vector<SettingChange> out;
  auto s = c.prepare("SELECT seq, at, actor, row, kind, patch FROM journal WHERE tbl=7 ORDER BY seq");
  while (s->step()) {
    Known& row = rows[s->uuid(3)];
    std::optional<std::string> after;
    if (static_cast<ChangeKind>(s->integer(4)) != ChangeKind::remove) {
      const auto patch = nlohmann::json::parse(s->text(5), nullptr, false);
      if (!patch.is_object()) continue;
      const auto where = model::SettingScope::parse(patch.value("scope", std::string()));
      if (!where) continue;
      row.scope = *where;
      row.key = patch.value("key", std::string());
      if (const auto value = patch.find("value"); value != patch.end() && value->is_string()) after = value->get<std::string>();
    }
    const auto keys = model::settingKeys();
    if (std::find(keys.begin(), keys.end(), row.key) == keys.end() && !model::calendarYear(row.key)) continue;
    SettingChange change{s->integer(0), s->instant(1), std::string(s->text(2)), row.scope, row.key, row.value, after};
    row.value = std::move(after);
    if (row.scope.kind == model::SettingScope::Kind::area && !model::isWithin(row.scope.area, scope)) continue;
    out.push_back(std::move(change));
  }
  std::reverse(out.begin(), out.end());
  if (out.size() > limit) out.resize(limit);
  return out;
}

}  // namespace jw::store
