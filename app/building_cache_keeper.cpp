#include "app/building_cache_keeper.h"

#include <QPromise>
#include <QtConcurrent/QtConcurrentRun>
#include <limits>

#include "app/buildings_stream.h"
#include "core/base/background.h"
#include "core/base/error.h"
#include "gis/map/building_cache.h"
#include "gis/map/map_crs.h"

namespace jw::app {

BuildingCacheKeeper::BuildingCacheKeeper(const engine::Engine& engine, std::filesystem::path folder, QObject* parent)
    : QObject(parent), m_engine(engine), m_folder(std::move(folder)) {
  m_thread.setMaxThreadCount(1);
  connect(&m_work, &QFutureWatcher<QString>::finished, this, &BuildingCacheKeeper::finish);
  connect(&m_work, &QFutureWatcher<QString>::progressValueChanged, this, [this](int buildings) {
    if (buildings > 0) Q_EMIT progressed(buildings);
  });
}

BuildingCacheKeeper::~BuildingCacheKeeper() {
  m_stop.request_stop();
  m_work.disconnect();
  m_work.waitForFinished();
}

void BuildingCacheKeeper::renew() {
  if (m_work.isRunning()) {
    m_again = true;
    return;
  }
  m_again = false;
  m_work.setFuture(QtConcurrent::run(&m_thread, [this, stop = m_stop.get_token()](QPromise<QString>& answer) {
    workInBackground();
    answer.setProgressRange(0, std::numeric_limits<int>::max());
    // An exception does not cross Qt's pool as itself; the answer says which of the two it is by its first character.
    try {
      const model::Box box = m_engine.areas()->box();
      const model::Point centre =
          box.empty() ? model::Point{116, 39} : model::Point{(box.xmin + box.xmax) / 2, (box.ymin + box.ymax) / 2};
      const gis::BuildingCacheKey key{m_engine.storeId(), m_engine.buildingRevision(), gis::mapEpsg(centre)};
      const Progress progress{[&](std::uint64_t done, std::uint64_t, std::string_view) { answer.setProgressValue(static_cast<int>(done)); }, stop};
      answer.addResult(QLatin1Char('+') +
                       QString::fromStdString(gis::writeBuildingCache(m_folder, key, streamBuildings(m_engine, kWholeWorld, stop), progress).string()));
    } catch (const Error& e) {
      answer.addResult(QLatin1Char('-') + QString::fromUtf8(e.what()));
    }
  }));
}

void BuildingCacheKeeper::finish() {
  const QString answer = m_work.result();
  if (answer.startsWith(QLatin1Char('+')))
    Q_EMIT made(answer.mid(1));
  else
    Q_EMIT failed(answer.mid(1));
  if (m_again) renew();
}

}  // namespace jw::app
