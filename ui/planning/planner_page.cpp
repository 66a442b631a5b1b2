#include "ui/planning/planner_page.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QEvent>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QShortcut>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>
#include <cmath>
#include <unordered_set>

#include "ui/engine_bridge.h"
#include "ui/on_main.h"
#include "ui/planning/atlas_words.h"
#include "ui/planning/border_confirm.h"
#include "ui/planning/border_words.h"
#include "ui/planning/plan_files.h"
#include "ui/planning/plan_preview.h"
#include "ui/statistics/report_files.h"
#include "ui/theme/theme.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/parts.h"
#include "ui/widgets/rows_table.h"
#include "ui/words.h"

namespace jw::ui {
namespace {

constexpr double kGood = 0.10;

QString percent(double share) {
  return QStringLiteral("%1 %").arg(share * 100, 0, 'f', 1);
}

Cell number(double value, int decimals = 0) {
  return {QString::number(value, 'f', decimals), value};
}

}  // namespace

PlannerPage::PlannerPage(const Desk& desk, engine::AreaDesk& areas, QWidget* parent) : QWidget(parent), m_desk(desk), m_areas(areas) {
  setObjectName(QStringLiteral("page"));
  build();
  connect(&m_desk.bridge, &EngineBridge::areasChanged, this, &PlannerPage::fillAreas);
  connect(&m_desk.bridge, &EngineBridge::actorChanged, this, &PlannerPage::fillAreas);
  setFocusProxy(m_area);
  fillAreas();
  retranslate();
  busy(false);
}

PlannerPage::~PlannerPage() = default;

void PlannerPage::build() {
  auto* down = new QVBoxLayout(this);
  down->setContentsMargins(0, 0, 0, 0);
  down->setSpacing(0);
  auto* bar = makeFrame("bar", this);
  auto* across = new FlowLayout(bar);
  m_desk.theme.space(across, 12, 8);
  m_area = new SearchCombo(bar);
  m_area->setObjectName(QStringLiteral("planArea"));
  m_by = new QComboBox(bar);
  m_by->setObjectName(QStringLiteral("planBy"));
  m_parts = new QSpinBox(bar);
  m_parts->setObjectName(QStringLiteral("planParts"));
  m_parts->setRange(0, 200);
  m_target = new QSpinBox(bar);
  m_target->setObjectName(QStringLiteral("planTarget"));
  m_target->setRange(10, 20000);
  m_target->setSingleStep(50);
  m_target->setValue(400);
  m_plan = new QPushButton(bar);
  m_plan->setObjectName(QStringLiteral("planStart"));
  setRole(m_plan, "primary");
  m_stop = new QPushButton(bar);
  m_stop->setObjectName(QStringLiteral("planStop"));
  m_progress = new QProgressBar(bar);
  m_progress->setTextVisible(false);
  for (auto** word : {&m_areaWord, &m_byWord, &m_partsWord, &m_targetWord}) *word = makeLabel("second", bar);
  for (QWidget* w : std::initializer_list<QWidget*>{m_areaWord, m_area, m_byWord, m_by, m_partsWord, m_parts, m_targetWord, m_target, m_plan, m_stop, m_progress}) across->addWidget(w);
  m_desk.theme.follow(m_area, [this] {
    m_area->setFixedWidth(m_desk.theme.px(280));
    m_parts->setMinimumWidth(m_desk.theme.px(124));
    m_progress->setFixedWidth(m_desk.theme.px(140));
  });
  down->addWidget(bar);
  m_note = makeLabel("second", this);
  m_note->setObjectName(QStringLiteral("planNote"));
  m_note->setWordWrap(true);
  m_desk.theme.follow(m_note, [this] { m_note->setContentsMargins(m_desk.theme.px(12), m_desk.theme.px(6), m_desk.theme.px(12), m_desk.theme.px(6)); });
  down->addWidget(m_note);

  auto* split = new QSplitter(this);
  split->setChildrenCollapsible(false);
  auto* left = new QWidget(split);
  auto* tables = new QVBoxLayout(left);
  m_desk.theme.space(tables, 12, 8);
  tables->addWidget(m_variants = new RowsTable(m_desk.theme, m_desk.memory, QStringLiteral("planVariants"), left), 1);
  tables->addWidget(m_grids = new RowsTable(m_desk.theme, m_desk.memory, QStringLiteral("planGrids"), left), 2);
  auto* buttons = new FlowLayout;
  m_apply = new QPushButton(left);
  m_apply->setObjectName(QStringLiteral("planApply"));
  setRole(m_apply, "primary");
  connect(m_apply, &QPushButton::clicked, this, &PlannerPage::apply);
  buttons->addWidget(m_apply);
  m_gpkg = wordButton(m_desk.theme, "planGpkg", QStringLiteral("store"), {}, left, [this] { save(QStringLiteral("gpkg")); });
  m_geojson = wordButton(m_desk.theme, "planGeoJson", QStringLiteral("store"), {}, left, [this] { save(QStringLiteral("geojson")); });
  m_atlas = wordButton(m_desk.theme, "planAtlas", QStringLiteral("print"), {}, left, [this] { atlas(false); });
  m_board = wordButton(m_desk.theme, "planBoard", QStringLiteral("print"), {}, left, [this] { atlas(true); });
  for (auto* b : {m_gpkg, m_geojson, m_atlas, m_board}) buttons->addWidget(b);
  tables->addLayout(buttons);
  split->addWidget(left);
  split->addWidget(m_preview = new PlanPreview(m_desk.theme, split));
  split->setStretchFactor(1, 1);
  split->setSizes({m_desk.theme.px(520), m_desk.theme.px(760)});
  down->addWidget(split, 1);

  connect(m_plan, &QPushButton::clicked, this, &PlannerPage::plan);
  connect(m_stop, &QPushButton::clicked, this, [this] {
    m_asking.giveUp();
    m_writing.giveUp();
    busy(false);
  });
  connect(m_variants, &RowsTable::keyChanged, this, &PlannerPage::showVariant);
  connect(m_grids, &RowsTable::keyChanged, this, [this](const QString& key) { m_preview->setChosen(key.isEmpty() ? -1 : key.toInt()); });
  connect(m_preview, &PlanPreview::gridClicked, this, [this](int grid) { m_grids->choose(QString::number(grid)); });
}

void PlannerPage::fillAreas() {
  const auto tree = m_desk.bridge.areas();
  const model::AreaPath before = area() ? area()->path : model::AreaPath();
  // Those whose ground is nothing but grids, or not divided yet.
  std::unordered_set<std::string> divided;
  for (const auto& a : tree->areas())
    if (const auto* parent = tree->find(a.parent); parent && a.level != model::AreaLevel::grid) divided.insert(parent->path);
  m_paths.clear();
  QStringList names;
  for (const auto& a : tree->areas()) {
    if (a.level == model::AreaLevel::city || divided.contains(a.path) || !model::isWithin(a.path, m_desk.bridge.actor().scope)) continue;
    // A grid of a community is divided by planning its community anew.
    if (const auto* parent = tree->find(a.parent); a.level == model::AreaLevel::grid && parent) continue;
    m_paths.push_back(a.path);
    names.append(text(tree->readablePath(a.path)));
  }
  const QSignalBlocker quiet(m_area);
  m_area->clear();
  m_area->addItems(names);
  m_area->choose(-1);
  choose(before);
}

void PlannerPage::choose(const model::AreaPath& path) {
  const auto it = std::find(m_paths.begin(), m_paths.end(), path);
  if (it != m_paths.end()) m_area->choose(static_cast<int>(it - m_paths.begin()));
}

const model::Area* PlannerPage::area() const {
  const int row = m_area->chosen();
  return row < 0 || row >= static_cast<int>(m_paths.size()) ? nullptr : m_desk.bridge.areas()->byPath(m_paths[static_cast<std::size_t>(row)]);
}

void PlannerPage::busy(bool on) {
  m_plan->setEnabled(!on);
  m_stop->setEnabled(on);
  m_progress->setVisible(on);
  m_progress->setRange(0, 0);
  const bool some = !on && m_planned && !m_planned->plan.variants.empty();
  for (auto* b : {m_gpkg, m_geojson}) b->setEnabled(some);
  m_apply->setEnabled(some && engine::AreaDesk::mayEdit(m_desk.bridge.actor()));
  for (auto* b : {m_atlas, m_board}) b->setEnabled(!on);
}

void PlannerPage::plan() {
  const auto* where = area();
  if (!where) {
    m_desk.notices.warn(tr("Choose a community first."));
    m_area->setFocus();
    return;
  }
  m_plannedArea = *where;
  engine::PlanQuestion question;
  question.actor = m_desk.bridge.actor();
  question.area = where->path;
  question.parts = m_parts->value();
  question.target = m_target->value();
  question.measure = m_by->currentIndex() == 1 ? planning::Measure::people : planning::Measure::households;
  const auto stop = m_asking.anew();
  busy(true);
  m_note->setText(tr("Planning …"));
  const auto told = onMain<std::pair<std::uint64_t, std::uint64_t>>(this, [this, stop](const auto& p) {
    if (stop.stop_requested() || p.second == 0) return;
    m_progress->setRange(0, static_cast<int>(p.second));
    m_progress->setValue(static_cast<int>(p.first));
  });
  const Progress progress{[told](std::uint64_t done, std::uint64_t total, std::string_view) { told({done, total}); }, stop};
  using Answer = std::variant<engine::PlannedArea, engine::Refused>;
  engine::planGrids(m_desk.bridge.engine(), question, progress, onMain<Answer>(this, [this, stop](Answer answer) {
                      if (!stop.stop_requested()) take(std::move(answer));
                    }));
}

void PlannerPage::take(std::variant<engine::PlannedArea, engine::Refused> answer) {
  m_planned.reset();
  if (const auto* why = std::get_if<engine::Refused>(&answer))
    m_note->setText(Words::of(why->code));
  else
    m_planned = std::make_shared<engine::PlannedArea>(std::move(std::get<engine::PlannedArea>(answer)));
  busy(false);
  fillVariants();
  if (!m_planned) return;
  using No = planning::GridPlan::Refused;
  switch (m_planned->plan.refused) {
    case No::noBuildings:
      return m_note->setText(tr("There is no building in this community yet."));
    case No::moreGridsThanPlaces:
      return m_note->setText(tr("There are fewer places with buildings than grids wanted."));
    case No::badShape:
      return m_note->setText(tr("The outline of this area crosses itself; it must be mended first."));
    case No::no:
      break;
  }
  QString words = tr("%1 buildings in %2 grids. Nothing changes until a variant is put into force.").arg(m_planned->task.buildings.size()).arg(m_planned->task.parts);
  if (m_planned->plan.leastImbalance > kGood) words += QLatin1Char(' ') + tr("One building alone is %1 larger than a mean grid.").arg(percent(m_planned->plan.leastImbalance));
  m_note->setText(words);
}

void PlannerPage::apply() {
  if (!m_planned || chosenVariant() >= m_planned->plan.variants.size()) return;
  planning::BorderDraft draft(m_desk.bridge.areas()->areas());
  std::vector<model::MultiPolygon> shapes;
  std::vector<std::string> names;
  for (const auto& g : m_planned->plan.variants[chosenVariant()].grids) {
    names.push_back(plannedName(m_plannedArea, shapes.size()));
    shapes.push_back(g.shape);
  }
  std::vector<std::pair<model::Point, double>> weights;
  for (const auto& b : m_planned->task.buildings) weights.emplace_back(b.at, static_cast<double>(b.households) + 0.001);
  if (const auto fault = draft.divide(m_plannedArea.id, shapes, weights, names)) {
    m_desk.notices.warn(BorderWords::of(*fault, draft));
    return;
  }
  auto* confirm = new BorderConfirm(m_desk, m_areas, std::move(draft), this);
  connect(confirm, &BorderConfirm::handedIn, this, [this](const QString& words) { m_desk.notices.tell(words); });
  confirm->open();
}

std::size_t PlannerPage::chosenVariant() const {
  return static_cast<std::size_t>(std::max(0, m_variants->currentKey().toInt()));
}

void PlannerPage::fillVariants() {
  std::vector<Row> rows;
  if (m_planned)
    for (std::size_t i = 0; i < m_planned->plan.variants.size(); ++i) {
      const auto& v = m_planned->plan.variants[i];
      using planning::PlanAim;
      const QString aim = v.aim == PlanAim::compact ? tr("compact") : v.aim == PlanAim::even ? tr("as even as can be") : tr("balanced");
      rows.push_back({QString::number(i),
                      {{aim},
                       {percent(v.imbalance), v.imbalance, v.imbalance > kGood ? &Palette::amber : &Palette::green},
                       number(v.compactness, 2),
                       {QStringLiteral("%1 / %2").arg(v.compoundsCut).arg(v.compounds), v.compoundsCut},
                       number(std::round(v.borderMetres))}});
    }
  const bool some = !rows.empty();
  m_variants->setRows(std::move(rows));
  if (some) m_variants->choose(QStringLiteral("0"));
  showVariant();
}

void PlannerPage::showVariant() {
  m_preview->show(m_planned, chosenVariant());
  fillGrids();
}

void PlannerPage::fillGrids() {
  std::vector<Row> rows;
  if (m_planned && chosenVariant() < m_planned->plan.variants.size()) {
    const auto& v = m_planned->plan.variants[chosenVariant()];
    double mean = 0;
    const auto measured = [&](const planning::PlannedGrid& g) { return static_cast<double>(m_planned->task.measure == planning::Measure::people ? g.people : g.households); };
    for (const auto& g : v.grids) mean += measured(g) / static_cast<double>(v.grids.size());
    for (std::size_t i = 0; i < v.grids.size(); ++i) {
      const auto& g = v.grids[i];
      const double off = mean > 0 ? measured(g) / mean - 1 : 0;
      QStringList neighbours;
      for (const int n : g.neighbours) neighbours.append(QString::number(n + 1));
      rows.push_back({QString::number(i),
                      {{QString::number(i + 1), static_cast<int>(i)},
                       number(static_cast<double>(g.buildings)),
                       number(static_cast<double>(g.households)),
                       number(static_cast<double>(g.people)),
                       {(off >= 0 ? QStringLiteral("+") : QString()) + percent(off), off, std::abs(off) > kGood ? &Palette::amber : nullptr},
                       number(g.squareMetres / 10000, 1),
                       {neighbours.join(QLatin1Char(' '))}}});
    }
  }
  m_grids->setRows(std::move(rows));
}

void PlannerPage::save(const QString& kind) {
  if (!m_planned || chosenVariant() >= m_planned->plan.variants.size()) return;
  ReportFiles::ask(m_desk, this, kind, text(m_plannedArea.name), [this, planned = m_planned, n = chosenVariant(), where = m_plannedArea](const QString& file) {
    const auto stop = m_writing.anew();
    ReportFiles::inBackground(
        this, [file, planned, n, where, stop] { writePlan(file.toStdString(), where, planned->plan.variants[n], {nullptr, stop}); },
        [this, file](const QString& wrong) { wrong.isEmpty() ? m_desk.notices.tell(tr("Written: %1").arg(file)) : m_desk.notices.warn(tr("The file could not be written: %1").arg(wrong)); });
  });
}

void PlannerPage::atlas(bool board) {
  const auto* where = area();
  engine::AtlasQuestion question;
  question.actor = m_desk.bridge.actor();
  question.area = where ? where->path : question.actor.scope;
  question.publicBoard = board;
  const QString name = (where ? text(where->name) + QLatin1Char(' ') : QString()) + (board ? tr("Notice boards") : tr("Grid atlas"));
  ReportFiles::ask(m_desk, this, QStringLiteral("pdf"), name, [this, question, board](const QString& file) {
    const auto stop = m_writing.anew();
    busy(true);
    using Answer = std::variant<engine::AtlasFacts, engine::Refused>;
    engine::atlasFacts(m_desk.bridge.engine(), m_desk.registry, question, stop, onMain<Answer>(this, [this, file, board, stop](const Answer& answer) {
                         if (stop.stop_requested()) return;
                         if (const auto* why = std::get_if<engine::Refused>(&answer)) {
                           busy(false);
                           return m_desk.notices.warn(Words::of(why->code));
                         }
                         auto book = AtlasWords::book(std::get<engine::AtlasFacts>(answer), *m_desk.bridge.areas(), board, gis::AtlasPaper::a4);
                         book.buildingCache = window()->property("buildingCache").toString();
                         // Whoever lets go of it last, it dies on the main thread.
                         const std::shared_ptr<gis::GridAtlas> job(new gis::GridAtlas(std::move(book)), [](gis::GridAtlas* a) {
                           QMetaObject::invokeMethod(QCoreApplication::instance(), [a] { delete a; }, Qt::QueuedConnection);
                         });
                         const auto told = onMain<std::pair<std::uint64_t, std::uint64_t>>(this, [this, stop](const auto& p) {
                           if (stop.stop_requested()) return;
                           m_progress->setRange(0, static_cast<int>(p.second));
                           m_progress->setValue(static_cast<int>(p.first));
                         });
                         ReportFiles::inBackground(
                             this, [job, file, told, stop] { job->run(file.toStdString(), {[told](std::uint64_t done, std::uint64_t total, std::string_view) { told({done, total}); }, stop}); },
                             [this, job, file, stop](const QString& wrong) {
                               if (stop.stop_requested()) return;
                               busy(false);
                               wrong.isEmpty() ? m_desk.notices.tell(tr("Written: %1").arg(file)) : m_desk.notices.warn(tr("The file could not be written: %1").arg(wrong));
                             });
                       }));
  });
}

void PlannerPage::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

void PlannerPage::retranslate() {
  m_areaWord->setText(tr("Community"));
  m_area->setHint(tr("name of a community"));
  m_byWord->setText(tr("Equal"));
  const int by = std::max(0, m_by->currentIndex());
  m_by->clear();
  m_by->addItems({tr("households"), tr("people")});
  m_by->setCurrentIndex(by);
  m_partsWord->setText(tr("Grids"));
  m_parts->setSpecialValueText(tr("as many as fit"));
  m_targetWord->setText(tr("of about"));
  m_plan->setText(tr("Plan"));
  m_stop->setText(tr("Stop"));
  m_apply->setText(tr("Put into force …"));
  m_gpkg->setText(tr("Save as GeoPackage"));
  m_geojson->setText(tr("Save as GeoJSON"));
  m_atlas->setText(tr("Grid atlas (PDF)"));
  m_board->setText(tr("Notice boards (PDF)"));
  if (!m_planned) m_note->setText(tr("Choose a community and press “Plan”: its buildings are shared out among grids of equal size, each in one piece. The atlas and the notice boards show the grids in force."));
  m_variants->setColumns({{tr("Variant"), 118}, {tr("Largest deviation"), 132, true}, {tr("Compactness"), 104, true}, {tr("Compounds cut"), 122, true}, {tr("Inner borders, m"), 128, true}});
  m_grids->setColumns({{tr("Grid"), 50}, {tr("Buildings"), 84, true}, {tr("Households"), 100, true}, {tr("People"), 70, true}, {tr("Off the mean"), 112, true}, {tr("Hectares"), 84, true}, {tr("Neighbours"), 110}});
  fillVariants();
}

}  // namespace jw::ui
