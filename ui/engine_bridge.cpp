#include "ui/engine_bridge.h"

#include <QCoreApplication>
#include <QPointer>
#include <algorithm>

namespace jw::ui {
namespace {

constexpr double kLongestFrame = 16, kShortestFrame = 8;  // milliseconds
constexpr double kRest = 3;                               // telling and painting take at most one part in so many of a short frame

/// Runs `work` in the main thread's event loop if `receiver` is still there then. Called on any thread.
template <class Work>
void toMain(QPointer<QObject> receiver, Work work) {
  auto* application = QCoreApplication::instance();
  if (!application) return;
  // The application object stands in as the target: the receiver may die at any moment, and only the main thread may
  // ask.
  QMetaObject::invokeMethod(
      application,
      [receiver = std::move(receiver), work = std::move(work)]() mutable {
        if (receiver) work();
      },
      Qt::QueuedConnection);
}

}  // namespace

EngineBridge::EngineBridge(engine::Engine& engine, model::Actor actor, QObject* parent)
    : QObject(parent),
      m_engine(engine),
      m_actor(std::move(actor)),
      m_directory(engine.directory()),
      m_areas(engine.areas()) {
  m_sinceFlush.start();
  m_frame.setSingleShot(true);
  m_frame.setTimerType(Qt::PreciseTimer);
  connect(&m_frame, &QTimer::timeout, this, &EngineBridge::flush);
  connect(&m_second, &QTimer::timeout, this, [this] { Q_EMIT loadChanged(m_engine.load()); });
  m_second.start(1000);

  listen();
}

EngineBridge::~EngineBridge() = default;

void EngineBridge::setActor(model::Actor actor) {
  m_actor = std::move(actor);
  const bool lookedBack = std::exchange(m_past, nullptr) != nullptr;
  listen();
  // What was on its way to the earlier subscription has been dropped with it.
  m_directoryPending = m_areasPending = true;
  if (!m_frame.isActive()) m_frame.start(0);
  Q_EMIT actorChanged();
  if (lookedBack) Q_EMIT momentChanged();
}

void EngineBridge::lookBack(std::shared_ptr<const engine::Playback> past, Instant moment) {
  m_past = std::move(past);
  m_moment = moment;
  Q_EMIT liveReset(m_past->openAt(m_moment));
  Q_EMIT momentChanged();
}

void EngineBridge::moveTo(Instant moment) {
  if (!m_past || moment == m_moment) return;
  const Instant before = std::exchange(m_moment, moment);
  if (moment < before) {
    Q_EMIT liveReset(m_past->openAt(moment));
  } else if (const auto cases = m_past->changed(before, moment); !cases.empty()) {
    Q_EMIT casesChanged(cases);
  }
  Q_EMIT momentChanged();
}

void EngineBridge::returnToNow() {
  if (!m_past) return;
  m_past.reset();
  listen();
  Q_EMIT momentChanged();
}

void EngineBridge::listen() {
  const unsigned sitting = ++m_sitting;
  m_pending.clear();
  m_wholePending.reset();
  m_liveSeq.reset();
  const QPointer<QObject> self(this);
  m_subscription = m_engine.subscribe(m_actor, [this, self, sitting](const engine::Change& change) {
    toMain(self, [this, sitting, change] {
      if (sitting == m_sitting) take(change);
    });
  });
  m_engine.liveCases(m_actor, [this, self, sitting](engine::LiveCases live) {
    toMain(self, [this, sitting, live = std::move(live)]() mutable {
      if (sitting != m_sitting || m_liveSeq) return;  // or bulk work has told everything meanwhile
      m_liveSeq = live.seq;
      m_wholePending = std::move(live.cases);
      flush();
    });
  });
}

void EngineBridge::take(const engine::Change& change) {
  if (m_past) {
    // All cases are asked for anew at the end of looking back.
  } else if (change.allCases) {
    m_pending.clear();
    m_liveSeq = change.seq;
    m_wholePending = change.cases;
  } else {
    for (const auto& c : change.cases) {
      auto& entry = m_pending[c->id];
      if (!entry.second || change.seq >= entry.first) entry = {change.seq, c};
    }
  }
  m_directoryPending |= change.directory;
  m_areasPending |= change.areas;
  m_buildingsPending |= change.buildings;
  m_facilitiesPending |= change.facilities;
  // A change after a quiet time is told at once; the timer runs while a frame lasts.
  if (!m_frame.isActive()) flush();
}

void EngineBridge::flush() {
  if (!m_directoryPending && !m_areasPending && !m_buildingsPending && !m_facilitiesPending && !m_wholePending && m_pending.empty()) return;
  m_sinceFlush.restart();
  m_frame.start(static_cast<int>(kLongestFrame));
  if (std::exchange(m_directoryPending, false)) {
    m_directory = m_engine.directory();
    Q_EMIT directoryChanged();
  }
  if (std::exchange(m_areasPending, false)) {
    m_areas = m_engine.areas();
    Q_EMIT areasChanged();
  }
  if (std::exchange(m_buildingsPending, false)) Q_EMIT buildingsChanged();
  if (std::exchange(m_facilitiesPending, false)) Q_EMIT facilitiesChanged();
  if (m_past) return;
  if (m_wholePending) Q_EMIT liveReset(*std::exchange(m_wholePending, std::nullopt));
  if (!m_liveSeq || m_pending.empty()) return;
  std::vector<engine::CaseSummaryPtr> cases;
  cases.reserve(m_pending.size());
  for (auto& [id, entry] : m_pending)
    if (entry.first > *m_liveSeq) cases.push_back(std::move(entry.second));
  m_pending.clear();
  if (cases.empty()) return;
  // This comes after whatever the telling has posted, painting among it: where that was quick, so is the frame.
  QTimer::singleShot(0, this, [this] {
    const double taken = static_cast<double>(m_sinceFlush.nsecsElapsed()) * 1e-6;
    if (m_frame.isActive()) m_frame.start(static_cast<int>(std::max(0.0, std::clamp(kRest * taken, kShortestFrame, kLongestFrame) - taken)));
  });
  Q_EMIT casesChanged(cases);
}

std::vector<model::Action> EngineBridge::allowedActions(const model::CaseSummary& c) const {
  if (m_past) return {};
  return engine::Engine::allowedActions(c, m_actor, m_directory->settingsFor(c));
}

void EngineBridge::submit(Command command, QObject* receiver, std::function<void(engine::Answer)> then) {
  std::vector<Command> one;
  one.push_back(std::move(command));
  submit(std::move(one), receiver,
         [then = std::move(then)](std::vector<engine::Answer> answers) { then(std::move(answers.front())); });
}

void EngineBridge::submit(std::vector<Command> commands, QObject* receiver,
                          std::function<void(std::vector<engine::Answer>)> then) {
  if (m_past) {
    Q_EMIT refusedLookingBack();
    // Whoever asked may not be ready for an answer before the call returns.
    return toMain(QPointer<QObject>(receiver), [n = commands.size(), then = std::move(then)] { then(std::vector<engine::Answer>(n, engine::Refused{engine::RefusalCode::wrongState, "looking back"})); });
  }
  std::vector<engine::Order> orders;
  orders.reserve(commands.size());
  for (Command& command : commands) orders.push_back({m_actor, std::move(command)});
  m_engine.submit(std::move(orders), [receiver = QPointer<QObject>(receiver),
                                      then = std::move(then)](std::vector<engine::Answer> answers) {
    toMain(receiver, [then, answers = std::move(answers)]() mutable { then(std::move(answers)); });
  });
}

void EngineBridge::caseDetails(CaseId id, QObject* receiver,
                               std::function<void(std::optional<model::CaseDetails>)> then) const {
  m_engine.caseDetails(
      m_actor, id,
      [past = m_past, moment = m_moment, receiver = QPointer<QObject>(receiver), then = std::move(then)](std::optional<model::CaseDetails> details) {
        if (past && details) details = past->asOf(std::move(*details), moment);
        toMain(receiver, [then, details = std::move(details)]() mutable { then(std::move(details)); });
      });
}

void EngineBridge::findCases(engine::CaseFilter filter, std::stop_token stop, QObject* receiver,
                             std::function<void(engine::CasePage)> then) const {
  m_engine.findCases(m_actor, std::move(filter), stop,
                     [stop, receiver = QPointer<QObject>(receiver), then = std::move(then)](engine::CasePage page) {
                       toMain(receiver, [stop, then, page = std::move(page)]() mutable {
                         if (!stop.stop_requested()) then(std::move(page));
                       });
                     });
}

}  // namespace jw::ui
