// The moments at which the engine acts on a case by itself: a suspension ends, an urge is due.
#pragma once
#include <optional>
#include <unordered_map>
#include <vector>

#include "core/deadline/clock_wheel.h"
#include "core/deadline/urging.h"
#include "core/engine/commands.h"
#include "core/engine/directory.h"
#include "core/engine/open_book.h"

namespace jw::engine {

/// Touched by the engine thread alone.
class CaseClocks {
 public:
  CaseClocks(const Clock& clock, OpenBook& book) : m_clock(clock), m_book(book), m_wheel(clock.now()) {}
  /// Sets the clock of a case anew: from its present state, the settings that hold for it and its last urge.
  void follow(OpenBook::Slot slot, const Directory& directory);
  /// Before the case leaves the book.
  void drop(OpenBook::Slot slot);
  /// The case has been urged by itself so often since it came into that state (before follow()).
  void urged(CaseId id, model::CaseState state, deadline::UrgesSoFar urges) { m_urges[id] = {state, urges}; }
  /// A department that was called in has been urged by itself so often since (before follow()).
  void calledInUrged(CaseId id, const Uuid& task, deadline::UrgesSoFar urges) { m_taskUrges[id][task] = urges; }
  /// The clocks of all cases in the book anew.
  void followAll(const Directory& directory);
  /// Not later than the next moment at which take() gives something.
  std::optional<Instant> next() const { return m_wheel.next(); }
  /// The cases whose moment has come, each once; their clocks are gone until follow() is called again.
  std::vector<CaseId> take(Instant now);
  /// What the engine does to a case whose moment has come: it goes on, or it and departments called in are urged.
  std::vector<Order> due(OpenBook::Slot slot, const Directory& directory, Instant now) const;
  std::size_t size() const { return m_wheel.size(); }
  std::size_t memoryBytes() const { return m_wheel.memoryBytes(); }  ///< without what is kept of urges

 private:
  const Clock& m_clock;
  OpenBook& m_book;
  deadline::ClockWheel m_wheel;  ///< its keys are slots of the book
  struct Urged {
    model::CaseState state;
    deadline::UrgesSoFar urges;
  };
  deadline::NextUrge nextUrge(const model::CaseSummary& c, const Directory& directory) const;
  deadline::NextUrge nextUrge(const model::CaseSummary& c, const model::CalledIn& task, const Directory& directory) const;
  std::unordered_map<CaseId, Urged> m_urges;  ///< of cases that have been urged in their present state
  std::unordered_map<CaseId, std::unordered_map<Uuid, deadline::UrgesSoFar>> m_taskUrges;  ///< of departments called in that have been urged
  std::vector<std::uint64_t> m_fired;
};

}  // namespace jw::engine
