#include "ui/registry/sheet_parts.h"

#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

#include "ui/theme/theme.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/parts.h"

namespace jw::ui {

SheetHead::SheetHead(const Desk& desk, const char* titleName, QWidget* sheet) : theme(desk.theme) {
  auto* outer = new QVBoxLayout(sheet);
  outer->setContentsMargins(0, 0, 0, 0);
  auto* area = new QScrollArea(sheet);
  area->setWidgetResizable(true);
  area->setFrameShape(QFrame::NoFrame);
  area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  outer->addWidget(area);
  ground = new QWidget;
  ground->setObjectName(QStringLiteral("scrolled"));
  down = new QVBoxLayout(ground);
  theme.space(down, 16, 12, 8);
  area->setWidget(ground);
  down->addWidget(title = makeLabel("title", ground));
  title->setObjectName(QString::fromLatin1(titleName));
  title->setWordWrap(true);
  down->addWidget(about = makeLabel("second", ground));
  about->setWordWrap(true);
  down->addWidget(bar = new QWidget(ground));
  buttons = new FlowLayout(bar);
  theme.space(buttons, 0, 8);
}

QToolButton* SheetHead::addButton(const char* name, const QString& icon, const QString& words, const std::function<void()>& run) {
  auto* button = wordButton(theme, name, icon, words, bar, run);
  addButton(button);
  return button;
}

void SheetHead::clearButtons() {
  buttons->clear();
}

void SheetHead::addButton(QToolButton* button) {
  buttons->addWidget(button);
  button->show();  // added to a bar that is on screen
}

QToolButton* moreButton(const Desk& desk, const char* name, const QString& words, QWidget* parent) {
  auto* button = wordButton(desk.theme, name, QStringLiteral("menu"), words, parent, {});
  button->setMenu(new QMenu(button));
  button->setPopupMode(QToolButton::InstantPopup);
  return button;
}

}  // namespace jw::ui
