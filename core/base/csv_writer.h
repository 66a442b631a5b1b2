// Writing CSV as RFC 4180 has it: CRLF line ends, fields quoted where they must be. Pure; any thread.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace jw {

struct CsvStyle {
  char separator = ',';
  std::string_view lineEnd = "\r\n";
  /// For files that people open in a spreadsheet: a field that it would run as a formula (begins with = + - @, their
  /// full-width forms, tab or carriage return, and is not a plain number) gets an apostrophe in front. Such a file does
  /// not come back unchanged.
  bool guardFormulas = false;
};

/// One record is appended to `out`. A reader gets back the very same bytes (unless guarded). A record of one empty field
/// is written as "" in quotes, so that it is not taken for a blank line.
void appendCsvRow(std::string& out, const std::vector<std::string_view>& fields, const CsvStyle& style = {});

}  // namespace jw
