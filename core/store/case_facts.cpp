#include "core/store/case_facts.h"

#include "core/store/case_rows.h"

namespace jw::store {
namespace {

// A deadline that only the trail remembers lies at most so long after the case's end.
constexpr std::chrono::hours kTrailDeadline{31 * 24};

// So many cases without interest are stepped over before the trail is entered anew.
constexpr std::int64_t kSkip = 8;

// In row order, so that the trails can be read in one pass beside; an index would have to be sorted again.
constexpr std::string_view kCases =
    "SELECT n, kind, nature, channel, state, department, area, reported_at, due, step_due, closed_at, EXISTS (SELECT 1 FROM case_links l WHERE l.duplicate = c.id) "
    "FROM cases c NOT INDEXED WHERE reported_at < ?2 AND (closed_at IS NULL OR closed_at >= ?1 OR due >= ?1 OR (due IS NULL AND closed_at >= ?3)) "
    "AND substr(area, 1, length(?4)) = ?4 ORDER BY n";
constexpr std::string_view kSteps = "SELECT case_n, action, to_state, at, recorded_at, department, satisfied, due, actor FROM transitions WHERE case_n >= ?1 ORDER BY case_n, i";

}  // namespace

FactReader::Reading::Reading(Connection& c) : m_connection(c) { c.execute("BEGIN"); }
FactReader::Reading::~Reading() {
  // A stopped reading has been rolled back by SQLite itself where it had to.
  if (m_connection.inTransaction()) sqlite3_exec(m_connection.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

FactReader::FactReader(Connection& c, std::string_view scope, Instant from, Instant to, Instant asOf, bool people)
    : m_reading(c), m_scope(scope), m_asOf(asOf), m_people(people), m_cases(c.handle(), kCases), m_steps(c.handle(), kSteps) {
  m_cases.bind(1, toMillis(from)).bind(2, toMillis(to)).bind(3, toMillis(from - kTrailDeadline)).bind(4, std::string_view(m_scope));
}
FactReader::~FactReader() = default;

// Whether m_steps stands on a step of this case, or can be moved there.
bool FactReader::stepTo(std::int64_t n) {
  if (m_stepCase == 0 || (!m_stepsEnded && n - m_stepCase > kSkip)) {
    m_steps.reset();
    m_steps.bind(1, n);
    m_stepsEnded = !m_steps.step();
    m_stepCase = m_stepsEnded ? n : m_steps.integer(0);
  }
  while (!m_stepsEnded && m_stepCase < n) {
    m_stepsEnded = !m_steps.step();
    if (!m_stepsEnded) m_stepCase = m_steps.integer(0);
  }
  return !m_stepsEnded && m_stepCase == n;
}

void FactReader::takeCase(FactCase& out) {
  out.n = m_cases.integer(0);
  out.kind = static_cast<model::CaseKind>(m_cases.integer(1));
  out.nature = static_cast<model::Nature>(m_cases.integer(2));
  out.channel = static_cast<model::Channel>(m_cases.integer(3));
  out.state = static_cast<model::CaseState>(m_cases.integer(4));
  out.department = m_cases.id<DepartmentTag>(5);
  out.area = m_cases.text(6);
  out.reportedAt = m_cases.instant(7);
  out.due = m_cases.instant(8);
  out.stepDue = m_cases.instant(9);
  out.closedAt = m_cases.instant(10);
  out.duplicate = m_cases.integer(11) != 0;
}

void FactReader::takeStep(FactCase& out, std::size_t used) {
  using model::Action;
  if (out.steps.size() == used) out.steps.emplace_back();
  FactStep& s = out.steps[used];
  s.action = static_cast<Action>(m_steps.integer(1));
  s.to = static_cast<model::CaseState>(m_steps.integer(2));
  s.at = m_steps.instant(3);
  s.department = {};
  s.satisfied.reset();
  s.due = kNever;
  s.actor.clear();
  switch (s.action) {
    case Action::assign:
      s.department = m_steps.id<DepartmentTag>(5);
      break;
    case Action::followUp:
      if (!m_steps.isNull(6)) s.satisfied = m_steps.integer(6) != 0;
      [[fallthrough]];
    case Action::accept:
    case Action::reject:
    case Action::feedBack:
      s.due = m_steps.instant(7);
      if (m_people) s.actor = m_steps.text(8);
      break;
    default:
      break;
  }
}

bool FactReader::next(FactCase& out) {
  while (m_cases.step()) {
    takeCase(out);
    if (!stepTo(out.n)) continue;
    std::size_t used = 0;
    do {
      if (m_steps.instant(4) <= m_asOf) takeStep(out, used++);
      m_stepsEnded = !m_steps.step();
      if (!m_stepsEnded) m_stepCase = m_steps.integer(0);
    } while (!m_stepsEnded && m_stepCase == out.n);
    out.steps.resize(used);
    if (used > 0) return true;
  }
  return false;
}

std::vector<FactUrge> urgesBetween(Connection& c, std::string_view scope, Instant from, Instant to) {
  auto s = c.prepare(
      "SELECT u.case_n, u.department, u.at FROM case_urges u JOIN cases c ON c.n = u.case_n "
      "WHERE u.at >= ?1 AND u.at < ?2 AND substr(c.area, 1, length(?3)) = ?3 ORDER BY u.case_n, u.i");
  s->bind(1, toMillis(from)).bind(2, toMillis(to)).bind(3, scope);
  std::vector<FactUrge> out;
  while (s->step()) out.push_back({s->integer(0), s->id<DepartmentTag>(1), s->instant(2)});
  return out;
}

std::vector<model::CaseSummary> casesByRow(Connection& c, std::string_view scope, std::span<const std::int64_t> rows) {
  auto s = c.prepare("SELECT " JW_CASE_SUMMARY_COLUMNS " FROM cases WHERE n = ?1 AND substr(area, 1, length(?2)) = ?2");
  std::vector<model::CaseSummary> out;
  out.reserve(rows.size());
  for (const std::int64_t row : rows) {
    s->bind(1, row).bind(2, scope);
    if (s->step()) out.push_back(summaryFrom(*s));
    s->reset();
  }
  return out;
}

}  // namespace jw::store
