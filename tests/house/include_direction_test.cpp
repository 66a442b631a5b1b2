// The rules of the house that a machine can check: which part may know which, and how long a file may get.
#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "tests/catch.h"

namespace include_direction_test {

namespace {

using Rooms = std::set<std::string, std::less<>>;

/// What a part may include besides itself. A room that is not named here may include nothing and be included by nobody.
const std::map<std::string, Rooms, std::less<>>& arrows() {
  static const auto table = [] {
    std::map<std::string, Rooms, std::less<>> may;
    const Rooms below = {"core/base", "core/model", "core/store"};
    const Rooms rooms = {"core/access", "core/intake",   "core/workflow", "core/dispatch",  "core/deadline",
                         "core/plan",   "core/registry", "core/stats",    "core/appraisal", "core/notify",
                         "core/sync",   "core/api",      "core/demo",     "core/planning"};
    may["core/base"] = {};
    may["core/model"] = {"core/base"};
    may["core/store"] = {"core/base", "core/model"};
    for (const auto& room : rooms) {
      may[room] = below;
      if (room != "core/access") may[room].insert("core/access");  // every room asks who may see and do what
    }
    // Sideways only where a case really walks.
    may["core/intake"].insert({"core/workflow", "core/dispatch", "core/deadline"});
    may["core/dispatch"].insert({"core/workflow", "core/deadline"});
    may["core/deadline"].insert("core/workflow");
    // The demo city fills a store from below the engine, which hands it the writing connection.
    may["core/demo"] = below;
    may["core/demo"].insert({"core/access", "core/registry", "core/intake"});
    may["core/engine"] = below;
    may["core/engine"].insert(rooms.begin(), rooms.end());
    may["gis"] = {"core/base", "core/model"};
    may["ui"] = {"gis", "core/base", "core/model", "core/engine"};
    may["app"] = may["core/engine"];
    may["app"].insert({"core/demo", "core/engine", "gis", "ui"});
    return may;
  }();
  return table;
}

/// "core/store/schema.h" -> "core/store"; "ui/map/page.h" -> "ui".
std::string roomOf(std::string_view path) {
  const auto first = path.find('/');
  if (path.substr(0, first) != "core") return std::string(path.substr(0, first));
  return std::string(path.substr(0, path.find('/', first + 1)));
}

/// Source text taken apart: `code` without comments and with empty literals, and the literals' contents.
struct Text {
  std::string code;
  std::vector<std::string> literals;
};

Text takeApart(std::string_view source) {
  Text out;
  std::size_t i = 0;
  const auto skipTo = [&](std::string_view end, std::size_t from) {
    const auto at = source.find(end, from);
    return at == std::string_view::npos ? source.size() : at;
  };
  while (i < source.size()) {
    const auto rest = source.substr(i);
    if (rest.starts_with("//")) {
      i = skipTo("\n", i);
    } else if (rest.starts_with("/*")) {
      i = std::min(skipTo("*/", i) + 2, source.size());
    } else if (rest.starts_with("#include")) {
      const auto end = skipTo("\n", i);
      out.code += source.substr(i, end - i);
      i = end;
    } else if (rest.starts_with("R\"")) {
      const auto open = skipTo("(", i);
      const std::string close = ")" + std::string(source.substr(i + 2, open - i - 2)) + "\"";
      const auto end = skipTo(close, open);
      if (open < source.size()) out.literals.emplace_back(source.substr(open + 1, end - open - 1));
      i = std::min(end + close.size(), source.size());
      out.code += "\"\"";
    } else if (source[i] == '"') {
      std::size_t end = i + 1;
      while (end < source.size() && source[end] != '"' && source[end] != '\n') end += source[end] == '\\' ? 2 : 1;
      end = std::min(end, source.size());
      out.literals.emplace_back(source.substr(i + 1, end - i - 1));
      i = std::min(end + 1, source.size());
      out.code += "\"\"";
    } else if (rest.starts_with("'\"'") || rest.starts_with("'\\\"'")) {
      i += rest.starts_with("'\"'") ? 3 : 4;
    } else {
      out.code += source[i++];
    }
  }
  return out;
}

bool isSql(std::string_view literal) {
  static constexpr std::array<std::string_view, 12> starts = {
      "select ",      "insert into ",  "insert or ",     "update ",     "delete from ", "create table",
      "create index", "create unique", "create virtual", "alter table", "drop table",   "pragma "};
  const auto begin = literal.find_first_not_of(" \n\t(");
  if (begin == std::string_view::npos) return false;
  std::string head(literal.substr(begin));
  std::transform(head.begin(), head.end(), head.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return std::any_of(starts.begin(), starts.end(), [&](auto start) {
    if (!head.starts_with(start)) return false;
    // English begins with these two words as well.
    if (start == "update ") return head.find(" set ") != std::string::npos;
    return start != "select " || head.find(" from ") != std::string::npos || head.find('(') != std::string::npos;
  });
}

/// Every breach of the house's rules in one file, in words. `path` is from the root of the project.
std::vector<std::string> breaches(const std::string& path, const std::string& source) {
  std::vector<std::string> found;
  const auto report = [&](const std::string& what) { found.push_back(path + ": " + what); };
  const bool header = path.ends_with(".h");
  const auto lines = std::count(source.begin(), source.end(), '\n');
  if (lines > (header ? 120 : 500)) report(std::to_string(lines) + " lines, more than " + (header ? "120" : "500"));
  if (header && source.find("#pragma once") == std::string::npos) report("no #pragma once");

  const auto room = roomOf(path);
  if (room == "tests") return found;
  const auto known = arrows().find(room);
  if (known == arrows().end()) {
    report("there is no room " + room);
    return found;
  }
  const bool core = room.starts_with("core/");
  const auto text = takeApart(source);
  std::istringstream code(text.code);
  for (std::string line; std::getline(code, line);) {
    if (!line.starts_with("#include")) continue;
    const auto open = line.find_first_of("\"<");
    if (open == std::string::npos) continue;
    const auto name = line.substr(open + 1, line.find_first_of("\">", open + 1) - open - 1);
    if (line[open] == '<') {
      const bool gui = name.starts_with("Q") || name.starts_with("qgs") || name.starts_with("qt");
      const bool map = name.starts_with("gdal") || name.starts_with("ogr") || name.starts_with("cpl_");
      if (core && (gui || map)) report("core must not know <" + name + ">");
    } else if (name.ends_with(".moc")) {
      continue;
    } else if (name.find('/') == std::string::npos) {
      report("include \"" + name + "\" from the root");
    } else if (const auto other = roomOf(name); other != room && !known->second.contains(other)) {
      report(room + " must not include " + name);
    }
  }
  for (const std::string_view word : {"processEvents", "BlockingQueuedConnection", "QEventLoop"})
    if (text.code.find(word) != std::string::npos)
      report("waits for events in the middle of work: " + std::string(word));
  // GDAL's drivers are asked about input files in a language of the same look; the center's functions are called in theirs.
  if (room != "core/store" && !path.starts_with("gis/import/") && !path.starts_with("core/sync/postgres/"))
    for (const auto& literal : text.literals)
      if (isSql(literal)) report("SQL outside core/store: " + literal.substr(0, 40));
  return found;
}

}  // namespace

TEST_CASE("every source keeps the rules of the house") {
  const std::filesystem::path root = JW_SOURCE_DIR;
  std::vector<std::string> all;
  int files = 0;
  for (const char* part : {"core", "gis", "ui", "app", "tests"}) {
    if (!std::filesystem::exists(root / part)) continue;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root / part)) {
      const auto extension = entry.path().extension();
      if (extension != ".h" && extension != ".cpp") continue;
      std::ostringstream text;
      text << std::ifstream(entry.path()).rdbuf();
      const auto found = breaches(std::filesystem::relative(entry.path(), root).generic_string(), text.str());
      all.insert(all.end(), found.begin(), found.end());
      ++files;
    }
  }
  std::string list;
  for (const auto& line : all) list += line + "\n";
  INFO(list);
  CHECK(all.empty());
  CHECK(files > 20);
}

TEST_CASE("the rules of the house: forbidden arrows are found") {
  const auto one = [](const std::string& path, const std::string& include) {
    return breaches(path, "#pragma once\n#include " + include + "\n").size();
  };
  CHECK(one("core/model/a.h", "\"core/base/ids.h\"") == 0);
  CHECK(one("core/model/a.h", "\"core/store/b.h\"") == 1);
  CHECK(one("core/store/a.cpp", "\"core/intake/b.h\"") == 1);
  CHECK(one("core/intake/a.cpp", "\"core/dispatch/b.h\"") == 0);
  CHECK(one("core/dispatch/a.cpp", "\"core/intake/b.h\"") == 1);
  CHECK(one("core/stats/a.cpp", "\"core/registry/b.h\"") == 1);
  CHECK(one("core/stats/a.cpp", "\"core/engine/b.h\"") == 1);
  CHECK(one("core/engine/a.cpp", "\"core/intake/b.h\"") == 0);
  CHECK(one("core/engine/a.cpp", "\"ui/b.h\"") == 1);
  CHECK(one("core/engine/a.cpp", "<QString>") == 1);
  CHECK(one("core/engine/a.cpp", "<qgspoint.h>") == 1);
  CHECK(one("core/engine/a.cpp", "<ogrsf_frmts.h>") == 1);
  CHECK(one("gis/a.cpp", "<ogrsf_frmts.h>") == 0);
  CHECK(one("gis/a.cpp", "\"core/model/b.h\"") == 0);
  CHECK(one("gis/a.cpp", "\"core/store/b.h\"") == 1);
  CHECK(one("gis/a.cpp", "\"ui/b.h\"") == 1);
  CHECK(one("ui/map/a.cpp", "\"ui/list/b.h\"") == 0);
  CHECK(one("ui/a.cpp", "\"core/engine/b.h\"") == 0);
  CHECK(one("ui/a.cpp", "\"core/dispatch/b.h\"") == 1);
  CHECK(one("app/a.cpp", "\"core/dispatch/b.h\"") == 0);
  CHECK(one("ui/a.cpp", "\"b.h\"") == 1);
  CHECK(one("core/cellar/a.cpp", "<string>") == 1);
}

TEST_CASE("the rules of the house: SQL, nested loops and long files are found") {
  CHECK(breaches("ui/a.cpp", "auto s = \"SELECT a FROM b\";\n").size() == 1);
  CHECK(breaches("ui/a.cpp", "auto s = R\"(\n  insert into b values(1))\";\n").size() == 1);
  CHECK(breaches("ui/a.cpp", "auto s = R\"x(UPDATE a SET b = ')')x\"; auto t = \"DELETE FROM a\";\n").size() == 2);
  CHECK(breaches("core/store/a.cpp", "auto s = \"SELECT a FROM b\";\n").empty());
  CHECK(breaches("gis/import/a.cpp", "auto s = \"SELECT a FROM b\";\n").empty());
  CHECK(breaches("gis/map/a.cpp", "auto s = \"SELECT a FROM b\";\n").size() == 1);
  CHECK(breaches("core/sync/postgres/a.cpp", "auto s = \"SELECT a FROM b\";\n").empty());
  CHECK(breaches("core/sync/a.cpp", "auto s = \"SELECT a FROM b\";\n").size() == 1);
  CHECK(breaches("ui/a.cpp", "auto s = tr(\"Select a case\"); // SELECT a FROM b\n").empty());
  CHECK(breaches("ui/a.cpp", "auto s = \"say \\\"SELECT a FROM b\\\"\"; char q = '\"'; auto t = \"Update the map\";\n")
            .empty());
  CHECK(breaches("ui/a.cpp", "QCoreApplication::processEvents();\n").size() == 1);
  CHECK(breaches("ui/a.cpp", "connect(a, b, c, d, Qt::BlockingQueuedConnection); QEventLoop loop;\n").size() == 2);
  CHECK(breaches("ui/a.cpp", "/* no processEvents\n here */ // nor QEventLoop\n").empty());
  CHECK(breaches("ui/a.cpp", std::string(500, '\n')).empty());
  CHECK(breaches("ui/a.cpp", std::string(501, '\n')).size() == 1);
  CHECK(breaches("ui/a.h", "#pragma once" + std::string(120, '\n')).empty());
  CHECK(breaches("tests/ui/a.h", "#pragma once" + std::string(121, '\n')).size() == 1);
  CHECK(breaches("ui/a.h", "struct A {};\n").size() == 1);
}

}  // namespace include_direction_test
