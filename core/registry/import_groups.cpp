#include "core/registry/import_groups.h"

#include <algorithm>

#include "core/base/text.h"

namespace jw::registry {
namespace {

}  // namespace

std::variant<RowDoor, model::DoorFault> rowDoor(std::string_view unit, std::string_view floor, std::string_view number, const store::BuildingRef& building) {
  const std::pair<const char*, std::string_view> written[] = {{"unit", unit}, {"floor", floor}, {"number", number}};
  std::optional<std::int32_t> read[3];
  for (std::size_t i = 0; i < 3; ++i)
    if (!text::trim(written[i].second).empty() && !(read[i] = model::readDoorNumber(written[i].second))) return model::DoorFault{written[i].first, "no number", {}};
  // A file without doors at all has one home for each building.
  if (!read[1] && !read[2]) read[1] = 1;
  // Where the building is known to have several units, the first one must not be taken for granted.
  const std::int32_t inUnit = read[0].value_or(building.units > 1 && !text::trim(number).empty() ? 0 : 1);
  const auto door = model::doorOf(inUnit, read[1], read[2].value_or(1), {building.floors, building.units});
  if (const auto* fault = std::get_if<model::DoorFault>(&door)) return *fault;
  return RowDoor{inUnit, std::get<model::Door>(door)};
}

ImportGroups::ImportGroups(model::RecordKind subject, const std::vector<std::string>& mapping, const NamedBuildings& buildings) : m_subject(subject), m_mapping(mapping), m_buildings(buildings) {}

// Paths are halved on the way, so that none grows long.
std::uint32_t ImportGroups::rootOf(std::uint32_t row) const {
  while (m_parents[row] != row) row = m_parents[row] = m_parents[m_parents[row]];
  return row;
}

void ImportGroups::belongTo(const std::string& key, std::uint32_t row) {
  const auto [it, fresh] = m_rows.try_emplace(key, row);
  if (fresh) return;
  const auto a = rootOf(it->second), b = rootOf(row);
  m_parents[std::max(a, b)] = std::min(a, b);
}

void ImportGroups::add(std::span<const std::string> fields) {
  const auto row = static_cast<std::uint32_t>(m_parents.size());
  m_parents.push_back(row);
  const auto value = [&](std::string_view key) {
    const auto at = std::find(m_mapping.begin(), m_mapping.end(), key);
    const auto i = static_cast<std::size_t>(at - m_mapping.begin());
    return i < fields.size() && i < m_mapping.size() ? std::string_view(fields[i]) : std::string_view();
  };
  const auto belong = [&](const char* kind, std::string_view key) {
    if (const auto code = text::folded(value(key)); !code.empty()) belongTo(kind + code, row);
  };
  switch (m_subject) {
    case model::RecordKind::organisation:
      return belong("c", "credit_code");
    case model::RecordKind::facility:
      return belong("c", "code");
    case model::RecordKind::compound:
      return belong("n", "name");
    case model::RecordKind::volunteer:
      belong("r", "record");
      belong("n", "name");
      return belong("i", "citizen_id");
    default:
      belong("i", "citizen_id");
  }
  const auto building = m_buildings.find(std::string(text::trim(value("building"))));
  if (building == m_buildings.end() || !building->second) return;
  const auto home = rowDoor(value("unit"), value("floor"), value("number"), *building->second);
  if (const auto* d = std::get_if<RowDoor>(&home))
    belongTo("d" + std::to_string(building->second->n) + "/" + std::to_string(d->unit) + "/" + std::to_string(d->door.floor) + "/" + std::to_string(d->door.number), row);
}

std::vector<std::vector<std::uint32_t>> ImportGroups::slices(std::size_t rows) const {
  std::vector<std::vector<std::uint32_t>> groups(m_parents.size()), out;
  for (std::uint32_t row = 0; row < m_parents.size(); ++row) groups[rootOf(row)].push_back(row);
  for (const auto& group : groups) {
    if (group.empty()) continue;
    if (out.empty() || out.back().size() >= rows) out.emplace_back();
    out.back().insert(out.back().end(), group.begin(), group.end());
  }
  for (auto& slice : out) std::sort(slice.begin(), slice.end());
  return out;
}

}  // namespace jw::registry
