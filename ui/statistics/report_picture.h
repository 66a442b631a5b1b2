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
  /// Instead of a picture: why there is none, and what to do.
  void say(const QString& words);
  const QString& words() const { return m_words; }
  QSize sizeHint() const override;
  /// What stands above the picture where it leaves the window: the title, and of what, as of when and in whose scope it is.
  void setCaption(const QString& title, const QString& about);
  /// With its caption, in the colours of the window; whether it is in sight or not, it is drawn from what was set last.
  QPixmap asPixmap() const;

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
  struct Drawn {
    std::vector<gis::ChartMark> marks;
    QTransform toPicture;
  };
  Drawn paint(QPainter& painter, const QRectF& room) const;
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
  Drawn m_drawn;
  QString m_title, m_about, m_words;
};

}  // namespace jw::ui
