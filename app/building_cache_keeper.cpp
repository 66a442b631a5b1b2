#include "app/building_cache_keeper.h"

#include <QtConcurrent/QtConcurrentRun>

#include "app/buildings_stream.h"
#include "core/base/error.h"
#include "gis/map/building_cache.h"
#include "gis/map/map_crs.h"

namespace jw::app {

BuildingCacheKeeper::BuildingCacheKeeper(const engine::Engine& engine, std::filesystem::path folder, QObject* parent)
    : QObject(parent), m_engine(engine), m_folder(std::move(folder)) {
  connect(&m_work, &QFutureWatcher<QString>::finished, this, &BuildingCacheKeeper::finish);
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
  m_work.setFuture(QtConcurrent::run([this, stop = m_stop.get_token()]() -> QString {
    // An exception does not cross Qt's pool as itself; the answer says which of the two it is by its first character.
    try {
      const model::Box box = m_engine.areas()->box();
      const model::Point centre =
          box.empty() ? model::Point{116, 39} : model::Point{(box.xmin + box.xmax) / 2, (box.ymin + box.ymax) / 2};
      const gis::BuildingCacheKey key{m_engine.storeId(), m_engine.buildingRevision(), gis::mapEpsg(centre)};
      return QLatin1Char('+') +
             QString::fromStdString(
                 gis::writeBuildingCache(m_folder, key, streamBuildings(m_engine, kWholeWorld, stop), {{}, stop})
                     .string());
    } catch (const Error& e) {
      return QLatin1Char('-') + QString::fromUtf8(e.what());
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
