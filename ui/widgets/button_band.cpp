#include "ui/widgets/button_band.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/theme/theme.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/parts.h"

namespace jw::ui {

ButtonBand::ButtonBand(Theme& theme, const char* name, QWidget* parent) : QFrame(parent) {
  setObjectName(QLatin1String(name));
  setRole(this, "band");
  auto* down = new QVBoxLayout(this);
  theme.space(down, 10, 6);
  down->addWidget(m_words = makeLabel("fact", this));
  m_words->setWordWrap(true);
  down->addWidget(m_buttons = new QWidget(this));
  m_flow = new FlowLayout(m_buttons);
  m_flow->setContentsMargins(0, 0, 0, 0);
  theme.follow(m_flow, [&theme, flow = m_flow] { flow->setSpacing(theme.px(6)); });
  hide();
}

QPushButton* ButtonBand::addButton(const char* name) {
  auto* button = new QPushButton(m_buttons);
  button->setObjectName(QLatin1String(name));
  if (!m_flow->count()) setRole(button, "primary");
  m_flow->addWidget(button);
  return button;
}

void ButtonBand::closeUp() {
  const auto all = m_buttons->findChildren<QPushButton*>(Qt::FindDirectChildrenOnly);
  m_buttons->setVisible(std::any_of(all.begin(), all.end(), [](const QPushButton* b) { return !b->isHidden(); }));
}

}  // namespace jw::ui
