#include "core/store/registry_lookup.h"

namespace jw::store {
namespace {

std::vector<RegistryRow> rowsOf(Connection& c, Table table, const std::vector<std::int64_t>& numbers) {
  std::vector<RegistryRow> rows;
  for (const auto n : numbers)
    if (auto row = registryRow(c, table, n)) rows.push_back(std::move(*row));
  return rows;
}

std::vector<std::int64_t> numbersOf(Statement& s) {
  std::vector<std::int64_t> numbers;
  while (s.step()) numbers.push_back(s.integer(0));
  return numbers;
}

}  // namespace

std::vector<Uuid> peopleWithCitizenId(Connection& c, std::string_view index) {
  auto s = c.prepare("SELECT id FROM people WHERE citizen_id_index=? AND valid_to IS NULL LIMIT 10");
  s->bindBlob(1, index.data(), index.size());
  std::vector<Uuid> out;
  while (s->step()) out.push_back(s->uuid(0));
  return out;
}

std::vector<Uuid> organisationsWithCode(Connection& c, std::string_view creditCode) {
  auto s = c.prepare("SELECT id FROM organisations WHERE credit_code=? AND credit_code<>''");
  s->bind(1, creditCode);
  std::vector<Uuid> out;
  while (s->step()) out.push_back(s->uuid(0));
  return out;
}

std::optional<BuildingRef> buildingRef(Connection& c, BuildingId id) {
  auto s = c.prepare("SELECT n, area, floors, units FROM buildings WHERE id=?");
  s->bind(1, id);
  return s->step() ? std::optional(BuildingRef{s->integer(0), std::string(s->text(1)), id, static_cast<std::int32_t>(s->integer(2)), static_cast<std::int32_t>(s->integer(3))}) : std::nullopt;
}

void findBuildings(Connection& c, std::unordered_map<std::string, std::optional<BuildingRef>>& named, std::string_view area) {
  struct Found {
    int names = 0, addresses = 0;
    BuildingRef byName, byAddress;
  };
  std::unordered_map<std::string, Found> found;
  auto s = c.prepare("SELECT n, area, id, name, address, floors, units FROM buildings WHERE substr(area, 1, length(?1))=?1");
  s->bind(1, area);
  while (s->step()) {
    const auto take = [&](int column, int Found::*count, BuildingRef Found::*ref) {
      const std::string text(s->text(column));
      if (text.empty() || !named.contains(text)) return;
      auto& f = found[text];
      if (++(f.*count) == 1) f.*ref = {s->integer(0), std::string(s->text(1)), s->id<BuildingTag>(2), static_cast<std::int32_t>(s->integer(5)), static_cast<std::int32_t>(s->integer(6))};
    };
    take(3, &Found::names, &Found::byName);
    take(4, &Found::addresses, &Found::byAddress);
  }
  // By name first: many buildings may have one address.
  for (auto& [text, ref] : named) {
    ref.reset();
    const auto it = found.find(text);
    if (it == found.end()) continue;
    if (it->second.names == 1)
      ref = it->second.byName;
    else if (it->second.addresses == 1)
      ref = it->second.byAddress;
  }
}

std::optional<std::string> areaPathWithCode(Connection& c, std::string_view code) {
  auto s = c.prepare("SELECT path FROM areas WHERE code=? AND valid_to IS NULL");
  s->bind(1, code);
  return s->step() ? std::optional(std::string(s->text(0))) : std::nullopt;
}

bool areaPathKnown(Connection& c, std::string_view path) { return isArea(c, path, model::AreaLevel::city); }

bool isArea(Connection& c, std::string_view path, model::AreaLevel highest) {
  auto s = c.prepare("SELECT 1 FROM areas WHERE path=? AND level>=? AND valid_to IS NULL");
  s->bind(1, path).bind(2, static_cast<int>(highest));
  return s->step();
}

std::optional<Uuid> areaIdAt(Connection& c, std::string_view path) {
  auto s = c.prepare("SELECT id FROM areas WHERE path=? AND valid_to IS NULL");
  s->bind(1, path);
  return s->step() ? std::optional(s->uuid(0)) : std::nullopt;
}

std::optional<std::string> areaPathOf(Connection& c, const Uuid& area) {
  auto s = c.prepare("SELECT path FROM areas WHERE id=? AND valid_to IS NULL");
  s->bind(1, area);
  return s->step() ? std::optional(std::string(s->text(0))) : std::nullopt;
}

std::optional<std::int64_t> dwellingAt(Connection& c, std::int64_t building, int unit, int floor, int number) {
  auto s = c.prepare("SELECT n FROM dwellings WHERE building=? AND unit=? AND floor=? AND number=? AND valid_to IS NULL");
  s->bind(1, building).bind(2, unit).bind(3, floor).bind(4, number);
  return s->step() ? std::optional(s->integer(0)) : std::nullopt;
}

std::vector<RegistryRow> dwellingsWithDoor(Connection& c, std::int64_t building, std::optional<int> unit, int floor, int number) {
  std::vector<std::int64_t> numbers;
  {
    auto s = c.prepare("SELECT n FROM dwellings WHERE building=?1 AND floor=?2 AND number=?3 AND (?4 IS NULL OR unit=?4) AND valid_to IS NULL ORDER BY unit");
    s->bind(1, building).bind(2, floor).bind(3, number);
    if (unit)
      s->bind(4, *unit);
    else
      s->bindNull(4);
    numbers = numbersOf(*s);
  }
  return rowsOf(c, Table::dwellings, numbers);
}

std::vector<RegistryRow> appointmentsInForce(Connection& c, const Uuid& place, std::optional<int> post) {
  std::vector<std::int64_t> numbers;
  {
    auto s = c.prepare("SELECT n FROM appointments WHERE place=?1 AND valid_to IS NULL AND (?2 IS NULL OR post=?2) ORDER BY post, n");
    s->bind(1, place);
    if (post)
      s->bind(2, *post);
    else
      s->bindNull(2);
    numbers = numbersOf(*s);
  }
  return rowsOf(c, Table::appointments, numbers);
}

std::vector<RegistryRow> appointmentsHeldBy(Connection& c, const Uuid& person) {
  std::vector<std::int64_t> numbers;
  {
    auto s = c.prepare("SELECT n FROM appointments WHERE person=? AND valid_to IS NULL");
    s->bind(1, person);
    numbers = numbersOf(*s);
  }
  return rowsOf(c, Table::appointments, numbers);
}

std::vector<std::int64_t> volunteersOf(Connection& c, std::int64_t person) {
  auto s = c.prepare("SELECT n FROM volunteers WHERE person=?");
  s->bind(1, person);
  return numbersOf(*s);
}

bool everBelow(Connection& c, Table table, std::int64_t parent, std::int64_t but) {
#define JW_EVER(t, up)                                                                                                                                                                        \
  "SELECT EXISTS (SELECT 1 FROM " t " WHERE " up "=?2 AND ended<>4 AND n<>?3 AND (valid_to IS NULL OR valid_to>since)) "                                                                     \
  "OR EXISTS (SELECT 1 FROM registry_history h JOIN " t " r ON r.n=h.row WHERE h.tbl=?1 AND h.parent=?2 AND h.until>h.since AND r.ended<>4 AND r.n<>?3 AND (r.valid_to IS NULL OR r.valid_to>h.since))"
  const Sql sql = table == Table::people ? Sql(JW_EVER("people", "household")) : Sql(JW_EVER("households", "dwelling"));
  auto s = c.prepare(sql);
  s->bind(1, static_cast<int>(table)).bind(2, parent).bind(3, but).step();
  return s->integer(0) != 0;
}

bool hasMerged(Connection& c, std::int64_t person) {
  auto s = c.prepare("SELECT 1 FROM people WHERE merged_into=? AND ended=3 LIMIT 1");
  s->bind(1, person);
  return s->step();
}

std::vector<std::int64_t> householdsOf(Connection& c, std::int64_t person) {
  auto s = c.prepare("SELECT household FROM people WHERE n=?1 UNION SELECT parent FROM registry_history WHERE tbl=?2 AND row=?1 AND until>since AND parent IS NOT NULL");
  s->bind(1, person).bind(2, static_cast<int>(Table::people));
  return numbersOf(*s);
}

std::optional<model::Staff> leaderStaff(Connection& c, std::string_view area) {
  auto s = c.prepare("SELECT id, row_ver, name, phone, email, quiet_from, quiet_to FROM staff WHERE area=? AND post=1 ORDER BY n LIMIT 1");
  s->bind(1, area);
  if (!s->step()) return std::nullopt;
  model::Staff out;
  out.id = s->id<StaffTag>(0);
  out.rowVer = s->integer(1);
  out.name = s->text(2);
  out.post = model::Post::gridLeader;
  out.area = area;
  out.phone = s->text(3);
  out.email = s->text(4);
  if (!s->isNull(5)) out.quiet = {static_cast<std::int16_t>(s->integer(5)), static_cast<std::int16_t>(s->integer(6))};
  return out;
}

}  // namespace jw::store
