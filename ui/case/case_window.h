// A case in a window of its own, beside the main one.
#pragma once
#include <QWidget>

#include "ui/desk.h"

namespace jw::ui {

class CaseView;

class CaseWindow : public QWidget {
  Q_OBJECT
 public:
  CaseWindow(const Desk& desk, CaseId id, QWidget* parent);
  CaseView& view() { return *m_view; }

 Q_SIGNALS:
  void mapWanted(jw::CaseId id);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void retitle();
  CaseView* m_view;
};

/// The one-key steps of a window that shows a case (D A X B V G).
void addStepKeys(QWidget* window, CaseView& view);

}  // namespace jw::ui
