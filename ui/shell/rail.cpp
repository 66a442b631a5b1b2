#include "ui/shell/rail.h"

#include <QCoreApplication>
#include <QEvent>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/memory.h"
#include "ui/theme/theme.h"
#include "ui/widgets/parts.h"

namespace jw::ui {

Rail::Rail(const Desk& desk, QWidget* parent)
    : QFrame(parent),
      m_desk(desk),
      m_layout(new QVBoxLayout(this)),
      m_narrow(desk.memory.get(QStringLiteral("window/narrowRail"), false).toBool()) {
  setRole(this, "rail");
  setObjectName(QStringLiteral("rail"));
  m_layout->setContentsMargins(0, 0, 0, 0);
  m_layout->setSpacing(0);
  m_layout->addStretch(1);
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
  m_layout->addWidget(m_collapse);
  retranslate();
}

void Rail::add(const char* name, const QString& icon, const QString& keys) {
  const int page = static_cast<int>(m_entries.size());
  auto* button = new QToolButton(this);
  setRole(button, "rail");
  button->setObjectName(QStringLiteral("page%1").arg(page));
  button->setCheckable(true);
  button->setFocusPolicy(Qt::TabFocus);
  button->setAutoExclusive(true);
  button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  m_desk.theme.dress(button, icon, 20);
  connect(button, &QToolButton::clicked, this, [this, page] { Q_EMIT pageChosen(page); });
  m_layout->insertWidget(page, button);
  m_entries.push_back({name, keys, button});
  retranslate();
}

void Rail::setCurrent(int page) {
  m_entries[static_cast<std::size_t>(page)].button->setChecked(true);
}

void Rail::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QFrame::changeEvent(event);
}

void Rail::retranslate() {
  const auto style = m_narrow ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon;
  for (const Entry& entry : m_entries) {
    const QString name = QCoreApplication::translate("Pages", entry.name);
    entry.button->setText(QStringLiteral(" ") + name);
    entry.button->setToolTip(QStringLiteral("%1  %2").arg(name, entry.keys).trimmed());
    entry.button->setAccessibleName(name);
    entry.button->setToolButtonStyle(style);
  }
  m_collapse->setText(QStringLiteral(" ") + tr("Collapse"));
  m_collapse->setToolTip(m_narrow ? tr("Show the words") : tr("Icons only"));
  m_collapse->setAccessibleName(m_collapse->toolTip());
  m_collapse->setToolButtonStyle(style);
}

}  // namespace jw::ui
