#include "ui/sync/sync_watch.h"

#include "ui/engine_bridge.h"

namespace jw::ui {

SyncWatch::SyncWatch(engine::SyncDesk* desk, EngineBridge& bridge, QObject* parent) : QObject(parent), m_desk(desk) {
  connect(&bridge, &EngineBridge::loadChanged, this, &SyncWatch::look);
  look();
}

bool SyncWatch::isStale() const {
  using Phase = engine::SyncDesk::Phase;
  const auto phase = m_status.phase;
  return phase == Phase::offline || phase == Phase::stopped || phase == Phase::paused || phase == Phase::filling;
}

void SyncWatch::look() {
  const auto conflicts = m_status.conflicts;
  if (m_desk) m_status = m_desk->status();
  Q_EMIT changed();
  if (m_status.conflicts != conflicts) Q_EMIT conflictsChanged();
}

}  // namespace jw::ui
