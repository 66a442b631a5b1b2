#include "ui/statistics/report_words.h"

#include <algorithm>
#include <numeric>

#include "ui/words.h"

namespace jw::ui {
namespace {

QString either(const std::string& zh, const std::string& en) {
  return text(Words::isChinese() || en.empty() ? zh : en);
}

QString placeName(const stats::Report& report, const engine::AreaTree& areas) {
  const QString where = text(areas.readablePath(report.area));
  return where.isEmpty() ? ReportWords::tr("All areas") : where;
}

QString dayText(stats::Day day) { return QDate(1970, 1, 1).addDays(day).toString(Qt::ISODate); }

// " · cases reported 2026-11-01 – 2026-11-22"; "" where no cases are counted.
QString periodWords(const std::optional<stats::Period>& period) {
  return period ? ReportWords::tr(" · cases reported %1 – %2").arg(dayText(period->first), dayText(period->last())) : QString();
}

QString scopeWords(const stats::Report& report, const engine::AreaTree& areas) {
  const QString where = text(areas.readablePath(report.scope));
  return ReportWords::tr(" · in the scope of %1").arg(where.isEmpty() ? ReportWords::tr("all areas") : where);
}

QString shownWords(const stats::Report& report, stats::ShownAs as) {
  if (as == stats::ShownAs::number || !stats::canShow(*report.entry, as)) return {};
  return QStringLiteral(" · ") + ReportWords::of(as);
}

// The day is what the figures hang on; a book of the same data is the same all day long.
QString bookAbout(const stats::Report& report, const std::optional<stats::Period>& period, const engine::AreaTree& areas, stats::ShownAs as) {
  return ReportWords::tr("%1 · as of %2 · revision %3 of the registry").arg(placeName(report, areas), Words::fullMoment(report.asOf).left(10)).arg(report.revision) + periodWords(period) + scopeWords(report, areas) + shownWords(report, as);
}

/// One value of a dimension.
QString nameOf(const stats::Dimension& d, std::size_t i) {
  if (!d.caseField.empty()) return either(d.labels[i].zh, d.labels[i].en);
  if (!d.attribute) {
    const QString from = QString::number(d.bands[i]);
    return i + 1 == d.bands.size() ? from + QLatin1Char('+') : d.bands[i + 1] == d.bands[i] + 1 ? from : QStringLiteral("%1–%2").arg(from).arg(d.bands[i + 1] - 1);
  }
  const auto* code = d.attribute->find(d.values[i]);
  return code ? either(code->zh, code->en) : ReportWords::tr("not recorded");
}

}  // namespace

QString ReportWords::title(const stats::Entry& entry) {
  return either(entry.zh, entry.en);
}

QString ReportWords::column(const stats::Report::Column& column) {
  return column.zh.empty() && column.en.empty() ? tr("Number") : either(column.zh, column.en);
}

QString ReportWords::of(engine::Unfit why) {
  switch (why) {
    case engine::Unfit::aggregatesBelowCommunity:
      return tr("down to communities only");
    case engine::Unfit::aggregatesOfPastDay:
      return tr("of today only");
    case engine::Unfit::casesByCompound:
      return tr("cases: not by compound");
    default:
      return {};
  }
}

QString ReportWords::refused(const engine::Refused& why, const stats::Catalog& catalog, const engine::AreaTree& areas) {
  using engine::Unfit;
  const auto unfit = engine::unfitOf(why);
  if (unfit == Unfit::none) return Words::of(why.code);
  const auto space = why.detail.find(' ');
  const std::string about = space == std::string::npos ? std::string() : why.detail.substr(space + 1);
  const auto* entry = catalog.find(about);
  const QString name = entry ? title(*entry) : text(about);
  const QString where = areas.readablePath(about).empty() ? tr("All areas") : text(areas.readablePath(about));
  switch (unfit) {
    case Unfit::noEntry:
      return tr("The statistic “%1” is not in the catalog any more. Choose another one.").arg(name);
    case Unfit::noArea:
      return tr("The area %1 does not exist any more. Choose another one.").arg(text(about));
    case Unfit::noRows:
      return tr("There are no areas of this level below %1. Choose another level or a larger area.").arg(where);
    case Unfit::dayToCome:
      return tr("That day is still to come. Choose today or a day before.");
    case Unfit::aggregatesBelowCommunity:
      return tr("“%1” is counted down to communities only, so that nobody can be told from small numbers. Choose communities or larger areas as rows, or leave it out.").arg(name);
    case Unfit::aggregatesOfPastDay:
      return tr("“%1” is counted for today only: between two days, hidden figures could be worked out. Choose today, or leave it out.").arg(name);
    case Unfit::noDays:
      return tr("The period has no day before the day that is asked for. Choose other days.");
    case Unfit::casesByCompound:
      return tr("“%1” counts cases, which lie in grids and not in compounds. Choose areas as rows, or leave it out.").arg(name);
    case Unfit::none:
      break;
  }
  return Words::of(why.code);
}

QString ReportWords::of(stats::Presentation presentation) {
  switch (presentation) {
    case stats::Presentation::table:
      return tr("Table");
    case stats::Presentation::bar:
      return tr("Bars");
    case stats::Presentation::pie:
      return tr("Pie");
    case stats::Presentation::pyramid:
      return tr("Pyramid");
    case stats::Presentation::heat:
      return tr("Heat table");
    case stats::Presentation::map:
      return tr("Map");
    case stats::Presentation::hotSpots:
      return tr("Hot spots");
    case stats::Presentation::line:
      return tr("Lines");
  }
  return {};
}

QString ReportWords::of(stats::ShownAs as) {
  switch (as) {
    case stats::ShownAs::number:
      return tr("Figures");
    case stats::ShownAs::ofRow:
      return tr("Shares of the row");
    case stats::ShownAs::ofParent:
      return tr("Shares of the area above");
  }
  return {};
}

QString ReportWords::about(const stats::Report& report, const engine::AreaTree& areas, stats::ShownAs as) {
  return tr("%1 · as of %2").arg(placeName(report, areas), Words::fullMoment(report.asOf).left(16)) + periodWords(report.period) + scopeWords(report, areas) + shownWords(report, as);
}

model::AreaPath ReportWords::placeOf(const model::AreaPath& area, const engine::AreaTree& areas) {
  const auto& all = areas.areas();
  const auto tops = std::count_if(all.begin(), all.end(), [](const model::Area& a) { return a.parent == AreaId(); });
  return area.empty() && tops == 1 ? all.front().path : area;
}

QString ReportWords::note(const stats::Report& report, bool past) {
  const auto hidden = [](const stats::Report::Cell& c) { return c.hidden; };
  const bool any = std::any_of(report.cells.begin(), report.cells.end(), hidden) || std::any_of(report.rowTotals.begin(), report.rowTotals.end(), hidden) ||
                   std::any_of(report.columnTotals.begin(), report.columnTotals.end(), hidden);
  QStringList notes;
  if (any) notes << tr("＊ fewer than 10, or hidden so that such a number cannot be worked out");
  if (past) notes << tr("A past day, as it was read just now: what is entered later about that day is not followed");
  return notes.join(QLatin1Char('\n'));
}

std::optional<double> ReportWords::figure(const stats::Report& r, std::size_t row, std::size_t column, stats::ShownAs as) {
  return stats::figureOf(r, row, column, as);
}

gis::ChartData ReportWords::format(const stats::Report& report, stats::ShownAs as) {
  gis::ChartData data;
  const bool percent = report.entry->measure == stats::Measure::share || (as != stats::ShownAs::number && stats::canShow(*report.entry, as));
  if (percent) data.unit = QStringLiteral("%");
  data.decimals = percent || report.entry->measure == stats::Measure::mean ? 1 : 0;
  return data;
}

gis::ChartData ReportWords::chart(const stats::Report& r, gis::ChartKind kind, const std::vector<std::size_t>& places, stats::ShownAs as) {
  gis::ChartData data = format(r, as);
  const auto placeName = [&](std::size_t row) { return row < r.rows.size() ? text(r.rows[row].name) : tr("Total"); };
  const auto& by = r.entry->by;
  if (kind == gis::ChartKind::heat || by.empty()) {
    // Places down, columns across.
    for (const auto& c : r.columns) data.series << column(c);
    if (by.empty()) data.series = {title(*r.entry)};
    for (std::size_t row = 0; row < r.rows.size(); ++row) {
      gis::ChartData::Row line{text(r.rows[row].path), placeName(row), {}};
      if (by.empty())
        line.values.push_back(figure(r, row, r.columns.size(), as));
      else
        for (std::size_t c = 0; c < r.columns.size(); ++c) line.values.push_back(figure(r, row, c, as));
      data.rows.push_back(std::move(line));
    }
    return data;
  }
  const std::size_t place = places.empty() ? r.rows.size() : places.front();
  if (by.size() == 2) {
    // Of one place: the ages, or the first dimension, down; the other across.
    const std::size_t down = !by[1].attribute ? 1 : 0, across = 1 - down;
    const auto columnAt = [&](std::size_t i, std::size_t j) { return down == 0 ? i * by[1].size() + j : j * by[1].size() + i; };
    std::vector<std::size_t> series(by[across].size());
    std::iota(series.begin(), series.end(), std::size_t{0});
    if (kind == gis::ChartKind::pyramid && series.size() > 2) {
      // A pyramid has two sides: the two with most in them, in their own order.
      const auto sum = [&](std::size_t j) {
        double all = 0;
        for (std::size_t i = 0; i < by[down].size(); ++i) all += figure(r, place, columnAt(i, j), stats::ShownAs::number).value_or(0);
        return all;
      };
      std::stable_sort(series.begin(), series.end(), [&](std::size_t a, std::size_t b) { return sum(a) > sum(b); });
      series.resize(2);
      std::sort(series.begin(), series.end());
    }
    // A line along the ground says nothing, and takes a colour from the others.
    const auto empty = [&](std::size_t j) {
      for (std::size_t i = 0; i < by[down].size(); ++i)
        if (figure(r, place, columnAt(i, j), as) != 0.0) return false;
      return true;
    };
    if (kind == gis::ChartKind::line && !std::all_of(series.begin(), series.end(), empty)) std::erase_if(series, empty);
    for (const std::size_t j : series) data.series << nameOf(by[across], j);
    for (std::size_t i = 0; i < by[down].size(); ++i) {
      gis::ChartData::Row line{QString::number(i), nameOf(by[down], i), {}};
      for (const std::size_t j : series) line.values.push_back(figure(r, place, columnAt(i, j), as));
      data.rows.push_back(std::move(line));
    }
    return data;
  }
  const std::vector<std::size_t> shown = kind == gis::ChartKind::pie || places.empty() ? std::vector{place} : places;
  for (const std::size_t row : shown) data.series << placeName(row);
  for (std::size_t c = 0; c < r.columns.size(); ++c) {
    gis::ChartData::Row line{text(r.columns[c].code), column(r.columns[c]), {}};
    for (const std::size_t row : shown) line.values.push_back(figure(r, row, c, as));
    data.rows.push_back(std::move(line));
  }
  // The longest bar first, where the values have no order of their own.
  if (kind == gis::ChartKind::bar && by.front().attribute)
    std::stable_sort(data.rows.begin(), data.rows.end(), [](const auto& a, const auto& b) { return a.values.front().value_or(0) > b.values.front().value_or(0); });
  return data;
}

std::shared_ptr<const gis::AreaPlane> ReportWords::plane(const stats::Report& report, const engine::AreaTree& areas) {
  auto plane = std::make_shared<gis::AreaPlane>();
  for (const auto& row : report.rows)
    if (const auto* area = row.compound == 0 ? areas.byPath(row.path) : nullptr) plane->add(text(row.path), text(row.name), area->shape);
  return plane;
}

std::vector<std::optional<double>> ReportWords::areaValues(const stats::Report& report, const gis::AreaPlane& plane, std::size_t column, stats::ShownAs as) {
  std::vector<std::optional<double>> values;
  std::size_t row = 0;
  for (const auto& area : plane.areas()) {
    while (row < report.rows.size() && text(report.rows[row].path) != area.key) ++row;  // both in the order of the rows
    values.push_back(row < report.rows.size() ? figure(report, row, column, as) : std::nullopt);
  }
  return values;
}

gis::DensityLayer ReportWords::density(const stats::Report& report) {
  if (!report.density) return {};
  const auto& grid = *report.density;
  return {grid.box, grid.columns, grid.rows, grid.perSquareKm, grid.highest};
}

QString ReportWords::densityWords(const stats::Report& report) {
  if (!report.density) return tr("Too few cases with a place");
  return tr("Cases per km² (%L1 with a place, each spread over %L2 m)").arg(report.density->points).arg(static_cast<int>(report.density->radiusMetres));
}

gis::ReportSheet ReportWords::sheet(const stats::Report& r, const engine::AreaTree& areas, stats::ShownAs as) {
  gis::ReportSheet sheet;
  const auto& entry = *r.entry;
  sheet.title = title(entry);
  sheet.about = bookAbout(r, r.period, areas, as);
  sheet.note = note(r);
  sheet.places = tr("Place");
  sheet.total = tr("Total");
  const gis::ChartData f = format(r, as);
  sheet.percent = !f.unit.isEmpty();
  sheet.decimals = f.decimals;
  const bool plain = entry.by.empty();
  if (!plain)
    for (const auto& c : r.columns) sheet.columns << column(c);
  const auto value = [&](std::size_t row, std::size_t c) {
    auto v = figure(r, row, c, as);
    if (v && sheet.percent) *v /= 100;
    return v;
  };
  for (std::size_t row = 0; row <= r.rows.size(); ++row) {
    gis::ReportSheet::Row line{row < r.rows.size() ? text(r.rows[row].name) : tr("Total"), {}, value(row, r.columns.size())};
    if (!plain)
      for (std::size_t c = 0; c < r.columns.size(); ++c) line.values.push_back(value(row, c));
    (row < r.rows.size() ? sheet.rows.emplace_back() : sheet.totals) = std::move(line);
  }
  using P = stats::Presentation;
  for (const P p : entry.presentation) {
    const auto kind = p == P::bar ? gis::ChartKind::bar : p == P::pie ? gis::ChartKind::pie : p == P::pyramid ? gis::ChartKind::pyramid : p == P::line ? gis::ChartKind::line : gis::ChartKind::heat;
    if (p == P::table || p == P::map || p == P::hotSpots) continue;
    sheet.chart = kind;
    sheet.chartData = chart(r, kind, {}, as);
    break;
  }
  if (std::find(entry.presentation.begin(), entry.presentation.end(), P::map) != entry.presentation.end()) {
    sheet.plane = plane(r, areas);
    sheet.areaValues = areaValues(r, *sheet.plane, r.columns.size(), stats::ShownAs::number);
    sheet.areaFormat = format(r, stats::ShownAs::number);
    sheet.areaOf = tr("%1, by place").arg(sheet.title);
  }
  return sheet;
}

QString ReportWords::bookTitle() {
  return tr("Population and housing statistics");
}

gis::ReportBook ReportWords::book(const QString& name, const std::vector<stats::ReportPtr>& reports, const engine::AreaTree& areas, stats::ShownAs as) {
  gis::ReportBook book;
  book.title = name;
  book.contents = tr("Contents");
  book.page = tr("Page %1 of %2");
  // Where all that is of cases is of the same days, they are on the cover too; else each report says its own.
  std::optional<stats::Period> period;
  bool same = true;
  for (const auto& r : reports) {
    if (!r->period) continue;
    same = same && period.value_or(*r->period) == *r->period;
    period = r->period;
  }
  if (!same) period.reset();
  for (const auto& r : reports) {
    if (book.sheets.empty()) {
      book.subtitle = bookAbout(*r, period, areas, stats::ShownAs::number);
      book.asOfMillis = r->day * std::int64_t{86'400'000};
    }
    book.sheets.push_back(sheet(*r, areas, as));
  }
  return book;
}

}  // namespace jw::ui
