#include "app/window.h"

#include <QElapsedTimer>
#include <QGuiApplication>
#include <QScreen>
#include <QStandardPaths>
#include <QTimer>
#include <ostream>

#include "app/building_cache_keeper.h"
#include "app/compose.h"
#include "app/gis_runtime.h"
#include "app/live_incidents.h"
#include "app/settings.h"
#include "core/base/error.h"
#include "core/engine/backup_desk.h"
#include "ui/engine_bridge.h"
#include "ui/language.h"
#include "ui/main_window.h"
#include "ui/stall_meter.h"

namespace jw::app {
namespace {

// Loading pictures and fonts at the start is no stall in anybody's work.
constexpr std::chrono::seconds kWarmUp{2};
// Demo departments are quick, so that something is to be seen.
constexpr double kDemoStepSeconds = 90;

void refuseWithoutDisplay() {
  for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
    if (!qEnvironmentVariableIsEmpty(name)) return;
  throw Error(ErrorCode::usage, "there is no display for the window; without one, see: jingwei headless --help");
}

model::Actor deskActor(const Context& context) {
  model::Actor actor;
  actor.name = context.cityLanguage() == Language::zh ? "值班员" : "operator";
  actor.role = model::Role::operator_;
  return actor;
}

// Whoever sits there can begin when the window has been painted and the next event is taken.
class FirstTurn : public QObject {
 public:
  FirstTurn(QWidget& window, const QElapsedTimer& sinceBegin, double& millis) : m_sinceBegin(sinceBegin), m_millis(millis) { window.installEventFilter(this); }

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override {
    if (event->type() == QEvent::Paint) {
      watched->removeEventFilter(this);
      QTimer::singleShot(0, this, [this] { m_millis = static_cast<double>(m_sinceBegin.nsecsElapsed()) / 1e6; });
    }
    return false;
  }

 private:
  const QElapsedTimer& m_sinceBegin;
  double& m_millis;
};

}  // namespace

WindowReport openWindow(const Context& context, const WindowOptions& options) {
  QElapsedTimer sinceBegin;
  sinceBegin.start();
  refuseWithoutDisplay();
  const GisRuntime runtime;
  QCoreApplication::setApplicationName(QStringLiteral("jingwei"));
  QCoreApplication::setApplicationVersion(QStringLiteral(JW_VERSION));
  QGuiApplication::setDesktopFileName(QStringLiteral("jingwei"));

  const auto engine = openEngine(context, Opening::existing, true);
  std::optional<LiveIncidents> live;
  if (options.incidentsPerSecond > 0)
    live.emplace(*engine, LiveOptions{.perSecond = options.incidentsPerSecond,
                                      .stepSeconds = kDemoStepSeconds,
                                      .seed = static_cast<std::uint64_t>(toMillis(engine->now())),
                                      .data = context.data});

  const auto sync = openSync(context, *engine, {options.central, options.rootCertificate, options.site});

  engine::BackupDesk::Options backupOptions;
  backupOptions.made = [settings = context.settings, store = engine->storePath()](const std::filesystem::path& file) { rememberBackup(settings, store, file); };
  engine::BackupDesk backups(*engine, std::move(backupOptions));

  ui::MainWindow::Options windowOptions;
  windowOptions.backups = &backups;
  windowOptions.sync = sync.get();
  windowOptions.memoryFile = QString::fromStdString((context.settings.parent_path() / "window.ini").string());
  ui::MainWindow window(*engine, deskActor(context), windowOptions);
  if (context.languageGiven)
    window.desk().language.set(context.language == Language::zh ? QStringLiteral("zh_CN") : QStringLiteral("en"));

  const std::filesystem::path caches =
      QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation).toStdString();
  BuildingCacheKeeper cache(*engine, caches / "jingwei");
  QObject::connect(&cache, &BuildingCacheKeeper::made, &window, &ui::MainWindow::setBuildingCache);
  QObject::connect(&cache, &BuildingCacheKeeper::progressed, &window, &ui::MainWindow::setBuildingProgress);
  QObject::connect(&cache, &BuildingCacheKeeper::failed, &window, [&](const QString& why) {
    window.setBuildingProgress(0);
    context.err << "jingwei: " << why.toStdString() << '\n';
  });
  QObject::connect(&window.desk().bridge, &ui::EngineBridge::buildingsChanged, &cache, &BuildingCacheKeeper::renew);
  QObject::connect(&window.desk().bridge, &ui::EngineBridge::areasChanged, &cache, &BuildingCacheKeeper::renew);
  cache.renew();

  if (options.pan) window.setGeometry(window.screen()->geometry());  // what is measured must not hang on a window manager
  WindowReport report;
  const FirstTurn firstTurn(window, sinceBegin, report.usableMillis);
  window.show();
  std::optional<MapTour> tour;
  QElapsedTimer measured;
  const auto measure = [&] {
    measured.start();
    window.stalls().reset();
    if (tour) tour->reset();
    if (tour && options.close) QTimer::singleShot(*options.close, &window, [&] { window.close(); });
  };
  if (options.pan) {
    tour.emplace(window);
    QObject::connect(&cache, &BuildingCacheKeeper::made, &*tour, [&] {
      if (tour->isRunning()) return;
      tour->start();
      QTimer::singleShot(kWarmUp, &*tour, measure);
    });
  } else {
    QTimer::singleShot(kWarmUp, &window, measure);
    if (options.close) QTimer::singleShot(*options.close, &window, [&] { window.close(); });
  }
  BookTour* book = nullptr;
  if (!options.book.empty()) {
    book = new BookTour(window, QString::fromStdString(options.book));
    QObject::connect(book, &BookTour::finished, &window, [&] { QTimer::singleShot(0, &window, [&] { window.close(); }); });
  }
  const std::stop_callback interrupted(
      context.stop, [] { QMetaObject::invokeMethod(qApp, &QCoreApplication::quit, Qt::QueuedConnection); });
  QCoreApplication::exec();

  report.longestStallMillis = std::chrono::duration<double, std::milli>(window.stalls().longest()).count();
  report.committed = engine->load().committed;
  if (measured.isValid()) report.seconds = static_cast<double>(measured.elapsed()) / 1000;
  if (tour) report.tour = tour->report();
  if (book) report.book = book->report();
  return report;
}

}  // namespace jw::app
