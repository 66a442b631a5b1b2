#include "core/stats/ground.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace jw::stats {
namespace {

std::optional<Filter> shareOf(const Table& table, const Segment& s, const Place& place) {
  std::vector<Filter> parts;
  if (!s.area().starts_with(place.area)) {
    if (!place.area.starts_with(s.area()) || table.shape().locals == 0) return std::nullopt;
    std::vector<std::uint32_t> codes;
    const auto& keys = s.localKeys(0);
    for (std::uint32_t i = 0; i < keys.size(); ++i)
      if (keys[i].starts_with(place.area)) codes.push_back(i + 1);
    if (codes.empty()) return std::nullopt;
    parts.push_back(Filter::codes(table.firstLocal(), std::move(codes)));
  }
  if (!place.key.empty()) {
    const auto& keys = s.localKeys(place.local);
    const auto it = std::find(keys.begin(), keys.end(), place.key);
    if (it == keys.end()) return std::nullopt;
    parts.push_back(Filter::codes(table.firstLocal() + place.local, {static_cast<std::uint32_t>(it - keys.begin()) + 1}));
  }
  return Filter::allOf(std::move(parts));
}

// Places are many and so are segments: those above a segment are found by its path, those below by theirs.
template <class Add>
void eachShare(const Table& table, const SharedVector<Place>& places, const Add& add) {
  const auto& segments = table.segments();
  std::unordered_map<std::string_view, std::vector<std::size_t>> byArea, bySegment;
  const auto eachPrefix = [](std::string_view path, auto&& f) {
    for (std::size_t at = 0;; at = path.find('/', at) + 1) {
      f(path.substr(0, at));
      if (at == path.size() || path.find('/', at) == std::string_view::npos) return;
    }
  };
  for (std::size_t s = 0; s < segments.size(); ++s) bySegment[segments[s]->area()].push_back(s);
  for (std::size_t p = 0; p < places.size(); ++p) byArea[places[p].area].push_back(p);
  const auto addShare = [&](std::size_t s, std::size_t p) {
    if (auto rows = shareOf(table, *segments[s], places[p])) add(s, p, std::move(*rows));
  };
  for (std::size_t s = 0; s < segments.size(); ++s)
    eachPrefix(segments[s]->area(), [&](std::string_view prefix) {
      if (const auto it = byArea.find(prefix); it != byArea.end())
        for (const std::size_t p : it->second) addShare(s, p);
    });
  for (std::size_t p = 0; p < places.size(); ++p)
    eachPrefix(places[p].area, [&](std::string_view prefix) {
      if (prefix.size() == places[p].area.size()) return;
      if (const auto it = bySegment.find(prefix); it != bySegment.end())
        for (const std::size_t s : it->second) addShare(s, p);
    });
}

}  // namespace

const std::vector<Ground::OfSegment>& Ground::segments(const Table& table) {
  if (m_version == table.placesVersion()) return m_segments;
  const auto before = std::exchange(m_segments, std::vector<OfSegment>(table.segments().size() + 1));
  m_whole = true;
  eachShare(table, places, [&](std::size_t s, std::size_t place, Filter rows) {
    auto& here = m_segments[s];
    std::size_t same = here.rows.size();
    if (rows.isEverything())
      same = static_cast<std::size_t>(std::find_if(here.rows.begin(), here.rows.end(), [](const Filter& f) { return f.isEverything(); }) - here.rows.begin());
    else
      m_whole = false;
    if (same == here.rows.size()) here.rows.push_back(std::move(rows));
    here.shares.push_back({place, same});
  });
  for (std::size_t s = 0; s + 1 < m_segments.size(); ++s) m_segments[s + 1].first = m_segments[s].first + m_segments[s].rows.size();
  // Where segments were only added, the cells of the others stay where they are.
  const auto stays = [](const OfSegment& x, const OfSegment& y) { return x.first == y.first; };
  if (before.empty() || before.size() > m_segments.size() || !std::equal(before.begin(), before.end(), m_segments.begin(), stays)) ++m_shape;
  m_version = table.placesVersion();
  return m_segments;
}

}  // namespace jw::stats
