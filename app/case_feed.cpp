#include "app/case_feed.h"

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <queue>
#include <thread>

#include "app/case_driver.h"
#include "app/name_resolver.h"
#include "core/intake/case_file.h"

namespace jw::app {
namespace {

using SteadyClock = std::chrono::steady_clock;

std::string refusalText(const engine::Refused& r) {
  return std::string(model::refusalName(r.code)) + (r.detail.empty() ? "" : ": " + r.detail);
}

// Sleeps until `when`, or until the user asks to stop.
void sleepUntil(SteadyClock::time_point when, const std::stop_token& stop) {
  std::mutex mutex;
  std::condition_variable_any wake;
  std::unique_lock lock(mutex);
  wake.wait_until(lock, stop, when, [] { return false; });
}

class Feed {
 public:
  Feed(engine::Engine& engine, const model::Actor& actor, const intake::CaseMapping& mapping,
       const FeedOptions& options, const Progress& progress)
      : m_engine(engine),
        m_actor(actor),
        m_options(options),
        m_progress(progress),
        m_file(options.file, mapping),
        m_names(*engine.directory(), mapping),
        m_result() {}

  FeedResult run() {
    const auto started = SteadyClock::now();
    if (m_options.speed > 0)
      runPaced();
    else
      runAtOnce();
    m_result.seconds = std::chrono::duration<double>(SteadyClock::now() - started).count();
    return std::move(m_result);
  }

 private:
  // The next row that the engine is to see.
  std::optional<intake::CaseRow> nextRow() {
    while (auto next = m_file.next()) {
      if (const auto* bad = std::get_if<intake::RefusedRow>(&*next)) {
        ++m_result.read;
        m_result.refused.push_back({bad->row, std::string(intake::refusalName(bad->code)) + ": " + bad->text});
        continue;
      }
      auto& row = std::get<intake::CaseRow>(*next);
      const Instant at = row.report.reportedAt;
      if ((m_options.from != kNever && at < m_options.from) || (m_options.to != kNever && at >= m_options.to)) continue;
      ++m_result.read;
      return std::move(row);
    }
    return std::nullopt;
  }

  void runAtOnce() {
    for (bool more = true; more;) {
      std::vector<intake::CaseRow> rows;
      while (rows.size() < m_options.window) {
        auto row = nextRow();
        more = row.has_value();
        if (!more) break;
        rows.push_back(std::move(*row));
      }
      auto closed = report(rows);
      driveCases(m_engine, m_actor, closed, model::CaseState::archived);
      settle(closed);
      m_progress(m_file.position(), m_file.size(), m_options.file.filename().string());
    }
  }

  void runPaced() {
    std::vector<intake::CaseRow> rows;
    while (auto row = nextRow()) {
      rows.push_back(std::move(*row));
      m_progress(m_file.position(), m_file.size(), m_options.file.filename().string());
    }
    std::stable_sort(rows.begin(), rows.end(),
                     [](const auto& a, const auto& b) { return a.report.reportedAt < b.report.reportedAt; });
    if (rows.empty()) return;
    const Instant first = rows.front().report.reportedAt;
    const auto started = SteadyClock::now();
    const auto due = [&](Instant at) {
      return started + std::chrono::duration_cast<SteadyClock::duration>(std::chrono::duration<double>(at - first) /
                                                                         m_options.speed);
    };
    const auto later = [](const DrivenCase& a, const DrivenCase& b) { return a.closedAt > b.closedAt; };
    std::priority_queue<DrivenCase, std::vector<DrivenCase>, decltype(later)> waiting(later);
    for (std::size_t next = 0; next < rows.size() || !waiting.empty();) {
      m_progress(next, rows.size(), m_options.file.filename().string());
      Instant wake = kNever;
      if (next < rows.size()) wake = rows[next].report.reportedAt;
      if (!waiting.empty()) wake = std::min(wake, waiting.top().closedAt);
      sleepUntil(due(wake), m_progress.stop);
      const auto now = SteadyClock::now();
      std::vector<intake::CaseRow> reports;
      while (next < rows.size() && reports.size() < m_options.window && due(rows[next].report.reportedAt) <= now)
        reports.push_back(std::move(rows[next++]));
      auto opened = report(reports);
      driveCases(m_engine, m_actor, opened, model::CaseState::accepted);
      for (auto& c : opened) waiting.push(std::move(c));
      std::vector<DrivenCase> closing;
      while (!waiting.empty() && closing.size() < m_options.window && due(waiting.top().closedAt) <= now) {
        closing.push_back(waiting.top());
        waiting.pop();
      }
      driveCases(m_engine, m_actor, closing, model::CaseState::archived);
      settle(closing);
    }
  }

  // Enters the rows; returns those that are closed in the file and not yet here.
  std::vector<DrivenCase> report(std::vector<intake::CaseRow>& rows) {
    std::vector<engine::Order> orders;
    orders.reserve(rows.size());
    for (auto& row : rows) {
      row.report.category = m_names.category(row);
      row.report.suggestedDepartment = m_names.department(row.departmentName);
      orders.push_back({m_actor, engine::ReportCase{row.report}});
    }
    for (const auto& answer : m_engine.submit(m_names.takeNew(m_actor)).get())
      if (const auto* r = engine::refused(answer))
        throw Error(ErrorCode::input, "a category or department of the file cannot be made: " + refusalText(*r));
    const auto sent = SteadyClock::now();
    const auto answers = m_engine.submit(std::move(orders)).get();
    const double micros = std::chrono::duration<double, std::micro>(SteadyClock::now() - sent).count();
    m_result.answerMicros.insert(m_result.answerMicros.end(), answers.size(), micros);
    std::vector<DrivenCase> closed;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (const auto* r = engine::refused(answers[i])) m_result.refused.push_back({rows[i].row, refusalText(*r)});
      if (const auto* d = engine::done(answers[i])) {
        count(rows[i], *d);
        if (rows[i].statusState == model::CaseState::archived && rows[i].closedAt != kNever && model::isOpen(d->state))
          closed.push_back(toDrive(rows[i], *d));
      }
    }
    return closed;
  }

  void count(const intake::CaseRow& row, const engine::Done& d) {
    ++(d.alreadyThere ? m_result.alreadyThere : m_result.stored);
    if (d.contradicted) ++m_result.contradicted;
    if (d.location == engine::Location::located || d.location == engine::Location::byGrid) {
      ++m_result.located;
      return;
    }
    std::string reason(model::locationName(d.location));
    if (row.pointProblem != intake::PointProblem::none)
      reason += ": " + std::string(intake::pointProblemName(row.pointProblem));
    m_result.unlocated.push_back({row.row, reason});
  }

  static DrivenCase toDrive(const intake::CaseRow& row, const engine::Done& d) {
    DrivenCase c;
    c.id = d.id;
    c.state = d.state;
    c.department = row.report.suggestedDepartment;
    c.reportedAt = row.report.reportedAt;
    c.closedAt = row.closedAt;
    c.result = row.statusText.empty() ? row.report.source : row.statusText;
    c.row = row.row;
    return c;
  }

  void settle(const std::vector<DrivenCase>& cases) {
    for (const auto& c : cases) {
      if (c.state == model::CaseState::archived) ++m_result.closed;
      if (!c.refused.empty()) m_result.notClosed.push_back({c.row, c.refused});
    }
  }

  engine::Engine& m_engine;
  const model::Actor& m_actor;
  const FeedOptions& m_options;
  const Progress& m_progress;
  intake::CaseFile m_file;
  NameResolver m_names;
  FeedResult m_result;
};

}  // namespace

FeedResult feedCases(engine::Engine& engine, const model::Actor& actor, const intake::CaseMapping& mapping,
                     const FeedOptions& options, const Progress& progress) {
  return Feed(engine, actor, mapping, options, progress).run();
}

}  // namespace jw::app
