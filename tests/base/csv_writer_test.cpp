#include "core/base/csv_writer.h"

#include "tests/catch.h"

namespace csv_writer_test {

using namespace jw;

namespace {

std::string row(const std::vector<std::string_view>& fields, const CsvStyle& style = {}) {
  std::string out;
  appendCsvRow(out, fields, style);
  return out;
}

}  // namespace

TEST_CASE("csv writer: quotes where they are needed and nowhere else") {
  CHECK(row({"a", "b c", ""}) == "a,b c,\r\n");
  CHECK(row({"a,b", "say \"x\"", "l1\nl2", "l1\rl2", "半;"}) == "\"a,b\",\"say \"\"x\"\"\",\"l1\nl2\",\"l1\rl2\",半;\r\n");
  CHECK(row({"a,b", "c;d"}, {.separator = ';', .lineEnd = "\n"}) == "a,b;\"c;d\"\n");
  CHECK(row({""}) == "\"\"\r\n");
  CHECK(row({"", ""}) == ",\r\n");
  CHECK(row({"\xEF\xBB\xBFx"}) == "\"\xEF\xBB\xBFx\"\r\n");
}

TEST_CASE("csv writer: what a spreadsheet would run is disarmed on demand") {
  const CsvStyle guard{.lineEnd = "", .guardFormulas = true};
  CHECK(row({"=1+1"}, guard) == "'=1+1");
  CHECK(row({"@SUM(A1)", "+cmd|' /C calc'!A0", "-2+3", "＝1", "\tx"}, guard) == "'@SUM(A1),'+cmd|' /C calc'!A0,'-2+3,'＝1,'\tx");
  CHECK(row({"=HYPERLINK(\"x\",\"y\")"}, guard) == "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"");
  CHECK(row({"\r=1"}, guard) == "\"'\r=1\"");
  CHECK(row({"-71.0587", "+5", "-1e3", "a=b", ""}, guard) == "-71.0587,+5,-1e3,a=b,");
  CHECK(row({"-inf", "-"}, guard) == "'-inf,'-");
  CHECK(row({"=1+1"}) == "=1+1\r\n");
}

}  // namespace csv_writer_test
