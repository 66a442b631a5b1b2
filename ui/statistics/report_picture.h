// A chart or a thematic map of a report, with tips, a marked row and clicks.
#pragma once
#include <QTransform>
#include <QWidget>
#include <memory>

#include "gis/charts/area_symbols.h"
#include "gis/charts/chart.h"
#include "gis/charts/density_chart.h"
#include "ui/desk.h"

namespace jw::ui {

class ReportPicture : public QWidget {
  Q_OBJECT
 public:
  ReportPicture(const Desk& desk, QWidget* parent = nullptr);
  void setChart(gis::ChartKind kind, gis::ChartData figures);
  void setMap(std::shared_ptr<const gis::AreaPlane> plane, std::vector<std::optional<double>> values, gis::ChartData format, gis::Classing classing);
  /// Circles, dots or pies on the areas; `figures` as gis::paintSymbols.
  void setSymbols(std::shared_ptr<const gis::AreaPlane> plane, gis::AreaSymbols kind, std::vector<std::vector<std::optional<double>>> figures, gis::ChartData format);
  /// Where cases lie thickest; `unit`: of the figures.
  void setDensity(std::shared_ptr<const gis::AreaPlane> plane, gis::DensityLayer layer, const QString& unit);
  /// Key of the row or area to mark; "" for none.
  void setCurrent(const QString& key);
  void clear();
  QSize sizeHint() const override;
  /// The picture on the light ground of paper or in the colours of the window.
  QPixmap asPixmap();

 Q_SIGNALS:
  void chosen(const QString& key);
  void activated(const QString& key);
  void tableWanted();

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void contextMenuEvent(QContextMenuEvent* event) override;
  bool event(QEvent* event) override;

 private:
  gis::ChartLook look() const;
  QString keyAt(QPointF at, QString* tip = nullptr) const;
  void fit();
  Desk m_desk;
  gis::ChartKind m_kind = gis::ChartKind::bar;
  gis::ChartData m_data;
  std::shared_ptr<const gis::AreaPlane> m_plane;
  std::vector<std::optional<double>> m_values;
  std::optional<gis::AreaSymbols> m_symbols;
  std::vector<std::vector<std::optional<double>>> m_figures;  ///< of the symbols
  std::optional<gis::DensityLayer> m_density;
  QString m_unit;
  gis::Classing m_classing = gis::Classing::jenks;
  QString m_current;
  std::vector<gis::ChartMark> m_marks;
  QTransform m_toPicture;
};

}  // namespace jw::ui
