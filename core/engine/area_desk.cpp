#include "core/engine/area_desk.h"

#include <spdlog/spdlog.h>

#include <chrono>
#include <condition_variable>
#include <deque>
#include <future>
#include <mutex>
#include <thread>

#include "core/base/error.h"
#include "core/engine/area_moves.h"
#include "core/base/zone.h"
#include "core/planning/border_check.h"

namespace jw::engine {
namespace {

using model::BorderFault;
using State = store::StoredAreaPlan::State;

constexpr auto kLook = std::chrono::minutes(1);
constexpr auto kFarthest = std::chrono::hours(24 * 731);

AreaDesk::Kept keptOf(const store::StoredAreaPlan& p) {
  AreaDesk::Kept k;
  k.state = static_cast<AreaDesk::Kept::State>(p.state);
  k.id = p.plan.id;
  k.title = p.plan.title;
  k.by = p.by.name;
  k.from = p.plan.from;
  k.madeAt = p.madeAt;
  k.endedAt = p.endedAt;
  k.changes = p.plan.changes.size();
  k.why = p.why;
  for (const auto& c : p.plan.changes)
    if (c.what != model::AreaChange::What::ended)
      for (const auto& part : c.shape.parts) k.ground.parts.push_back(part);
  return k;
}

}  // namespace

class AreaDesk::Impl {
 public:
  explicit Impl(Engine& e) : engine(e) {
    thread = std::jthread([this](std::stop_token quit) { run(std::move(quit)); });
  }
  ~Impl() {
    thread.request_stop();
    wake.notify_all();
    thread.join();
  }

  using Ready = std::function<void(std::variant<Kept, Refused, BorderFault>)>;
  struct Job {
    store::StoredAreaPlan plan;
    Ready ready;
  };

  void push(Job job) {
    {
      const std::scoped_lock lock(mutex);
      jobs.push_back(std::move(job));
    }
    wake.notify_all();
  }
  void lookNow() {
    {
      const std::scoped_lock lock(mutex);
      asked = true;
    }
    wake.notify_all();
  }

  void run(std::stop_token quit) {
    bool first = true;
    while (!quit.stop_requested()) {
      std::optional<Job> job;
      {
        std::unique_lock lock(mutex);
        if (!first) wake.wait_for(lock, quit, kLook, [this] { return asked || !jobs.empty(); });
        first = asked = false;
        if (quit.stop_requested()) return;
        if (!jobs.empty()) {
          job = std::move(jobs.front());
          jobs.pop_front();
        }
      }
      try {
        if (job) handIn(*job, quit);
        job.reset();  // it has its answer, whatever happens to the next ones
        const bool more = bringDue(quit);
        const std::scoped_lock lock(mutex);
        asked = asked || more || !jobs.empty();
      } catch (const Error& e) {
        if (e.code() != ErrorCode::cancelled) spdlog::error("areas: {}", e.what());
        if (job) job->ready(Refused{RefusalCode::notStored, e.what()});
      }
    }
  }

  std::optional<BorderFault> begin(store::StoredAreaPlan& plan) {
    std::optional<BorderFault> fault;
    write([&](store::Connection& w, Change& change) {
      const AreaTree areas(store::readAreas(w), 0);
      fault = writeAreas(w, engine.now(), areas, plan);
      change.areas = !fault;
    });
    return fault;
  }
  // One that was kept: it may have been withdrawn since it was read. What it became is in its state.
  void beginKept(store::StoredAreaPlan& plan) {
    write([&](store::Connection& w, Change& change) {
      for (const auto& now : store::readAreaPlans(w))
        if (now.plan.id == plan.plan.id) plan.state = now.state;
      if (plan.state != State::waiting) return;
      const AreaTree areas(store::readAreas(w), 0);
      const auto fault = writeAreas(w, engine.now(), areas, plan);
      change.areas = !fault;
      if (!fault) return;
      plan.state = State::failed;
      plan.endedAt = engine.now();
      plan.why = faultName(fault->kind);
      store::putAreaPlan(w, plan);
    });
  }
  void write(const std::function<void(store::Connection&, Change&)>& work) {
    std::promise<std::exception_ptr> ended;
    engine.write(
        [&](store::Connection& w, Change& change) { work(w, change); },
        [&](std::exception_ptr error) { ended.set_value(error); });
    if (const auto error = ended.get_future().get()) std::rethrow_exception(error);
  }

  void handIn(Job& job, const std::stop_token& quit) {
    if (job.plan.plan.from > engine.now()) {
      if (auto fault = planning::faultOf(engine.areas()->areas(), job.plan.plan)) return job.ready(*fault);
      write([&](store::Connection& w, Change&) { store::putAreaPlan(w, job.plan); });
      return job.ready(keptOf(job.plan));
    }
    if (auto fault = begin(job.plan)) return job.ready(*fault);
    moveContents(engine, job.plan, quit);
    job.plan.state = quit.stop_requested() ? State::moving : State::inForce;
    job.ready(keptOf(job.plan));
  }

  // What was begun goes on, and what is due begins; whether there may be more.
  bool bringDue(const std::stop_token& quit) {
    std::vector<store::StoredAreaPlan> plans;
    engine.read(quit, [&](store::Connection& c) { plans = store::readAreaPlans(c); }).get();
    for (auto& plan : plans) {
      if (quit.stop_requested()) return false;
      if (plan.state == State::moving) moveContents(engine, plan, quit);
      if (plan.state != State::waiting || plan.plan.from > engine.now()) continue;
      beginKept(plan);
      if (plan.state == State::failed) spdlog::warn("a plan of areas did not come into force: {}", plan.why);
      else if (plan.state == State::moving) moveContents(engine, plan, quit);
    }
    return false;
  }

  Engine& engine;
  std::mutex mutex;
  std::condition_variable_any wake;
  std::deque<Job> jobs;
  bool asked = false;
  std::jthread thread;
};

AreaDesk::AreaDesk(Engine& engine) : m_impl(std::make_unique<Impl>(engine)) {}
AreaDesk::~AreaDesk() = default;

bool AreaDesk::mayEdit(const model::Actor& actor) {
  using model::Role;
  return actor.role == Role::engine || actor.role == Role::administrator || actor.role == Role::operator_ || actor.role == Role::supervisor;
}

void AreaDesk::effect(model::Actor actor, model::AreaPlan plan, std::stop_token stop, std::function<void(std::variant<Effect, Refused, BorderFault>)> ready) const {
  m_impl->engine.read(stop, [actor = std::move(actor), plan = std::move(plan), stop, ready = std::move(ready), areas = m_impl->engine.areas()](store::Connection& c) {
    if (auto why = refusalOf(actor, plan, *areas)) return ready(std::move(*why));
    if (auto fault = planning::faultOf(areas->areas(), plan)) return ready(*fault);
    ready(effectOf(c, *areas, plan, stop));
  });
}

void AreaDesk::handIn(model::Actor actor, model::AreaPlan plan, std::function<void(std::variant<Kept, Refused, BorderFault>)> ready) {
  const Instant now = m_impl->engine.now();
  if (auto why = refusalOf(actor, plan, *m_impl->engine.areas())) return ready(std::move(*why));
  if (plan.from != kNever && plan.from - now > kFarthest) return ready(Refused{RefusalCode::badTime, formatUtc(plan.from)});
  store::StoredAreaPlan stored;
  stored.plan = std::move(plan);
  if (stored.plan.from == kNever) stored.plan.from = now;
  stored.plan.id = Uuid::make(toMillis(now));
  stored.by = std::move(actor);
  stored.madeAt = now;
  m_impl->push({std::move(stored), std::move(ready)});
}

void AreaDesk::withdraw(model::Actor actor, Uuid id, std::function<void(std::optional<Refused>)> ready) {
  auto refused = std::make_shared<std::optional<Refused>>();
  m_impl->engine.write(
      [actor = std::move(actor), id, refused, areas = m_impl->engine.areas(), now = m_impl->engine.now()](store::Connection& w) {
        *refused = Refused{RefusalCode::changedMeanwhile, "the plan does not wait any more"};
        for (auto& plan : store::readAreaPlans(w)) {
          if (plan.plan.id != id || plan.state != State::waiting) continue;
          *refused = refusalOf(actor, plan.plan, *areas);
          if (*refused) return;
          plan.state = State::withdrawn;
          plan.endedAt = now;
          store::putAreaPlan(w, plan);
        }
      },
      [refused, ready = std::move(ready)](std::exception_ptr error) { ready(error ? Refused{RefusalCode::notStored, "the plan could not be withdrawn"} : *refused); });
}

void AreaDesk::plans(model::Actor actor, std::function<void(std::vector<Kept>)> ready) const {
  m_impl->engine.read({}, [actor = std::move(actor), ready = std::move(ready), areas = m_impl->engine.areas()](store::Connection& c) {
    std::vector<Kept> waiting, others;
    for (const auto& plan : store::readAreaPlans(c)) {
      // Seen by whoever sees one of its areas.
      bool seen = actor.scope.empty();
      for (const auto& change : plan.plan.changes)
        if (const auto* area = areas->find(change.what == model::AreaChange::What::added ? change.parent : change.id)) seen = seen || model::isWithin(area->path, actor.scope);
      if (seen) (plan.state == State::waiting ? waiting : others).push_back(keptOf(plan));
    }
    waiting.insert(waiting.end(), std::make_move_iterator(others.rbegin()), std::make_move_iterator(others.rend()));
    ready(std::move(waiting));
  });
}

void AreaDesk::asOf(model::Actor actor, Instant at, std::stop_token stop, std::function<void(std::vector<model::Area>)> ready) const {
  m_impl->engine.read(std::move(stop), [actor = std::move(actor), at, ready = std::move(ready)](store::Connection& c) {
    auto areas = store::readAreasAsOf(c, at);
    std::erase_if(areas, [&](const model::Area& a) { return !model::isWithin(a.path, actor.scope) && !model::isWithin(actor.scope, a.path); });
    ready(std::move(areas));
  });
}

void AreaDesk::look() { m_impl->lookNow(); }

std::string_view AreaDesk::faultName(BorderFault::Kind kind) {
  static constexpr std::string_view names[] = {"", "not_divided", "not_neighbours", "other_parent", "outer_border", "no_corner", "needed_corner", "crosses", "too_small", "ground_lost", "changed_meanwhile", "bad_code", "no_name"};
  return names[static_cast<std::size_t>(kind)];
}

}  // namespace jw::engine
