// GDAL as this program uses it: registered once, silent on stderr, and only for plain files of known formats.
#pragma once
#include <ogrsf_frmts.h>

#include <filesystem>
#include <initializer_list>
#include <string>
#include <vector>

namespace jw::gis {

/// Collects what GDAL says on this thread while it lives, instead of stderr. Must die on the thread that made it, in
/// the reverse order of making. Making the first one registers the drivers.
class GdalMessages {
 public:
  GdalMessages();
  ~GdalMessages();
  GdalMessages(const GdalMessages&) = delete;
  GdalMessages& operator=(const GdalMessages&) = delete;

  /// Whether an error (more than a warning) came since the last clear().
  bool failed() const { return m_failed; }
  /// The messages since the last clear(), joined by "; "; `otherwise` if there was none.
  std::string text(const std::string& otherwise) const;
  void clear();

 private:
  static void CPL_STDCALL take(CPLErr kind, CPLErrorNum number, const char* message);
  std::vector<std::string> m_messages;
  bool m_failed = false;
};

/// Opens a file for reading with one of the named drivers: plain, .gz, or .zip (the first file in it that is .shp,
/// .gpkg, .geojson or .json). Throws Error(input) that names the file and the cause.
GDALDatasetUniquePtr openVector(const std::filesystem::path& file, std::initializer_list<const char*> drivers,
                                GdalMessages& messages);

/// The named layer, or if the name is empty the first one that holds, or may hold, polygons. Throws Error(input) if
/// there is none.
OGRLayer& polygonLayer(GDALDataset& dataset, const std::string& name, const std::filesystem::path& file);

/// A text field as trimmed, well-formed UTF-8; bytes that are not UTF-8 are taken as GB18030. Unset or null: empty.
std::string fieldText(const OGRFeature& feature, int field);

}  // namespace jw::gis
