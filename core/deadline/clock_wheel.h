// The open clocks of the engine: a million cost nothing while they wait, the next due one is known at once.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "core/base/clock.h"

namespace jw::deadline {

/// A timing wheel of two levels (Varghese and Lauck, 1987): slots of 32.768 s for the next 49.7 days, then slots of 49.7
/// days, with bitmaps of the occupied ones, so that empty time is skipped. The first level is wide so that a slot of the
/// second, which takes its time, is poured into it only once in 49.7 days. Adding and cancelling are O(1); 24 bytes a
/// clock and 530 kB for the slots. One thread.
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
  /// the exact one after a step for each level (and for each cancelled clock that was the next).
  std::optional<Instant> next() const;
  /// Appends the keys of all clocks due at or before `now`, by due and then by key, each once, and forgets them.
  void drain(Instant now, std::vector<std::uint64_t>& keys);

  std::size_t size() const { return m_size; }
  void reserve(std::size_t clocks) { m_nodes.reserve(clocks); }
  std::size_t memoryBytes() const;

 private:
  struct Node {
    std::int64_t due;  ///< kGone: cancelled, or free
    std::uint64_t key;
    std::uint32_t next, generation;
  };
  struct Level {
    int shift;  ///< of milliseconds to slots
    std::vector<std::uint32_t> head{};
    std::vector<std::uint64_t> occupied{};
    std::int64_t mask() const { return static_cast<std::int64_t>(head.size()) - 1; }
    void push(std::vector<Node>& nodes, std::int64_t slot, std::uint32_t node);
    std::uint32_t take(std::int64_t slot);
    /// The first occupied one from `from` to `to`, at most a turn of the wheel apart; to + 1 if there is none.
    std::int64_t firstOccupied(std::int64_t from, std::int64_t to) const;
  };
  void link(std::uint32_t node);
  void sort(std::uint32_t list, std::int64_t now);
  void release(std::uint32_t node);
  void rebuild(std::int64_t now);
  std::int64_t findNext() const;

  std::vector<Node> m_nodes;
  std::array<Level, 2> m_levels;
  std::vector<std::pair<std::int64_t, std::uint64_t>> m_fired;  // of one drain, kept for its memory
  std::uint32_t m_free;
  std::int64_t m_now;    // the latest moment drained: its slots are the present ones
  std::int64_t m_first;  // the earliest due in the present slot, in milliseconds
  std::int64_t m_next;   // nothing is due before this
  std::size_t m_size = 0, m_gone = 0;
};

}  // namespace jw::deadline
