#include "ui/statistics/thematic_map.h"

#include <QComboBox>
#include <QStandardItemModel>
#include <algorithm>
#include <numeric>

#include "gis/export/area_map.h"
#include "ui/engine_bridge.h"
#include "ui/statistics/report_files.h"
#include "ui/statistics/report_picture.h"
#include "ui/statistics/report_words.h"
#include "ui/words.h"

namespace jw::ui {
namespace {

constexpr gis::Classing kClassings[] = {gis::Classing::jenks, gis::Classing::quantile, gis::Classing::equal};
constexpr gis::AreaSymbols kSymbols[] = {gis::AreaSymbols::circles, gis::AreaSymbols::dots, gis::AreaSymbols::pies};
constexpr int kShades = static_cast<int>(std::size(kClassings));
constexpr std::size_t kMostSlices = 8;

struct Slice {
  QString name;
  std::vector<std::size_t> columns;
};

std::vector<Slice> slicesOf(const stats::Report& report) {
  std::vector<Slice> slices;
  std::vector<std::size_t> columns(report.columns.size());
  std::iota(columns.begin(), columns.end(), std::size_t{0});
  const auto total = [&](std::size_t c) { return ReportWords::figure(report, report.rows.size(), c, stats::ShownAs::number).value_or(0); };
  std::stable_sort(columns.begin(), columns.end(), [&](std::size_t a, std::size_t b) { return total(a) > total(b); });
  const std::size_t own = columns.size() > kMostSlices ? kMostSlices - 1 : columns.size();
  for (std::size_t i = 0; i < own; ++i) slices.push_back({ReportWords::column(report.columns[columns[i]]), {columns[i]}});
  if (own < columns.size()) slices.push_back({ThematicMap::tr("the others"), {columns.begin() + static_cast<std::ptrdiff_t>(own), columns.end()}});
  return slices;
}

std::vector<std::vector<std::optional<double>>> figuresOf(const stats::Report& report, const gis::AreaPlane& plane, const std::vector<Slice>& slices) {
  std::vector<std::vector<std::optional<double>>> figures(plane.areas().size());
  for (const Slice& slice : slices) {
    for (auto& area : figures) area.push_back(0.0);
    for (const std::size_t c : slice.columns) {
      const auto values = ReportWords::areaValues(report, plane, c, stats::ShownAs::number);
      for (std::size_t i = 0; i < figures.size(); ++i) {
        auto& sum = figures[i].back();
        sum = sum && values[i] ? std::optional(*sum + *values[i]) : std::nullopt;
      }
    }
  }
  return figures;
}

gis::AreaMapFile fileOf(const stats::Report& report, const engine::AreaTree& areas, gis::Classing classing, std::size_t column, stats::ShownAs as) {
  gis::AreaMapFile map;
  map.title = ReportWords::title(*report.entry);
  map.classing = classing;
  map.shaded = column;
  for (const auto& c : report.columns) map.columns.push_back(ReportWords::column(c).toStdString());
  map.columns.push_back(ThematicMap::tr("Total").toStdString());
  for (std::size_t row = 0; row < report.rows.size(); ++row) {
    const auto& r = report.rows[row];
    const auto* area = r.compound == 0 ? areas.byPath(r.path) : nullptr;
    if (!area || area->shape.empty()) continue;
    gis::AreaMapFile::Area out{area->code, r.name, area->shape, {}};
    for (std::size_t c = 0; c <= report.columns.size(); ++c) out.figures.push_back(ReportWords::figure(report, row, c, as));
    map.areas.push_back(std::move(out));
  }
  return map;
}

}  // namespace

QStringList ThematicMap::kinds() { return {tr("Natural breaks"), tr("Equal numbers"), tr("Equal steps"), tr("Circles"), tr("Dots"), tr("Pies")}; }

bool ThematicMap::isPossible(int kind, const stats::Report& report) {
  if (kind < kShades) return true;
  return report.entry->measure == stats::Measure::count && (kSymbols[kind - kShades] != gis::AreaSymbols::pies || !report.columns.empty());
}

void ThematicMap::offer(QComboBox& box, const stats::Report& report) {
  const auto* items = qobject_cast<QStandardItemModel*>(box.model());
  for (int kind = 0; kind < box.count(); ++kind) items->item(kind)->setEnabled(isPossible(kind, report));
}

void ThematicMap::show(ReportPicture& picture, const stats::Report& report, const engine::AreaTree& areas, int kind, std::size_t column, stats::ShownAs as) {
  const auto plane = ReportWords::plane(report, areas);
  if (kind < kShades || !isPossible(kind, report))
    return picture.setMap(plane, ReportWords::areaValues(report, *plane, column, as), ReportWords::format(report, as), kClassings[kind < kShades ? std::max(0, kind) : 0]);
  const auto symbols = kSymbols[kind - kShades];
  const auto slices = symbols == gis::AreaSymbols::pies ? slicesOf(report) : std::vector<Slice>{{{}, {column}}};
  auto format = ReportWords::format(report, stats::ShownAs::number);
  for (const auto& slice : slices) format.series << slice.name;
  picture.setSymbols(plane, symbols, figuresOf(report, *plane, slices), std::move(format));
}

gis::AreaShading ThematicMap::shading(const stats::Report& report, const engine::AreaTree& areas, std::size_t column, stats::ShownAs as) {
  gis::AreaShading out;
  out.format = ReportWords::format(report, as);
  for (std::size_t row = 0; row < report.rows.size(); ++row) {
    const auto& r = report.rows[row];
    const auto* area = r.compound == 0 ? areas.byPath(r.path) : nullptr;
    if (area && !area->shape.empty()) out.areas.push_back({text(r.name), area->shape, ReportWords::figure(report, row, std::min(column, report.columns.size()), as)});
  }
  return out;
}

std::optional<gis::Classing> ThematicMap::classing(int kind) {
  return kind >= 0 && kind < kShades ? std::optional(kClassings[kind]) : std::nullopt;
}

void ThematicMap::save(const Desk& desk, QWidget* parent, const stats::Report& report, int kind, std::size_t column, stats::ShownAs as) {
  auto map = std::make_shared<const gis::AreaMapFile>(fileOf(report, *desk.bridge.areas(), kClassings[kind >= 0 && kind < kShades ? kind : 0], column, as));
  if (map->areas.empty()) return desk.notices.warn(tr("The rows of this report have no areas on the map. Choose another level."));
  ReportFiles::make(desk, parent, QStringLiteral("gpkg"), map->title, [map](const QString& file) { gis::writeAreaMap(file.toStdString(), *map, Progress{}); });
}

}  // namespace jw::ui
