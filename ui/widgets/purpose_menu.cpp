#include "ui/widgets/purpose_menu.h"

#include <QCoreApplication>
#include <QMenu>

#include "ui/words.h"

namespace jw::ui {

void askPurpose(const std::vector<engine::CasePurpose>& purposes, QWidget* under, std::function<void(const std::string&)> chosen) {
  auto* menu = new QMenu(under);
  menu->setObjectName(QStringLiteral("purposes"));
  menu->setAttribute(Qt::WA_DeleteOnClose);
  menu->addAction(QCoreApplication::translate("jw::ui::PurposeMenu", "The reading is logged"))->setEnabled(false);
  menu->addSeparator();
  for (const auto& purpose : purposes) menu->addAction(text(Words::isChinese() ? purpose.zh : purpose.en), under, [chosen, code = purpose.code] { chosen(code); });
  menu->popup(under->mapToGlobal(under->rect().bottomLeft()));
}

}  // namespace jw::ui
