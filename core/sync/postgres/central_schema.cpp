#include "core/sync/postgres/central_schema.h"

#include <charconv>
#include <map>
#include <sstream>
#include <toml++/toml.h>

#include "core/base/error.h"
#include "core/base/read_file.h"

namespace jw::sync {
namespace {

namespace fs = std::filesystem;

std::map<int, fs::path> stepsIn(const fs::path& folder) {
  std::map<int, fs::path> steps;
  std::error_code ec;
  for (const auto& entry : fs::directory_iterator(folder, ec)) {
    if (entry.path().extension() != ".sql") continue;
    const std::string name = entry.path().filename().string();
    int number = 0;
    std::from_chars(name.data(), name.data() + std::min<std::size_t>(name.size(), 4), number);
    steps[number] = entry.path();
  }
  if (steps.empty() || steps.begin()->first != 1 || steps.rbegin()->first != static_cast<int>(steps.size())) throw Error(ErrorCode::input, folder.string() + ": a step is missing");
  return steps;
}

struct TableList {
  int version = 0;
  std::string json;
};

TableList tablesIn(const fs::path& file) {
  try {
    const toml::table list = toml::parse(readFile(file));
    const auto version = list["version"].value<int>();
    const toml::array* tables = list["table"].as_array();
    if (!version || !tables) throw Error(ErrorCode::input, file.string() + ": no version or no tables");
    std::ostringstream text;
    text << toml::json_formatter{*tables};
    return {*version, text.str()};
  } catch (const toml::parse_error& e) {
    throw Error(ErrorCode::input, file.string() + ": " + std::string(e.description()));
  }
}

bool holds(PgConnection& c, const std::string& condition) { return c.run("SELECT 1 WHERE " + condition).rows() == 1; }

CentralState read(PgConnection& c) {
  const PgResult r = c.run("SELECT schema_version, tables_version, epoch FROM sync.meta");
  if (r.rows() != 1) throw Error(ErrorCode::store, "the central database has no single row in sync.meta");
  return {CentralChange::current, static_cast<int>(r.integer(0, 0)), static_cast<int>(r.integer(0, 1)), r.uuid(0, 2)};
}

void refuseNewer(const char* what, int have, int known) {
  if (have > known)
    throw Error(ErrorCode::newer_store, std::string("the central database was set up by a newer Jingwei (") + what + " " + std::to_string(have) + ", this program knows " + std::to_string(known) +
                                            "); install the newer program");
}

}  // namespace

CentralState centralState(PgConnection& c) {
  try {
    if (!holds(c, "to_regclass('sync.meta') IS NOT NULL")) throw Error(ErrorCode::store, "this database is no center yet: run jingwei sync init");
    return read(c);
  } catch (const PgFault& e) {
    throw Error(e.kind() == Trouble::Kind::refused ? ErrorCode::rights : ErrorCode::store, std::string("center: ") + e.what());
  }
}

CentralState prepareCentral(PgConnection& c, const fs::path& data) {
  const auto steps = stepsIn(data / "central");
  const TableList tables = tablesIn(data / "sync" / "tables.toml");
  try {
    if (c.run("SELECT current_setting('server_version_num')::int").integer(0, 0) < 150000) throw Error(ErrorCode::store, "the center wants PostgreSQL 15 or newer");
    c.run("BEGIN");
    c.run("SELECT pg_advisory_xact_lock(hashtextextended('jingwei sync init', 0))");
    const bool ours = holds(c, "to_regclass('sync.meta') IS NOT NULL");
    if (!ours && holds(c, "to_regnamespace('sync') IS NOT NULL OR to_regnamespace('city') IS NOT NULL"))
      throw Error(ErrorCode::store, "the database has a schema sync or city that is not Jingwei's; give the center a database of its own");
    CentralState before;
    if (ours) before = read(c);
    refuseNewer("step", before.schema, steps.rbegin()->first);
    refuseNewer("tables", before.tables, tables.version);
    for (const auto& [number, file] : steps)
      if (number > before.schema) try {
          c.script(readFile(file));
        } catch (const PgFault& e) {
          throw Error(ErrorCode::store, "step " + file.filename().string() + ": " + e.what());
        }
    c.run("SET LOCAL ROLE jingwei_center");
    if (tables.version > before.tables) c.run("SELECT sync.define_tables($1, $2)", {std::to_string(tables.version), tables.json});
    c.run("UPDATE sync.meta SET schema_version = $1", {std::to_string(steps.rbegin()->first)});
    CentralState after = read(c);
    c.run("COMMIT");
    if (!ours) after.change = CentralChange::created;
    else if (after.schema != before.schema || after.tables != before.tables) after.change = CentralChange::upgraded;
    return after;
  } catch (const PgFault& e) {
    throw Error(e.kind() == Trouble::Kind::refused ? ErrorCode::rights : ErrorCode::store, std::string("center: ") + e.what());
  } catch (const Error&) {
    // The transaction ends with the connection, or here.
    if (c.alive()) c.script("ROLLBACK");
    throw;
  }
}

}  // namespace jw::sync
