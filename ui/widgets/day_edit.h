// A day that may be left empty: typed, or taken from a calendar.
#pragma once
#include <QLineEdit>

class QAction;

namespace jw::ui {

class Theme;

class DayEdit : public QLineEdit {
  Q_OBJECT
 public:
  DayEdit(Theme& theme, QWidget* parent = nullptr);
  /// Alt+Down does it too, and the mark in the field.
  void openCalendar();

 protected:
  void changeEvent(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  void retranslate();
  Theme& m_theme;
  QAction* m_open;
};

}  // namespace jw::ui
