#include "ui/registry/building_view.h"

#include <QEvent>
#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedWidget>
#include <QAction>
#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/engine_bridge.h"
#include "ui/memory.h"
#include "ui/on_main.h"
#include "ui/registry/floor_grid.h"
#include "ui/registry/registry_words.h"
#include "ui/registry/sheet_parts.h"
#include "ui/theme/theme.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/parts.h"
#include "ui/widgets/rows_table.h"
#include "ui/words.h"

namespace jw::ui {
namespace {

enum Which { grid, list, empty };

}  // namespace

BuildingView::BuildingView(const Desk& desk, QWidget* parent) : QWidget(parent), m_desk(desk) {
  auto* down = new QVBoxLayout(this);
  down->setContentsMargins(0, 0, 0, 0);
  down->setSpacing(0);
  m_head = new QWidget(this);
  auto* head = new QVBoxLayout(m_head);
  m_desk.theme.space(head, 16, 12, 4);
  head->addWidget(m_title = makeLabel("title", m_head));
  m_title->setObjectName(QStringLiteral("buildingTitle"));
  head->addWidget(m_about = makeLabel("second", m_head));
  m_about->setObjectName(QStringLiteral("buildingAbout"));
  head->addWidget(m_leaders = makeLabel("fact", m_head));
  m_leaders->setObjectName(QStringLiteral("buildingLeaders"));
  for (QLabel* label : {m_title, m_about, m_leaders}) label->setWordWrap(true);
  auto* bar = new QWidget(m_head);
  auto* flow = new FlowLayout(bar);
  m_desk.theme.space(flow, 0, 4, 8);
  const auto button = [&](const char* name, const QString& icon) {
    auto* b = new QToolButton(bar);
    b->setObjectName(QString::fromLatin1(name));
    b->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_desk.theme.dress(b, icon, 16);
    flow->addWidget(b);
    return b;
  };
  m_gridTab = button("floorsTab", QStringLiteral("building"));
  m_listTab = button("dwellingsTab", QStringLiteral("columns"));
  for (QToolButton* b : {m_gridTab, m_listTab}) {
    b->setCheckable(true);
    b->setAutoExclusive(true);
  }
  m_posts = button("postsButton", QStringLiteral("user"));
  m_new = button("newDwelling", QStringLiteral("plus"));
  m_map = button("buildingMap", QStringLiteral("pin"));
  m_edit = button("editBuilding", QStringLiteral("edit"));
  flow->addWidget(m_more = moreButton(m_desk, "buildingMore", {}, bar));
  m_history = m_more->menu()->addAction(QString(), this, &BuildingView::historyWanted);
  m_remove = m_more->menu()->addAction(QString(), this, &BuildingView::removeWanted);
  m_history->setObjectName(QStringLiteral("buildingHistory"));
  m_remove->setObjectName(QStringLiteral("removeBuilding"));
  head->addWidget(bar);
  down->addWidget(m_head);
  down->addWidget(m_which = new QStackedWidget(this), 1);
  m_scroll = new QScrollArea(m_which);
  m_scroll->setFrameShape(QFrame::NoFrame);
  m_scroll->setFocusPolicy(Qt::NoFocus);
  auto* ground = new QWidget;
  ground->setObjectName(QStringLiteral("scrolled"));
  auto* groundDown = new QVBoxLayout(ground);
  m_desk.theme.space(groundDown, 8, 4, 8);
  groundDown->setSizeConstraint(QLayout::SetFixedSize);
  groundDown->addWidget(m_grid = new FloorGrid(m_desk.theme, m_desk.registry.attributes(), ground));
  m_scroll->setWidget(ground);
  // What scrolling moves of the picture are its labels too, which stay where they are.
  for (QScrollBar* side : {m_scroll->horizontalScrollBar(), m_scroll->verticalScrollBar()}) connect(side, &QScrollBar::valueChanged, m_grid, qOverload<>(&QWidget::update));
  m_which->addWidget(m_scroll);
  m_which->addWidget(m_list = new RowsTable(m_desk.theme, m_desk.memory, QStringLiteral("registryDwellings"), m_which));
  m_empty = makeLabel("empty", m_which);
  m_empty->setObjectName(QStringLiteral("buildingEmpty"));
  m_empty->setAlignment(Qt::AlignCenter);
  m_empty->setWordWrap(true);
  m_which->addWidget(m_empty);
  auto* foot = new QHBoxLayout;
  m_desk.theme.space(foot, 16, 6, 8);
  foot->addWidget(m_legend = makeLabel("second", this));
  m_legend->setTextFormat(Qt::RichText);
  m_legend->setWordWrap(true);
  down->addLayout(foot);
  m_slow.setSingleShot(true);
  m_slow.setInterval(1000);
  connect(&m_slow, &QTimer::timeout, this, &BuildingView::showState);
  connect(m_grid, &FloorGrid::opened, this, [this](const Uuid& id) {
    m_current = id;
    Q_EMIT dwellingChosen(id);
  });
  connect(m_grid, &FloorGrid::moved, this, [this](const QRect& cell) {
    const QPoint at = m_grid->mapTo(m_scroll->widget(), cell.center());
    m_scroll->ensureVisible(at.x(), at.y(), cell.width(), cell.height());
  });
  connect(m_list, &RowsTable::keyChanged, this, [this](const QString& key) {
    const auto id = Uuid::parse(key.toStdString());
    if (!id || *id == m_current) return;
    m_current = *id;
    Q_EMIT dwellingChosen(*id);
  });
  connect(m_gridTab, &QToolButton::clicked, this, [this] { showAsList(false); });
  connect(m_listTab, &QToolButton::clicked, this, [this] { showAsList(true); });
  connect(m_posts, &QToolButton::clicked, this, &BuildingView::postsWanted);
  connect(m_new, &QToolButton::clicked, this, &BuildingView::newDwellingWanted);
  connect(m_edit, &QToolButton::clicked, this, &BuildingView::editWanted);
  connect(m_map, &QToolButton::clicked, this, [this] {
    if (m_sheet) Q_EMIT mapWanted(m_sheet->building.point);
  });
  m_desk.theme.follow(this, [this] { showSheet(); });
  (m_desk.memory.get(QStringLiteral("registry/asList")).toBool() ? m_listTab : m_gridTab)->setChecked(true);
  retranslate();
}

void BuildingView::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

void BuildingView::retranslate() {
  m_gridTab->setText(tr("Floors"));
  m_listTab->setText(tr("List"));
  m_posts->setText(tr("Responsible people"));
  m_new->setText(tr("New dwelling…"));
  m_map->setText(tr("Show on the map"));
  m_edit->setText(tr("Edit…"));
  m_more->setText(tr("More"));
  m_history->setText(tr("History"));
  m_remove->setText(tr("Delete the building…"));
  m_grid->setAccessibleName(tr("Floors and doors"));
  m_list->setColumns({{tr("Unit"), 56}, {tr("Floor"), 56, true}, {tr("Door"), 64}, {tr("People"), 64, true}, {tr("Households"), 84, true}, {tr("Residence nature"), 110}, {tr("Type"), 110}, {tr("Ownership"), 110}, {tr("m²"), 56, true}});
  showSheet();
}

void BuildingView::showAsList(bool asList) {
  m_desk.memory.set(QStringLiteral("registry/asList"), asList);
  showState();
  (asList ? static_cast<QWidget*>(m_list) : m_grid)->setFocus();
}

void BuildingView::show(BuildingId id, Instant asOf) {
  if (id != m_id) m_sheet.reset();
  m_id = id;
  m_asOf = asOf;
  const auto stop = m_asking.anew();
  m_reading = static_cast<bool>(id);
  if (!id) m_sheet.reset();
  m_slow.stop();
  if (!id) return showSheet();
  if (!m_sheet) m_slow.start();
  m_desk.registry.building(m_desk.bridge.actor(), id, asOf, stop, onMain<std::optional<engine::BuildingSheet>>(this, [this, stop](const std::optional<engine::BuildingSheet>& sheet) {
                             if (stop.stop_requested()) return;
                             m_reading = false;
                             m_slow.stop();
                             m_sheet = sheet;
                             showSheet();
                           }));
}

void BuildingView::setCurrent(const Uuid& dwelling) {
  m_current = dwelling;
  m_grid->setCurrent(dwelling);
  m_list->choose(text(dwelling.text()));
}

void BuildingView::showSheet() {
  const bool any = m_sheet.has_value();
  m_head->setVisible(any);
  const auto& attributes = m_desk.registry.attributes();
  const auto& natures = attributes.at(model::DwellingColumn::residence);
  if (any) {
    const auto& b = m_sheet->building;
    m_title->setText(b.name.empty() ? text(b.address) : text(b.name));
    QStringList about{text(b.compoundName), text(b.address)};
    about << RegistryWords::use(b.use);
    if (b.floors > 0) about << (b.floors == 1 ? tr("1 floor") : tr("%L1 floors").arg(b.floors));
    if (b.units > 0) about << (b.units == 1 ? tr("1 unit") : tr("%L1 units").arg(b.units));
    if (b.year > 0) about << tr("built %1").arg(b.year);
    about << RegistryWords::dwellings(b.dwellings) << tr("%1 lived in").arg(b.occupied) << RegistryWords::people(b.people);
    about.removeAll(QString());
    m_about->setText(about.join(QStringLiteral(" · ")));
    QStringList leaders;
    for (const auto& a : m_sheet->responsible)
      if (a.to == kNever) leaders << QStringLiteral("%1 %2 %3").arg(RegistryWords::post(a), text(a.name), text(a.phone)).trimmed();
    m_leaders->setText(leaders.isEmpty() ? tr("Nobody has been appointed for this building yet.") : leaders.mid(0, 4).join(QStringLiteral("  ·  ")));
    const bool mayEdit = m_asOf == kNever && engine::RegistryDesk::mayEdit(m_desk.bridge.actor());
    m_new->setVisible(mayEdit);
    m_edit->setVisible(mayEdit);
    m_remove->setVisible(mayEdit);
    std::vector<Row> rows;
    for (const auto& d : m_sheet->dwellings) {
      const auto number = [](int v) { return Cell{QString::number(v), v}; };
      rows.push_back({text(d.id.text()),
                      {number(d.unit), number(d.floor), {RegistryWords::door(d), d.floor * 100 + d.number}, number(d.people), number(d.households), {RegistryWords::code(natures, d.codes[model::DwellingColumn::residence])},
                       {RegistryWords::code(attributes.at(model::DwellingColumn::type), d.codes[model::DwellingColumn::type])},
                       {RegistryWords::code(attributes.at(model::DwellingColumn::ownership), d.codes[model::DwellingColumn::ownership])}, number(d.squareMetres)}});
    }
    m_list->setRows(std::move(rows));
    m_grid->setDwellings(m_sheet->dwellings);
    m_grid->setCurrent(m_current);
  }
  QStringList legend;
  for (const auto& code : natures.codes)
    legend << QStringLiteral("<span style=\"color:%1\">▌</span>%2 %3").arg(FloorGrid::ink(m_desk.theme, code.value).name(), RegistryWords::letter(natures, code.value), RegistryWords::code(natures, code.value).toHtmlEscaped());
  m_legend->setText(legend.join(QStringLiteral(" &nbsp; ")));
  showState();
}

void BuildingView::showState() {
  const bool doors = m_sheet && !m_sheet->dwellings.empty();
  m_which->setCurrentIndex(!doors ? Which::empty : m_listTab->isChecked() ? Which::list : Which::grid);
  m_legend->setVisible(doors && m_gridTab->isChecked());
  if (m_sheet)
    m_empty->setText(m_asOf == kNever ? tr("This building has no dwellings yet. “New dwelling…” adds the first, an import of the registry all of them.") : tr("On that day no dwelling of this building was recorded."));
  else if (m_reading && m_id)
    m_empty->setText(m_slow.isActive() ? QString() : tr("Reading…"));
  else
    m_empty->setText(m_id ? tr("This building is not to be seen from here: it lies outside your area, or is not recorded any more.")
                          : tr("Choose an area at the left and a building below it, or search above for a name, an ID, a telephone number or an address."));
}

}  // namespace jw::ui
