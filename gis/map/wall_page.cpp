#include "gis/map/wall_page.h"

#include <QFontMetrics>
#include <QPainter>
#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace jw::gis {
namespace {

// Shares of the height (spec 15: key figures 6 %, ticker 2.2 %).
constexpr double kHead = 0.14, kFoot = 0.05, kGap = 0.008, kFigure = 0.06, kTicker = 0.022, kSmall = 0.0185;
constexpr double kBoardShare = 0.215;  // of the width

struct Frame {
  explicit Frame(QSize s) : size(s), h(s.height()), w(s.width()) {}
  QRectF head() const { return {h * 2 * kGap, 0, w - h * 4 * kGap, h * kHead}; }
  QRectF board() const {
    return {w * (1 - kBoardShare) + h * kGap, h * kHead, w * kBoardShare - h * 2 * kGap, h * (1 - kHead - kFoot)};
  }
  QRectF foot() const { return {h * 2 * kGap, h * (1 - kFoot), w - h * 4 * kGap, h * kFoot}; }
  QSize size;
  double h, w;
};

QString text(const std::string& s) {
  return QString::fromUtf8(s.data(), static_cast<qsizetype>(s.size()));
}

QString two(int n) {
  return QStringLiteral("%1").arg(n, 2, 10, QLatin1Char('0'));
}

QString lateness(Millis late, const WallWords& words) {
  const auto minutes = late.count() / 60000;
  if (minutes >= 2 * 24 * 60) return QStringLiteral("+%1 %2").arg(minutes / (24 * 60)).arg(words.day);
  if (minutes >= 120) return QStringLiteral("+%1 %2").arg(minutes / 60).arg(words.hour);
  return QStringLiteral("+%1 %2").arg(minutes).arg(words.minute);
}

QString clock(const LocalTime& t) {
  return two(t.hour) + QLatin1Char(':') + two(t.minute);
}

class Painter {
 public:
  Painter(QPainter& painter, QSize size, const MapStyle& style, const WallPage& page, Instant now)
      : m_p(painter), m_f(size), m_style(style), m_page(page), m_now(now) {}

  void head() {
    const QRectF box = m_f.head();
    const LocalTime local = m_page.zone.toLocal(m_now);
    const auto weekday = static_cast<std::size_t>((daysOf(local.year, local.month, local.day) % 7 + 10) % 7);
    write(box.adjusted(0, m_f.h * 0.02, 0, -m_f.h * 0.055), Qt::AlignLeft | Qt::AlignVCenter, m_page.title, 0.036,
          m_style.text, true, 0.27);
    const QString date = QStringLiteral("%1-%2-%3  %4")
                             .arg(local.year)
                             .arg(two(local.month), two(local.day), m_page.words.weekdays[weekday]);
    write(box.adjusted(0, m_f.h * 0.08, 0, -m_f.h * 0.02), Qt::AlignLeft | Qt::AlignVCenter, date, kTicker,
          m_style.secondText, false, 0.27);
    write(box, Qt::AlignRight | Qt::AlignVCenter, clock(local), kFigure, m_style.text, true, 0.2);
    figures();
  }

  void board(const std::vector<CasePtr>& cases, const std::unordered_map<std::string, QString>& places) {
    const QRectF box = m_f.board();
    panel(box);
    std::vector<std::pair<Instant, CasePtr>> late;
    for (const CasePtr& c : cases)
      if (c && model::activeDue(*c) <= m_now) late.emplace_back(model::activeDue(*c), c);
    std::sort(late.begin(), late.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    const double pad = m_f.h * 0.014, row = m_f.h * 0.062, title = m_f.h * 0.052;
    const QRectF inner = box.adjusted(pad, 0, -pad, 0);
    write({inner.left(), inner.top(), inner.width(), title}, Qt::AlignLeft | Qt::AlignVCenter,
          m_page.words.overdueBoard, kTicker, m_style.text, true);
    write({inner.left(), inner.top(), inner.width(), title}, Qt::AlignRight | Qt::AlignVCenter,
          QString::number(late.size()), kTicker, late.empty() ? m_style.secondText : m_style.red, true);
    if (late.empty())
      write({inner.left(), inner.top() + title, inner.width(), row}, Qt::AlignLeft | Qt::AlignVCenter,
            m_page.words.nothingOverdue, kSmall, m_style.secondText);
    double y = inner.top() + title;
    for (const auto& [due, c] : late) {
      if (y + row > box.bottom()) break;
      m_p.setPen(QPen(m_style.line, 1));
      m_p.drawLine(QPointF(inner.left(), y), QPointF(inner.right(), y));
      const QRectF upper(inner.left(), y + row * 0.08, inner.width(), row * 0.46),
          lower(inner.left(), y + row * 0.5, inner.width(), row * 0.42);
      const QString by = lateness(m_now - due, m_page.words);
      const double taken =
          write(upper, Qt::AlignRight | Qt::AlignVCenter, QStringLiteral("▲ ") + by, kSmall, m_style.red, true);
      write(upper.adjusted(0, 0, -taken - pad, 0), Qt::AlignLeft | Qt::AlignVCenter, text(c->title), kSmall,
            m_style.text);
      const auto place = places.find(c->area);
      const QString below =
          text(c->number) + (place == places.end() ? QString() : QStringLiteral("  ") + place->second);
      write(lower, Qt::AlignLeft | Qt::AlignVCenter, below, 0.0145, m_style.secondText);
      y += row;
    }
  }

  void foot(const std::vector<CasePtr>& cases, const std::unordered_map<std::string, QString>& places) {
    const QRectF box = m_f.foot();
    std::vector<CasePtr> newest;
    for (const CasePtr& c : cases)
      if (c && c->reportedAt <= m_now) newest.push_back(c);
    const auto count = std::min<std::size_t>(newest.size(), 8);
    std::partial_sort(newest.begin(), newest.begin() + static_cast<std::ptrdiff_t>(count), newest.end(),
                      [](const CasePtr& a, const CasePtr& b) { return a->reportedAt > b->reportedAt; });
    double x = box.left() +
               write(box, Qt::AlignLeft | Qt::AlignVCenter, m_page.words.newest, kTicker, m_style.accent, true) +
               m_f.h * 0.02;
    for (std::size_t i = 0; i < count; ++i) {
      const CasePtr& c = newest[i];
      const auto place = places.find(c->area);
      QString line = clock(m_page.zone.toLocal(c->reportedAt)) + QStringLiteral("  ") + text(c->title);
      if (place != places.end()) line += QStringLiteral("  ") + place->second;
      const double room = box.right() - x;
      if (room < m_f.h * 0.2) break;
      x += write({x, box.top(), room, box.height()}, Qt::AlignLeft | Qt::AlignVCenter, line, kTicker,
                 m_style.secondText) +
           m_f.h * 0.035;
    }
  }

 private:
  void figures() {
    const auto number = [](std::optional<std::int64_t> n) { return n ? QString::number(*n) : QStringLiteral("–"); };
    const QString percent = m_page.closedInTimePercent
                                ? QStringLiteral("%1%").arg(*m_page.closedInTimePercent, 0, 'f', 1)
                                : QStringLiteral("–");
    struct Figure {
      QString label, value;
      QColor color;
    };
    const Figure all[] = {
        {m_page.words.reportedToday, number(m_page.reportedToday), m_style.text},
        {m_page.words.open, number(m_page.open), m_style.text},
        {m_page.words.overdue, number(m_page.overdue), m_page.overdue.value_or(0) > 0 ? m_style.red : m_style.text},
        {m_page.words.closedInTime, percent, m_style.text}};
    const double left = m_f.w * 0.3, width = m_f.w * 0.14, gap = m_f.h * kGap;
    int i = 0;
    for (const Figure& f : all) {
      const QRectF box(left + i++ * width, m_f.h * 0.014, width - gap, m_f.h * (kHead - 0.028));
      panel(box);
      const QRectF inner = box.adjusted(m_f.h * 0.014, m_f.h * 0.006, -m_f.h * 0.014, -m_f.h * 0.006);
      write({inner.left(), inner.top(), inner.width(), inner.height() * 0.27}, Qt::AlignLeft | Qt::AlignVCenter,
            f.label, kSmall, m_style.secondText);
      write({inner.left(), inner.top() + inner.height() * 0.27, inner.width(), inner.height() * 0.73},
            Qt::AlignLeft | Qt::AlignVCenter, f.value, kFigure, f.color, true);
    }
  }

  void panel(const QRectF& box) {
    m_p.setPen(QPen(m_style.line, std::max(1.0, m_f.h / 1080)));
    m_p.setBrush(m_style.panel);
    const double radius = 6 * m_f.h / 1080;
    m_p.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
  }

  /// Returns the width that the text took. `share`: of the height; `most`: of the picture's width.
  double write(const QRectF& box, Qt::Alignment align, const QString& what, double share, const QColor& color,
               bool bold = false, double most = 1) {
    m_p.setFont(mapFont(m_f.h * share, bold));
    m_p.setPen(color);
    const QFontMetricsF metrics(m_p.font());
    const double room = std::min(box.width(), most * m_f.w);
    const QString shown =
        metrics.horizontalAdvance(what) > room ? metrics.elidedText(what, Qt::ElideRight, room) : what;
    m_p.drawText(box, static_cast<int>(align) | Qt::TextSingleLine | Qt::TextDontClip, shown);
    return metrics.horizontalAdvance(shown);
  }

  QPainter& m_p;
  Frame m_f;
  const MapStyle& m_style;
  const WallPage& m_page;
  Instant m_now;
};

}  // namespace

WallWords WallWords::chinese() {
  WallWords w;
  w.reportedToday = QStringLiteral("今日上报");
  w.open = QStringLiteral("在办");
  w.overdue = QStringLiteral("超时");
  w.closedInTime = QStringLiteral("按期办结率");
  w.overdueBoard = QStringLiteral("超时案件");
  w.nothingOverdue = QStringLiteral("暂无超时案件");
  w.newest = QStringLiteral("最新上报");
  w.day = QStringLiteral("天");
  w.hour = QStringLiteral("小时");
  w.minute = QStringLiteral("分钟");
  for (const char* day : {"一", "二", "三", "四", "五", "六", "日"})
    w.weekdays.push_back(QStringLiteral("星期") + QString::fromUtf8(day));
  return w;
}

WallWords WallWords::english() {
  WallWords w;
  w.reportedToday = QStringLiteral("Reported today");
  w.open = QStringLiteral("Open");
  w.overdue = QStringLiteral("Overdue");
  w.closedInTime = QStringLiteral("Closed in time");
  w.overdueBoard = QStringLiteral("Overdue cases");
  w.nothingOverdue = QStringLiteral("Nothing is overdue");
  w.newest = QStringLiteral("Newest");
  w.day = QStringLiteral("d");
  w.hour = QStringLiteral("h");
  w.minute = QStringLiteral("min");
  for (const char* day : {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"})
    w.weekdays.push_back(QString::fromUtf8(day));
  return w;
}

QRect WallPage::stage(QSize size) {
  const double h = size.height(), w = size.width();
  return QRectF(h * kGap, h * kHead, w * (1 - kBoardShare) - h * kGap, h * (1 - kHead - kFoot)).toRect();
}

void WallPage::paint(QPainter& painter, QSize size, const MapStyle& style, const std::vector<model::Area>& areas,
                     const std::vector<CasePtr>& cases, Instant now) const {
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.fillRect(QRect(QPoint(0, 0), size), style.background);
  std::unordered_map<std::string, QString> places;
  for (const model::Area& area : areas) places.emplace(area.path, text(area.name));
  Painter page(painter, size, style, *this, now);
  page.head();
  page.board(cases, places);
  page.foot(cases, places);
  painter.restore();
}

}  // namespace jw::gis
