// The foot of the window: store, backlog, load, event loop, place on the map.
#pragma once
#include <QFrame>

#include "core/engine/snapshots.h"
#include "ui/desk.h"

class QLabel;

namespace jw::ui {

class StallMeter;

class StatusBar : public QFrame {
  Q_OBJECT
 public:
  StatusBar(const Desk& desk, const StallMeter& meter, QWidget* parent = nullptr);
  void setCoordinates(const QString& words);
  void setScale(double denominator);
  void showMapPart(bool visible);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void showLoad();
  Desk m_desk;
  const StallMeter& m_meter;
  engine::Load m_load;
  double m_denominator = 0;
  QLabel *m_store, *m_backlog, *m_speed, *m_open, *m_sync, *m_stall, *m_coordinates, *m_scale;
};

}  // namespace jw::ui
