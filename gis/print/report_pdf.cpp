#include "gis/print/report_pdf.h"

#include <QBuffer>
#include <QDateTime>
#include <QPainter>
#include <QPdfWriter>
#include <QPrinter>
#include <QRegularExpression>
#include <QSaveFile>
#include <QTimeZone>
#include <algorithm>

#include "core/base/error.h"

namespace jw::gis {
namespace {

constexpr int kDpi = 300;
constexpr double kMm = kDpi / 25.4;
constexpr double kRowHigh = 6.2, kLineHigh = 7.5, kNameWide = 52, kCellWide = 21, kReportHead = 26;  // millimetres

ChartLook paperLook() {
  ChartLook look;
  look.ground = Qt::white;
  look.text = QColor(0x17, 0x21, 0x2B);
  look.second = QColor(0x51, 0x60, 0x6F);
  look.track = QColor(0xE9, 0xED, 0xF2);
  look.accent = QColor(0x0A, 0x72, 0x85);
  look.other = QColor(0x9A, 0x5B, 0x00);
  look.mark = QColor(0x6D, 0x4E, 0xD1);
  look.pixel = kDpi / 90.0;
  look.font = QFont(QStringLiteral("Noto Sans CJK SC"));
  look.font.setPixelSize(static_cast<int>(12 * look.pixel));
  return look;
}

/// Counts pages first (without a painter), then paints the same.
class Report {
 public:
  Report(const ReportBook& book, QPagedPaintDevice& writer, QPainter* painter, std::vector<int> pages, int all)
      : m_book(book), m_writer(writer), m_painter(painter), m_pages(std::move(pages)), m_all(all),
        m_room(QRectF(0, 0, 297 * kMm, 210 * kMm).adjusted(16 * kMm, 14 * kMm, -16 * kMm, -16 * kMm)) {}

  void run(const Progress& progress) {
    cover();
    contents();
    for (std::size_t i = 0; i < m_book.sheets.size(); ++i) {
      if (m_painter) progress(i, m_book.sheets.size(), m_book.sheets[i].title.toStdString());
      m_first.push_back(m_page + 1);
      picture(m_book.sheets[i]);
      table(m_book.sheets[i]);
    }
    foot();
  }
  /// The reports alone, for who has one of them before the eyes already.
  void runPlain() {
    m_plain = true;
    for (const auto& sheet : m_book.sheets) {
      picture(sheet);
      table(sheet);
    }
    foot();
  }
  const std::vector<int>& first() const { return m_first; }
  int pages() const { return m_page; }

 private:
  QFont font(double points, bool bold = false) const {
    QFont f(m_look.font);
    f.setPixelSize(static_cast<int>(points * kDpi / 72));
    f.setBold(bold);
    return f;
  }
  void words(const QRectF& box, int flags, const QString& text, const QFont& f, const QColor& ink) {
    if (!m_painter) return;
    m_painter->setFont(f);
    m_painter->setPen(ink);
    m_painter->drawText(box, flags, flags & Qt::TextWordWrap ? text : QFontMetricsF(f, &m_writer).elidedText(text, Qt::ElideRight, box.width()));
  }
  void line(double y) {
    if (!m_painter) return;
    m_painter->setPen(QPen(QColor(0xD5, 0xDC, 0xE4), 0.25 * kMm));
    m_painter->drawLine(QPointF(m_room.left(), y), QPointF(m_room.right(), y));
  }
  void newPage() {
    foot();
    if (m_page > 0 && m_painter) m_writer.newPage();
    ++m_page;
  }
  void foot() {
    if (m_page < (m_plain ? 1 : 2)) return;  // none on the cover
    words({m_room.left(), m_room.bottom() + 3 * kMm, m_room.width(), 6 * kMm}, Qt::AlignRight, m_book.page.arg(m_page).arg(m_all), font(8), m_look.second);
    words({m_room.left(), m_room.bottom() + 3 * kMm, m_room.width() * 0.8, 6 * kMm}, Qt::AlignLeft, m_book.title, font(8), m_look.second);
  }
  void cover() {
    newPage();
    words({m_room.left(), m_room.top() + 55 * kMm, m_room.width(), 40 * kMm}, Qt::AlignLeft | Qt::TextWordWrap, m_book.title, font(30, true), m_look.text);
    words({m_room.left(), m_room.top() + 100 * kMm, m_room.width(), 30 * kMm}, Qt::AlignLeft | Qt::TextWordWrap, m_book.subtitle, font(13), m_look.second);
  }
  void contents() {
    newPage();
    words({m_room.left(), m_room.top(), m_room.width(), 12 * kMm}, Qt::AlignLeft, m_book.contents, font(16, true), m_look.text);
    double y = m_room.top() + 16 * kMm;
    for (std::size_t i = 0; i < m_book.sheets.size(); ++i, y += kLineHigh * kMm) {
      if (y + kLineHigh * kMm > m_room.bottom()) {
        newPage();
        y = m_room.top();
      }
      words({m_room.left(), y, m_room.width() - 20 * kMm, kLineHigh * kMm}, Qt::AlignLeft | Qt::AlignVCenter, QStringLiteral("%1.  %2").arg(i + 1).arg(m_book.sheets[i].title), font(11), m_look.text);
      if (i < m_pages.size()) words({m_room.right() - 20 * kMm, y, 20 * kMm, kLineHigh * kMm}, Qt::AlignRight | Qt::AlignVCenter, QString::number(m_pages[i]), font(11), m_look.text);
    }
  }
  double head(const ReportSheet& sheet) {
    newPage();
    words({m_room.left(), m_room.top(), m_room.width(), 9 * kMm}, Qt::AlignLeft, sheet.title, font(15, true), m_look.text);
    words({m_room.left(), m_room.top() + 9 * kMm, m_room.width(), 6 * kMm}, Qt::AlignLeft, sheet.about, font(9), m_look.second);
    if (!sheet.note.isEmpty()) words({m_room.left(), m_room.top() + 15 * kMm, m_room.width(), 6 * kMm}, Qt::AlignLeft, sheet.note, font(9), m_look.second);
    line(m_room.top() + 21.5 * kMm);
    return m_room.top() + kReportHead * kMm;
  }
  void picture(const ReportSheet& sheet) {
    const bool chart = !sheet.chartData.rows.empty(), map = sheet.plane && !sheet.plane->areas().empty();
    if (!chart && !map) return;
    const double y = head(sheet), half = map && chart ? m_room.width() * 0.5 : m_room.width();
    if (!m_painter) return;
    if (chart) {
      // What does not fit into the height is drawn smaller, down to half; beyond that the table says it.
      ChartLook look = m_look;
      const QRectF room(m_room.left(), y, half - 8 * kMm, m_room.bottom() - y);
      const double wanted = chartHeight(sheet.chart, sheet.chartData, look, room.width());
      const double shrink = std::clamp(room.height() / wanted, 0.5, 1.0);
      look.pixel *= shrink;
      look.font.setPixelSize(std::max(6, static_cast<int>(look.font.pixelSize() * shrink)));
      ChartData data = sheet.chartData;
      if (sheet.chart == ChartKind::bar || sheet.chart == ChartKind::heat)
        while (data.rows.size() > 1 && chartHeight(sheet.chart, data, look, room.width()) > room.height()) data.rows.pop_back();
      paintChart(*m_painter, room, sheet.chart, data, look);
    }
    if (map) {
      const QRectF room(m_room.right() - half + 4 * kMm, y, half - 4 * kMm, m_room.bottom() - y);
      words({room.left(), room.top(), room.width(), 6 * kMm}, Qt::AlignLeft, sheet.areaOf, font(9, true), m_look.second);
      paintAreas(*m_painter, room.adjusted(0, 8 * kMm, 0, 0), *sheet.plane, sheet.areaValues, sheet.areaFormat, Classing::jenks, m_look);
    }
  }
  QString figure(const std::optional<double>& value, const ReportSheet& sheet, bool sum) const {
    const bool percent = sheet.percent || (sum && sheet.compared);
    ChartData format;
    format.decimals = percent ? 1 : sheet.decimals;
    format.unit = percent ? QStringLiteral("%") : QString();
    return value ? chartNumber(percent ? *value * 100 : *value, format) : sheet.compared ? QStringLiteral("–") : QStringLiteral("＊");
  }
  void table(const ReportSheet& sheet) {
    // As many columns beside each other as fit; the others follow on pages of their own, the names again before them.
    const int all = static_cast<int>(sheet.columns.size()) + 1, fit = std::max(1, static_cast<int>((m_room.width() / kMm - kNameWide) / kCellWide));
    for (int from = 0; from < all; from += fit) {
      const int to = std::min(all, from + fit);
      double y = tableHead(sheet, from, to);
      const auto row = [&](const ReportSheet::Row& r, bool bold) {
        if (y + kRowHigh * kMm > m_room.bottom()) y = tableHead(sheet, from, to);
        words({m_room.left(), y, (kNameWide - 2) * kMm, kRowHigh * kMm}, Qt::AlignLeft | Qt::AlignVCenter, r.name, font(9, bold), m_look.text);
        for (int c = from; c < to; ++c) {
          const auto& value = c + 1 == all ? r.sum : r.values[static_cast<std::size_t>(c)];
          words(cell(c - from, y), Qt::AlignRight | Qt::AlignVCenter, figure(value, sheet, c + 1 == all), font(9, bold || c + 1 == all), m_look.text);
        }
        y += kRowHigh * kMm;
        line(y);
      };
      for (const auto& r : sheet.rows) row(r, false);
      row(sheet.totals, true);
    }
  }
  QRectF cell(int column, double y) const { return {m_room.left() + (kNameWide + kCellWide * column) * kMm, y, (kCellWide - 1.5) * kMm, kRowHigh * kMm}; }
  double tableHead(const ReportSheet& sheet, int from, int to) {
    const double y = head(sheet);
    words({m_room.left(), y, kNameWide * kMm, kRowHigh * kMm}, Qt::AlignLeft | Qt::AlignVCenter, sheet.places, font(9, true), m_look.second);
    for (int c = from; c < to; ++c)
      words(cell(c - from, y), Qt::AlignRight | Qt::AlignVCenter, c < sheet.columns.size() ? sheet.columns[c] : sheet.total, font(8.5, true), m_look.second);
    line(y + kRowHigh * kMm);
    return y + kRowHigh * kMm;
  }

  const ReportBook& m_book;
  QPagedPaintDevice& m_writer;
  QPainter* m_painter;
  std::vector<int> m_pages, m_first;
  int m_all;
  QRectF m_room;
  ChartLook m_look = paperLook();
  int m_page = 0;
  bool m_plain = false;
};

void prepare(QPdfWriter& writer, const ReportBook& book) {
  writer.setPageSize(QPageSize(QPageSize::A4));
  writer.setPageOrientation(QPageLayout::Landscape);
  writer.setPageMargins(QMarginsF());
  writer.setResolution(kDpi);
  writer.setTitle(book.title);
  writer.setCreator(QStringLiteral("Jingwei"));
}

// The writer puts the time of writing into the file, and numbers made from it; instead of them stands the time of the figures.
QByteArray timeless(QByteArray pdf, std::int64_t millis) {
  const QDateTime at = QDateTime::fromMSecsSinceEpoch(millis, QTimeZone::utc());
  const QString digits = at.toString(QStringLiteral("yyyyMMddhhmmss"));
  const auto overwrite = [&](const QByteArray& before, qsizetype skip, const QByteArray& with) {
    for (qsizetype i = pdf.indexOf(before); i >= 0; i = pdf.indexOf(before, i + before.size())) pdf.replace(i + before.size() + skip, with.size(), with);
  };
  overwrite("/CreationDate (D:", 0, digits.toLatin1());
  overwrite("/ModDate (D:", 0, digits.toLatin1());
  const QByteArray iso = at.toString(QStringLiteral("yyyy-MM-ddThh:mm:ss")).toLatin1();
  for (const QByteArray& tag : {QByteArray("<xmp:CreateDate>"), QByteArray("<xmp:ModifyDate>"), QByteArray("<xmp:MetadataDate>"), QByteArray("CreateDate=\""), QByteArray("ModifyDate=\""), QByteArray("MetadataDate=\"")})
    overwrite(tag, 0, iso);
  return pdf;
}

}  // namespace

void writeReport(const std::filesystem::path& file, const ReportBook& book, const Progress& progress) {
  QByteArray bytes;
  {
    QBuffer nowhere(&bytes);
    QPdfWriter writer(&nowhere);
    prepare(writer, book);
    Report count(book, writer, nullptr, {}, 0);
    count.run(progress);
    bytes.clear();
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter pdf(&buffer);
    prepare(pdf, book);
    QPainter painter;
    if (!painter.begin(&pdf)) throw Error(ErrorCode::internal, "the PDF cannot be begun");
    Report(book, pdf, &painter, count.first(), count.pages()).run(progress);
    painter.end();
  }
  QSaveFile out(QString::fromStdString(file.string()));
  const QByteArray whole = timeless(std::move(bytes), book.asOfMillis);
  if (!out.open(QIODevice::WriteOnly) || out.write(whole) != whole.size() || !out.commit()) throw Error(ErrorCode::input, file.string() + ": " + out.errorString().toStdString());
}

bool printReport(QPagedPaintDevice& device, const ReportBook& book) {
  Report count(book, device, nullptr, {}, 0);
  count.runPlain();
  QPainter painter;
  if (!painter.begin(&device)) return false;
  Report(book, device, &painter, {}, count.pages()).runPlain();
  return painter.end();
}

void setReportPage(QPrinter& printer, const ReportBook& book) {
  printer.setResolution(kDpi);
  printer.setPageLayout(QPageLayout(QPageSize(QPageSize::A4), QPageLayout::Landscape, QMarginsF(), QPageLayout::Millimeter));
  printer.setFullPage(true);
  printer.setDocName(book.title);
}

}  // namespace jw::gis
