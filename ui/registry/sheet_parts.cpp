#include "ui/registry/sheet_parts.h"

#include <QScrollArea>
#include <QVBoxLayout>

#include "ui/theme/theme.h"

namespace jw::ui {

QScrollArea* scrolledColumn(const Desk& desk, QVBoxLayout*& down, QWidget* parent) {
  auto* area = new QScrollArea(parent);
  area->setWidgetResizable(true);
  area->setFrameShape(QFrame::NoFrame);
  area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  auto* ground = new QWidget;
  ground->setObjectName(QStringLiteral("scrolled"));
  down = new QVBoxLayout(ground);
  desk.theme.space(down, 16, 12, 8);
  area->setWidget(ground);
  return area;
}

QToolButton* wordButton(const Desk& desk, const char* name, const QString& icon, const QString& words, QWidget* parent, const std::function<void()>& run) {
  auto* button = new QToolButton(parent);
  button->setObjectName(QString::fromLatin1(name));
  button->setText(words);
  button->setToolButtonStyle(icon.isEmpty() ? Qt::ToolButtonTextOnly : Qt::ToolButtonTextBesideIcon);
  button->setFocusPolicy(Qt::StrongFocus);
  if (!icon.isEmpty()) desk.theme.dress(button, icon, 16);
  if (run) QObject::connect(button, &QToolButton::clicked, button, run);
  return button;
}

QToolButton* moreButton(const Desk& desk, const char* name, const QString& words, QWidget* parent) {
  auto* button = wordButton(desk, name, QStringLiteral("menu"), words, parent, {});
  button->setMenu(new QMenu(button));
  button->setPopupMode(QToolButton::InstantPopup);
  return button;
}

}  // namespace jw::ui
