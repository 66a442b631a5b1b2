// The scheduled books: when each was made and is made next, how it went; new, change, make now, pause, delete with undo.
#pragma once
#include <QDialog>
#include <QTimer>
#include <optional>

#include "core/engine/book_schedule.h"
#include "ui/desk.h"

class QLabel;
class QProgressBar;
class QToolButton;

namespace jw::ui {

class BookMaker;
class RowsTable;

class BookScheduleList : public QDialog {
  Q_OBJECT
 public:
  BookScheduleList(const Desk& desk, engine::StatisticsDesk& statistics, BookMaker& books, QWidget* parent);
  /// The one over the window that holds `parent`, in front.
  static BookScheduleList* open(const Desk& desk, engine::StatisticsDesk& statistics, BookMaker& books, QWidget* parent);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void build();
  void retranslate();
  void showAll();
  void showChosen();
  void showWork();
  const engine::BookSchedule* chosen() const;
  void openForm(engine::BookSchedule schedule);
  void change();
  void makeNow();
  void pause();
  void remove();
  void takeBack();
  /// What the store has answered: "" is good.
  bool taken(const std::variant<std::vector<engine::BookSchedule>, engine::Refused>& answer);
  Desk m_desk;
  engine::StatisticsDesk& m_statistics;
  BookMaker& m_books;
  std::optional<engine::BookSchedule> m_removed;  ///< the last one
  QTimer m_progressing;
  RowsTable* m_table;
  QLabel *m_title, *m_state, *m_empty, *m_detail, *m_trouble, *m_workWords;
  QWidget* m_working;
  QProgressBar* m_progress;
  QToolButton *m_new, *m_change, *m_now, *m_pause, *m_remove, *m_undo, *m_cancel;
};

}  // namespace jw::ui
