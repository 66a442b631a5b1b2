#include "core/base/csv_writer.h"

#include <charconv>

namespace jw {
namespace {

constexpr std::string_view kFormulaStarts[] = {"=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"};

bool isNumber(std::string_view s) {
  if (s.starts_with('+')) s.remove_prefix(1);
  double value = 0;
  const auto r = std::from_chars(s.data(), s.data() + s.size(), value);
  return r.ec == std::errc() && r.ptr == s.data() + s.size() && s.find_first_not_of("-0123456789.eE+") == s.npos;
}

bool runsAsFormula(std::string_view s) {
  for (const auto start : kFormulaStarts)
    if (s.starts_with(start)) return !isNumber(s);
  return false;
}

void appendField(std::string& out, std::string_view field, const CsvStyle& style) {
  const bool guarded = style.guardFormulas && runsAsFormula(field);
  const char special[] = {style.separator, '"', '\r', '\n'};
  // A field that begins like a byte order mark would lose it as the first one of a file.
  if (field.find_first_of(std::string_view(special, sizeof special)) == field.npos && !field.starts_with("\xEF\xBB\xBF")) {
    if (guarded) out += '\'';
    out += field;
    return;
  }
  out += '"';
  if (guarded) out += '\'';
  for (const char c : field) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

}  // namespace

void appendCsvRow(std::string& out, const std::vector<std::string_view>& fields, const CsvStyle& style) {
  if (fields.size() == 1 && fields.front().empty()) out += "\"\"";
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (i > 0) out += style.separator;
    appendField(out, fields[i], style);
  }
  out += style.lineEnd;
}

}  // namespace jw
