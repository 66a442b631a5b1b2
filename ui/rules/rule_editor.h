// The form beside the table of rules: every condition and the decision of one rule.
#pragma once
#include <QWidget>
#include <array>

#include "core/model/rule.h"
#include "ui/desk.h"

class QCheckBox;
class QComboBox;
class QDateTimeEdit;
class QFormLayout;
class QLabel;
class QLineEdit;
class QSpinBox;
class QTimeEdit;
class QToolButton;

namespace jw::ui {

class AreaPathBar;
class ChoiceButton;
class SearchCombo;

class RuleEditor : public QWidget {
  Q_OBJECT
 public:
  RuleEditor(const Desk& desk, QWidget* parent = nullptr);
  /// Shows it; tells nobody.
  void setRule(const model::Rule& rule);
  void clear();
  void focusName();

 Q_SIGNALS:
  /// After every change by the person.
  void edited(const jw::model::Rule& rule);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void build();
  void fillLists();
  void retranslate();
  void showRule();
  void fit();
  model::Rule read() const;
  void tell();
  void addRow(QFormLayout* form, QLabel*& name, QWidget* field);
  Desk m_desk;
  model::Rule m_rule;
  bool m_showing = false, m_any = false;
  QWidget* m_body;
  QLabel *m_none, *m_whenHead, *m_thenHead;
  QLabel *m_nameName, *m_priorityName, *m_categoryName, *m_areaName, *m_keywordsName, *m_kindsName, *m_hoursName, *m_ownerName, *m_nearName, *m_attributesName, *m_departmentName,
      *m_natureName, *m_limitName, *m_leaderName, *m_fromName, *m_toName;
  QLineEdit *m_name, *m_keywords, *m_owner, *m_attributes;
  QSpinBox *m_priority, *m_metres, *m_amount;
  SearchCombo *m_category, *m_department;
  QCheckBox *m_whole, *m_hasHours, *m_hasEnd;
  AreaPathBar* m_area;
  ChoiceButton *m_kinds, *m_natures, *m_channels;
  QTimeEdit *m_fromTime, *m_toTime;
  std::array<QToolButton*, 7> m_days{};
  QComboBox *m_near, *m_nature, *m_unit, *m_leader;
  QDateTimeEdit *m_from, *m_to;
};

/// "a, b，c" -> {"a", "b", "c"}.
std::vector<std::string> wordList(const QString& text);

}  // namespace jw::ui
