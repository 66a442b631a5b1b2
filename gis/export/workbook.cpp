#include "gis/export/workbook.h"

#include <xlsxwriter.h>

#include <algorithm>
#include <set>
#include <system_error>

#include "core/base/error.h"

namespace jw::gis {
namespace {

constexpr int kLongestSheetName = 31, kChartColumns = 40, kPrintedColumns = 16;
constexpr int kColumnWidth = 13;
constexpr double kLineHeight = 15;
constexpr lxw_row_t kHeadRow = 3;  // title, about, an empty row, then the heads

// The library keeps "'NAME'!$A:$A,'NAME'!$4:$4", which a sheet printed across several pages has, in 127 bytes and cuts the rest
// off, in the middle of a letter too: nothing opens such a file.
constexpr qsizetype kMostBytes = 31 * 4, kMostBytesRepeated = 55;

QString shortened(const QString& name, qsizetype letters, qsizetype bytes) {
  QString out = name.left(letters);
  while (!out.isEmpty() && (out.back().isHighSurrogate() || out.toUtf8().size() > bytes)) out.chop(1);
  return out;
}

// What Excel allows as the name of a sheet, unlike the others.
std::string sheetName(const QString& title, std::set<QString>& taken, qsizetype bytes) {
  QString name;
  for (const QChar c : title)
    if (!QStringLiteral("[]:*?/\\'").contains(c)) name += c;
  name = shortened(name.trimmed(), kLongestSheetName, bytes);
  if (name.isEmpty()) name = QStringLiteral("1");
  QString unlike = name;
  for (int n = 2; taken.contains(unlike.toLower()); ++n) {
    const QString end = QStringLiteral(" %1").arg(n);
    unlike = shortened(name, kLongestSheetName - end.size(), bytes - end.size()) + end;
  }
  taken.insert(unlike.toLower());
  return unlike.toStdString();
}

// Lines that the longest head takes in its column: programs do not make the row higher by themselves where it is laid out for print.
int linesOf(const QStringList& heads) {
  int lines = 1;
  for (const QString& head : heads) {
    int wide = 0;
    for (const QChar c : head) wide += c.unicode() < 0x2E80 ? 1 : 2;
    lines = std::max(lines, (wide + kColumnWidth - 3) / (kColumnWidth - 2));
  }
  return lines;
}

struct Formats {
  lxw_format *title, *about, *head, *columnHead, *name, *number, *boldName, *boldNumber, *hidden, *link;
};

class Writer {
 public:
  Writer(const std::filesystem::path& file, const ReportBook& book) : m_workbook(workbook_new(file.c_str())), m_of(book) {
    if (m_workbook == nullptr) throw Error(ErrorCode::internal, "no memory for a workbook");
    QByteArray title = book.title.toUtf8(), about = book.subtitle.toUtf8(), company = "Jingwei";  // the library takes them unconst
    lxw_doc_properties properties{};
    properties.title = title.data();
    properties.subject = about.data();
    properties.company = company.data();
    properties.created = static_cast<time_t>(book.asOfMillis / 1000);
    workbook_set_properties(m_workbook, &properties);
    m_plain = formats("#,##0", "#,##0");
  }
  ~Writer() {
    if (m_workbook != nullptr) workbook_close(m_workbook);
  }
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  void contents() {
    std::set<QString> taken{m_of.contents.toLower()};
    for (const auto& sheet : m_of.sheets) m_names.push_back(sheetName(sheet.title, taken, sheet.columns.size() > kPrintedColumns ? kMostBytesRepeated : kMostBytes));
    auto* page = add(m_of.contents.left(kLongestSheetName).toStdString());
    worksheet_set_column(page, 0, 0, 6, nullptr);
    worksheet_set_column(page, 1, 1, 60, nullptr);
    worksheet_set_paper(page, 9);  // A4
    worksheet_fit_to_pages(page, 1, 0);
    write(page, 0, 0, m_of.title, m_plain.title);
    write(page, 1, 0, m_of.subtitle, m_plain.about);
    for (std::size_t i = 0; i < m_of.sheets.size(); ++i) {
      const auto row = static_cast<lxw_row_t>(i + kHeadRow);
      worksheet_write_number(page, row, 0, static_cast<double>(i + 1), m_plain.number);
      worksheet_write_url_opt(page, row, 1, ("internal:'" + m_names[i] + "'!A1").c_str(), m_plain.link, m_of.sheets[i].title.toUtf8().constData(), nullptr);
    }
  }
  void sheet(std::size_t i) {
    const ReportSheet& of = m_of.sheets[i];
    auto* page = add(m_names[i]);
    const Formats f = of.percent ? percents() : of.decimals > 0 ? decimals() : m_plain;
    const auto columns = static_cast<lxw_col_t>(of.columns.size());
    const lxw_col_t last = static_cast<lxw_col_t>(columns + 1);
    worksheet_set_column(page, 0, 0, 28, nullptr);
    worksheet_set_column(page, 1, last, kColumnWidth, nullptr);
    write(page, 0, 0, of.title, f.title);
    write(page, 1, 0, of.about, f.about);
    if (!of.note.isEmpty()) write(page, 2, 0, of.note, f.about);
    write(page, kHeadRow, 0, of.places, f.head);
    for (lxw_col_t c = 0; c < columns; ++c) write(page, kHeadRow, static_cast<lxw_col_t>(c + 1), of.columns[c], f.columnHead);
    write(page, kHeadRow, last, of.total, f.columnHead);
    worksheet_set_row(page, kHeadRow, kLineHeight * linesOf(of.columns), nullptr);
    worksheet_freeze_panes(page, kHeadRow + 1, 1);
    lxw_row_t at = kHeadRow + 1;
    const char* missing = of.compared ? "–" : "*";
    const auto row = [&](const ReportSheet::Row& r, lxw_format* name, lxw_format* number, lxw_format* sum) {
      write(page, at, 0, r.name, name);
      for (std::size_t c = 0; c < r.values.size(); ++c) figure(page, at, static_cast<lxw_col_t>(c + 1), r.values[c], number, f.hidden, missing);
      figure(page, at, last, r.sum, sum, f.hidden, missing);
      ++at;
    };
    for (const auto& r : of.rows) row(r, f.name, f.number, of.compared ? percents().number : f.number);
    row(of.totals, f.boldName, f.boldNumber, of.compared ? percents().boldNumber : f.boldNumber);
    if (!of.rows.empty()) worksheet_autofilter(page, kHeadRow, 0, at - 2, last);
    worksheet_set_landscape(page);
    worksheet_set_paper(page, 9);  // A4
    // Wider tables go on beside, the places again before them: one page would be too small to read.
    if (columns <= kPrintedColumns)
      worksheet_fit_to_pages(page, 1, 0);
    else
      worksheet_repeat_columns(page, 0, 0);
    worksheet_repeat_rows(page, kHeadRow, kHeadRow);
    chart(page, i, at, columns, last);
  }
  void close() {
    const lxw_error failed = workbook_close(std::exchange(m_workbook, nullptr));
    if (failed != LXW_NO_ERROR) throw Error(ErrorCode::input, lxw_strerror(failed));
  }

 private:
  lxw_worksheet* add(const std::string& name) {
    auto* page = workbook_add_worksheet(m_workbook, name.c_str());
    if (page == nullptr) throw Error(ErrorCode::internal, "a sheet cannot be named " + name);
    return page;
  }
  static void write(lxw_worksheet* page, lxw_row_t row, lxw_col_t column, const QString& text, lxw_format* format) {
    worksheet_write_string(page, row, column, text.toUtf8().constData(), format);
  }
  static void figure(lxw_worksheet* page, lxw_row_t row, lxw_col_t column, const std::optional<double>& value, lxw_format* format, lxw_format* hidden, const char* missing) {
    if (value)
      worksheet_write_number(page, row, column, *value, format);
    else
      worksheet_write_string(page, row, column, missing, hidden);
  }
  /// The totals by column; of a report without columns, the places.
  void chart(lxw_worksheet* page, std::size_t i, lxw_row_t end, lxw_col_t columns, lxw_col_t last) {
    const ReportSheet& of = m_of.sheets[i];
    const bool across = columns > 0;
    if (of.rows.empty() || of.compared || (across && columns > kChartColumns)) return;
    auto* drawn = workbook_add_chart(m_workbook, of.chart == ChartKind::pie && across ? LXW_CHART_PIE : of.chart == ChartKind::line && across ? LXW_CHART_LINE : LXW_CHART_COLUMN);
    auto* series = chart_add_series(drawn, nullptr, nullptr);
    const char* name = m_names[i].c_str();
    if (across) {
      chart_series_set_categories(series, name, kHeadRow, 1, kHeadRow, columns);
      chart_series_set_values(series, name, end - 1, 1, end - 1, columns);
    } else {
      chart_series_set_categories(series, name, kHeadRow + 1, 0, end - 2, 0);
      chart_series_set_values(series, name, kHeadRow + 1, last, end - 2, last);
    }
    if (of.chart != ChartKind::pie) chart_legend_set_position(drawn, LXW_CHART_LEGEND_NONE);
    chart_title_set_name(drawn, of.title.toUtf8().constData());
    lxw_chart_options options{};
    options.x_scale = 1.5;
    options.y_scale = 1.3;
    worksheet_insert_chart_opt(page, end + 1, 0, drawn, &options);
  }
  Formats formats(const char* numbers, const char* totals) {
    const auto format = [&] { return workbook_add_format(m_workbook); };
    Formats f{format(), format(), format(), format(), format(), format(), format(), format(), format(), format()};
    format_set_bold(f.title);
    format_set_font_size(f.title, 14);
    format_set_font_color(f.about, 0x51606F);
    format_set_bold(f.head);
    format_set_bottom(f.head, LXW_BORDER_THIN);
    format_set_bold(f.columnHead);
    format_set_bottom(f.columnHead, LXW_BORDER_THIN);
    format_set_text_wrap(f.columnHead);
    format_set_align(f.columnHead, LXW_ALIGN_RIGHT);
    format_set_num_format(f.number, numbers);
    format_set_bold(f.boldName);
    format_set_top(f.boldName, LXW_BORDER_THIN);
    format_set_bold(f.boldNumber);
    format_set_top(f.boldNumber, LXW_BORDER_THIN);
    format_set_num_format(f.boldNumber, totals);
    format_set_align(f.hidden, LXW_ALIGN_RIGHT);
    format_set_font_color(f.link, 0x0A7285);
    format_set_underline(f.link, LXW_UNDERLINE_SINGLE);
    return f;
  }
  const Formats& percents() {
    if (!m_percent) m_percent = formats("0.0%", "0.0%");
    return *m_percent;
  }
  const Formats& decimals() {
    if (!m_decimal) m_decimal = formats("#,##0.0", "#,##0.0");
    return *m_decimal;
  }

  lxw_workbook* m_workbook;
  const ReportBook& m_of;
  Formats m_plain{};
  std::optional<Formats> m_percent, m_decimal;
  std::vector<std::string> m_names;
};

}  // namespace

void writeWorkbook(const std::filesystem::path& file, const ReportBook& book, const Progress& progress) {
  const std::filesystem::path part = file.string() + ".part";
  std::error_code ec;
  try {
    Writer writer(part, book);
    writer.contents();
    for (std::size_t i = 0; i < book.sheets.size(); ++i) {
      progress(i, book.sheets.size(), book.sheets[i].title.toStdString());
      writer.sheet(i);
    }
    writer.close();
    std::filesystem::rename(part, file, ec);
    if (ec) throw Error(ErrorCode::input, ec.message());
  } catch (const Error& e) {
    std::filesystem::remove(part, ec);
    throw e.within(file.string());
  }
}

}  // namespace jw::gis
