// The list of all cases: filter, search, sort, open.
#pragma once
#include <QWidget>

#include "ui/desk.h"

class QLabel;
class QTableView;

namespace jw::ui {

class CasesModel;
class CaseView;
class FilterBar;

class CasesPage : public QWidget {
  Q_OBJECT
 public:
  CasesPage(const Desk& desk, QWidget* parent = nullptr);
  void step(int by);
  void focusFilter();
  void setQueue(int index);
  void search(const QString& words);
  CaseView& view() { return *m_view; }

 Q_SIGNALS:
  void opened(jw::CaseId id);
  void mapWanted(jw::CaseId id);

 protected:
  void changeEvent(QEvent* event) override;
  void showEvent(QShowEvent* event) override;

 private:
  void retranslate();
  void refilter();
  void showCount();
  void showSelection();
  void remember();
  Desk m_desk;
  FilterBar* m_filter;
  CasesModel* m_model;
  QTableView* m_table;
  CaseView* m_view;
  QLabel *m_count, *m_empty;
  bool m_asked = false;
};

}  // namespace jw::ui
