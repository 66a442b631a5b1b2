#include "ui/map/map_panel.h"

#include <qgsmapcanvas.h>
#include <qgsrubberband.h>

#include <QApplication>
#include <QClipboard>
#include <QFutureWatcher>
#include <QHelpEvent>
#include <QLabel>
#include <QMenu>
#include <QToolTip>
#include <QVBoxLayout>
#include <QtConcurrentRun>
#include <algorithm>
#include <cmath>

#include "gis/map/map_coordinates.h"
#include "gis/map/map_crs.h"
#include "gis/map/still_layers.h"
#include "ui/map/case_overlay.h"
#include "ui/map/case_tip.h"
#include "ui/map/go_to_box.h"
#include "ui/map/layer_panel.h"
#include "ui/map/map_toolbar.h"
#include "ui/map/measure_tool.h"
#include "ui/map/scale_bar.h"
#include "ui/map/select_tool.h"
#include "ui/map/still_picture.h"

namespace jw::ui {
namespace {

constexpr int kDefaultEpsg = 4549;
constexpr double kWheelFactor = 1.6;
constexpr double kStreetScale = 5000;              // flying to a case shows at least this much detail
constexpr double kClosestScale = 800;              // clusters that are still together here lie on one spot
constexpr double kClickReach = 3;                  // metres: what is asked about around a click
constexpr int kClickSegments = 4;                  // to a quarter
constexpr double kDesignFont = 13;                 // pixels

}  // namespace

/// What the panel is made of. Overlay and tools are items of the canvas's scene, so they go before it does.
struct MapPanel::Parts {
  explicit Parts(MapPanel* panel)
      : toolbar(new MapToolbar(panel)),
        canvas(new QgsMapCanvas(panel)),
        scaleBar(new ScaleBar(panel)),
        measured(new QLabel(panel)),
        preparing(new QLabel(panel)),
        layerPanel(new LayerPanel(panel)),
        still(gis::MapStyle::dark()),
        coordinates(kDefaultEpsg) {}

  MapToolbar* toolbar;
  QgsMapCanvas* canvas;
  ScaleBar* scaleBar;
  QLabel *measured, *preparing;
  LayerPanel* layerPanel;
  gis::StillLayers still;
  gis::MapCoordinates coordinates;
  std::unique_ptr<StillPicture> picture;
  std::unique_ptr<CaseOverlay> overlay;
  std::unique_ptr<ClickTool> hand, pin, centre;
  std::unique_ptr<MeasureTool> measure;
  std::unique_ptr<SelectTool> select;
  std::unique_ptr<QgsRubberBand> selection;
  std::shared_ptr<const engine::AreaTree> areas;
  QgsRectangle full;
  QList<QgsMapLayer*> base;
  std::vector<gis::Shift> shifts;
  double zoom = 1;
  bool facilitiesOffered = false;
  QFutureWatcher<std::shared_ptr<gis::StillLayers::AreaLayers>> shaping;
  QFutureWatcher<std::shared_ptr<std::unique_ptr<gis::BuildingLayer>>> opening;
};

MapPanel::MapPanel(QWidget* parent) : QWidget(parent), m(std::make_unique<Parts>(this)) {
  setObjectName(QStringLiteral("mapPanel"));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addWidget(m->toolbar);
  column->addWidget(m->canvas, 1);
  QgsMapCanvas* canvas = m->canvas;
  canvas->setObjectName(QStringLiteral("map"));
  canvas->setFrameShape(QFrame::NoFrame);
  // Centred in a window of odd size, the dragged scene would lie half a pixel off, and jump by one when it is let go.
  canvas->setAlignment(Qt::AlignLeft | Qt::AlignTop);
  canvas->setWheelFactor(kWheelFactor);
  canvas->enableAntiAliasing(true);
  setFocusProxy(canvas);
  m->picture = std::make_unique<StillPicture>(canvas);
  m->overlay = std::make_unique<CaseOverlay>(canvas, kDefaultEpsg);
  m->hand = std::make_unique<ClickTool>(canvas, Qt::ArrowCursor);
  m->pin = std::make_unique<ClickTool>(canvas, Qt::CrossCursor);
  m->centre = std::make_unique<ClickTool>(canvas, Qt::CrossCursor);
  m->measure = std::make_unique<MeasureTool>(canvas);
  m->select = std::make_unique<SelectTool>(canvas);
  m->selection = std::make_unique<QgsRubberBand>(canvas, Qgis::GeometryType::Polygon);
  m->selection->setWidth(2);
  m->measured->setObjectName(QStringLiteral("measured"));
  m->preparing->setObjectName(QStringLiteral("preparing"));
  for (QLabel* chip : {m->measured, m->preparing}) {
    chip->setProperty("role", QStringLiteral("chip"));
    chip->setAttribute(Qt::WA_TransparentForMouseEvents);
    chip->hide();
  }
  m->layerPanel->hide();
  setCrs(kDefaultEpsg);
  connectCanvas();
  connectTools();
  setDark(true);
  chooseTool();
  followZoom();
}

MapPanel::~MapPanel() {
  m->canvas->viewport()->removeEventFilter(this);
  m->picture->stop();
  m->canvas->setLayers({});
}

void MapPanel::connectCanvas() {
  QgsMapCanvas* canvas = m->canvas;
  canvas->viewport()->installEventFilter(this);
  connect(canvas, &QgsMapCanvas::xyCoordinates, this, [this](const QgsPointXY& p) {
    // While the map is dragged, the place under the pointer stays the same; the canvas does not know.
    if (!m->canvas->sceneRect().topLeft().isNull()) return;
    if (const auto place = m->coordinates.toLonLat(p)) Q_EMIT coordinatesChanged(m->coordinates.text(*place));
  });
  connect(canvas, &QgsMapCanvas::extentsChanged, this,
          [this] { m->scaleBar->setMetresPerPixel(m->canvas->mapUnitsPerPixel()); });
  connect(canvas, &QgsMapCanvas::scaleChanged, this, &MapPanel::scaleChanged);
  connect(&m->shaping, &QFutureWatcherBase::finished, this, [this] {
    m->picture->stop();
    m->still.setAreas(std::move(*m->shaping.result()));
    showLayers();
  });
  connect(&m->opening, &QFutureWatcherBase::finished, this, [this] {
    m->picture->stop();
    m->still.setBuildings(std::move(*m->opening.result()));
    showLayers();
  });
  connect(m->layerPanel, &LayerPanel::changed, this, [this] { m->canvas->setLayers(m->layerPanel->shown()); });
  connect(m->layerPanel, &LayerPanel::casesShownChanged, this, [this](bool shown) { m->overlay->setVisible(shown); });
  connect(m->layerPanel, &LayerPanel::visibilityChanged, this, [this](const QString& id, bool visible) {
    model::AreaLevel level;
    if (model::parseLevel(id.section(QLatin1Char('/'), 1).toStdString(), level))
      m->still.setNamesVisible(level, visible);
  });
}

void MapPanel::connectTools() {
  const auto act = [this](MapToolbar::Tool tool, auto what) {
    QAction* action = m->toolbar->action(tool);
    addAction(action);
    connect(action, &QAction::triggered, this, what);
  };
  for (int tool = 0; tool < MapToolbar::kModes; ++tool)
    act(static_cast<MapToolbar::Tool>(tool), [this] { chooseTool(); });
  act(MapToolbar::zoomIn, [this] { m->canvas->zoomIn(); });
  act(MapToolbar::zoomOut, [this] { m->canvas->zoomOut(); });
  act(MapToolbar::fullView, [this] { fullView(); });
  act(MapToolbar::previousView, [this] { m->canvas->zoomToPreviousExtent(); });
  act(MapToolbar::nextView, [this] { m->canvas->zoomToNextExtent(); });
  connect(m->toolbar->action(MapToolbar::layers), &QAction::toggled, m->layerPanel, &QWidget::setVisible);
  connect(m->toolbar->action(MapToolbar::borders), &QAction::triggered, this, &MapPanel::bordersWanted);
  connect(m->canvas, &QgsMapCanvas::zoomLastStatusChanged, m->toolbar->action(MapToolbar::previousView),
          &QAction::setEnabled);
  connect(m->canvas, &QgsMapCanvas::zoomNextStatusChanged, m->toolbar->action(MapToolbar::nextView),
          &QAction::setEnabled);
  connect(m->toolbar->goToBox(), &GoToBox::goTo, this, [this](model::Point p) { centreOn(p.x, p.y); });
  connect(m->hand.get(), &ClickTool::clicked, this, &MapPanel::clicked);
  connect(m->hand.get(), &ClickTool::moved, this, &MapPanel::hover);
  connect(m->hand.get(), &ClickTool::rightClicked, this, &MapPanel::showMenu);
  connect(m->hand.get(), &ClickTool::doubleClicked, this, [this](QPoint pixel) {
    if (m->overlay->hit(pixel).cases.empty()) m->canvas->zoomWithCenter(pixel.x(), pixel.y(), true);
  });
  connect(m->pin.get(), &ClickTool::clicked, this, [this](QPoint, QgsPointXY place) {
    if (const auto p = m->coordinates.toLonLat(place)) Q_EMIT reportHere(p->x, p->y);
    m->toolbar->action(MapToolbar::pan)->trigger();
  });
  connect(m->centre.get(), &ClickTool::clicked, this, [this](QPoint, QgsPointXY place) {
    m->canvas->setCenter(place);
    m->canvas->refresh();
    m->toolbar->action(MapToolbar::pan)->trigger();
  });
  connect(m->measure.get(), &MeasureTool::textChanged, this, &MapPanel::showMeasured);
  connect(m->select.get(), &SelectTool::textChanged, this, &MapPanel::showMeasured);
  connect(m->select.get(), &SelectTool::selected, this, &MapPanel::take);
}

void MapPanel::chooseTool() {
  const auto isChosen = [this](MapToolbar::Tool tool) { return m->toolbar->action(tool)->isChecked(); };
  const bool area = isChosen(MapToolbar::measureArea);
  QgsMapTool* tool = m->hand.get();
  if (isChosen(MapToolbar::report)) tool = m->pin.get();
  if (isChosen(MapToolbar::centre)) tool = m->centre.get();
  if (area || isChosen(MapToolbar::measureDistance)) tool = m->measure.get();
  constexpr std::pair<MapToolbar::Tool, SelectTool::Mode> kShapes[] = {{MapToolbar::selectRectangle, SelectTool::Mode::rectangle},
                                                                       {MapToolbar::selectCircle, SelectTool::Mode::circle},
                                                                       {MapToolbar::selectPolygon, SelectTool::Mode::polygon},
                                                                       {MapToolbar::selectCorridor, SelectTool::Mode::corridor}};
  for (const auto& [shape, mode] : kShapes)
    if (isChosen(shape)) {
      tool = m->select.get();
      m->select->setMode(mode);
    }
  m->canvas->setMapTool(tool);
  if (tool == m->measure.get()) m->measure->setMode(area ? MeasureTool::Mode::area : MeasureTool::Mode::distance);
}

void MapPanel::setCrs(int epsg) {
  m->coordinates = gis::MapCoordinates(epsg);
  m->canvas->setDestinationCrs(gis::crsOfEpsg(epsg));
  m->picture->setTransforms(gis::shiftedTransforms(m->shifts, gis::crsOfEpsg(epsg)));
  m->overlay->setEpsg(epsg);
  m->toolbar->goToBox()->setEpsg(epsg);
}

int MapPanel::epsg() const {
  return m->areas && !m->areas->empty() ? m->coordinates.epsg() : 0;
}

void MapPanel::setAreas(std::shared_ptr<const engine::AreaTree> areas) {
  const bool first = epsg() == 0;
  m->areas = std::move(areas);
  if (!m->areas || m->areas->empty()) {
    m->shaping.setFuture(QtConcurrent::run([] { return std::make_shared<gis::StillLayers::AreaLayers>(); }));
    return;
  }
  const model::Box box = m->areas->box();
  const int zone = gis::mapEpsg({(box.xmin + box.xmax) / 2, (box.ymin + box.ymax) / 2});
  const bool moved = zone != m->coordinates.epsg();
  if (moved) setCrs(zone);
  m->full = m->coordinates.boundsOf(box);
  m->full.scale(1.05);
  m->picture->setCity(m->full);
  m->shaping.setFuture(QtConcurrent::run([kept = m->areas, zone] {
    return std::make_shared<gis::StillLayers::AreaLayers>(gis::StillLayers::makeAreas(gis::prepareAreas(kept->areas(), zone)));
  }));
  if (!first && !moved) return;
  fullView();
  m->canvas->clearExtentHistory();
}

void MapPanel::setBuildingCache(const QString& path) {
  m->opening.setFuture(QtConcurrent::run([path] {
    return std::make_shared<std::unique_ptr<gis::BuildingLayer>>(gis::StillLayers::openBuildings(path));
  }));
}

void MapPanel::setPreparing(int buildings) {
  m->preparing->setText(tr("Preparing the buildings for the map: %L1 so far").arg(buildings));
  m->preparing->setVisible(buildings > 0);
  place();
}

bool MapPanel::isSharp() const {
  return m->picture->isSharp();
}

void MapPanel::showLayers() {
  QList<QgsMapLayer*> layers = m->still.layers();
  // The land is a ground for those places that a base map does not have.
  const bool land = !layers.isEmpty() && gis::StillLayers::idOf(layers.last()) == QLatin1String("land");
  for (QgsMapLayer* base : m->base) layers.insert(land ? layers.size() - 1 : layers.size(), base);
  m->layerPanel->setLayers(layers);
  m->canvas->setLayers(m->layerPanel->shown());
  place();
}

void MapPanel::setCases(std::vector<engine::CaseSummaryPtr> cases) {
  m->overlay->setCases(std::move(cases));
}
void MapPanel::applyChanges(const std::vector<engine::CaseSummaryPtr>& changes) {
  m->overlay->apply(changes);
}
void MapPanel::setSelected(CaseId id) {
  m->overlay->setSelected(id);
}
void MapPanel::setNow(Instant now) {
  m->overlay->setNow(now);
}
void MapPanel::setReduceMotion(bool reduce) {
  m->overlay->setReduceMotion(reduce);
}

void MapPanel::flyTo(CaseId id) {
  const auto at = m->overlay->cases().place(id);
  if (!at) return;
  const double shrink = std::min(1.0, kStreetScale / m->canvas->scale());
  QgsRectangle view = m->canvas->extent();
  m->canvas->setExtent(QgsRectangle::fromCenterAndSize(*at, view.width() * shrink, view.height() * shrink));
  m->canvas->refresh();
}

void MapPanel::flyToPlace(model::Point place) {
  if (m->canvas->scale() > kStreetScale) m->canvas->zoomScale(kStreetScale);
  centreOn(place.x, place.y);
}

void MapPanel::take(const QgsGeometry& shape, const QString& words) {
  m->selection->setToGeometry(shape);
  Q_EMIT selected(m->coordinates.toLonLat(shape), words);
}

void MapPanel::selectView() {
  take(QgsGeometry::fromRect(m->canvas->extent()), tr("The part of the map on screen"));
}

void MapPanel::forgetSelection() {
  m->selection->reset(Qgis::GeometryType::Polygon);
}

std::optional<MapPanel::View> MapPanel::view() const {
  const auto centre = m->coordinates.toLonLat(m->canvas->center());
  return centre && epsg() != 0 ? std::optional(View{*centre, m->canvas->scale()}) : std::nullopt;
}

void MapPanel::setView(const View& view) {
  const auto at = m->coordinates.toMap(view.centre);
  if (!at) return;
  m->canvas->setCenter(*at);
  m->canvas->zoomScale(view.scale);
}

void MapPanel::setBare() {
  m->toolbar->hide();
  m->scaleBar->hide();
  setAttribute(Qt::WA_TransparentForMouseEvents);
  setFocusProxy(nullptr);
  m->canvas->setFocusPolicy(Qt::NoFocus);
}

void MapPanel::showArea(const model::AreaPath& path) {
  const auto* area = m->areas ? m->areas->byPath(path) : nullptr;
  if (!area) return;
  QgsRectangle extent = m->coordinates.boundsOf(area->shape.box());
  if (extent.isEmpty()) return;
  extent.scale(1.05);
  m->canvas->setExtent(extent);
  m->canvas->refresh();
}

void MapPanel::setBookmarks(QMenu* menu) {
  m->toolbar->setBookmarks(menu);
}

QgsMapCanvas* MapPanel::canvas() const {
  return m->canvas;
}

void MapPanel::lend(QgsMapTool* tool) {
  if (!tool) return chooseTool();
  m->canvas->setMapTool(tool);
  m->canvas->setFocus();
}

void MapPanel::setBaseLayers(QList<QgsMapLayer*> layers, std::vector<gis::Shift> shifts) {
  m->picture->stop();
  m->shifts = std::move(shifts);
  m->picture->setTransforms(gis::shiftedTransforms(m->shifts, gis::crsOfEpsg(m->coordinates.epsg())));
  m->base = std::move(layers);
  showLayers();
}

LayerPanel& MapPanel::layerPanel() {
  return *m->layerPanel;
}

void MapPanel::setBorders(bool on) {
  m->toolbar->setBorders();
  m->toolbar->action(MapToolbar::borders)->setChecked(on);
}

void MapPanel::showMeasured(const QString& text) {
  m->measured->setText(text);
  m->measured->setVisible(!text.isEmpty());
  place();
}

void MapPanel::centreOn(double lon, double lat) {
  const auto at = m->coordinates.toMap({lon, lat});
  if (!at) return;
  m->canvas->setCenter(*at);
  m->canvas->refresh();
  m->canvas->flashGeometries({QgsGeometry::fromPointXY(*at)}, m->canvas->mapSettings().destinationCrs());
}

void MapPanel::fullView() {
  if (m->full.isEmpty()) return;
  m->canvas->setExtent(m->full);
  m->canvas->refresh();
}

void MapPanel::setDark(bool dark) {
  const gis::MapStyle& style = gis::MapStyle::of(dark);
  m->canvas->setCanvasColor(style.background);
  m->canvas->setSelectionColor(style.selection);
  m->still.setStyle(style, m->zoom);
  m->overlay->setStyle(style);
  m->measure->setStyle(style);
  m->select->setStyle(style);
  QColor inside = style.selection;
  inside.setAlpha(30);
  m->selection->setStrokeColor(style.selection);
  m->selection->setFillColor(inside);
  m->scaleBar->setStyle(style);
  m->toolbar->setDark(dark);
  m->layerPanel->setDark(dark);
  m->canvas->refresh();
}

void MapPanel::clicked(QPoint pixel) {
  const auto hit = m->overlay->hit(pixel);
  if (hit.cases.empty()) return;
  if (hit.cases.size() == 1 || m->canvas->scale() <= kClosestScale) {
    Q_EMIT caseActivated(hit.cases.front()->id);
    return;
  }
  QgsRectangle view = m->canvas->extent();
  m->canvas->setExtent(QgsRectangle::fromCenterAndSize(hit.place, view.width() / 3, view.height() / 3));
  m->canvas->refresh();
}

void MapPanel::offerFacilities(bool offered) { m->facilitiesOffered = offered; }

void MapPanel::hover(QPoint pixel) {
  m->hand->setShape(m->overlay->hit(pixel).cases.empty() ? Qt::ArrowCursor : Qt::PointingHandCursor);
}

void MapPanel::showMenu(QPoint pixel) {
  const auto place = m->coordinates.toLonLat(m->canvas->getCoordinateTransform()->toMapCoordinates(pixel));
  if (!place) return;
  auto* menu = new QMenu(this);
  menu->setAttribute(Qt::WA_DeleteOnClose);
  menu->addAction(m->toolbar->action(MapToolbar::report)->text(), this,
                  [this, p = *place] { Q_EMIT reportHere(p.x, p.y); });
  if (m->facilitiesOffered) menu->addAction(tr("New facility here…"), this, [this, p = *place] { Q_EMIT facilityHere(p.x, p.y); });
  menu->addAction(m->toolbar->action(MapToolbar::centre)->text(), this, [this, p = *place] { centreOn(p.x, p.y); });
  menu->addAction(tr("What is here, and who is responsible"), this, [this, p = *place] {
    if (const auto at = m->coordinates.toMap(p)) take(QgsGeometry::fromPointXY(*at).buffer(kClickReach, kClickSegments), tr("Where it was clicked"));
  });
  menu->addAction(tr("What is on screen"), this, &MapPanel::selectView);
  menu->addAction(tr("Copy coordinates"), this, [this, p = *place] {
    QApplication::clipboard()->setText(QStringLiteral("%1, %2").arg(p.x, 0, 'f', 6).arg(p.y, 0, 'f', 6));
  });
  menu->popup(m->canvas->viewport()->mapToGlobal(pixel));
}

bool MapPanel::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() != QEvent::ToolTip) return QWidget::eventFilter(watched, event);
  auto* help = static_cast<QHelpEvent*>(event);
  const auto hit = m->overlay->hit(help->pos());
  if (hit.cases.empty())
    QToolTip::hideText();
  else
    QToolTip::showText(help->globalPos(), caseTip(hit.cases, m->overlay->cases().now()), m->canvas->viewport());
  return true;
}

void MapPanel::resizeEvent(QResizeEvent* e) {
  QWidget::resizeEvent(e);
  place();
}

void MapPanel::changeEvent(QEvent* e) {
  QWidget::changeEvent(e);
  if (e->type() == QEvent::FontChange || e->type() == QEvent::StyleChange) followZoom();
}

void MapPanel::followZoom() {
  const double zoom = std::max(1.0, std::round(QFontInfo(font()).pixelSize() / kDesignFont * 4) / 4);
  if (zoom == m->zoom) return;
  m->zoom = zoom;
  m->still.setStyle(m->still.style(), zoom);
  m->overlay->setZoom(zoom);
  place();
}

void MapPanel::place() {
  const QRect stage = m->canvas->geometry();
  constexpr int gap = 8;
  const int unit = fontMetrics().height();
  m->scaleBar->resize(m->scaleBar->sizeHint());
  m->scaleBar->move(stage.left() + gap, stage.bottom() - m->scaleBar->height() - gap);
  m->measured->adjustSize();
  m->measured->move(stage.left() + (stage.width() - m->measured->width()) / 2, stage.top() + gap);
  m->preparing->adjustSize();
  m->preparing->move(stage.left() + (stage.width() - m->preparing->width()) / 2, stage.bottom() - m->preparing->height() - gap);
  const QSize panel =
      QSize(unit * 17, m->layerPanel->sizeHint().height()).boundedTo(stage.size() - QSize(2 * gap, 2 * gap));
  m->layerPanel->setGeometry(QRect(QPoint(stage.right() - panel.width() - gap, stage.top() + gap), panel));
}

}  // namespace jw::ui
