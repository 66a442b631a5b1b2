#include "ui/cases/list_print.h"

#include <QPageLayout>
#include <QPainter>
#include <algorithm>
#include <cmath>
#include <map>

#include "ui/engine_bridge.h"
#include "ui/language.h"
#include "ui/time_left.h"
#include "ui/words.h"

namespace jw::ui {
namespace {

struct PrintWords {
  Q_DECLARE_TR_FUNCTIONS(PrintWords)
};

// Street, community and grid: what stands above them is said by the list's own area or the address.
QString narrow(const QString& path) {
  const QString between = QStringLiteral(" / ");
  return path.split(between).mid(std::max<qsizetype>(0, path.count(between) - 2)).join(between);
}

QStringList rowOf(const Desk& desk, const model::CaseSummary& c, const CaseAddresses& addresses) {
  const auto& directory = desk.bridge.directory();
  const Instant now = desk.bridge.now();
  const auto address = addresses.find(c.id);
  const model::Category* category = directory.category(c.category);
  QString state = Words::of(c.state);
  if (c.round > 1) state += QStringLiteral(" · %1").arg(c.round);
  QString title = text(c.title);
  if (c.nature != model::Nature::ordinary) title = QStringLiteral("[%1] %2").arg(Words::of(c.nature), title);
  return {timeText(timeLeft(c, now)), text(c.number), title, category ? Words::name(*category) : QString(), state,
          c.department || !c.proposed ? text(directory.departmentName(c.department)) : QStringLiteral("→ ") + text(directory.departmentName(c.proposed)),
          narrow(text(desk.bridge.areas()->readablePath(c.area))), address == addresses.end() ? QString() : text(address->second), Words::moment(c.reportedAt, now), Words::moment(model::activeDue(c), now)};
}

constexpr double kMostLines = 3;  // of a row

/// The places of everything on a sheet, in points.
struct Sheet {
  QRectF page;
  double line, row, headHeight, footHeight;
  double room() const { return page.height() - headHeight - footHeight - row; }  // below the names of the columns
};

class Sheets {
 public:
  Sheets(const PrintedList& list, QPagedPaintDevice& device, QPainter& painter) : m_list(list), m_device(device), m_painter(painter) {
    const double scale = device.logicalDpiY() / 72.0;
    m_plain.setPixelSize(static_cast<int>(8.5 * scale));
    m_strong = m_plain;
    m_strong.setBold(true);
    m_large = m_strong;
    m_large.setPixelSize(static_cast<int>(13 * scale));
    m_metrics = QFontMetricsF(m_plain, &device);
    const double line = m_metrics.height();
    m_sheet = {QRectF(0, 0, painter.viewport().width(), painter.viewport().height()), line, line * 1.5, QFontMetricsF(m_large, &device).height() + 2 * line, 1.5 * line};
  }
  int print() {
    std::vector<double> heights;
    std::vector<std::size_t> starts{0};
    double used = 0;
    for (const auto& row : m_list.rows) {
      heights.push_back(heightOf(row));
      if (used > 0 && used + heights.back() > m_sheet.room()) {
        starts.push_back(heights.size() - 1);
        used = 0;
      }
      used += heights.back();
    }
    const int pages = static_cast<int>(starts.size());
    starts.push_back(m_list.rows.size());
    for (std::size_t page = 0; page + 1 < starts.size(); ++page) {
      if (page) m_device.newPage();
      frame(static_cast<int>(page) + 1, pages);
      double y = m_sheet.headHeight;
      cells(m_list.heads, y, m_sheet.row, m_strong);
      y += m_sheet.row;
      rule(y, 2);
      for (std::size_t i = starts[page]; i < starts[page + 1]; ++i) {
        const auto& row = m_list.rows[i];
        if (row.size() == 1)
          words(QRectF(0, y, m_sheet.page.width(), heights[i]), row[0], m_strong, Qt::AlignLeft);
        else
          cells(row, y, heights[i], m_plain);
        y += heights[i];
        rule(y, 1);
      }
    }
    return pages;
  }

 private:
  void words(const QRectF& at, const QString& text, const QFont& font, Qt::Alignment side) {
    m_painter.setFont(font);
    m_painter.drawText(at, static_cast<int>(side | Qt::AlignVCenter) | Qt::TextSingleLine, QFontMetricsF(font, &m_device).elidedText(text, Qt::ElideRight, at.width()));
  }
  double widthOf(int column) const { return m_list.widths[static_cast<std::size_t>(column)] * m_sheet.page.width() - m_sheet.line * 0.4; }
  // Numbers have no blank to break at.
  static int wrap(const QString& text) { return text.contains(QLatin1Char(' ')) ? Qt::TextWordWrap : Qt::TextWrapAnywhere; }
  double heightOf(const QStringList& row) const {
    double lines = 1;
    if (row.size() > 1)
      for (int i = 0; i < row.size(); ++i) lines = std::max(lines, std::round(m_metrics.boundingRect(QRectF(0, 0, widthOf(i), 1e6), wrap(row[i]), row[i]).height() / m_sheet.line));
    return (std::min(lines, kMostLines) + 0.5) * m_sheet.line;
  }
  void frame(int page, int pages) {
    const double width = m_sheet.page.width(), large = m_sheet.headHeight - 2 * m_sheet.line, bottom = m_sheet.page.height() - m_sheet.footHeight;
    words(QRectF(0, 0, width, large), m_list.title, m_large, Qt::AlignLeft);
    words(QRectF(0, large, width, m_sheet.line), m_list.detail, m_plain, Qt::AlignLeft);
    words(QRectF(0, bottom, width * 0.8, m_sheet.footHeight), m_list.foot, m_plain, Qt::AlignLeft);
    words(QRectF(width * 0.8, bottom, width * 0.2, m_sheet.footHeight), m_list.page.arg(page).arg(pages), m_plain, Qt::AlignRight);
  }
  void cells(const QStringList& texts, double y, double height, const QFont& font) {
    double x = 0;
    m_painter.setFont(font);
    for (int i = 0; i < texts.size(); ++i) {
      const QRectF at(x, y, widthOf(i), height);
      QString text = texts[i];
      // What is longer than the lines that there are ends in dots.
      if (m_metrics.boundingRect(QRectF(0, 0, at.width(), 1e6), wrap(text), text).height() > height) text = m_metrics.elidedText(text, Qt::ElideRight, at.width() * (kMostLines - 0.4));
      m_painter.drawText(at, static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter) | wrap(text), text);
      x += m_list.widths[static_cast<std::size_t>(i)] * m_sheet.page.width();
    }
  }
  void rule(double y, double weight) {
    m_painter.setPen(QPen(weight > 1 ? Qt::black : QColor(190, 190, 190), weight * m_device.logicalDpiY() / 288.0));
    m_painter.drawLine(QPointF(0, y), QPointF(m_sheet.page.width(), y));
    m_painter.setPen(Qt::black);
  }

  const PrintedList& m_list;
  QPagedPaintDevice& m_device;
  QPainter& m_painter;
  QFont m_plain{QStringLiteral("Noto Sans CJK SC")}, m_strong, m_large;
  QFontMetricsF m_metrics{m_plain};
  Sheet m_sheet;
};

}  // namespace

PrintedList printedList(const Desk& desk, const QString& title, const QString& detail, const std::vector<engine::CaseSummaryPtr>& cases, const CaseAddresses& addresses, bool byDepartment) {
  PrintedList list;
  list.title = title;
  list.detail = detail;
  const auto& actor = desk.bridge.actor();
  list.foot = PrintWords::tr("As of %1 · printed by %2").arg(Words::fullMoment(desk.bridge.now()), actor.name.empty() ? Words::of(actor.role) : text(actor.name));
  list.page = PrintWords::tr("Page %1 of %2");
  list.heads = {PrintWords::tr("Time left"), PrintWords::tr("Number"), PrintWords::tr("Title"), PrintWords::tr("Category"), PrintWords::tr("State"), PrintWords::tr("Department"), PrintWords::tr("Area"), PrintWords::tr("Address"), PrintWords::tr("Reported"), PrintWords::tr("Deadline")};
  list.widths = {0.075, 0.125, 0.136, 0.08, 0.05, 0.085, 0.145, 0.16, 0.072, 0.072};
  if (!byDepartment) {
    for (const auto& c : cases) list.rows.push_back(rowOf(desk, *c, addresses));
    return list;
  }
  std::map<QString, std::vector<QStringList>> groups;
  for (const auto& c : cases) groups[text(desk.bridge.directory().departmentName(c->department ? c->department : c->proposed))].push_back(rowOf(desk, *c, addresses));
  for (auto& [name, rows] : groups) {
    list.rows.push_back({QStringLiteral("%1 · %L2").arg(name.isEmpty() ? PrintWords::tr("No department yet") : name).arg(rows.size())});
    for (auto& row : rows) list.rows.push_back(std::move(row));
  }
  return list;
}

int printList(const PrintedList& list, QPagedPaintDevice& device) {
  QPainter painter;
  if (!painter.begin(&device)) return 0;
  return Sheets(list, device, painter).print();
}

}  // namespace jw::ui
