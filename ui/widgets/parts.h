// Small pieces that every page is put together from.
#pragma once
#include <QComboBox>
#include <QFrame>
#include <QLabel>
#include <QLayout>
#include <QString>
#include <QToolButton>
#include <functional>

namespace jw::ui {

class Theme;

/// The style sheet's role of a widget ("panel", "second", "primary" …).
void setRole(QWidget* widget, const char* role);
/// A true or false that the style sheet asks for ("bad", "alarm").
void setMark(QWidget* widget, const char* mark, bool on);
QLabel* makeLabel(const char* role, QWidget* parent = nullptr);
/// The name of a fact that would be wider than so many pixels goes on in the next line, and leaves its value the room.
void keepNarrow(QLabel* name, int widest);
QFrame* makeFrame(const char* role, QWidget* parent = nullptr);
QToolButton* makeFlatButton(Theme& theme, const QString& icon, QWidget* parent = nullptr);
/// A button with words and, if it has a name, an icon; reached by the keyboard.
QToolButton* wordButton(Theme& theme, const char* name, const QString& icon, const QString& words, QWidget* parent, const std::function<void()>& run = {});

/// A drop-down in which one types any part of an entry's words. No entry is chosen unless one is picked or typed in
/// full.
class SearchCombo : public QComboBox {
  Q_OBJECT
 public:
  explicit SearchCombo(QWidget* parent = nullptr);
  /// Row of the entry that is written in the field, -1 for none; a unique part of one entry's words will do.
  int chosen() const;
  void choose(int row);
  void setHint(const QString& hint);
};

}  // namespace jw::ui
