#include "app/statistics_sheet.h"

#include <xlsxwriter.h>

#include <algorithm>
#include <map>

#include "core/base/error.h"
#include "core/store/case_search.h"
#include "ui/language.h"
#include "ui/words.h"

namespace jw::app {
namespace {

struct Counts {
  std::vector<store::StateDepartmentCount> byState;
  std::vector<store::CaseCount> byArea, byCategory;
};

using Figures = std::map<std::string, std::vector<std::uint64_t>>;

void add(Figures& into, const std::string& label, const std::vector<std::uint64_t>& figures) {
  auto& row = into[label];
  row.resize(figures.size());
  for (std::size_t i = 0; i < figures.size(); ++i) row[i] += figures[i];
}

Sheet sheetOf(std::string name, std::vector<std::string> headings, const Figures& figures, const std::string& total) {
  Sheet sheet{std::move(name), std::move(headings), {}};
  Figures sum;
  for (const auto& [label, row] : figures) {
    sheet.rows.push_back({label, row});
    add(sum, total, row);
  }
  std::stable_sort(sheet.rows.begin(), sheet.rows.end(),
                   [](const auto& a, const auto& b) { return a.figures.front() > b.figures.front(); });
  for (const auto& [label, row] : sum) sheet.rows.push_back({label, row});
  return sheet;
}

const model::Area* districtOf(const engine::AreaTree& tree, const std::string& path) {
  const auto* area = tree.byPath(path);
  return area != nullptr ? tree.ancestor(*area, model::AreaLevel::district) : nullptr;
}

}  // namespace

std::vector<Sheet> caseStatistics(const engine::Engine& engine, const model::Actor& actor, Language language,
                                  std::stop_token stop) {
  Counts counts;
  engine
      .read(std::move(stop),
            [&](store::Connection& c) {
              counts.byState = store::countByStateAndDepartment(c, actor.scope);
              counts.byArea = store::countByArea(c, actor.scope);
              counts.byCategory = store::countByCategory(c, actor.scope);
            })
      .get();
  const auto directory = engine.directory();
  const auto tree = engine.areas();
  const auto text = [&](std::string_view zh, std::string_view en) {
    return std::string(language == Language::zh ? zh : en);
  };

  ui::Language words;
  words.set(language == Language::zh ? QStringLiteral("zh_CN") : QStringLiteral("en"));
  Figures states, departments, categories, districts;
  for (const auto& c : counts.byState) {
    add(states, ui::Words::of(c.state).toStdString(), {c.n});
    add(departments, c.department ? directory->departmentName(c.department) : text("（未分派）", "(nobody)"),
        {c.n, model::isOpen(c.state) ? c.n : 0});
  }
  for (const auto& c : counts.byCategory) {
    const auto id = Uuid::parse(c.key);
    const auto* category = id ? directory->category({*id}) : nullptr;
    const bool english = language == Language::en && category != nullptr && !category->nameEn.empty();
    add(categories, category == nullptr ? c.key : english ? category->nameEn : category->name, {c.all, c.open, c.late});
  }
  for (const auto& c : counts.byArea) {
    const auto* district = districtOf(*tree, c.key);
    add(districts, district != nullptr ? district->name : text("（未定位）", "(not located)"), {c.all, c.open, c.late});
  }
  const std::string all = text("案件数", "Cases"), open = text("未结", "Open"), late = text("超时结案", "Closed late"),
                    total = text("合计", "Total");
  return {sheetOf(text("按状态", "By state"), {text("状态", "State"), all}, states, total),
          sheetOf(text("按部门", "By department"), {text("部门", "Department"), all, open}, departments, total),
          sheetOf(text("按类别", "By category"), {text("类别", "Category"), all, open, late}, categories, total),
          sheetOf(text("按区县", "By district"), {text("区县", "District"), all, open, late}, districts, total)};
}

void writeSheets(const std::filesystem::path& file, const std::vector<Sheet>& sheets) {
  const std::filesystem::path part = file.string() + ".part";
  lxw_workbook* book = workbook_new(part.c_str());
  if (book == nullptr) throw Error(ErrorCode::internal, "no memory for a workbook");
  lxw_format* bold = workbook_add_format(book);
  format_set_bold(bold);
  format_set_bottom(bold, LXW_BORDER_THIN);
  lxw_format* number = workbook_add_format(book);
  format_set_num_format(number, "#,##0");
  for (const Sheet& sheet : sheets) {
    lxw_worksheet* page = workbook_add_worksheet(book, sheet.name.c_str());
    if (page == nullptr) continue;
    worksheet_set_column(page, 0, 0, 32, nullptr);
    worksheet_set_column(page, 1, static_cast<lxw_col_t>(sheet.headings.size() - 1), 14, nullptr);
    worksheet_freeze_panes(page, 1, 0);
    for (std::size_t i = 0; i < sheet.headings.size(); ++i)
      worksheet_write_string(page, 0, static_cast<lxw_col_t>(i), sheet.headings[i].c_str(), bold);
    lxw_row_t at = 1;
    for (const auto& row : sheet.rows) {
      worksheet_write_string(page, at, 0, row.label.c_str(), nullptr);
      for (std::size_t i = 0; i < row.figures.size(); ++i)
        worksheet_write_number(page, at, static_cast<lxw_col_t>(i + 1), static_cast<double>(row.figures[i]), number);
      ++at;
    }
  }
  const lxw_error failed = workbook_close(book);
  std::error_code ec;
  if (failed == LXW_NO_ERROR) std::filesystem::rename(part, file, ec);
  if (failed != LXW_NO_ERROR || ec) {
    std::error_code ignored;
    std::filesystem::remove(part, ignored);
    throw Error(ErrorCode::input, "cannot write " + file.string() +
                                      (failed != LXW_NO_ERROR ? std::string(": ") + lxw_strerror(failed) : ""));
  }
}

}  // namespace jw::app
