// A case in a window of its own, beside the main one: what is known and to be done left, what is near right.
#pragma once
#include <QWidget>

#include "ui/desk.h"

class QSplitter;

namespace jw::ui {

class CaseView;
class NearPanel;

/// The building cache of its small map comes from the parent's window, property "buildingCache".
class CaseWindow : public QWidget {
  Q_OBJECT
 public:
  CaseWindow(const Desk& desk, CaseId id, QWidget* parent);
  CaseView& view() { return *m_view; }

 Q_SIGNALS:
  void mapWanted(jw::CaseId id);

 protected:
  void changeEvent(QEvent* event) override;
  void closeEvent(QCloseEvent* event) override;

 private:
  void retitle();
  Desk m_desk;
  QSplitter* m_across;
  CaseView* m_view;
  NearPanel* m_near;
};

/// The one-key steps of a window that shows a case (D A X B V G).
void addStepKeys(QWidget* window, CaseView& view);

}  // namespace jw::ui
