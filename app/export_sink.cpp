#include "app/export_sink.h"

#include <xlsxwriter.h>

#include <cstdio>
#include <fstream>

#include "core/base/csv_writer.h"

namespace jw::app {
namespace {

namespace fs = std::filesystem;

// A file beside the target that takes its place when it is whole.
class PartFile {
 public:
  explicit PartFile(fs::path target) : m_target(std::move(target)), m_part(m_target.string() + ".part") {}
  ~PartFile() {
    std::error_code ignored;
    fs::remove(m_part, ignored);
  }
  PartFile(const PartFile&) = delete;
  PartFile& operator=(const PartFile&) = delete;
  const fs::path& path() const { return m_part; }
  [[noreturn]] void fail() const { throw Error(ErrorCode::input, "cannot write " + m_target.string()); }
  void takePlace() const {
    std::error_code ec;
    fs::rename(m_part, m_target, ec);
    if (ec) fail();
  }

 private:
  fs::path m_target, m_part;
};

std::string numberText(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.9g", value);
  return text;
}

std::string textOf(const gis::FieldValue& value) {
  if (const auto* s = std::get_if<std::string>(&value)) return *s;
  if (const auto* i = std::get_if<std::int64_t>(&value)) return std::to_string(*i);
  if (const auto* d = std::get_if<double>(&value)) return numberText(*d);
  return {};
}

class CsvSink : public ExportSink {
 public:
  CsvSink(const ExportPlan& plan, std::uint64_t total, const Progress& progress)
      : m_file(plan.file), m_out(m_file.path(), std::ios::binary), m_total(total), m_progress(progress) {
    if (!m_out) m_file.fail();
    std::vector<std::string_view> names;
    for (const auto& f : plan.fields) names.push_back(f.name);
    write(names);
  }
  void add(const gis::Feature& feature) override {
    std::vector<std::string> texts;
    for (const auto& v : feature.values) texts.push_back(textOf(v));
    write({texts.begin(), texts.end()});
    if (++m_written % 256 == 0) m_progress(m_written, m_total, "csv");
  }
  void finish() override {
    m_out.close();
    if (!m_out) m_file.fail();
    m_file.takePlace();
  }

 private:
  void write(const std::vector<std::string_view>& fields) {
    CsvStyle style;
    style.guardFormulas = true;
    m_line.clear();
    appendCsvRow(m_line, fields, style);
    if (!m_out.write(m_line.data(), static_cast<std::streamsize>(m_line.size()))) m_file.fail();
  }
  PartFile m_file;
  std::ofstream m_out;
  std::uint64_t m_total, m_written = 0;
  Progress m_progress;
  std::string m_line;
};

class XlsxSink : public ExportSink {
 public:
  XlsxSink(const ExportPlan& plan, std::uint64_t total, const Progress& progress)
      : m_file(plan.file), m_total(total), m_progress(progress) {
    if (total >= LXW_ROW_MAX)
      throw Error(ErrorCode::usage, "a sheet takes " + std::to_string(LXW_ROW_MAX - 1) + " rows, not " +
                                        std::to_string(total) + "; take csv");
    lxw_workbook_options options{};
    options.constant_memory = LXW_TRUE;
    m_book = workbook_new_opt(m_file.path().c_str(), &options);
    m_sheet = m_book != nullptr ? workbook_add_worksheet(m_book, plan.layer.c_str()) : nullptr;
    if (m_sheet == nullptr) m_file.fail();
    lxw_format* bold = workbook_add_format(m_book);
    format_set_bold(bold);
    worksheet_freeze_panes(m_sheet, 1, 0);
    for (std::size_t i = 0; i < plan.fields.size(); ++i)
      worksheet_write_string(m_sheet, 0, static_cast<lxw_col_t>(i), plan.fields[i].name.c_str(), bold);
  }
  ~XlsxSink() override {
    if (m_book != nullptr) workbook_close(m_book);
  }
  void add(const gis::Feature& feature) override {
    ++m_row;
    for (std::size_t i = 0; i < feature.values.size(); ++i) {
      const auto column = static_cast<lxw_col_t>(i);
      const auto& value = feature.values[i];
      if (const auto* n = std::get_if<std::int64_t>(&value))
        worksheet_write_number(m_sheet, m_row, column, static_cast<double>(*n), nullptr);
      if (const auto* d = std::get_if<double>(&value)) worksheet_write_number(m_sheet, m_row, column, *d, nullptr);
      if (const auto* s = std::get_if<std::string>(&value); s != nullptr && !s->empty())
        worksheet_write_string(m_sheet, m_row, column, s->c_str(), nullptr);
    }
    if (m_row % 256 == 0) m_progress(m_row, m_total, "xlsx");
  }
  void finish() override {
    const lxw_error failed = workbook_close(m_book);
    m_book = nullptr;
    if (failed != LXW_NO_ERROR) m_file.fail();
    m_file.takePlace();
  }

 private:
  PartFile m_file;
  std::uint64_t m_total;
  Progress m_progress;
  lxw_workbook* m_book = nullptr;
  lxw_worksheet* m_sheet = nullptr;
  lxw_row_t m_row = 0;
};

class FeatureSink : public ExportSink {
 public:
  FeatureSink(const ExportPlan& plan, gis::ExportFormat format, std::uint64_t total, const Progress& progress)
      : m_writer(plan.file, format, plan.layer, plan.fields, plan.shapes, total, progress) {}
  void add(const gis::Feature& feature) override { m_writer.add(feature); }
  void finish() override { m_writer.finish(); }

 private:
  gis::FeatureWriter m_writer;
};

}  // namespace

std::unique_ptr<ExportSink> openSink(const ExportPlan& plan, std::uint64_t total, const Progress& progress) {
  if (plan.format == "csv") return std::make_unique<CsvSink>(plan, total, progress);
  if (plan.format == "xlsx") return std::make_unique<XlsxSink>(plan, total, progress);
  gis::ExportFormat format{};
  if (gis::parseExportFormat(plan.format, format)) return std::make_unique<FeatureSink>(plan, format, total, progress);
  throw Error(ErrorCode::usage, "--format is csv, xlsx, gpkg or geojson, not " + plan.format);
}

}  // namespace jw::app
