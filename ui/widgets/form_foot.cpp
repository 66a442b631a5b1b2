#include "ui/widgets/form_foot.h"

#include <QDialog>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/theme/theme.h"
#include "ui/widgets/parts.h"

namespace jw::ui {

FormFoot::FormFoot(const Desk& desk, QDialog* form, const QString& icon) : QWidget(form) {
  auto* down = new QVBoxLayout(this);
  desk.theme.space(down, 0, 8);
  m_error = makeLabel("error", this);
  m_error->setObjectName(QStringLiteral("error"));
  m_error->setWordWrap(true);
  m_error->hide();
  down->addWidget(m_error);
  auto* across = new QHBoxLayout;
  across->addStretch();
  across->addWidget(m_cancel = new QPushButton(this));
  across->addWidget(m_send = new QPushButton(this));
  down->addLayout(across);
  m_cancel->setAutoDefault(false);
  m_send->setObjectName(QStringLiteral("send"));
  m_send->setToolTip(QStringLiteral("Ctrl+Enter"));
  m_send->setDefault(true);
  setRole(m_send, "primary");
  if (!icon.isEmpty()) desk.theme.dress(m_send, icon);
  connect(m_cancel, &QPushButton::clicked, form, &QDialog::reject);
  connect(m_send, &QPushButton::clicked, this, &FormFoot::send);
  connect(new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return), form), &QShortcut::activated, this, &FormFoot::send);
  retranslate();
}

void FormFoot::setAction(const QString& words) {
  m_send->setText(words);
}

void FormFoot::setFinished() {
  m_finished = true;
  m_send->hide();
  retranslate();
}

void FormFoot::complain(const QString& sentence) {
  m_waiting = false;
  m_send->setEnabled(true);
  m_error->setText(sentence);
  m_error->setVisible(!sentence.isEmpty());
  // A form that was just high enough grows; its fields would be pressed together otherwise.
  QWidget* form = window();
  if (const QLayout* all = form->layout(); all && !sentence.isEmpty()) form->resize(form->width(), std::max(form->height(), all->totalHeightForWidth(form->width())));
}

void FormFoot::wait() {
  m_waiting = true;
  m_send->setEnabled(false);
}

void FormFoot::focusAction() {
  m_send->setFocus();
}

void FormFoot::send() {
  if (!m_waiting) Q_EMIT sent();
}

void FormFoot::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

void FormFoot::retranslate() {
  m_cancel->setText(m_finished ? tr("Close") : tr("Cancel"));
}

}  // namespace jw::ui
