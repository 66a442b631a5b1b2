#include "ui/widgets/late_moment.h"

#include <QCheckBox>
#include <QDateTimeEdit>
#include <QEvent>
#include <QHBoxLayout>

#include "ui/engine_bridge.h"
#include "ui/words.h"

namespace jw::ui {

LateMoment::LateMoment(const Desk& desk, QWidget* parent) : QWidget(parent), m_desk(desk), m_late(new QCheckBox(this)), m_when(new QDateTimeEdit(this)) {
  auto* across = new QHBoxLayout(this);
  across->setContentsMargins(0, 0, 0, 0);
  across->addWidget(m_late);
  across->addWidget(m_when);
  across->addStretch(1);
  m_late->setObjectName(QStringLiteral("late"));
  m_when->setObjectName(QStringLiteral("happened"));
  m_when->setDisplayFormat(QStringLiteral("yyyy-MM-dd HH:mm"));
  m_when->setCalendarPopup(true);
  m_when->setDateTime(localTime(m_desk.bridge.now()));
  m_when->setVisible(false);
  setFocusProxy(m_late);
  connect(m_late, &QCheckBox::toggled, this, [this](bool late) {
    m_when->setVisible(late);
    if (!late) return;
    m_when->setDateTime(localTime(m_desk.bridge.now()));
    m_when->setFocus();
  });
  retranslate();
}

Instant LateMoment::moment() const { return m_late->isChecked() ? instantOf(m_when->dateTime()) : kNever; }

void LateMoment::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

void LateMoment::retranslate() {
  m_late->setText(tr("It happened earlier"));
  m_late->setToolTip(tr("For what was written down on paper: clocks and trail go by the time given here. When it was entered is kept, too."));
}

}  // namespace jw::ui
