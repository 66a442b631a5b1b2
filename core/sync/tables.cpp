#include "core/sync/tables.h"

#include <toml++/toml.h>

#include "core/base/error.h"

namespace jw::sync {
namespace {

using store::SyncColumn;
using store::SyncTable;

[[noreturn]] void fail(const std::string& text) { throw Error(ErrorCode::input, "sync/tables.toml: " + text); }

std::string textAt(const toml::table& t, std::string_view key) {
  const auto value = t[key].value<std::string>();
  if (!value) fail("no " + std::string(key));
  return *value;
}

SyncColumn columnFrom(std::string name, std::string_view spec) {
  SyncColumn c;
  c.name = std::move(name);
  const auto space = spec.rfind(' ');
  const std::string_view type = spec.substr(0, space), cls = space == spec.npos ? "" : spec.substr(space + 1);
  using T = SyncColumn::Type;
  static constexpr std::pair<std::string_view, T> kTypes[] = {{"integer", T::integer}, {"real", T::real}, {"text", T::text}, {"json", T::json}, {"bytes", T::bytes}, {"uuid", T::uuid}, {"geom", T::geom}};
  bool known = type.starts_with("ref ");
  if (known) {
    c.type = T::ref;
    c.ref = type.substr(4);
  }
  for (const auto& [word, value] : kTypes)
    if (type == word) {
      c.type = value;
      known = true;
    }
  if (!known || (cls != "A" && cls != "B" && cls != "T" && cls != "S")) fail(c.name + ": not a type and a class: " + std::string(spec));
  using Class = SyncColumn::Class;
  c.cls = cls == "A" ? Class::conflict : cls == "B" ? Class::lastWins : cls == "T" ? Class::byTransition : Class::set;
  return c;
}

SyncTable tableFrom(const toml::table& t) {
  SyncTable table;
  table.number = t["number"].value_or(0);
  table.name = textAt(t, "name");
  const std::string scope = textAt(t, "scope"), lane = textAt(t, "lane");
  if (table.number <= 0) fail(table.name + ": no number");
  if (scope != "area" && scope != "up" && scope != "all") fail(table.name + ": not a scope: " + scope);
  table.scope = scope == "area" ? SyncTable::Scope::area : scope == "up" ? SyncTable::Scope::up : SyncTable::Scope::all;
  if (lane != "live" && lane != "registry") fail(table.name + ": not a lane: " + lane);
  table.lane = lane == "live" ? 0 : 1;
  table.area = t["area"].value_or(std::string("area"));
  if (const auto* local = t["local"].as_array())
    for (const auto& name : *local) table.local.push_back(name.value_or(std::string()));
  const auto* columns = t["columns"].as_table();
  if (!columns) fail(table.name + ": no columns");
  for (const auto& [name, spec] : *columns) table.columns.push_back(columnFrom(std::string(name.str()), spec.value_or(std::string())));
  return table;
}

}  // namespace

Tables Tables::load(const std::filesystem::path& data) {
  Tables out;
  toml::table file;
  try {
    file = toml::parse_file((data / "sync" / "tables.toml").string());
  } catch (const toml::parse_error& e) {
    fail(std::string(e.description()));
  }
  out.version = file["version"].value_or(0);
  const auto* tables = file["table"].as_array();
  if (!tables || out.version <= 0) fail("no tables or no version");
  for (const auto& node : *tables) {
    const auto* t = node.as_table();
    if (!t) fail("a table that is none");
    out.all.push_back(tableFrom(*t));
  }
  for (const auto& t : out.all)
    for (const auto& c : t.columns)
      if (c.type == SyncColumn::Type::ref && !store::findTable(out.all, c.ref)) fail(t.name + "." + c.name + ": refers to " + c.ref + ", which does not travel");
  return out;
}

}  // namespace jw::sync
