// The base maps of a map: kept in the memory, opened behind the window, shown when they can be.
#pragma once
#include <QFuture>
#include <QObject>
#include <filesystem>
#include <memory>
#include <vector>

#include "gis/map/base_map.h"

namespace jw::gis {
class TileProbe;
}

namespace jw::ui {

class Memory;

/// Main thread; nothing waits: files are opened on a pool thread, services are asked whether they answer before they are shown.
class BaseMaps : public QObject {
  Q_OBJECT
 public:
  /// `grids`: a folder for grids of shifts. Throws Error(input) for a faulty style.
  BaseMaps(Memory& memory, const std::filesystem::path& data, QString grids, QObject* parent = nullptr);
  ~BaseMaps() override;
  /// Where the city lies; until it is known nothing is opened.
  void setArea(const model::Box& area);
  void setDark(bool dark);

  std::vector<gis::BaseMap> maps() const;
  void add(gis::BaseMap map);
  void remove(const QString& id);
  /// Those that can be shown now, the topmost first.
  QList<QgsMapLayer*> layers() const;
  /// What those of layers() that are shifted need to be drawn.
  std::vector<gis::Shift> shifts() const;
  /// Of those with these ids of layers ("base/…"), in that order: what they are called, and the maps themselves, opened anew in the light
  /// style. What is not there or cannot be opened is left out.
  QStringList namesOf(const QStringList& ids) const;
  QFuture<std::vector<gis::LaidBase>> forPaper(const QStringList& ids) const;
  enum class State { opening, shown, waitsForNetwork, broken };
  State state(const QString& id) const;

 Q_SIGNALS:
  /// layers() is another list, or a map waits for its service; what was in the last one lives until the call returns.
  void changed();
  void failed(const QString& name, jw::gis::OpenedBase::Fault why);

 private:
  struct Entry {
    gis::BaseMap map;
    std::unique_ptr<gis::OpenedBase> opened;
    std::unique_ptr<gis::TileProbe> probe;
    State state = State::opening;
  };
  Entry* find(const QString& id);
  std::vector<const Entry*> among(const QStringList& ids) const;
  void open(Entry& entry);
  void keep();
  Memory& m_memory;
  const gis::BaseStyle m_style;
  const QString m_grids;
  model::Box m_area;
  bool m_dark = true;
  std::vector<std::unique_ptr<Entry>> m_entries;
};

}  // namespace jw::ui
