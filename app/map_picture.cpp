#include "app/map_picture.h"

#include <QBuffer>

#include "app/await.h"
#include "app/buildings_stream.h"
#include "app/json_out.h"
#include "app/scratch_dir.h"
#include "core/engine/wall_figures.h"
#include "gis/map/building_cache.h"
#include "gis/map/map_crs.h"
#include "ui/wall/wall_fill.h"

namespace jw::app {
namespace {

model::Point centreOf(const model::Box& box) {
  return {(box.xmin + box.xmax) / 2, (box.ymin + box.ymax) / 2};
}

gis::WallPage wallPage(const engine::Engine& engine, const model::Actor& actor, Language language,
                       const std::vector<gis::CasePtr>& cases, std::stop_token stop) {
  gis::WallPage page;
  page.words = language == Language::zh ? gis::WallWords::chinese() : gis::WallWords::english();
  const auto areas = engine.areas();
  if (!areas->empty()) page.title = QString::fromStdString(areas->areas().front().name);
  page.open = static_cast<std::int64_t>(cases.size());
  page.overdue = std::count_if(cases.begin(), cases.end(), [now = engine.now()](const auto& c) { return model::activeDue(*c) < now; });
  std::promise<engine::WallFigures> figures;
  engine::wallFigures(engine, actor, page.zone, engine.now(), true, std::move(stop), [&](engine::WallFigures f) { figures.set_value(std::move(f)); });
  ui::fillWall(page, figures.get_future().get());
  return page;
}

}  // namespace

void writeMapPicture(const engine::Engine& engine, const model::Actor& actor, Language language,
                     const PictureOptions& options, const std::filesystem::path& file, const Progress& progress) {
  gis::SnapshotRequest request;
  request.size = options.size;
  request.dark = options.dark;
  request.extent = options.extent;
  request.now = engine.now();
  request.areas = engine.areas()->areas();
  request.cases = liveCases(engine, actor).cases;
  if (options.wall) request.wall = wallPage(engine, actor, language, request.cases, progress.stop);

  // A store that has nothing but buildings is shown by them.
  model::Box box = engine.areas()->box();
  if (box.empty()) {
    const auto next = streamBuildings(engine, kWholeWorld, progress.stop);
    for (auto page = next(); !page.empty(); page = next())
      for (const auto& b : page) box.add(b.point);
    if (!request.extent && !box.empty()) request.extent = gis::SnapshotRequest::Extent{box, 4490};
  }
  const ScratchDir cache(std::filesystem::temp_directory_path());
  const model::Point centre = box.empty() ? model::Point{116, 39} : centreOf(box);
  const gis::BuildingCacheKey key{engine.storeId(), engine.buildingRevision(), gis::mapEpsg(centre)};
  request.buildingCache = QString::fromStdString(
      gis::writeBuildingCache(cache.path(), key, streamBuildings(engine, kWholeWorld, progress.stop), progress)
          .string());

  const QImage image = gis::renderSnapshot(request);
  QByteArray bytes;
  QBuffer buffer(&bytes);
  buffer.open(QIODevice::WriteOnly);
  if (!image.save(&buffer, "PNG")) throw Error(ErrorCode::internal, "the picture cannot be encoded");
  writeFile(file, {bytes.constData(), static_cast<std::size_t>(bytes.size())});
}

}  // namespace jw::app
