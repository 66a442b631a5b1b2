#include "ui/registry/place_panel.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QSignalBlocker>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>

#include "ui/engine_bridge.h"
#include "ui/memory.h"
#include "ui/on_main.h"
#include "ui/registry/area_tree_view.h"
#include "ui/registry/facility_list.h"
#include "ui/registry/registry_words.h"
#include "ui/statistics/notice_form.h"
#include "ui/theme/theme.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/parts.h"
#include "ui/widgets/purpose_menu.h"
#include "ui/widgets/rows_table.h"
#include "ui/words.h"

namespace jw::ui {
namespace {

constexpr std::uint32_t kRows = 2000, kFound = 100;

}  // namespace

PlacePanel::PlacePanel(const Desk& desk, engine::BulkNotices& bulk, QWidget* parent) : QWidget(parent), m_desk(desk), m_bulk(bulk) {
  auto* outer = new QVBoxLayout(this);
  outer->setContentsMargins(0, 0, 0, 0);
  outer->addWidget(m_which = new QStackedWidget(this));
  auto* split = new QSplitter(Qt::Vertical, m_which);
  split->setChildrenCollapsible(false);
  split->addWidget(m_tree = new AreaTreeView(m_desk, split));
  auto* list = new QWidget(split);
  auto* down = new QVBoxLayout(list);
  down->setContentsMargins(0, 0, 0, 0);
  down->setSpacing(0);
  // Where the words are long and the panel is narrow they take two lines.
  auto* tabBar = new QWidget(list);
  auto* tabs = new FlowLayout(tabBar);
  m_desk.theme.space(tabs, 8, 4, 4);
  const auto tabButton = [&](const char* name) {
    auto* button = new QToolButton(list);
    setRole(button, "tab");
    button->setObjectName(QString::fromLatin1(name));
    button->setCheckable(true);
    button->setAutoExclusive(true);
    tabs->addWidget(button);
    return button;
  };
  m_buildingsTab = tabButton("buildingsTab");
  m_organisationsTab = tabButton("organisationsTab");
  m_volunteersTab = tabButton("volunteersTab");
  m_facilitiesTab = tabButton("facilitiesTab");
  tabs->addWidget(m_new = makeFlatButton(m_desk.theme, QStringLiteral("plus"), list));
  m_newPlace = new QMenu(m_new);
  m_newBuilding = m_newPlace->addAction(QString(), this, &PlacePanel::newBuildingWanted);
  m_newBuilding->setObjectName(QStringLiteral("newBuilding"));
  m_newCompound = m_newPlace->addAction(QString(), this, &PlacePanel::newCompoundWanted);
  m_newCompound->setObjectName(QStringLiteral("newCompound"));
  m_new->setPopupMode(QToolButton::InstantPopup);
  down->addWidget(tabBar);
  m_bar = new QWidget(list);
  auto* bar = new QHBoxLayout(m_bar);
  m_desk.theme.space(bar, 12, 4, 8);
  m_filter = new QLineEdit(list);
  m_filter->setObjectName(QStringLiteral("placeFilter"));
  m_filter->setClearButtonEnabled(true);
  m_kind = new QComboBox(list);
  m_kind->setObjectName(QStringLiteral("organisationKind"));
  m_team = new QComboBox(list);
  m_team->setObjectName(QStringLiteral("volunteerTeam"));
  for (QComboBox* choice : {m_kind, m_team}) {
    choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    choice->setMinimumContentsLength(8);
  }
  bar->addWidget(m_filter, 1);
  bar->addWidget(m_kind);
  bar->addWidget(m_team);
  down->addWidget(m_bar);
  down->addWidget(m_buildings = new RowsTable(m_desk.theme, m_desk.memory, QStringLiteral("registryBuildings"), list), 1);
  down->addWidget(m_organisations = new RowsTable(m_desk.theme, m_desk.memory, QStringLiteral("registryOrganisations"), list), 1);
  down->addWidget(m_volunteers = new RowsTable(m_desk.theme, m_desk.memory, QStringLiteral("registryVolunteers"), list), 1);
  m_state = makeLabel("second", list);
  m_state->setObjectName(QStringLiteral("placeState"));
  m_state->setWordWrap(true);
  m_foot = new QWidget(list);
  auto* foot = new QHBoxLayout(m_foot);
  m_desk.theme.space(foot, 12, 6, 8);
  foot->addWidget(m_state, 1);
  m_notice = wordButton(m_desk.theme, "noticeToVolunteers", QStringLiteral("bell"), {}, list, [this] { askNotice(); });
  foot->addWidget(m_notice);
  down->addWidget(m_foot);
  down->addWidget(m_facilities = new FacilityList(m_desk, list), 1);
  split->addWidget(list);
  split->setSizes({m_desk.theme.px(240), m_desk.theme.px(360)});
  split->restoreState(m_desk.memory.get(QStringLiteral("registry/places")).toByteArray());
  connect(split, &QSplitter::splitterMoved, this, [this, split] { m_desk.memory.set(QStringLiteral("registry/places"), split->saveState()); });
  m_which->addWidget(split);

  auto* found = new QWidget(m_which);
  auto* foundDown = new QVBoxLayout(found);
  foundDown->setContentsMargins(0, 0, 0, 0);
  foundDown->setSpacing(0);
  auto* foundHead = new QHBoxLayout;
  m_desk.theme.space(foundHead, 12, 8, 8);
  foundHead->addWidget(m_foundState = makeLabel("second", found));
  m_foundState->setObjectName(QStringLiteral("foundState"));
  m_foundState->setWordWrap(true);
  foundDown->addLayout(foundHead);
  foundDown->addWidget(m_found = new RowsTable(m_desk.theme, m_desk.memory, QStringLiteral("registryFound"), found), 1);
  m_which->addWidget(found);

  m_soon.setSingleShot(true);
  m_soon.setInterval(150);
  connect(&m_soon, &QTimer::timeout, this, &PlacePanel::showRows);
  connect(m_filter, &QLineEdit::textChanged, &m_soon, qOverload<>(&QTimer::start));
  connect(m_kind, &QComboBox::activated, this, &PlacePanel::reload);
  connect(m_team, &QComboBox::activated, this, &PlacePanel::reload);
  connect(m_tree, &AreaTreeView::placeChosen, this, [this] {
    reload();
    if (m_tree->compound()) Q_EMIT compoundChosen(m_tree->compound());
  });
  connect(m_buildingsTab, &QToolButton::clicked, this, [this] { showTab(Tab::buildings); });
  connect(m_organisationsTab, &QToolButton::clicked, this, [this] { showTab(Tab::organisations); });
  connect(m_volunteersTab, &QToolButton::clicked, this, [this] { showTab(Tab::volunteers); });
  connect(m_facilitiesTab, &QToolButton::clicked, this, [this] { showTab(Tab::facilities); });
  connect(m_facilities, &FacilityList::facilityChosen, this, &PlacePanel::facilityChosen);
  connect(m_new, &QToolButton::clicked, this, [this] { tab() == Tab::facilities ? Q_EMIT newFacilityWanted() : tab() == Tab::volunteers ? Q_EMIT newVolunteerWanted() : Q_EMIT newOrganisationWanted(); });
  connect(m_found, &RowsTable::keyChanged, this, &PlacePanel::openFound);
  connect(m_found, &RowsTable::keyActivated, this, &PlacePanel::openFound);
  connect(m_buildings, &RowsTable::keyChanged, this, [this](const QString& key) {
    if (const auto id = Uuid::parse(key.toStdString())) Q_EMIT buildingChosen({*id});
  });
  connect(m_organisations, &RowsTable::keyChanged, this, [this](const QString& key) {
    for (const auto& o : m_organisationRows.rows)
      if (text(o.id.text()) == key) Q_EMIT organisationChosen(o);
  });
  connect(m_volunteers, &RowsTable::keyChanged, this, [this](const QString& key) {
    if (const auto id = Uuid::parse(key.toStdString())) Q_EMIT volunteerChosen(*id);
  });
  m_buildingsTab->setChecked(true);
  for (QWidget* w : std::initializer_list<QWidget*>{m_organisations, m_volunteers, m_facilities, m_kind, m_team}) w->hide();
  setFocusProxy(m_tree);
  retranslate();
  showNew();
}

PlacePanel::Tab PlacePanel::tab() const { return m_organisationsTab->isChecked() ? Tab::organisations : m_volunteersTab->isChecked() ? Tab::volunteers : m_facilitiesTab->isChecked() ? Tab::facilities : Tab::buildings; }

void PlacePanel::showNew() {
  m_new->setObjectName(tab() == Tab::buildings ? QStringLiteral("newPlace") : tab() == Tab::facilities ? QStringLiteral("newFacility") : tab() == Tab::volunteers ? QStringLiteral("newVolunteer") : QStringLiteral("newOrganisation"));
  m_new->setMenu(tab() == Tab::buildings ? m_newPlace : nullptr);
  m_new->setToolTip(tab() == Tab::buildings ? tr("New building or compound…") : tab() == Tab::facilities ? tr("New facility…") : tab() == Tab::volunteers ? tr("New volunteer…") : tr("New organisation…"));
  m_new->setAccessibleName(m_new->toolTip());
  m_new->setVisible(engine::RegistryDesk::mayEdit(m_desk.bridge.actor()));
}

// To all of the place and the team that are chosen: what is typed into the filter finds names, and a name restricts nobody.
void PlacePanel::askNotice() {
  const auto areas = m_desk.bridge.areas();
  engine::VolunteerList list;
  list.area = m_tree->area();
  if (const auto team = Uuid::parse(m_team->currentData().toString().toStdString())) list.team = *team;
  const QString where = list.area.empty() ? tr("All areas") : text(areas->readablePath(list.area));
  const QString words = tr("Volunteers · %1 · %2").arg(m_team->currentText(), where);
  askPurpose(m_bulk.volunteerPurposes(m_desk.bridge.actor()), m_notice, [this, list, words](const std::string& purpose) mutable {
    list.purpose = purpose;
    NoticeForm::begin(m_desk, m_bulk, list, words, window());
  });
}

bool PlacePanel::isFinding() const { return m_which->currentIndex() == 1; }

void PlacePanel::showTab(Tab tab) {
  (tab == Tab::organisations ? m_organisationsTab : tab == Tab::volunteers ? m_volunteersTab : tab == Tab::facilities ? m_facilitiesTab : m_buildingsTab)->setChecked(true);
  // They have a list with a filter and a foot of its own.
  m_facilities->setVisible(tab == Tab::facilities);
  for (QWidget* w : {m_bar, m_foot}) w->setVisible(tab != Tab::facilities);
  m_organisations->setVisible(tab == Tab::organisations);
  m_kind->setVisible(tab == Tab::organisations);
  m_volunteers->setVisible(tab == Tab::volunteers);
  m_team->setVisible(tab == Tab::volunteers);
  m_buildings->setVisible(tab == Tab::buildings);
  showNew();
  if (tab == Tab::volunteers) readTeams();
  reload();
}

void PlacePanel::readTeams() {
  const std::stop_token stop = m_asksTeams.anew();
  auto take = onMain<Organisations>(this, [this, stop](Organisations teams) {
    if (stop.stop_requested()) return;
    m_teams = std::move(teams);
    retranslate();
  });
  const auto& actor = m_desk.bridge.actor();
  m_desk.registry.organisations(actor, actor.scope, model::kVolunteerTeam, 0, kRows, stop, [take](std::vector<model::Organisation> rows, std::uint64_t total) { take({std::move(rows), total}); });
}

void PlacePanel::reloadCompounds() {
  m_tree->rebuild();
  // What is new lies below the place that is chosen.
  if (auto* item = m_tree->currentItem()) item->setExpanded(true);
}

void PlacePanel::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

void PlacePanel::retranslate() {
  m_tree->setAccessibleName(tr("Areas and compounds"));
  m_buildingsTab->setText(tr("Buildings"));
  m_organisationsTab->setText(tr("Organisations"));
  m_volunteersTab->setText(tr("Volunteers"));
  m_facilitiesTab->setText(tr("Facilities"));
  m_newBuilding->setText(tr("New building…"));
  m_newCompound->setText(tr("New compound…"));
  showNew();
  {
    const QSignalBlocker quiet(m_team);
    const QVariant was = m_team->currentData();
    m_team->clear();
    m_team->addItem(tr("All teams"), QString());
    for (const auto& t : m_teams.rows) m_team->addItem(text(t.name), text(t.id.text()));
    m_team->setCurrentIndex(std::max(0, m_team->findData(was)));
  }
  m_filter->setPlaceholderText(tr("Filter this list"));
  {
    const QSignalBlocker quiet(m_kind);
    const QVariant was = m_kind->currentData();
    m_kind->clear();
    m_kind->addItem(tr("All kinds"), 0);
    const auto& kinds = m_desk.registry.attributes().organisationKind();
    for (const auto& code : kinds.codes) m_kind->addItem(RegistryWords::code(kinds, code.value), code.value);
    m_kind->setCurrentIndex(std::max(0, m_kind->findData(was)));
  }
  m_buildings->setColumns({{tr("Building"), 128}, {tr("People"), 64, true}, {tr("Dwellings"), 86, true}, {tr("Compound"), 110}, {tr("Address"), 160}});
  m_organisations->setColumns({{tr("Name"), 170}, {tr("Kind"), 96}, {tr("Address"), 160}, {tr("Telephone"), 110}});
  m_volunteers->setColumns({{tr("Name"), 80}, {tr("Team"), 130}, {tr("Skills"), 130}, {tr("Area"), 200}});
  m_found->setColumns({{tr("What"), 150}, {tr("Where"), 220}, {tr("Kind"), 80}});
  showRows();
  if (isFinding()) showFound(m_foundRows);
}

void PlacePanel::reset() {
  m_buildingRows = {};
  m_organisationRows = {};
  m_foundRows = {};
  m_tree->rebuild();
  m_volunteerRows = {};
  m_teams = {};
  m_facilities->reset();
  showNew();
  if (tab() == Tab::volunteers) readTeams();
  if (isFinding()) find(m_words);
}

void PlacePanel::reload() {
  if (tab() == Tab::facilities) return m_facilities->show(m_tree->area());
  const auto stop = m_asking.anew();
  m_reading = true;
  const auto& actor = m_desk.bridge.actor();
  if (tab() == Tab::volunteers) {
    auto take = onMain<Volunteers>(this, [this, stop](Volunteers rows) {
      if (stop.stop_requested()) return;
      m_volunteerRows = std::move(rows);
      m_reading = false;
      showRows();
    });
    engine::VolunteerFilter filter;
    filter.area = m_tree->area();
    if (const auto team = Uuid::parse(m_team->currentData().toString().toStdString())) filter.team = *team;
    filter.limit = kRows;
    m_desk.registry.volunteers(actor, filter, stop, [take](std::vector<model::Volunteer> rows, std::uint64_t total) { take({std::move(rows), total}); });
  } else if (tab() == Tab::organisations) {
    auto take = onMain<Organisations>(this, [this, stop](Organisations rows) {
      if (stop.stop_requested()) return;
      m_organisationRows = std::move(rows);
      m_reading = false;
      showRows();
      Q_EMIT organisationsRead();
    });
    m_desk.registry.organisations(actor, m_tree->area(), static_cast<std::uint8_t>(m_kind->currentData().toInt()), 0, kRows, stop,
                                  [take](std::vector<model::Organisation> rows, std::uint64_t total) { take({std::move(rows), total}); });
  } else {
    auto take = onMain<Buildings>(this, [this, stop](Buildings rows) {
      if (stop.stop_requested()) return;
      m_buildingRows = std::move(rows);
      m_reading = false;
      showRows();
    });
    m_desk.registry.buildings(actor, m_tree->area(), m_tree->compound(), 0, kRows, stop,
                              [take](std::vector<model::BuildingLine> rows, std::uint64_t total) { take({std::move(rows), total}); });
  }
  if (m_buildingRows.rows.empty() && m_organisationRows.rows.empty() && m_volunteerRows.rows.empty()) showRows();
}

void PlacePanel::showRows() {
  const QString wanted = m_filter->text().trimmed();
  const auto matches = [&](const std::string& a, const std::string& b) {
    return wanted.isEmpty() || text(a).contains(wanted, Qt::CaseInsensitive) || text(b).contains(wanted, Qt::CaseInsensitive);
  };
  std::vector<Row> rows;
  std::uint64_t total = 0;
  std::size_t read = 0;
  RowsTable* table = m_buildings;
  if (tab() == Tab::organisations) {
    const auto& kinds = m_desk.registry.attributes().organisationKind();
    for (const auto& o : m_organisationRows.rows)
      if (matches(o.name, o.address)) rows.push_back({text(o.id.text()), {{text(o.name)}, {RegistryWords::code(kinds, o.kind)}, {text(o.address)}, {text(o.phone)}}});
    total = m_organisationRows.total;
    read = m_organisationRows.rows.size();
    table = m_organisations;
  } else if (tab() == Tab::volunteers) {
    const auto areas = m_desk.bridge.areas();
    for (const auto& v : m_volunteerRows.rows)
      if (matches(v.teamName, v.skills) || matches(v.name, v.name)) rows.push_back({text(v.id.text()), {{text(v.name)}, {text(v.teamName)}, {text(v.skills)}, {text(areas->readablePath(v.area))}}});
    total = m_volunteerRows.total;
    read = m_volunteerRows.rows.size();
    table = m_volunteers;
  } else {
    for (const auto& b : m_buildingRows.rows)
      if (matches(b.name, b.address))
        rows.push_back({text(b.id.text()), {{b.name.empty() ? text(b.address) : text(b.name)}, {QStringLiteral("%L1").arg(b.people), b.people}, {QString::number(b.dwellings), b.dwellings}, {text(b.compoundName)}, {text(b.address)}}});
    total = m_buildingRows.total;
    read = m_buildingRows.rows.size();
  }
  const auto shown = rows.size();
  table->setRows(std::move(rows));
  m_notice->setVisible(tab() == Tab::volunteers && total > 0 && !m_bulk.volunteerPurposes(m_desk.bridge.actor()).empty());
  m_notice->setEnabled(wanted.isEmpty());
  m_notice->setText(tr("Send a notice…"));
  m_notice->setToolTip(wanted.isEmpty() ? tr("An SMS to the volunteers of the chosen place and team who have a telephone, for a purpose; it is recorded in the audit log")
                                        : tr("Clear the filter first: a notice goes to all of the place and the team"));
  if (!engine::RegistryDesk::mayBrowse(m_desk.bridge.actor()))
    m_state->setText(tr("As %1 you have no access to the registry.").arg(Words::of(m_desk.bridge.actor().role)));
  else if (m_reading && read == 0)
    m_state->setText(tr("Reading…"));
  else if (total == 0 && tab() != Tab::buildings && !engine::RegistryDesk::mayEdit(m_desk.bridge.actor()))
    m_state->setText(tab() == Tab::organisations ? tr("No organisation is recorded here.") : tr("No volunteer is recorded here."));
  else if (total == 0)
    m_state->setText(tab() == Tab::organisations ? tr("No organisation is recorded here. + adds the first.")
                     : tab() == Tab::volunteers  ? tr("No volunteer is recorded here. + adds one from elsewhere; residents become volunteers on their own page.")
                                                 : tr("No building here. Choose another area, or import buildings."));
  else if (read < total)
    m_state->setText(tr("The first %L1 of %L2. Choose a smaller area, or search above.").arg(read).arg(total));
  else
    m_state->setText(shown < read ? tr("%L1 of %L2").arg(shown).arg(read) : tr("%L1 in all").arg(total));
}

void PlacePanel::find(const QString& words) {
  m_words = words;
  const auto stop = m_finding.anew();
  m_which->setCurrentIndex(words.isEmpty() ? 0 : 1);
  if (words.isEmpty()) return;
  m_foundState->setText(tr("Searching…"));
  engine::RegistryQuery query;
  query.text = words.toStdString();
  query.limit = kFound;
  m_desk.registry.find(m_desk.bridge.actor(), query, stop, onMain<engine::RegistryFound>(this, [this, stop](const engine::RegistryFound& found) {
                         if (!stop.stop_requested()) showFound(found);
                       }));
}

void PlacePanel::showFound(const engine::RegistryFound& found) {
  m_foundRows = found;
  std::vector<Row> rows;
  for (const auto& p : found.people) rows.push_back({QStringLiteral("p:") + text(p.id.text()), {{text(p.name)}, {text(p.address)}, {tr("Person")}}});
  for (const auto& d : found.dwellings) rows.push_back({QStringLiteral("d:") + text(d.dwelling.id.text()), {{RegistryWords::dwelling(d.dwelling)}, {text(d.address)}, {tr("Dwelling")}}});
  for (const auto& b : found.buildings) rows.push_back({QStringLiteral("b:") + text(b.id.text()), {{text(b.name)}, {text(b.address)}, {tr("Building")}}});
  for (const auto& o : found.organisations)
    rows.push_back({QStringLiteral("o:") + text(o.id.text()), {{text(o.name)}, {text(o.address)}, {RegistryWords::code(m_desk.registry.attributes().organisationKind(), o.kind)}}});
  m_foundState->setText(rows.empty()    ? tr("Nothing found. A name or its beginning, pinyin initials, a whole ID or telephone number, a part of an address, or a whole one with the door will do.")
                        : found.more ? tr("%L1 found, and there are more: type more of it.").arg(rows.size())
                                     : tr("%L1 found").arg(rows.size()));
  m_found->setRows(std::move(rows));
}

void PlacePanel::openFound(const QString& key) {
  const auto id = Uuid::parse(key.mid(2).toStdString());
  if (!id) return;
  if (key.startsWith(QLatin1Char('p'))) return Q_EMIT personChosen(*id);
  if (key.startsWith(QLatin1Char('d'))) return Q_EMIT dwellingChosen(*id);
  if (key.startsWith(QLatin1Char('b'))) return Q_EMIT buildingChosen({*id});
  for (const auto& o : m_foundRows.organisations)
    if (o.id == *id) Q_EMIT organisationChosen(o);
}

}  // namespace jw::ui
