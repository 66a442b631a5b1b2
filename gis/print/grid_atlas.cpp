#include "gis/print/grid_atlas.h"

#include <qgsabstractlayoutiterator.h>
#include <qgsfeedback.h>
#include <qgsfillsymbol.h>
#include <qgsfillsymbollayer.h>
#include <qgslayout.h>
#include <qgslayoutexporter.h>
#include <qgslayoutitemlabel.h>
#include <qgslayoutitemmap.h>
#include <qgslayoutitempage.h>
#include <qgslayoutitemscalebar.h>
#include <qgslayoutitemshape.h>
#include <qgslayoutpagecollection.h>
#include <qgsproject.h>
#include <qgssinglesymbolrenderer.h>
#include <qgstextformat.h>
#include <qgsvectordataprovider.h>
#include <qgsvectorlayer.h>

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QThread>
#include <system_error>

#include "gis/map/map_coordinates.h"
#include "gis/map/map_crs.h"
#include "gis/map/map_style.h"
#include "gis/map/still_layers.h"

namespace jw::gis {
namespace {

constexpr double kMargin = 10, kSide = 82, kAtlasFoot = 7;  // millimetres
constexpr double kAround = 1.7;                        // the map is so much wider than its area
constexpr double kPointHigh = 25.4 / 72;

QgsTextFormat type(double points, bool bold, const QColor& ink) {
  QgsTextFormat format;
  format.setFont(mapFont(12, bold));
  format.setSize(points);
  format.setSizeUnit(Qgis::RenderUnit::Points);
  format.setColor(ink);
  return format;
}

QString elided(const QString& text, double millimetres, double points) {
  QFont font = mapFont(12);
  font.setPixelSize(100);
  return QFontMetricsF(font).elidedText(text, Qt::ElideRight, millimetres / (points * kPointHigh) * 100);
}

std::unique_ptr<QgsVectorLayer> polygons(int epsg, const QString& id) {
  QgsVectorLayer::LayerOptions options;
  options.loadDefaultStyle = false;
  return std::make_unique<QgsVectorLayer>(QStringLiteral("MultiPolygon?crs=EPSG:%1").arg(epsg), id, QStringLiteral("memory"), options);
}

QgsFillSymbol* fillSymbol(const QColor& color, const QColor& edge, double millimetres) {
  auto* layer = new QgsSimpleFillSymbolLayer(color);
  layer->setStrokeColor(edge);
  layer->setStrokeWidth(millimetres);
  layer->setPenJoinStyle(Qt::RoundJoin);
  return new QgsFillSymbol({layer});
}

/// The pages of one book: the same items, filled anew for each.
class Pages : public QgsAbstractLayoutIterator {
 public:
  Pages(const AtlasBook& book, QgsLayout& layout)
      : m_book(book), m_layout(layout), m_style(MapStyle::light()), m_epsg(mapEpsg(centreOf(book))), m_coordinates(m_epsg), m_still(m_style) {
    const QSizeF paper = book.paper == AtlasPaper::a4 ? QSizeF(297, 210) : QSizeF(420, 297);
    m_scale = paper.width() / 297;
    layout.renderContext().setDpi(300);
    auto* page = new QgsLayoutItemPage(&layout);
    page->setPageSize(QgsLayoutSize(paper.width(), paper.height(), Qgis::LayoutUnit::Millimeters));
    layout.pageCollection()->addPage(page);
    m_room = QRectF(QPointF(), paper).adjusted(kMargin * m_scale, kMargin * m_scale, -kMargin * m_scale, -kMargin * m_scale);
    makeLayers();
    makeItems();
  }

  QgsLayout* layout() override { return &m_layout; }
  bool beginRender() override {
    m_at = -1;
    return true;
  }
  bool endRender() override { return true; }
  int count() const override { return static_cast<int>(m_book.pages.size()); }
  QString filePath(const QString& base, const QString& extension) override { return base + QLatin1Char('.') + extension; }
  bool next() override {
    if (++m_at >= count()) return false;
    fill(m_book.pages[static_cast<std::size_t>(m_at)]);
    return true;
  }

 private:
  static model::Point centreOf(const AtlasBook& book) {
    model::Box box;
    for (const auto& p : book.pages) box.add(p.shape.box());
    return box.empty() ? model::Point{116, 39} : model::Point{(box.xmin + box.xmax) / 2, (box.ymin + box.ymax) / 2};
  }

  void makeLayers() {
    m_still.setAreas(prepareAreas(m_book.areas, m_epsg));
    m_still.setBuildings(StillLayers::openBuildings(m_book.buildingCache));
    m_still.setStyle(m_style, 1.15 * m_scale);
    m_focus = polygons(m_epsg, QStringLiteral("focus"));
    QColor tint = m_style.accent;
    tint.setAlphaF(0.14F);
    m_focus->setRenderer(new QgsSingleSymbolRenderer(fillSymbol(tint, m_style.accent, 0.9 * m_scale)));
    // Names on top, then the area itself, borders, buildings, land.
    for (auto* layer : m_still.layers()) {
      const QString id = StillLayers::idOf(layer);
      m_layers.append(layer);
      if (id == QLatin1String("names")) m_layers.append(m_focus.get());
    }
    if (!m_layers.contains(m_focus.get())) m_layers.prepend(m_focus.get());
  }

  QgsLayoutItemLabel* label(const QRectF& box, const QgsTextFormat& format, Qt::AlignmentFlag side = Qt::AlignLeft) {
    auto* item = new QgsLayoutItemLabel(&m_layout);
    m_layout.addLayoutItem(item);
    item->setTextFormat(format);
    item->setHAlign(side);
    item->setVAlign(Qt::AlignTop);
    item->setMarginX(0);
    item->setMarginY(0);
    item->attemptSetSceneRect(box);
    return item;
  }
  void rule(double y, double left, double right) {
    auto* item = new QgsLayoutItemShape(&m_layout);
    m_layout.addLayoutItem(item);
    item->setShapeType(QgsLayoutItemShape::Rectangle);
    std::unique_ptr<QgsFillSymbol> symbol(fillSymbol(m_style.line, m_style.line, 0));
    item->setSymbol(symbol.get());
    item->attemptSetSceneRect({left, y, right - left, 0.25 * m_scale});
  }

  void makeItems() {
    const double s = m_scale, head = m_book.board ? 24 : 18;
    m_title = label({m_room.left(), m_room.top(), m_room.width(), 12 * s}, type((m_book.board ? 26 : 19) * s, true, m_style.text));
    m_about = label({m_room.left(), m_room.top() + (m_book.board ? 14 : 10.5) * s, m_room.width(), 6 * s}, type(9.5 * s, false, m_style.secondText));
    const QRectF below(m_room.left(), m_room.top() + head * s, m_room.width(), m_room.height() - (head + kAtlasFoot) * s);
    m_map = new QgsLayoutItemMap(&m_layout);
    m_layout.addLayoutItem(m_map);
    m_map->attemptSetSceneRect({below.left(), below.top(), below.width() - (kSide + 6) * s, below.height()});
    m_map->setCrs(crsOfEpsg(m_epsg));
    m_map->setKeepLayerSet(true);
    m_map->setLayers(m_layers);
    m_map->setBackgroundColor(m_style.background);
    m_map->setFrameEnabled(true);
    m_map->setFrameStrokeColor(m_style.line);
    m_map->setFrameStrokeWidth(QgsLayoutMeasurement(0.25 * s, Qgis::LayoutUnit::Millimeters));
    m_bar = new QgsLayoutItemScaleBar(&m_layout);
    m_layout.addLayoutItem(m_bar);
    m_bar->setLinkedMap(m_map);
    m_bar->setStyle(QStringLiteral("Line Ticks Up"));
    m_bar->setUnits(Qgis::DistanceUnit::Meters);
    m_bar->setUnitLabel(QStringLiteral("m"));
    m_bar->setNumberOfSegments(1);
    m_bar->setNumberOfSegmentsLeft(0);
    m_bar->setSegmentSizeMode(Qgis::ScaleBarSegmentSizeMode::FitWidth);
    m_bar->setMinimumBarWidth(18 * s);
    m_bar->setMaximumBarWidth(42 * s);
    m_bar->setTextFormat(type(8 * s, false, m_style.text));
    m_bar->setBackgroundEnabled(true);
    QColor paper = m_style.panel;
    paper.setAlphaF(0.85F);
    m_bar->setBackgroundColor(paper);
    const double left = below.right() - kSide * s;
    double y = below.top();
    m_numbersHead = head2(m_book.numbersHead, left, y);
    y += 8 * s;
    const double numberSize = m_book.board ? 13 : 11, high = line(numberSize) * 7;
    m_numberNames = label({left, y, kSide * 0.55 * s, high}, type(numberSize * s, false, m_style.secondText));
    m_numberValues = label({left + kSide * 0.45 * s, y, kSide * 0.55 * s, high}, type(numberSize * s, true, m_style.text), Qt::AlignRight);
    m_numbersTop = y;
    m_numberLine = line(numberSize);
    m_peopleHead = head2(m_book.peopleHead, left, y);
    m_peopleSize = m_book.board ? 11 : 9.5;
    for (auto*& column : m_people) column = label({left, y, 1, 1}, type(m_peopleSize * s, false, m_style.text));
    m_people[2]->setHAlign(Qt::AlignRight);
    m_neighboursHead = head2(m_book.neighboursHead, left, y);
    m_neighbours = label({left, y, 1, 1}, type(9.5 * s, false, m_style.text));
    m_left = left;
    m_bottom = below.bottom();
    const double foot = m_room.bottom() - 4.2 * s;
    rule(foot - 1.6 * s, m_room.left(), m_room.right());
    label({m_room.left(), foot, m_room.width() * 0.75, 5 * s}, type(8 * s, false, m_style.secondText))->setText(m_book.foot);
    m_page = label({m_room.right() - 60 * s, foot, 60 * s, 5 * s}, type(8 * s, false, m_style.secondText), Qt::AlignRight);
  }
  QgsLayoutItemLabel* head2(const QString& text, double left, double y) {
    auto* item = label({left, y, kSide * m_scale, 7 * m_scale}, type(11 * m_scale, true, m_style.accent));
    item->setText(text);
    return item;
  }
  double line(double points) const { return points * kPointHigh * 1.45 * m_scale; }  // as the font has it

  void fill(const AtlasPage& page) {
    const double s = m_scale, wide = kSide * s;
    m_title->setText(elided(page.title, m_room.width() / s, m_book.board ? 26 : 19));
    m_about->setText(elided(page.about, m_room.width() / s, 9.5));
    m_page->setText(m_book.page.arg(m_at + 1).arg(count()));
    QStringList names, values;
    for (const auto& row : page.numbers) {
      names.append(row.name);
      values.append(row.value);
    }
    m_numberNames->setText(names.join(QLatin1Char('\n')));
    m_numberValues->setText(values.join(QLatin1Char('\n')));
    double y = m_numbersTop + m_numberLine * static_cast<double>(names.size()) + 5 * s;
    move(*m_peopleHead, y, 7 * s);
    y += 8 * s;
    y = fillPeople(page, y) + 5 * s;
    const double neighbourLine = line(9.5);
    move(*m_neighboursHead, y, 7 * s);
    y += 8 * s;
    const auto most = static_cast<qsizetype>(std::max(0.0, (m_bottom - y) / neighbourLine));
    QStringList lines;
    for (const auto& n : page.neighbours) lines.append(elided(n, kSide, 9.5));
    if (lines.size() > most && most > 0) lines = lines.first(most - 1) << QStringLiteral("… +%1").arg(lines.size() - most + 1);
    if (most == 0) lines.clear();
    m_neighboursHead->setVisibility(!lines.isEmpty());
    m_neighbours->attemptSetSceneRect({m_left, y, wide, std::max(1.0, m_bottom - y)});
    m_neighbours->setText(lines.join(QLatin1Char('\n')));
    fillMap(page);
  }
  void move(QgsLayoutItemLabel& item, double y, double high) { item.attemptSetSceneRect({m_left, y, kSide * m_scale, high}); }

  double fillPeople(const AtlasPage& page, double y) {
    const double high = line(m_peopleSize), s = m_scale;
    const bool named = std::any_of(page.people.begin(), page.people.end(), [](const auto& p) { return !p.name.isEmpty(); });
    const std::array<double, 3> share = named ? std::array<double, 3>{0.36, 0.27, 0.37} : std::array<double, 3>{0.6, 0, 0.4};
    // Room is left for three neighbours.
    const auto most = static_cast<std::size_t>(std::max(1.0, (m_bottom - y - 13 * s - 3 * line(9.5)) / high));
    std::array<QStringList, 3> columns;
    for (std::size_t i = 0; i < page.people.size() && i < most; ++i) {
      const auto& p = page.people[i];
      columns[0].append(elided(p.post, kSide * share[0] - 2, m_peopleSize));
      columns[1].append(named ? elided(p.name, kSide * share[1] - 1, m_peopleSize) : QString());
      columns[2].append(p.phone);
    }
    if (page.people.size() > most) columns[0].last() = QStringLiteral("… +%1").arg(page.people.size() - most + 1);
    if (page.people.size() > most) columns[1].last() = columns[2].last() = QString();
    if (page.people.empty()) columns[0].append(m_book.nobody);
    const double all = high * static_cast<double>(columns[0].size());
    double x = m_left;
    for (std::size_t c = 0; c < 3; ++c) {
      const double wide = std::max(1.0, (page.people.empty() ? (c == 0 ? 1 : 0) : share[c]) * kSide * s);
      m_people[c]->attemptSetSceneRect({x, y, wide, all + high});
      m_people[c]->setText(columns[c].join(QLatin1Char('\n')));
      x += page.people.empty() ? 0 : share[c] * kSide * s;
    }
    return y + all;
  }

  void fillMap(const AtlasPage& page) {
    QgsFeature feature;
    feature.setGeometry(m_coordinates.toMap(page.shape));
    const QgsRectangle box = feature.geometry().boundingBox();
    m_focus->dataProvider()->truncate();
    m_focus->dataProvider()->addFeature(feature);
    const QRectF frame = m_map->rect();
    double wide = std::max(box.width() * kAround, 60.0), high = std::max(box.height() * kAround, 60.0);
    if (wide / high < frame.width() / frame.height())
      wide = high * frame.width() / frame.height();
    else
      high = wide * frame.height() / frame.width();
    m_map->zoomToExtent(QgsRectangle::fromCenterAndSize(box.center(), wide, high));
    m_bar->refresh();
    m_bar->update();
    m_bar->resizeToMinimumWidth();
    m_bar->attemptMove(QgsLayoutPoint(m_map->sceneBoundingRect().left() + 3 * m_scale, m_map->sceneBoundingRect().bottom() - 13 * m_scale, Qgis::LayoutUnit::Millimeters));
  }

  const AtlasBook& m_book;
  QgsLayout& m_layout;
  const MapStyle& m_style;
  int m_epsg;
  MapCoordinates m_coordinates;
  StillLayers m_still;
  std::unique_ptr<QgsVectorLayer> m_focus;
  QList<QgsMapLayer*> m_layers;
  double m_scale = 1, m_left = 0, m_bottom = 0, m_numbersTop = 0, m_numberLine = 0, m_peopleSize = 0;
  QRectF m_room;
  int m_at = -1;
  QgsLayoutItemLabel *m_title = nullptr, *m_about = nullptr, *m_page = nullptr, *m_numbersHead = nullptr, *m_numberNames = nullptr, *m_numberValues = nullptr;
  QgsLayoutItemLabel *m_peopleHead = nullptr, *m_neighboursHead = nullptr, *m_neighbours = nullptr;
  std::array<QgsLayoutItemLabel*, 3> m_people{};
  QgsLayoutItemMap* m_map = nullptr;
  QgsLayoutItemScaleBar* m_bar = nullptr;
};

}  // namespace

// A scene registers with the application when it is made and when it dies: both on the main thread. Between the two it
// belongs to whoever runs it.
GridAtlas::GridAtlas(AtlasBook book) : m_book(std::move(book)), m_project(std::make_unique<QgsProject>()), m_layout(std::make_unique<QgsLayout>(m_project.get())) {
  m_project->setTitle(m_book.title);
  m_layout->moveToThread(nullptr);
}

GridAtlas::~GridAtlas() = default;

void GridAtlas::run(const std::filesystem::path& file, const Progress& progress) {
  m_layout->moveToThread(QThread::currentThread());
  std::filesystem::path part = file;
  part += ".part";
  QString why;
  QgsFeedback feedback;
  bool cancelled = false;
  QgsLayoutExporter::ExportResult result = QgsLayoutExporter::Success;
  {
    Pages pages(m_book, *m_layout);
    QObject::connect(&feedback, &QgsFeedback::progressChanged, &feedback, [&] {
      try {
        progress(static_cast<std::uint64_t>(feedback.progress() / 100 * pages.count() + 0.5), static_cast<std::uint64_t>(pages.count()), "pages");
      } catch (const Error&) {
        cancelled = true;
        feedback.cancel();
      }
    }, Qt::DirectConnection);
    QgsLayoutExporter::PdfExportSettings settings;
    settings.dpi = 300;
    settings.textRenderFormat = Qgis::TextRenderFormat::AlwaysText;
    settings.appendGeoreference = false;
    settings.forceVectorOutput = true;
    result = QgsLayoutExporter::exportToPdf(&pages, QString::fromStdString(part.string()), settings, why, &feedback);
    m_layout->clear();
  }
  m_layout->moveToThread(QCoreApplication::instance()->thread());
  std::error_code ec;
  if (!cancelled && result == QgsLayoutExporter::Success) std::filesystem::rename(part, file, ec);
  const bool failed = ec || result != QgsLayoutExporter::Success;
  if (cancelled || failed) std::filesystem::remove(part, ec);
  if (cancelled || result == QgsLayoutExporter::Canceled) throw Error(ErrorCode::cancelled, "stopped");
  if (failed) throw Error(ErrorCode::input, file.string() + ": " + (why.isEmpty() ? ec.message() : why.toStdString()));
}

}  // namespace jw::gis
