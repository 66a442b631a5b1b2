#include "gis/export/table_workbook.h"

#include <xlsxwriter.h>

#include <algorithm>
#include <memory>
#include <system_error>

#include "core/base/error.h"
#include "core/base/text.h"

namespace jw::gis {
namespace {

constexpr double kNarrowest = 8, kWidest = 60;
constexpr std::size_t kRowsBetweenReports = 256;
/// Of Excel: longer texts are cut off by it.
constexpr std::size_t kLongestCell = 32767, kLongestFooter = 250;

struct Close {
  void operator()(lxw_workbook* w) const { workbook_close(w); }
};

// XML knows no control characters but three.
std::string cellText(std::string_view value) {
  std::string out;
  for (const char c : value)
    if (static_cast<unsigned char>(c) >= 0x20 || c == '\t' || c == '\n' || c == '\r') out += c;
  return text::elide(out, kLongestCell);
}

void write(const std::filesystem::path& file, const TextTable& table, const Progress& progress) {
  std::unique_ptr<lxw_workbook, Close> book(workbook_new(file.c_str()));
  if (!book) throw Error(ErrorCode::internal, "no memory for a workbook");
  std::string title = table.title, mark = table.mark, company = "Jingwei";  // the library takes them unconst
  lxw_doc_properties properties{};
  properties.title = title.data();
  properties.comments = mark.data();
  properties.company = company.data();
  properties.created = static_cast<time_t>(table.madeMillis / 1000);
  workbook_set_properties(book.get(), &properties);
  auto* page = workbook_add_worksheet(book.get(), nullptr);
  auto *bold = workbook_add_format(book.get()), *grey = workbook_add_format(book.get()), *head = workbook_add_format(book.get()), *words = workbook_add_format(book.get());
  if (!page || !words) throw Error(ErrorCode::internal, "no memory for a workbook");
  format_set_bold(bold);
  format_set_font_size(bold, 14);
  format_set_font_color(grey, 0x51606F);
  format_set_bold(head);
  format_set_bottom(head, LXW_BORDER_THIN);
  format_set_num_format(words, "@");
  const auto put = [&](lxw_row_t row, std::size_t column, std::string_view value, lxw_format* format) {
    if (!value.empty()) worksheet_write_string(page, row, static_cast<lxw_col_t>(column), cellText(value).c_str(), format);
  };
  const bool marked = !table.mark.empty() || !table.title.empty();
  const lxw_row_t top = marked ? 3 : 0;
  put(0, 0, table.title, bold);
  put(1, 0, table.mark, grey);
  std::vector<double> widths;
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    put(top, c, table.columns[c], head);
    widths.push_back(std::clamp<double>(2.0 * static_cast<double>(text::length(table.columns[c])) + 2, kNarrowest, kWidest));
  }
  for (std::size_t r = 0; r < table.rows.size(); ++r) {
    if (r % kRowsBetweenReports == 0) progress(r, table.rows.size(), "rows");
    for (std::size_t c = 0; c < table.rows[r].size(); ++c) {
      put(top + 1 + static_cast<lxw_row_t>(r), c, table.rows[r][c], words);
      if (c < widths.size()) widths[c] = std::clamp(std::max(widths[c], 0.7 * static_cast<double>(table.rows[r][c].size()) + 2), kNarrowest, kWidest);
    }
  }
  for (std::size_t c = 0; c < widths.size(); ++c) worksheet_set_column(page, static_cast<lxw_col_t>(c), static_cast<lxw_col_t>(c), widths[c], words);
  put(top + 1 + static_cast<lxw_row_t>(table.rows.size()), 0, table.mark, grey);
  worksheet_freeze_panes(page, top + 1, 0);
  worksheet_repeat_rows(page, top, top);
  worksheet_set_landscape(page);
  worksheet_set_paper(page, 9);  // A4
  worksheet_fit_to_pages(page, 1, 0);
  if (!table.mark.empty()) {
    std::string footer = "&C";
    for (const char c : text::elide(table.mark, kLongestFooter / 4)) footer += c == '&' ? std::string("&&") : std::string(1, c);
    worksheet_set_footer(page, footer.c_str());
  }
  const lxw_error failed = workbook_close(book.release());
  if (failed != LXW_NO_ERROR) throw Error(ErrorCode::input, lxw_strerror(failed));
}

}  // namespace

void writeTextTable(const std::filesystem::path& file, const TextTable& table, const Progress& progress) {
  const std::filesystem::path part = file.string() + ".part";
  std::error_code ec;
  try {
    write(part, table, progress);
    std::filesystem::rename(part, file, ec);
    if (ec) throw Error(ErrorCode::input, ec.message());
  } catch (const Error& e) {
    std::filesystem::remove(part, ec);
    throw e.within(file.string());
  }
}

}  // namespace jw::gis
