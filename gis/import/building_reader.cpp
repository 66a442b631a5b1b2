#include "gis/import/building_reader.h"

#include <cpl_conv.h>

#include <optional>
#include <unordered_set>

#include "gis/import/field_guess.h"
#include "gis/import/gdal.h"
#include "gis/import/osm_scan.h"
#include "gis/import/osm_tags.h"
#include "gis/import/shape_reader.h"

namespace jw::gis {
namespace {

struct ReleaseResult {
  GDALDataset* dataset;
  void operator()(OGRLayer* layer) const { dataset->ReleaseResultSet(layer); }
};

std::vector<Column> columnsOf(const OGRFeatureDefn& definition) {
  std::vector<Column> columns;
  for (int i = 0; i < definition.GetFieldCount(); ++i) columns.push_back({definition.GetFieldDefn(i)->GetNameRef()});
  return columns;
}

}  // namespace

class BuildingReader::Impl {
 public:
  Impl(const std::filesystem::path& file, const BuildingFields& fields, Progress progress)
      : m_file(file), m_progress(std::move(progress)) {
    GdalMessages messages;
    // The driver keeps the places of nodes in a file of its own when memory does not suffice.
    const CPLConfigOptionSetter where("CPL_TMPDIR", std::filesystem::temp_directory_path().c_str(), true);
    m_dataset = openVector(file, {"OSM", "GPKG", "GeoJSON", "ESRI Shapefile"}, messages);
    m_out.format = m_dataset->GetDriverName();
    if (m_out.format == "OSM") {
      for (auto& id : taggedBuildings(file, m_progress)) m_expected.insert(std::move(id));
      m_total = m_expected.size();
      // Only a query tells the driver that the other layers are of no interest, so that it does not gather them.
      m_result = {m_dataset->ExecuteSQL("SELECT * FROM multipolygons WHERE building IS NOT NULL", nullptr, nullptr),
                  {m_dataset.get()}};
      m_layer = m_result.get();
      if (!m_layer) throw Error(ErrorCode::input, file.string() + ": " + messages.text("no multipolygons"));
    } else {
      m_layer = &polygonLayer(*m_dataset, fields.layer, file);
    }
    chooseColumns(fields);
    m_shapes.emplace(m_layer->GetSpatialRef());
    m_out.crs = m_shapes->crs();
    if (m_total == 0) m_total = static_cast<std::uint64_t>(std::max<GIntBig>(0, m_layer->GetFeatureCount(FALSE)));
  }

  std::vector<model::BuildingDraft> next() {
    std::vector<model::BuildingDraft> batch;
    GdalMessages messages;
    while (!m_atEnd && batch.size() < kBatch) {
      messages.clear();
      const OGRFeatureUniquePtr feature(m_layer->GetNextFeature());
      if (!feature) {
        if (messages.failed()) throw Error(ErrorCode::input, m_file.string() + ": " + messages.text(""));
        m_atEnd = true;
        reportUnassembled();
        break;
      }
      m_progress(++m_out.rows, m_total, "buildings");
      if (auto draft = take(*feature)) batch.push_back(std::move(*draft));
    }
    m_out.taken += batch.size();
    return batch;
  }

  const BuildingSummary& summary() const { return m_out; }

 private:
  void chooseColumns(const BuildingFields& fields) {
    const OGRFeatureDefn& definition = *m_layer->GetLayerDefn();
    const auto columns = columnsOf(definition);
    const auto choose = [&](const std::string& wanted, std::string& used, const std::vector<std::string_view>& names) {
      used = wanted.empty() ? findColumn(columns, names) : wanted;
      const int index = used.empty() ? -1 : definition.GetFieldIndex(used.c_str());
      if (!used.empty() && index < 0) throw Error(ErrorCode::input, m_file.string() + ": no column named " + used);
      return index;
    };
    m_out.used.layer = m_layer->GetName();
    m_id = choose(fields.id, m_out.used.id,
                  {"@id", "id", "uuid", "guid", "building_id", "bldg_id", "楼栋编号", "编号", "编码", "code", "osm_id",
                   "gid", "objectid"});
    m_name = choose(fields.name, m_out.used.name, {"name", "楼栋名称", "名称", "mc"});
    m_address = choose(fields.address, m_out.used.address, {"address", "addr", "addr:full", "地址", "dz"});
    m_floors = choose(fields.floors, m_out.used.floors, {"floors", "levels", "building:levels", "层数", "楼层", "cs"});
    m_use = choose(fields.use, m_out.used.use, {"use", "usage", "building", "用途", "yt", "type", "fclass"});
    m_tags = definition.GetFieldIndex("other_tags");
    m_wayId = fields.id.empty() ? definition.GetFieldIndex("osm_way_id") : -1;
    // The multipolygons of OpenStreetMap in another format: woods and lakes are among them.
    if (m_wayId >= 0) {
      m_id = definition.GetFieldIndex("osm_id");
      m_out.used.id = "osm_id";
      if (m_out.format != "OSM" && definition.GetFieldIndex("building") >= 0)
        m_layer->SetAttributeFilter("building IS NOT NULL");
    }
  }

  std::string externalId(const OGRFeature& feature) const {
    if (m_wayId >= 0) {
      if (const std::string way = fieldText(feature, m_wayId); !way.empty()) return "way/" + way;
      if (const std::string relation = fieldText(feature, m_id); !relation.empty()) return "relation/" + relation;
      return {};
    }
    return fieldText(feature, m_id);
  }

  std::optional<model::BuildingDraft> take(const OGRFeature& feature) {
    model::BuildingDraft draft;
    draft.row = static_cast<std::int64_t>(m_out.rows);
    draft.externalId = externalId(feature);
    m_expected.erase(draft.externalId);
    const auto report = [&](std::string reason, std::string text, bool refused) {
      m_out.problems.push_back({draft.row, draft.externalId, std::move(reason), std::move(text), refused});
    };
    if (draft.externalId.empty()) {
      draft.externalId = "fid/" + std::to_string(feature.GetFID());
      if (m_id >= 0) report("no_id", "no id; made one: " + draft.externalId, false);
    }
    ShapeResult shape = m_shapes->read(feature.GetGeometryRef());
    if (!shape.refused.empty()) {
      report(shape.refused, shape.text, true);
      return std::nullopt;
    }
    if (!m_seen.insert(draft.externalId).second) {
      report("duplicate_id", "an earlier row has this id", true);
      return std::nullopt;
    }
    if (shape.repaired) {
      ++m_out.repaired;
      report("repaired", shape.text, false);
      draft.repaired = shape.text;
    }
    draft.shape = std::move(shape.shape);
    draft.name = fieldText(feature, m_name);
    draft.use = fieldText(feature, m_use);
    if (draft.use == "yes") draft.use.clear();
    const OsmTags tags = parseHstore(fieldText(feature, m_tags));
    const auto levels = tags.find("building:levels");
    draft.floors = floorsFrom(levels == tags.end() ? fieldText(feature, m_floors) : levels->second);
    draft.address = fieldText(feature, m_address);
    if (draft.address.empty()) draft.address = addressFrom(tags);
    return draft;
  }

  void reportUnassembled() {
    std::vector<std::string> missing(m_expected.begin(), m_expected.end());
    std::sort(missing.begin(), missing.end());
    for (auto& id : missing)
      m_out.problems.push_back(
          {0, std::move(id), "unassembled", "tagged as a building, but its lines make no polygon", true});
  }

  std::filesystem::path m_file;
  Progress m_progress;
  GDALDatasetUniquePtr m_dataset;
  std::unique_ptr<OGRLayer, ReleaseResult> m_result{nullptr, {nullptr}};
  OGRLayer* m_layer = nullptr;
  std::optional<ShapeReader> m_shapes;
  int m_id = -1, m_wayId = -1, m_name = -1, m_address = -1, m_floors = -1, m_use = -1, m_tags = -1;
  std::unordered_set<std::string> m_expected;  // tagged, not yet seen as a polygon
  std::unordered_set<std::string> m_seen;
  std::uint64_t m_total = 0;
  bool m_atEnd = false;
  BuildingSummary m_out;
};

BuildingReader::BuildingReader(const std::filesystem::path& file, const BuildingFields& fields, Progress progress)
    : m_impl(std::make_unique<Impl>(file, fields, std::move(progress))) {}
BuildingReader::~BuildingReader() = default;
std::vector<model::BuildingDraft> BuildingReader::next() {
  return m_impl->next();
}
const BuildingSummary& BuildingReader::summary() const {
  return m_impl->summary();
}

}  // namespace jw::gis
