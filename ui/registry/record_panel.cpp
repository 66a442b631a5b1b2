#include "ui/registry/record_panel.h"

#include <QEvent>
#include <QLabel>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/engine_bridge.h"
#include "ui/on_main.h"
#include "ui/registry/compound_view.h"
#include "ui/registry/dwelling_view.h"
#include "ui/registry/facility_view.h"
#include "ui/registry/history_view.h"
#include "ui/registry/organisation_view.h"
#include "ui/registry/person_view.h"
#include "ui/registry/posts_view.h"
#include "ui/registry/registry_edits.h"
#include "ui/registry/volunteer_view.h"
#include "ui/theme/theme.h"
#include "ui/widgets/parts.h"

namespace jw::ui {

RecordPanel::RecordPanel(const Desk& desk, RegistryEdits& edits, QWidget* parent) : QWidget(parent), m_desk(desk), m_edits(edits) {
  auto* down = new QVBoxLayout(this);
  down->setContentsMargins(0, 0, 0, 0);
  down->setSpacing(0);
  auto* bar = new QHBoxLayout;
  m_desk.theme.space(bar, 12, 4, 8);
  bar->addWidget(m_back = makeFlatButton(m_desk.theme, QStringLiteral("left"), this));
  m_back->setObjectName(QStringLiteral("recordBack"));
  m_back->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  bar->addStretch(1);
  down->addLayout(bar);
  down->addWidget(m_which = new QStackedWidget(this), 1);
  m_empty = makeLabel("empty", m_which);
  m_empty->setObjectName(QStringLiteral("recordEmpty"));
  m_empty->setAlignment(Qt::AlignCenter);
  m_empty->setWordWrap(true);
  m_which->addWidget(m_empty);
  m_which->addWidget(m_dwelling = new DwellingView(m_desk, m_edits, m_which));
  m_which->addWidget(m_person = new PersonView(m_desk, m_edits, m_which));
  m_which->addWidget(m_organisation = new OrganisationView(m_desk, m_edits, m_which));
  m_which->addWidget(m_history = new HistoryView(m_desk, m_which));
  m_which->addWidget(m_posts = new PostsView(m_desk, m_edits, m_which));
  m_which->addWidget(m_compound = new CompoundView(m_desk, m_edits, m_which));
  m_which->addWidget(m_volunteer = new VolunteerView(m_desk, m_edits, m_which));
  m_which->addWidget(m_facility = new FacilityView(m_desk, m_edits, m_which));
  m_slow.setSingleShot(true);
  m_slow.setInterval(1000);
  connect(&m_slow, &QTimer::timeout, this, [this] { showState([] { return tr("Reading…"); }); });
  connect(m_back, &QToolButton::clicked, this, &RecordPanel::back);
  const auto toPerson = [this](const Uuid& id) { open(OfPerson{id}); };
  const auto toHistory = [this](model::RecordKind kind, const Uuid& id, const QString& name) { open(OfHistory{kind, id, name}); };
  connect(m_dwelling, &DwellingView::personChosen, this, toPerson);
  connect(m_dwelling, &DwellingView::historyWanted, this, toHistory);
  connect(m_person, &PersonView::personChosen, this, toPerson);
  connect(m_person, &PersonView::historyWanted, this, toHistory);
  connect(m_person, &PersonView::dwellingWanted, this, [this](const Uuid& id) { open(OfDwelling{id}); });
  connect(m_person, &PersonView::appointWanted, this, [this](const engine::PersonSheet& s) {
    m_edits.appoint(PostsView::places(m_desk, s.home.building.id, s.home.building.area), s.person.id, QString::fromStdString(s.person.name));
  });
  connect(m_organisation, &OrganisationView::historyWanted, this, toHistory);
  connect(m_compound, &CompoundView::historyWanted, this, toHistory);
  connect(m_volunteer, &VolunteerView::historyWanted, this, toHistory);
  connect(m_facility, &FacilityView::historyWanted, this, toHistory);
  connect(m_volunteer, &VolunteerView::personChosen, this, toPerson);
  connect(m_organisation, &OrganisationView::buildingWanted, this, [this](BuildingId id) { Q_EMIT shown(id, {}); });
  retranslate();
  clear();
}

void RecordPanel::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

void RecordPanel::retranslate() {
  m_back->setText(tr("Back"));
  m_back->setToolTip(tr("To the record before this one (Alt+Left)"));
  m_empty->setText(m_record.index() != 0 && m_state ? m_state() : tr("The dwelling, person, organisation, volunteer or facility that you choose is shown here."));
}

void RecordPanel::open(Record record) {
  // From door to door there is no way to go back; from a person to the dwelling there is.
  if (m_record.index() != 0 && m_record.index() != record.index()) m_before.push_back(std::move(m_record));
  if (record.index() == 1) m_before.clear();
  if (m_before.size() > 20) m_before.erase(m_before.begin());
  m_record = std::move(record);
  read();
}

void RecordPanel::back() {
  if (m_before.empty()) return;
  m_record = std::move(m_before.back());
  m_before.pop_back();
  read();
}

void RecordPanel::setAsOf(Instant asOf) {
  m_asOf = asOf;
  reload();
}

void RecordPanel::reload() {
  if (m_record.index() != 0) read();
}

void RecordPanel::clear() {
  m_record = {};
  m_before.clear();
  read();
}

void RecordPanel::showState(std::function<QString()> words) {
  m_state = std::move(words);
  m_empty->setText(m_state());
  m_which->setCurrentWidget(m_empty);
}

void RecordPanel::read() {
  const auto stop = m_asking.anew();
  m_slow.stop();
  m_back->setVisible(!m_before.empty());
  const auto& actor = m_desk.bridge.actor();
  if (m_record.index() == 0) {
    m_which->setCurrentWidget(m_empty);
    retranslate();
  } else if (const auto* dwelling = std::get_if<OfDwelling>(&m_record)) {
    m_slow.start();
    m_desk.registry.dwelling(actor, dwelling->id, m_asOf, stop, onMain<std::optional<engine::DwellingSheet>>(this, [this, stop](const std::optional<engine::DwellingSheet>& sheet) {
                               if (stop.stop_requested()) return;
                               m_slow.stop();
                               if (!sheet) return showState([now = m_asOf == kNever] { return now ? tr("This dwelling is not recorded any more, or lies outside your area.") : tr("On that day this dwelling was not recorded."); });
                               m_dwelling->show(*sheet);
                               m_which->setCurrentWidget(m_dwelling);
                               Q_EMIT shown(sheet->building.id, sheet->dwelling.id);
                             }));
  } else if (const auto* person = std::get_if<OfPerson>(&m_record)) {
    m_slow.start();
    m_desk.registry.person(actor, person->id, m_asOf, stop, onMain<std::optional<engine::PersonSheet>>(this, [this, stop](const std::optional<engine::PersonSheet>& sheet) {
                             if (stop.stop_requested()) return;
                             m_slow.stop();
                             if (!sheet) return showState([now = m_asOf == kNever] { return now ? tr("This person is not in the registry any more, or lives outside your area.") : tr("On that day this person was not in the registry, or lived outside your area."); });
                             m_person->show(*sheet);
                             m_which->setCurrentWidget(m_person);
                             Q_EMIT shown(sheet->home.building.id, sheet->home.dwelling.id);
                           }));
  } else if (const auto* organisation = std::get_if<OfOrganisation>(&m_record)) {
    m_organisation->show(organisation->row);
    m_which->setCurrentWidget(m_organisation);
  } else if (const auto* history = std::get_if<OfHistory>(&m_record)) {
    m_history->show(history->kind, history->id, history->name);
    m_which->setCurrentWidget(m_history);
  } else if (const auto* posts = std::get_if<OfPosts>(&m_record)) {
    m_posts->show(posts->building, posts->area, posts->name);
    m_which->setCurrentWidget(m_posts);
  } else if (const auto* compound = std::get_if<OfCompound>(&m_record)) {
    m_slow.start();
    m_desk.registry.compound(actor, compound->id, stop, onMain<std::optional<model::Compound>>(this, [this, stop](const std::optional<model::Compound>& row) {
                               if (stop.stop_requested()) return;
                               m_slow.stop();
                               if (!row) return showState([] { return tr("This compound is not recorded any more, or lies outside your area."); });
                               m_compound->show(*row);
                               m_which->setCurrentWidget(m_compound);
                             }));
  } else if (const auto* volunteer = std::get_if<OfVolunteer>(&m_record)) {
    m_slow.start();
    m_desk.registry.volunteer(actor, volunteer->id, stop, onMain<std::optional<model::Volunteer>>(this, [this, stop](const std::optional<model::Volunteer>& row) {
                                if (stop.stop_requested()) return;
                                m_slow.stop();
                                if (!row) return showState([] { return tr("This volunteer has left, or is outside your area."); });
                                m_volunteer->show(*row);
                                m_which->setCurrentWidget(m_volunteer);
                              }));
  } else if (const auto* facility = std::get_if<OfFacility>(&m_record)) {
    m_slow.start();
    m_desk.registry.facility(actor, facility->id, stop, onMain<std::optional<model::Facility>>(this, [this, stop](const std::optional<model::Facility>& row) {
                               if (stop.stop_requested()) return;
                               m_slow.stop();
                               if (!row) return showState([] { return tr("This facility is not recorded any more, or lies outside your area."); });
                               m_facility->show(*row);
                               m_which->setCurrentWidget(m_facility);
                             }));
  }
}

}  // namespace jw::ui
