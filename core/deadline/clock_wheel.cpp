#include "core/deadline/clock_wheel.h"

#include <algorithm>
#include <bit>

#include "core/base/error.h"

namespace jw::deadline {
namespace {

constexpr std::uint32_t kNone = 0xFFFFFFFF;
constexpr std::int64_t kGone = toMillis(kNever);
constexpr int kFineShift = 15, kFineBits = 17, kCoarseShift = kFineShift + kFineBits, kCoarseBits = 8;
constexpr std::int64_t kCorrection = 60'000;  // milliseconds

}  // namespace

ClockWheel::ClockWheel(Instant now) : m_levels{{{kFineShift}, {kCoarseShift}}} {
  for (std::size_t i = 0; i < 2; ++i) {
    m_levels[i].head.resize(std::size_t{1} << (i == 0 ? kFineBits : kCoarseBits));
    m_levels[i].occupied.resize(m_levels[i].head.size() / 64);
  }
  rebuild(toMillis(now));
}

ClockWheel::Handle ClockWheel::add(Instant due, std::uint64_t key) {
  if (due == kNever) return {};
  std::uint32_t node = m_free;
  if (node != kNone) {
    m_free = m_nodes[node].next;
  } else {
    if (m_nodes.size() >= kNone) throw Error(ErrorCode::internal, "too many clocks");
    node = static_cast<std::uint32_t>(m_nodes.size());
    // By a quarter: doubled, a million clocks would hold room for another million.
    if (m_nodes.size() == m_nodes.capacity()) m_nodes.reserve(m_nodes.size() + m_nodes.size() / 4 + 64);
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
  if (++m_gone > m_size + 4096) rebuild(m_now);
  return true;
}

std::optional<Instant> ClockWheel::next() const {
  if (m_size == 0) return std::nullopt;
  return fromMillis(m_next);
}

void ClockWheel::drain(Instant at, std::vector<std::uint64_t>& keys) {
  const std::int64_t now = toMillis(at);
  // Small corrections of the wall clock are not worth the work: what they reach back to lies in the present slot.
  if (now < m_now - kCorrection) rebuild(now);
  if (now < m_next) return;
  const std::int64_t from = m_now;
  m_now = std::max(m_now, now);
  m_first = kGone;
  for (Level& level : m_levels) {
    // The present fine slot is looked at again; of the coarse ones those that have been reached are poured.
    const bool fine = &level == &m_levels.front();
    const std::int64_t last = m_now >> level.shift;
    const std::int64_t first = std::max((from >> level.shift) + (fine ? 0 : 1), last - level.mask());
    for (std::int64_t slot = level.firstOccupied(first, last); slot <= last; slot = level.firstOccupied(slot + 1, last)) sort(level.take(slot), now);
  }
  m_next = findNext();
  std::sort(m_fired.begin(), m_fired.end());
  for (const auto& fired : m_fired) keys.push_back(fired.second);
  m_fired.clear();
}

std::size_t ClockWheel::memoryBytes() const {
  std::size_t bytes = sizeof(*this) + m_nodes.capacity() * sizeof(Node) + m_fired.capacity() * sizeof(m_fired[0]);
  for (const Level& level : m_levels) bytes += level.head.size() * sizeof(level.head[0]) + level.occupied.size() * sizeof(level.occupied[0]);
  return bytes;
}

void ClockWheel::Level::push(std::vector<Node>& nodes, std::int64_t slot, std::uint32_t node) {
  const auto i = static_cast<std::size_t>(slot & mask());
  nodes[node].next = head[i];
  head[i] = node;
  occupied[i / 64] |= std::uint64_t{1} << i % 64;
}

std::uint32_t ClockWheel::Level::take(std::int64_t slot) {
  const auto i = static_cast<std::size_t>(slot & mask());
  occupied[i / 64] &= ~(std::uint64_t{1} << i % 64);
  return std::exchange(head[i], kNone);
}

std::int64_t ClockWheel::Level::firstOccupied(std::int64_t from, std::int64_t to) const {
  while (from <= to) {
    const auto i = static_cast<std::size_t>(from & mask());
    if (const std::uint64_t rest = occupied[i / 64] >> i % 64; rest != 0) return std::min(from + std::countr_zero(rest), to + 1);
    from += 64 - static_cast<std::int64_t>(i % 64);
  }
  return to + 1;
}

// What is past waits in the present slot; what lies beyond the coarse level in its last slot, to be linked again from there.
void ClockWheel::link(std::uint32_t node) {
  const std::int64_t due = std::max(m_nodes[node].due, m_now);
  Level& fine = m_levels[0];
  const std::int64_t slot = due >> fine.shift, present = m_now >> fine.shift;
  if (slot - present <= fine.mask()) {
    if (slot == present) m_first = std::min(m_first, m_nodes[node].due);
    fine.push(m_nodes, slot, node);
  } else {
    Level& coarse = m_levels[1];
    coarse.push(m_nodes, std::min(due >> coarse.shift, (m_now >> coarse.shift) + coarse.mask()), node);
  }
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
void ClockWheel::rebuild(std::int64_t now) {
  for (Level& level : m_levels) {
    std::fill(level.head.begin(), level.head.end(), kNone);
    std::fill(level.occupied.begin(), level.occupied.end(), 0);
  }
  m_now = now;
  m_first = kGone;
  m_free = kNone;
  m_gone = 0;
  for (auto node = static_cast<std::uint32_t>(m_nodes.size()); node-- > 0;)
    m_nodes[node].due == kGone ? release(node) : link(node);
  m_next = findNext();
}

std::int64_t ClockWheel::findNext() const {
  std::int64_t next = m_first;
  for (const Level& level : m_levels) {
    const std::int64_t present = m_now >> level.shift, last = present + level.mask();
    const std::int64_t slot = level.firstOccupied(present + 1, last);
    if (slot <= last) next = std::min(next, slot << level.shift);
  }
  return next;
}

}  // namespace jw::deadline
