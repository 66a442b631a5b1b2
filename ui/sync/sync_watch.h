// What the window knows of the conversation with the center.
#pragma once
#include <QObject>

#include "core/engine/sync_desk.h"

namespace jw::ui {

class EngineBridge;

/// Main thread. Looks once a second, and when it is asked to; nothing here waits.
class SyncWatch : public QObject {
  Q_OBJECT
 public:
  /// `desk` null: this store stays alone.
  SyncWatch(engine::SyncDesk* desk, EngineBridge& bridge, QObject* parent = nullptr);
  engine::SyncDesk* desk() const { return m_desk; }
  const engine::SyncDesk::Status& status() const { return m_status; }
  bool isAlone() const { return m_status.phase == engine::SyncDesk::Phase::alone; }
  /// What is shown may be older than this program could make it.
  bool isStale() const;
  void look();

 Q_SIGNALS:
  /// Once a second, and after look().
  void changed();
  /// Another number of conflicts waits.
  void conflictsChanged();

 private:
  engine::SyncDesk* m_desk;
  engine::SyncDesk::Status m_status;
};

}  // namespace jw::ui
