// The open clocks of the engine: a million cost nothing while they wait, the next due one is known at once.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "core/base/clock.h"

namespace jw::deadline {

/// A hierarchical timing wheel (Varghese and Lauck, 1987): 4 levels of 256 slots, the finest of 1.024 s, with a bitmap
/// of the occupied slots, so that empty time is skipped. Adding and cancelling are O(1); 24 bytes a clock. One thread.
/// The wall clock may be set: forward, everything that became due fires once; back, nothing fires again, nothing is lost.
class ClockWheel {
 public:
  /// Names one clock as long as it waits; stale ones are recognised and harmless. Empty: no clock.
  struct Handle {
    std::uint32_t node = 0xFFFFFFFF, generation = 0;
    explicit operator bool() const { return node != 0xFFFFFFFF; }
    friend bool operator==(const Handle&, const Handle&) = default;
  };

  explicit ClockWheel(Instant now);

  /// `due` may be past: it fires at the next drain. kNever takes no room and gives an empty handle. A store is brought
  /// back by reserve() and one add() for each of its clocks. Throws Error(internal) beyond 2^32 - 1 clocks.
  Handle add(Instant due, std::uint64_t key);
  /// False if the clock has fired or was cancelled before.
  bool cancel(Handle handle);
  /// Not later than the first due; nothing if no clock waits. Exact for what is due within the present slot, else the
  /// beginning of a slot or a due cancelled since: draining at this moment then fires nothing and brings a later answer,
  /// after at most 4 such steps (and one for each cancelled clock that was the next) the exact one.
  std::optional<Instant> next() const;
  /// Appends the keys of all clocks due at or before `now`, by due and then by key, each once, and forgets them.
  void drain(Instant now, std::vector<std::uint64_t>& keys);

  std::size_t size() const { return m_size; }
  void reserve(std::size_t clocks) { m_nodes.reserve(clocks); }
  std::size_t memoryBytes() const;

 private:
  static constexpr int kLevels = 4, kBits = 8;
  static constexpr std::int64_t kSlots = 1 << kBits;
  struct Node {
    std::int64_t due;  ///< kGone: cancelled, or free
    std::uint64_t key;
    std::uint32_t next, generation;
  };
  struct Level {
    std::array<std::uint32_t, kSlots> head;
    std::array<std::uint64_t, kSlots / 64> occupied{};
  };
  void link(std::uint32_t node);
  std::int64_t nextOccupied(int level, std::int64_t distance) const;
  std::uint32_t take(int level, std::int64_t distance);
  void sort(std::uint32_t list, std::int64_t now);
  void release(std::uint32_t node);
  void rebuild(std::int64_t tick);
  std::int64_t findNext() const;

  std::vector<Node> m_nodes;
  std::array<Level, kLevels> m_levels;
  std::vector<std::pair<std::int64_t, std::uint64_t>> m_fired;  // of one drain, kept for its memory
  std::uint32_t m_free;
  std::int64_t m_tick;   // the present slot of the finest level
  std::int64_t m_first;  // the earliest due in the present slot, in milliseconds
  std::int64_t m_next;   // nothing is due before this
  std::size_t m_size = 0, m_gone = 0;
};

}  // namespace jw::deadline
