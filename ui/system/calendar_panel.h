// The working calendar 工作日历: the holidays and make-up days of a year, as the city works.
#pragma once
#include <QDate>
#include <QWidget>
#include <map>
#include <optional>
#include <string>

#include "core/model/settings.h"
#include "ui/desk.h"

class QLabel;
class QPushButton;
class QSpinBox;
class QToolButton;

namespace jw::ui {

class YearGrid;

/// Days that were changed and not yet saved stay, each year's own, until they are saved or given up.
class CalendarPanel : public QWidget {
  Q_OBJECT
 public:
  CalendarPanel(const Desk& desk, QWidget* parent = nullptr);
  void openYear(int year);
  /// What to say where the days of a year are wanted that nobody has entered; "" otherwise.
  static QString warning(std::optional<int> lacking);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();
  void showYear();
  void showState();
  void put(std::optional<std::string> value, bool undoing);
  int year() const;
  /// As the engine has it now.
  SpecialDays kept() const;
  bool mayChange() const;
  Desk m_desk;
  QSpinBox* m_year;
  QToolButton *m_before, *m_after;
  QLabel *m_state, *m_warning, *m_day, *m_how;
  YearGrid* m_grid;
  QPushButton *m_save, *m_drop, *m_shipped, *m_undo;
  std::map<int, SpecialDays> m_unsaved;
  struct Step {
    int year;
    std::optional<std::string> before;
  };
  std::optional<Step> m_last;
};

}  // namespace jw::ui
