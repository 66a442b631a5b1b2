#include "gis/export/feature_writer.h"

#include <cpl_string.h>
#include <fcntl.h>
#include <unistd.h>

#include "core/base/ids.h"
#include "gis/import/gdal.h"
#include "gis/import/geometry_convert.h"

namespace jw::gis {
namespace {

OGRFieldType ogrType(FieldType type) {
  switch (type) {
    case FieldType::integer:
      return OFTInteger64;
    case FieldType::real:
      return OFTReal;
    case FieldType::time:
      return OFTDateTime;
    case FieldType::text:
      break;
  }
  return OFTString;
}

// The ending stays, because drivers look at it.
std::filesystem::path besides(const std::filesystem::path& file, const char* ending) {
  return file.parent_path() / ("." + file.stem().string() + "-" + Uuid::make(0).text() + ending);
}

void flush(const std::filesystem::path& path, int flags) {
  const int fd = ::open(path.c_str(), flags | O_CLOEXEC);
  if (fd < 0) return;
  ::fsync(fd);
  ::close(fd);
}

void setField(OGRFeature& row, int field, const FieldValue& value) {
  if (const auto* text = std::get_if<std::string>(&value))
    row.SetField(field, text->c_str());
  else if (const auto* integer = std::get_if<std::int64_t>(&value))
    row.SetField(field, static_cast<GIntBig>(*integer));
  else if (const auto* real = std::get_if<double>(&value))
    row.SetField(field, *real);
  else
    row.SetFieldNull(field);
}

}  // namespace

bool parseExportFormat(std::string_view name, ExportFormat& out) {
  if (name != "gpkg" && name != "geojson") return false;
  out = name == "gpkg" ? ExportFormat::gpkg : ExportFormat::geojson;
  return true;
}

class FeatureWriter::Impl {
 public:
  Impl(const std::filesystem::path& file, ExportFormat format, const std::string& layer,
       const std::vector<FieldSpec>& fields, ShapeKind shapes, std::uint64_t total, Progress progress)
      : m_file(std::filesystem::absolute(file)),
        m_part(besides(m_file, format == ExportFormat::gpkg ? ".gpkg" : ".geojson")),
        m_total(total),
        m_progress(std::move(progress)) {
    GdalMessages messages;
    GDALDriver* driver = GetGDALDriverManager()->GetDriverByName(format == ExportFormat::gpkg ? "GPKG" : "GeoJSON");
    if (!driver) throw Error(ErrorCode::input, "GDAL lacks the format");
    m_dataset.reset(driver->Create(m_part.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
    if (!m_dataset) fail(messages, "cannot be made");
    try {
      makeLayer(format, layer, fields, shapes, messages);
    } catch (...) {
      discard();
      throw;
    }
  }

  ~Impl() {
    if (m_dataset) discard();
  }
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;

  void add(const Feature& feature) {
    m_progress(m_written, m_total, "export");
    GdalMessages messages;
    const OGRFeatureUniquePtr row(OGRFeature::CreateFeature(m_layer->GetLayerDefn()));
    const int fields = std::min(static_cast<int>(feature.values.size()), row->GetFieldCount());
    for (int i = 0; i < fields; ++i) setField(*row, i, feature.values[static_cast<std::size_t>(i)]);
    if (const auto* point = std::get_if<model::Point>(&feature.shape))
      row->SetGeometryDirectly(new OGRPoint(point->x, point->y));
    else if (const auto* area = std::get_if<model::MultiPolygon>(&feature.shape); area && !area->empty())
      row->SetGeometryDirectly(toOgr(*area).release());
    if (m_layer->CreateFeature(row.get()) != OGRERR_NONE) fail(messages, "a feature cannot be written");
    ++m_written;
  }

  void finish() {
    GdalMessages messages;
    const bool committed = !m_inTransaction || m_dataset->CommitTransaction() == OGRERR_NONE;
    m_dataset.reset();
    if (!committed || messages.failed()) {
      removePart();
      fail(messages, "cannot be completed");
    }
    flush(m_part, O_RDONLY);
    std::error_code error;
    std::filesystem::rename(m_part, m_file, error);
    if (error) {
      removePart();
      throw Error(ErrorCode::input, m_file.string() + ": " + error.message());
    }
    flush(m_file.parent_path(), O_RDONLY | O_DIRECTORY);
  }

  std::uint64_t written() const { return m_written; }

 private:
  [[noreturn]] void fail(const GdalMessages& messages, const char* otherwise) const {
    throw Error(ErrorCode::input, m_file.string() + ": " + messages.text(otherwise));
  }

  void makeLayer(ExportFormat format, const std::string& name, const std::vector<FieldSpec>& fields, ShapeKind shapes,
                 const GdalMessages& messages) {
    OGRSpatialReference crs;
    crs.importFromEPSG(format == ExportFormat::gpkg ? 4490 : 4326);
    crs.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    CPLStringList options;
    if (format == ExportFormat::geojson) {
      options.SetNameValue("RFC7946", "YES");
      options.SetNameValue("COORDINATE_PRECISION", "9");
    }
    m_layer = m_dataset->CreateLayer(name.c_str(), &crs, shapes == ShapeKind::point ? wkbPoint : wkbMultiPolygon,
                                     options.List());
    if (!m_layer) fail(messages, "the layer cannot be made");
    for (const FieldSpec& field : fields) {
      OGRFieldDefn definition(field.name.c_str(), ogrType(field.type));
      if (m_layer->CreateField(&definition) != OGRERR_NONE) fail(messages, "a field cannot be made");
    }
    // Formats without transactions need none.
    m_inTransaction = m_dataset->TestCapability(ODsCTransactions) && m_dataset->StartTransaction() == OGRERR_NONE;
  }

  void discard() {
    GdalMessages unimportant;
    if (m_inTransaction) m_dataset->RollbackTransaction();
    m_dataset.reset();
    removePart();
  }

  void removePart() const {
    std::error_code ignored;
    for (const char* more : {"", "-journal", "-wal", "-shm"}) std::filesystem::remove(m_part.string() + more, ignored);
  }

  std::filesystem::path m_file, m_part;
  std::uint64_t m_total, m_written = 0;
  Progress m_progress;
  GDALDatasetUniquePtr m_dataset;
  OGRLayer* m_layer = nullptr;
  bool m_inTransaction = false;
};

FeatureWriter::FeatureWriter(const std::filesystem::path& file, ExportFormat format, const std::string& layer,
                             const std::vector<FieldSpec>& fields, ShapeKind shapes, std::uint64_t total,
                             Progress progress)
    : m_impl(std::make_unique<Impl>(file, format, layer, fields, shapes, total, std::move(progress))) {}
FeatureWriter::~FeatureWriter() = default;
void FeatureWriter::add(const Feature& feature) {
  m_impl->add(feature);
}
void FeatureWriter::finish() {
  m_impl->finish();
}
std::uint64_t FeatureWriter::written() const {
  return m_impl->written();
}

}  // namespace jw::gis
