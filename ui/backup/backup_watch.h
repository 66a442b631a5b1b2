// What the window knows of the backups of its store.
#pragma once
#include <QObject>

#include "core/engine/backup_desk.h"

namespace jw::ui {

class EngineBridge;

/// Main thread. Looks once a second, and when it is asked to; nothing here waits.
class BackupWatch : public QObject {
  Q_OBJECT
 public:
  /// `desk` null: no backups are made by this program.
  BackupWatch(engine::BackupDesk* desk, EngineBridge& bridge, QObject* parent = nullptr);
  engine::BackupDesk* desk() const { return m_desk; }
  const engine::BackupDesk::Status& status() const { return m_status; }
  bool isMaking() const { return m_status.step != engine::BackupDesk::Step::none; }
  void look();

 Q_SIGNALS:
  /// Once a second, and after look().
  void changed();
  /// The first of several failures in a row.
  void failed();
  /// One that a person has asked for, and later ones too.
  void made();

 private:
  engine::BackupDesk* m_desk;
  engine::BackupDesk::Status m_status;
};

}  // namespace jw::ui
