// A band across a page that says something and offers what can be done about it.
#pragma once
#include <QFrame>

class QLabel;
class QPushButton;

namespace jw::ui {

class FlowLayout;
class Theme;

/// Words over buttons that flow into as many rows as they need. Hidden until somebody shows it.
class ButtonBand : public QFrame {
  Q_OBJECT
 public:
  ButtonBand(Theme& theme, const char* name, QWidget* parent);

 protected:
  /// The first button is the one that is meant.
  QPushButton* addButton(const char* name);
  /// Takes the room of the buttons away where none is shown.
  void closeUp();
  QLabel* words() { return m_words; }

 private:
  QLabel* m_words;
  QWidget* m_buttons;
  FlowLayout* m_flow;
};

}  // namespace jw::ui
