// How vector base maps are drawn: data/styles/base.toml.
#pragma once
#include <QColor>
#include <QString>
#include <QStringList>
#include <filesystem>
#include <vector>

class QgsVectorLayer;
class QgsVectorTileLayer;

namespace jw::gis {

struct BaseRule {
  enum class Geometry { polygon, line, point } geometry = Geometry::polygon;
  QStringList of, fields;
  QString where, text;
  QColor dark, light, edgeDark, edgeLight, haloDark, haloLight;
  double width = 0, size = 0, to = 0;
  bool fits(const QString& table) const;
};

/// A plain value.
class BaseStyle {
 public:
  BaseStyle() = default;
  /// Throws Error(input) for a file that cannot be read or has a faulty rule.
  static BaseStyle load(const std::filesystem::path& dataFolder);
  const std::vector<BaseRule>& rules() const { return m_rules; }

  /// Renderer and names of a table; false: no rule is for it, and it is not shown. The layer's own thread.
  bool dress(QgsVectorLayer& layer, const QString& table, bool dark) const;
  void dress(QgsVectorTileLayer& layer, bool dark) const;
  /// Where the table belongs among others: by its first rule, from the bottom.
  std::size_t heightOf(const QString& table) const;

 private:
  std::vector<BaseRule> m_rules;
};

}  // namespace jw::gis
