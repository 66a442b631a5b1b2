#include "ui/system/system_page.h"

#include <QButtonGroup>
#include <QEvent>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QShortcut>
#include <QStackedWidget>
#include <QToolButton>

#include "ui/system/directory_panel.h"
#include "ui/system/settings_log_view.h"
#include "ui/system/settings_panel.h"
#include "ui/system/window_panel.h"
#include "ui/theme/theme.h"
#include "ui/widgets/parts.h"

namespace jw::ui {

SystemPage::SystemPage(const Desk& desk, QWidget* parent) : QWidget(parent), m_desk(desk) {
  setObjectName(QStringLiteral("page"));
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  auto* bar = makeFrame("bar", this);
  bar->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
  auto* heads = new QHBoxLayout(bar);
  m_desk.theme.space(heads, 12, 4, 16);
  auto* group = new QButtonGroup(this);
  m_pages = new QStackedWidget(this);
  for (int i = 0; i < tabs; ++i) {
    auto* b = new QToolButton(bar);
    setRole(b, "tab");
    b->setObjectName(QStringLiteral("systemTab%1").arg(i));
    b->setCheckable(true);
    b->setFocusPolicy(Qt::TabFocus);
    group->addButton(b);
    heads->addWidget(b);
    m_tabs.push_back(b);
    connect(b, &QToolButton::clicked, this, [this, i] { showTab(static_cast<Tab>(i)); });
    auto* key = new QShortcut(QKeySequence(Qt::ALT | static_cast<Qt::Key>(Qt::Key_1 + i)), this);
    key->setContext(Qt::WidgetWithChildrenShortcut);
    connect(key, &QShortcut::activated, this, [this, i] { showTab(static_cast<Tab>(i)); });
  }
  heads->addStretch(1);
  layout->addWidget(bar);
  layout->addWidget(m_pages, 1);
  auto* scroll = new QScrollArea(m_pages);
  scroll->setWidgetResizable(true);
  scroll->setFrameShape(QFrame::NoFrame);
  auto* panel = new WindowPanel(m_desk, scroll);
  panel->setObjectName(QStringLiteral("scrolled"));
  scroll->setWidget(panel);
  for (QWidget* w : std::initializer_list<QWidget*>{new SettingsPanel(m_desk, m_pages), new DirectoryPanel(m_desk, m_pages), new SettingsLogView(m_desk, m_pages), scroll}) m_pages->addWidget(w);
  setFocusProxy(m_pages);
  retranslate();
  showTab(settings);
}

void SystemPage::showTab(Tab tab) {
  m_tabs[tab]->setChecked(true);
  m_pages->setCurrentIndex(tab);
}

void SystemPage::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

void SystemPage::retranslate() {
  m_tabs[settings]->setText(tr("Switches and durations"));
  m_tabs[directory]->setText(tr("Departments and posts"));
  m_tabs[log]->setText(tr("Operation log"));
  m_tabs[window]->setText(tr("Window and store"));
}

}  // namespace jw::ui
