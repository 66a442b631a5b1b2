#include "gis/import/sheet_reader.h"

#include <cpl_conv.h>

#include <utility>

#include "core/base/error.h"
#include "core/base/text.h"
#include "gis/import/gdal.h"

namespace jw::gis {
namespace {

// Everything as text, and the heads as a row like any other.
class Settings {
 public:
  Settings() {
    CPLSetThreadLocalConfigOption("OGR_XLSX_HEADERS", "DISABLE");
    CPLSetThreadLocalConfigOption("OGR_XLSX_FIELD_TYPES", "STRING");
  }
  ~Settings() {
    CPLSetThreadLocalConfigOption("OGR_XLSX_HEADERS", nullptr);
    CPLSetThreadLocalConfigOption("OGR_XLSX_FIELD_TYPES", nullptr);
  }
  Settings(const Settings&) = delete;
};

class Sheet : public RecordSource {
 public:
  void add(std::int64_t record, std::vector<std::string> fields) { m_rows.emplace_back(record, std::move(fields)); }
  bool isEmpty() const { return m_rows.empty(); }
  bool next() override { return ++m_at <= m_rows.size(); }
  const std::vector<std::string>& fields() const override { return m_rows[m_at - 1].second; }
  std::int64_t record() const override { return m_rows[m_at - 1].first; }

 private:
  std::vector<std::pair<std::int64_t, std::vector<std::string>>> m_rows;
  std::size_t m_at = 0;
};

}  // namespace

bool isWorkbook(const std::filesystem::path& file) { return text::lowerAscii(file.extension().string()) == ".xlsx"; }

std::unique_ptr<RecordSource> openSheet(const std::filesystem::path& file) {
  GdalMessages messages;
  const Settings settings;
  const auto dataset = openVector(file, {"XLSX"}, messages);
  auto* layer = dataset->GetLayer(0);
  if (!layer) throw Error(ErrorCode::input, file.string() + ": a workbook without sheets");
  auto sheet = std::make_unique<Sheet>();
  layer->ResetReading();
  while (const OGRFeatureUniquePtr row{layer->GetNextFeature()}) {
    std::vector<std::string> fields;
    bool any = false;
    for (int i = 0; i < row->GetFieldCount(); ++i) {
      fields.emplace_back(row->IsFieldSetAndNotNull(i) ? row->GetFieldAsString(i) : "");
      any = any || !fields.back().empty();
    }
    if (any) sheet->add(static_cast<std::int64_t>(row->GetFID()), std::move(fields));
  }
  if (messages.failed()) throw Error(ErrorCode::input, file.string() + ": " + messages.text("the workbook cannot be read"));
  if (sheet->isEmpty()) throw Error(ErrorCode::input, file.string() + ": the first sheet is empty");
  return sheet;
}

}  // namespace jw::gis
