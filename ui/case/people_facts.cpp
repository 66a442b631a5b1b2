#include "ui/case/people_facts.h"

#include <QLabel>
#include <QPushButton>

#include "ui/case/case_keys.h"
#include "ui/engine_bridge.h"
#include "ui/on_main.h"
#include "ui/theme/theme.h"
#include "ui/widgets/parts.h"
#include "ui/widgets/purpose_menu.h"
#include "ui/words.h"

namespace jw::ui {

PeopleFacts::PeopleFacts(const Desk& desk, QWidget* parent) : QWidget(parent), m_desk(desk), m_grid(new QGridLayout(this)) {
  setObjectName(QStringLiteral("people"));
  m_grid->setContentsMargins(0, 0, 0, 0);
  m_grid->setColumnStretch(1, 1);
  m_desk.theme.follow(this, [this] {
    m_grid->setHorizontalSpacing(m_desk.theme.px(12));
    m_grid->setVerticalSpacing(m_desk.theme.px(4));
  });
  for (int row = 0; row < 3; ++row) {
    m_grid->addWidget(m_names[row] = makeLabel("second", this), row, 0);
    m_grid->addWidget(m_values[row] = makeLabel("fact", this), row, 1);
    m_values[row]->setWordWrap(true);
    m_values[row]->setTextInteractionFlags(Qt::TextSelectableByMouse);
  }
  m_values[0]->setObjectName(QStringLiteral("reporter"));
  // Below them all: it shows all of them, and beside them it would not fit a narrow page in every language.
  m_grid->addWidget(m_button = new QPushButton(this), kOthers, 1, Qt::AlignLeft);
  m_button->setObjectName(QStringLiteral("reveal"));
  connect(m_button, &QPushButton::clicked, this, [this] { m_clear ? hideAgain() : ask(); });
  connect(&m_second, &QTimer::timeout, this, &PeopleFacts::countDown);
  // Another person at the desk must not see what this one has asked for.
  connect(&m_desk.bridge, &EngineBridge::actorChanged, this, &PeopleFacts::hideAgain);
}

void PeopleFacts::show(const model::CaseDetails& details) {
  if (!m_details || m_details->summary.id != details.summary.id) {
    m_clear.reset();
    m_second.stop();
  }
  m_details = details;
  showRows();
}

void PeopleFacts::showRows() {
  if (!m_details) return;
  const auto& d = *m_details;
  const engine::Engine::CasePeople people = m_clear ? *m_clear : engine::Engine::CasePeople::masked(d);
  const QString reporter = QStringList({text(people.reporterName), text(people.reporterPhone)}).join(QLatin1Char(' ')).trimmed();
  const std::pair<QString, QString> rows[] = {{tr("Reporter"), reporter.isEmpty() ? tr("anonymous") : reporter}, {tr("Party A"), text(people.partyA)}, {tr("Party B"), text(people.partyB)}};
  for (std::size_t row = 0; row < 3; ++row) {
    m_names[row]->setText(rows[row].first);
    m_values[row]->setText(rows[row].second);
    m_names[row]->setVisible(!rows[row].second.isEmpty());
    m_values[row]->setVisible(!rows[row].second.isEmpty());
  }
  showOthers(people.others);
  const bool any = !d.reporterName.empty() || !d.reporterPhone.empty() || !d.partyA.empty() || !d.partyB.empty() || !people.others.empty();
  m_button->setVisible(any);
  m_button->setText(m_clear ? tr("Hide (%1 s)").arg(m_left) : withKey(*this, tr("Show for a purpose"), "S"));
}

// The event item's own fields may name any number of people.
void PeopleFacts::showOthers(const std::vector<model::FieldValue>& people) {
  while (m_others.size() < people.size()) {
    const int row = kOthers + static_cast<int>(m_others.size());
    auto& [name, value] = m_others.emplace_back(makeLabel("second", this), makeLabel("fact", this));
    value->setWordWrap(true);
    value->setTextInteractionFlags(Qt::TextSelectableByMouse);
    value->setObjectName(QStringLiteral("other"));
    m_grid->addWidget(name, row, 0);
    m_grid->addWidget(value, row, 1);
  }
  for (std::size_t i = 0; i < m_others.size(); ++i) {
    const bool any = i < people.size();
    m_others[i].first->setText(any ? Words::name(people[i]) : QString());
    keepNarrow(m_others[i].first, m_desk.theme.px(kNarrow));
    m_others[i].second->setText(any ? Words::of(people[i]) : QString());
    for (QLabel* l : {m_others[i].first, m_others[i].second}) l->setVisible(any);
  }
  m_grid->addWidget(m_button, kOthers + static_cast<int>(m_others.size()), 1, Qt::AlignLeft);
}

void PeopleFacts::ask() {
  if (!m_details || m_button->isHidden()) return m_desk.notices.warn(tr("Nobody is named in this case."));
  const auto purposes = m_desk.bridge.engine().casePurposes(m_desk.bridge.actor());
  if (purposes.empty()) return m_desk.notices.warn(tr("As %1 you may not read who reported it or whom it concerns.").arg(Words::of(m_desk.bridge.actor().role)));
  askPurpose(purposes, m_button, [this](const std::string& purpose) { reveal(purpose); });
}

void PeopleFacts::reveal(const std::string& purpose) {
  using Result = std::variant<engine::Engine::CasePeople, engine::Refused>;
  const CaseId id = m_details->summary.id;
  m_desk.bridge.engine().revealPeople(m_desk.bridge.actor(), id, purpose,
                                      onMain<Result>(this, [this, id, code = text(purpose), actor = m_desk.bridge.actor()](const Result& result) {
                                        // Meanwhile another case or another person may be here.
                                        if (!m_details || m_details->summary.id != id || m_desk.bridge.actor().name != actor.name || m_desk.bridge.actor().role != actor.role) return;
                                        if (const auto* why = std::get_if<engine::Refused>(&result))
                                          return m_desk.notices.warn(why->code == engine::RefusalCode::notEntitled ? tr("Your role, your area or this purpose does not allow it. The attempt is in the log.")
                                                                                                                   : Words::of(why->code));
                                        m_clear = std::get<engine::Engine::CasePeople>(result);
                                        m_purpose = code;
                                        m_left = static_cast<int>(kShown.count());
                                        m_second.start(1000);
                                        showRows();
                                      }));
}

void PeopleFacts::countDown() {
  if (--m_left <= 0) return hideAgain();
  showRows();
}

void PeopleFacts::hideAgain() {
  m_second.stop();
  m_clear.reset();
  m_purpose.clear();
  showRows();
}

}  // namespace jw::ui
