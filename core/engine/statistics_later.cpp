#include "core/engine/statistics_later.h"

#include "core/base/error.h"
#include "core/engine/registry_columns.h"

namespace jw::engine {

void makeLaterReports(store::Connection& c, const std::vector<LaterReport>& laters, RegistryPast& past, const AreaTree& areas, std::uint64_t revision, const std::stop_token& stop, std::vector<stats::ReportPtr>& reports) {
  const auto give = [&](const LaterReport& later, stats::Report made) {
    made.scope = later.asked.scope;
    reports[later.i] = std::make_shared<const stats::Report>(std::move(made));
  };
  std::vector<const stats::CaseQuestion*> cases;
  for (const auto& later : laters)
    if (later.cases) cases.push_back(&*later.cases);
  auto counted = stats::makeCaseReports(c, cases);
  auto next = counted.begin();
  for (const auto& later : laters) {
    if (later.cases) {
      next->revision = revision;
      give(later, std::move(*next++));
      continue;
    }
    const auto then = past.at(c, areas, *later.asked.past, later.asked.moment);
    const auto subject = later.asked.question.entry->subject;
    auto made = stats::makeReport(then->table(subject), then->coding(subject), later.asked.question, nullptr, stop);
    if (!made) throw Error(ErrorCode::internal, "statistics: aggregates of a past day");
    made->asOf = later.asked.moment;
    give(later, std::move(*made));
  }
}

void BookSides::end(std::optional<Refused> why, const std::stop_token& stop) {
  {
    const std::scoped_lock lock(m_mutex);
    if (why && !m_refused) m_refused = std::move(why);
    if (--m_open > 0) return;
  }
  if (stop.stop_requested()) return;
  if (m_refused) return m_ready(std::move(*m_refused));
  m_ready(std::move(reports));
}

}  // namespace jw::engine
