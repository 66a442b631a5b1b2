// Keeps the map's own file of the buildings up to date while the window is open.
#pragma once
#include <QFutureWatcher>
#include <QObject>
#include <QString>
#include <QThreadPool>
#include <filesystem>
#include <stop_token>

#include "core/engine/engine.h"

namespace jw::app {

/// Main thread; the file is made on a thread of its own, for it waits for the store as often as it reads. The engine must
/// outlive it; dying waits for the work to stop.
class BuildingCacheKeeper : public QObject {
  Q_OBJECT
 public:
  /// `folder`: for the files, one a store and revision.
  BuildingCacheKeeper(const engine::Engine& engine, std::filesystem::path folder, QObject* parent = nullptr);
  ~BuildingCacheKeeper() override;
  /// The buildings or areas have changed, or the window has just opened. A file that is there already is told at once.
  void renew();

 Q_SIGNALS:
  /// Some times a second while a file is made.
  void progressed(int buildings);
  void made(const QString& file);
  /// The map goes on with the file that it has.
  void failed(const QString& why);

 private:
  void finish();
  const engine::Engine& m_engine;
  std::filesystem::path m_folder;
  std::stop_source m_stop;
  QThreadPool m_thread;
  QFutureWatcher<QString> m_work;
  bool m_again = false;
};

}  // namespace jw::app
