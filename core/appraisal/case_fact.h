// A case as appraisal looks at it: when each step was taken, what was due when, who had it.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/base/clock.h"
#include "core/base/progress.h"
#include "core/store/case_facts.h"

namespace jw::appraisal {

/// What is so about a case as of the appraisal's moment; the indicators are made of these (data/appraisal/indicators.toml).
enum class Flag : std::uint8_t {
  filed,             ///< 立案: it was dispatched at least once
  void_,             ///< 作废
  duplicate,         ///< joined to an earlier case
  closed,            ///< 结案: archived and not reopened
  closedInTime,      ///< closed, and handled by the deadline of the case (spec 07: handling ends when the department confirms)
  archivedInTime,    ///< closed, and archived by the deadline of the case
  handled,           ///< 处置: fed back, and no further round is open
  handledInTime,     ///< the last feedback came by the deadline of its step
  handledOnce,       ///< fed back at least once
  overdue,           ///< handled late, or not handled though the deadline has passed; never while suspended
  deferred,          ///< 缓办: stands suspended, or was extended and is not closed
  returned,          ///< 驳回 at least once
  accepted,          ///< accepted by the department that has it
  acceptedInTime,
  followedUp,        ///< 回访, after the last feedback
  followedUpInTime,
  satisfied,
  reworked,          ///< 返工: a second round, or reopened
  urged,
  extended,
  suspended,         ///< stands suspended
  dispatchKnown,     ///< a deadline of the first dispatch is known
  dispatchedInTime,
};
constexpr int kFlags = 23;
using Flags = std::uint32_t;
constexpr Flags bit(Flag f) { return Flags{1} << static_cast<unsigned>(f); }

/// The moments of a case. kNever: has not come, or is not known.
enum class Moment : std::uint8_t {
  reported, filed, assigned, accepted, handled, followedUp, closed,
  acceptDue, handleDue, followUpDue,
  due,  ///< of the case; where it has none of its own, of its last handling
};
constexpr int kMoments = 11;

struct CaseFact {
  std::int64_t n = 0;  ///< row number of the case in this store
  Instant moments[kMoments];
  Flags flags = 0;
  std::uint32_t area = 0;               ///< FactSet::areas
  std::uint32_t handler = 0, caller = 0;  ///< FactSet::people: who handled it, who followed it up; 0: nobody
  std::uint16_t first = 0, holder = 0;  ///< FactSet::departments: of the first assignment, of the last; 0: nobody
  std::uint8_t kind = 0, nature = 0, channel = 0;

  Instant at(Moment m) const { return moments[static_cast<std::size_t>(m)]; }
  bool is(Flag f) const { return (flags & bit(f)) != 0; }
};

/// What may happen to a case more than once, each time to another department.
struct Event {
  enum class Kind : std::uint8_t { returned, urged } kind;
  std::uint16_t department;  ///< that sent it back, or was urged
  std::uint32_t fact;        ///< index in FactSet::facts
  Instant at;
};

/// The facts of all cases that a period can concern.
struct FactSet {
  Instant from = kNever, asOf = kNever;
  Instant to = kNever;  ///< exclusive; of a period that still runs just after asOf: what falls due later is not due yet
  std::vector<CaseFact> facts;  ///< by row number
  std::vector<Event> events;
  std::vector<std::string> areas;          ///< area paths
  std::vector<DepartmentId> departments;   ///< [0] is nobody
  std::vector<std::string> people;         ///< names as the trail shows them; [0] is nobody
};

/// Folds trails into facts.
class FactBuilder {
 public:
  /// `dispatchLimit`: a first dispatch later than this after the report is late; 0: not known.
  FactBuilder(Instant from, Instant to, Instant asOf, Millis dispatchLimit);
  void add(const store::FactCase& c);
  void add(const store::FactUrge& u);  ///< after all cases, by row number
  FactSet take() { return std::move(m_set); }

 private:
  std::uint16_t department(DepartmentId id);
  std::uint32_t person(std::string_view name);
  std::uint32_t area(const std::string& path);
  FactSet m_set;
  Millis m_dispatchLimit;
  std::unordered_map<DepartmentId, std::uint16_t> m_departments;
  std::unordered_map<std::string, std::uint32_t> m_people, m_areas;
  std::string m_key;
};

/// Reads and folds; the names of who took a step only if `people`. Throws Error(cancelled), Error(store).
FactSet readFacts(store::Connection& c, std::string_view scope, Instant from, Instant to, Instant asOf, Millis dispatchLimit, bool people, const Progress& progress);

}  // namespace jw::appraisal
