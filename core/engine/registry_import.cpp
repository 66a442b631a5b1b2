#include "core/engine/registry_import.h"

#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <charconv>
#include <fstream>

#include "core/base/csv_writer.h"
#include "core/base/error.h"
#include "core/base/read_file.h"
#include "core/base/text.h"
#include "core/engine/import_run.h"
#include "core/engine/registry_pages.h"
#include "core/intake/csv_reader.h"
#include "core/model/area_code.h"
#include "core/store/facility_gateway.h"
#include "core/store/import_mappings.h"

namespace jw::engine {
namespace {

constexpr std::size_t kPreviewRows = 20;
constexpr std::uint64_t kRowsAtOnce = 512;
constexpr std::size_t kLongestName = 60;

/// Text of a file in UTF-8. What is ill-formed in the file's encoding stays ill-formed, so that the row is refused.
class Decoder {
 public:
  explicit Decoder(const std::string& encoding) {
    UErrorCode status = U_ZERO_ERROR;
    if (encoding != "UTF-8") m_converter = ucnv_open(encoding.c_str(), &status);
    if (U_FAILURE(status)) throw Error(ErrorCode::internal, "no converter for " + encoding);
    if (m_converter) ucnv_setToUCallBack(m_converter, UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  }
  Decoder(const Decoder&) = delete;
  ~Decoder() {
    if (m_converter) ucnv_close(m_converter);
  }
  std::string operator()(std::string_view field) {
    if (!m_converter || std::all_of(field.begin(), field.end(), [](unsigned char c) { return c < 0x80; })) return std::string(field);
    UErrorCode status = U_ZERO_ERROR;
    ucnv_reset(m_converter);
    const icu::UnicodeString wide(field.data(), static_cast<std::int32_t>(field.size()), m_converter, status);
    std::string out;
    return U_FAILURE(status) ? std::string(field) : wide.toUTF8String(out);
  }

 private:
  UConverter* m_converter = nullptr;
};

intake::CsvReader::Options optionsWith(char separator) {
  intake::CsvReader::Options options;
  options.separator = separator;
  return options;
}

char separatorOf(const std::filesystem::path& file) {
  char best = ',';
  std::size_t most = 0;
  for (const char c : {',', ';', '\t'}) {
    intake::CsvReader reader(file, optionsWith(c));
    if (reader.next() && reader.fields().size() > most) {
      most = reader.fields().size();
      best = c;
    }
  }
  return best;
}

// A CSV file in UTF-8, whatever it is in.
class CsvRecords : public RecordSource {
 public:
  CsvRecords(const std::filesystem::path& file, const std::string& encoding, char separator) : m_reader(file, optionsWith(separator)), m_decode(encoding) {}
  bool next() override {
    if (!m_reader.next()) return false;
    m_fields.clear();
    if (m_reader.problem() == intake::CsvProblem::none)
      for (const auto f : m_reader.fields()) m_fields.push_back(m_decode(f));
    return true;
  }
  const std::vector<std::string>& fields() const override { return m_fields; }
  std::int64_t record() const override { return m_reader.record(); }
  std::string problem() const override { return m_reader.problem() == intake::CsvProblem::none ? std::string() : std::string(intake::csvProblemText(m_reader.problem())); }

 private:
  intake::CsvReader m_reader;
  Decoder m_decode;
  std::vector<std::string> m_fields;
};

std::string encodingOf(const std::filesystem::path& file, char separator) {
  intake::CsvReader reader(file, optionsWith(separator));
  while (reader.next())
    if (!std::all_of(reader.fields().begin(), reader.fields().end(), [](const auto& f) { return text::isUtf8(f); })) return "GB18030";
  return "UTF-8";
}

// Tables of ours that hold people are guarded against being run as formulas (CsvStyle::guardFormulas).
void takeGuardsOff(std::vector<std::string>& fields) {
  for (auto& field : fields)
    for (const std::string_view begin : {"'=", "'+", "'-", "'@", "'＝", "'＋", "'－", "'＠", "'\t", "'\r"})
      if (field.starts_with(begin)) {
        field.erase(0, 1);
        break;
      }
}

std::unique_ptr<RecordSource> recordsOf(const ImportTable& table, const ImportPreview& preview) {
  return table.open ? table.open() : std::make_unique<CsvRecords>(table.file, preview.encoding, preview.separator);
}

}  // namespace

ImportPreview previewImport(const ImportTable& table, const std::filesystem::path& data, const model::Attributes& attributes, model::RecordKind subject, const Progress& progress) {
  ImportPreview preview;
  if (!table.open) {
    preview.separator = separatorOf(table.file);
    preview.encoding = encodingOf(table.file, preview.separator);
  }
  const auto records = recordsOf(table, preview);
  while (records->next()) {
    if (++preview.records % kRowsAtOnce == 0) progress(preview.records, 0, "preview");
    if (preview.records == 1)
      preview.headers = records->fields();
    else if (preview.rows.size() < kPreviewRows)
      preview.rows.push_back(records->fields());
  }
  if (preview.records == 0) throw Error(ErrorCode::input, table.file.string() + ": no line of headers");
  preview.mapping = registry::guessMapping(registry::importColumns(attributes, subject), preview.headers);
  const auto forbidden = access::ForbiddenColumns::parse(readFile(data / "access" / "forbidden_columns.toml"));
  for (const auto& [header, group] : registry::forbiddenHeaders(forbidden, preview.headers)) preview.forbidden.push_back(header + ": " + group->zh + " (" + group->en + ")");
  return preview;
}

ImportResult importTable(Engine& engine, RegistryDesk& desk, const model::Actor& actor, const ImportRequest& request, const Progress& progress) {
  if (!RegistryDesk::mayEdit(actor)) throw Error(ErrorCode::rights, "the role keeps no registry");
  const auto below = RegistryPages::scoped(actor, request.area);
  if (!below) throw Error(ErrorCode::rights, "the area lies outside the actor's scope");
  const auto preview = previewImport(request.table, engine.dataFolder(), desk.attributes(), request.subject, progress);
  if (!preview.forbidden.empty()) {
    std::string what;
    for (const auto& f : preview.forbidden) what += "; " + f;
    throw Error(ErrorCode::input, request.table.file.string() + ": must not be kept (personal data that is not modelled)" + what);
  }
  const auto mapping = request.mapping.empty() ? preview.mapping : request.mapping;
  if (mapping.size() != preview.headers.size()) throw Error(ErrorCode::input, request.table.file.string() + ": the mapping is for another file");
  ImportRows rows;
  const auto records = recordsOf(request.table, preview);
  for (bool headers = true; records->next(); headers = false) {
    if (headers) continue;
    if (const auto problem = records->problem(); !problem.empty()) {
      rows.unread.push_back({records->record(), "", "bad_csv", problem, 0, {}});
      continue;
    }
    rows.records.push_back(records->record());
    rows.fields.push_back(records->fields());
    if (request.subject == model::RecordKind::household || request.subject == model::RecordKind::volunteer) takeGuardsOff(rows.fields.back());
    if (rows.records.size() % kRowsAtOnce == 0) progress(rows.records.size(), preview.records, "reading");
  }
  return ImportRun(engine, desk, actor, request, mapping, *below, progress).run(rows);
}

std::vector<SavedMapping> savedMappings(const Engine& engine, model::RecordKind subject) {
  std::vector<SavedMapping> all;
  engine.read({}, [&](store::Connection& c) {
          for (auto& m : store::readImportMappings(c, model::recordName(subject))) all.push_back({std::move(m.name), std::move(m.columns)});
        }).get();
  return all;
}

void saveMapping(Engine& engine, const model::Actor& actor, model::RecordKind subject, const SavedMapping& mapping) {
  if (!RegistryDesk::mayEdit(actor)) throw Error(ErrorCode::rights, "the role keeps no registry");
  const auto name = std::string(text::trim(mapping.name));
  if (name.empty() || text::length(name) > kLongestName || !text::isUtf8(name)) throw Error(ErrorCode::input, "a mapping has a name of at most " + std::to_string(kLongestName) + " characters");
  engine.write([&](store::Connection& w) { store::putImportMapping(w, model::recordName(subject), {name, mapping.columns, engine.now(), actor.name}); }).get();
}

void forgetMapping(Engine& engine, const model::Actor& actor, model::RecordKind subject, const std::string& name) {
  if (!RegistryDesk::mayEdit(actor)) throw Error(ErrorCode::rights, "the role keeps no registry");
  engine.write([&](store::Connection& w) { store::removeImportMapping(w, model::recordName(subject), name); }).get();
}

std::optional<std::vector<std::string>> fitted(const SavedMapping& saved, const std::vector<std::string>& headers) {
  std::vector<std::string> keys(headers.size());
  for (const auto& [header, key] : saved.columns) {
    const auto at = std::find(headers.begin(), headers.end(), header);
    if (at != headers.end())
      keys[static_cast<std::size_t>(at - headers.begin())] = key;
    else if (!key.empty())
      return std::nullopt;
  }
  return keys;
}

namespace {

// Headers and then rows in pages, which `page` appends to the text from an offset on; it answers how many it had. Waits.
std::uint64_t writeRows(const Engine& engine, const std::filesystem::path& file, const std::vector<std::string>& headers, const Progress& progress,
                        const std::function<std::size_t(store::Connection&, std::uint32_t offset, std::uint32_t limit, std::string& text)>& page) {
  constexpr std::uint32_t kPage = 1000;
  std::ofstream out(file, std::ios::binary);
  if (!out) throw Error(ErrorCode::input, file.string() + ": cannot be written");
  std::string text = "\xEF\xBB\xBF";
  appendCsvRow(text, {headers.begin(), headers.end()});
  std::uint64_t rows = 0;
  engine
      .read(progress.stop,
            [&](store::Connection& c) {
              for (std::size_t had = kPage; had == kPage;) {
                had = page(c, static_cast<std::uint32_t>(rows), kPage, text);
                rows += had;
                out << text;
                text.clear();
                progress(rows, 0, "rows");
              }
            })
      .get();
  out.flush();
  if (!out) throw Error(ErrorCode::input, file.string() + ": could not be written");
  return rows;
}

model::AreaPath exported(const model::Actor& actor, const model::AreaPath& area) {
  const auto below = RegistryPages::scoped(actor, area);
  if (!below || !RegistryDesk::mayBrowse(actor)) throw Error(ErrorCode::rights, "the area lies outside the actor's scope");
  return *below;
}

}  // namespace

std::uint64_t exportOrganisations(const Engine& engine, const RegistryDesk& desk, const model::Actor& actor, const model::AreaPath& area, const std::filesystem::path& file, const Progress& progress) {
  const auto below = exported(actor, area);
  std::vector<std::string> headers;
  for (const auto& c : registry::importColumns(desk.attributes(), model::RecordKind::organisation))
    if (c.key != "contact") headers.push_back(c.zh);
  return writeRows(engine, file, headers, progress, [&](store::Connection& c, std::uint32_t offset, std::uint32_t limit, std::string& text) {
    const auto page = store::readOrganisations(c, below, 0, "", false, offset, limit);
    for (const auto& o : page) {
      const auto* kind = desk.attributes().organisationKind().find(o.kind);
      appendCsvRow(text, {o.name, kind ? kind->zh : "", o.creditCode, o.address, o.phone, o.business, model::lowestCode(o.area)});
    }
    return page.size();
  });
}

std::uint64_t exportCompounds(const Engine& engine, const model::Actor& actor, const model::AreaPath& area, const model::Attributes& attributes, const std::filesystem::path& file, const Progress& progress) {
  const auto below = exported(actor, area);
  std::vector<std::string> headers;
  for (const auto& c : registry::importColumns(attributes, model::RecordKind::compound)) headers.push_back(c.zh);
  return writeRows(engine, file, headers, progress, [&](store::Connection& c, std::uint32_t offset, std::uint32_t, std::string& text) {
    if (offset > 0) return std::size_t{0};
    const auto all = store::readCompounds(c, below);
    for (const auto& compound : all) appendCsvRow(text, {compound.name, compound.address, model::lowestCode(compound.area)});
    return all.size();
  });
}

std::uint64_t exportFacilities(const Engine& engine, const model::Actor& actor, const FacilityFilter& filter, const model::Attributes& attributes, const std::filesystem::path& file, const Progress& progress) {
  const auto below = exported(actor, filter.area);
  std::vector<std::string> headers;
  for (const auto& c : registry::importColumns(attributes, model::RecordKind::facility)) headers.push_back(c.zh);
  const auto number = [](double value) {
    char digits[32];
    return std::string(digits, std::to_chars(digits, digits + sizeof digits, value).ptr);
  };
  const auto directory = engine.directory();
  return writeRows(engine, file, headers, progress, [&](store::Connection& c, std::uint32_t offset, std::uint32_t limit, std::string& text) {
    const auto page = store::readFacilities(c, {below, filter.kind, filter.department, filter.text}, offset, limit);
    for (const auto& f : page) {
      const auto* department = directory->department(f.department);
      appendCsvRow(text, {f.code, f.kind, f.name, number(f.point.x), number(f.point.y), department ? department->code : ""});
    }
    return page.size();
  });
}

}  // namespace jw::engine
