#include "ui/statistics/report_picture.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QMenu>
#include <QPainter>
#include <QToolTip>

#include "ui/theme/theme.h"

namespace jw::ui {

ReportPicture::ReportPicture(const Desk& desk, QWidget* parent) : QWidget(parent), m_desk(desk) {
  setObjectName(QStringLiteral("reportPicture"));
  m_desk.theme.follow(this, [this] { fit(); });
}

void ReportPicture::setChart(gis::ChartKind kind, gis::ChartData figures) {
  m_plane.reset();
  m_density.reset();
  m_words.clear();
  m_kind = kind;
  m_data = std::move(figures);
  fit();
}

void ReportPicture::setMap(std::shared_ptr<const gis::AreaPlane> plane, std::vector<std::optional<double>> values, gis::ChartData format, gis::Classing classing) {
  m_words.clear();
  m_plane = std::move(plane);
  m_density.reset();
  m_symbols.reset();
  m_values = std::move(values);
  m_data = std::move(format);
  m_classing = classing;
  fit();
}

void ReportPicture::setSymbols(std::shared_ptr<const gis::AreaPlane> plane, gis::AreaSymbols kind, std::vector<std::vector<std::optional<double>>> figures, gis::ChartData format) {
  std::vector<std::optional<double>> sums;
  for (const auto& parts : figures) {
    std::optional<double> sum = 0;
    for (const auto& v : parts) sum = sum && v ? std::optional(*sum + *v) : std::nullopt;
    sums.push_back(sum);
  }
  setMap(std::move(plane), std::move(sums), std::move(format), gis::Classing::jenks);
  m_symbols = kind;
  m_figures = std::move(figures);
}

void ReportPicture::setDensity(std::shared_ptr<const gis::AreaPlane> plane, gis::DensityLayer layer, const QString& unit) {
  m_words.clear();
  m_plane = std::move(plane);
  m_density = std::move(layer);
  m_unit = unit;
  m_data = {};
  m_values.clear();
  fit();
}

void ReportPicture::setCurrent(const QString& key) {
  m_current = key;
  update();
}

void ReportPicture::clear() {
  m_words.clear();
  m_plane.reset();
  m_density.reset();
  m_data = {};
  m_drawn = {};
  fit();
}

void ReportPicture::say(const QString& words) {
  clear();
  m_words = words;
  setAccessibleDescription(words);
}

gis::ChartLook ReportPicture::look() const {
  const Palette& p = m_desk.theme.palette();
  gis::ChartLook look;
  look.ground = p.background;
  look.text = p.text;
  look.second = p.secondText;
  look.track = p.raised;
  look.accent = p.accent;
  look.other = p.amber;
  look.mark = p.selection;
  look.font = m_desk.theme.font(13);
  look.pixel = m_desk.theme.px(1000) / 1000.0;
  return look;
}

QSize ReportPicture::sizeHint() const {
  const int least = m_desk.theme.px(240);
  if (m_plane || m_data.rows.empty()) return {least, least};
  return {least, static_cast<int>(gis::chartHeight(m_kind, m_data, look(), width())) + m_desk.theme.px(24)};
}

void ReportPicture::fit() {
  setMinimumHeight(sizeHint().height());
  updateGeometry();
  update();
}

ReportPicture::Drawn ReportPicture::paint(QPainter& painter, const QRectF& room) const {
  int current = -1;
  if (!m_words.isEmpty()) {
    painter.setFont(m_desk.theme.font(13));
    painter.setPen(m_desk.theme.palette().secondText);
    painter.drawText(room, Qt::AlignCenter | Qt::TextWordWrap, m_words);
    return {};
  }
  if (m_plane) {
    for (std::size_t i = 0; i < m_plane->areas().size(); ++i)
      if (m_plane->areas()[i].key == m_current) current = static_cast<int>(i);
    if (m_density) return {{}, gis::paintDensity(painter, room, *m_plane, *m_density, m_unit, look(), current).toPicture};
    if (m_symbols) return {{}, gis::paintSymbols(painter, room, *m_plane, *m_symbols, m_figures, m_data, look(), current).toPicture};
    return {{}, gis::paintAreas(painter, room, *m_plane, m_values, m_data, m_classing, look(), current).toPicture};
  }
  if (m_data.rows.empty()) return {};
  for (std::size_t i = 0; i < m_data.rows.size(); ++i)
    if (m_data.rows[i].key == m_current) current = static_cast<int>(i);
  return {gis::paintChart(painter, room, m_kind, m_data, look(), current), {}};
}

void ReportPicture::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const double margin = m_desk.theme.px(12);
  m_drawn = paint(painter, QRectF(rect()).adjusted(margin, margin, -margin, -margin));
}

QString ReportPicture::keyAt(QPointF at, QString* tip) const {
  if (m_plane) {
    const QPointF place = m_drawn.toPicture.inverted().map(at);
    for (std::size_t i = 0; i < m_plane->areas().size(); ++i) {
      const auto& area = m_plane->areas()[i];
      if (!area.path.contains(place)) continue;
      if (tip && m_density) *tip = area.name;
      if (tip && !m_density) *tip = QStringLiteral("%1: %2").arg(area.name, gis::chartNumber(m_values[i], m_data));
      return area.key;
    }
    return {};
  }
  for (const auto& mark : m_drawn.marks) {
    if (!mark.box.contains(at)) continue;
    const auto& row = m_data.rows[static_cast<std::size_t>(mark.row)];
    const QString series = m_data.series.size() > 1 ? QStringLiteral(" · ") + m_data.series[mark.series] : QString();
    if (tip) *tip = QStringLiteral("%1%2: %3").arg(row.name, series, gis::chartNumber(row.values[static_cast<std::size_t>(mark.series)], m_data));
    return row.key;
  }
  return {};
}

void ReportPicture::mousePressEvent(QMouseEvent* event) {
  if (const QString key = keyAt(event->position()); event->button() == Qt::LeftButton && !key.isEmpty()) Q_EMIT chosen(key);
}

void ReportPicture::mouseDoubleClickEvent(QMouseEvent* event) {
  if (const QString key = keyAt(event->position()); event->button() == Qt::LeftButton && !key.isEmpty()) Q_EMIT activated(key);
}

bool ReportPicture::event(QEvent* event) {
  if (event->type() != QEvent::ToolTip) return QWidget::event(event);
  const auto* help = static_cast<QHelpEvent*>(event);
  QString tip;
  keyAt(help->pos(), &tip);
  QToolTip::showText(help->globalPos(), tip, this);
  return true;
}

void ReportPicture::setCaption(const QString& title, const QString& about) {
  m_title = title;
  m_about = about;
}

QPixmap ReportPicture::asPixmap() const {
  // Of a size of its own, the same from whatever view: behind another one the widget has that of what it showed last.
  const double margin = m_desk.theme.px(16);
  const int wide = m_desk.theme.px(1000);
  const double inner = wide - 2 * margin;
  const QFont titleFont = m_desk.theme.font(17, QFont::DemiBold), aboutFont = m_desk.theme.font(13);
  const auto heightOf = [&](const QFont& font, const QString& words) { return words.isEmpty() ? 0.0 : QFontMetricsF(font).boundingRect(QRectF(0, 0, inner, 1e6), Qt::TextWordWrap, words).height() + m_desk.theme.px(4); };
  const double titleHigh = heightOf(titleFont, m_title), aboutHigh = heightOf(aboutFont, m_about), above = margin + titleHigh + aboutHigh + m_desk.theme.px(8);
  const double body = m_plane || m_data.rows.empty() ? m_desk.theme.px(620) : std::max<double>(m_desk.theme.px(m_kind == gis::ChartKind::bar || m_kind == gis::ChartKind::heat ? 120 : 420), gis::chartHeight(m_kind, m_data, look(), inner));
  const QSize size(wide, static_cast<int>(above + body + margin));
  QPixmap picture(size * devicePixelRatioF());
  picture.setDevicePixelRatio(devicePixelRatioF());
  picture.fill(m_desk.theme.palette().background);
  QPainter painter(&picture);
  const auto words = [&](double y, double high, const QFont& font, const QColor& ink, const QString& text) {
    painter.setFont(font);
    painter.setPen(ink);
    painter.drawText(QRectF(margin, y, inner, high), Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, text);
  };
  words(margin, titleHigh, titleFont, m_desk.theme.palette().text, m_title);
  words(margin + titleHigh, aboutHigh, aboutFont, m_desk.theme.palette().secondText, m_about);
  paint(painter, {margin, above, inner, body});
  return picture;
}

void ReportPicture::contextMenuEvent(QContextMenuEvent* event) {
  auto* menu = new QMenu(this);
  menu->setAttribute(Qt::WA_DeleteOnClose);
  connect(menu->addAction(tr("Copy as picture")), &QAction::triggered, this, [this] { QApplication::clipboard()->setPixmap(asPixmap()); });
  connect(menu->addAction(tr("Copy as table")), &QAction::triggered, this, &ReportPicture::tableWanted);
  menu->popup(event->globalPos());
}

}  // namespace jw::ui
