// A field that takes coordinates and goes there.
#pragma once
#include <QLineEdit>

#include "gis/map/map_coordinates.h"

namespace jw::ui {

/// Main thread.
class GoToBox : public QLineEdit {
  Q_OBJECT
 public:
  explicit GoToBox(QWidget* parent = nullptr);
  /// Reads metres in this zone from now on.
  void setEpsg(int epsg);

 Q_SIGNALS:
  void goTo(jw::model::Point lonLat);

 protected:
  void changeEvent(QEvent* e) override;

 private:
  void take();
  void mark(bool bad);
  void translate();
  std::unique_ptr<gis::MapCoordinates> m_coordinates;
};

}  // namespace jw::ui
