// A table of a few hundred to some thousand ready-made rows: sorted by its head, remembered widths, selection kept by key.
#pragma once
#include <QTableView>
#include <vector>

#include "ui/theme/palette.h"

class QSortFilterProxyModel;

namespace jw::ui {

class Memory;
class RowsModel;
class Theme;

struct Cell {
  QString text;
  QVariant order = {};  ///< what the column sorts by; empty: the text
  QColor Palette::*ink = nullptr;
  bool struck = false;
  QString tip = {};  ///< empty: the text
};
struct Row {
  QString key;  ///< unique; the selection follows it
  std::vector<Cell> cells;
};

class RowsTable : public QTableView {
  Q_OBJECT
 public:
  struct Column {
    QString name;
    int width = 120;      ///< of the design
    bool number = false;  ///< its cells and its name stand at the right
  };
  /// `name`: the object's, and the place where the memory keeps the columns.
  RowsTable(Theme& theme, Memory& memory, const QString& name, QWidget* parent = nullptr);
  /// The number of columns must not change from one call to the next.
  void setColumns(const std::vector<Column>& columns);
  void setRows(std::vector<Row> rows);
  int rowCount() const;
  /// In the order of setRows; "" and -1 for none.
  QString currentKey() const;
  std::vector<QString> chosenKeys() const;
  /// False if there is no such row.
  bool choose(const QString& key);
  QString textAt(int shownRow, int column) const;

 Q_SIGNALS:
  /// By the person or by choose(), not because of setRows as long as the row stays.
  void keyChanged(const QString& key);
  void keyActivated(const QString& key);

 private:
  Theme& m_theme;
  Memory& m_memory;
  RowsModel* m_model;
  QSortFilterProxyModel* m_sorted;
  bool m_filling = false, m_widthsSet = false;
};

}  // namespace jw::ui
