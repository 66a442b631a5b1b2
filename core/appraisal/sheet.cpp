#include "core/appraisal/sheet.h"

#include <cstdio>

#include "core/base/csv_writer.h"

namespace jw::appraisal {
namespace {

Field number(const std::optional<double>& value) { return value ? Field(rounded(*value)) : Field(); }
Field count(std::uint64_t n) { return static_cast<std::int64_t>(n); }

bool isWhole(Measure m) { return m == Measure::count || m == Measure::events; }

std::string joined(const std::vector<std::string>& texts) {
  std::string out;
  for (const auto& t : texts) out += (out.empty() ? "" : "; ") + t;
  return out;
}

}  // namespace

Sheet sheetOf(const Result& r, Columns columns, bool chinese) {
  const bool all = columns == Columns::all;
  const auto& indicators = r.rules->catalog.indicators;
  std::vector<std::size_t> shown;
  if (all) {
    for (std::size_t i = 0; i < indicators.size(); ++i)
      if (indicators[i].measure != Measure::none) shown.push_back(i);
  } else {
    for (const Item& item : r.scheme->items) shown.push_back(static_cast<std::size_t>(item.indicator));
  }
  Sheet sheet;
  const auto head = [&](const char* zh, const char* en) { sheet.headings.emplace_back(chinese ? zh : en); };
  head("名次", "Rank");
  if (all) head("代码", "Code");
  head("考核对象", "Subject");
  head("得分", "Score");
  head("等级", "Grade");
  if (all) {
    head("加分", "Bonus");
    head("扣分", "Penalty");
    head("一票否决", "Veto");
    head("红黑榜", "List");
  }
  for (const std::size_t i : shown) {
    const std::string name = chinese ? indicators[i].zh : indicators[i].en;
    sheet.headings.push_back(name);
    if (all && indicators[i].measure == Measure::rate) {
      sheet.headings.push_back(name + (chinese ? "·分子" : ", counted"));
      sheet.headings.push_back(name + (chinese ? "·分母" : ", of"));
    }
  }
  for (const Row& row : r.rows) {
    auto& out = sheet.rows.emplace_back();
    out.push_back(row.rank > 0 ? Field(static_cast<std::int64_t>(row.rank)) : Field());
    if (all) out.emplace_back(row.subject.key);
    out.emplace_back(row.subject.name);
    out.push_back(number(row.score));
    out.push_back(row.grade ? Field(std::string(1, row.grade)) : Field());
    if (all) {
      out.emplace_back(row.bonus);
      out.emplace_back(row.penalty);
      out.emplace_back(joined(row.vetoes));
      out.emplace_back(std::string(row.redList ? (chinese ? "红榜" : "red") : row.blackList ? (chinese ? "黑榜" : "black") : ""));
    }
    for (const std::size_t i : shown) {
      const Cell& c = row.cells[i];
      out.push_back(c.value && isWhole(indicators[i].measure) ? count(static_cast<std::uint64_t>(*c.value)) : number(c.value));
      if (all && indicators[i].measure == Measure::rate) {
        out.push_back(count(c.counted));
        out.push_back(count(c.base));
      }
    }
  }
  return sheet;
}

std::string textOf(const Field& field) {
  if (const auto* s = std::get_if<std::string>(&field)) return *s;
  if (const auto* n = std::get_if<std::int64_t>(&field)) return std::to_string(*n);
  if (const auto* d = std::get_if<double>(&field)) {
    char text[32];
    std::snprintf(text, sizeof text, "%.2f", *d);
    return text;
  }
  return {};
}

std::string csvOf(const Sheet& sheet) {
  CsvStyle style;
  style.guardFormulas = true;
  std::string out = "\xEF\xBB\xBF";
  appendCsvRow(out, {sheet.headings.begin(), sheet.headings.end()}, style);
  for (const auto& row : sheet.rows) {
    std::vector<std::string> texts;
    for (const Field& f : row) texts.push_back(textOf(f));
    appendCsvRow(out, {texts.begin(), texts.end()}, style);
  }
  return out;
}

}  // namespace jw::appraisal
