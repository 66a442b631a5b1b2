#include "ui/registry/floor_grid.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>
#include <map>
#include <set>

#include "ui/registry/registry_words.h"
#include "ui/theme/theme.h"
#include "ui/words.h"

namespace jw::ui {
namespace {

constexpr int kCellWidth = 76, kCellHeight = 44, kFloorWidth = 40, kHead = 26, kGap = 4, kUnitGap = 16;

}  // namespace

FloorGrid::FloorGrid(Theme& theme, const model::Attributes& attributes, QWidget* parent) : QWidget(parent), m_theme(theme), m_attributes(attributes) {
  setObjectName(QStringLiteral("floorGrid"));
  setFocusPolicy(Qt::StrongFocus);
  m_theme.follow(this, [this] {
    updateGeometry();
    update();
  });
}

void FloorGrid::setDwellings(std::vector<model::DwellingLine> dwellings) {
  const Uuid before = current();
  std::map<int, int> widest;
  std::map<std::pair<int, int>, std::vector<std::size_t>> onFloor;  // of a unit and floor
  std::set<int, std::greater<>> floors;
  for (std::size_t i = 0; i < dwellings.size(); ++i) {
    onFloor[{dwellings[i].unit, dwellings[i].floor}].push_back(i);
    floors.insert(dwellings[i].floor);
  }
  // Doors of the same number stand above each other, as in the house; where numbers go wild, they stand in their order.
  for (auto& [where, doors] : onFloor) {
    std::sort(doors.begin(), doors.end(), [&](std::size_t a, std::size_t b) { return dwellings[a].number < dwellings[b].number; });
    const int highest = dwellings[doors.back()].number;
    widest[where.first] = std::max(widest[where.first], highest > 0 && highest <= 40 ? highest : static_cast<int>(doors.size()));
  }
  m_floors.assign(floors.begin(), floors.end());
  m_units.clear();
  int column = 0;
  for (const auto& [unit, width] : widest) {
    m_units.push_back({unit, column, width});
    column += width;
  }
  m_cells.clear();
  for (const auto& [where, doors] : onFloor) {
    const auto unit = std::find_if(m_units.begin(), m_units.end(), [&](const Unit& u) { return u.number == where.first; });
    const int row = static_cast<int>(std::find(m_floors.begin(), m_floors.end(), where.second) - m_floors.begin());
    for (std::size_t i = 0; i < doors.size(); ++i) {
      const int number = dwellings[doors[i]].number;
      const int place = number > 0 && dwellings[doors.back()].number <= 40 ? number - 1 : static_cast<int>(i);
      m_cells.push_back({std::move(dwellings[doors[i]]), unit->column + place, row});
    }
  }
  m_current = SIZE_MAX;
  setCurrent(before);
  updateGeometry();
  update();
}

void FloorGrid::setCurrent(const Uuid& id) {
  m_current = SIZE_MAX;
  for (std::size_t i = 0; id && i < m_cells.size(); ++i)
    if (m_cells[i].dwelling.id == id) m_current = i;
  update();
}

QRect FloorGrid::cellRect(const Uuid& id) const {
  for (const Cell& cell : m_cells)
    if (cell.dwelling.id == id) return rectOf(cell);
  return {};
}

QRect FloorGrid::rectOf(const Cell& cell) const {
  const auto unit = std::find_if(m_units.begin(), m_units.end(), [&](const Unit& u) { return u.number == cell.dwelling.unit; });
  const int gaps = static_cast<int>(unit - m_units.begin());
  return {m_theme.px(kFloorWidth + cell.column * (kCellWidth + kGap) + gaps * kUnitGap), m_theme.px(kHead + cell.row * (kCellHeight + kGap)), m_theme.px(kCellWidth), m_theme.px(kCellHeight)};
}

QSize FloorGrid::sizeHint() const {
  if (m_units.empty()) return {m_theme.px(120), m_theme.px(80)};
  const int columns = m_units.back().column + m_units.back().width, gaps = static_cast<int>(m_units.size()) - 1;
  return {m_theme.px(kFloorWidth + columns * (kCellWidth + kGap) + gaps * kUnitGap + kGap), m_theme.px(kHead + static_cast<int>(m_floors.size()) * (kCellHeight + kGap) + kGap)};
}

// Mixed with grey: saturated colours are kept for time and selection.
QColor FloorGrid::ink(const Theme& theme, std::uint8_t residence) {
  const Palette& p = theme.palette();
  switch (residence) {
    case 1:
      return mixed(p.green, p.secondText, 0.35);
    case 2:
      return mixed(p.accent, p.secondText, 0.35);
    case 3:
      return mixed(p.amber, p.secondText, 0.35);
    case 5:
      return mixed(p.selection, p.secondText, 0.35);
    default:
      return p.line;
  }
}

void FloorGrid::paintCell(QPainter& painter, const Cell& cell, bool current) const {
  const Palette& p = m_theme.palette();
  const auto& d = cell.dwelling;
  const QRect rect = rectOf(cell);
  const std::uint8_t residence = d.codes[model::DwellingColumn::residence];
  painter.setPen(QPen(current ? p.selection : p.line, m_theme.px(current ? 2 : 1), d.people == 0 ? Qt::DashLine : Qt::SolidLine));
  painter.setBrush(d.people > 0 ? p.raised : p.panel);
  painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), m_theme.px(4), m_theme.px(4));
  painter.fillRect(QRect(rect.left() + m_theme.px(3), rect.top() + m_theme.px(5), m_theme.px(4), rect.height() - m_theme.px(10)), ink(m_theme, residence));
  const QRect inside = rect.adjusted(m_theme.px(12), m_theme.px(3), -m_theme.px(6), -m_theme.px(3));
  painter.setFont(m_theme.font(13, QFont::DemiBold));
  painter.setPen(p.text);
  painter.drawText(inside, Qt::AlignLeft | Qt::AlignTop, RegistryWords::door(d));
  painter.setFont(m_theme.font(12));
  painter.setPen(p.secondText);
  painter.drawText(inside, Qt::AlignRight | Qt::AlignTop, RegistryWords::letter(m_attributes.at(model::DwellingColumn::residence), residence));
  painter.drawText(inside, Qt::AlignLeft | Qt::AlignBottom, d.people > 0 ? RegistryWords::people(d.people) : tr("nobody"));
}

void FloorGrid::paintEvent(QPaintEvent* event) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const Palette& p = m_theme.palette();
  for (std::size_t i = 0; i < m_cells.size(); ++i)
    if (i != m_current && rectOf(m_cells[i]).intersects(event->rect())) paintCell(painter, m_cells[i], false);
  if (m_current < m_cells.size()) paintCell(painter, m_cells[m_current], true);
  // Units and floors stay in sight, whatever part of the house is shown.
  const QPoint shown = visibleRegion().boundingRect().topLeft();
  const int wide = m_theme.px(kFloorWidth - 4), high = m_theme.px(kHead - 2);
  const auto heads = [&](const QRect& strip) { painter.fillRect(strip, p.background); };
  if (shown.y() > 0) heads({0, shown.y(), width(), high});
  if (shown.x() > 0) heads({shown.x(), 0, wide, height()});
  painter.setFont(m_theme.font(12, QFont::DemiBold));
  painter.setPen(p.secondText);
  for (std::size_t i = 0; i < m_units.size(); ++i) {
    const Unit& u = m_units[i];
    const int x = m_theme.px(kFloorWidth + u.column * (kCellWidth + kGap) + static_cast<int>(i) * kUnitGap);
    painter.drawText(QRect(x, shown.y(), m_theme.px(u.width * (kCellWidth + kGap)), m_theme.px(kHead)), Qt::AlignLeft | Qt::AlignVCenter, tr("Unit %1").arg(u.number));
  }
  for (std::size_t i = 0; i < m_floors.size(); ++i) {
    const int y = m_theme.px(kHead + static_cast<int>(i) * (kCellHeight + kGap));
    if (y + m_theme.px(kCellHeight) / 2 < shown.y() + high && shown.y() > 0) continue;
    painter.drawText(QRect(shown.x(), y, m_theme.px(kFloorWidth - 8), m_theme.px(kCellHeight)), Qt::AlignRight | Qt::AlignVCenter, tr("%1 F").arg(m_floors[i]));
  }
  if (shown.x() > 0 && shown.y() > 0) heads({shown.x(), shown.y(), wide, high});
}

std::size_t FloorGrid::at(QPoint point) const {
  for (std::size_t i = 0; i < m_cells.size(); ++i)
    if (rectOf(m_cells[i]).contains(point)) return i;
  return SIZE_MAX;
}

void FloorGrid::go(std::size_t cell) {
  if (cell >= m_cells.size()) return;
  m_current = cell;
  update();
  Q_EMIT moved(rectOf(m_cells[cell]));
}

bool FloorGrid::event(QEvent* event) {
  if (event->type() == QEvent::ShortcutOverride) {
    const int key = static_cast<QKeyEvent*>(event)->key();
    if (key == Qt::Key_Return || key == Qt::Key_Enter) event->accept();
  }
  if (event->type() == QEvent::ToolTip) {
    const auto* help = static_cast<QHelpEvent*>(event);
    const std::size_t i = at(help->pos());
    if (i >= m_cells.size()) {
      QToolTip::hideText();
      return true;
    }
    const auto& d = m_cells[i].dwelling;
    QStringList lines{RegistryWords::dwelling(d), d.people > 0 ? RegistryWords::people(d.people) : tr("nobody")};
    for (const auto column : {model::DwellingColumn::residence, model::DwellingColumn::type, model::DwellingColumn::ownership})
      lines << RegistryWords::code(m_attributes.at(column), d.codes[column]);
    lines.removeAll(QString());
    QToolTip::showText(help->globalPos(), lines.join(QLatin1Char('\n')), this);
    return true;
  }
  return QWidget::event(event);
}

void FloorGrid::mousePressEvent(QMouseEvent* event) {
  const std::size_t i = at(event->pos());
  if (event->button() != Qt::LeftButton || i >= m_cells.size()) return QWidget::mousePressEvent(event);
  go(i);
  Q_EMIT opened(current());
}

void FloorGrid::focusInEvent(QFocusEvent* event) {
  QWidget::focusInEvent(event);
  if (m_current >= m_cells.size() && event->reason() != Qt::MouseFocusReason) step(0, 0);
}

// The nearest door in that direction, so that gaps in a floor do not stop anybody.
void FloorGrid::step(int across, int down) {
  if (m_cells.empty()) return;
  if (m_current >= m_cells.size()) {
    const auto first = std::min_element(m_cells.begin(), m_cells.end(), [](const Cell& a, const Cell& b) { return std::pair(a.row, a.column) < std::pair(b.row, b.column); });
    return go(static_cast<std::size_t>(first - m_cells.begin()));
  }
  const Cell& from = m_cells[m_current];
  std::size_t best = SIZE_MAX;
  int nearest = INT_MAX;
  for (std::size_t i = 0; i < m_cells.size(); ++i) {
    const int dx = m_cells[i].column - from.column, dy = m_cells[i].row - from.row;
    if ((across != 0 && (dy != 0 || dx * across <= 0)) || (down != 0 && dy * down <= 0)) continue;
    const int distance = across != 0 ? std::abs(dx) : std::abs(dy) * 1000 + std::abs(dx);
    if (distance < nearest) {
      nearest = distance;
      best = i;
    }
  }
  go(best);
}

void FloorGrid::keyPressEvent(QKeyEvent* event) {
  switch (event->key()) {
    case Qt::Key_Left:
      return step(-1, 0);
    case Qt::Key_Right:
      return step(1, 0);
    case Qt::Key_Up:
      return step(0, -1);
    case Qt::Key_Down:
      return step(0, 1);
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
      if (current()) Q_EMIT opened(current());
      return;
    default:
      QWidget::keyPressEvent(event);
  }
}

}  // namespace jw::ui
