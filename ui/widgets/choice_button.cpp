#include "ui/widgets/choice_button.h"

#include <QCheckBox>
#include <QSignalBlocker>
#include <QWidgetAction>
#include <algorithm>

#include "ui/theme/theme.h"
#include "ui/widgets/parts.h"

namespace jw::ui {
namespace {

/// A check box in the menu: ticking does not close it, so that several can be ticked in one go.
QList<QCheckBox*> boxes(const QMenu* menu) {
  return menu->findChildren<QCheckBox*>();
}

}  // namespace

ChoiceButton::ChoiceButton(Theme& theme, QWidget* parent) : QToolButton(parent), m_menu(new QMenu(this)) {
  setMenu(m_menu);
  setPopupMode(QToolButton::InstantPopup);
  setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  setLayoutDirection(Qt::RightToLeft);
  theme.dress(this, QStringLiteral("down"), 12);
}

void ChoiceButton::setChoices(const QString& title, const std::vector<std::pair<int, QString>>& choices) {
  const auto before = ticked();
  m_title = title;
  m_menu->clear();
  for (const auto& [value, words] : choices) {
    auto* box = new QCheckBox(words);
    box->setProperty("value", value);
    box->setChecked(std::find(before.begin(), before.end(), value) != before.end());
    box->setContentsMargins(8, 0, 8, 0);
    connect(box, &QCheckBox::toggled, this, [this] {
      showTicks();
      Q_EMIT ticksChanged();
    });
    auto* action = new QWidgetAction(m_menu);
    action->setDefaultWidget(box);
    m_menu->addAction(action);
  }
  m_menu->setLayoutDirection(Qt::LeftToRight);
  showTicks();
}

std::vector<int> ChoiceButton::ticked() const {
  std::vector<int> values;
  for (const QCheckBox* box : boxes(m_menu))
    if (box->isChecked()) values.push_back(box->property("value").toInt());
  return values;
}

void ChoiceButton::tick(const std::vector<int>& values) {
  for (QCheckBox* box : boxes(m_menu)) {
    const QSignalBlocker quiet(box);
    box->setChecked(std::find(values.begin(), values.end(), box->property("value").toInt()) != values.end());
  }
  showTicks();
  Q_EMIT ticksChanged();
}

void ChoiceButton::showTicks() {
  QStringList words;
  for (const QCheckBox* box : boxes(m_menu))
    if (box->isChecked()) words << box->text();
  setText(words.isEmpty()     ? m_title
          : words.size() == 1 ? words.front()
                              : QStringLiteral("%1 · %2").arg(m_title).arg(words.size()));
  setToolTip(words.join(QStringLiteral(", ")));
}

}  // namespace jw::ui
