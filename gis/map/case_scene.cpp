#include "gis/map/case_scene.h"

#include <qgscoordinatetransform.h>
#include <qgsexception.h>

#include <QPainter>
#include <algorithm>
#include <cmath>

#include "gis/map/map_crs.h"

namespace jw::gis {
namespace {

constexpr std::size_t kMostRects = 256;

QRect around(QPointF p, double reach) {
  return QRectF(p.x() - reach, p.y() - reach, 2 * reach, 2 * reach).toAlignedRect();
}

}  // namespace

struct CaseScene::Projection {
  explicit Projection(int epsg) : transform(geographicCrs(), crsOfEpsg(epsg), QgsCoordinateTransformContext()) {}
  /// In place; a point that cannot be projected becomes NaN.
  void operator()(QVector<double>& x, QVector<double>& y) const {
    QVector<double> z(x.size(), 0.0);
    try {
      transform.transformCoords(static_cast<int>(x.size()), x.data(), y.data(), z.data());
    } catch (const QgsCsException&) {
      // QGIS throws when any point of a batch fails; the good ones have been transformed, the others are infinite.
    }
  }
  QgsCoordinateTransform transform;
};

CaseScene::CaseScene(int epsg)
    : m_projection(std::make_unique<Projection>(epsg)),
      m_symbols(std::make_unique<CaseSymbols>(MapStyle::dark(), 1.0)) {}
CaseScene::~CaseScene() = default;

void CaseScene::setEpsg(int epsg) {
  m_projection = std::make_unique<Projection>(epsg);
  std::vector<CasePtr> all;
  for (Entry& e : m_entries)
    if (e.c) all.push_back(std::move(e.c));
  setCases(std::move(all));
}

void CaseScene::setStyle(const MapStyle& style, double pixelRatio) {
  if (&style != &m_symbols->style() || pixelRatio != m_symbols->pixelRatio())
    m_symbols = std::make_unique<CaseSymbols>(style, pixelRatio);
}

void CaseScene::setClustering(bool on) {
  m_clustering = on;
}

void CaseScene::setView(const SceneView& view) {
  if (view == m_view) return;
  m_view = view;
  rebuild();
}

void CaseScene::setCases(std::vector<CasePtr> cases) {
  m_entries.clear();
  m_free.clear();
  m_slots.clear();
  std::erase_if(cases, [](const CasePtr& c) { return !c || !c->point || !model::isOpen(c->state); });
  QVector<double> x, y;
  x.reserve(static_cast<qsizetype>(cases.size()));
  y.reserve(static_cast<qsizetype>(cases.size()));
  for (const CasePtr& c : cases) {
    x.append(c->point->x);
    y.append(c->point->y);
  }
  (*m_projection)(x, y);
  m_entries.reserve(cases.size());
  for (std::size_t i = 0; i < cases.size(); ++i) {
    const auto at = static_cast<qsizetype>(i);
    if (!std::isfinite(x[at]) || !std::isfinite(y[at]) || m_slots.contains(cases[i]->id)) continue;
    m_slots.emplace(cases[i]->id, static_cast<std::uint32_t>(m_entries.size()));
    m_entries.push_back(entryOf(std::move(cases[i]), x[at], y[at]));
  }
  rebuild();
}

std::uint32_t CaseScene::newSlot() {
  if (m_free.empty()) {
    m_entries.emplace_back();
    return static_cast<std::uint32_t>(m_entries.size() - 1);
  }
  const std::uint32_t slot = m_free.back();
  m_free.pop_back();
  return slot;
}

std::vector<CaseId> CaseScene::apply(const std::vector<CasePtr>& changed, Damage& damage) {
  std::vector<CaseId> added;
  for (const CasePtr& c : changed) {
    if (!c) continue;
    const auto known = m_slots.find(c->id);
    if (known != m_slots.end()) {
      const std::uint32_t slot = known->second;
      if (c->rowVer < m_entries[slot].c->rowVer) continue;
      addDamage(slot, damage);
      take(slot);
      const bool moved = c->point != m_entries[slot].c->point;
      if (model::isOpen(c->state) && !moved) {
        m_entries[slot] = entryOf(c, m_entries[slot].x, m_entries[slot].y);
        put(slot);
        addDamage(slot, damage);
        continue;
      }
      m_slots.erase(known);
      m_entries[slot] = Entry{};
      m_free.push_back(slot);
      if (!moved) continue;
    }
    if (!c->point || !model::isOpen(c->state)) continue;
    QVector<double> x{c->point->x}, y{c->point->y};
    (*m_projection)(x, y);
    if (!std::isfinite(x[0]) || !std::isfinite(y[0])) continue;
    const std::uint32_t slot = newSlot();
    m_entries[slot] = entryOf(c, x[0], y[0]);
    if (m_slots.emplace(c->id, slot).second) added.push_back(c->id);
    put(slot);
    addDamage(slot, damage);
  }
  return added;
}

CaseScene::Entry CaseScene::entryOf(CasePtr c, double x, double y) const {
  const SymbolKey key = symbolKey(*c, m_now);
  const Instant next = symbolChanges(*c, m_now);
  return {std::move(c), x, y, key, -1, next};
}

void CaseScene::setNow(Instant now, Damage& damage) {
  const bool back = now < m_now;
  m_now = now;
  for (std::uint32_t slot = 0; slot < m_entries.size(); ++slot) {
    Entry& e = m_entries[slot];
    if (!e.c || (now < e.next && !back)) continue;
    const SymbolKey key = symbolKey(*e.c, now);
    e.next = symbolChanges(*e.c, now);
    if (key == e.key) continue;
    if (e.cell >= 0) {
      Cell& cell = m_cells[static_cast<std::size_t>(e.cell)];
      std::find_if(cell.members.begin(), cell.members.end(), [slot](const Member& m) { return m.slot == slot; })->key = key;
      --cell.counts[static_cast<std::size_t>(e.key.state)];
      ++cell.counts[static_cast<std::size_t>(key.state)];
    }
    const bool sameColour = key.state == e.key.state;
    e.key = key;
    const bool hidden = e.cell >= 0 && isCluster(m_cells[static_cast<std::size_t>(e.cell)]) && e.c->id != m_selected;
    if (!(hidden && sameColour)) addDamage(slot, damage);
  }
}

void CaseScene::setSelected(CaseId id, Damage& damage) {
  if (id == m_selected) return;
  for (const CaseId which : {m_selected, id})
    if (const auto it = m_slots.find(which); it != m_slots.end()) addDamage(it->second, damage);
  m_selected = id;
}

std::int32_t CaseScene::cellOf(double x, double y) const {
  const double side = kCell * m_view.unitsPerPixel;
  const double column = std::floor(x / side) - static_cast<double>(m_firstColumn),
               row = std::floor(y / side) - static_cast<double>(m_firstRow);
  if (column < 0 || row < 0 || column >= m_columns || row >= m_rows) return -1;
  return static_cast<std::int32_t>(row) * m_columns + static_cast<std::int32_t>(column);
}

void CaseScene::put(std::uint32_t slot) {
  Entry& e = m_entries[slot];
  e.cell = cellOf(e.x, e.y);
  if (e.cell < 0) return;
  Cell& cell = m_cells[static_cast<std::size_t>(e.cell)];
  cell.members.push_back({e.x, e.y, e.key, slot});
  ++cell.counts[static_cast<std::size_t>(e.key.state)];
  cell.sumX += e.x;
  cell.sumY += e.y;
}

void CaseScene::take(std::uint32_t slot) {
  Entry& e = m_entries[slot];
  if (e.cell < 0) return;
  Cell& cell = m_cells[static_cast<std::size_t>(e.cell)];
  const auto it = std::find_if(cell.members.begin(), cell.members.end(), [slot](const Member& m) { return m.slot == slot; });
  *it = cell.members.back();
  cell.members.pop_back();
  --cell.counts[static_cast<std::size_t>(e.key.state)];
  cell.sumX -= e.x;
  cell.sumY -= e.y;
  e.cell = -1;
}

void CaseScene::rebuild() {
  for (Cell& cell : m_cells) {
    cell.members.clear();
    cell.counts = {};
    cell.sumX = cell.sumY = 0;
  }
  if (m_view.size.isEmpty() || !(m_view.unitsPerPixel > 0)) return;
  // Cells are aligned to the map, not to the window, so that clusters do not jump while panning; a window on
  // every side is kept ready for it.
  const double side = kCell * m_view.unitsPerPixel;
  const double width = m_view.size.width() * m_view.unitsPerPixel, height = m_view.size.height() * m_view.unitsPerPixel;
  m_firstColumn = static_cast<std::int64_t>(std::floor((m_view.topLeft.x() - width) / side));
  m_firstRow = static_cast<std::int64_t>(std::floor((m_view.topLeft.y() - height * 2) / side));
  m_columns = static_cast<std::int32_t>(3 * m_view.size.width() / kCell) + 3;
  m_rows = static_cast<std::int32_t>(3 * m_view.size.height() / kCell) + 3;
  m_cells.resize(static_cast<std::size_t>(m_columns) * static_cast<std::size_t>(m_rows));
  for (std::uint32_t slot = 0; slot < m_entries.size(); ++slot)
    if (m_entries[slot].c) put(slot);
}

bool CaseScene::isCluster(const Cell& cell) const {
  return m_clustering && cell.members.size() > static_cast<std::size_t>(kMostSingles);
}

QPointF CaseScene::toPixel(double x, double y) const {
  return {(x - m_view.topLeft.x()) / m_view.unitsPerPixel, (m_view.topLeft.y() - y) / m_view.unitsPerPixel};
}

/// The middle of the members, moved so far into the cell that the ring stays inside it: rings never overlap.
QPointF CaseScene::clusterPixel(std::int32_t index) const {
  const Cell& cell = m_cells[static_cast<std::size_t>(index)];
  const double n = static_cast<double>(cell.members.size()), side = kCell * m_view.unitsPerPixel;
  const double left = static_cast<double>(m_firstColumn + index % m_columns) * side,
               bottom = static_cast<double>(m_firstRow + index / m_columns) * side;
  const double margin =
      (CaseSymbols::clusterRadius(static_cast<std::uint32_t>(cell.members.size())) + 1) * m_view.unitsPerPixel;
  return toPixel(std::clamp(cell.sumX / n, left + margin, left + side - margin),
                 std::clamp(cell.sumY / n, bottom + margin, bottom + side - margin));
}

void CaseScene::addDamage(std::uint32_t slot, Damage& damage) const {
  if (damage.all) return;
  const Entry& e = m_entries[slot];
  if (e.cell < 0) return;
  const auto add = [&](const QRect& rect) {
    if (!rect.intersects(QRect(QPoint(0, 0), m_view.size))) return;
    damage.rects.push_back(rect);
    damage.all = damage.rects.size() > kMostRects;
  };
  const Cell& cell = m_cells[static_cast<std::size_t>(e.cell)];
  // One more or one less may turn single symbols into a ring and back, so the whole cell counts then.
  if (m_clustering && cell.members.size() >= static_cast<std::size_t>(kMostSingles)) {
    const double side = kCell * m_view.unitsPerPixel;
    const double left = static_cast<double>(m_firstColumn + e.cell % m_columns) * side,
                 bottom = static_cast<double>(m_firstRow + e.cell / m_columns) * side;
    add(around(toPixel(left + side / 2, bottom + side / 2), kCell / 2.0 + CaseSymbols::kReach / 2));
  }
  add(around(toPixel(e.x, e.y), CaseSymbols::radius(e.c->nature) + 7));
}

CasePtr CaseScene::find(CaseId id) const {
  const auto it = m_slots.find(id);
  return it == m_slots.end() ? nullptr : m_entries[it->second].c;
}

std::optional<QgsPointXY> CaseScene::place(CaseId id) const {
  const auto it = m_slots.find(id);
  if (it == m_slots.end()) return std::nullopt;
  return QgsPointXY(m_entries[it->second].x, m_entries[it->second].y);
}

std::optional<QPointF> CaseScene::pixel(CaseId id) const {
  const auto p = place(id);
  if (!p) return std::nullopt;
  return toPixel(p->x(), p->y());
}

bool CaseScene::isSingle(CaseId id) const {
  const auto it = m_slots.find(id);
  if (it == m_slots.end() || m_entries[it->second].cell < 0) return false;
  return id == m_selected || !isCluster(m_cells[static_cast<std::size_t>(m_entries[it->second].cell)]);
}

}  // namespace jw::gis
