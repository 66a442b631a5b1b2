// The foot of the window: store, backlog, load, how old what is shown may be, event loop, place on the map.
#pragma once
#include <QFrame>

#include "core/engine/snapshots.h"
#include "ui/desk.h"

class QLabel;
class QToolButton;

namespace jw::ui {

class BackupWatch;
class StallMeter;
class SyncWatch;

class StatusBar : public QFrame {
  Q_OBJECT
 public:
  StatusBar(const Desk& desk, const StallMeter& meter, SyncWatch& sync, BackupWatch& backups, QWidget* parent = nullptr);
  void setCoordinates(const QString& words);
  void setScale(double denominator);
  void showMapPart(bool visible);

 Q_SIGNALS:
  void syncWanted();

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void showLoad();
  void showSync();
  void showStore();
  Desk m_desk;
  const StallMeter& m_meter;
  SyncWatch& m_watch;
  BackupWatch& m_backups;
  engine::Load m_load;
  double m_denominator = 0;
  QLabel *m_store, *m_backlog, *m_speed, *m_open, *m_stall, *m_coordinates, *m_scale;
  QToolButton* m_sync;
};

}  // namespace jw::ui
