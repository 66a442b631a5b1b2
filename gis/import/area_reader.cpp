#include "gis/import/area_reader.h"

#include <algorithm>
#include <set>
#include <unordered_map>

#include "core/base/text.h"
#include "gis/import/field_guess.h"
#include "gis/import/gdal.h"
#include "gis/import/shape_reader.h"

namespace jw::gis {
namespace {

constexpr std::uint64_t kReportEvery = 64;

class Reader {
 public:
  Reader(const std::filesystem::path& file, model::AreaLevel level, const Progress& progress)
      : m_file(file),
        m_level(level),
        m_progress(progress),
        m_dataset(openVector(file, {"GeoJSON", "GPKG", "ESRI Shapefile"}, m_messages)) {}

  AreaFile read(const AreaFields& fields) {
    OGRLayer& layer = polygonLayer(*m_dataset, fields.layer, m_file);
    chooseColumns(layer, fields);
    ShapeReader shapes(layer.GetSpatialRef());
    m_out.crs = shapes.crs();
    const int code = layer.GetLayerDefn()->GetFieldIndex(m_out.used.code.c_str());
    const int name = layer.GetLayerDefn()->GetFieldIndex(m_out.used.name.c_str());
    const int parent = layer.GetLayerDefn()->GetFieldIndex(m_out.used.parent.c_str());
    eachFeature(layer, [&](const OGRFeature& feature) {
      model::AreaDraft draft;
      draft.row = static_cast<std::int64_t>(++m_out.rows);
      draft.level = m_level;
      draft.code = fieldText(feature, code);
      draft.name = fieldText(feature, name);
      draft.parentCode = fieldText(feature, parent);
      m_progress(m_out.rows, m_total, "areas");
      take(std::move(draft), shapes.read(feature.GetGeometryRef()));
    });
    makeCodes();
    std::stable_sort(m_out.problems.begin(), m_out.problems.end(),
                     [](const auto& a, const auto& b) { return a.row < b.row; });
    return std::move(m_out);
  }

 private:
  template <class Use>
  void eachFeature(OGRLayer& layer, Use use) {
    layer.ResetReading();
    m_messages.clear();
    while (const OGRFeatureUniquePtr feature{layer.GetNextFeature()}) {
      use(*feature);
      m_messages.clear();
    }
    // A file that is cut off must not pass for a shorter one.
    if (m_messages.failed()) throw Error(ErrorCode::input, m_file.string() + ": " + m_messages.text(""));
  }

  void chooseColumns(OGRLayer& layer, const AreaFields& fields) {
    const OGRFeatureDefn& definition = *layer.GetLayerDefn();
    for (const std::string& wanted : {fields.code, fields.name, fields.parent})
      if (!wanted.empty() && definition.GetFieldIndex(wanted.c_str()) < 0)
        throw Error(ErrorCode::input, m_file.string() + ": no column named " + wanted);
    m_out.used = fields;
    m_out.used.layer = layer.GetName();
    std::vector<Column> columns(static_cast<std::size_t>(definition.GetFieldCount()));
    std::vector<std::set<std::string>> values(columns.size());
    eachFeature(layer, [&](const OGRFeature& feature) {
      if (++m_total % kReportEvery == 0) m_progress(0, 0, "columns");
      for (std::size_t i = 0; i < columns.size(); ++i) {
        const std::string value = fieldText(feature, static_cast<int>(i));
        if (value.empty()) continue;
        ++columns[i].filled;
        values[i].insert(value);
      }
    });
    for (std::size_t i = 0; i < columns.size(); ++i) {
      columns[i].name = definition.GetFieldDefn(static_cast<int>(i))->GetNameRef();
      columns[i].different = values[i].size();
    }
    if (fields.code.empty()) m_out.used.code = guessCode(columns, m_total);
    if (fields.name.empty()) m_out.used.name = guessName(columns);
    if (fields.parent.empty())
      m_out.used.parent = findColumn(columns, {"parent", "parent_code", "parentcode", "上级编码", "上级代码"});
  }

  void take(model::AreaDraft draft, ShapeResult shape) {
    const auto report = [&](std::string reason, std::string text, bool refused) {
      m_out.problems.push_back(
          {draft.row, draft.code.empty() ? draft.name : draft.code, std::move(reason), std::move(text), refused});
    };
    if (draft.code.find('/') != std::string::npos) return report("bad_code", "the code contains '/'", true);
    if (!shape.refused.empty()) return report(shape.refused, shape.text, true);
    if (!draft.code.empty()) {
      const auto [first, isNew] = m_rowOfCode.emplace(draft.code, draft.row);
      if (!isNew) return report("duplicate_code", "the code is that of row " + std::to_string(first->second), true);
    }
    if (shape.repaired) report("repaired", shape.text, false);
    draft.shape = std::move(shape.shape);
    m_out.drafts.push_back(std::move(draft));
  }

  // After all rows are known, so that a made code never takes the place of a real one.
  void makeCodes() {
    for (auto& draft : m_out.drafts) {
      if (draft.code.empty()) {
        std::string wanted = text::withoutBlanks(draft.name);
        std::replace(wanted.begin(), wanted.end(), '/', '-');
        const std::string row = std::to_string(draft.row);
        if (wanted.empty()) wanted = std::string(model::levelName(draft.level)) + "-" + row;
        while (!m_rowOfCode.emplace(wanted, draft.row).second) wanted += "-" + row;
        draft.code = wanted;
        m_out.problems.push_back({draft.row, draft.code, "no_code", "no code; made one: " + draft.code, false});
      }
      if (draft.name.empty()) {
        draft.name = draft.code;
        m_out.problems.push_back({draft.row, draft.code, "no_name", "no name; the code is shown instead", false});
      }
    }
  }

  GdalMessages m_messages;
  std::filesystem::path m_file;
  model::AreaLevel m_level;
  const Progress& m_progress;
  GDALDatasetUniquePtr m_dataset;
  std::uint64_t m_total = 0;
  std::unordered_map<std::string, std::int64_t> m_rowOfCode;
  AreaFile m_out;
};

}  // namespace

AreaFile readAreas(const std::filesystem::path& file, const AreaFields& fields, model::AreaLevel level,
                   const Progress& progress) {
  try {
    return Reader(file, level, progress).read(fields);
  } catch (const Error& error) {
    if (std::string_view(error.what()).starts_with(file.string()) || error.code() == ErrorCode::cancelled) throw;
    throw error.within(file.string());
  }
}

}  // namespace jw::gis
