#include "core/deadline/clock_wheel.h"

#include <algorithm>
#include <bit>

#include "core/base/error.h"

namespace jw::deadline {
namespace {

constexpr std::uint32_t kNone = 0xFFFFFFFF;
constexpr std::int64_t kGone = toMillis(kNever);
constexpr int kTickBits = 10;  // milliseconds of the finest slot

constexpr std::int64_t tickOf(std::int64_t millis) { return millis >> kTickBits; }

}  // namespace

ClockWheel::ClockWheel(Instant now) { rebuild(tickOf(toMillis(now))); }

ClockWheel::Handle ClockWheel::add(Instant due, std::uint64_t key) {
  if (due == kNever) return {};
  std::uint32_t node = m_free;
  if (node != kNone) {
    m_free = m_nodes[node].next;
  } else {
    if (m_nodes.size() >= kNone) throw Error(ErrorCode::internal, "too many clocks");
    node = static_cast<std::uint32_t>(m_nodes.size());
    m_nodes.push_back({kGone, 0, kNone, 0});
  }
  m_nodes[node].due = toMillis(due);
  m_nodes[node].key = key;
  link(node);
  m_next = std::min(m_next, toMillis(due));
  ++m_size;
  return {node, m_nodes[node].generation};
}

// Only marked: taking it out of its list would touch its neighbours, which lie anywhere in memory.
bool ClockWheel::cancel(Handle handle) {
  if (handle.node >= m_nodes.size()) return false;
  Node& node = m_nodes[handle.node];
  if (node.generation != handle.generation || node.due == kGone) return false;
  node.due = kGone;
  ++node.generation;
  --m_size;
  if (++m_gone > m_size + 4096) rebuild(m_tick);
  return true;
}

std::optional<Instant> ClockWheel::next() const {
  if (m_size == 0) return std::nullopt;
  return fromMillis(m_next);
}

void ClockWheel::drain(Instant at, std::vector<std::uint64_t>& keys) {
  const std::int64_t now = toMillis(at), tick = tickOf(now);
  // Small corrections of the wall clock are not worth the work: what was passed lies in the present slot and is looked at.
  if (tick + 1 < m_tick) rebuild(tick);
  if (now < m_next) return;
  std::uint32_t lists[kLevels * kSlots + 1];
  std::size_t count = 0;
  lists[count++] = take(0, 0);
  for (int level = 0; level < kLevels; ++level) {
    const std::int64_t passed = (tick >> level * kBits) - (m_tick >> level * kBits);
    if (passed <= 0) break;
    for (std::int64_t d = nextOccupied(level, 1); d < kSlots && d <= passed; d = nextOccupied(level, d + 1)) lists[count++] = take(level, d);
  }
  m_tick = std::max(m_tick, tick);
  m_first = kGone;
  for (std::size_t i = 0; i < count; ++i) sort(lists[i], now);
  m_next = findNext();
  std::sort(m_fired.begin(), m_fired.end());
  for (const auto& fired : m_fired) keys.push_back(fired.second);
  m_fired.clear();
}

std::size_t ClockWheel::memoryBytes() const { return sizeof(*this) + m_nodes.capacity() * sizeof(Node) + m_fired.capacity() * sizeof(m_fired[0]); }

// The finest level that reaches as far as the due; beyond the coarsest, its last slot, from where it is linked again.
void ClockWheel::link(std::uint32_t node) {
  const std::int64_t due = m_nodes[node].due, tick = std::max(tickOf(due), m_tick);
  int level = 0;
  std::int64_t distance = tick - m_tick;
  while (distance >= kSlots && level + 1 < kLevels) {
    ++level;
    distance = (tick >> level * kBits) - (m_tick >> level * kBits);
  }
  distance = std::min(distance, kSlots - 1);
  const auto slot = static_cast<std::size_t>(((m_tick >> level * kBits) + distance) & (kSlots - 1));
  Level& l = m_levels[static_cast<std::size_t>(level)];
  if (level == 0 && distance == 0) m_first = std::min(m_first, due);
  m_nodes[node].next = l.head[slot];
  l.head[slot] = node;
  l.occupied[slot / 64] |= std::uint64_t{1} << slot % 64;
}

// The smallest distance from the present slot, at least `distance`, at which the level has clocks; kSlots if there is none.
std::int64_t ClockWheel::nextOccupied(int level, std::int64_t distance) const {
  const Level& l = m_levels[static_cast<std::size_t>(level)];
  const std::int64_t present = m_tick >> level * kBits;
  while (distance < kSlots) {
    const auto slot = static_cast<std::size_t>((present + distance) & (kSlots - 1));
    if (const std::uint64_t rest = l.occupied[slot / 64] >> slot % 64; rest != 0) return std::min(distance + std::countr_zero(rest), kSlots);
    distance += 64 - static_cast<std::int64_t>(slot % 64);
  }
  return kSlots;
}

std::uint32_t ClockWheel::take(int level, std::int64_t distance) {
  Level& l = m_levels[static_cast<std::size_t>(level)];
  const auto slot = static_cast<std::size_t>(((m_tick >> level * kBits) + distance) & (kSlots - 1));
  l.occupied[slot / 64] &= ~(std::uint64_t{1} << slot % 64);
  return std::exchange(l.head[slot], kNone);
}

void ClockWheel::sort(std::uint32_t list, std::int64_t now) {
  while (list != kNone) {
    Node& node = m_nodes[list];
    const std::uint32_t next = node.next;
    if (node.due == kGone) {
      --m_gone;
      release(list);
    } else if (node.due <= now) {
      m_fired.emplace_back(node.due, node.key);
      node.due = kGone;
      ++node.generation;
      --m_size;
      release(list);
    } else {
      link(list);
    }
    list = next;
  }
}

void ClockWheel::release(std::uint32_t node) {
  m_nodes[node].next = m_free;
  m_free = node;
}

// All clocks anew, seen from another moment: in the order of memory, which is fast.
void ClockWheel::rebuild(std::int64_t tick) {
  for (Level& level : m_levels) {
    level.head.fill(kNone);
    level.occupied.fill(0);
  }
  m_tick = tick;
  m_first = kGone;
  m_free = kNone;
  m_gone = 0;
  for (auto node = static_cast<std::uint32_t>(m_nodes.size()); node-- > 0;)
    m_nodes[node].due == kGone ? release(node) : link(node);
  m_next = findNext();
}

std::int64_t ClockWheel::findNext() const {
  std::int64_t next = m_first;
  for (int level = 0; level < kLevels; ++level) {
    const std::int64_t distance = nextOccupied(level, 1);
    if (distance < kSlots) next = std::min(next, (((m_tick >> level * kBits) + distance) << level * kBits) << kTickBits);
  }
  return next;
}

}  // namespace jw::deadline
