// The map of the command page: still layers below, live cases above, tools around.
#pragma once
#include <QList>
#include <QWidget>
#include <memory>
#include <optional>
#include <vector>

#include "core/engine/snapshots.h"
#include "core/model/geometry.h"
#include "gis/map/shifted_datum.h"

class QMenu;
class QgsGeometry;
class QgsMapCanvas;
class QgsMapLayer;
class QgsMapTool;

namespace jw::ui {

class LayerPanel;

/// Main thread; needs a QgsApplication. Never waits: layers are prepared and rendered in the background, and the last
/// picture stays until the next is whole. Without areas there is nothing to see but the cases. Lines, names and symbols
/// grow with the panel's font (13 px: design size).
class MapPanel : public QWidget {
  Q_OBJECT
 public:
  explicit MapPanel(QWidget* parent = nullptr);
  ~MapPanel() override;

  /// The first areas, and areas of a city in another zone, also set the projection and the full view.
  void setAreas(std::shared_ptr<const engine::AreaTree> areas);
  /// A file from gis::writeBuildingCache; empty: none.
  void setBuildingCache(const QString& path);
  /// Says on the map that such a file is being made, and how many buildings it holds by now; 0: none is.
  void setPreparing(int buildings);
  /// The EPSG number for gis::BuildingCacheKey; 0 before there are areas.
  int epsg() const;
  /// The layers as they are now, at the scale of the view, everywhere in the window: nothing is left to be rendered.
  bool isSharp() const;

  /// All open cases; those that changed since; closed ones leave the map.
  void setCases(std::vector<engine::CaseSummaryPtr> cases);
  void applyChanges(const std::vector<engine::CaseSummaryPtr>& changes);
  void setSelected(CaseId id);
  /// Centres the case, closer if the map shows more than a street. Nothing if it has no place or is closed.
  void flyTo(CaseId id);
  /// Centres the place, closer if the map shows more than a street, and marks it for a moment.
  void flyToPlace(model::Point place);
  /// Asks for what lies in the part that is on screen.
  void selectView();
  /// The drawn shape stays on the map until then.
  void forgetSelection();
  struct View {
    model::Point centre;
    double scale = 0;  ///< denominator
  };
  std::optional<View> view() const;
  void setView(const View& view);
  /// Without the row of tools: the map alone, as on the wall.
  void setBare();
  /// All of the city.
  void showAll() { fullView(); }
  /// All of an area; nothing for one that is not there.
  void showArea(const model::AreaPath& path);
  /// Places to come back to, beside the tools; the panel does not own the menu.
  void setBookmarks(QMenu* menu);
  /// For tools of others, which must go before the panel does. Lent the clicks until another tool is chosen; null gives them back.
  QgsMapCanvas* canvas() const;
  void lend(QgsMapTool* tool);
  /// Layers between the buildings and the land, the topmost first; those of the call before may go when it returns.
  /// `shifts`: what the shifted ones among them need.
  void setBaseLayers(QList<QgsMapLayer*> layers, std::vector<gis::Shift> shifts);
  LayerPanel& layerPanel();
  /// Offers drawing borders among the tools; whether it is on.
  void setBorders(bool on);
  void offerFacilities(bool offered);  ///< to enter one where it is right-clicked
  /// Moves the clocks' rings; once a second is right.
  void setNow(Instant now);
  void setDark(bool dark);
  /// Follows the style's animation hint until it is set.
  void setReduceMotion(bool reduce);

 Q_SIGNALS:
  void caseActivated(jw::CaseId id);
  /// EPSG:4490 degrees.
  void reportHere(double lon, double lat);
  void facilityHere(double lon, double lat);
  /// A shape was drawn, or a place asked about; `words` say which.
  void selected(const jw::model::MultiPolygon& shape, const QString& words);
  void bordersWanted(bool on);
  void coordinatesChanged(QString text);
  void scaleChanged(double denominator);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;
  void resizeEvent(QResizeEvent* e) override;
  void changeEvent(QEvent* e) override;

 private:
  struct Parts;
  void connectTools();
  void connectCanvas();
  void chooseTool();
  void clicked(QPoint pixel);
  void hover(QPoint pixel);
  void showMenu(QPoint pixel);
  void fullView();
  void centreOn(double lon, double lat);
  void take(const QgsGeometry& shape, const QString& words);
  void showMeasured(const QString& text);
  void setCrs(int epsg);
  void showLayers();
  void place();
  void followZoom();
  std::unique_ptr<Parts> m;
};

}  // namespace jw::ui
