#include "ui/map/measure_tool.h"

#include <qgsexception.h>
#include <qgsgeometry.h>
#include <qgsmapcanvas.h>
#include <qgsrubberband.h>

#include <QLocale>

namespace jw::ui {
namespace {

constexpr double kSquareMetresPerMu = 2000.0 / 3;

}  // namespace

MeasureTool::MeasureTool(QgsMapCanvas* canvas)
    : ClickTool(canvas, Qt::CrossCursor),
      m_band(std::make_unique<QgsRubberBand>(canvas, Qgis::GeometryType::Line)),
      m_dots(std::make_unique<QgsRubberBand>(canvas, Qgis::GeometryType::Point)) {
  m_band->setWidth(2);
  m_dots->setIcon(QgsRubberBand::ICON_CIRCLE);
  m_dots->setIconSize(7);
  connect(this, &ClickTool::clicked, this, [this](QPoint, QgsPointXY place) { add(place); });
  connect(this, &ClickTool::doubleClicked, this, &MeasureTool::finish);
  connect(this, &ClickTool::rightClicked, this, &MeasureTool::finish);
  connect(this, &ClickTool::moved, this, [this](QPoint, QgsPointXY place) { follow(place); });
}

MeasureTool::~MeasureTool() = default;

void MeasureTool::setMode(Mode mode) {
  m_mode = mode;
  clear();
}

void MeasureTool::setStyle(const gis::MapStyle& style) {
  QColor inside = style.selection;
  inside.setAlpha(45);
  m_band->setStrokeColor(style.selection);
  m_band->setFillColor(inside);
  m_dots->setColor(style.selection);
  m_dots->setFillColor(style.panel);
}

void MeasureTool::clear() {
  m_points.clear();
  m_finished = false;
  m_band->reset(m_mode == Mode::area ? Qgis::GeometryType::Polygon : Qgis::GeometryType::Line);
  m_dots->reset(Qgis::GeometryType::Point);
  Q_EMIT textChanged(QString());
}

void MeasureTool::deactivate() {
  clear();
  ClickTool::deactivate();
}

void MeasureTool::add(QgsPointXY place) {
  if (m_finished) clear();
  m_points.append(place);
  m_dots->addPoint(place);
  show(m_points);
}

void MeasureTool::finish() {
  m_finished = true;
  show(m_points);
}

void MeasureTool::follow(QgsPointXY place) {
  if (m_points.isEmpty() || m_finished) return;
  QVector<QgsPointXY> points = m_points;
  points.append(place);
  show(points);
}

void MeasureTool::show(const QVector<QgsPointXY>& points) {
  m_band->reset(m_mode == Mode::area ? Qgis::GeometryType::Polygon : Qgis::GeometryType::Line);
  for (const QgsPointXY& p : points) m_band->addPoint(p, p == points.last());
  if (m_mode == Mode::area)
    Q_EMIT textChanged(areaText(areaOf(points)));
  else
    Q_EMIT textChanged(lengthText(lengthOf(points)));
}

QgsDistanceArea MeasureTool::ellipsoid() const {
  QgsDistanceArea measure;
  const QgsCoordinateReferenceSystem crs = mCanvas->mapSettings().destinationCrs();
  measure.setSourceCrs(crs, QgsCoordinateTransformContext());
  measure.setEllipsoid(crs.ellipsoidAcronym());
  return measure;
}

double MeasureTool::lengthOf(const QVector<QgsPointXY>& points) const {
  try {
    return ellipsoid().measureLine(points);
  } catch (const QgsCsException&) {
    return 0;
  }
}

double MeasureTool::areaOf(const QVector<QgsPointXY>& points) const {
  if (points.size() < 3) return 0;
  try {
    return ellipsoid().measurePolygon(points);
  } catch (const QgsCsException&) {
    return 0;
  }
}

double MeasureTool::length() const {
  return lengthOf(m_points);
}

double MeasureTool::area() const {
  return areaOf(m_points);
}

QString MeasureTool::lengthText(double metres) {
  return metres < 1000 ? tr("%1 m").arg(metres, 0, 'f', 1) : tr("%1 km").arg(metres / 1000, 0, 'f', 3);
}

QString MeasureTool::areaText(double squareMetres) {
  const double mu = squareMetres / kSquareMetresPerMu;
  const QString shownMu = tr("%1 mu").arg(mu, 0, 'f', mu < 100 ? 2 : 0);
  const QString shown = squareMetres < 1e6 ? tr("%1 m²").arg(squareMetres, 0, 'f', squareMetres < 1000 ? 1 : 0)
                                           : tr("%1 km²").arg(squareMetres / 1e6, 0, 'f', 3);
  return shown + QStringLiteral(" · ") + shownMu;
}

}  // namespace jw::ui
