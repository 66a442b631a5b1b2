// From a history of beginnings and dues: the limit and the calendar that a city must have used without writing them down.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/base/calendar.h"
#include "core/model/category.h"

namespace jw::deadline {

/// A case of one type, as the history has it. Neither is kNever.
struct DuePair {
  Instant from, due;
};

/// A limit and how the calendar takes part in it.
struct DueRule {
  /// Where a due may lie: anywhere; only on working days (same time of day on the next one); there and before closing
  /// time (else at the next opening).
  enum class Landing : std::uint8_t { anyMoment, workingDay, openHours };
  model::Limit limit;
  Landing landing = Landing::anyMoment;
  std::size_t calendar = 0;  ///< which of the candidates
  bool usesCalendar() const;
  friend bool operator==(const DueRule&, const DueRule&) = default;
};

/// Days, natural ones too, keep the time of day of the calendar's zone.
Instant endOf(const DueRule& rule, Instant from, std::span<const WorkingCalendar> calendars);

struct InferredLimit {
  DueRule rule;
  std::size_t pairs = 0;
  std::size_t days = 0;   ///< pairs whose due day (in the calendar's zone) the rule gives
  std::size_t exact = 0;  ///< pairs whose due it gives within a minute
  std::size_t rivals = 0;  ///< other rules that explain just as much: the history is too short to tell them apart
  /// Of the other pairs: those that follow a second limit (at least 5 and 1% of all) within a minute …
  std::optional<DueRule> second;
  std::size_t bySecond = 0;
  std::size_t byHand = 0;  ///< … those of a whole minute, as people enter them: moved by hand …
  std::size_t unexplained = 0;  ///< … and the rest
  double share() const { return static_cast<double>(days) / static_cast<double>(pairs); }
  /// The lower end of the 95% interval of the share (Wilson 1927).
  double confidence() const;
};

enum class DueOrigin : std::uint8_t { rule, second, hand, unexplained };
DueOrigin originOf(const DuePair& pair, const InferredLimit& inferred, std::span<const WorkingCalendar> calendars);

/// The rule that gives the due day of most pairs, then the most exact dues, then the simplest. The amounts tried are
/// those that occur; closing times play no part. Nothing if there are no pairs or no calendars, or if not one due comes
/// after its beginning. Pure; any thread. Some µs a pair.
std::optional<InferredLimit> inferLimit(std::span<const DuePair> pairs, std::span<const WorkingCalendar> calendars);

/// A closed case with the verdict that its source gave.
struct ClosedCase {
  DuePair pair;
  Instant closedAt;
  bool ontime;
};

/// How far "closed at or before the due" by inferred dues agrees with the verdicts of the source.
struct Verdicts {
  std::size_t judged = 0;
  std::size_t same = 0;         ///< by the rule alone
  std::size_t sameByTwo = 0;    ///< by the second limit where a due follows it
  std::size_t movedByHand = 0;  ///< of the judged: no limit gives what a person entered
  std::size_t sameUnmoved = 0;  ///< sameByTwo among the others (spec 07: the variant with deferral)
  std::size_t sameExtended = 0;  ///< sameByTwo, with what a person entered kept as an extension 延期 of that one case
  Verdicts& operator+=(const Verdicts& other);
};
Verdicts verdictsOf(std::span<const ClosedCase> closed, const InferredLimit& inferred, std::span<const WorkingCalendar> calendars);

}  // namespace jw::deadline
