// Playback 复盘: the cases as they were at any moment of a past period.
#pragma once
#include <cstdint>
#include <functional>
#include <future>
#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

#include "core/base/progress.h"
#include "core/engine/engine.h"
#include "core/store/case_tape.h"

namespace jw::engine {

/// Immutable; any thread. A moment is when things happened (a step's `at`), not when they were entered; what happened at the
/// moment itself counts. State, department, round, step deadline, closing, urges and extensions are exact. The handling
/// deadline is exact for cases that were never reworked, reopened, resumed or extended; of others it is what today's limits
/// give. Who was called in and had not finished is exact, the due of such a task is the last it had. Area, title, nature and category are today's; the rule's proposal and a suspected original are there only while the
/// case has not moved on since.
class Playback {
 public:
  struct Past {
    Instant at;
    model::CaseState state;
    DepartmentId department, proposed;
    CaseId suspect;
    Instant stateSince, due, stepDue, resumeAt, closedAt;
    std::uint16_t round, extensions, urges;
    std::int64_t rowVer;
  };
  struct Track {
    CaseSummaryPtr now;
    std::vector<Past> past;  ///< by time; not empty
    std::vector<store::TapeTask> tasks = {};
    std::vector<store::TapeRequest> requests = {};
  };
  Playback(Instant from, Instant to, std::vector<Track> tracks);

  Instant from() const { return m_from; }
  Instant to() const { return m_to; }
  std::size_t cases() const { return m_tracks.size(); }
  std::size_t events() const { return m_events.size(); }

  /// Jumping: every case that was open, by a search in each track.
  std::vector<CaseSummaryPtr> openAt(Instant moment) const;
  /// Stepping: the cases to which something happened in (after, until], once each as of `until`; also those that closed.
  std::vector<CaseSummaryPtr> changed(Instant after, Instant until) const;
  /// One case; null before it was reported, and for a case that was not open in the period.
  CaseSummaryPtr caseAt(CaseId id, Instant moment) const;
  /// The page of a case: trail, tasks, urges, files and joined reports up to the moment; texts and people are today's.
  /// Nothing before the case was reported; unchanged for a case that was closed before the period.
  std::optional<model::CaseDetails> asOf(model::CaseDetails details, Instant moment) const;
  /// The next moment after this, or the last before it, at which something happens; kNever: nothing more.
  Instant nextAfter(Instant moment) const;
  Instant lastBefore(Instant moment) const;
  /// When the major cases of the period were reported, by time.
  std::vector<Instant> majorReports() const;
  /// How many were reported in each of `parts` equal parts of the period.
  std::vector<std::uint32_t> reported(std::size_t parts) const;

 private:
  struct Event {
    Instant at;
    std::uint32_t track;
  };
  static CaseSummaryPtr summaryAt(const Track& track, Instant moment);
  Instant m_from, m_to;
  std::vector<Track> m_tracks;
  std::vector<Event> m_events;  ///< by time
  std::unordered_map<CaseId, std::uint32_t> m_byId;
};

/// Reads on a reader thread, where `ready` and the progress (cases) are called; not for a read that was stopped. Only cases
/// inside the actor's scope. Costs some 500 bytes a case; throws Error(input) for a broken calendar.
std::future<void> readPlayback(const Engine& engine, model::Actor actor, Instant from, Instant to, Progress progress, std::function<void(std::shared_ptr<const Playback>)> ready);

}  // namespace jw::engine
