#include "ui/planning/plan_preview.h"

#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <cmath>
#include <numbers>
#include <set>

#include "ui/theme/theme.h"

namespace jw::ui {
namespace {

/// The smallest colour that no neighbour with a lower number has; few are needed.
std::vector<int> coloursOf(const planning::PlanVariant& v) {
  std::vector<int> colour(v.grids.size(), -1);
  for (std::size_t g = 0; g < v.grids.size(); ++g) {
    std::set<int> taken;
    for (const int n : v.grids[g].neighbours) taken.insert(colour[static_cast<std::size_t>(n)]);
    while (taken.contains(++colour[g])) continue;
  }
  return colour;
}

}  // namespace

PlanPreview::PlanPreview(Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme) {
  setObjectName(QStringLiteral("planPreview"));
  theme.follow(this, [this] { update(); });
}

QSize PlanPreview::sizeHint() const {
  return {m_theme.px(560), m_theme.px(420)};
}

void PlanPreview::show(std::shared_ptr<const engine::PlannedArea> planned, std::size_t variant) {
  m_planned = std::move(planned);
  m_variant = variant;
  m_chosen = -1;
  update();
}

void PlanPreview::setChosen(int grid) {
  m_chosen = grid;
  update();
}

const planning::PlanVariant* PlanPreview::variant() const {
  return m_planned && m_variant < m_planned->plan.variants.size() ? &m_planned->plan.variants[m_variant] : nullptr;
}

QTransform PlanPreview::toWidget() const {
  const model::Box box = m_planned->task.shape.box();
  const double squeeze = std::cos((box.ymin + box.ymax) / 2 * std::numbers::pi / 180);
  const double margin = m_theme.px(16), wide = (box.xmax - box.xmin) * squeeze, high = box.ymax - box.ymin;
  const double k = std::min((width() - 2 * margin) / std::max(wide, 1e-12), (height() - 2 * margin) / std::max(high, 1e-12));
  QTransform t;
  t.translate(width() / 2.0, height() / 2.0);
  t.scale(k * squeeze, -k);
  t.translate(-(box.xmin + box.xmax) / 2, -(box.ymin + box.ymax) / 2);
  return t;
}

QPainterPath PlanPreview::pathOf(const model::MultiPolygon& shape) const {
  const QTransform t = toWidget();
  QPainterPath path;
  for (const auto& part : shape.parts)
    for (const auto& ring : part.rings) {
      QPolygonF points;
      for (const auto& p : ring) points.append(t.map(QPointF(p.x, p.y)));
      path.addPolygon(points);
    }
  return path;
}

void PlanPreview::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const Palette& colours = m_theme.palette();
  painter.fillRect(rect(), colours.background);
  const auto* v = variant();
  if (!v) return;
  painter.setRenderHint(QPainter::Antialiasing);
  const QColor inks[] = {colours.accent, colours.selection, colours.amber, colours.green, colours.secondText, colours.red};
  const auto colour = coloursOf(*v);
  for (std::size_t g = 0; g < v->grids.size(); ++g) {
    const bool chosen = static_cast<int>(g) == m_chosen;
    const QColor ink = inks[static_cast<std::size_t>(colour[g]) % std::size(inks)];
    painter.setPen(QPen(colours.text, m_theme.px(1)));
    painter.setBrush(mixed(colours.background, ink, chosen ? 0.55 : 0.22));
    painter.drawPath(pathOf(v->grids[g].shape));
  }
  const QTransform t = toWidget();
  painter.setPen(Qt::NoPen);
  painter.setBrush(colours.secondText);
  const double dot = m_theme.px(1.6);
  for (const auto& b : m_planned->task.buildings) painter.drawEllipse(t.map(QPointF(b.at.x, b.at.y)), dot, dot);
  painter.setFont(m_theme.font(14, QFont::DemiBold));
  for (std::size_t g = 0; g < v->grids.size(); ++g) {
    const auto p = model::pointInside(v->grids[g].shape);
    const auto n = m_planned->task.measure == planning::Measure::people ? v->grids[g].people : v->grids[g].households;
    const QString words = QStringLiteral("%1\n%2").arg(g + 1).arg(n);
    QRectF box(0, 0, 200, 200);
    box.moveCenter(t.map(QPointF(p.x, p.y)));
    const QRectF written = painter.boundingRect(box, Qt::AlignCenter, words).adjusted(-m_theme.px(5), -m_theme.px(1), m_theme.px(5), m_theme.px(1));
    painter.setPen(Qt::NoPen);
    QColor ground = colours.panel;
    ground.setAlphaF(0.82F);
    painter.setBrush(ground);
    painter.drawRoundedRect(written, m_theme.px(4), m_theme.px(4));
    painter.setPen(colours.text);
    painter.drawText(box, Qt::AlignCenter, words);
  }
}

void PlanPreview::mousePressEvent(QMouseEvent* event) {
  const auto* v = variant();
  if (!v) return;
  for (std::size_t g = 0; g < v->grids.size(); ++g)
    if (pathOf(v->grids[g].shape).contains(event->position())) Q_EMIT gridClicked(static_cast<int>(g));
}

}  // namespace jw::ui
