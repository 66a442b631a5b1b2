// "Try it": which rule a report would meet, why, and which came next.
#pragma once
#include <QWidget>

#include "ui/desk.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace jw::ui {

class AreaPathBar;
class RuleSet;
class SearchCombo;

class RuleTrial : public QWidget {
  Q_OBJECT
 public:
  RuleTrial(const Desk& desk, RuleSet& set, QWidget* parent = nullptr);

 Q_SIGNALS:
  void ruleWanted(jw::RuleId id);

 protected:
  void changeEvent(QEvent* event) override;
  void showEvent(QShowEvent* event) override;

 private:
  void retranslate();
  void fillLists();
  void show();
  Desk m_desk;
  RuleSet& m_set;
  QPlainTextEdit* m_text;
  SearchCombo* m_category;
  QLineEdit* m_point;
  AreaPathBar* m_area;
  QComboBox *m_nature, *m_channel;
  QLabel *m_result, *m_why, *m_others;
  QPushButton* m_jump;
  RuleId m_winner;
};

}  // namespace jw::ui
