#include "app/bench/bench_painted.h"

#include <qgsmapcanvas.h>

#include <QCoreApplication>
#include <QEvent>
#include <QTimer>
#include <atomic>
#include <chrono>
#include <cmath>
#include <memory>
#include <mutex>
#include <thread>
#include <unordered_map>

#include "app/compose.h"
#include "app/demo_city.h"
#include "app/gis_runtime.h"
#include "app/percentiles.h"
#include "app/scratch_dir.h"
#include "core/engine/statistics_desk.h"
#include "ui/engine_bridge.h"
#include "ui/main_window.h"

namespace jw::app {
namespace {

using SteadyClock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr std::int64_t kPeople = 50'000;
constexpr milliseconds kSettle{3000};  // pictures, fonts and lists of the start
constexpr milliseconds kTick{1};
constexpr std::size_t kMostAtOnce = 5000;  // what a sender that was kept waiting may make up for

/// Moments by case, from several threads.
class Moments {
 public:
  void put(CaseId id, SteadyClock::time_point at) {
    const std::scoped_lock lock(m_mutex);
    m_moments.emplace(id, at);
  }
  std::unordered_map<CaseId, SteadyClock::time_point> take() {
    const std::scoped_lock lock(m_mutex);
    return std::exchange(m_moments, {});
  }

 private:
  std::mutex m_mutex;
  std::unordered_map<CaseId, SteadyClock::time_point> m_moments;
};

/// What the engine answered, and how much it has not answered yet; its callbacks may outlive whoever sent.
struct Answered {
  Moments moments;
  std::atomic<int> waiting{0};
};

/// Knows which cases have come to the map and when a painting that shows them is through.
class Watcher : public QObject {
 public:
  Watcher(ui::MainWindow& window, Moments& painted) : m_painted(painted) {
    window.findChild<QgsMapCanvas*>(QStringLiteral("map"))->viewport()->installEventFilter(this);
    connect(&window.desk().bridge, &ui::EngineBridge::casesChanged, this, [this](const std::vector<engine::CaseSummaryPtr>& cases) {
      for (const auto& c : cases) m_told.push_back(c->id);
    });
  }

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override {
    // The filter comes before the painting; what is queued now is called when it is through and has been handed on.
    if (event->type() == QEvent::Paint && !m_told.empty())
      QMetaObject::invokeMethod(
          this,
          [this, told = std::exchange(m_told, {})] {
            const auto now = SteadyClock::now();
            for (const CaseId id : told) m_painted.put(id, now);
          },
          Qt::QueuedConnection);
    return QObject::eventFilter(watched, event);
  }

 private:
  Moments& m_painted;
  std::vector<CaseId> m_told;
};

/// Asks for books of everything, one after the other, until it dies. An answer that is under way then is let go.
class Busy {
 public:
  explicit Busy(engine::StatisticsDesk& desk) {
    std::vector<engine::StatisticsDesk::Question> questions;
    for (const auto& entry : desk.catalog().entries()) questions.push_back({.entry = entry.key});
    ask(desk, questions, m_stop.get_token());
  }
  ~Busy() { m_stop.request_stop(); }
  Busy(const Busy&) = delete;
  Busy& operator=(const Busy&) = delete;

 private:
  static void ask(engine::StatisticsDesk& desk, const std::vector<engine::StatisticsDesk::Question>& questions, const std::stop_token& stop) {
    desk.book(machineActor(), questions, stop, [&desk, questions, stop](const auto&) {
      if (!stop.stop_requested()) ask(desk, questions, stop);
    });
  }
  std::stop_source m_stop;
};

class Run {
 public:
  Run(engine::Engine& engine, const Context& context)
      : m_engine(engine),
        m_stream(demoStream(engine, {.seed = 11, .start = engine.now(), .perDay = 0, .perSecond = 1000, .source = "bench", .data = context.data})),
        m_window(engine, machineActor(), {}),
        m_watcher(m_window, m_painted) {
    m_window.resize(1920, 1080);
    m_window.show();
    turn(kSettle);
  }

  /// Milliseconds, of each report that was painted.
  std::vector<double> latencies(double perSecond, milliseconds length) {
    m_answered->moments.take();
    m_painted.take();
    {
      const std::jthread sender([&](const std::stop_token& stop) { send(perSecond, stop); });
      turn(length);
    }
    do turn(milliseconds(500));
    while (m_answered->waiting > 0);
    const auto painted = m_painted.take(), acknowledged = m_answered->moments.take();
    std::vector<double> out;
    for (const auto& [id, at] : acknowledged)
      if (const auto it = painted.find(id); it != painted.end()) out.push_back(std::max(0.0, std::chrono::duration<double, std::milli>(it->second - at).count()));
    return out;
  }

 private:
  static void turn(milliseconds length) {
    QTimer::singleShot(length, QCoreApplication::instance(), [] { QCoreApplication::exit(); });  // quit() would close the window
    QCoreApplication::exec();
  }
  void send(double perSecond, const std::stop_token& stop) {
    const auto began = SteadyClock::now();
    double sent = 0;
    while (!stop.stop_requested()) {
      std::this_thread::sleep_for(kTick);
      const double wanted = perSecond * std::chrono::duration<double>(SteadyClock::now() - began).count() - sent;
      if (wanted < 1) continue;
      sent += std::floor(wanted);
      std::vector<engine::Order> orders;
      for (std::size_t i = 0; i < std::min(kMostAtOnce, static_cast<std::size_t>(wanted)); ++i)
        orders.push_back({machineActor(), engine::ReportCase{m_stream.at(m_engine.now())}});
      ++m_answered->waiting;
      m_engine.submit(std::move(orders), [answered = m_answered](std::vector<engine::Answer> answers) {
        const auto now = SteadyClock::now();
        for (const auto& answer : answers)
          if (const auto* done = engine::done(answer)) answered->moments.put(done->id, now);
        --answered->waiting;
      });
    }
  }

  engine::Engine& m_engine;
  demo::IncidentStream m_stream;
  std::shared_ptr<Answered> m_answered = std::make_shared<Answered>();
  Moments m_painted;
  ui::MainWindow m_window;
  Watcher m_watcher;
};

}  // namespace

std::vector<BenchResult> benchPainted(const Context& context, const std::filesystem::path& scratch, const Progress& progress) {
  const GisRuntime runtime;
  const ScratchDir dir(scratch);
  const auto engine = openEngine(context, dir.path() / "city.db", Opening::create);
  buildDemoCity(*engine, {.people = kPeople, .seed = 3, .now = engine->now(), .data = context.data}, progress);
  std::vector<BenchResult> results;
  const auto add = [&](const std::string& name, double ours, double goal, std::size_t n) {
    results.push_back({"painted." + name, "ms", ours, goal, "goal", ours > 0 ? goal / ours : 0, n});
  };
  Run run(*engine, context);
  progress(0, 0, "now and then");
  const Percentiles idle = percentilesOf(run.latencies(5, milliseconds(8000)));
  add("idle.p50", idle.p50, 1, idle.n);
  engine::StatisticsDesk statistics(*engine);
  {
    const Busy busy(statistics);
    progress(0, 0, "1,000 a second");
    const Percentiles p = percentilesOf(run.latencies(1000, milliseconds(8000)));
    add("1000.p50", p.p50, 9, p.n);
    add("1000.p99", p.p99, 18, p.n);
  }
  progress(0, 0, "20,000 a second");
  const Percentiles p = percentilesOf(run.latencies(20'000, milliseconds(4000)));
  add("20000.p50", p.p50, 9, p.n);
  add("20000.p99", p.p99, 35, p.n);
  return results;
}

}  // namespace jw::app
