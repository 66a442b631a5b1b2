#include "app/state_feed.h"

#include <algorithm>
#include <chrono>
#include <future>
#include <unordered_map>
#include <unordered_set>

#include "app/name_resolver.h"
#include "core/intake/case_file.h"
#include "core/workflow/way.h"

namespace jw::app {
namespace {

using model::CaseState;

constexpr std::size_t kWindow = 4096;

std::string refusalText(const engine::Refused& r) { return std::string(model::refusalName(r.code)) + (r.detail.empty() ? "" : ": " + r.detail); }

// What the source's word means here: who gives a case back does not ask whether it is the first round.
std::vector<CaseState> goalsOf(CaseState shown) {
  if (shown == CaseState::accepted) return {CaseState::accepted, CaseState::reworking};
  return {shown};
}

class StateFeed {
 public:
  StateFeed(engine::Engine& engine, const model::Actor& actor, const intake::CaseMapping& mapping, const std::filesystem::path& file, const Progress& progress)
      : m_engine(engine), m_actor(actor), m_file(file, mapping), m_names(*engine.directory(), mapping), m_progress(progress), m_name(file.filename().string()) {}

  StateFeedResult run() {
    const auto started = std::chrono::steady_clock::now();
    std::vector<intake::CaseRow> window;
    while (auto next = m_file.next()) {
      ++m_result.observed;
      if (const auto* bad = std::get_if<intake::RefusedRow>(&*next)) {
        m_result.badRows.emplace_back(bad->row, std::string(intake::refusalName(bad->code)) + ": " + bad->text);
        continue;
      }
      auto& row = std::get<intake::CaseRow>(*next);
      window.push_back(std::move(row));
      if (window.size() == kWindow) takeWindow(window);
    }
    takeWindow(window);
    compareEnds();
    m_result.cases = m_known.size();
    m_result.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
    return std::move(m_result);
  }

 private:
  struct Known {
    model::CaseSummary here;  // id, state, round, department, area, category of the case in our store
    CaseState shown = CaseState::none;
    std::string shownDepartment;
    Instant after = kNever;  // of a case that was here before: its last step
    std::int64_t row = 0;
    bool refusedLast = false;
  };

  // A case's next state needs to know what became of the one before: first the first row of every case, then the second …
  void takeWindow(std::vector<intake::CaseRow>& window) {
    while (!window.empty()) {
      std::vector<intake::CaseRow> round, later;
      std::unordered_set<std::string> inRound;
      for (auto& row : window) (inRound.insert(row.report.externalId).second ? round : later).push_back(std::move(row));
      take(round);
      window = std::move(later);
    }
    m_progress(m_file.position(), m_file.size(), m_name);
  }

  void take(std::vector<intake::CaseRow>& rows) {
    enter(rows);
    std::vector<engine::Order> orders;
    struct Change {
      const intake::CaseRow* row;
      Known* known;
      std::size_t first, steps;
    };
    std::vector<Change> changes;
    const auto directory = m_engine.directory();
    for (const auto& row : rows) {
      const auto it = m_known.find(row.report.externalId);
      if (it == m_known.end()) continue;  // its report was refused
      Known& k = it->second;
      k.row = row.row;
      if (row.statusState == k.shown && row.departmentName == k.shownDepartment) {
        ++m_result.unchanged;
        continue;
      }
      if (k.after != kNever && row.observedAt <= k.after) {
        ++m_result.earlier;
        k.shown = row.statusState;
        k.shownDepartment = row.departmentName;
        continue;
      }
      if (k.shown != CaseState::none) ++m_result.changes[std::string(model::stateName(k.shown)) + ">" + std::string(model::stateName(row.statusState))];
      k.shown = row.statusState;
      k.shownDepartment = row.departmentName;
      const DepartmentId department = m_names.department(row.departmentName);
      const auto way = workflow::wayTo(k.here, goalsOf(row.statusState), department, directory->settingsFor(k.here));
      k.refusedLast = !way;
      if (!way) {
        m_result.refused.push_back({row.row, row.report.externalId, std::string(model::stateName(k.here.state)), std::string(model::stateName(row.statusState)),
                                    k.here.department == department || k.here.state == CaseState::reported ? "wrong_state: the transition table has no way there"
                                                                                                           : "wrong_state: no way to another department from this state"});
        continue;
      }
      changes.push_back({&row, &k, orders.size(), way->size()});
      for (const auto& step : *way) {
        engine::ActOnCase act;
        act.id = k.here.id;
        act.action = step.action;
        act.satisfied = step.satisfied;
        act.department = step.action == model::Action::assign ? department : DepartmentId{};
        act.reason = "@source";
        if (step.action == model::Action::feedBack) act.note = row.statusText;
        // The two clocks of the source may differ by a minute; what was seen cannot have been before the report.
        act.at = std::max(row.observedAt, row.report.reportedAt);
        orders.push_back({m_actor, std::move(act)});
      }
    }
    putNew();
    const auto answers = m_engine.submit(std::move(orders)).get();
    for (const Change& change : changes) {
      std::string reason;
      for (std::size_t i = change.first; i < change.first + change.steps && reason.empty(); ++i) {
        if (const auto* d = engine::done(answers[i])) {
          change.known->here.state = d->state;
          change.known->here.department = m_names.department(change.row->departmentName);
          ++m_result.steps;
        }
        if (const auto* r = engine::refused(answers[i])) reason = refusalText(*r);
      }
      if (reason.empty()) {
        ++m_result.followed;
        continue;
      }
      change.known->refusedLast = true;
      m_result.refused.push_back(
          {change.row->row, change.row->report.externalId, std::string(model::stateName(change.known->here.state)), std::string(model::stateName(change.row->statusState)), reason});
    }
  }

  // Reports the cases that the stream shows for the first time.
  void enter(std::vector<intake::CaseRow>& rows) {
    std::vector<engine::Order> orders;
    std::vector<const intake::CaseRow*> of;
    for (auto& row : rows) {
      if (m_known.contains(row.report.externalId)) continue;
      row.report.category = m_names.category(row);
      row.report.suggestedDepartment = m_names.department(row.departmentName);
      orders.push_back({m_actor, engine::ReportCase{row.report}});
      of.push_back(&row);
    }
    if (orders.empty()) return;
    putNew();
    const auto answers = m_engine.submit(std::move(orders)).get();
    for (std::size_t i = 0; i < of.size(); ++i) {
      if (const auto* r = engine::refused(answers[i])) m_result.badRows.emplace_back(of[i]->row, refusalText(*r));
      const auto* d = engine::done(answers[i]);
      if (!d) continue;
      Known& k = m_known[of[i]->report.externalId];
      k.here.id = d->id;
      k.here.state = d->state;
      k.here.category = of[i]->report.category;
      if (d->alreadyThere) {
        ++m_result.alreadyThere;
        remember(k);
      } else {
        ++m_result.stored;
        if (d->state != CaseState::reported) k.here.department = of[i]->report.suggestedDepartment;
      }
    }
  }

  void remember(Known& k) const {
    std::promise<std::optional<model::CaseDetails>> promise;
    auto future = promise.get_future();
    m_engine.caseDetails(m_actor, k.here.id, [&](std::optional<model::CaseDetails> d) { promise.set_value(std::move(d)); });
    const auto details = future.get();
    if (!details) return;
    k.here = details->summary;
    k.after = details->trail.back().at;
  }

  void putNew() {
    for (const auto& answer : m_engine.submit(m_names.takeNew(m_actor)).get())
      if (const auto* r = engine::refused(answer)) throw Error(ErrorCode::input, "a category or department of the file cannot be made: " + refusalText(*r));
  }

  void compareEnds() {
    for (const auto& [id, k] : m_known) {
      const auto goals = goalsOf(k.shown);
      if (std::find(goals.begin(), goals.end(), k.here.state) == goals.end())
        m_result.endsElsewhere.push_back(
            {k.row, id, std::string(model::stateName(k.here.state)), std::string(model::stateName(k.shown)), k.refusedLast ? "the last change was refused" : "not explained"});
    }
  }

  engine::Engine& m_engine;
  model::Actor m_actor;
  intake::CaseFile m_file;
  NameResolver m_names;
  const Progress& m_progress;
  std::string m_name;
  std::unordered_map<std::string, Known> m_known;
  StateFeedResult m_result;
};

}  // namespace

StateFeedResult feedStates(engine::Engine& engine, const model::Actor& actor, const intake::CaseMapping& mapping, const std::filesystem::path& file, const Progress& progress) {
  return StateFeed(engine, actor, mapping, file, progress).run();
}

}  // namespace jw::app
