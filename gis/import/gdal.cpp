#include "gis/import/gdal.h"

#include <cpl_conv.h>
#include <cpl_error.h>
#include <cpl_string.h>
#include <cpl_vsi.h>

#include <mutex>

#include "core/base/error.h"
#include "core/base/text.h"

namespace jw::gis {
namespace {

void registerOnce() {
  static std::once_flag once;
  std::call_once(once, [] { GDALAllRegister(); });
}

std::string insideZip(const std::string& archive) {
  const std::string root = "/vsizip/" + archive;
  const CPLStringList names(VSIReadDirRecursive(root.c_str()));
  for (const std::string_view wanted : {".shp", ".gpkg", ".geojson", ".json"})
    for (int i = 0; i < names.size(); ++i)
      if (text::lowerAscii(names[i]).ends_with(wanted)) return root + "/" + names[i];
  return root;
}

std::string gdalName(const std::filesystem::path& file) {
  const std::string name = std::filesystem::absolute(file).string();
  const std::string extension = text::lowerAscii(file.extension().string());
  if (extension == ".gz") return "/vsigzip/" + name;
  return extension == ".zip" ? insideZip(name) : name;
}

bool mayHoldPolygons(OGRLayer& layer) {
  const auto type = wkbFlatten(layer.GetGeomType());
  return type == wkbUnknown || type == wkbGeometryCollection || OGR_GT_IsSubClassOf(type, wkbSurface) ||
         OGR_GT_IsSubClassOf(type, wkbMultiSurface);
}

}  // namespace

GdalMessages::GdalMessages() {
  registerOnce();
  CPLPushErrorHandlerEx(&GdalMessages::take, this);
}

GdalMessages::~GdalMessages() {
  CPLPopErrorHandler();
}

void CPL_STDCALL GdalMessages::take(CPLErr kind, CPLErrorNum, const char* message) {
  auto& self = *static_cast<GdalMessages*>(CPLGetErrorHandlerUserData());
  if (kind == CE_Debug) return;
  if (kind >= CE_Failure) self.m_failed = true;
  // A broken file can repeat itself a million times; the first few say what is wrong.
  if (self.m_messages.size() < 8 && (self.m_messages.empty() || self.m_messages.back() != message))
    self.m_messages.emplace_back(message);
}

std::string GdalMessages::text(const std::string& otherwise) const {
  std::string all;
  for (const auto& message : m_messages) all += (all.empty() ? "" : "; ") + text::repairUtf8(message);
  return all.empty() ? otherwise : all;
}

void GdalMessages::clear() {
  m_messages.clear();
  m_failed = false;
}

GDALDatasetUniquePtr openVector(const std::filesystem::path& file, std::initializer_list<const char*> drivers,
                                GdalMessages& messages) {
  std::error_code ignored;
  // Names such as "PG:…" or "/vsicurl/…" mean something to GDAL; here only files that exist are opened.
  if (!std::filesystem::is_regular_file(file, ignored)) throw Error(ErrorCode::input, file.string() + ": no such file");
  CPLStringList allowed;
  for (const char* driver : drivers) allowed.AddString(driver);
  messages.clear();
  GDALDatasetUniquePtr dataset(GDALDataset::Open(gdalName(file).c_str(),
                                                 GDAL_OF_VECTOR | GDAL_OF_READONLY | GDAL_OF_VERBOSE_ERROR,
                                                 allowed.List(), nullptr, nullptr));
  if (!dataset) throw Error(ErrorCode::input, file.string() + ": " + messages.text("not a file of a known format"));
  return dataset;
}

OGRLayer& polygonLayer(GDALDataset& dataset, const std::string& name, const std::filesystem::path& file) {
  if (!name.empty()) {
    if (OGRLayer* layer = dataset.GetLayerByName(name.c_str())) return *layer;
    throw Error(ErrorCode::input, file.string() + ": no layer named " + name);
  }
  for (OGRLayer* layer : dataset.GetLayers())
    if (mayHoldPolygons(*layer)) return *layer;
  throw Error(ErrorCode::input, file.string() + ": no layer with polygons");
}

std::string fieldText(const OGRFeature& feature, int field) {
  if (field < 0 || !feature.IsFieldSetAndNotNull(field)) return {};
  std::string raw = feature.GetFieldAsString(field);
  if (!text::isUtf8(raw)) {
    char* recoded = CPLRecode(raw.c_str(), "GB18030", CPL_ENC_UTF8);
    raw = recoded;
    CPLFree(recoded);
  }
  return std::string(text::trim(text::repairUtf8(raw)));
}

}  // namespace jw::gis
