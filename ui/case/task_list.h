// The tasks of a case's response group 协同处置, each with its state and clock.
#pragma once
#include <QWidget>
#include <utility>
#include <vector>

#include "core/model/case_details.h"
#include "ui/desk.h"

class QLabel;
class QVBoxLayout;

namespace jw::ui {

/// Hidden while there is nothing to show.
class TaskList : public QWidget {
  Q_OBJECT
 public:
  TaskList(const Desk& desk, QWidget* parent = nullptr);
  void show(const model::CaseDetails& details);
  /// The clocks of the open tasks as of now.
  void showClocks();

 private:
  QString wordsOf(const model::CaseTask& task) const;
  Desk m_desk;
  QVBoxLayout* m_rows;
  bool m_paused = false;  ///< the case stands still, and the clocks with it
  std::vector<std::pair<QLabel*, model::CaseTask>> m_clocks;
};

}  // namespace jw::ui
