// The one place where the engine's results cross to the main thread.
#pragma once
#include <QElapsedTimer>
#include <QObject>
#include <QTimer>
#include <functional>
#include <optional>
#include <stop_token>
#include <unordered_map>
#include <variant>
#include <vector>

#include "core/engine/engine.h"
#include "core/engine/playback.h"

namespace jw::ui {

/// Main thread. Nothing here waits: results arrive queued; changes are gathered and told at most once a frame, of
/// several changes of one case only the newest. A `then` is dropped when its receiver has died. The engine must outlive
/// the bridge, and the application object both.
class EngineBridge : public QObject {
  Q_OBJECT
 public:
  EngineBridge(engine::Engine& engine, model::Actor actor, QObject* parent = nullptr);
  ~EngineBridge() override;

  const model::Actor& actor() const { return m_actor; }
  /// Another person sits down: everything is asked anew, liveReset() follows.
  void setActor(model::Actor actor);
  /// The engine's clock; while looking back, the moment that is shown.
  Instant now() const { return m_past ? m_moment : m_engine.now(); }
  const engine::Engine& engine() const { return m_engine; }
  /// For the engine's desks.
  engine::Engine& engine() { return m_engine; }
  const engine::Directory& directory() const { return *m_directory; }
  std::shared_ptr<const engine::Directory> directoryPointer() const { return m_directory; }
  std::shared_ptr<const engine::AreaTree> areas() const { return m_areas; }
  std::vector<model::Action> allowedActions(const model::CaseSummary& c) const;

  /// Looking back 复盘: the live cases and their pages are those of a moment of the playback, and nothing can be done to
  /// them. Forward in time only what changed is told, backward everything anew. Whatever goes on meanwhile is there after
  /// returnToNow(). Another actor returns to now.
  void lookBack(std::shared_ptr<const engine::Playback> past, Instant moment);
  void moveTo(Instant moment);
  void returnToNow();
  bool looksBack() const { return m_past != nullptr; }
  const engine::Playback* past() const { return m_past.get(); }

  using Command = decltype(engine::Order::command);
  void submit(Command command, QObject* receiver, std::function<void(engine::Answer)> then);
  /// One submission, answers in the same order.
  void submit(std::vector<Command> commands, QObject* receiver, std::function<void(std::vector<engine::Answer>)> then);
  void caseDetails(CaseId id, QObject* receiver, std::function<void(std::optional<model::CaseDetails>)> then) const;
  void findCases(engine::CaseFilter filter, std::stop_token stop, QObject* receiver,
                 std::function<void(engine::CasePage)> then) const;

 Q_SIGNALS:
  /// Every open case, after the start and after bulk work; then changes on top of it.
  void liveReset(const std::vector<engine::CaseSummaryPtr>& cases);
  /// Cases that are no longer open come once more, with their final state.
  void casesChanged(const std::vector<engine::CaseSummaryPtr>& cases);
  void actorChanged();
  void directoryChanged();
  void areasChanged();
  void buildingsChanged();
  /// Some came, went or were changed.
  void facilitiesChanged();
  /// Looking back has begun, moved or ended.
  void momentChanged();
  /// Something was to be done while the window shows the past; its answer is a refusal.
  void refusedLookingBack();
  /// Once a second.
  void loadChanged(const engine::Load& load);

 private:
  void listen();
  void take(const engine::Change& change);
  void flush();
  engine::Engine& m_engine;
  model::Actor m_actor;
  unsigned m_sitting = 0;  ///< counts actors: what was asked for an earlier one is dropped
  std::shared_ptr<const engine::Directory> m_directory;
  std::shared_ptr<const engine::AreaTree> m_areas;
  engine::Engine::Subscription m_subscription;
  std::optional<std::uint64_t> m_liveSeq;  ///< nothing until the first picture is there
  std::optional<std::vector<engine::CaseSummaryPtr>> m_wholePending;
  std::unordered_map<CaseId, std::pair<std::uint64_t, engine::CaseSummaryPtr>> m_pending;
  bool m_directoryPending = false, m_areasPending = false, m_buildingsPending = false, m_facilitiesPending = false;
  std::shared_ptr<const engine::Playback> m_past;  ///< while looking back
  Instant m_moment = kNever;
  QElapsedTimer m_sinceFlush;
  QTimer m_frame, m_second;
};

}  // namespace jw::ui
