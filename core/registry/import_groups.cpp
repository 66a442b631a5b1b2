#include "core/registry/import_groups.h"

#include <algorithm>

#include "core/base/half_width.h"
#include "core/base/text.h"

namespace jw::registry {
namespace {

std::string folded(std::string_view s) { return text::lowerAscii(text::withoutBlanks(text::halfWidth(s))); }

// "", "1" and "01" are one door's number.
std::string numberOf(std::string_view s) {
  std::string n = folded(s);
  n.erase(0, std::min(n.find_first_not_of('0'), n.size()));
  return n.empty() && text::trim(s).empty() ? "1" : n;
}

}  // namespace

ImportGroups::ImportGroups(model::Subject subject, const std::vector<std::string>& mapping, const NamedBuildings& buildings) : m_subject(subject), m_mapping(mapping), m_buildings(buildings) {}

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
  if (m_subject == model::Subject::organisation) {
    if (const auto code = folded(value("credit_code")); !code.empty()) belongTo("c" + code, row);
    return;
  }
  if (const auto id = folded(value("citizen_id")); !id.empty()) belongTo("i" + id, row);
  const auto building = m_buildings.find(std::string(text::trim(value("building"))));
  if (building == m_buildings.end() || !building->second) return;
  belongTo("d" + std::to_string(building->second->n) + "/" + numberOf(value("unit")) + "/" + numberOf(value("floor")) + "/" + numberOf(value("number")), row);
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
