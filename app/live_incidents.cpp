#include "app/live_incidents.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <condition_variable>
#include <optional>

#include "app/demo_city.h"

namespace jw::app {
namespace {

using model::Action;
using model::CaseState;
using SteadyClock = std::chrono::steady_clock;
constexpr auto kTick = std::chrono::milliseconds(50);
// A report that probably repeats another one is left to the people at the window for so many steps.
constexpr double kPatience = 10;

const model::Actor kMachine{{}, "@demo", model::Role::engine, {}, {}};

std::optional<engine::Order> nextStep(CaseId id, CaseState state, CaseId suspect) {
  engine::ActOnCase act;
  act.id = id;
  switch (state) {
    case CaseState::reported:
      if (!suspect) return std::nullopt;
      return engine::Order{kMachine, engine::JoinDuplicate{id, suspect, "重复上报。", {}}};
    case CaseState::assigned:
      act.action = Action::accept;
      return engine::Order{kMachine, act};
    case CaseState::accepted:
    case CaseState::reworking:
      act.action = Action::feedBack;
      act.note = "已处置完毕。";
      return engine::Order{kMachine, act};
    case CaseState::fedBack:
      act.action = Action::followUp;
      return engine::Order{kMachine, act};
    default:
      return std::nullopt;
  }
}

}  // namespace

LiveIncidents::LiveIncidents(engine::Engine& engine, const LiveOptions& options)
    : m_engine(engine),
      m_options(options),
      m_stream(demoStream(engine, {.seed = options.seed,
                                   .start = engine.now(),
                                   .perDay = 0,
                                   .perSecond = options.perSecond,
                                   .source = "live",
                                   .data = options.data})),
      m_thread([this](const std::stop_token& stop) { play(stop); }) {}

LiveCounts LiveIncidents::counts() const {
  const std::scoped_lock lock(m_mutex);
  return m_counts;
}

void LiveIncidents::play(const std::stop_token& stop) {
  std::mutex mutex;
  std::condition_variable_any never;
  std::unique_lock lock(mutex);
  std::vector<Due> due;
  const auto began = SteadyClock::now();
  double sent = 0;
  while (!never.wait_for(lock, stop, kTick, [&] { return stop.stop_requested(); })) {
    const double wanted = m_options.perSecond * std::chrono::duration<double>(SteadyClock::now() - began).count();
    // A machine that cannot keep up falls behind; it does not pile up what it missed.
    const double n = std::floor(std::min(wanted - sent, 4 * m_options.perSecond + 1));
    sent = std::max(sent + n, wanted - m_options.perSecond * 4 - 1);
    if (n > 0) report(due, static_cast<std::size_t>(n));
    takeSteps(due);
  }
}

void LiveIncidents::report(std::vector<Due>& due, std::size_t n) {
  std::vector<engine::Order> orders;
  for (std::size_t i = 0; i < n; ++i) orders.push_back({kMachine, engine::ReportCase{m_stream.at(m_engine.now())}});
  const auto asked = SteadyClock::now();
  const auto answers = m_engine.submit(std::move(orders)).get();
  const double micros = std::chrono::duration<double, std::micro>(SteadyClock::now() - asked).count();
  const std::scoped_lock lock(m_mutex);
  m_counts.answerMicros.push_back(micros);
  for (const auto& answer : answers) {
    const auto* done = engine::done(answer);
    ++(done != nullptr ? m_counts.reported : m_counts.refused);
    if (done == nullptr) continue;
    if (done->state == CaseState::assigned) ++m_counts.assigned;
    plan(due, *done);
  }
}

void LiveIncidents::takeSteps(std::vector<Due>& due) {
  const Instant now = m_engine.now();
  std::vector<engine::Order> orders;
  std::vector<Due> taken;
  while (!due.empty() && due.front().at <= now) {
    std::pop_heap(due.begin(), due.end(), std::greater<>());
    if (auto order = nextStep(due.back().id, due.back().state, due.back().suspect)) {
      orders.push_back(std::move(*order));
      taken.push_back(due.back());
    }
    due.pop_back();
  }
  if (orders.empty()) return;
  const auto answers = m_engine.submit(std::move(orders)).get();
  const std::scoped_lock lock(m_mutex);
  for (std::size_t i = 0; i < answers.size(); ++i) {
    // A person at the window may have been quicker: then the step is refused, and the case is theirs.
    const auto* done = engine::done(answers[i]);
    ++(done != nullptr ? m_counts.steps : m_counts.stepsRefused);
    if (done == nullptr) continue;
    if (done->state == CaseState::archived) ++m_counts.archived;
    plan(due, *done);
  }
}

void LiveIncidents::plan(std::vector<Due>& due, const engine::Done& done) {
  if (m_options.stepSeconds <= 0 || !nextStep(done.id, done.state, done.suspect)) return;
  const double seconds = m_options.stepSeconds * (done.state == CaseState::reported ? kPatience : 1) * m_stream.random().exponential();
  due.push_back({m_engine.now() + Millis(static_cast<std::int64_t>(1000 * seconds)), done.id, done.state, done.suspect});
  std::push_heap(due.begin(), due.end(), std::greater<>());
}

}  // namespace jw::app
