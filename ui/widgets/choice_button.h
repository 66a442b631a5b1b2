// A button that drops down a list of choices, any number of which may be ticked.
#pragma once
#include <QMenu>
#include <QToolButton>
#include <vector>

namespace jw::ui {

class Theme;

class ChoiceButton : public QToolButton {
  Q_OBJECT
 public:
  ChoiceButton(Theme& theme, QWidget* parent = nullptr);
  /// `title` stands on the button while nothing is ticked. Ticks stay by value.
  void setChoices(const QString& title, const std::vector<std::pair<int, QString>>& choices);
  std::vector<int> ticked() const;
  void tick(const std::vector<int>& values);

 Q_SIGNALS:
  void ticksChanged();

 private:
  void showTicks();
  QMenu* m_menu;
  QString m_title;
};

}  // namespace jw::ui
