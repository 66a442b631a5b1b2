// The command page: queue, map, detail and the last 24 hours, all about the same selection.
#pragma once
#include <qgsmaplayer.h>

#include <QTimer>
#include <QWidget>
#include <memory>
#include <vector>

#include "core/model/registry.h"
#include "ui/desk.h"
#include "ui/live_cases.h"

class QSplitter;
class QStackedWidget;
class QToolButton;

namespace jw::engine {
class AreaDesk;
}

namespace jw::ui {

class BaseMaps;
class BorderPanel;

class CaseView;
class MapPanel;
class QueuePanel;
class ThereView;

class CommandPage : public QWidget {
  Q_OBJECT
 public:
  /// The desk of areas must outlive the page.
  CommandPage(const Desk& desk, engine::AreaDesk& areas, QWidget* parent = nullptr);
  ~CommandPage() override;
  void step(int by);
  void setQueue(Queue queue);
  void dispatchAsProposed();
  /// Turns the map to the selected case.
  void center();
  CaseView& view() { return *m_view; }
  MapPanel& map() { return *m_map; }
  ThereView& there() { return *m_there; }
  /// Null: the style of base maps is missing.
  const BaseMaps* bases() const { return m_base.get(); }
  /// A layer between the buildings and the base maps; null takes it away.
  void setThematic(std::unique_ptr<QgsMapLayer> layer);
  /// Lists what is on the part of the map that is on screen.
  void selectView();

 Q_SIGNALS:
  void opened(jw::CaseId id);
  /// Other base maps are shown on the map, or in another way.
  void basesChanged();
  void reportHere(double lon, double lat);
  void facilityHere(double lon, double lat);
  void buildingWanted(jw::BuildingId id);
  void personWanted(const jw::Uuid& id);
  void organisationWanted(const jw::model::Organisation& organisation);
  void facilityWanted(const jw::Uuid& id);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void remember(QSplitter* splitter, const QString& key);
  void connectSelection();
  void connectBorders();
  void connectBaseMaps();
  void nameBaseMaps();
  void showBelow();
  /// Asks first. `layer`: its id among the layers.
  void removeBaseMap(const QString& layer);
  enum Side { caseSide, thereSide, borderSide };
  void showSide(Side side);
  void showTabs();
  Desk m_desk;
  engine::AreaDesk& m_areas;
  QueuePanel* m_queue;
  MapPanel* m_map;
  CaseView* m_view;
  ThereView* m_there;
  BorderPanel* m_borders;
  std::unique_ptr<QgsMapLayer> m_thematic;
  std::unique_ptr<BaseMaps> m_base;  ///< null: the style of base maps is missing
  QStackedWidget* m_side;
  QWidget* m_tabs;
  QToolButton *m_caseTab, *m_thereTab, *m_borderTab;
  bool m_isThere = false;
  QTimer m_moment;
};

}  // namespace jw::ui
