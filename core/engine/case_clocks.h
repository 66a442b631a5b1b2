// The moments at which the engine acts on a case by itself: a suspension ends, an urge is due.
#pragma once
#include <optional>
#include <unordered_map>
#include <vector>

#include "core/deadline/clock_wheel.h"
#include "core/deadline/urging.h"
#include "core/engine/commands.h"
#include "core/engine/directory.h"

namespace jw::engine {

/// Touched by the engine thread alone.
class CaseClocks {
 public:
  explicit CaseClocks(const Clock& clock) : m_clock(clock), m_wheel(clock.now()) {}
  /// Sets the clock of a case anew: from its present state, the settings that hold for it and its last urge.
  void follow(const model::CaseSummary& c, const Directory& directory);
  /// The case has been urged by itself so often since it came into that state (before follow()).
  void urged(CaseId id, model::CaseState state, deadline::UrgesSoFar urges) { m_urges[id] = {state, urges}; }
  void clear();
  void reserve(std::size_t cases);
  /// Not later than the next moment at which take() gives something.
  std::optional<Instant> next() const { return m_wheel.next(); }
  /// The cases whose moment has come, each once; their clocks are gone until follow() is called again.
  std::vector<CaseId> take(Instant now);
  std::size_t size() const { return m_wheel.size(); }

 private:
  struct Slot {
    CaseId id;
    deadline::ClockWheel::Handle handle;
  };
  const Clock& m_clock;
  deadline::ClockWheel m_wheel;
  std::vector<Slot> m_slots;  ///< by the key that the wheel knows
  std::vector<std::uint32_t> m_freeSlots;
  std::unordered_map<CaseId, std::uint32_t> m_slotOf;
  struct Urged {
    model::CaseState state;
    deadline::UrgesSoFar urges;
  };
  std::unordered_map<CaseId, Urged> m_urges;  ///< of cases that have been urged in their present state
  std::vector<std::uint64_t> m_fired;
};

/// What the engine does to a case whose moment has come; nothing if it has passed by.
std::optional<Order> dueOrder(const model::CaseSummary& c, Instant now);

}  // namespace jw::engine
