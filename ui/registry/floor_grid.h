// A building as residents' committees know it: floors from the top down, the dwellings of each unit side by side.
#pragma once
#include <QWidget>
#include <vector>

#include "core/model/registry.h"

namespace jw::ui {

class Theme;

/// Arrows go from door to door, Enter opens, so does a click. A cell says its residence nature by letter, stripe and words.
class FloorGrid : public QWidget {
  Q_OBJECT
 public:
  FloorGrid(Theme& theme, const model::Attributes& attributes, QWidget* parent = nullptr);
  void setDwellings(std::vector<model::DwellingLine> dwellings);
  /// The one that is open elsewhere; nil: none.
  void setCurrent(const Uuid& id);
  /// Nil: none.
  Uuid current() const { return m_current < m_cells.size() ? m_cells[m_current].dwelling.id : Uuid(); }
  /// Empty for a dwelling that is not here.
  QRect cellRect(const Uuid& id) const;
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return sizeHint(); }
  /// The colour that stands for a residence nature.
  static QColor ink(const Theme& theme, std::uint8_t residence);

 Q_SIGNALS:
  void opened(const jw::Uuid& id);
  /// Where the eye shall be.
  void moved(const QRect& cell);

 protected:
  bool event(QEvent* event) override;
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;

 private:
  struct Cell {
    model::DwellingLine dwelling;
    int column = 0, row = 0;  ///< of the whole drawing
  };
  struct Unit {
    int number = 0, column = 0, width = 0;
  };
  QRect rectOf(const Cell& cell) const;
  std::size_t at(QPoint point) const;
  void go(std::size_t cell);
  void step(int across, int down);
  void paintCell(QPainter& painter, const Cell& cell, bool current) const;
  Theme& m_theme;
  const model::Attributes& m_attributes;
  std::vector<Cell> m_cells;
  std::vector<Unit> m_units;
  std::vector<int> m_floors;  ///< from the top down
  std::size_t m_current = SIZE_MAX;
};

}  // namespace jw::ui
