// The atlas 图册 as PDF: one page an area, laid out by QGIS.
#pragma once
#include <QString>
#include <QStringList>
#include <filesystem>
#include <memory>
#include <vector>

#include "core/base/progress.h"
#include "core/model/area.h"

class QgsLayout;
class QgsProject;

namespace jw::gis {

enum class AtlasPaper { a4, a3 };

struct AtlasPage {
  struct Row {
    QString name, value;
  };
  struct Person {
    QString post, name, phone;  ///< name empty on a notice board
  };
  model::MultiPolygon shape;  ///< EPSG:4490
  QString title, about;       ///< name; code and where it lies
  std::vector<Row> numbers;
  std::vector<Person> people;
  QStringList neighbours;
};

struct AtlasBook {
  AtlasPaper paper = AtlasPaper::a4;
  bool board = false;  ///< a notice board: larger type
  QString title, foot; ///< of the whole; the left end of each foot
  QString numbersHead, peopleHead, neighboursHead, nobody;
  QString page;        ///< "Page %1 of %2"
  std::vector<AtlasPage> pages;
  std::vector<model::Area> areas;  ///< drawn on the maps with their names
  QString buildingCache;           ///< from writeBuildingCache; empty: no buildings
};

/// Made and destroyed on the main thread; run() once, there or on one QThread (Qt's pool has them; a scene does not work on
/// others). Needs a QgsApplication.
class GridAtlas {
 public:
  explicit GridAtlas(AtlasBook book);
  ~GridAtlas();
  GridAtlas(const GridAtlas&) = delete;
  GridAtlas& operator=(const GridAtlas&) = delete;

  /// Landscape pages with embedded fonts, the file whole or not at all. Progress counts pages. Throws Error(input) where it
  /// cannot be written, Error(cancelled).
  void run(const std::filesystem::path& file, const Progress& progress);

 private:
  AtlasBook m_book;
  std::unique_ptr<QgsProject> m_project;
  std::unique_ptr<QgsLayout> m_layout;
};

}  // namespace jw::gis
