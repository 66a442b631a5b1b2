#include "ui/widgets/tabbed_page.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QShortcut>
#include <QStackedWidget>
#include <QToolButton>

#include "ui/theme/theme.h"
#include "ui/widgets/parts.h"

namespace jw::ui {

TabbedPage::TabbedPage(const Desk& desk, const char* tabName, int tabs, QWidget* parent) : QWidget(parent), m_desk(desk) {
  setObjectName(QStringLiteral("page"));
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  auto* bar = makeFrame("bar", this);
  bar->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
  auto* heads = new QHBoxLayout(bar);
  m_desk.theme.space(heads, 12, 4, 16);
  auto* group = new QButtonGroup(this);
  m_views = new QStackedWidget(this);
  for (int i = 0; i < tabs; ++i) {
    auto* b = new QToolButton(bar);
    setRole(b, "tab");
    b->setObjectName(QString::fromLatin1(tabName) + QString::number(i));
    b->setCheckable(true);
    b->setFocusPolicy(Qt::TabFocus);
    group->addButton(b);
    heads->addWidget(b);
    m_tabs.push_back(b);
    connect(b, &QToolButton::clicked, this, [this, i] { showView(i); });
    auto* key = new QShortcut(QKeySequence(Qt::ALT | static_cast<Qt::Key>(Qt::Key_1 + i)), this);
    key->setContext(Qt::WidgetWithChildrenShortcut);
    connect(key, &QShortcut::activated, this, [this, i] { showView(i); });
  }
  heads->addStretch(1);
  layout->addWidget(bar);
  layout->addWidget(m_views, 1);
  setFocusProxy(m_views);
}

void TabbedPage::showView(int i) {
  tab(i)->setChecked(true);
  m_views->setCurrentIndex(i);
}

}  // namespace jw::ui
