// Draws borders on the map: a line that cuts a grid, two grids that become one, a corner that is dragged.
#pragma once
#include <qgsmaptool.h>
#include <qgspointxy.h>

#include <QVector>
#include <memory>
#include <optional>

#include "core/engine/area_desk.h"
#include "gis/map/map_coordinates.h"
#include "gis/map/map_style.h"

class QgsRubberBand;

namespace jw::ui {

/// Main thread. Everything that the mouse does the keyboard does too: the arrows move a cross (with Shift by single pixels),
/// Space is the button, Enter ends a line, Backspace takes a point back, Delete a corner, Ctrl+Z and Ctrl+Y go through the steps.
/// Wheel and middle button stay the canvas's own. Steps are taken in the draft; a step that has a fault is told and changes nothing.
class BorderTool : public QgsMapTool {
  Q_OBJECT
 public:
  enum class Mode { cut, join, move };
  BorderTool(QgsMapCanvas* canvas, planning::BorderDraft& draft, int epsg);
  ~BorderTool() override;

  void setMode(Mode mode);
  Mode mode() const { return m_mode; }
  void setStyle(const gis::MapStyle& style);
  /// The draft has changed behind the tool.
  void showDraft();
  /// Borders of another day, drawn thinly below; empty: none.
  void showPast(const std::vector<model::Area>& areas);
  /// Joining: the grid that stays; nil: none is chosen yet.
  AreaId chosen() const { return m_chosen; }
  void takeBack();
  void takeAgain();

  void activate() override;
  void deactivate() override;
  void canvasPressEvent(QgsMapMouseEvent* e) override;
  void canvasMoveEvent(QgsMapMouseEvent* e) override;
  void canvasReleaseEvent(QgsMapMouseEvent* e) override;
  void canvasDoubleClickEvent(QgsMapMouseEvent* e) override;

 Q_SIGNALS:
  /// A step was taken or taken back.
  void drawn();
  void failed(const jw::model::BorderFault& fault);
  /// What was chosen or begun has changed.
  void changed();

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  bool key(int key, Qt::KeyboardModifiers modifiers);
  void press(QgsPointXY at);
  void follow(QgsPointXY at);
  void letGo(QgsPointXY at);
  void choose(QgsPointXY at);
  void finishLine();
  void forget();
  void tell(const planning::BorderDraft::Fault& fault);
  void moveCross(QPoint by);
  void showLine(std::optional<QgsPointXY> end);
  QPointF reach() const;
  std::optional<model::Point> lonLat(QgsPointXY at) const { return m_coordinates.toLonLat(at); }
  void addBorders(QgsRubberBand& band, const model::MultiPolygon& shape) const;

  planning::BorderDraft& m_draft;
  gis::MapCoordinates m_coordinates;
  Mode m_mode = Mode::cut;
  QVector<QgsPointXY> m_line;
  AreaId m_chosen;
  std::optional<model::Point> m_corner;  ///< that is being dragged
  std::optional<QPoint> m_cross;         ///< of the keyboard, pixels
  std::unique_ptr<QgsRubberBand> m_past, m_changed, m_kept, m_band, m_dot, m_mark;
};

}  // namespace jw::ui
