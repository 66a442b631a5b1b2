#include "ui/main_window.h"

#include <QApplication>
#include <QCloseEvent>
#include <QHBoxLayout>
#include <QScreen>
#include <QShortcut>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "core/model/calendar_year.h"
#include "ui/appraisal/appraisal_page.h"
#include "ui/backup/backup_watch.h"
#include "ui/backup/backup_words.h"
#include "ui/case/case_view.h"
#include "ui/case/case_window.h"
#include "ui/cases/case_queues.h"
#include "ui/cases/cases_page.h"
#include "ui/command/command_page.h"
#include "ui/engine_bridge.h"
#include "ui/language.h"
#include "ui/live_cases.h"
#include "ui/map/base_maps.h"
#include "ui/map/layer_panel.h"
#include "ui/map/map_panel.h"
#include "ui/map/map_print.h"
#include "ui/memory.h"
#include "ui/messages/messages_page.h"
#include "ui/planning/planner_page.h"
#include "ui/playback/playback_band.h"
#include "ui/registry/record_panel.h"
#include "ui/registry/registry_page.h"
#include "ui/report/report_form.h"
#include "ui/rules/rules_page.h"
#include "ui/search/search_box.h"
#include "ui/shell/alarms.h"
#include "ui/shell/key_help.h"
#include "ui/shell/rail.h"
#include "ui/shell/status_bar.h"
#include "ui/shell/toasts.h"
#include "ui/shell/top_bar.h"
#include "ui/stall_meter.h"
#include "ui/search/registry_names.h"
#include "ui/statistics/book_maker.h"
#include "ui/statistics/book_schedule_list.h"
#include "ui/statistics/statistics_page.h"
#include "ui/sync/sync_page.h"
#include "ui/sync/sync_watch.h"
#include "ui/system/calendar_panel.h"
#include "ui/system/system_page.h"
#include "ui/theme/theme.h"
#include "ui/widgets/notice_bar.h"
#include "ui/wall/wall_window.h"
#include "ui/words.h"

namespace jw::ui {
namespace {

int heightOf(const QScreen* screen) {
  return screen ? screen->size().height() : 1080;
}

}  // namespace

/// In the order in which they are made; widgets go first when the window dies.
struct MainWindow::Parts {
  Parts(engine::Engine& engine, model::Actor actor, const Options& options)
      : memory(options.memoryFile),
        theme(*qApp, options.screenHeight ? options.screenHeight : heightOf(QGuiApplication::primaryScreen())),
        bridge(engine, std::move(actor)),
        sync(options.sync, bridge),
        backups(options.backups, bridge),
        cases(bridge),
        appraisal(engine, engine.dataFolder()),
        statistics(engine),
        bulk(engine, statistics),
        registry(engine),
        areas(engine),
        registryFeed(registry.subscribe([this](const model::RegistryChange& change) { statistics.follow(change); })),
        desk{bridge, cases, theme, language, memory, selection, notices, registry},
        books(desk, statistics) {}
  Memory memory;
  Language language;
  Theme theme;
  EngineBridge bridge;
  SyncWatch sync;
  BackupWatch backups;
  LiveCases cases;
  engine::AppraisalDesk appraisal;
  engine::StatisticsDesk statistics;
  engine::BulkNotices bulk;
  engine::RegistryDesk registry;
  engine::AreaDesk areas;
  engine::Engine::Subscription registryFeed;  ///< what changes in the registry is in the statistics at once
  Selection selection;
  Notices notices;
  Desk desk;
  BookMaker books;
};

MainWindow::MainWindow(engine::Engine& engine, model::Actor actor, Options options, QWidget* parent)
    : QMainWindow(parent),
      m_parts(std::make_unique<Parts>(engine, std::move(actor), options)),
      m_stalls(new StallMeter(this)) {
  setObjectName(QStringLiteral("mainWindow"));
  auto& p = *m_parts;
  p.language.set(p.memory.get(QStringLiteral("window/language"), QStringLiteral("zh_CN")).toString());
  p.theme.setKind(p.memory.get(QStringLiteral("window/theme")).toString() == QLatin1String("light")
                      ? Theme::Kind::light
                      : Theme::Kind::dark);
  p.theme.setZoom(p.memory.get(QStringLiteral("window/zoom"), 0).toInt());
  build(options);
  connectParts();
  addKeys();
  addCommands();
  resize(p.theme.px(1366), p.theme.px(768));
  restoreGeometry(p.memory.get(QStringLiteral("window/geometry")).toByteArray());
  showPage(command);
  retranslate();
}

MainWindow::~MainWindow() {
  // The pages and the other windows hold on to the parts: they go before them.
  for (auto* wall : findChildren<WallWindow*>()) delete wall;  // shows base maps of the command page
  delete takeCentralWidget();
  for (QWidget* window : findChildren<QWidget*>(Qt::FindDirectChildrenOnly)) delete window;
}

const Desk& MainWindow::desk() const {
  return m_parts->desk;
}

void MainWindow::build(const Options& options) {
  const Desk& desk = m_parts->desk;
  auto* ground = new QWidget(this);
  setCentralWidget(ground);
  auto* across = new QHBoxLayout(ground);
  across->setContentsMargins(0, 0, 0, 0);
  across->setSpacing(0);
  m_rail = new Rail(desk, ground);
  across->addWidget(m_rail);
  auto* down = new QVBoxLayout;
  down->setSpacing(0);
  across->addLayout(down, 1);
  m_top = new TopBar(desk, options.mayChangeDesk, ground);
  m_pages = new QStackedWidget(ground);
  m_status = new StatusBar(desk, *m_stalls, m_parts->sync, m_parts->backups, ground);
  down->addWidget(m_top);
  down->addWidget(m_playback = new PlaybackBand(desk, ground));
  down->addWidget(m_pages, 1);
  down->addWidget(m_status);
  // In the order of enum Page.
  addPage(QT_TRANSLATE_NOOP("Pages", "Command"), "command", m_command = new CommandPage(desk, m_parts->areas));
  addPage(QT_TRANSLATE_NOOP("Pages", "Cases"), "cases", m_cases = new CasesPage(desk));
  addPage(QT_TRANSLATE_NOOP("Pages", "Registry"), "registry", m_registry = new RegistryPage(desk, m_parts->bulk));
  addPage(QT_TRANSLATE_NOOP("Pages", "Statistics"), "statistics", m_statistics = new StatisticsPage(desk, m_parts->statistics, m_parts->bulk, m_parts->books));
  auto* onMap = new StatisticOnMap(desk, m_parts->statistics, *m_command);
  connect(m_statistics, &StatisticsPage::onMapWanted, this, [this, onMap](const StatisticChoice& choice) {
    onMap->show(choice);
    showPage(command);
  });
  connect(onMap, &StatisticOnMap::wanted, this, [this](const QString& key) { openStatistic(key); });
  auto* rulesPage = new RulesPage(desk);
  addPage(QT_TRANSLATE_NOOP("Pages", "Rules"), "dispatch", rulesPage);
  connect(rulesPage, &RulesPage::opened, this, &MainWindow::openCase);
  auto* messagesPage = new MessagesPage(desk);
  addPage(QT_TRANSLATE_NOOP("Pages", "Messages"), "bell", messagesPage);
  connect(messagesPage, &MessagesPage::opened, this, &MainWindow::openCase);
  auto* appraisalPage = new AppraisalPage(desk, m_parts->appraisal);
  addPage(QT_TRANSLATE_NOOP("Pages", "Appraisal"), "appraisal", appraisalPage);
  connect(appraisalPage, &AppraisalPage::opened, this, &MainWindow::openCase);
  addPage(QT_TRANSLATE_NOOP("Pages", "System"), "system", m_system = new SystemPage(desk, m_parts->backups));
  addPage(QT_TRANSLATE_NOOP("Pages", "Grids"), "area", new PlannerPage(desk, m_parts->areas));
  addPage(QT_TRANSLATE_NOOP("Pages", "Sync"), "sync", m_sync = new SyncPage(desk, m_parts->sync));
  connect(m_sync, &SyncPage::opened, this, &MainWindow::openCase);
  connect(m_status, &StatusBar::syncWanted, this, [this] {
    showPage(sync);
    m_sync->showTab(m_parts->sync.status().conflicts > 0 ? SyncPage::review : SyncPage::status);
  });
  new NoticeBar(desk, ground);
  m_toasts = new Toasts(desk, ground);
  if (!options.buildingCache.isEmpty()) setBuildingCache(options.buildingCache);
}

void MainWindow::addPage(const char* name, const char* icon, QWidget* page) {
  const int index = m_pages->addWidget(page);
  const QString picture = QString::fromLatin1(icon);
  const QString keys = index < 9 ? QStringLiteral("Ctrl+%1").arg(index + 1) : QString();
  m_rail->add(name, picture, keys);
  m_commands.push_back({"Pages", name, picture, keys, [this, index] { showPage(index); }});
  if (!keys.isEmpty())
    connect(new QShortcut(QKeySequence(keys), this), &QShortcut::activated, this, [this, index] { showPage(index); });
}

void MainWindow::connectParts() {
  auto& p = *m_parts;
  connect(m_rail, &Rail::pageChosen, this, &MainWindow::showPage);
  connect(m_top, &TopBar::reportWanted, this, &MainWindow::openReport);
  connect(m_top, &TopBar::overdueWanted, this, [this] {
    showPage(command);
    m_command->setQueue(Queue::overdue);
  });
  connect(&m_top->search(), &SearchBox::caseChosen, this, [this, &p](CaseId id) {
    p.selection.set(id);
    const int page = m_pages->currentIndex();
    if (page != command && page != cases) showPage(command);
  });
  connect(&m_top->search(), &SearchBox::areaChosen, this, [this, &p](const std::string& area) {
    m_top->setArea(area);
    p.cases.setArea(area);
  });
  const auto inRegistry = [this](auto open) {
    return [this, open](const auto& id) {
      showPage(registry);
      (m_registry->*open)(id);
    };
  };
  const auto openPerson = inRegistry(&RegistryPage::openPerson);
  const auto openBuilding = inRegistry(&RegistryPage::openBuilding);
  connect(&m_top->search(), &SearchBox::personChosen, this, openPerson);
  connect(&m_top->search(), &SearchBox::buildingChosen, this, openBuilding);
  const auto openDwelling = inRegistry(&RegistryPage::openDwelling);
  const auto openFacility = inRegistry(&RegistryPage::openFacility);
  connect(&m_top->search(), &SearchBox::dwellingChosen, this, openDwelling);
  connect(&m_top->search(), &SearchBox::facilityChosen, this, openFacility);
  connect(m_statistics, &StatisticsPage::personWanted, this, openPerson);
  connect(m_statistics, &StatisticsPage::dwellingWanted, this, openDwelling);
  connect(m_command, &CommandPage::opened, this, &MainWindow::openCase);
  connect(m_command, &CommandPage::reportHere, this, &MainWindow::openReportAt);
  connect(m_command, &CommandPage::buildingWanted, this, openBuilding);
  connect(m_command, &CommandPage::personWanted, this, openPerson);
  connect(m_command, &CommandPage::organisationWanted, this, [this](const model::Organisation& organisation) {
    showPage(registry);
    m_registry->openOrganisation(organisation);
  });
  connect(m_command, &CommandPage::facilityWanted, this, openFacility);
  connect(m_command, &CommandPage::facilityHere, this, [this](double lon, double lat) {
    showPage(registry);
    m_registry->newFacilityAt({lon, lat});
  });
  connect(m_registry, &RegistryPage::mapWanted, this, [this](model::Point place) {
    showPage(command);
    m_command->map().flyToPlace(place);
  });
  connect(m_cases, &CasesPage::opened, this, &MainWindow::openCase);
  connect(m_cases, &CasesPage::mapWanted, this, &MainWindow::showOnMap);
  connect(&m_command->map(), &MapPanel::coordinatesChanged, m_status, &StatusBar::setCoordinates);
  connect(&m_command->map(), &MapPanel::scaleChanged, m_status, &StatusBar::setScale);
  auto* alarms = new Alarms(p.desk, *m_toasts, m_toasts);
  connect(alarms, &Alarms::caseWanted, this, &MainWindow::openCase);
  connect(alarms, &Alarms::kindWanted, this, [this](Alarms::Kind kind) {
    if (kind == Alarms::Kind::mine) return showQueue(WorkQueue::mine);
    if (kind == Alarms::Kind::calledIn) return showQueue(WorkQueue::calledIn);
    if (kind == Alarms::Kind::asked) return showQueue(WorkQueue::requests);
    if (kind == Alarms::Kind::rejected) return showQueue(WorkQueue::rejected);
    if (kind != Alarms::Kind::late) return showQueue(WorkQueue::allOpen);
    showPage(command);
    m_command->setQueue(Queue::overdue);
  });
  connect(&p.backups, &BackupWatch::failed, this, [this, &p] { m_toasts->show(BackupWords::trouble(p.backups.status()), true, [this] { showBackups(); }); });
  connect(&p.books, &BookMaker::failed, this, [this, &p](const QString& words) { m_toasts->show(words, true, [this, &p] { BookScheduleList::open(p.desk, p.statistics, p.books, this); }); });
  connect(&p.bridge, &EngineBridge::loadChanged, this, &MainWindow::remindOfCalendar);
  connect(&p.theme, &Theme::changed, this, &MainWindow::remember);
  connect(&p.language, &Language::changed, this, &MainWindow::remember);
}

void MainWindow::addKeys() {
  const auto key = [this](const QKeySequence& keys, auto run) {
    connect(new QShortcut(keys, this), &QShortcut::activated, this, run);
  };
  key(Qt::Key_N, [this] { openReport(); });
  key(Qt::Key_Slash, [this] {
    showPage(cases);
    m_cases->focusFilter();
  });
  key(Qt::Key_J, [this] { step(1); });
  key(Qt::Key_K, [this] { step(-1); });
  using model::Action;
  for (const Action action : Words::kKeyed)
    key(Words::key(action), [this, action] { act(action); });
  using Kind = BatchStep::Kind;
  const auto onCases = [this](auto run) {
    return [this, run] {
      if (m_pages->currentIndex() == cases) run();
    };
  };
  key(Qt::SHIFT | Qt::Key_D, [this] {
    if (m_pages->currentIndex() == command) m_command->dispatchAsProposed();
    if (m_pages->currentIndex() == cases) m_cases->batch({Kind::dispatchAsProposed, Action::assign});
  });
  key(Qt::Key_U, onCases([this] { m_cases->batch({Kind::urge}); }));
  key(Qt::Key_R, onCases([this] { m_cases->batch({Kind::join}); }));
  key(Qt::CTRL | Qt::Key_P, [this] {
    if (m_pages->currentIndex() == cases) m_cases->print();
    if (m_pages->currentIndex() == command) printMap();
    if (m_pages->currentIndex() == statistics) m_statistics->print();
  });
  key(Qt::Key_BracketLeft, onCases([this] { m_cases->stepQueue(-1); }));
  key(Qt::Key_BracketRight, onCases([this] { m_cases->stepQueue(1); }));
  key(Qt::Key_M, [this] { m_pages->currentIndex() == registry ? m_registry->showOnMap() : showOnMap(m_parts->selection.current()); });
  key(Qt::Key_P, [this] { m_playback->open(); });
  key(Qt::Key_F11, [this] { openWall(); });
  key(Qt::SHIFT | Qt::Key_F11, [this] { setWindowState(windowState() ^ Qt::WindowFullScreen); });
  key(Qt::Key_F1, [this] { (new KeyHelp(m_parts->desk, this))->show(); });
  key(Qt::CTRL | Qt::Key_K, [this] {
    m_top->search().setFocus(Qt::ShortcutFocusReason);
    m_top->search().selectAll();
  });
  for (const auto plus : {Qt::Key_Plus, Qt::Key_Equal}) key(Qt::CTRL | plus, [this] { m_parts->theme.zoomBy(1); });
  key(Qt::CTRL | Qt::Key_Minus, [this] { m_parts->theme.zoomBy(-1); });
  key(Qt::CTRL | Qt::Key_0, [this] { m_parts->theme.setZoom(0); });
}

void MainWindow::addCommands() {
  auto& commands = m_commands;
  for (const CaseQueue& queue : caseQueues())
    commands.push_back({"CaseQueues", queue.name, QStringLiteral("inbox"), {}, [this, id = queue.id] { showQueue(id); }});
  const auto add = [&](const char* name, const QString& icon, const QString& keys, std::function<void()> run) {
    commands.push_back({"Commands", name, icon, keys, std::move(run)});
  };
  add(QT_TRANSLATE_NOOP("Commands", "New report"), QStringLiteral("plus"), QStringLiteral("N"),
      [this] { openReport(); });
  add(QT_TRANSLATE_NOOP("Commands", "Wall"), QStringLiteral("fullscreen"), QStringLiteral("F11"), [this] { openWall(); });
  add(QT_TRANSLATE_NOOP("Commands", "Playback of a past period"), QStringLiteral("history"), QStringLiteral("P"), [this] { m_playback->open(); });
  add(QT_TRANSLATE_NOOP("Commands", "What is on the map now"), QStringLiteral("select-box"), {}, [this] {
    showPage(command);
    m_command->selectView();
  });
  add(QT_TRANSLATE_NOOP("Commands", "Print the map"), QStringLiteral("print"), QStringLiteral("Ctrl+P"), [this] { printMap(); });
  add(QT_TRANSLATE_NOOP("Commands", "Switches and durations"), QStringLiteral("system"), {},
      [this] { showPage(system); });
  add(QT_TRANSLATE_NOOP("Commands", "Back up now"), QStringLiteral("store"), {}, [this] {
    showBackups();
    if (auto* backups = m_parts->backups.desk()) backups->make(m_parts->bridge.actor());
  });
  add(QT_TRANSLATE_NOOP("Commands", "Scheduled books"), QStringLiteral("clock"), {}, [this] { BookScheduleList::open(m_parts->desk, m_parts->statistics, m_parts->books, this); });
  add(QT_TRANSLATE_NOOP("Commands", "Dark or light theme"), QStringLiteral("sun"), {},
      [this] { m_parts->theme.setKind(m_parts->theme.isDark() ? Theme::Kind::light : Theme::Kind::dark); });
  add(QT_TRANSLATE_NOOP("Commands", "Switch the language"), QStringLiteral("language"), {},
      [this] { m_parts->language.set(Words::isChinese() ? QStringLiteral("en") : QStringLiteral("zh_CN")); });
  add(QT_TRANSLATE_NOOP("Commands", "All keys"), QStringLiteral("keyboard"), QStringLiteral("F1"),
      [this] { (new KeyHelp(m_parts->desk, this))->show(); });
  for (auto& c : registryCommands([this](PlacePanel::Tab tab) {
         showPage(registry);
         m_registry->places().showTab(tab);
       }))
    commands.push_back(std::move(c));
  m_top->search().setCommands(std::exchange(commands, {}));
  m_top->search().setNamedPages([this] {
    std::vector<NamedPage> pages;
    for (const auto& e : m_parts->statistics.catalog().entries())
      pages.push_back({text(e.zh), text(e.en), QCoreApplication::translate("Pages", "Statistics"), QStringLiteral("statistics"), [this, key = text(e.key)] { openStatistic(key); }});
    return pages;
  });
}

void MainWindow::showPage(int page) {
  m_pages->setCurrentIndex(page);
  m_rail->setCurrent(page);
  m_status->showMapPart(page == command);
  m_pages->currentWidget()->setFocus();
}

void MainWindow::openStatistic(const QString& key) {
  m_statistics->open(key);
  showPage(statistics);
}

void MainWindow::remindOfCalendar() {
  const auto& bridge = m_parts->bridge;
  const auto role = bridge.actor().role;
  const QDate today = localTime(bridge.now()).date();
  if (today == m_reminded || bridge.looksBack() || (role != model::Role::administrator && role != model::Role::operator_)) return;
  m_reminded = today;
  if (const auto year = model::lackingYear(bridge.directory().calendar(), bridge.now())) m_toasts->show(CalendarPanel::warning(year), false, [this, year] {
    showPage(system);
    m_system->openCalendar(*year);
  });
}

void MainWindow::showBackups() {
  showPage(system);
  m_system->showTab(SystemPage::backup);
}

void MainWindow::showQueue(WorkQueue queue) {
  showPage(cases);
  m_cases->setQueue(queue);
}

void MainWindow::step(int by) {
  if (m_pages->currentIndex() == command) m_command->step(by);
  if (m_pages->currentIndex() == cases) m_cases->step(by);
}

void MainWindow::act(model::Action action) {
  if (m_pages->currentIndex() == command) m_command->view().act(action);
  if (m_pages->currentIndex() == cases) m_cases->act(action);
}

void MainWindow::showOnMap(CaseId id) {
  if (!id) return;
  m_parts->selection.set(id);
  showPage(command);
  m_command->center();
}

void MainWindow::printMap() {
  constexpr double kMetresOfPixel = 0.0254 / 96;  // at the scale 1 : 1
  const auto& map = m_command->map();
  const auto view = map.view();
  if (!view) return m_parts->notices.warn(tr("There is no map yet: import areas first."));
  (new MapPrint(m_parts->desk, {view->centre, view->scale * kMetresOfPixel * QSizeF(map.size()), property("buildingCache").toString(), m_command->bases(), m_command->map().layerPanel().shownIds()}, this))->show();
}

void MainWindow::openWall() {
  auto* wall = findChild<WallWindow*>();
  if (!wall) {
    wall = new WallWindow(m_parts->desk, m_parts->appraisal, this);
    wall->setAttribute(Qt::WA_DeleteOnClose);
    wall->setBuildingCache(property("buildingCache").toString());
    const auto follow = [wall, command = m_command] {
      wall->map().layerPanel().takeBases(command->map().layerPanel());
      if (const auto* bases = command->bases()) wall->map().setBaseLayers(bases->layers(), bases->shifts());
    };
    connect(m_command, &CommandPage::basesChanged, wall, follow);
    follow();
  }
  wall->open();
}

void MainWindow::openReport() {
  if (!m_report) {
    m_report = new ReportForm(m_parts->desk, this);
    connect(m_report, &ReportForm::recorded, this, [this](CaseId id) { m_parts->selection.set(id); });
    connect(m_report, &ReportForm::suspected, this, [this](CaseId id, const QString& number, const QString& original) {
      m_toasts->show(tr("◐ %1 probably repeats %2\nIt waits among the likely duplicates. Click to join or dispatch it.").arg(number, original), false, [this, id] {
        showQueue(WorkQueue::duplicates);
        m_parts->selection.set(id);
      });
    });
    connect(m_report, &ReportForm::mapWanted, this, [this] {
      showPage(command);
      m_parts->notices.tell(tr("Right-click the place on the map and choose “Report here”."));
    });
  }
  m_report->show();
  m_report->raise();
  m_report->activateWindow();
}

void MainWindow::openReportAt(double lon, double lat) {
  openReport();
  m_report->setPlace(lon, lat);
}

void MainWindow::openCase(CaseId id) {
  auto* window = new CaseWindow(m_parts->desk, id, this);
  connect(window, &CaseWindow::mapWanted, this, &MainWindow::showOnMap);
  window->show();
}

void MainWindow::setBuildingCache(const QString& file) {
  setBuildingProgress(0);
  m_command->map().setBuildingCache(file);
  for (auto* wall : findChildren<WallWindow*>()) wall->setBuildingCache(file);
  setProperty("buildingCache", file);  // for the small maps of case windows
}

void MainWindow::setBuildingProgress(int buildings) {
  m_command->map().setPreparing(buildings);
}

void MainWindow::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QMainWindow::changeEvent(event);
}

void MainWindow::retranslate() {
  setWindowTitle(tr("Jingwei · grid management command center"));
}

void MainWindow::closeEvent(QCloseEvent* event) {
  m_parts->memory.set(QStringLiteral("window/geometry"), saveGeometry());
  QMainWindow::closeEvent(event);
}

void MainWindow::remember() {
  auto& p = *m_parts;
  p.memory.set(QStringLiteral("window/language"), p.language.code());
  p.memory.set(QStringLiteral("window/theme"), p.theme.isDark() ? QStringLiteral("dark") : QStringLiteral("light"));
  p.memory.set(QStringLiteral("window/zoom"), p.theme.zoomIsOwn() ? p.theme.zoom() : 0);
}

}  // namespace jw::ui
