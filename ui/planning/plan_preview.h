// A planned variant drawn: grids in quiet colours, buildings as dots, numbers on the grids.
#pragma once
#include <QWidget>
#include <memory>

#include "core/engine/grid_planning.h"

namespace jw::ui {

class Theme;

class PlanPreview : public QWidget {
  Q_OBJECT
 public:
  explicit PlanPreview(Theme& theme, QWidget* parent = nullptr);
  /// Null: nothing is drawn.
  void show(std::shared_ptr<const engine::PlannedArea> planned, std::size_t variant);
  /// The grid that is drawn stronger; -1: none.
  void setChosen(int grid);
  QSize sizeHint() const override;

 Q_SIGNALS:
  void gridClicked(int grid);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;

 private:
  const planning::PlanVariant* variant() const;
  QTransform toWidget() const;
  QPainterPath pathOf(const model::MultiPolygon& shape) const;
  Theme& m_theme;
  std::shared_ptr<const engine::PlannedArea> m_planned;
  std::size_t m_variant = 0;
  int m_chosen = -1;
};

}  // namespace jw::ui
