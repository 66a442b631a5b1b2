#include "ui/near_index.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace jw::ui {
namespace {

constexpr double kCell = 0.001;               // degrees
constexpr double kMetresPerDegree = 111'195;  // of a meridian, on the sphere of 6371 km

double cosOf(double latitude) {
  return std::max(0.01, std::cos(latitude * std::numbers::pi / 180));
}
std::int64_t cell(double degrees) {
  return static_cast<std::int64_t>(std::floor(degrees / kCell));
}

}  // namespace

std::uint64_t NearIndex::cellOf(CategoryId category, std::int64_t x, std::int64_t y) {
  const auto place = (static_cast<std::uint64_t>(x) << 32) ^ (static_cast<std::uint64_t>(y) & 0xFFFFFFFFU);
  return std::hash<CategoryId>()(category) ^ (place * 0x9E3779B97F4A7C15ULL);
}

void NearIndex::put(const engine::CaseSummaryPtr& c) {
  if (c->point && !c->suspect) m_cells.emplace(cellOf(c->category, cell(c->point->x), cell(c->point->y)), c);
}

void NearIndex::drop(const engine::CaseSummaryPtr& c) {
  if (!c->point) return;
  const auto [begin, end] = m_cells.equal_range(cellOf(c->category, cell(c->point->x), cell(c->point->y)));
  const auto at = std::find_if(begin, end, [&](const auto& entry) { return entry.second->id == c->id; });
  if (at != end) m_cells.erase(at);
}

std::vector<NearIndex::Hit> NearIndex::find(CategoryId category, model::Point at, double metres) const {
  metres = std::min(metres, 5000.0);
  std::vector<Hit> hits;
  if (metres <= 0) return hits;
  const double up = metres / kMetresPerDegree, across = up / cosOf(at.y);
  for (auto y = cell(at.y - up); y <= cell(at.y + up); ++y)
    for (auto x = cell(at.x - across); x <= cell(at.x + across); ++x) {
      const auto [begin, end] = m_cells.equal_range(cellOf(category, x, y));
      for (auto it = begin; it != end; ++it) {
        const auto& c = it->second;
        if (c->category != category || cell(c->point->x) != x || cell(c->point->y) != y) continue;
        const double far = std::hypot((c->point->y - at.y) * kMetresPerDegree, (c->point->x - at.x) * kMetresPerDegree * cosOf(at.y));
        if (far <= metres) hits.push_back({c, far});
      }
    }
  std::sort(hits.begin(), hits.end(), [](const Hit& a, const Hit& b) { return a.metres < b.metres; });
  return hits;
}

}  // namespace jw::ui
