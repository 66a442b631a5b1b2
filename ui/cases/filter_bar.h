// What restricts the list of cases.
#pragma once
#include <QTimer>
#include <QWidget>

#include "core/engine/snapshots.h"
#include "ui/desk.h"

class QCheckBox;
class QComboBox;
class QDateEdit;
class QLabel;
class QLineEdit;
class QToolButton;

namespace jw::ui {

class AreaPathBar;
class ChoiceButton;
class FlowLayout;
class SearchCombo;

class FilterBar : public QWidget {
  Q_OBJECT
 public:
  FilterBar(const Desk& desk, QWidget* parent = nullptr);
  /// Sort, offset and limit are left as they are in `filter`.
  void apply(engine::CaseFilter& filter) const;
  void focusText();
  /// The states of a queue are its own: there is no choosing then.
  void showStates(bool visible);
  void setText(const QString& words);
  void clear();
  bool restricts() const;

 Q_SIGNALS:
  /// At most every 200 ms while typing.
  void filterChanged();

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();
  void fillLists();
  void showPeriod();
  Desk m_desk;
  FlowLayout* m_flow;
  QComboBox *m_period, *m_late;
  QLineEdit* m_text;
  ChoiceButton *m_state, *m_kind, *m_nature;
  SearchCombo *m_category, *m_department;
  std::vector<CategoryId> m_categories;
  std::vector<DepartmentId> m_departments;
  AreaPathBar* m_area;
  QDateEdit *m_from, *m_to;
  QCheckBox* m_unlocated;
  QToolButton* m_clear;
  QTimer m_soon;
};

}  // namespace jw::ui
