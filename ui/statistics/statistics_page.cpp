#include "ui/statistics/statistics_page.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDateEdit>
#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QScrollArea>
#include <QShortcut>
#include <QSignalBlocker>
#include <QSplitter>
#include <QStackedWidget>
#include <QStandardItemModel>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/engine_bridge.h"
#include "ui/memory.h"
#include "ui/on_main.h"
#include "ui/statistics/comparison_view.h"
#include "ui/statistics/entry_list.h"
#include "ui/statistics/period_box.h"
#include "ui/statistics/report_picture.h"
#include "ui/statistics/report_table.h"
#include "ui/statistics/report_words.h"
#include "ui/statistics/rows_behind.h"
#include "ui/statistics/schedules_button.h"
#include "ui/statistics/thematic_map.h"
#include "ui/theme/theme.h"
#include "ui/widgets/area_path_bar.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/parts.h"
#include "ui/words.h"

namespace jw::ui {
namespace {

constexpr int kCompounds = 100;  // as the data of the level box, beside the levels; 0: the next one down

using P = stats::Presentation;

}  // namespace

StatisticsPage::StatisticsPage(const Desk& desk, engine::StatisticsDesk& statistics, engine::BulkNotices& bulk, BookMaker& books, QWidget* parent) : QWidget(parent), m_desk(desk), m_statistics(statistics), m_bulk(bulk), m_books(books) {
  setObjectName(QStringLiteral("page"));
  auto* across = new QHBoxLayout(this);
  across->setContentsMargins(0, 0, 0, 0);
  across->setSpacing(0);
  auto* split = new QSplitter(this);
  split->setChildrenCollapsible(false);
  across->addWidget(split);
  m_entries = new EntryList(m_desk, m_statistics, split);
  auto* right = new QWidget(split);
  auto* down = new QVBoxLayout(right);
  down->setContentsMargins(0, 0, 0, 0);
  down->setSpacing(0);
  buildBar(right);
  down->addWidget(m_bar);
  auto* head = new QVBoxLayout;
  m_desk.theme.space(head, 12, 6, 4);
  m_title = makeLabel("title", right);
  m_title->setObjectName(QStringLiteral("reportTitle"));
  m_title->setWordWrap(true);
  m_state = makeLabel("second", right);
  m_state->setObjectName(QStringLiteral("reportState"));
  m_state->setWordWrap(true);
  m_note = makeLabel("second", right);
  m_note->setWordWrap(true);
  for (QWidget* w : {m_title, m_state, m_note}) head->addWidget(w);
  down->addLayout(head);
  buildViews(right);
  auto* tabs = new QHBoxLayout;
  m_desk.theme.space(tabs, 12, 2, 12);
  for (const View view : {table, bars, lines, pie, pyramid, heat, map, hotSpots, rows, compare}) tabs->addWidget(m_tabs[view]);
  tabs->addStretch(1);
  tabs->addWidget(m_onMap);
  tabs->addWidget(m_classes);
  down->addLayout(tabs);
  down->addWidget(m_views, 1);
  m_empty = makeLabel("empty", right);
  m_empty->setObjectName(QStringLiteral("reportEmpty"));
  m_empty->setAlignment(Qt::AlignCenter);
  m_empty->setWordWrap(true);
  down->addWidget(m_empty, 1);
  split->addWidget(right);
  split->setStretchFactor(1, 1);
  split->setSizes({m_desk.theme.px(280), m_desk.theme.px(960)});
  split->restoreState(m_desk.memory.get(QStringLiteral("statistics/splitter")).toByteArray());
  connect(split, &QSplitter::splitterMoved, this, [this, split] { m_desk.memory.set(QStringLiteral("statistics/splitter"), split->saveState()); });

  connect(m_entries, &EntryList::chosen, this, [this](const QString& key) {
    m_desk.memory.set(QStringLiteral("statistics/entry"), key);
    // A query opens on its list, whatever was looked at last; a statistic as the one before.
    const auto* entry = m_statistics.catalog().find(key.toStdString());
    const bool query = entry && entry->kind == stats::Entry::Kind::query;
    if (query && !m_query) m_statisticsView = m_view;
    m_view = query ? rows : m_query ? m_statisticsView : m_view;
    m_query = query;
    m_report.reset();
    run();
  });
  connect(&m_desk.bridge, &EngineBridge::areasChanged, this, &StatisticsPage::fillAreas);
  connect(&m_desk.bridge, &EngineBridge::actorChanged, this, [this] {
    fillAreas();
    m_report.reset();
    run();
  });
  // While the columns are read, the page says how far they are.
  m_progress.setInterval(200);
  connect(&m_progress, &QTimer::timeout, this, &StatisticsPage::showState);
  m_following = m_statistics.subscribe(onMain<std::uint64_t>(this, [this](std::uint64_t) {
    m_entries->reload();
    if (isVisible() && (!m_past || ofCases())) run();
  }));
  fillAreas();
  setFocusProxy(m_entries);
  retranslate();
  showReport();
}

StatisticsPage::~StatisticsPage() = default;

void StatisticsPage::buildBar(QWidget* parent) {
  m_bar = makeFrame("bar", parent);
  auto* flow = new FlowLayout(m_bar);
  m_desk.theme.space(flow, 12, 8);
  m_up = makeFlatButton(m_desk.theme, QStringLiteral("up"), m_bar);
  m_up->setObjectName(QStringLiteral("areaUp"));
  m_area = new AreaPathBar(m_desk.theme, m_bar);
  m_level = new QComboBox(m_bar);
  m_level->setObjectName(QStringLiteral("reportLevel"));
  m_level->setSizeAdjustPolicy(QComboBox::AdjustToContents);
  m_as = new QComboBox(m_bar);
  m_as->setObjectName(QStringLiteral("reportAs"));
  m_as->setSizeAdjustPolicy(QComboBox::AdjustToContents);
  m_periodName = makeLabel("second", m_bar);
  m_period = new PeriodBox(m_desk, [this] { return localTime(m_desk.bridge.now()).date(); }, m_bar);
  m_dayName = makeLabel("second", m_bar);
  m_day = new QDateEdit(m_bar);
  m_day->setObjectName(QStringLiteral("reportDay"));
  m_day->setDisplayFormat(QStringLiteral("yyyy-MM-dd"));
  m_day->setCalendarPopup(true);
  m_copy = wordButton(m_desk.theme, "copyReport", QStringLiteral("copy"), {}, m_bar);
  m_save = wordButton(m_desk.theme, "saveReport", QStringLiteral("down"), {}, m_bar);
  m_save->setPopupMode(QToolButton::InstantPopup);
  m_save->setMenu(new QMenu(m_save));
  m_print = wordButton(m_desk.theme, "printReport", QStringLiteral("print"), {}, m_bar, [this] { print(); });
  m_book = wordButton(m_desk.theme, "openBook", QStringLiteral("registry"), {}, m_bar, [this] { openBook(); });
  for (QWidget* w : std::initializer_list<QWidget*>{m_up, m_area, m_level, m_dayName, m_day, m_periodName, m_period, m_as, m_copy, m_save, m_print, m_book}) flow->addWidget(w);
  flow->addWidget(new SchedulesButton(m_desk, m_statistics, m_books, m_bar));
  connect(m_up, &QToolButton::clicked, this, &StatisticsPage::up);
  connect(m_area, &AreaPathBar::areaChosen, this, &StatisticsPage::run);
  connect(m_level, &QComboBox::activated, this, &StatisticsPage::run);
  connect(m_as, &QComboBox::activated, this, &StatisticsPage::showReport);
  connect(m_period, &PeriodBox::changed, this, [this] {
    m_report.reset();
    run();
  });
  connect(m_day, &QDateEdit::dateChanged, this, &StatisticsPage::setDay);
  connect(m_copy, &QToolButton::clicked, this, [this] {
    QApplication::clipboard()->setText(m_view == compare ? m_comparison->asText() : m_model->asText());
    m_desk.notices.tell(tr("The table is on the clipboard."));
  });
}

void StatisticsPage::buildViews(QWidget* parent) {
  m_views = new QStackedWidget(parent);
  m_model = new ReportTable(m_desk, this);
  m_table = new QTableView(m_views);
  m_table->setObjectName(QStringLiteral("report"));
  m_table->setModel(m_model);
  m_table->setShowGrid(false);
  m_table->setWordWrap(false);
  m_table->setTabKeyNavigation(false);
  m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
  m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
  m_table->verticalHeader()->hide();
  m_table->horizontalHeader()->setHighlightSections(false);
  m_table->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
  m_table->setSortingEnabled(true);
  m_desk.theme.follow(m_table, [this] {
    m_table->verticalHeader()->setDefaultSectionSize(m_desk.theme.px(32));
    m_model->repaint();
  });
  m_picture = new ReportPicture(m_desk, this);
  m_pictureArea = new QScrollArea(m_views);
  m_pictureArea->setWidgetResizable(true);
  m_pictureArea->setFrameShape(QFrame::NoFrame);
  m_pictureArea->setWidget(m_picture);
  m_rows = new RowsBehind(m_desk, m_statistics, m_bulk, m_views);
  connect(m_rows, &RowsBehind::personWanted, this, &StatisticsPage::personWanted);
  connect(m_rows, &RowsBehind::dwellingWanted, this, &StatisticsPage::dwellingWanted);
  m_views->addWidget(m_table);
  m_views->addWidget(m_pictureArea);
  m_comparison = new ComparisonView(m_desk, m_statistics, m_views);
  for (QWidget* w : std::initializer_list<QWidget*>{m_rows, m_comparison}) m_views->addWidget(w);
  m_onMap = wordButton(m_desk.theme, "statisticOnMap", QStringLiteral("layers"), {}, parent, [this] { putOnMap(); });
  m_classes = new QComboBox(parent);
  m_classes->setObjectName(QStringLiteral("classing"));
  for (int view = table; view < kViews; ++view) {
    auto* tab = new QToolButton(parent);
    setRole(tab, "tab");
    tab->setObjectName(QStringLiteral("reportTab%1").arg(view));
    tab->setCheckable(true);
    tab->setAutoExclusive(true);
    tab->setFocusPolicy(Qt::TabFocus);
    connect(tab, &QToolButton::clicked, this, [this, view] { showView(static_cast<View>(view)); });
    m_tabs.push_back(tab);
  }
  connect(m_classes, &QComboBox::activated, this, [this] {
    showState();
    showPicture(m_view);
    showOnMap();
  });
  connect(m_table, &QTableView::activated, this, [this](const QModelIndex& at) {
    const std::size_t place = m_model->placeAt(at.row());
    if (m_report && place < m_report->rows.size() && m_report->rows[place].compound == 0) drill(m_report->rows[place].path);
  });
  connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] {
    if (m_view == rows) showRows();
  });
  const auto goTo = [this](const QString& key) {
    for (std::size_t i = 0; m_report && i < m_report->rows.size(); ++i)
      if (text(m_report->rows[i].path) == key) m_table->setCurrentIndex(m_model->index(m_model->rowOf(i), 1));
    m_picture->setCurrent(key);
  };
  connect(m_picture, &ReportPicture::chosen, this, goTo);
  connect(m_picture, &ReportPicture::activated, this, [this](const QString& key) {
    if (m_view == map || m_view == heat || m_view == hotSpots) drill(key.toStdString());
  });
  connect(m_picture, &ReportPicture::tableWanted, m_copy, &QToolButton::click);
  const auto key = [this](const QKeySequence& keys, QWidget* where, auto does) {
    auto* shortcut = new QShortcut(keys, where);
    shortcut->setContext(Qt::WidgetWithChildrenShortcut);
    connect(shortcut, &QShortcut::activated, this, does);
  };
  key(QKeySequence::Copy, m_table, [this] { m_copy->click(); });
  key(Qt::Key_Backspace, m_views, [this] { up(); });
  key(QKeySequence(Qt::ALT | Qt::Key_Up), this, [this] { up(); });
  key(QKeySequence::Find, this, [this] { m_entries->focusSearch(); });
  key(QKeySequence(Qt::Key_Slash), this, [this] { m_entries->focusSearch(); });
}

bool StatisticsPage::open(const QString& key) {
  return m_entries->choose(key);
}

void StatisticsPage::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  if (!m_entries->current().isEmpty()) return run();
  const auto& all = m_statistics.catalog().entries();
  if (!open(m_desk.memory.get(QStringLiteral("statistics/entry")).toString()) && !all.empty()) {
    const auto first = std::find_if(all.begin(), all.end(), [](const auto& e) { return e.kind == stats::Entry::Kind::statistics; });
    open(text((first == all.end() ? all.front() : *first).key));
  }
}

void StatisticsPage::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

void StatisticsPage::fillAreas() {
  m_area->setAreas(m_desk.bridge.areas(), m_desk.bridge.actor().scope);
}

void StatisticsPage::retranslate() {
  m_up->setToolTip(tr("The area above (Alt+Up)"));
  m_up->setAccessibleName(m_up->toolTip());
  const int as = std::max(0, m_as->currentIndex());
  m_as->clear();
  for (const auto shown : {stats::ShownAs::number, stats::ShownAs::ofRow, stats::ShownAs::ofParent}) m_as->addItem(ReportWords::of(shown));
  m_as->setCurrentIndex(as);
  m_as->setAccessibleName(tr("Figures or shares"));
  m_as->setToolTip(tr("Figures, or per cent: of the row's total, or of the same figure of the area above"));
  m_periodName->setText(tr("Cases reported in"));
  m_copy->setText(tr("Copy"));
  m_save->setText(tr("Save as…"));
  m_print->setText(tr("Print…"));
  m_print->setToolTip(tr("This report with its chart and its map (Ctrl+P)"));
  m_book->setText(tr("Book…"));
  m_onMap->setText(tr("On the main map"));
  m_onMap->setToolTip(tr("The shades lie on the map of the command page, below the live cases, and follow what changes"));
  m_book->setToolTip(tr("Many reports of one moment in one file"));
  m_level->setAccessibleName(tr("Rows"));
  m_dayName->setText(tr("As of"));
  m_day->setAccessibleName(tr("The day of the figures"));
  const QSignalBlocker quiet(m_level);
  const QVariant was = m_level->currentData();
  m_level->clear();
  m_level->addItem(tr("next level"), 0);
  for (const auto level : model::kAreaLevels)
    if (level != model::AreaLevel::city) m_level->addItem(Words::of(level), static_cast<int>(level));
  m_level->addItem(tr("Compounds"), kCompounds);
  m_level->setCurrentIndex(std::max(0, m_level->findData(was)));
  const QSignalBlocker quieter(m_classes);
  const int classing = std::max(0, m_classes->currentIndex());
  m_classes->clear();
  m_classes->addItems(ThematicMap::kinds());
  m_classes->setCurrentIndex(classing);
  m_classes->setAccessibleName(tr("Kind of map"));
  const QString names[] = {ReportWords::of(P::table), ReportWords::of(P::bar), ReportWords::of(P::pie), ReportWords::of(P::pyramid), ReportWords::of(P::heat), ReportWords::of(P::map), tr("List"), tr("Compare"), ReportWords::of(P::hotSpots), ReportWords::of(P::line)};
  for (std::size_t i = 0; i < m_tabs.size(); ++i) m_tabs[i]->setText(names[i]);
  auto* menu = m_save->menu();
  menu->clear();
  const std::pair<QString, QString> kinds[] = {{tr("Workbook (XLSX)…"), QStringLiteral("xlsx")}, {tr("Table (CSV)…"), QStringLiteral("csv")}, {tr("Report (PDF)…"), QStringLiteral("pdf")}, {tr("Picture (PNG)…"), QStringLiteral("png")}, {tr("Map (GeoPackage)…"), QStringLiteral("gpkg")}};
  for (const auto& [name, kind] : kinds)
    connect(menu->addAction(name), &QAction::triggered, this, [this, kind = kind] { saveFile(kind); });
  showReport();
}

engine::StatisticsDesk::Question StatisticsPage::question() const {
  engine::StatisticsDesk::Question question;
  question.entry = m_entries->current().toStdString();
  question.area = ReportWords::placeOf(m_area->area(), *m_desk.bridge.areas());
  if (ofCases())
    question.period = m_period->period();
  else if (m_past)
    question.asOf = static_cast<stats::Day>(QDate(1970, 1, 1).daysTo(*m_past));
  const int level = m_level->currentData().toInt();
  if (level == kCompounds)
    question.level = engine::StatisticsDesk::Level{model::AreaLevel::community, true};
  else if (level > 0)
    question.level = engine::StatisticsDesk::Level{static_cast<model::AreaLevel>(level), false};
  return question;
}

void StatisticsPage::setDay(const QDate& day) {
  m_past = day < localTime(m_desk.bridge.now()).date() ? std::optional(day) : std::nullopt;
  m_report.reset();
  run();
}

void StatisticsPage::run() {
  const QString key = m_entries->current();
  if (key.isEmpty()) return showState();
  const std::stop_token stop = m_asking.anew();
  m_running = true;
  m_refusal.clear();
  using Answer = std::variant<stats::ReportPtr, engine::Refused>;
  m_statistics.run(m_desk.bridge.actor(), question(), stop, onMain<Answer>(this, [this, stop](const Answer& answer) {
                     if (!stop.stop_requested()) take(answer);
                   }));
  showState();
}

void StatisticsPage::take(const std::variant<stats::ReportPtr, engine::Refused>& answer) {
  m_running = false;
  if (const auto* why = std::get_if<engine::Refused>(&answer)) {
    m_report.reset();
    m_refusal = ReportWords::refused(*why, m_statistics.catalog(), *m_desk.bridge.areas());
  } else {
    m_report = std::get<stats::ReportPtr>(answer);
  }
  showReport();
}

bool StatisticsPage::offered(View view) const {
  if (!m_report) return false;
  const auto& shown = m_report->entry->presentation;
  const auto has = [&](P p) { return std::find(shown.begin(), shown.end(), p) != shown.end(); };
  switch (view) {
    case table:
      return true;
    case bars:
      return has(P::bar);
    case pie:
      return has(P::pie);
    case pyramid:
      return has(P::pyramid);
    case heat:
      return has(P::heat);
    case map:
      return has(P::map);
    case compare:
      return true;
    case hotSpots:
      return has(P::hotSpots);
    case lines:
      return has(P::line);
    case rows:
      return (!m_past || ofCases()) && engine::StatisticsDesk::mayList(m_desk.bridge.actor(), *m_report->entry);
    case kViews:
      break;
  }
  return false;
}

stats::ShownAs StatisticsPage::shownAs() const {
  const auto as = static_cast<stats::ShownAs>(std::max(0, m_as->currentIndex()));
  return m_report && stats::canShow(*m_report->entry, as) ? as : stats::ShownAs::number;
}

bool StatisticsPage::ofCases() const {
  const auto* entry = m_statistics.catalog().find(m_entries->current().toStdString());
  return entry && entry->cases;
}

void StatisticsPage::showReport() {
  const auto* shown = qobject_cast<QStandardItemModel*>(m_as->model());
  for (int i = 0; i < m_as->count(); ++i) shown->item(i)->setEnabled(!m_report || stats::canShow(*m_report->entry, static_cast<stats::ShownAs>(i)));
  const bool same = m_report && m_model->report() && m_model->report()->entry->key == m_report->entry->key && m_model->report()->area == m_report->area;
  const QModelIndex was = m_table->currentIndex();
  m_model->setReport(m_report, shownAs());
  if (same && was.row() < m_model->rowCount()) m_table->setCurrentIndex(m_model->index(was.row(), was.column()));
  const QFontMetrics metrics(m_desk.theme.font(13, QFont::DemiBold));
  for (int c = 0; c < m_model->columnCount(); ++c) {
    const int words = metrics.horizontalAdvance(m_model->headerData(c, Qt::Horizontal, Qt::DisplayRole).toString()) + m_desk.theme.px(30);
    m_table->setColumnWidth(c, std::max(m_desk.theme.px(c == 0 ? 170 : 84), words));
  }
  for (int view = table; view < kViews; ++view) m_tabs[static_cast<std::size_t>(view)]->setVisible(offered(static_cast<View>(view)));
  showView(offered(m_view) ? m_view : table);
  showState();
}

void StatisticsPage::showState() {
  const auto* entry = m_statistics.catalog().find(m_entries->current().toStdString());
  m_title->setText(entry ? ReportWords::title(*entry) : QString());
  const auto status = m_statistics.status();
  const bool reading = !status.ready && status.fault.empty();
  m_views->setVisible(m_report != nullptr);
  m_empty->setVisible(!m_report);
  // Cases lie in days; the registry is as it was at the end of one.
  for (QWidget* w : std::initializer_list<QWidget*>{m_periodName, m_period}) w->setVisible(ofCases());
  for (QWidget* w : std::initializer_list<QWidget*>{m_dayName, m_day}) w->setVisible(!ofCases());
  const QSignalBlocker quiet(m_day);
  m_day->setMaximumDate(localTime(m_desk.bridge.now()).date());
  if (!m_past) m_day->setDate(m_day->maximumDate());
  for (QToolButton* b : {m_copy, m_save, m_print}) b->setEnabled(m_report != nullptr);
  m_up->setEnabled(m_area->area() != m_desk.bridge.actor().scope);
  m_book->setEnabled(engine::StatisticsDesk::mayCount(m_desk.bridge.actor()));
  m_note->setText(m_report ? ReportWords::note(*m_report, m_past && !ofCases()) : QString());
  m_note->setVisible(!m_note->text().isEmpty());
  m_state->setText(stateWords(m_view));
  if (reading)
    m_empty->setText(tr("Reading the registry: %L1 of about %L2 rows …").arg(status.read).arg(status.total));
  else if (!status.fault.empty())
    m_empty->setText(tr("The registry could not be read: %1\nStart the program again; if it stays so, run: jingwei check").arg(text(status.fault)));
  else if (!m_refusal.isEmpty())
    m_empty->setText(m_refusal);
  else
    m_empty->setText(m_running ? (m_past && !ofCases() ? tr("Reading the registry of that day …") : QString()) : tr("Choose a statistic or a query at the left."));
  if (reading && m_running)
    m_progress.start();
  else
    m_progress.stop();
}

void StatisticsPage::showView(View view) {
  m_view = view;
  m_tabs[static_cast<std::size_t>(view)]->setChecked(true);
  showOnMap();
  m_views->setCurrentIndex(view == table ? 0 : view == rows ? 2 : view == compare ? 3 : 1);
  showState();  // the caption of the picture is of it
  if (view == rows)
    showRows();
  else if (view == compare)
    showComparison();
  else if (view != table)
    showPicture(view);
}

void StatisticsPage::drill(const model::AreaPath& area) {
  if (!m_desk.bridge.areas()->byPath(area)) return;
  m_area->setArea(area);
  m_level->setCurrentIndex(0);
  run();
}

void StatisticsPage::up() {
  const auto* here = m_desk.bridge.areas()->byPath(m_area->area());
  if (!here || m_area->area() == m_desk.bridge.actor().scope) return;
  const auto* above = m_desk.bridge.areas()->find(here->parent);
  m_area->setArea(above && model::isWithin(above->path, m_desk.bridge.actor().scope) ? above->path : m_desk.bridge.actor().scope);
  run();
}

}  // namespace jw::ui
