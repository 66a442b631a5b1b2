#include "core/engine/open_book.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "core/deadline/urging.h"

namespace jw::engine {
namespace {

constexpr double kCell = 0.001;               // degrees
constexpr double kMetresPerDegree = 111'195;  // of a meridian, on the sphere of 6371 km

// On the plane: quick, and as good for the few hundred metres that are asked for.
double flatMetres(const model::Point& a, const model::Point& b) {
  const double dy = (a.y - b.y) * kMetresPerDegree;
  const double dx = (a.x - b.x) * kMetresPerDegree * std::cos(a.y * std::numbers::pi / 180);
  return std::hypot(dx, dy);
}

// The place of a hash in a table whose size is a power of two: its upper bits, which the multiplication has mixed.
std::size_t spread(std::uint64_t hash, std::size_t size) { return static_cast<std::size_t>((hash * 0x9E3779B97F4A7C15ULL) >> 32) & (size - 1); }

}  // namespace

template <class T>
std::uint32_t OpenBook::Shared<T>::number(const T& value) {
  const auto [it, added] = numbers.try_emplace(value, static_cast<std::uint32_t>(values.size()));
  if (added) values.push_back(value);
  return it->second;
}

OpenBook::Slot OpenBook::put(const model::CaseSummary& c) {
  Slot slot = find(c.id);
  const bool known = slot != kNone;
  if (!known) slot = newSlot();
  Record& r = record(slot);
  if (r.isNear) unlink(slot);
  r.id = c.id;
  r.at = c.point.value_or(model::Point{});
  r.reportedAt = c.reportedAt;
  r.moment = c.state == model::CaseState::suspended ? c.resumeAt : deadline::urgedAbout(c);
  if (c.state != model::CaseState::suspended && c.recordedAt != kNever && r.moment < c.recordedAt) r.moment = kNever;
  r.area = m_areas.number(c.area);
  r.category = m_categories.number(c.category);
  r.department = m_departments.number(c.department ? c.department : c.proposed);
  r.state = c.state;
  if (!c.calledIn.empty())
    m_calledIn[c.id] = c.calledIn;
  else if (!m_calledIn.empty())
    m_calledIn.erase(c.id);
  if (!known) enter(slot);
  if (c.point && !c.suspect) link(slot);
  return slot;
}

model::CaseSummary OpenBook::summary(Slot slot) const {
  const Record& r = record(slot);
  model::CaseSummary c;
  c.id = r.id;
  c.state = r.state;
  c.area = m_areas.values[r.area];
  c.category = m_categories.values[r.category];
  c.department = m_departments.values[r.department];
  c.reportedAt = r.reportedAt;
  (r.state == model::CaseState::suspended ? c.resumeAt : c.stepDue) = r.moment;
  if (m_calledIn.empty()) return c;
  if (const auto found = m_calledIn.find(r.id); found != m_calledIn.end()) c.calledIn = found->second;
  return c;
}

OpenBook::Slot OpenBook::newSlot() {
  if (m_free != kNone) {
    const Slot slot = m_free;
    m_free = record(slot).nextNear;
    record(slot) = {};
    return slot;
  }
  if (m_used == m_blocks.size() * kBlock) m_blocks.push_back(std::make_unique<Record[]>(kBlock));
  return static_cast<Slot>(m_used++);
}

std::size_t OpenBook::placeOf(CaseId id) const {
  std::size_t at = spread(std::hash<CaseId>()(id), m_ids.size());
  while (m_ids[at] != kNone && record(m_ids[at]).id != id) at = (at + 1) & (m_ids.size() - 1);
  return at;
}

OpenBook::Slot OpenBook::find(CaseId id) const { return m_ids[placeOf(id)]; }

void OpenBook::enter(Slot slot) {
  if (++m_size * 4 > m_ids.size() * 3) growIds();
  m_ids[placeOf(record(slot).id)] = slot;
}

void OpenBook::growIds() {
  std::vector<Slot> old(m_ids.size() * 2, kNone);
  old.swap(m_ids);
  for (const Slot s : old)
    if (s != kNone) m_ids[placeOf(record(s).id)] = s;
}

void OpenBook::drop(Slot slot) {
  Record& r = record(slot);
  if (r.isNear) unlink(slot);
  if (!m_calledIn.empty()) m_calledIn.erase(r.id);
  std::size_t hole = placeOf(r.id);
  m_ids[hole] = kNone;
  // Whoever had to give way to the one that is gone moves up.
  const std::size_t mask = m_ids.size() - 1;
  for (std::size_t at = (hole + 1) & mask; m_ids[at] != kNone; at = (at + 1) & mask) {
    const std::size_t home = spread(std::hash<CaseId>()(record(m_ids[at]).id), m_ids.size());
    if (((at - home) & mask) < ((at - hole) & mask)) continue;
    m_ids[hole] = std::exchange(m_ids[at], kNone);
    hole = at;
  }
  --m_size;
  r = {};
  r.nextNear = m_free;
  m_free = slot;
}

void OpenBook::clear() { *this = OpenBook(); }

void OpenBook::forEach(const std::function<void(Slot)>& visit) const {
  for (std::size_t s = 0; s < m_used; ++s)
    if (record(static_cast<Slot>(s)).state != model::CaseState::none) visit(static_cast<Slot>(s));
}

OpenBook::Cell OpenBook::cellOf(std::uint32_t category, const model::Point& at) {
  return {category, static_cast<std::int32_t>(std::floor(at.x / kCell)), static_cast<std::int32_t>(std::floor(at.y / kCell))};
}

std::size_t OpenBook::bucketOf(const Cell& c) const {
  const auto place = (static_cast<std::uint64_t>(static_cast<std::uint32_t>(c.x)) << 32) | static_cast<std::uint32_t>(c.y);
  return spread(place * 0xD1342543DE82EF95ULL + c.category, m_near.size());
}

void OpenBook::link(Slot slot) {
  if (++m_linked > m_near.size()) growNear();
  Record& r = record(slot);
  Slot& head = m_near[bucketOf(cellOf(r.category, r.at))];
  r.nextNear = std::exchange(head, slot);
  r.isNear = true;
}

void OpenBook::unlink(Slot slot) {
  Record& r = record(slot);
  Slot* at = &m_near[bucketOf(cellOf(r.category, r.at))];
  while (*at != slot) at = &record(*at).nextNear;
  *at = std::exchange(r.nextNear, kNone);
  r.isNear = false;
  --m_linked;
}

void OpenBook::growNear() {
  std::vector<Slot> old(m_near.size() * 2, kNone);
  old.swap(m_near);
  for (Slot head : old)
    while (head != kNone) {
      Record& r = record(head);
      Slot& place = m_near[bucketOf(cellOf(r.category, r.at))];
      const Slot next = r.nextNear;
      r.nextNear = std::exchange(place, head);
      head = next;
    }
}

CaseId OpenBook::near(CategoryId category, const model::Point& at, Instant reportedAt, const model::Settings& settings) const {
  const auto known = m_categories.numbers.find(category);
  if (known == m_categories.numbers.end() || reportedAt == kNever || settings.duplicateHours == 0 || settings.duplicateMetres == 0) return {};
  const auto window = std::chrono::hours(settings.duplicateHours);
  const double metres = settings.duplicateMetres;
  const double degreesY = metres / kMetresPerDegree;
  const double degreesX = degreesY / std::max(0.01, std::cos(at.y * std::numbers::pi / 180));
  const Cell low = cellOf(known->second, {at.x - degreesX, at.y - degreesY}), high = cellOf(known->second, {at.x + degreesX, at.y + degreesY});
  CaseId best;
  double nearest = metres;
  for (std::int32_t y = low.y; y <= high.y; ++y)
    for (std::int32_t x = low.x; x <= high.x; ++x) {
      const Cell cell{known->second, x, y};
      for (Slot s = m_near[bucketOf(cell)]; s != kNone; s = record(s).nextNear) {
        const Record& r = record(s);
        if (r.category != cell.category || r.reportedAt == kNever || std::chrono::abs(r.reportedAt - reportedAt) > window || cellOf(r.category, r.at) != cell) continue;
        const double d = flatMetres(at, r.at);
        if (d > nearest || (d == nearest && best && best < r.id)) continue;
        nearest = d;
        best = r.id;
      }
    }
  return best;
}

std::size_t OpenBook::memoryBytes() const {
  return m_blocks.size() * kBlock * sizeof(Record) + m_blocks.capacity() * sizeof(m_blocks[0]) + (m_ids.capacity() + m_near.capacity()) * sizeof(Slot);
}

}  // namespace jw::engine
