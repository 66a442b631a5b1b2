#include "ui/appraisal/reason_form.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QVBoxLayout>

#include "ui/theme/theme.h"
#include "ui/widgets/form_foot.h"
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
  layout->addWidget(m_foot = new FormFoot(m_desk, this));
  m_foot->setAction(action);
  connect(m_foot, &FormFoot::sent, this, &ReasonForm::send);
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
  m_foot->complain(sentence);
}

void ReasonForm::send() {
  if (m_needed && reason().empty()) return complain(Words::of(engine::RefusalCode::needsReason));
  m_foot->wait();
  Q_EMIT sent();
}

}  // namespace jw::ui
