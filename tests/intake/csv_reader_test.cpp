#include "core/intake/csv_reader.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <random>

#include "core/base/csv_writer.h"
#include "core/base/text.h"
#include "tests/intake/csv_files.h"

namespace csv_reader_test {

using namespace jw;
using namespace jw::intake;
using jw::test::TempFolder;
using Rows = std::vector<std::vector<std::string>>;

namespace {

struct Read {
  Rows rows;  // a bad record is a row of one text: "!" and its problem
  std::vector<std::int64_t> records, lines;
};

Read readAll(const std::filesystem::path& file, const CsvReader::Options& options = {}) {
  CsvReader csv(file, options);
  Read out;
  while (csv.next()) {
    if (csv.problem() == CsvProblem::none)
      out.rows.emplace_back(csv.fields().begin(), csv.fields().end());
    else
      out.rows.push_back({"!" + std::string(csvProblemText(csv.problem()))});
    out.records.push_back(csv.record());
    out.lines.push_back(csv.line());
  }
  CHECK_FALSE(csv.next());
  return out;
}

Read readText(std::string_view text, const CsvReader::Options& options = {}) {
  const TempFolder folder;
  return readAll(folder.write("x.csv", text), options);
}

const std::string kAfterQuote = "!text after a closing quote", kUnclosed = "!a quote is never closed", kTooLarge = "!a field or record is too large";

}  // namespace

TEST_CASE("csv: quotes, doubled quotes, separators and line ends in fields") {
  CHECK(readText("a,\"b,\"\"c\"\"\nd\",\r\n\"\",e\"f,g\n").rows == Rows{{"a", "b,\"c\"\nd", ""}, {"", "e\"f", "g"}});
  CHECK(readText("a;b,c", {.separator = ';'}).rows == Rows{{"a", "b,c"}});
  CHECK(readText("a,b,").rows == Rows{{"a", "b", ""}});
  CHECK(readText("\"a\",\"b\"\r").rows == Rows{{"a", "b"}});
  CHECK(readText("a\rb,c\n").rows == Rows{{"a\rb", "c"}});
  CHECK(readText("\"\"\"\"").rows == Rows{{"\""}});
  CHECK(readText("\"a\r\nb\"\r\n").rows == Rows{{"a\r\nb"}});
}

TEST_CASE("csv: the byte order mark and blank lines are skipped, but blank lines count") {
  const Read r = readText("\xEF\xBB\xBF\"a\"\r\n\r\n\nb\n\n");
  CHECK(r.rows == Rows{{"a"}, {"b"}});
  CHECK(r.records == std::vector<std::int64_t>{1, 4});
  CHECK(readText("").rows.empty());
  CHECK(readText("\xEF\xBB\xBF").rows.empty());
  CHECK(readText("\n\r\n").rows.empty());
  CHECK(readText("\"\"\n,\n").rows == Rows{{""}, {"", ""}});
}

TEST_CASE("csv: lines and records are counted apart") {
  const Read r = readText("h\n\"1\n2\n3\"\nb\n\"c\"x\nd\n");
  CHECK(r.rows == Rows{{"h"}, {"1\n2\n3"}, {"b"}, {kAfterQuote}, {"d"}});
  CHECK(r.records == std::vector<std::int64_t>{1, 2, 3, 4, 5});
  CHECK(r.lines == std::vector<std::int64_t>{1, 2, 5, 6, 7});
}

TEST_CASE("csv: after a bad quote the reader goes on at the next line") {
  CHECK(readText("1,\"a\"b,2\n3,4\n").rows == Rows{{kAfterQuote}, {"3", "4"}});
  CHECK(readText("1,\"a\n2,b\n3,c").rows == Rows{{kUnclosed}, {"2", "b"}, {"3", "c"}});
  // The quote that row 1 opens is closed by the one that row 2 opens: row 2 must not be lost with row 1.
  CHECK(readText("1,\"a\n2,\"b\"\n3,c\n").rows == Rows{{kAfterQuote}, {"2", "b"}, {"3", "c"}});
  CHECK(readText("a\n\"").rows == Rows{{"a"}, {kUnclosed}});
  CHECK(readText("\"a\"\rb\nc").rows == Rows{{kAfterQuote}, {"c"}});
}

TEST_CASE("csv: huge fields are refused with bounded memory") {
  const std::string big(3000, 'x');
  const CsvReader::Options small{.maxField = 1000, .maxRecord = 4000};
  CHECK(readText("a\n" + big + ",1\nb\n", small).rows == Rows{{"a"}, {kTooLarge}, {"b"}});
  CHECK(readText("a\n\"" + big + "\n" + "\",1\nb\n", small).rows == Rows{{"a"}, {kTooLarge}, {"b"}});
  CHECK(readText(std::string(1000, 'y') + "\n", small).rows == Rows{{std::string(1000, 'y')}});
  CHECK(readText(std::string(1001, 'y') + "\n", small).rows == Rows{{kTooLarge}});
  const std::string endless(3'000'000, 'z');
  CHECK(readText("\"" + endless + "\nb,c\n", small).rows == Rows{{kUnclosed}, {"b", "c"}});
  CHECK(readText(endless + "\nb,c\n", small).rows == Rows{{kTooLarge}, {"b", "c"}});
  CHECK(readText(endless, small).rows == Rows{{kTooLarge}});
  CHECK(readText(std::string(3'000'000, ',') + "\nb,c\n", small).rows == Rows{{kTooLarge}, {"b", "c"}});
}

TEST_CASE("csv: records over the seams of the buffer come whole") {
  std::string text;
  Rows rows;
  std::mt19937 random(7);
  for (int i = 0; i < 40000; ++i) {
    std::vector<std::string> row;
    for (int f = 0; f < 4; ++f) {
      std::string s(random() % 24, 'a');
      for (char& c : s) c = "ab\"\n\r,"[random() % 6];
      row.push_back(s);
    }
    appendCsvRow(text, {row.begin(), row.end()});
    rows.push_back(std::move(row));
  }
  REQUIRE(text.size() > 1'000'000);
  CHECK(readText(text).rows == rows);
  const TempFolder folder;
  CHECK(readAll(folder.writeGzip("x.csv.gz", text)).rows == rows);
}

TEST_CASE("csv: ill-formed text reads the same wherever the seams of the buffer fall") {
  std::mt19937 random(11);
  std::string text;
  while (text.size() < 700'000) {
    text += "\"\",\n\r aaaa"[random() % 10];
    if (random() % 64 == 0) text += "x,y\n";
  }
  const auto lines = std::count(text.begin(), text.end(), '\n');
  const Read whole = readText(text);
  CHECK(std::count(whole.rows.begin(), whole.rows.end(), std::vector{kAfterQuote}) > 1000);
  CHECK(std::is_sorted(whole.lines.begin(), whole.lines.end()));
  CHECK(whole.lines.back() <= lines + 1);
  for (const std::size_t shift : {1U, 2U, 3U, 5U, 77U}) {
    Read shifted = readText(std::string(shift, 's') + "\n" + text);
    shifted.rows.erase(shifted.rows.begin());
    CHECK(shifted.rows == whole.rows);
    CHECK(shifted.lines.back() == whole.lines.back() + 1);
  }
}

TEST_CASE("csv: what cannot be read says which file") {
  const TempFolder folder;
  const auto message = [](const std::filesystem::path& file) { return test::errorOf([&] { readAll(file); }); };
  CHECK(message(folder.path("nosuch.csv")).find("nosuch.csv") != std::string::npos);
  CHECK(message(folder.path("")).find("cannot be read") != std::string::npos);
  CHECK(message(folder.write("wide.csv", std::string_view("\xFF\xFE"
                                                          "a\0,\0",
                                                          6)))
            .find("UTF-16") != std::string::npos);
  std::string text;
  for (int i = 0; i < 20000; ++i) text += std::to_string(i * 7919 % 10007) + ",b\n";
  std::string bytes;
  {
    std::ifstream in(folder.writeGzip("good.csv.gz", text), std::ios::binary);
    bytes.assign(std::istreambuf_iterator<char>(in), {});
  }
  CHECK(message(folder.write("cut.csv.gz", bytes.substr(0, bytes.size() / 2))).find("cut.csv.gz") != std::string::npos);
  CHECK(message(folder.write("cut8.csv.gz", bytes.substr(0, bytes.size() - 8))).find("cut8.csv.gz") != std::string::npos);
  CHECK(message(folder.write("cut1.csv.gz", bytes.substr(0, bytes.size() - 1))).find("cut1.csv.gz") != std::string::npos);
  bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 0x55);
  CHECK(message(folder.write("bad.csv.gz", bytes)).find("bad.csv.gz") != std::string::npos);
  CHECK_THROWS_AS(CsvReader(folder.path("good.csv.gz"), {.separator = '"'}), Error);
}

TEST_CASE("csv: the hostile files give what is expected of them") {
  const auto folder = test::dataFile("hostile/csv");
  if (folder.empty()) return;
  int files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() != ".csv") continue;
    ++files;
    std::ifstream in(folder / "expected" / (entry.path().stem().string() + ".json"));
    const auto expected = nlohmann::json::parse(in);
    const Rows rows = readAll(entry.path()).rows;
    INFO(entry.path());
    REQUIRE_FALSE(rows.empty());
    // This one describes its record by an object, not a list, and with another telephone number.
    const bool single = expected.is_object();
    REQUIRE(rows.size() - 1 == (single ? 1 : expected.size()));
    for (std::size_t i = 1; i < rows.size(); ++i) {
      REQUIRE(rows[i].size() == rows[0].size());
      const auto& object = single ? expected : expected[i - 1];
      CHECK(object.size() == rows[0].size());
      for (std::size_t f = single ? 1 : 0; f < rows[0].size(); ++f) CHECK(object.at(rows[0][f]) == rows[i][f]);
    }
  }
  CHECK(files == 12);
}

TEST_CASE("csv: naughty strings go in and out unchanged") {
  const auto file = test::dataFile("hostile/naughty_strings.txt.gz");
  if (file.empty()) return;
  std::string bytes(1 << 20, '\0');
  const gzFile gz = gzopen(file.c_str(), "rb");
  bytes.resize(static_cast<std::size_t>(gzread(gz, bytes.data(), 1 << 20)));
  gzclose(gz);
  const auto strings = text::split(bytes, '\n');
  REQUIRE(strings.size() > 600);
  for (const char separator : {',', ';', '\t'}) {
    std::string csv;
    Rows rows;
    for (std::size_t i = 0; i + 1 < strings.size(); ++i) {
      rows.push_back({strings[i], strings[i] + "\r\n" + strings[i + 1], strings[strings.size() - 1 - i]});
      rows.push_back({strings[i]});
    }
    for (const auto& row : rows) appendCsvRow(csv, {row.begin(), row.end()}, {.separator = separator});
    CHECK(readText(csv, {.separator = separator}).rows == rows);
  }
}

}  // namespace csv_reader_test
