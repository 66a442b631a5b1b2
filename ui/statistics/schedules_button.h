// The way from the statistics page to the scheduled books, with a mark while one of them fails or is being made.
#pragma once
#include <QToolButton>

#include "ui/desk.h"

namespace jw::ui {

class BookMaker;

/// Ctrl+B while it is in sight.
class SchedulesButton : public QToolButton {
  Q_OBJECT
 public:
  SchedulesButton(const Desk& desk, engine::StatisticsDesk& statistics, BookMaker& books, QWidget* parent);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();
  Desk m_desk;
  BookMaker& m_books;
};

}  // namespace jw::ui
