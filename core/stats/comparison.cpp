#include "core/stats/comparison.h"

#include <cstdio>
#include <map>

#include "core/base/csv_writer.h"

namespace jw::stats {
namespace {

const Report::Cell& cellAt(const Report& r, std::size_t row, std::size_t column) {
  if (row < r.rows.size()) return column < r.columns.size() ? r.at(row, column) : r.rowTotals[row];
  return column < r.columns.size() ? r.columnTotals[column] : r.total;
}

// Where the other report has the same place or column; kNone where it has none, which is a count of 0.
constexpr auto kNone = static_cast<std::size_t>(-1);
struct Spot {
  const Report& report;
  std::size_t row, column;
  std::optional<double> figure(bool share) const { return row == kNone || column == kNone ? std::optional<double>(0.0) : figureOf(report, row, column, share); }
};

std::size_t columnLike(const Report& in, const Report& of, std::size_t column) {
  if (column >= of.columns.size()) return in.columns.size();
  for (std::size_t c = 0; c < in.columns.size(); ++c)
    if (in.columns[c].code == of.columns[column].code) return c;
  return kNone;
}

void fill(Comparison::Line& line, const Spot& first, const Spot& second, bool share) {
  line.first = first.figure(share);
  line.second = second.figure(share);
  if (!line.first || !line.second) return;
  line.difference = *line.second - *line.first;
  if (*line.first != 0) line.change = 100 * *line.difference / *line.first;
}

std::string numberText(const std::optional<double>& v, int decimals) {
  if (!v) return {};
  char text[48];
  std::snprintf(text, sizeof(text), "%.*f", decimals, *v);
  return text;
}

}  // namespace

bool canShare(const Entry& entry) { return entry.measure == Measure::count && !entry.by.empty(); }

std::optional<double> figureOf(const Report& r, std::size_t row, std::size_t column, bool share) {
  const auto& cell = cellAt(r, row, column);
  if (cell.hidden) return std::nullopt;
  if (r.entry->measure != Measure::count) return r.entry->measure == Measure::share ? cell.value * 100 : cell.value;
  if (!share || !canShare(*r.entry)) return static_cast<double>(cell.count);
  const auto& whole = cellAt(r, row, r.columns.size());
  if (whole.hidden) return std::nullopt;
  return whole.count == 0 ? 0.0 : 100.0 * static_cast<double>(cell.count) / static_cast<double>(whole.count);
}

Comparison compareByPlace(ReportPtr first, ReportPtr second, std::size_t column, bool share) {
  Comparison out{std::move(first), std::move(second), {}};
  const Report &a = *out.first, &b = *out.second;
  std::map<std::pair<std::string, std::int64_t>, std::size_t> places;
  for (std::size_t row = 0; row < a.rows.size(); ++row) places[{a.rows[row].path, a.rows[row].compound}] = row;
  const auto columnOfFirst = columnLike(a, b, column);
  for (std::size_t row = 0; row <= b.rows.size(); ++row) {
    Comparison::Line line;
    line.whole = row == b.rows.size();
    std::size_t rowOfFirst = a.rows.size();
    if (line.whole) {
      line.path = b.area;
      line.zh = "合计";
      line.en = "Total";
    } else {
      const auto& place = b.rows[row];
      line.path = place.path;
      line.compound = place.compound;
      line.zh = line.en = place.name;
      const auto at = places.find({place.path, place.compound});
      rowOfFirst = at == places.end() ? kNone : at->second;
    }
    fill(line, {a, rowOfFirst, columnOfFirst}, {b, row, column}, share);
    out.lines.push_back(std::move(line));
  }
  return out;
}

Comparison compareByColumn(ReportPtr first, ReportPtr second, bool share) {
  Comparison out{std::move(first), std::move(second), {}};
  const Report &a = *out.first, &b = *out.second;
  const auto add = [&](const Report::Column& name, std::size_t inFirst, std::size_t inSecond, bool whole) {
    Comparison::Line line;
    line.zh = name.zh;
    line.en = name.en;
    line.whole = whole;
    fill(line, {a, a.rows.size(), inFirst}, {b, b.rows.size(), inSecond}, share);
    out.lines.push_back(std::move(line));
  };
  if (!b.entry->by.empty()) {
    for (std::size_t c = 0; c < b.columns.size(); ++c) add(b.columns[c], columnLike(a, b, c), c, false);
    for (std::size_t c = 0; c < a.columns.size(); ++c)
      if (columnLike(b, a, c) == kNone) add(a.columns[c], c, kNone, false);
  }
  add({"", "合计", "Total"}, a.columns.size(), b.columns.size(), true);
  return out;
}

std::string csvOf(const Comparison& comparison, const std::string& firstName, const std::string& secondName, bool chinese) {
  std::string out = "\xEF\xBB\xBF";
  const CsvStyle style{.guardFormulas = true};
  const auto put = [&](const std::vector<std::string>& fields) { appendCsvRow(out, {fields.begin(), fields.end()}, style); };
  put({chinese ? "路径" : "Path", chinese ? "名称" : "Name", firstName, secondName, chinese ? "差值" : "Difference", chinese ? "变化 %" : "Change %"});
  const int decimals = comparison.second->entry->measure == Measure::count ? 0 : 4;
  for (const auto& line : comparison.lines) {
    const auto side = [&](const std::optional<double>& v) { return v ? numberText(v, decimals) : std::string("*"); };
    put({line.path, chinese ? line.zh : line.en, side(line.first), side(line.second), line.difference ? numberText(line.difference, decimals) : "*", numberText(line.change, 2)});
  }
  return out;
}

}  // namespace jw::stats
