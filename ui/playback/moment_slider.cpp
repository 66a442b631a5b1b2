#include "ui/playback/moment_slider.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QSignalBlocker>
#include <QToolTip>
#include <algorithm>

#include "ui/theme/theme.h"
#include "ui/words.h"

namespace jw::ui {
namespace {

constexpr std::size_t kParts = 240;

}  // namespace

MomentSlider::MomentSlider(Theme& theme, QWidget* parent) : QSlider(Qt::Horizontal, parent), m_theme(theme) {
  setObjectName(QStringLiteral("momentSlider"));
  setSingleStep(60);
  setPageStep(3600);
  setFocusPolicy(Qt::StrongFocus);
  setMouseTracking(true);
  connect(this, &QSlider::valueChanged, this, [this](int seconds) {
    update();
    Q_EMIT wanted(m_from + std::chrono::seconds(seconds));
  });
}

void MomentSlider::setPast(const engine::Playback& past) {
  const QSignalBlocker quiet(this);
  m_from = past.from();
  m_to = past.to();
  m_reports = past.reported(kParts);
  m_major = past.majorReports();
  setRange(0, static_cast<int>(std::chrono::duration_cast<std::chrono::seconds>(m_to - m_from).count()));
  update();
}

void MomentSlider::setMarks(std::vector<Instant> marks) {
  m_marks = std::move(marks);
  update();
}

void MomentSlider::setMoment(Instant moment) {
  const QSignalBlocker quiet(this);
  setValue(static_cast<int>(std::chrono::duration_cast<std::chrono::seconds>(moment - m_from).count()));
  update();
}

QSize MomentSlider::sizeHint() const { return {m_theme.px(240), m_theme.px(44)}; }

QRect MomentSlider::strip() const { return rect().adjusted(m_theme.px(8), m_theme.px(9), -m_theme.px(8), -m_theme.px(3)); }

int MomentSlider::xOf(Instant moment) const {
  const QRect r = strip();
  return r.left() + static_cast<int>((moment - m_from).count() * r.width() / std::max<Millis::rep>(1, (m_to - m_from).count()));
}

Instant MomentSlider::momentAt(int x) const {
  const QRect r = strip();
  return m_from + Millis((m_to - m_from).count() * std::clamp(x - r.left(), 0, r.width()) / std::max(1, r.width()));
}

void MomentSlider::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const Palette& p = m_theme.palette();
  const QRect r = strip();
  const int now = xOf(m_from + std::chrono::seconds(value()));
  painter.fillRect(r, p.raised);
  const std::uint32_t most = std::max<std::uint32_t>(1, m_reports.empty() ? 0 : *std::max_element(m_reports.begin(), m_reports.end()));
  for (std::size_t i = 0; i < m_reports.size(); ++i) {
    if (m_reports[i] == 0) continue;
    const int left = r.left() + static_cast<int>(i * static_cast<std::size_t>(r.width()) / m_reports.size());
    const int right = r.left() + static_cast<int>((i + 1) * static_cast<std::size_t>(r.width()) / m_reports.size());
    const int height = std::max(1, static_cast<int>(m_reports[i] * static_cast<std::uint64_t>(r.height()) / most));
    painter.fillRect(QRect(left, r.bottom() + 1 - height, std::max(1, right - left - 1), height), left < now ? p.accent : mixed(p.secondText, p.panel, 0.35));
  }
  painter.setRenderHint(QPainter::Antialiasing);
  const int size = m_theme.px(4);
  const auto inside = [this](Instant t) { return t >= m_from && t <= m_to; };
  painter.setPen(Qt::NoPen);
  painter.setBrush(p.red);
  for (const Instant t : m_major) {
    const int x = xOf(t);
    painter.drawPolygon(QPolygon({QPoint(x - size, r.top() - size), QPoint(x + size, r.top() - size), QPoint(x, r.top() + size)}));
  }
  for (const Instant t : m_marks) {
    if (!inside(t)) continue;
    painter.fillRect(QRect(xOf(t), r.top() - m_theme.px(6), m_theme.px(2), r.height() + m_theme.px(6)), p.selection);
    painter.fillRect(QRect(xOf(t), r.top() - m_theme.px(6), m_theme.px(8), m_theme.px(6)), p.selection);
  }
  painter.fillRect(QRect(now - m_theme.px(1), r.top() - m_theme.px(3), m_theme.px(2), r.height() + m_theme.px(6)), p.text);
  painter.setBrush(p.text);
  painter.drawEllipse(QPoint(now, r.top() - m_theme.px(3)), m_theme.px(4), m_theme.px(4));
  if (hasFocus()) {
    painter.setBrush(Qt::NoBrush);
    painter.setPen(p.selection);
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
  }
}

void MomentSlider::mousePressEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton) return;
  setValue(static_cast<int>(std::chrono::duration_cast<std::chrono::seconds>(momentAt(event->position().toPoint().x()) - m_from).count()));
}

void MomentSlider::mouseMoveEvent(QMouseEvent* event) {
  if (event->buttons() & Qt::LeftButton) setValue(static_cast<int>(std::chrono::duration_cast<std::chrono::seconds>(momentAt(event->position().toPoint().x()) - m_from).count()));
}

bool MomentSlider::event(QEvent* event) {
  if (event->type() == QEvent::ToolTip) {
    const auto* help = static_cast<QHelpEvent*>(event);
    const Instant t = momentAt(help->pos().x());
    const auto part = static_cast<std::size_t>((t - m_from).count() * static_cast<Millis::rep>(kParts) / std::max<Millis::rep>(1, (m_to - m_from).count()));
    if (!m_reports.empty()) QToolTip::showText(help->globalPos(), tr("%1: %n reported", nullptr, static_cast<int>(m_reports[std::min(part, m_reports.size() - 1)])).arg(Words::fullMoment(t)), this);
    return true;
  }
  return QSlider::event(event);
}

}  // namespace jw::ui
