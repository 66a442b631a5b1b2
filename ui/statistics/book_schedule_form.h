// A book by the clock: what is in it, when it is made, where to and how many of its files stay.
#pragma once
#include <QDialog>

#include "core/engine/book_schedule.h"
#include "ui/desk.h"

class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QSpinBox;
class QTimeEdit;

namespace jw::ui {

class BookChoice;
class BookMaker;
class FormFoot;

class BookScheduleForm : public QDialog {
  Q_OBJECT
 public:
  /// `schedule`: as it is, or a proposed one.
  BookScheduleForm(const Desk& desk, engine::StatisticsDesk& statistics, BookMaker& books, engine::BookSchedule schedule, QWidget* parent);
  /// Monthly, on the first in the morning, of what has been reported since the last time, into the folder used last.
  static engine::BookSchedule proposed(const Desk& desk, engine::BookContents contents);

 Q_SIGNALS:
  void kept(const jw::Uuid& id);

 private:
  void buildTimes(QFormLayout* form);
  void buildFile(QFormLayout* form);
  void fillDays();
  void fillFrom();
  void preview();
  engine::BookSchedule edited() const;
  void chooseFolder();
  void send();
  Desk m_desk;
  engine::StatisticsDesk& m_statistics;
  BookMaker& m_books;
  engine::BookSchedule m_schedule;
  QLineEdit *m_name, *m_folder, *m_file;
  QComboBox *m_every, *m_day, *m_cases, *m_figures;
  QTimeEdit* m_time;
  QSpinBox* m_keep;
  QLabel *m_next, *m_hint;
  BookChoice* m_choice;
  FormFoot* m_foot;
};

}  // namespace jw::ui
