#include "ui/registry/registry_page.h"

#include <QDateEdit>
#include <QEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QShortcut>
#include <QSignalBlocker>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/engine_bridge.h"
#include "ui/memory.h"
#include "ui/registry/area_tree_view.h"
#include "ui/registry/building_view.h"
#include "ui/registry/facility_view.h"
#include "ui/registry/import_form.h"
#include "ui/registry/place_panel.h"
#include "ui/registry/record_panel.h"
#include "ui/registry/registry_edits.h"
#include "ui/registry/sheet_parts.h"
#include "ui/registry/table_export.h"
#include "ui/theme/theme.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/parts.h"
#include "ui/widgets/rows_table.h"
#include "ui/words.h"

namespace jw::ui {

RegistryPage::RegistryPage(const Desk& desk, engine::BulkNotices& bulk, QWidget* parent) : QWidget(parent), m_desk(desk), m_edits(new RegistryEdits(desk, this)) {
  setObjectName(QStringLiteral("page"));
  auto* down = new QVBoxLayout(this);
  down->setContentsMargins(0, 0, 0, 0);
  down->setSpacing(0);
  auto* bar = makeFrame("bar", this);
  buildBar(bar);
  down->addWidget(bar);
  auto* bands = new QVBoxLayout;
  m_desk.theme.space(bands, 12, 4, 4);
  bands->addWidget(m_pastBand = buildBand("pastBand", m_pastWords, m_pastEnd));
  bands->addWidget(m_carryBand = buildBand("carryBand", m_carryWords, m_carryEnd));
  down->addLayout(bands);
  auto* split = new QSplitter(this);
  split->setChildrenCollapsible(false);
  const auto side = [&](QWidget* inside, int least) {
    auto* frame = makeFrame("side", split);
    frame->setAutoFillBackground(true);
    frame->setBackgroundRole(QPalette::Base);
    auto* frameDown = new QVBoxLayout(frame);
    frameDown->setContentsMargins(0, 0, 0, 0);
    frameDown->addWidget(inside);
    m_desk.theme.follow(frame, [this, frame, least] { frame->setMinimumWidth(m_desk.theme.px(least)); });
    split->addWidget(frame);
  };
  side(m_places = new PlacePanel(m_desk, bulk), 240);
  split->addWidget(m_building = new BuildingView(m_desk, split));
  m_desk.theme.follow(m_building, [this] { m_building->setMinimumWidth(m_desk.theme.px(280)); });
  side(m_records = new RecordPanel(m_desk, *m_edits), 340);
  split->setStretchFactor(1, 1);
  split->setSizes({m_desk.theme.px(290), m_desk.theme.px(520), m_desk.theme.px(410)});
  split->restoreState(m_desk.memory.get(QStringLiteral("registry/splitter")).toByteArray());
  connect(split, &QSplitter::splitterMoved, this, [this, split] { m_desk.memory.set(QStringLiteral("registry/splitter"), split->saveState()); });
  down->addWidget(split, 1);
  m_soon.setSingleShot(true);
  m_soon.setInterval(200);
  connectParts();
  addKeys();
  setFocusProxy(m_places);
  retranslate();
}

void RegistryPage::buildBar(QWidget* bar) {
  auto* flow = new FlowLayout(bar);
  m_desk.theme.space(flow, 12, 8, 8);
  m_search = new QLineEdit(bar);
  m_search->setObjectName(QStringLiteral("registrySearch"));
  m_search->setClearButtonEnabled(true);
  m_desk.theme.follow(m_search, [this] { m_search->setFixedWidth(m_desk.theme.px(380)); });
  m_asOfName = makeLabel("second", bar);
  m_day = new QDateEdit(localTime(m_desk.bridge.now()).date(), bar);
  m_day->setObjectName(QStringLiteral("asOf"));
  m_day->setDisplayFormat(QStringLiteral("yyyy-MM-dd"));
  m_day->setCalendarPopup(true);
  m_today = wordButton(m_desk.theme, "asOfToday", QStringLiteral("calendar"), {}, bar, [this] { setAsOf(localTime(m_desk.bridge.now()).date()); });
  m_undo = wordButton(m_desk.theme, "registryUndo", QStringLiteral("undo"), {}, bar, [this] { m_edits->undo(); });
  m_reload = wordButton(m_desk.theme, "registryReload", QStringLiteral("refresh"), {}, bar, [this] { refresh(); });
  m_import = wordButton(m_desk.theme, "registryImport", QStringLiteral("up"), {}, bar, [this] {
    constexpr model::RecordKind kFirst[] = {model::RecordKind::person, model::RecordKind::organisation, model::RecordKind::volunteer, model::RecordKind::facility};
    auto* form = new ImportForm(m_desk, m_places->tree().area(), kFirst[static_cast<std::size_t>(m_places->tab())], this);
    connect(form, &ImportForm::imported, this, &RegistryPage::refresh);
    connect(form, &ImportForm::imported, m_places, &PlacePanel::reloadCompounds);
    form->show();
  });
  m_export = wordButton(m_desk.theme, "registryExport", QStringLiteral("down"), {}, bar, [this] { TableExport::offer(m_desk, m_places->tree().area(), m_export); });
  for (QWidget* w : std::initializer_list<QWidget*>{m_search, m_asOfName, m_day, m_today, m_undo, m_reload, m_import, m_export}) flow->addWidget(w);
}

QFrame* RegistryPage::buildBand(const char* name, QLabel*& words, QPushButton*& button) {
  auto* band = makeFrame("band", this);
  band->setObjectName(QString::fromLatin1(name));
  auto* across = new QHBoxLayout(band);
  m_desk.theme.space(across, 12, 6, 12);
  words = makeLabel("fact", band);
  words->setWordWrap(true);
  across->addWidget(words, 1);
  button = new QPushButton(band);
  button->setObjectName(QString::fromLatin1(name) + QStringLiteral("End"));
  across->addWidget(button);
  band->hide();
  return band;
}

void RegistryPage::connectParts() {
  connect(m_search, &QLineEdit::textChanged, this, [this] { m_soon.start(); });
  connect(m_search, &QLineEdit::returnPressed, this, [this] {
    m_soon.stop();
    m_places->find(m_search->text().trimmed());
    m_places->found().setFocus();
  });
  connect(&m_soon, &QTimer::timeout, this, [this] { m_places->find(m_search->text().trimmed()); });
  connect(m_day, &QDateEdit::dateChanged, this, &RegistryPage::setAsOf);
  connect(m_pastEnd, &QPushButton::clicked, m_today, &QToolButton::click);
  connect(m_carryEnd, &QPushButton::clicked, m_edits, &RegistryEdits::putDown);
  connect(m_places, &PlacePanel::buildingChosen, this, &RegistryPage::openBuilding);
  connect(m_places, &PlacePanel::personChosen, this, &RegistryPage::openPerson);
  connect(m_places, &PlacePanel::dwellingChosen, this, &RegistryPage::openDwelling);
  connect(m_places, &PlacePanel::organisationChosen, this, &RegistryPage::openOrganisation);
  connect(m_places, &PlacePanel::newOrganisationWanted, this, [this] { m_edits->putOrganisation({}, m_places->tree().area()); });
  connect(m_places, &PlacePanel::volunteerChosen, this, [this](const Uuid& id) { m_records->open(RecordPanel::OfVolunteer{id}); });
  connect(m_places, &PlacePanel::compoundChosen, this, [this](const Uuid& id) { m_records->open(RecordPanel::OfCompound{id}); });
  connect(m_places, &PlacePanel::newVolunteerWanted, this, [this] { m_edits->putVolunteer({}, m_places->tree().area()); });
  connect(m_places, &PlacePanel::facilityChosen, this, &RegistryPage::openFacility);
  connect(m_places, &PlacePanel::newFacilityWanted, this, [this] { m_edits->putFacility({}, std::nullopt); });
  connect(&m_records->facility(), &FacilityView::mapWanted, this, &RegistryPage::mapWanted);
  connect(&m_desk.bridge, &EngineBridge::facilitiesChanged, this, [this] {
    if (std::holds_alternative<RecordPanel::OfFacility>(m_records->record())) m_records->reload();
  });
  connect(m_places, &PlacePanel::newBuildingWanted, this, [this] { m_edits->addBuilding(m_places->tree().area(), m_places->tree().compound()); });
  connect(m_places, &PlacePanel::newCompoundWanted, this, [this] { m_edits->putCompound({}, m_places->tree().area()); });
  connect(m_places, &PlacePanel::organisationsRead, this, [this] {
    const auto* shown = std::get_if<RecordPanel::OfOrganisation>(&m_records->record());
    if (!shown) return;
    for (const auto& o : m_places->organisations())
      if (o.id == shown->row.id && o.rowVer != shown->row.rowVer) return openOrganisation(o);
  });
  connect(m_building, &BuildingView::dwellingChosen, this, [this](const Uuid& id) { m_records->open(RecordPanel::OfDwelling{id}); });
  connect(m_building, &BuildingView::postsWanted, this, &RegistryPage::openPosts);
  connect(m_building, &BuildingView::mapWanted, this, &RegistryPage::mapWanted);
  connect(m_building, &BuildingView::editWanted, this, [this] {
    if (m_building->sheet()) m_edits->editBuilding(m_building->sheet()->building);
  });
  connect(m_building, &BuildingView::removeWanted, this, [this] {
    if (m_building->sheet()) m_edits->removeBuilding(m_building->sheet()->building);
  });
  connect(m_building, &BuildingView::historyWanted, this, [this] {
    const auto& sheet = m_building->sheet();
    if (sheet) m_records->open(RecordPanel::OfHistory{model::RecordKind::building, sheet->building.id.uuid, text(sheet->building.name.empty() ? sheet->building.address : sheet->building.name)});
  });
  connect(m_building, &BuildingView::newDwellingWanted, this, [this] {
    if (m_building->sheet()) m_edits->addDwelling(m_building->sheet()->building);
  });
  connect(m_records, &RecordPanel::shown, this, [this](BuildingId building, const Uuid& dwelling) {
    if (building && building != m_building->building()) m_building->show(building, m_asOf);
    m_building->setCurrent(dwelling);
  });
  connect(m_edits, &RegistryEdits::done, this, [this] {
    m_edits->putDown();
    refresh();
  });
  connect(m_edits, &RegistryEdits::compoundsChanged, m_places, &PlacePanel::reloadCompounds);
  connect(m_edits, &RegistryEdits::undoChanged, this, [this] { m_undo->setEnabled(m_edits->canUndo()); });
  connect(m_edits, &RegistryEdits::carriedChanged, this, &RegistryPage::showBands);
  connect(&m_desk.bridge, &EngineBridge::actorChanged, this, &RegistryPage::reset);
  for (const auto signal : {&EngineBridge::areasChanged, &EngineBridge::buildingsChanged})
    connect(&m_desk.bridge, signal, this, [this] {
      if (m_started) m_places->reset();
    });
}

void RegistryPage::addKeys() {
  const auto key = [this](const QKeySequence& keys, auto run) {
    auto* shortcut = new QShortcut(keys, this);
    shortcut->setContext(Qt::WidgetWithChildrenShortcut);
    connect(shortcut, &QShortcut::activated, this, run);
  };
  key(QKeySequence::Undo, [this] { m_edits->undo(); });
  key(Qt::Key_F5, [this] { refresh(); });
  key(Qt::ALT | Qt::Key_Left, [this] { m_records->back(); });
  key(Qt::CTRL | Qt::Key_F, [this] {
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
  });
  auto* escape = new QShortcut(Qt::Key_Escape, m_search);
  escape->setContext(Qt::WidgetShortcut);
  connect(escape, &QShortcut::activated, m_search, &QLineEdit::clear);
}

void RegistryPage::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

void RegistryPage::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  if (std::exchange(m_started, true)) return;
  reset();
}

void RegistryPage::retranslate() {
  m_search->setPlaceholderText(tr("Name, initials, ID, telephone or address"));
  m_search->setToolTip(tr("A name or its beginning, pinyin initials, a whole ID or telephone number, a part of an address or that of a dwelling (Ctrl+F)"));
  m_asOfName->setText(tr("As of"));
  m_today->setText(tr("Today"));
  m_undo->setText(tr("Undo"));
  m_import->setText(tr("Import…"));
  m_import->setToolTip(tr("People, households, organisations, compounds, volunteers or facilities from a workbook or a CSV file"));
  m_import->setVisible(engine::RegistryDesk::mayEdit(m_desk.bridge.actor()));
  m_export->setVisible(engine::RegistryDesk::mayBrowse(m_desk.bridge.actor()));
  m_export->setText(tr("Export…"));
  m_export->setToolTip(tr("Tables of the chosen area as files that can be imported again"));
  m_undo->setToolTip(tr("Takes the last change back (Ctrl+Z)"));
  m_undo->setEnabled(m_edits->canUndo());
  m_reload->setText(tr("Refresh"));
  m_reload->setToolTip(QStringLiteral("F5"));
  m_pastEnd->setText(tr("Back to the present"));
  m_carryEnd->setText(tr("Give up"));
  showBands();
}

void RegistryPage::showBands() {
  const bool past = m_asOf != kNever;
  m_today->setEnabled(past);
  m_pastBand->setVisible(past);
  if (past) m_pastWords->setText(tr("◐ The registry as it was at the end of %1. Nothing can be changed here. Lists, counts and the search show the present.").arg(m_day->date().toString(Qt::ISODate)));
  const auto& carried = m_edits->carried();
  m_carryBand->setVisible(carried.has_value());
  if (!carried) return;
  using Kind = RegistryEdits::Carried::Kind;
  m_carryWords->setText(carried->kind == Kind::person      ? tr("%1 is being moved: open the dwelling and press “Move in here” at the household.").arg(carried->name)
                        : carried->kind == Kind::household ? tr("The household of %1 is being moved: open its new dwelling and press “Move here”.").arg(carried->name)
                                                           : tr("%1 is a duplicate: look up the record that stays and press “Merge into this”.").arg(carried->name));
}

void RegistryPage::setAsOf(const QDate& day) {
  const QDate today = localTime(m_desk.bridge.now()).date();
  const QDate shown = std::min(day, today);
  if (m_day->date() != shown) {
    const QSignalBlocker quiet(m_day);
    m_day->setDate(shown);
  }
  m_asOf = shown >= today ? kNever : instantOf(QDateTime(shown.addDays(1), QTime(0, 0))) - Millis(1);
  m_edits->setPast(m_asOf != kNever);
  showBands();
  m_building->show(m_building->building(), m_asOf);
  m_records->setAsOf(m_asOf);
}

void RegistryPage::reset() {
  m_import->setVisible(engine::RegistryDesk::mayEdit(m_desk.bridge.actor()));
  m_export->setVisible(engine::RegistryDesk::mayBrowse(m_desk.bridge.actor()));
  m_records->clear();
  m_building->show({}, m_asOf);
  if (!m_started) return;
  m_places->reset();
}

void RegistryPage::refresh() {
  m_building->reload();
  m_records->reload();
  m_places->reload();
}

void RegistryPage::openBuilding(BuildingId id) {
  m_building->show(id, m_asOf);
  if (std::holds_alternative<RecordPanel::OfDwelling>(m_records->record())) m_records->clear();
  m_building->setCurrent({});
}

void RegistryPage::openPerson(const Uuid& id) { m_records->open(RecordPanel::OfPerson{id}); }

void RegistryPage::openDwelling(const Uuid& id) { m_records->open(RecordPanel::OfDwelling{id}); }

void RegistryPage::openOrganisation(const model::Organisation& organisation) { m_records->open(RecordPanel::OfOrganisation{organisation}); }

void RegistryPage::openFacility(const Uuid& id) { m_records->open(RecordPanel::OfFacility{id}); }

void RegistryPage::newFacilityAt(model::Point place) {
  m_places->showTab(PlacePanel::Tab::facilities);
  m_edits->putFacility({}, place);
}

void RegistryPage::showOnMap() {
  if (std::holds_alternative<RecordPanel::OfFacility>(m_records->record()) && m_records->facility().facility()) return Q_EMIT mapWanted(m_records->facility().facility()->point);
  if (const auto& sheet = m_building->sheet()) Q_EMIT mapWanted(sheet->building.point);
}

void RegistryPage::openPosts() {
  const auto& sheet = m_building->sheet();
  if (!sheet) return;
  const auto& b = sheet->building;
  m_records->open(RecordPanel::OfPosts{b.id, b.area, b.name.empty() ? text(b.address) : text(b.name)});
}

}  // namespace jw::ui
