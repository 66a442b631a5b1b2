// The catalog at the left of the statistics page: found by typing, grouped by kind.
#pragma once
#include <QWidget>

#include "core/engine/statistics_desk.h"
#include "ui/desk.h"

class QLabel;
class QLineEdit;
class QToolButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace jw::ui {

class EntryList : public QWidget {
  Q_OBJECT
 public:
  EntryList(const Desk& desk, engine::StatisticsDesk& statistics, QWidget* parent = nullptr);
  /// The catalog may have changed.
  void reload();
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
  void newEntry();
  void changeEntry();
  void removeEntry();
  void takeBack();
  void showButtons();
  engine::StatisticsDesk& m_statistics;
  const stats::Catalog* m_catalog;  ///< the one shown
  QString m_wanted;                 ///< chosen as soon as it is there
  std::string m_removed;            ///< the text of the entry removed last
  QToolButton *m_new, *m_change, *m_remove, *m_back;
  QLineEdit* m_text;
  QTreeWidget* m_tree;
  QLabel* m_nothing;
};

}  // namespace jw::ui
