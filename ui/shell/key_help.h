// F1: every key, in words.
#pragma once
#include <QDialog>

#include "ui/desk.h"

class QGridLayout;

namespace jw::ui {

class KeyHelp : public QDialog {
  Q_OBJECT
 public:
  KeyHelp(const Desk& desk, QWidget* parent);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();
  QGridLayout* m_grid;
};

}  // namespace jw::ui
