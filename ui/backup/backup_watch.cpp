#include "ui/backup/backup_watch.h"

#include "ui/engine_bridge.h"

namespace jw::ui {

BackupWatch::BackupWatch(engine::BackupDesk* desk, EngineBridge& bridge, QObject* parent) : QObject(parent), m_desk(desk) {
  connect(&bridge, &EngineBridge::loadChanged, this, &BackupWatch::look);
  look();
}

void BackupWatch::look() {
  if (!m_desk) return;
  const bool failing = !m_status.fault.empty();
  const auto before = m_status.made;
  m_status = m_desk->status();
  Q_EMIT changed();
  if (!failing && !m_status.fault.empty()) Q_EMIT failed();
  if (m_status.made != before) Q_EMIT made();
}

}  // namespace jw::ui
