// The tasks of a case's response group 协同处置, each with its state and clock.
#pragma once
#include <QWidget>

#include "core/model/case_details.h"
#include "ui/desk.h"

class QVBoxLayout;

namespace jw::ui {

/// Hidden while there is nothing to show.
class TaskList : public QWidget {
  Q_OBJECT
 public:
  TaskList(const Desk& desk, QWidget* parent = nullptr);
  void show(const model::CaseDetails& details);

 private:
  Desk m_desk;
  QVBoxLayout* m_rows;
};

}  // namespace jw::ui
