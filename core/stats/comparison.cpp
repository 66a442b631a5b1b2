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
  std::optional<double> figure(ShownAs as) const { return row == kNone || column == kNone ? std::optional<double>(0.0) : figureOf(report, row, column, as); }
};

std::size_t columnLike(const Report& in, const Report& of, std::size_t column) {
  if (column >= of.columns.size()) return in.columns.size();
  for (std::size_t c = 0; c < in.columns.size(); ++c)
    if (in.columns[c].code == of.columns[column].code) return c;
  return kNone;
}

void fill(Comparison::Line& line, const Spot& first, const Spot& second, ShownAs as) {
  line.first = first.figure(as);
  line.second = second.figure(as);
  if (!line.first || !line.second) return;
  line.difference = *line.second - *line.first;
  if (*line.first != 0) line.change = 100 * *line.difference / *line.first;
}

double numberOf(const Report::Cell& cell, Measure measure) { return measure == Measure::count ? static_cast<double>(cell.count) : cell.value; }

std::string numberText(const std::optional<double>& v, int decimals) {
  if (!v) return {};
  char text[48];
  std::snprintf(text, sizeof(text), "%.*f", decimals, *v);
  return text;
}

}  // namespace

bool canShow(const Entry& entry, ShownAs as) {
  const bool adds = entry.measure == Measure::count || entry.measure == Measure::sum;  // the others do not add up to a whole
  return as == ShownAs::number || (adds && (as == ShownAs::ofParent || !entry.by.empty()));
}

std::optional<double> figureOf(const Report& r, std::size_t row, std::size_t column, ShownAs as) {
  const auto& cell = cellAt(r, row, column);
  if (cell.hidden) return std::nullopt;
  const auto measure = r.entry->measure;
  if (as == ShownAs::number || !canShow(*r.entry, as)) return measure == Measure::share ? cell.value * 100 : numberOf(cell, measure);
  const auto& whole = as == ShownAs::ofRow ? cellAt(r, row, r.columns.size()) : cellAt(r, r.rows.size(), column);
  if (whole.hidden) return std::nullopt;
  const double all = numberOf(whole, measure);
  return all == 0 ? 0.0 : 100.0 * numberOf(cell, measure) / all;
}

Comparison compareByPlace(ReportPtr first, ReportPtr second, std::size_t column, ShownAs as) {
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
    fill(line, {a, rowOfFirst, columnOfFirst}, {b, row, column}, as);
    out.lines.push_back(std::move(line));
  }
  return out;
}

Comparison compareByColumn(ReportPtr first, ReportPtr second, ShownAs as) {
  Comparison out{std::move(first), std::move(second), {}};
  const Report &a = *out.first, &b = *out.second;
  const auto add = [&](const Report::Column& name, std::size_t inFirst, std::size_t inSecond, bool whole) {
    Comparison::Line line;
    line.zh = name.zh;
    line.en = name.en;
    line.whole = whole;
    fill(line, {a, a.rows.size(), inFirst}, {b, b.rows.size(), inSecond}, as);
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
  const auto measure = comparison.second->entry->measure;
  const int decimals = measure == Measure::count || measure == Measure::sum ? 0 : 4;
  for (const auto& line : comparison.lines) {
    const auto side = [&](const std::optional<double>& v) { return v ? numberText(v, decimals) : std::string("*"); };
    put({line.path, chinese ? line.zh : line.en, side(line.first), side(line.second), line.difference ? numberText(line.difference, decimals) : "*", numberText(line.change, 2)});
  }
  return out;
}

}  // namespace jw::stats
