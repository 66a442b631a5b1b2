// Cases made by hand: trails in minutes after midnight of 1 March 2026 in China.
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "core/appraisal/appraise.h"
#include "core/base/error.h"
#include "tests/catch.h"

namespace jw::test {

using namespace appraisal;
using model::Action;
using model::CaseState;

inline const Instant kMarch = Zone::china().toInstant({2026, 3, 1, 0, 0, 0, 0});
inline Instant minute(int m) { return kMarch + std::chrono::minutes(m); }

inline std::filesystem::path appraisalData() { return std::filesystem::path(JW_SOURCE_DIR) / "data" / "appraisal"; }
inline std::shared_ptr<const Rules> shippedRules() { return std::make_shared<const Rules>(readRules(appraisalData())); }
inline Period march() { return *parsePeriod("2026-03", Zone::china()); }

inline DepartmentId department(const std::string& code) { return {Uuid::named("department:" + code)}; }
inline std::vector<Subject> departments() { return {{"A", "环卫局", department("A")}, {"B", "公路局", department("B")}, {"C", "城管局", department("C")}}; }

/// A trail grows step by step; the row's own deadline and state follow.
class Trail {
 public:
  explicit Trail(int reportedAt, model::CaseKind kind = model::CaseKind::matter, model::Channel channel = model::Channel::patrol) {
    m_case.kind = kind;
    m_case.channel = channel;
    m_case.area = "33/3301/330101/330101001/01/";
    m_case.reportedAt = minute(reportedAt);
    add(Action::report, CaseState::reported, reportedAt);
  }
  Trail& due(int m) { return m_case.due = minute(m), *this; }
  Trail& stepDue(int m) { return m_case.stepDue = minute(m), *this; }
  Trail& area(const std::string& path) { return m_case.area = path, *this; }
  Trail& duplicate() { return m_case.duplicate = true, *this; }
  Trail& assign(int at, const std::string& code) {
    add(Action::assign, CaseState::assigned, at).department = department(code);
    return *this;
  }
  Trail& accept(int at, int due) { return act(Action::accept, CaseState::accepted, at, due); }
  Trail& reject(int at, int due) { return act(Action::reject, CaseState::rejected, at, due); }
  Trail& feedBack(int at, int due) { return act(Action::feedBack, CaseState::fedBack, at, due); }
  Trail& followUp(int at, int due, bool satisfied) {
    act(Action::followUp, CaseState::followedUp, at, due);
    m_case.steps.back().satisfied = satisfied;
    return *this;
  }
  Trail& rework(int at) { return act(Action::rework, CaseState::reworking, at, -1); }
  Trail& reopen(int at) { return act(Action::reopen, CaseState::reworking, at, -1); }
  Trail& archive(int at) { return act(Action::archive, CaseState::archived, at, -1); }
  Trail& void_(int at) { return act(Action::void_, CaseState::void_, at, -1); }
  Trail& suspend(int at) { return act(Action::suspend, CaseState::suspended, at, -1); }
  Trail& resume(int at) { return act(Action::resume, CaseState::accepted, at, -1); }
  Trail& extend(int at) { return act(Action::extend, CaseState::accepted, at, -1); }
  store::FactCase get(std::int64_t n) {
    m_case.n = n;
    return m_case;
  }

 private:
  store::FactStep& add(Action action, CaseState to, int at) {
    auto& s = m_case.steps.emplace_back();
    s.action = action;
    s.to = m_case.state = to;
    s.at = minute(at);
    return s;
  }
  Trail& act(Action action, CaseState to, int at, int due) {
    auto& s = add(action, to, at);
    if (due >= 0) s.due = minute(due);
    s.actor = action == Action::followUp ? "社工" : "部工";
    return *this;
  }
  store::FactCase m_case;
};

/// Of all trails, as of `asOf` minutes.
inline FactSet facts(std::vector<Trail> trails, const Period& period, int asOf, const std::vector<store::FactUrge>& urges = {}) {
  FactBuilder builder(period.from, period.to, minute(asOf), std::chrono::minutes(60));
  std::int64_t n = 0;
  for (auto& t : trails) builder.add(t.get(++n));
  for (const auto& u : urges) builder.add(u);
  return builder.take();
}

inline Result run(std::vector<Trail> trails, const std::string& scheme = "standard", std::vector<Entry> entries = {}, SubjectKind kind = SubjectKind::department,
                  std::vector<Subject> subjects = departments(), int asOf = 30 * 24 * 60, const std::vector<store::FactUrge>& urges = {}) {
  const auto rules = shippedRules();
  return appraise(rules, {rules->find(scheme), march(), kind, ""}, facts(std::move(trails), march(), asOf, urges), std::move(subjects), std::move(entries));
}

inline const Cell& cell(const Result& r, const std::string& subject, const std::string& indicator) {
  const Row* row = subject.empty() ? &r.total : r.find(subject);
  const int i = r.rules->catalog.find(indicator);
  if (!row || i < 0) throw std::runtime_error("no cell " + subject + " " + indicator);
  return row->cells.at(static_cast<std::size_t>(i));
}

}  // namespace jw::test
