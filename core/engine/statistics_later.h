// Those reports of a book that are read from the store and not from the columns: of cases and of past days.
#pragma once
#include <functional>
#include <mutex>
#include <optional>
#include <stop_token>
#include <variant>
#include <vector>

#include "core/engine/registry_past.h"
#include "core/engine/statistics_questions.h"

namespace jw::engine {

struct LaterReport {
  std::size_t i = 0;  ///< number in the book
  AskedReport asked;
  std::optional<stats::CaseQuestion> cases;  ///< nothing: of a past day
};
/// Sets those of `reports` that the questions number. `revision`: of the present. Throws Error, also cancelled.
void makeLaterReports(store::Connection& c, const std::vector<LaterReport>& laters, RegistryPast& past, const AreaTree& areas, std::uint64_t revision, const std::stop_token& stop, std::vector<stats::ReportPtr>& reports);

/// A book that is made on several sides at once, each of which sets reports of its own; whoever ends last gives the answer.
class BookSides {
 public:
  using Reports = std::vector<stats::ReportPtr>;
  BookSides(std::size_t n, int sides, StatisticsDesk::Answered<Reports> ready) : reports(n), m_open(sides), m_ready(std::move(ready)) {}
  Reports reports;
  /// Of one side, once, on any thread. A refusal is that of the whole book; stopped, there is no answer.
  void end(std::optional<Refused> why, const std::stop_token& stop);

 private:
  std::mutex m_mutex;
  int m_open;
  std::optional<Refused> m_refused;
  const StatisticsDesk::Answered<Reports> m_ready;
};

}  // namespace jw::engine
