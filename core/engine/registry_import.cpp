#include "core/engine/registry_import.h"

#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <fstream>
#include <sstream>

#include "core/access/key_file.h"
#include "core/base/csv_writer.h"
#include "core/base/error.h"
#include "core/base/text.h"
#include "core/engine/registry_pages.h"
#include "core/intake/csv_reader.h"
#include "core/store/schema.h"

namespace jw::engine {
namespace {

constexpr std::size_t kPreviewRows = 20;
constexpr std::uint64_t kStride = 512;

// Takes the import's transaction back.
struct Withdrawn {};

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

std::string readAll(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::stringstream text;
  text << in.rdbuf();
  if (!in) throw Error(ErrorCode::input, file.string() + ": cannot be read");
  return text.str();
}

}  // namespace

ImportPreview previewImport(const std::filesystem::path& file, const std::filesystem::path& data, const model::Attributes& attributes, model::Subject subject, const Progress& progress) {
  ImportPreview preview;
  preview.encoding = "UTF-8";
  preview.separator = separatorOf(file);
  std::vector<std::vector<std::string>> first;
  {
    intake::CsvReader reader(file, optionsWith(preview.separator));
    while (reader.next()) {
      if (++preview.records % kStride == 0) progress(reader.position(), reader.size(), "preview");
      std::vector<std::string> row(reader.fields().begin(), reader.fields().end());
      if (!std::all_of(row.begin(), row.end(), [](const auto& f) { return text::isUtf8(f); })) preview.encoding = "GB18030";
      if (first.size() <= kPreviewRows) first.push_back(std::move(row));
    }
  }
  if (first.empty()) throw Error(ErrorCode::input, file.string() + ": no line of headers");
  Decoder decode(preview.encoding);
  for (auto& row : first)
    for (auto& field : row) field = decode(field);
  preview.headers = std::move(first.front());
  preview.rows.assign(std::make_move_iterator(first.begin() + 1), std::make_move_iterator(first.end()));
  preview.mapping = registry::guessMapping(registry::importColumns(attributes, subject), preview.headers);
  const auto forbidden = access::ForbiddenColumns::parse(readAll(data / "access" / "forbidden_columns.toml"));
  for (const auto& [header, group] : registry::forbiddenHeaders(forbidden, preview.headers)) preview.forbidden.push_back(header + ": " + group->zh + " (" + group->en + ")");
  return preview;
}

ImportResult importTable(Engine& engine, RegistryDesk& desk, const model::Actor& actor, const ImportRequest& request, const Progress& progress) {
  if (!RegistryDesk::mayEdit(actor)) throw Error(ErrorCode::rights, "the role keeps no registry");
  const auto below = RegistryPages::scoped(actor, request.area);
  if (!below) throw Error(ErrorCode::rights, "the area lies outside the actor's scope");
  const auto preview = previewImport(request.file, engine.dataFolder(), desk.attributes(), request.subject, progress);
  if (!preview.forbidden.empty()) {
    std::string what;
    for (const auto& f : preview.forbidden) what += "; " + f;
    throw Error(ErrorCode::input, request.file.string() + ": must not be kept (personal data that is not modelled)" + what);
  }
  const auto mapping = request.mapping.empty() ? preview.mapping : request.mapping;
  if (mapping.size() != preview.headers.size()) throw Error(ErrorCode::input, request.file.string() + ": the mapping is for another file");
  const auto id = Uuid::parse(engine.storeId());
  const access::FieldCipher cipher(access::loadKey(access::keyDirectory(), *id));
  ImportResult result;
  std::promise<std::exception_ptr> ended;
  engine.write(
      [&](store::Connection& w) {
        registry::Pinyin pinyin;
        const registry::Tools tools{cipher, desk.attributes(), pinyin};
        registry::Registrar registrar(w, actor, engine.now(), tools);
        registry::TableImport table(w, registrar, tools, request.subject, mapping, *below);
        intake::CsvReader reader(request.file, optionsWith(preview.separator));
        Decoder decode(preview.encoding);
        std::vector<std::string> fields;
        for (bool headers = true; reader.next(); headers = false) {
          if (headers) continue;
          if (++result.rows % kStride == 0) progress(result.rows, preview.records, "rows");
          std::optional<registry::RowFault> fault;
          if (reader.problem() != intake::CsvProblem::none) {
            fault = registry::RowFault{reader.record(), "", "bad_csv", std::string(intake::csvProblemText(reader.problem())), 0, {}};
          } else {
            fields.clear();
            for (const auto f : reader.fields()) fields.push_back(decode(f));
            fault = table.take(reader.record(), fields);
          }
          if (!fault)
            ++result.taken;
          else if (result.faults.size() < request.mostFaults)
            result.faults.push_back(std::move(*fault));
        }
        progress(result.rows, preview.records, "rows");
        if (request.dryRun || !result.faults.empty()) throw Withdrawn();
        store::raiseRevision(w, "registry");
      },
      [&](std::exception_ptr error) { ended.set_value(error); });
  if (const auto error = ended.get_future().get()) {
    try {
      std::rethrow_exception(error);
    } catch (const Withdrawn&) {
      return result;
    }
  }
  result.stored = true;
  desk.tellEverything();
  return result;
}

std::uint64_t exportOrganisations(const Engine& engine, const RegistryDesk& desk, const model::Actor& actor, const model::AreaPath& area, const std::filesystem::path& file, const Progress& progress) {
  const auto below = RegistryPages::scoped(actor, area);
  if (!below || !RegistryDesk::mayBrowse(actor)) throw Error(ErrorCode::rights, "the area lies outside the actor's scope");
  std::ofstream out(file, std::ios::binary);
  if (!out) throw Error(ErrorCode::input, file.string() + ": cannot be written");
  std::string text = "\xEF\xBB\xBF";
  std::vector<std::string> headers;
  for (const auto& c : registry::importColumns(desk.attributes(), model::Subject::organisation))
    if (c.key != "contact") headers.push_back(c.zh);
  appendCsvRow(text, {headers.begin(), headers.end()});
  std::uint64_t rows = 0;
  engine
      .read(progress.stop,
            [&](store::Connection& c) {
              constexpr std::uint32_t kPage = 1000;
              for (std::uint32_t offset = 0;; offset += kPage) {
                const auto page = store::readOrganisations(c, *below, 0, "", false, offset, kPage);
                for (const auto& o : page) {
                  const auto* kind = desk.attributes().organisationKind().find(o.kind);
                  // The code of the lowest area: what stands between its last two slashes.
                  const auto from = o.area.size() < 2 ? std::string::npos : o.area.rfind('/', o.area.size() - 2);
                  const std::string code = o.area.substr(from == std::string::npos ? 0 : from + 1, o.area.size() - (from == std::string::npos ? 0 : from + 1) - (o.area.empty() ? 0 : 1));
                  appendCsvRow(text, {o.name, kind ? kind->zh : "", o.creditCode, o.address, o.phone, o.business, code});
                  ++rows;
                }
                out << text;
                text.clear();
                progress(rows, 0, "rows");
                if (page.size() < kPage) break;
              }
            })
      .get();
  out.flush();
  if (!out) throw Error(ErrorCode::input, file.string() + ": could not be written");
  return rows;
}

}  // namespace jw::engine
