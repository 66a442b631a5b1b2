#include "core/stats/report_csv.h"

#include <cstdio>

#include "core/base/csv_writer.h"

namespace jw::stats {

std::string textOf(const Report::Cell& cell, Measure measure) {
  if (cell.hidden) return "*";
  if (measure == Measure::count) return std::to_string(cell.count);
  char text[32];
  std::snprintf(text, sizeof(text), measure == Measure::sum ? "%.0f" : "%.4f", cell.value);
  return text;
}

std::string csvOf(const Report& r, bool chinese) {
  std::string out = "\xEF\xBB\xBF";
  const CsvStyle style{.guardFormulas = true};
  const auto put = [&](const std::vector<std::string>& fields) { appendCsvRow(out, {fields.begin(), fields.end()}, style); };
  const std::string total = chinese ? "合计" : "Total";
  std::vector<std::string> row = {chinese ? "路径" : "Path", chinese ? "名称" : "Name"};
  for (const auto& c : r.columns)
    if (!r.entry->by.empty()) row.push_back(chinese ? c.zh : c.en);
  row.push_back(total);
  put(row);
  const auto line = [&](const std::string& path, const std::string& name, const Report::Cell* cells, const Report::Cell& sum) {
    row = {path, name};
    for (std::size_t c = 0; c < r.columns.size(); ++c)
      if (!r.entry->by.empty()) row.push_back(textOf(cells[c], r.entry->measure));
    row.push_back(textOf(sum, r.entry->measure));
    put(row);
  };
  for (std::size_t i = 0; i < r.rows.size(); ++i) line(r.rows[i].path, r.rows[i].name, r.cells.data() + i * r.columns.size(), r.rowTotals[i]);
  line(r.area, total, r.columnTotals.data(), r.total);
  // What the figures are of, behind them: whoever reads the table by its heads is not disturbed.
  put({chinese ? "截至" : "As of", formatLocal(Zone::china().toLocal(r.asOf)).substr(0, 16)});
  if (r.period) put({chinese ? "上报日期" : "Reported", stats::text(*r.period)});
  put({chinese ? "权限范围" : "Scope", r.scope.empty() ? (chinese ? "全部区域" : "All areas") : r.scope});
  return out;
}

}  // namespace jw::stats
