#include "ui/map/there_view.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/engine_bridge.h"
#include "ui/live_cases.h"
#include "ui/on_main.h"
#include "ui/registry/registry_words.h"
#include "ui/theme/theme.h"
#include "ui/widgets/parts.h"
#include "ui/words.h"

namespace jw::ui {
namespace {

constexpr std::size_t kMostGrids = 12;  // whose responsible people are listed

}  // namespace

ThereView::ThereView(const Desk& desk, QWidget* parent) : QWidget(parent), m_desk(desk) {
  setObjectName(QStringLiteral("thereView"));
  auto* down = new QVBoxLayout(this);
  down->setContentsMargins(0, 0, 0, 0);
  down->setSpacing(0);
  auto* head = new QHBoxLayout;
  m_desk.theme.space(head, 12, 8, 8);
  auto* words = new QVBoxLayout;
  words->addWidget(m_title = makeLabel("heading", this));
  words->addWidget(m_about = makeLabel("second", this));
  m_title->setWordWrap(true);
  m_about->setWordWrap(true);
  head->addLayout(words, 1);
  auto* close = makeFlatButton(m_desk.theme, QStringLiteral("close"), this);
  close->setObjectName(QStringLiteral("closeThere"));
  head->addWidget(close, 0, Qt::AlignTop);
  down->addLayout(head);
  m_kinds = new RowsTable(m_desk.theme, m_desk.memory, QStringLiteral("thereKinds"), this);
  m_rows = new RowsTable(m_desk.theme, m_desk.memory, QStringLiteral("thereRows"), this);
  down->addWidget(m_kinds);
  down->addWidget(m_rows, 1);
  m_foot = makeLabel("second", this);
  m_foot->setWordWrap(true);
  m_desk.theme.follow(m_foot, [this] { m_foot->setContentsMargins(m_desk.theme.px(12), m_desk.theme.px(4), m_desk.theme.px(12), m_desk.theme.px(8)); });
  down->addWidget(m_foot);
  connect(close, &QToolButton::clicked, this, [this] {
    m_asking.giveUp();
    Q_EMIT closed();
  });
  connect(m_kinds, &RowsTable::keyChanged, this, [this](const QString& key) {
    m_kind = static_cast<Kind>(key.toInt());
    showRows();
  });
  connect(m_rows, &RowsTable::keyChanged, this, [this](const QString& key) { activate(key, false); });
  connect(m_rows, &RowsTable::keyActivated, this, [this](const QString& key) { activate(key, true); });
  // Another person at the desk may see something else.
  connect(&m_desk.bridge, &EngineBridge::actorChanged, this, [this] {
    if (!m_shape.empty()) ask();
  });
  setFocusProxy(m_kinds);
  retranslate();
}

void ThereView::show(const model::MultiPolygon& shape, const QString& words) {
  m_shape = shape;
  m_words = words;
  ask();
}

void ThereView::ask() {
  const std::stop_token stop = m_asking.anew();
  m_open.clear();
  m_things = {};
  m_contents = {};
  m_responsible.clear();
  m_areas = m_desk.bridge.areas();
  m_grids = engine::areasTouched(*m_areas, m_shape, model::AreaLevel::grid);
  for (const auto& c : m_desk.cases.inArea())
    if (c->point && model::contains(m_shape, *c->point)) m_open.push_back(c);
  m_waiting = 2;
  engine::thingsInside(m_desk.bridge.engine(), m_desk.bridge.actor(), m_shape, m_desk.bridge.now() - std::chrono::days(kDays), kMost, stop,
                       onMain<engine::InShape>(this, [this, stop](const engine::InShape& found) {
                         if (stop.stop_requested()) return;
                         m_things = found;
                         arrived();
                       }));
  if (!engine::RegistryDesk::mayBrowse(m_desk.bridge.actor())) return arrived();
  m_desk.registry.inside(m_desk.bridge.actor(), m_shape, kMost, stop, onMain<engine::PlaceContents>(this, [this, stop](const engine::PlaceContents& found) {
                           if (stop.stop_requested()) return;
                           m_contents = found;
                           arrived();
                         }));
  askResponsible(stop);
  showKinds();
}

void ThereView::askResponsible(const std::stop_token& stop) {
  using List = std::vector<model::Appointment>;
  for (std::size_t i = 0; i < std::min(m_grids.size(), kMostGrids); ++i) {
    ++m_waiting;
    m_desk.registry.responsible(m_desk.bridge.actor(), {}, m_grids[i]->path, false, stop, onMain<List>(this, [this, stop](const List& found) {
                                  if (stop.stop_requested()) return;
                                  // Grids of one community have the same people above them.
                                  for (const auto& a : found)
                                    if (std::none_of(m_responsible.begin(), m_responsible.end(), [&](const auto& b) { return a.place == b.place && a.post == b.post && a.name == b.name; })) m_responsible.push_back(a);
                                  arrived();
                                }));
  }
}

void ThereView::arrived() {
  --m_waiting;
  showKinds();
}

void ThereView::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

void ThereView::retranslate() {
  auto* close = findChild<QToolButton*>(QStringLiteral("closeThere"));
  close->setToolTip(tr("Forget the selection"));
  close->setAccessibleName(close->toolTip());
  m_kinds->setColumns({{tr("Here"), 178}, {tr("Number"), 76, true}});
  m_rows->setColumns({{tr("Name"), 112}, {tr("About"), 64}, {tr("Where"), 110}});
  showKinds();
}

void ThereView::showKinds() {
  m_title->setText(m_words.isEmpty() ? tr("Selection") : m_words);
  QStringList grids;
  for (std::size_t i = 0; i < std::min<std::size_t>(m_grids.size(), 3); ++i) grids << text(m_grids[i]->name);
  m_about->setText(m_waiting > 0         ? tr("Reading…")
                   : m_grids.size() == 1 ? text(m_areas->readablePath(m_grids[0]->path))
                   : m_grids.empty()     ? tr("outside every grid")
                                         : tr("%n grids: %1", nullptr, static_cast<int>(m_grids.size())).arg(grids.join(QStringLiteral("、")) + (m_grids.size() > 3 ? QStringLiteral("…") : QString())));
  m_counts = {m_open.size(), m_things.closed.size(), m_contents.allBuildings, m_contents.allPeople, m_contents.organisations.size(), m_things.facilities.size(), m_responsible.size()};
  const std::array<QString, kKinds> names{tr("Open cases"), tr("Closed cases of 30 days"), tr("Buildings"), tr("People"), tr("Organisations"), tr("Facilities"), tr("Responsible")};
  std::vector<Row> rows;
  for (std::size_t i = 0; i < names.size(); ++i)
    rows.push_back({QString::number(i), {{names[i], static_cast<int>(i)}, {QStringLiteral("%L1").arg(m_counts[i]), QVariant::fromValue(m_counts[i])}}});
  m_kinds->setRows(std::move(rows));
  m_kinds->choose(QString::number(m_kind));
  m_kinds->setFixedHeight(m_kinds->horizontalHeader()->height() + kKinds * m_kinds->rowHeight(0) + 2);
  showRows();
}

Row ThereView::caseRow(const model::CaseSummary& c) const {
  const auto* area = m_areas->byPath(c.area);
  const QString when = Words::moment(c.reportedAt, m_desk.bridge.now());
  return {text(c.id.uuid.text()),
          {{text(c.title), {}, nullptr, false, QStringLiteral("%1 · %2 · %3").arg(text(c.title), text(c.number), when)}, {Words::of(c.state)}, {area ? text(area->name) : tr("outside every grid")}}};
}

std::vector<Row> ThereView::rowsOf(Kind kind) const {
  std::vector<Row> rows;
  const auto areaName = [this](const model::AreaPath& path) { return text(m_areas->readablePath(path)); };
  switch (kind) {
    case openCases:
      for (const auto& c : m_open) rows.push_back(caseRow(*c));
      break;
    case closedCases:
      for (const auto& c : m_things.closed) rows.push_back(caseRow(c));
      break;
    case buildings:
      for (const auto& b : m_contents.buildings)
        rows.push_back({text(b.id.uuid.text()), {{text(b.name)}, {RegistryWords::people(b.people), b.people, nullptr, false, QStringLiteral("%1 · %2").arg(RegistryWords::dwellings(b.dwellings), RegistryWords::people(b.people))}, {text(b.compoundName.empty() ? b.address : b.compoundName)}}});
      break;
    case people:
      for (const auto& p : m_contents.people)
        rows.push_back({text(p.id.text()), {{text(p.name)}, {RegistryWords::age(p), p.age}, {text(p.address)}}});
      break;
    case organisations:
      for (const auto& o : m_contents.organisations) rows.push_back({text(o.id.text()), {{text(o.name)}, {RegistryWords::code(m_desk.registry.attributes().organisationKind(), o.kind)}, {text(o.address)}}});
      break;
    case facilities:
      for (const auto& f : m_things.facilities) rows.push_back({text(f.id.text()), {{QStringLiteral("%1 %2").arg(text(f.kind), text(f.name))}, {text(f.code)}, {text(m_desk.bridge.directory().departmentName(f.department))}}});
      break;
    case responsible:
      for (std::size_t i = 0; i < m_responsible.size(); ++i) {
        const auto& a = m_responsible[i];
        rows.push_back({QString::number(i), {{QStringLiteral("%1 %2").arg(RegistryWords::post(a), text(a.name)), static_cast<int>(i)}, {text(a.phone)}, {areaName(a.area)}}});
      }
      break;
  }
  return rows;
}

void ThereView::showRows() {
  auto rows = rowsOf(m_kind);
  const auto shown = static_cast<std::uint64_t>(rows.size());
  m_rows->setRows(std::move(rows));
  const std::uint64_t all = count(m_kind);
  QString foot;
  if (m_kind == buildings && all > 0) foot = tr("%L1 dwellings, %L2 of them lived in.").arg(m_contents.dwellings).arg(m_contents.occupied);
  if (shown < all) foot = tr("The first %L1 of %L2. Draw a smaller shape to see the others.").arg(shown).arg(all);
  if (m_kind == responsible && m_grids.size() > kMostGrids) foot = tr("Of the first %1 of %2 grids.").arg(kMostGrids).arg(m_grids.size());
  if (m_waiting == 0 && all == 0) foot = tr("There are none here.");
  const bool registry = m_kind == buildings || m_kind == people || m_kind == organisations || m_kind == responsible;
  if (registry && !engine::RegistryDesk::mayBrowse(m_desk.bridge.actor())) foot = tr("Departments do not see the registry.");
  m_foot->setText(foot);
  m_foot->setVisible(!foot.isEmpty());
}

void ThereView::activate(const QString& key, bool open) {
  const auto parsed = Uuid::parse(key.toStdString());
  const auto at = [&](const auto& list, const auto& idOf) { return std::find_if(list.begin(), list.end(), [&](const auto& row) { return parsed && idOf(row) == *parsed; }); };
  if (m_kind == openCases || m_kind == closedCases) {
    if (open && parsed) Q_EMIT caseWanted(CaseId{*parsed});
    const auto summary = [](const auto& c) -> const model::CaseSummary& {
      if constexpr (requires { *c; })
        return *c;
      else
        return c;
    };
    const auto show = [&](const auto& list) {
      const auto found = at(list, [&](const auto& c) { return summary(c).id.uuid; });
      if (found != list.end() && summary(*found).point) Q_EMIT placeWanted(*summary(*found).point);
    };
    m_kind == openCases ? show(m_open) : show(m_things.closed);
  } else if (m_kind == buildings) {
    const auto b = at(m_contents.buildings, [](const auto& row) { return row.id.uuid; });
    if (b == m_contents.buildings.end()) return;
    Q_EMIT placeWanted(b->point);
    if (open) Q_EMIT buildingWanted(b->id);
  } else if (m_kind == people) {
    if (open && parsed) Q_EMIT personWanted(*parsed);
  } else if (m_kind == organisations) {
    const auto o = at(m_contents.organisations, [](const auto& row) { return row.id; });
    if (open && o != m_contents.organisations.end()) Q_EMIT organisationWanted(*o);
  } else if (m_kind == facilities) {
    const auto f = at(m_things.facilities, [](const auto& row) { return row.id; });
    if (f == m_things.facilities.end()) return;
    Q_EMIT placeWanted(f->point);
    if (open && engine::RegistryDesk::mayBrowse(m_desk.bridge.actor())) Q_EMIT facilityWanted(f->id);
  }
}

}  // namespace jw::ui
