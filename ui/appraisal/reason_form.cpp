#include "ui/appraisal/reason_form.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>

#include "ui/theme/theme.h"
#include "ui/widgets/parts.h"
#include "ui/words.h"

namespace jw::ui {

ReasonForm::ReasonForm(const Desk& desk, const QString& action, QWidget* parent) : QDialog(parent->window()), m_desk(desk) {
  setObjectName(QStringLiteral("reasonForm"));
  setAttribute(Qt::WA_DeleteOnClose);
  setWindowTitle(action);
  auto* layout = new QVBoxLayout(this);
  m_desk.theme.space(layout, 16, 8);
  auto* head = makeLabel("title", this);
  head->setText(action);
  layout->addWidget(head);
  layout->addWidget(m_subject = makeLabel("second", this));
  m_subject->setWordWrap(true);
  layout->addLayout(m_fields = new QVBoxLayout);
  layout->addWidget(m_consequence = makeLabel("fact", this));
  m_consequence->setWordWrap(true);
  m_consequence->hide();
  layout->addWidget(m_error = makeLabel("error", this));
  m_error->setObjectName(QStringLiteral("error"));
  m_error->setWordWrap(true);
  m_error->hide();
  auto* buttons = new QHBoxLayout;
  buttons->addStretch(1);
  auto* cancel = new QPushButton(tr("Cancel"), this);
  cancel->setAutoDefault(false);
  buttons->addWidget(cancel);
  m_send = new QPushButton(action, this);
  m_send->setObjectName(QStringLiteral("send"));
  setRole(m_send, "primary");
  m_send->setDefault(true);
  m_send->setToolTip(QStringLiteral("Ctrl+Enter"));
  buttons->addWidget(m_send);
  layout->addLayout(buttons);
  connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
  connect(m_send, &QPushButton::clicked, this, &ReasonForm::send);
  connect(new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return), this), &QShortcut::activated, this, &ReasonForm::send);
  m_desk.theme.follow(this, [this] { setMinimumWidth(m_desk.theme.px(420)); });
}

void ReasonForm::setSubject(const QString& words) {
  m_subject->setText(words);
}

void ReasonForm::setConsequence(const QString& words) {
  m_consequence->setText(words);
  m_consequence->setVisible(!words.isEmpty());
}

void ReasonForm::askReason(const QString& heading, bool needed) {
  m_needed = needed;
  auto* label = makeLabel("heading", this);
  label->setText(heading);
  m_fields->addWidget(label);
  m_text = new QPlainTextEdit(this);
  m_text->setObjectName(QStringLiteral("reason"));
  m_text->setTabChangesFocus(true);
  m_text->setFixedHeight(m_desk.theme.px(96));
  m_fields->addWidget(m_text);
  m_text->setFocus();
}

QComboBox* ReasonForm::addChoice(const QString& heading, const char* name) {
  auto* label = makeLabel("heading", this);
  label->setText(heading);
  m_fields->addWidget(label);
  auto* box = new QComboBox(this);
  box->setObjectName(QString::fromLatin1(name));
  m_fields->addWidget(box);
  return box;
}

QDoubleSpinBox* ReasonForm::addPoints(const QString& heading, double most) {
  auto* label = makeLabel("heading", this);
  label->setText(heading);
  m_fields->addWidget(label);
  auto* box = new QDoubleSpinBox(this);
  box->setObjectName(QStringLiteral("points"));
  box->setButtonSymbols(QAbstractSpinBox::NoButtons);
  box->setRange(0, most);
  box->setDecimals(1);
  m_fields->addWidget(box);
  return box;
}

std::string ReasonForm::reason() const {
  return m_text ? m_text->toPlainText().trimmed().toStdString() : std::string();
}

void ReasonForm::complain(const QString& sentence) {
  m_send->setEnabled(true);
  m_error->setText(sentence);
  m_error->setVisible(!sentence.isEmpty());
}

void ReasonForm::send() {
  if (!m_send->isEnabled()) return;
  if (m_needed && reason().empty()) return complain(Words::of(engine::RefusalCode::needsReason));
  m_send->setEnabled(false);
  Q_EMIT sent();
}

}  // namespace jw::ui
