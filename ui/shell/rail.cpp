#include "ui/shell/rail.h"

#include <QCoreApplication>
#include <QEvent>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/memory.h"
#include "ui/theme/theme.h"
#include "ui/widgets/parts.h"

namespace jw::ui {

Rail::Rail(const Desk& desk, std::vector<Entry> entries, QWidget* parent)
    : QFrame(parent),
      m_desk(desk),
      m_entries(std::move(entries)),
      m_narrow(desk.memory.get(QStringLiteral("window/narrowRail"), false).toBool()) {
  setRole(this, "rail");
  setObjectName(QStringLiteral("rail"));
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  for (std::size_t i = 0; i < m_entries.size(); ++i) {
    auto* button = new QToolButton(this);
    setRole(button, "rail");
    button->setObjectName(QStringLiteral("page%1").arg(i));
    button->setCheckable(true);
    button->setFocusPolicy(Qt::TabFocus);
    button->setAutoExclusive(true);
    button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_desk.theme.dress(button, m_entries[i].icon, 20);
    connect(button, &QToolButton::clicked, this, [this, i] { Q_EMIT pageChosen(static_cast<int>(i)); });
    layout->addWidget(button);
    m_buttons.push_back(button);
  }
  layout->addStretch(1);
  m_collapse = new QToolButton(this);
  m_collapse->setFocusPolicy(Qt::TabFocus);
  setRole(m_collapse, "rail");
  m_collapse->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  m_desk.theme.dress(m_collapse, QStringLiteral("menu"), 20);
  connect(m_collapse, &QToolButton::clicked, this, [this] {
    m_narrow = !m_narrow;
    m_desk.memory.set(QStringLiteral("window/narrowRail"), m_narrow);
    retranslate();
  });
  layout->addWidget(m_collapse);
  retranslate();
}

void Rail::setCurrent(int page) {
  m_buttons[static_cast<std::size_t>(page)]->setChecked(true);
}

void Rail::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QFrame::changeEvent(event);
}

void Rail::retranslate() {
  const auto style = m_narrow ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon;
  for (std::size_t i = 0; i < m_buttons.size(); ++i) {
    const QString name = QCoreApplication::translate("Pages", m_entries[i].name);
    m_buttons[i]->setText(QStringLiteral(" ") + name);
    m_buttons[i]->setToolTip(QStringLiteral("%1  Ctrl+%2").arg(name).arg(i + 1));
    m_buttons[i]->setAccessibleName(name);
    m_buttons[i]->setToolButtonStyle(style);
  }
  m_collapse->setText(QStringLiteral(" ") + tr("Collapse"));
  m_collapse->setToolTip(m_narrow ? tr("Show the words") : tr("Icons only"));
  m_collapse->setAccessibleName(m_collapse->toolTip());
  m_collapse->setToolButtonStyle(style);
}

}  // namespace jw::ui
