// The catalog at the left of the statistics page: found by typing, grouped by kind.
#pragma once
#include <QWidget>

#include "core/engine/statistics_desk.h"
#include "ui/desk.h"

class QLabel;
class QLineEdit;
class QTreeWidget;
class QTreeWidgetItem;

namespace jw::ui {

class EntryList : public QWidget {
  Q_OBJECT
 public:
  EntryList(const Desk& desk, const stats::Catalog& catalog, QWidget* parent = nullptr);
  /// Key of the catalog; "" for none.
  QString current() const;
  /// False if there is no such entry.
  bool choose(const QString& key);
  void focusSearch();

 Q_SIGNALS:
  void chosen(const QString& key);

 protected:
  void changeEvent(QEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void retranslate();
  void filter();
  void step(int by);
  QTreeWidgetItem* itemOf(const QString& key) const;
  Desk m_desk;
  const stats::Catalog& m_catalog;
  QLineEdit* m_text;
  QTreeWidget* m_tree;
  QLabel* m_nothing;
};

}  // namespace jw::ui
