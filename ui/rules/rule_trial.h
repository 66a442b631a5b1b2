// "Try it": which rule a report would meet, why, and which came next.
#pragma once
#include <QWidget>
#include <map>
#include <stop_token>
#include <string>

#include "ui/desk.h"

class QComboBox;
class QDateTimeEdit;
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
  void measure();
  Desk m_desk;
  RuleSet& m_set;
  QPlainTextEdit* m_text;
  SearchCombo* m_category;
  QLineEdit *m_point, *m_further;
  QDateTimeEdit* m_at;
  std::map<std::string, double> m_metres;  ///< from the typed place, by kind of facility, as far as it is known
  std::stop_source m_measuring;
  AreaPathBar* m_area;
  QComboBox *m_nature, *m_channel;
  QLabel *m_result, *m_why, *m_others;
  QPushButton* m_jump;
  RuleId m_winner;
};

}  // namespace jw::ui
