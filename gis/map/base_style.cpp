#include "gis/map/base_style.h"

#include <qgsfillsymbol.h>
#include <qgsfillsymbollayer.h>
#include <qgslinesymbol.h>
#include <qgslinesymbollayer.h>
#include <qgsmarkersymbol.h>
#include <qgsnullsymbolrenderer.h>
#include <qgspallabeling.h>
#include <qgsrulebasedlabeling.h>
#include <qgsrulebasedrenderer.h>
#include <qgstextbuffersettings.h>
#include <qgstextformat.h>
#include <qgsvectorlayer.h>
#include <qgsvectortilebasiclabeling.h>
#include <qgsvectortilebasicrenderer.h>
#include <qgsvectortilelayer.h>
#include <qgsvectortileutils.h>

#include <cmath>
#include <toml++/toml.h>

#include "core/base/error.h"
#include "gis/map/map_style.h"

namespace jw::gis {
namespace {

constexpr double kMillimetresPerPixel = 25.4 / 96, kPointsPerPixel = 72.0 / 96;

using Geometry = BaseRule::Geometry;

QString word(const toml::table& t, const char* key) {
  return QString::fromStdString(t[key].value_or(std::string()));
}

QStringList words(const toml::table& t, const char* key) {
  QStringList out;
  if (const auto* list = t[key].as_array())
    for (const auto& e : *list) out.append(QString::fromStdString(e.value_or(std::string())));
  return out;
}

QgsSymbol* symbolOf(const BaseRule& r, bool dark) {
  const QColor colour = dark ? r.dark : r.light, edge = dark ? r.edgeDark : r.edgeLight;
  if (r.geometry == Geometry::line) {
    auto* line = new QgsSimpleLineSymbolLayer(colour, r.width * kMillimetresPerPixel);
    line->setPenCapStyle(Qt::RoundCap);
    line->setPenJoinStyle(Qt::RoundJoin);
    return new QgsLineSymbol({line});
  }
  auto* fill = new QgsSimpleFillSymbolLayer(colour);
  if (edge.isValid() && r.width > 0) {
    fill->setStrokeColor(edge);
    fill->setStrokeWidth(r.width * kMillimetresPerPixel);
  } else {
    fill->setStrokeStyle(Qt::NoPen);
  }
  return new QgsFillSymbol({fill});
}

QgsPalLayerSettings namesOf(const BaseRule& r, bool dark) {
  QgsTextFormat format;
  format.setFont(mapFont(r.size));
  format.setSize(r.size * kPointsPerPixel);
  format.setSizeUnit(Qgis::RenderUnit::Points);
  format.setColor(dark ? r.dark : r.light);
  QgsTextBufferSettings halo;
  halo.setEnabled(true);
  halo.setSize(1.8 * kMillimetresPerPixel);
  halo.setColor(dark ? r.haloDark : r.haloLight);
  format.setBuffer(halo);
  QgsPalLayerSettings settings;
  settings.fieldName = r.text;
  settings.placement = r.geometry == Geometry::line ? Qgis::LabelPlacement::Curved : Qgis::LabelPlacement::OverPoint;
  settings.setFormat(format);
  return settings;
}

Geometry geometryOf(Qgis::GeometryType type) {
  return type == Qgis::GeometryType::Polygon ? Geometry::polygon : type == Qgis::GeometryType::Line ? Geometry::line : Geometry::point;
}

Qgis::GeometryType typeOf(Geometry g) {
  return g == Geometry::polygon ? Qgis::GeometryType::Polygon : g == Geometry::line ? Qgis::GeometryType::Line : Qgis::GeometryType::Point;
}

}  // namespace

bool BaseRule::fits(const QString& table) const {
  for (const QString& name : of)
    if (name.endsWith(QLatin1Char('*')) ? table.startsWith(name.chopped(1)) : table == name) return true;
  return false;
}

BaseStyle BaseStyle::load(const std::filesystem::path& dataFolder) {
  const auto file = dataFolder / "styles" / "base.toml";
  BaseStyle style;
  try {
    const toml::table all = toml::parse_file(file.string());
    const auto* rules = all["rule"].as_array();
    if (!rules) throw Error(ErrorCode::input, file.string() + ": no rules");
    for (const auto& each : *rules) {
      const auto& t = *each.as_table();
      BaseRule r;
      const QString geometry = word(t, "geometry");
      r.geometry = geometry == QLatin1String("line") ? Geometry::line : geometry == QLatin1String("point") ? Geometry::point : Geometry::polygon;
      r.of = words(t, "of");
      r.fields = words(t, "fields");
      r.where = word(t, "where");
      r.text = word(t, "text");
      r.dark = QColor(word(t, "dark"));
      r.light = QColor(word(t, "light"));
      r.edgeDark = QColor(word(t, "edge_dark"));
      r.edgeLight = QColor(word(t, "edge_light"));
      r.haloDark = QColor(word(t, "halo_dark"));
      r.haloLight = QColor(word(t, "halo_light"));
      r.width = t["width"].value_or(0.0);
      r.size = t["size"].value_or(0.0);
      r.to = t["to"].value_or(0.0);
      if (r.of.isEmpty() || !r.dark.isValid() || !r.light.isValid() || (r.text.isEmpty() && r.geometry == Geometry::point) || (!r.text.isEmpty() && !(r.size > 0)))
        throw Error(ErrorCode::input, file.string() + ": rule " + std::to_string(style.m_rules.size() + 1) + " says not enough");
      style.m_rules.push_back(std::move(r));
    }
  } catch (const toml::parse_error& e) {
    throw Error(ErrorCode::input, file.string() + ": " + std::string(e.description()));
  }
  return style;
}

std::size_t BaseStyle::heightOf(const QString& table) const {
  for (std::size_t i = 0; i < m_rules.size(); ++i)
    if (m_rules[i].fits(table)) return i;
  return m_rules.size();
}

bool BaseStyle::dress(QgsVectorLayer& layer, const QString& table, bool dark) const {
  auto* root = new QgsRuleBasedRenderer::Rule(nullptr);
  auto* names = new QgsRuleBasedLabeling::Rule(nullptr);
  const auto geometry = geometryOf(layer.geometryType());
  for (const BaseRule& r : m_rules) {
    if (!r.fits(table) || r.geometry != geometry) continue;
    bool has = r.text.isEmpty() || layer.fields().indexOf(r.text) >= 0;
    for (const QString& f : r.fields) has = has && layer.fields().indexOf(f) >= 0;
    if (!has) continue;
    // A rule counts from the larger denominator to the smaller.
    if (r.text.isEmpty())
      root->appendChild(new QgsRuleBasedRenderer::Rule(symbolOf(r, dark), 0, static_cast<int>(r.to), r.where));
    else
      names->appendChild(new QgsRuleBasedLabeling::Rule(new QgsPalLayerSettings(namesOf(r, dark)), 0, r.to, r.where));
  }
  const bool draws = !root->children().isEmpty(), says = !names->children().isEmpty();
  auto renderer = std::make_unique<QgsRuleBasedRenderer>(root);
  auto labeling = std::make_unique<QgsRuleBasedLabeling>(names);
  if (!draws && !says) return false;
  layer.setRenderer(draws ? static_cast<QgsFeatureRenderer*>(renderer.release()) : new QgsNullSymbolRenderer());
  layer.setLabeling(says ? labeling.release() : nullptr);
  layer.setLabelsEnabled(says);
  return true;
}

void BaseStyle::dress(QgsVectorTileLayer& layer, bool dark) const {
  QList<QgsVectorTileBasicRendererStyle> styles;
  QList<QgsVectorTileBasicLabelingStyle> names;
  for (const BaseRule& r : m_rules)
    for (const QString& of : r.of) {
      if (of.endsWith(QLatin1Char('*'))) continue;
      // A tile of a zoom is 256 pixels of a scale that halves with each.
      const int least = r.to > 0 ? std::max(0, static_cast<int>(std::floor(QgsVectorTileUtils::scaleToZoom(r.to)))) : -1;
      if (r.text.isEmpty()) {
        QgsVectorTileBasicRendererStyle s(of, of, typeOf(r.geometry));
        s.setFilterExpression(r.where);
        s.setSymbol(symbolOf(r, dark));
        s.setMinZoomLevel(least);
        styles.append(s);
      } else {
        QgsVectorTileBasicLabelingStyle s;
        s.setStyleName(of);
        s.setLayerName(of);
        s.setGeometryType(typeOf(r.geometry));
        s.setLabelSettings(namesOf(r, dark));
        s.setMinZoomLevel(least);
        names.append(s);
      }
    }
  auto renderer = std::make_unique<QgsVectorTileBasicRenderer>();
  renderer->setStyles(styles);
  layer.setRenderer(renderer.release());
  auto labeling = std::make_unique<QgsVectorTileBasicLabeling>();
  labeling->setStyles(names);
  layer.setLabeling(labeling.release());
  layer.setLabelsEnabled(true);
}

}  // namespace jw::gis
