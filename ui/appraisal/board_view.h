// The red list and the black list of an appraisal 红黑榜.
#pragma once
#include <QWidget>

#include "core/engine/appraisal_desk.h"
#include "ui/desk.h"

class QVBoxLayout;

namespace jw::ui {

class BoardView : public QWidget {
  Q_OBJECT
 public:
  BoardView(const Desk& desk, QWidget* parent = nullptr);
  void setResult(engine::AppraisalPtr result);


 protected:
  void changeEvent(QEvent* event) override;

 private:
  void rebuild();
  void addList(bool red);
  Desk m_desk;
  engine::AppraisalPtr m_result;
  QVBoxLayout* m_layout;
};

}  // namespace jw::ui
