#include "ui/appraisal/card_list.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/appraisal/appraisal_words.h"
#include "ui/on_main.h"
#include "ui/appraisal/reason_form.h"
#include "ui/engine_bridge.h"
#include "ui/theme/theme.h"
#include "ui/widgets/parts.h"
#include "ui/words.h"

namespace jw::ui {
using namespace appraisal;

CardList::CardList(const Desk& desk, engine::AppraisalDesk& appraisal, QWidget* parent)
    : QWidget(parent), m_desk(desk), m_appraisal(appraisal), m_layout(new QVBoxLayout(this)) {
  m_desk.theme.space(m_layout, 12, 8);
  rebuild();
}

void CardList::setResult(engine::AppraisalPtr result) {
  m_result = std::move(result);
  reload();
}

void CardList::reload() {
  const std::stop_token stop = m_asking.anew();
  if (!m_result) {
    m_cards.clear();
    return rebuild();
  }
  m_appraisal.cards(m_desk.bridge.actor(), m_result->scheme->name, "", m_result->subjectKind, stop,
                    onMain<std::vector<Card>>(this, [this, stop](std::vector<Card> cards) {
                      if (stop.stop_requested()) return;
                      m_cards = std::move(cards);
                      rebuild();
                      Q_EMIT loaded();
                    }));
}

void CardList::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) rebuild();
  QWidget::changeEvent(event);
}

QString CardList::subjectName(const std::string& key) const {
  if (const auto* row = m_result ? m_result->find(key) : nullptr) return text(row->subject.name);
  for (const auto& d : m_desk.bridge.directory().departments())
    if (d.code == key) return text(d.name);
  if (const auto* area = m_desk.bridge.areas()->byPath(key)) return text(area->name);
  return text(key);
}

void CardList::rebuild() {
  while (QLayoutItem* item = m_layout->takeAt(0)) {
    if (item->widget()) item->widget()->deleteLater();
    delete item;
  }
  if (m_cards.empty()) {
    auto* none = makeLabel("second", this);
    none->setWordWrap(true);
    none->setText(tr("No cards of this scheme yet. “Issue cards” gives them by the rules of the scheme."));
    m_layout->addWidget(none);
  }
  for (const Card& card : m_cards) addCard(card);
  m_layout->addStretch(1);
}

void CardList::addCard(const Card& card) {
  auto* frame = makeFrame("panel", this);
  auto* layout = new QVBoxLayout(frame);
  m_desk.theme.space(layout, 12, 8, 4);
  auto* head = new QHBoxLayout;
  auto* color = makeLabel(!card.stands() ? "second" : card.color == CardColor::red ? "error" : "fact", frame);
  color->setText((card.color == CardColor::red ? QStringLiteral("▲ ") : QStringLiteral("◐ ")) + AppraisalWords::of(card.color));
  head->addWidget(color);
  auto* name = makeLabel("fact", frame);
  name->setText(subjectName(card.subject));
  head->addWidget(name, 1);
  auto* period = makeLabel("second", frame);
  period->setText(text(card.period));
  head->addWidget(period);
  layout->addLayout(head);
  const auto line = [&](const QString& words) {
    auto* label = makeLabel("second", frame);
    label->setWordWrap(true);
    label->setText(words);
    layout->addWidget(label);
  };
  line(AppraisalWords::reason(card.reason, m_appraisal.rules().catalog));
  if (!card.appealText.empty()) line(tr("Appeal: %1").arg(text(card.appealText)));
  if (!card.reviewText.empty()) line(tr("Review by %1: %2").arg(text(card.reviewedBy), text(card.reviewText)));
  if (!card.decisionText.empty()) line(tr("Decision by %1: %2").arg(text(card.decidedBy), text(card.decisionText)));
  auto* foot = new QHBoxLayout;
  auto* state = makeLabel("fact", frame);
  state->setText(AppraisalWords::of(card.appeal));
  foot->addWidget(state, 1);
  for (const AppealStep step : m_appraisal.allowedSteps(m_desk.bridge.actor(), card)) {
    auto* button = new QPushButton(AppraisalWords::of(step), frame);
    button->setObjectName(QStringLiteral("appeal%1").arg(static_cast<int>(step)));
    connect(button, &QPushButton::clicked, this, [this, card, step] { ask(card, step); });
    foot->addWidget(button);
  }
  layout->addLayout(foot);
  m_layout->addWidget(frame);
}

void CardList::ask(const Card& card, AppealStep step) {
  auto* form = new ReasonForm(m_desk, AppraisalWords::of(step), this);
  form->setSubject(QStringLiteral("%1 · %2 · %3").arg(AppraisalWords::of(card.color), subjectName(card.subject), text(card.period)));
  form->askReason(step == AppealStep::submit ? tr("Why the card should not stand") : tr("Why"), true);
  form->setConsequence(step == AppealStep::grant    ? tr("The card no longer counts. The fact stays on record.")
                       : step == AppealStep::refuse ? tr("The card stands for good.")
                                                    : QString());
  connect(form, &ReasonForm::sent, this, [this, form, id = card.id, step] {
    m_appraisal.appeal(m_desk.bridge.actor(), id, step, form->reason(),
                       onMain<engine::Outcome<Card>>(form, [this, form](const engine::Outcome<Card>& outcome) {
                         if (const auto* why = std::get_if<engine::Refused>(&outcome)) return form->complain(Words::of(why->code));
                         form->accept();
                         reload();
                       }));
  });
  form->show();
}

}  // namespace jw::ui
