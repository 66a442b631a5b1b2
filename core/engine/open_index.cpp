#include "core/engine/open_index.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace jw::engine {
namespace {

constexpr double kCell = 0.001;              // degrees
constexpr double kMetresPerDegree = 111'195;  // of a meridian, on the sphere of 6371 km

double metresBetween(const model::Point& a, const model::Point& b) {
  const double dy = (a.y - b.y) * kMetresPerDegree;
  const double dx = (a.x - b.x) * kMetresPerDegree * std::cos(a.y * std::numbers::pi / 180);
  return std::hypot(dx, dy);
}

}  // namespace

std::size_t OpenIndex::CellHash::operator()(const Cell& c) const noexcept {
  const auto place = (static_cast<std::uint64_t>(static_cast<std::uint32_t>(c.x)) << 32) | static_cast<std::uint32_t>(c.y);
  return std::hash<CategoryId>()(c.category) ^ static_cast<std::size_t>(place * 0x9E3779B97F4A7C15ULL);
}

OpenIndex::Cell OpenIndex::cellOf(CategoryId category, const model::Point& at) {
  return {category, static_cast<std::int32_t>(std::floor(at.x / kCell)), static_cast<std::int32_t>(std::floor(at.y / kCell))};
}

void OpenIndex::clear() { m_cells.clear(); }

void OpenIndex::follow(const model::CaseSummary& c) {
  if (!c.point) return;
  const Cell cell = cellOf(c.category, *c.point);
  const bool stays = model::isOpen(c.state) && !c.suspect;
  const auto found = m_cells.find(cell);
  if (found == m_cells.end()) {
    if (stays) m_cells[cell].push_back({c.id, *c.point, c.reportedAt});
    return;
  }
  auto& entries = found->second;
  const auto it = std::find_if(entries.begin(), entries.end(), [&](const Entry& e) { return e.id == c.id; });
  if (stays) {
    if (it == entries.end()) entries.push_back({c.id, *c.point, c.reportedAt});
    return;
  }
  if (it == entries.end()) return;
  *it = entries.back();
  entries.pop_back();
  if (entries.empty()) m_cells.erase(found);
}

CaseId OpenIndex::find(CategoryId category, const model::Point& at, Instant reportedAt, const model::Settings& settings) const {
  if (settings.duplicateHours == 0 || settings.duplicateMetres == 0) return {};
  const auto window = std::chrono::hours(settings.duplicateHours);
  const double metres = settings.duplicateMetres;
  const double degreesY = metres / kMetresPerDegree;
  const double degreesX = degreesY / std::max(0.01, std::cos(at.y * std::numbers::pi / 180));
  const Cell low = cellOf(category, {at.x - degreesX, at.y - degreesY}), high = cellOf(category, {at.x + degreesX, at.y + degreesY});
  CaseId best;
  double nearest = metres;
  for (std::int32_t y = low.y; y <= high.y; ++y)
    for (std::int32_t x = low.x; x <= high.x; ++x) {
      const auto found = m_cells.find({category, x, y});
      if (found == m_cells.end()) continue;
      for (const Entry& e : found->second) {
        if (e.reportedAt + window < reportedAt || reportedAt + window < e.reportedAt) continue;
        const double d = metresBetween(at, e.at);
        if (d > nearest || (d == nearest && best)) continue;
        nearest = d;
        best = e.id;
      }
    }
  return best;
}

}  // namespace jw::engine
