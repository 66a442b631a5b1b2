#include "core/store/source_summary.h"

#include <array>
#include <limits>

namespace jw::store {
namespace {

class Walk {
 public:
  explicit Walk(SourceSummary& into) : m_into(into) { m_first.fill(kNever); }
  void begin(std::int64_t row) {
    end();
    m_row = row;
  }
  std::int64_t row() const { return m_row; }
  void add(model::CaseState to, Instant at) {
    Instant& first = m_first[static_cast<std::size_t>(to)];
    if (first == kNever || to == model::CaseState::archived) first = at;
  }
  void end() {
    using enum model::CaseState;
    measure(m_into.reportedToAssigned, reported, assigned);
    measure(m_into.assignedToAccepted, assigned, accepted);
    measure(m_into.acceptedToFedBack, accepted, fedBack);
    measure(m_into.assignedToClosed, assigned, archived);
    measure(m_into.reportedToClosed, reported, archived);
    m_first.fill(kNever);
  }

 private:
  void measure(Seconds& into, model::CaseState from, model::CaseState to) const {
    const Instant a = m_first[static_cast<std::size_t>(from)], b = m_first[static_cast<std::size_t>(to)];
    if (a != kNever && b != kNever) into.push_back(std::chrono::duration<double>(b - a).count());
  }
  SourceSummary& m_into;
  std::array<Instant, model::kCaseStates> m_first;
  std::int64_t m_row = 0;
};

}  // namespace

SourceSummary summarizeSource(Connection& c, std::string_view source, Instant from, Instant to) {
  SourceSummary summary;
  const std::int64_t low = from == kNever ? std::numeric_limits<std::int64_t>::min() : toMillis(from);
  auto counts = c.prepare(
      "SELECT state, department, count(*) FROM cases WHERE source = ? AND reported_at >= ? AND reported_at < ? GROUP "
      "BY 1, 2");
  counts->bind(1, source).bind(2, low).bind(3, toMillis(to));
  while (counts->step()) {
    const auto n = static_cast<std::uint64_t>(counts->integer(2));
    summary.byState[static_cast<model::CaseState>(counts->integer(0))] += n;
    summary.byDepartment[counts->id<DepartmentTag>(1)] += n;
  }
  auto steps = c.prepare(
      "SELECT t.case_n, t.to_state, t.at FROM transitions t JOIN cases c ON c.n = t.case_n "
      "WHERE c.source = ? AND c.reported_at >= ? AND c.reported_at < ? ORDER BY t.case_n, t.i");
  steps->bind(1, source).bind(2, low).bind(3, toMillis(to));
  Walk walk(summary);
  while (steps->step()) {
    if (steps->integer(0) != walk.row()) walk.begin(steps->integer(0));
    walk.add(static_cast<model::CaseState>(steps->integer(1)), steps->instant(2));
  }
  walk.end();
  return summary;
}

}  // namespace jw::store
