#include "core/intake/case_file.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <numeric>

#include "core/base/error.h"
#include "core/base/text.h"

namespace jw::intake {
namespace {

constexpr std::array<std::string_view, kRefusals> kRefusalNames{"bad_csv",      "field_count", "missing_id",      "duplicate_id",
                                                                "missing_time", "bad_time",    "missing_category"};
constexpr std::array<std::string_view, kPointProblems> kPointNames{"none", "missing", "fallback", "out_of_range", "unparsable"};

bool parseDegrees(std::string_view s, double& out) {
  const auto r = std::from_chars(s.data(), s.data() + s.size(), out);
  return r.ec == std::errc() && r.ptr == s.data() + s.size() && std::isfinite(out);
}

}  // namespace

std::string_view refusalName(Refusal refusal) { return kRefusalNames[static_cast<std::size_t>(refusal)]; }
std::string_view pointProblemName(PointProblem problem) { return kPointNames[static_cast<std::size_t>(problem)]; }

std::int64_t CaseFileCounts::refusedInAll() const { return std::accumulate(refused.begin(), refused.end(), std::int64_t{0}); }

bool sameAreaName(std::string_view stated, std::string_view located) {
  const std::string a = text::withoutBlanks(stated);
  return !a.empty() && a == text::withoutBlanks(located);
}

CaseFile::CaseFile(const std::filesystem::path& file, const CaseMapping& mapping)
    : m_csv(file, {.separator = mapping.separator}), m_name(file.string()), m_mapping(mapping) {
  readHeader();
}

void CaseFile::readHeader() {
  if (!m_csv.next()) throw Error(ErrorCode::input, m_name + ": is empty");
  if (m_csv.problem() != CsvProblem::none)
    throw Error(ErrorCode::input, m_name + ": header: " + std::string(csvProblemText(m_csv.problem())));
  std::vector<std::string> header;
  for (const auto field : m_csv.fields()) header.emplace_back(text::trim(field));
  m_width = header.size();
  for (std::size_t f = 0; f < kFields; ++f)
    for (const auto& name : m_mapping.columns[f]) {
      const auto it = std::find(header.begin(), header.end(), name);
      const std::string key = m_mapping.fileName + ": columns." + std::string(fieldName(static_cast<Field>(f)));
      if (it == header.end()) throw Error(ErrorCode::input, m_name + ": has no column \"" + name + "\" (" + key + ")");
      if (std::find(it + 1, header.end(), name) != header.end())
        throw Error(ErrorCode::input, m_name + ": has the column \"" + name + "\" twice (" + key + ")");
      m_columns[f].push_back(static_cast<std::size_t>(it - header.begin()));
    }
}

std::string CaseFile::clean(std::string_view field) const {
  std::string s = text::repairUtf8(field);
  // A reference may stand for NUL's like or for a blank, so the order matters.
  if (m_mapping.entities && s.find('&') != s.npos) s = text::decodeEntities(s);
  const std::string_view trimmed = text::trim(s);
  return trimmed.size() == s.size() ? s : std::string(trimmed);
}

std::string CaseFile::text(Field field) const {
  const auto& columns = m_columns[static_cast<std::size_t>(field)];
  if (columns.size() == 1) return clean(m_csv.fields()[columns[0]]);
  const char joint = field == Field::category || field == Field::categoryCode ? '/' : ' ';
  std::vector<std::string> parts;
  std::string joined;
  for (const std::size_t column : columns) {
    std::string part = clean(m_csv.fields()[column]);
    if (part.empty() || std::find(parts.begin(), parts.end(), part) != parts.end()) continue;
    if (!joined.empty()) joined += joint;
    joined += part;
    parts.push_back(std::move(part));
  }
  return joined;
}

PointProblem CaseFile::readPoint(std::optional<model::Point>& point) const {
  const std::string lon = text(Field::lon), lat = text(Field::lat);
  if (lon.empty() && lat.empty()) return PointProblem::missing;
  model::Point p;
  if (!parseDegrees(lon, p.x) || !parseDegrees(lat, p.y)) return PointProblem::unparsable;
  if (p.x == 0 && p.y == 0) return PointProblem::missing;
  for (const model::Point f : m_mapping.fallbackPoints)
    if (std::abs(p.x - f.x) <= m_mapping.fallbackTolerance && std::abs(p.y - f.y) <= m_mapping.fallbackTolerance) return PointProblem::fallback;
  if (!m_mapping.bounds.contains(p)) return PointProblem::outOfRange;
  point = p;
  return PointProblem::none;
}

RefusedRow CaseFile::refuse(Refusal code, std::string why) {
  ++m_counts.refused[static_cast<std::size_t>(code)];
  if (m_csv.line() != m_csv.record()) why += " (line " + std::to_string(m_csv.line()) + ")";
  return {m_csv.record(), code, std::move(why)};
}

std::optional<FileRow> CaseFile::next() {
  if (!m_csv.next()) return {};
  ++m_counts.rows;
  return readRow();
}

FileRow CaseFile::readRow() {
  if (m_csv.problem() != CsvProblem::none) return refuse(Refusal::badCsv, std::string(csvProblemText(m_csv.problem())));
  if (m_csv.fields().size() != m_width)
    return refuse(Refusal::fieldCount, std::to_string(m_csv.fields().size()) + " fields, the header has " + std::to_string(m_width));
  CaseRow row;
  model::Report& report = row.report;
  row.row = m_csv.record();
  report.source = m_mapping.source;
  report.externalId = text(Field::id);
  if (report.externalId.empty()) return refuse(Refusal::missingId, "no id");
  if (const auto it = m_ids.find(report.externalId); it != m_ids.end() && !m_mapping.observesStates())
    return refuse(Refusal::duplicateId, "duplicate id in file, first in row " + std::to_string(it->second) + ": " + report.externalId);

  for (const auto& [field, to] : {std::pair{Field::reportedAt, &report.reportedAt}, std::pair{Field::due, &report.due}, std::pair{Field::closedAt, &row.closedAt},
                                  std::pair{Field::observedAt, &row.observedAt}}) {
    const std::string words = text(field);
    if (words.empty()) continue;
    const auto t = m_mapping.times.parse(words, m_mapping.zone);
    if (!t) return refuse(Refusal::badTime, std::string(fieldName(field)) + " is not a time: " + text::elide(words, 40));
    *to = *t;
  }
  if (m_mapping.observesStates() && row.observedAt == kNever) return refuse(Refusal::missingTime, "no observed_at");
  if (report.reportedAt == kNever) return refuse(Refusal::missingTime, "no reported_at");

  row.categoryName = text(Field::category);
  if (row.categoryName.empty()) {
    if (m_mapping.defaultCategory.empty()) return refuse(Refusal::missingCategory, "no category");
    row.categoryName = m_mapping.defaultCategory;
    ++m_counts.emptyCategories;
  }
  if (const auto it = m_mapping.categoryNames.find(row.categoryName); it != m_mapping.categoryNames.end()) row.categoryName = it->second;
  row.categoryCode = text(Field::categoryCode);
  if (row.categoryCode.empty()) row.categoryCode = row.categoryName;
  row.subcategory = text(Field::subcategory);
  row.departmentName = text(Field::department);
  if (row.departmentName.empty() || m_mapping.noDepartment.contains(row.departmentName))
    row.departmentName = m_mapping.departmentOf(row.categoryName, row.subcategory);

  report.title = text(Field::title);
  if (report.title.empty()) report.title = row.categoryName;
  report.text = text(Field::text);
  if (report.text.empty()) report.text = report.title;
  report.address = text(Field::address);
  report.statedArea = text(Field::area);
  if (report.statedArea.empty()) report.statedArea = m_mapping.blankArea;
  report.channel = m_mapping.channels.of(text(Field::channel));
  report.nature = m_mapping.natures.of(text(Field::nature));
  row.ontime = m_mapping.ontime.of(text(Field::ontime));
  row.statusText = text(Field::status);
  row.statusState = m_mapping.states.of(row.statusText);
  if (!row.statusText.empty() && !m_mapping.states.values.contains(row.statusText)) ++m_counts.unknownStatus;
  row.pointProblem = readPoint(report.point);
  ++m_counts.points[static_cast<std::size_t>(row.pointProblem)];
  m_ids.emplace(report.externalId, row.row);
  return row;
}

}  // namespace jw::intake
