#include "gis/export/area_map.h"

#include <qgsfillsymbol.h>
#include <qgsfillsymbollayer.h>
#include <qgspallabeling.h>
#include <qgsrulebasedrenderer.h>
#include <qgsvectorlayer.h>
#include <qgsvectorlayerlabeling.h>

#include "gis/charts/area_chart.h"
#include "gis/export/feature_writer.h"

namespace jw::gis {
namespace {

QString fieldOf(std::size_t column) { return QStringLiteral("figure_%1").arg(column + 1); }

std::unique_ptr<QgsFillSymbol> shade(const QColor& fill) {
  auto layer = std::make_unique<QgsSimpleFillSymbolLayer>(fill, Qt::SolidPattern, Qt::white);
  layer->setStrokeWidth(0.2);
  return std::make_unique<QgsFillSymbol>(QgsSymbolLayerList{layer.release()});
}

std::unique_ptr<QgsFillSymbol> hatch() {
  auto layer = std::make_unique<QgsSimpleFillSymbolLayer>(Qt::gray, Qt::BDiagPattern, Qt::gray);
  layer->setStrokeWidth(0.2);
  return std::make_unique<QgsFillSymbol>(QgsSymbolLayerList{layer.release()});
}

// Rules and not ranges, so that hidden areas are drawn and said in the legend, too.
void dress(QgsVectorLayer& layer, const AreaMapFile& map) {
  std::vector<double> seen;
  bool hidden = false;
  for (const auto& a : map.areas) {
    if (const auto& v = a.figures[map.shaded])
      seen.push_back(*v);
    else
      hidden = true;
  }
  const auto bounds = classBounds(seen, kAreaClasses, map.classing);
  const QString field = QStringLiteral("\"%1\"").arg(fieldOf(map.shaded));
  auto* root = new QgsRuleBasedRenderer::Rule(nullptr);
  double from = seen.empty() ? 0 : *std::min_element(seen.begin(), seen.end());
  for (std::size_t c = 0; c < bounds.size(); ++c) {
    const QString low = QString::number(from, 'g', 10), high = QString::number(bounds[c], 'g', 10), exact = QString::number(bounds[c], 'g', 17);
    const QString under = QStringLiteral("%1 <= %2").arg(field, exact);
    const QString filter = c == 0 ? under : QStringLiteral("%1 > %2 AND %3").arg(field, QString::number(bounds[c - 1], 'g', 17), under);
    root->appendChild(new QgsRuleBasedRenderer::Rule(shade(classColor(static_cast<int>(c), bounds.size())).release(), 0, 0, filter, low == high ? low : QStringLiteral("%1 – %2").arg(low, high)));
    from = bounds[c];
  }
  if (hidden) root->appendChild(new QgsRuleBasedRenderer::Rule(hatch().release(), 0, 0, QStringLiteral("%1 IS NULL").arg(field), QStringLiteral("＊")));
  layer.setRenderer(new QgsRuleBasedRenderer(root));
  for (std::size_t c = 0; c < map.columns.size(); ++c) layer.setFieldAlias(layer.fields().indexOf(fieldOf(c)), QString::fromStdString(map.columns[c]));
  QgsPalLayerSettings names;
  names.fieldName = QStringLiteral("name");
  layer.setLabeling(new QgsVectorLayerSimpleLabeling(names));
  layer.setLabelsEnabled(true);
}

}  // namespace

void writeAreaMap(const std::filesystem::path& file, const AreaMapFile& map, const Progress& progress) {
  // Made beside the target and put in its place with its style.
  const std::filesystem::path part = file.string() + ".styling.gpkg";
  const auto drop = [&] {
    std::error_code ignored;
    for (const char* suffix : {"", "-wal", "-shm", "-journal"}) std::filesystem::remove(part.string() + suffix, ignored);
  };
  try {
    std::vector<FieldSpec> fields{{"code", FieldType::text}, {"name", FieldType::text}};
    for (std::size_t c = 0; c < map.columns.size(); ++c) fields.push_back({fieldOf(c).toStdString(), FieldType::real});
    {
      FeatureWriter writer(part, ExportFormat::gpkg, "areas", fields, ShapeKind::multiPolygon, map.areas.size(), progress);
      for (const auto& a : map.areas) {
        Feature feature;
        feature.shape = a.shape;
        feature.values.resize(2 + a.figures.size());
        feature.values[0] = a.key;
        feature.values[1] = a.name;
        for (std::size_t c = 0; c < a.figures.size(); ++c)
          if (a.figures[c]) feature.values[2 + c] = *a.figures[c];
        writer.add(feature);
      }
      writer.finish();
    }
    {
      QgsVectorLayer layer(QString::fromStdString(part.string()) + QStringLiteral("|layername=areas"), map.title, QStringLiteral("ogr"));
      if (!layer.isValid()) throw Error(ErrorCode::input, part.string() + " cannot be read again");
      dress(layer, map);
      QString wrong;
      layer.saveStyleToDatabase(map.title, {}, true, {}, wrong);
      if (!wrong.isEmpty()) throw Error(ErrorCode::input, wrong.toStdString());
    }
    std::filesystem::rename(part, file);
  } catch (const std::filesystem::filesystem_error& e) {
    drop();
    throw Error(ErrorCode::input, e.what());
  } catch (...) {
    drop();
    throw;
  }
}

}  // namespace jw::gis
