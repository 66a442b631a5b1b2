#include "gis/map/wall_page.h"

#include <QFontMetrics>
#include <QPainter>
#include <QPolygonF>
#include <algorithm>
#include <cmath>

namespace jw::gis {
namespace {

// Shares of the height (spec 15: key figures 6 %, ticker 2.2 %).
constexpr double kHead = 0.14, kFoot = 0.088, kGap = 0.008, kFigure = 0.06, kTicker = 0.022, kSmall = 0.0185;
constexpr double kBoardShare = 0.215;  // of the width

struct Frame {
  explicit Frame(QSize s) : size(s), h(s.height()), w(s.width()) {}
  QRectF head() const { return {h * 2 * kGap, 0, w - h * 4 * kGap, h * kHead}; }
  QRectF board() const {
    return {w * (1 - kBoardShare) + h * kGap, h * kHead, w * kBoardShare - h * 2 * kGap, h * (1 - kHead - kFoot)};
  }
  QRectF ticker() const { return {h * 2 * kGap, h * (1 - kFoot), w * 0.56, h * kFoot}; }
  QRectF curve() const { return {w * 0.58, h * (1 - kFoot), w * 0.42 - h * 2 * kGap, h * kFoot}; }
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
          m_style.text, true, 0.19);
    const QString date = QStringLiteral("%1-%2-%3  %4")
                             .arg(local.year)
                             .arg(two(local.month), two(local.day), m_page.words.weekdays[weekday]);
    write(box.adjusted(0, m_f.h * 0.08, 0, -m_f.h * 0.02), Qt::AlignLeft | Qt::AlignVCenter, date, kTicker,
          m_style.secondText, false, 0.19);
    write(box, Qt::AlignRight | Qt::AlignVCenter, clock(local), kFigure, m_style.text, true, 0.11);
    figures();
  }

  void board(const WallPage::Lists& lists) {
    QRectF box = m_f.board();
    if (!lists.cards.empty()) {
      const double tall = std::min(box.height() * 0.34, m_f.h * (0.06 + 0.034 * static_cast<double>(lists.cards.size())));
      cards({box.left(), box.bottom() - tall, box.width(), tall}, lists.cards);
      box.setHeight(box.height() - tall - m_f.h * kGap);
    }
    panel(box);
    if (lists.onStage) return major(box, lists);
    const double pad = m_f.h * 0.014, row = m_f.h * 0.062;
    const QRectF inner = box.adjusted(pad, 0, -pad, 0);
    double y = heading(inner, m_page.words.overdueBoard, QString::number(lists.allLate), lists.allLate > 0 ? m_style.red : m_style.secondText);
    if (lists.late.empty()) write({inner.left(), y, inner.width(), row}, Qt::AlignLeft | Qt::AlignVCenter, m_page.words.nothingOverdue, kSmall, m_style.secondText);
    for (const CasePtr& c : lists.late) {
      if (y + row > box.bottom()) break;
      rule(inner, y);
      const QRectF upper(inner.left(), y + row * 0.08, inner.width(), row * 0.46), lower(inner.left(), y + row * 0.5, inner.width(), row * 0.42);
      const QString by = lateness(m_now - model::activeDue(*c), m_page.words);
      const double taken = write(upper, Qt::AlignRight | Qt::AlignVCenter, QStringLiteral("▲ ") + by, kSmall, m_style.red, true);
      write(upper.adjusted(0, 0, -taken - pad, 0), Qt::AlignLeft | Qt::AlignVCenter, text(c->title), kSmall, m_style.text);
      write(lower, Qt::AlignLeft | Qt::AlignVCenter, text(c->number) + QStringLiteral("  ") + place(lists, *c), 0.0145, m_style.secondText);
      y += row;
    }
  }

  void ticker(const WallPage::Lists& lists) {
    const QRectF box = m_f.ticker();
    const double row = box.height() / 2;
    double x = box.left() + write({box.left(), box.top(), box.width(), row}, Qt::AlignLeft | Qt::AlignVCenter, m_page.words.newest, kTicker, m_style.accent, true) + m_f.h * 0.02, y = box.top();
    for (const CasePtr& c : lists.newest) {
      QString line = clock(m_page.zone.toLocal(c->reportedAt)) + QStringLiteral("  ") + text(c->title);
      if (const QString where = place(lists, *c); !where.isEmpty()) line += QStringLiteral("  ") + where;
      if (box.right() - x < m_f.h * 0.25) {
        if (y > box.top()) break;
        x = box.left();
        y += row;
      }
      x += write({x, y, box.right() - x, row}, Qt::AlignLeft | Qt::AlignVCenter, line, kTicker, m_style.secondText) + m_f.h * 0.035;
    }
  }

  // Reports as bars, closings as a line, over the hours of a day.
  void curve() {
    const QRectF box = m_f.curve();
    if (m_page.hourReported.empty()) return;
    const double label = m_f.h * 0.02;
    write({box.left(), box.top(), box.width(), label * 1.2}, Qt::AlignLeft | Qt::AlignVCenter, m_page.words.lastDay, 0.0145, m_style.secondText);
    const QRectF field(box.left(), box.top() + label * 1.2, box.width(), box.height() - label * 2.4);
    std::int64_t most = 1;
    for (const auto n : m_page.hourReported) most = std::max(most, n);
    for (const auto n : m_page.hourClosed) most = std::max(most, n);
    const auto hours = static_cast<double>(m_page.hourReported.size());
    const double step = field.width() / hours, unit = field.height() / static_cast<double>(most);
    QPolygonF line;
    for (std::size_t i = 0; i < m_page.hourReported.size(); ++i) {
      const double x = field.left() + step * static_cast<double>(i), tall = unit * static_cast<double>(m_page.hourReported[i]);
      m_p.fillRect(QRectF(x + step * 0.15, field.bottom() - tall, step * 0.7, tall), m_style.accent);
      if (i < m_page.hourClosed.size()) line << QPointF(x + step / 2, field.bottom() - unit * static_cast<double>(m_page.hourClosed[i]));
      if (const int hour = (m_page.firstHour + static_cast<int>(i)) % 24; hour % 6 == 0)
        write({x, field.bottom(), step * 3, label * 1.2}, Qt::AlignLeft | Qt::AlignVCenter, QString::number(hour), 0.0145, m_style.secondText);
    }
    m_p.setPen(QPen(m_style.text, std::max(1.5, m_f.h / 540)));
    m_p.setBrush(Qt::NoBrush);
    m_p.drawPolyline(line);
  }

 private:
  double heading(const QRectF& inner, const QString& words, const QString& figure, const QColor& color) {
    const QRectF line(inner.left(), inner.top(), inner.width(), m_f.h * 0.052);
    write(line, Qt::AlignLeft | Qt::AlignVCenter, words, kTicker, m_style.text, true);
    write(line, Qt::AlignRight | Qt::AlignVCenter, figure, kTicker, color, true);
    return line.bottom();
  }

  void rule(const QRectF& inner, double y) {
    m_p.setPen(QPen(m_style.line, 1));
    m_p.drawLine(QPointF(inner.left(), y), QPointF(inner.right(), y));
  }

  QString place(const WallPage::Lists& lists, const model::CaseSummary& c) const { return lists.placeName ? lists.placeName(c.area) : QString(); }

  void cards(const QRectF& box, const std::vector<WallPage::Card>& cards) {
    panel(box);
    const double pad = m_f.h * 0.014, row = m_f.h * 0.034;
    const QRectF inner = box.adjusted(pad, 0, -pad, 0);
    double y = heading(inner, m_page.words.cards, QString::number(cards.size()), m_style.secondText);
    for (const auto& card : cards) {
      if (y + row > box.bottom()) break;
      // The word says what the colour says.
      const QString word = (card.red ? QStringLiteral("■ ") : QStringLiteral("◆ ")) + (card.red ? m_page.words.red : m_page.words.yellow);
      const double taken = write({inner.left(), y, inner.width(), row}, Qt::AlignLeft | Qt::AlignVCenter, word, kSmall, card.red ? m_style.red : m_style.amber, true);
      write({inner.left() + taken + pad, y, inner.width() - taken - pad, row}, Qt::AlignLeft | Qt::AlignVCenter, card.subject, kSmall, m_style.text);
      y += row;
    }
  }

  // A major case has the stage: its clock and its trail instead of the overdue board.
  void major(const QRectF& box, const WallPage::Lists& lists) {
    const model::CaseSummary& c = *lists.onStage;
    const double pad = m_f.h * 0.014, row = m_f.h * 0.036;
    const QRectF inner = box.adjusted(pad, 0, -pad, 0);
    double y = heading(inner, m_page.words.major, clock(m_page.zone.toLocal(c.reportedAt)), m_style.red);
    const auto say = [&](const QString& what, double share, const QColor& color, bool bold) {
      write({inner.left(), y, inner.width(), row}, Qt::AlignLeft | Qt::AlignVCenter, what, share, color, bold);
      y += row;
    };
    say(text(c.title), kTicker, m_style.text, true);
    say(place(lists, c), kSmall, m_style.text, false);
    say(text(c.number), 0.0145, m_style.secondText, false);
    if (const Instant due = model::activeDue(c); due != kNever) {
      const bool late = due <= m_now;
      const QString left = late ? QStringLiteral("▲ ") + lateness(m_now - due, m_page.words) : QStringLiteral("● ") + lateness(due - m_now, m_page.words).mid(1);
      say(left, 0.036, late ? m_style.red : m_style.good, true);
      y += row * 0.4;
    }
    for (const QString& step : lists.stageTrail) {
      if (y + row > box.bottom()) break;
      rule(inner, y);
      say(step, 0.0165, m_style.secondText, false);
    }
  }

  void figures() {
    const auto number = [](std::optional<std::int64_t> n) { return n ? QString::number(*n) : QStringLiteral("–"); };
    const auto percent = [](std::optional<double> p) { return p ? QStringLiteral("%1%").arg(*p, 0, 'f', *p < 99.95 && *p > 99 ? 1 : 0) : QStringLiteral("–"); };
    struct Figure {
      QString label, value;
      QColor color;
      const std::vector<double>* before;
    };
    const auto& w = m_page.words;
    const Figure all[] = {{w.reportedToday, number(m_page.reportedToday), m_style.text, &m_page.reportedBefore},
                          {w.dispatchedSoon, percent(m_page.dispatchedSoonPercent), m_style.text, &m_page.dispatchedBefore},
                          {w.open, number(m_page.open), m_style.text, nullptr},
                          {w.overdue, number(m_page.overdue), m_page.overdue.value_or(0) > 0 ? m_style.red : m_style.text, nullptr},
                          {w.closedInTime, percent(m_page.closedInTimePercent), m_style.text, &m_page.closedInTimeBefore},
                          {w.satisfied, percent(m_page.satisfiedPercent), m_style.text, &m_page.satisfiedBefore}};
    const double left = m_f.w * 0.215, width = m_f.w * 0.112, gap = m_f.h * kGap;
    int i = 0;
    for (const Figure& f : all) {
      const QRectF box(left + i++ * width, m_f.h * 0.014, width - gap, m_f.h * (kHead - 0.028));
      panel(box);
      const QRectF inner = box.adjusted(m_f.h * 0.012, m_f.h * 0.006, -m_f.h * 0.012, -m_f.h * 0.006);
      if (f.before) trend(inner.adjusted(0, inner.height() * 0.35, 0, 0), *f.before);
      write({inner.left(), inner.top(), inner.width(), inner.height() * 0.27}, Qt::AlignLeft | Qt::AlignVCenter, f.label, kSmall, m_style.secondText);
      write({inner.left(), inner.top() + inner.height() * 0.27, inner.width(), inner.height() * 0.73}, Qt::AlignLeft | Qt::AlignVCenter, f.value, kFigure, f.color, true);
    }
  }

  void trend(const QRectF& box, const std::vector<double>& values) {
    double low = 1e300, high = -1e300;
    for (const double v : values)
      if (!std::isnan(v)) {
        low = std::min(low, v);
        high = std::max(high, v);
      }
    if (values.size() < 2 || low > high) return;
    const double range = std::max(high - low, std::max(1.0, std::abs(high) * 0.02));
    QColor faint = m_style.accent;
    faint.setAlphaF(0.45F);
    m_p.setPen(QPen(faint, std::max(1.0, m_f.h / 720)));
    m_p.setBrush(Qt::NoBrush);
    QPolygonF line;
    for (std::size_t i = 0; i < values.size(); ++i)
      if (!std::isnan(values[i])) line << QPointF(box.left() + box.width() * static_cast<double>(i) / static_cast<double>(values.size() - 1), box.bottom() - box.height() * (values[i] - low) / range);
    m_p.drawPolyline(line);
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
    const double room = std::min(box.width(), most * m_f.w);
    // A long number is set smaller; words are cut with a mark.
    if (share >= kFigure)
      if (const double taken = QFontMetricsF(m_p.font()).horizontalAdvance(what); taken > room) m_p.setFont(mapFont(m_f.h * share * room / taken, bold));
    const QFontMetricsF metrics(m_p.font());
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
  w.dispatchedSoon = QStringLiteral("60秒内分发");
  w.satisfied = QStringLiteral("满意率");
  w.cards = QStringLiteral("红黄牌");
  w.red = QStringLiteral("红牌");
  w.yellow = QStringLiteral("黄牌");
  w.major = QStringLiteral("重大事件");
  w.lastDay = QStringLiteral("近24小时　▍上报　— 办结");
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
  w.dispatchedSoon = QStringLiteral("Dispatched ≤ 60 s");
  w.satisfied = QStringLiteral("Satisfied");
  w.cards = QStringLiteral("Red and yellow cards");
  w.red = QStringLiteral("Red");
  w.yellow = QStringLiteral("Yellow");
  w.major = QStringLiteral("Major event");
  w.lastDay = QStringLiteral("Last 24 hours: ▍ reported, — closed");
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

WallPage::Lists WallPage::listsOf(const std::vector<CasePtr>& cases, Instant now) {
  Lists lists;
  for (const CasePtr& c : cases) {
    if (!c) continue;
    if (model::activeDue(*c) <= now) lists.late.push_back(c);
    if (c->reportedAt <= now) lists.newest.push_back(c);
  }
  std::sort(lists.late.begin(), lists.late.end(), [](const auto& a, const auto& b) { return model::activeDue(*a) < model::activeDue(*b); });
  lists.allLate = static_cast<std::int64_t>(lists.late.size());
  constexpr std::size_t kNewest = 16;
  const auto count = std::min(lists.newest.size(), kNewest);
  std::partial_sort(lists.newest.begin(), lists.newest.begin() + static_cast<std::ptrdiff_t>(count), lists.newest.end(), [](const auto& a, const auto& b) { return a->reportedAt > b->reportedAt; });
  lists.newest.resize(count);
  return lists;
}

void WallPage::paint(QPainter& painter, QSize size, const MapStyle& style, const Lists& lists, Instant now) const {
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.fillRect(QRect(QPoint(0, 0), size), style.background);
  Painter page(painter, size, style, *this, now);
  page.head();
  page.board(lists);
  page.ticker(lists);
  page.curve();
  painter.restore();
}

}  // namespace jw::gis
