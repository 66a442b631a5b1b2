#include "core/store/schema.h"

#include <sys/vfs.h>

#include <charconv>
#include <map>

#include "core/base/error.h"
#include "core/base/read_file.h"

namespace jw::store {
namespace {

namespace fs = std::filesystem;

std::map<int, fs::path> stepsIn(const fs::path& folder) {
  std::map<int, fs::path> steps;
  std::error_code ec;
  for (const auto& entry : fs::directory_iterator(folder, ec))
    if (entry.path().extension() == ".sql") {
      const std::string name = entry.path().filename().string();
      int number = 0;
      const auto r = std::from_chars(name.data(), name.data() + std::min<std::size_t>(name.size(), 4), number);
      if (r.ec != std::errc() || *r.ptr != '_') throw Error(ErrorCode::store, entry.path().string() + ": not a schema step (0001_name.sql)");
      steps[number] = entry.path();
    }
  if (steps.empty()) throw Error(ErrorCode::store, folder.string() + ": no schema steps there");
  if (steps.rbegin()->first != static_cast<int>(steps.size())) throw Error(ErrorCode::store, folder.string() + ": a schema step is missing");
  return steps;
}

// SpatiaLite's own tables come first, with only the reference systems that the store uses; the whole list of 6,000
// would be most of an empty file.
void createFile(Connection& writer) {
  Transaction t(writer);
  writer.execute("SELECT InitSpatialMetaData(0, 'NONE'); SELECT InsertEpsgSrid(4490); SELECT InsertEpsgSrid(4326);");
  writer.execute("PRAGMA application_id=" + std::to_string(kApplicationId));
  t.commit();
}

}  // namespace

int lastStep(const fs::path& folder) { return stepsIn(folder).rbegin()->first; }

SchemaResult prepareSchema(Connection& writer, const fs::path& folder) {
  const auto steps = stepsIn(folder);
  const auto application = writer.integer("PRAGMA application_id");
  const auto have = static_cast<int>(writer.integer("PRAGMA user_version"));
  const bool fresh = application == 0 && have == 0 && writer.integer("SELECT count(*) FROM sqlite_master") == 0;
  if (!fresh && application != kApplicationId) throw Error(ErrorCode::store, writer.file().string() + ": not a Jingwei store");
  if (have > steps.rbegin()->first)
    throw Error(ErrorCode::newer_store, writer.file().string() + ": written by a newer Jingwei (schema " + std::to_string(have) + ", this program knows " +
                                            std::to_string(steps.rbegin()->first) + "); install the newer program to open it");
  writer.execute("PRAGMA journal_mode=WAL");
  if (fresh) createFile(writer);
  for (const auto& [number, file] : steps) {
    if (number <= have) continue;
    try {
      Transaction t(writer);
      writer.execute(readFile(file));
      writer.execute("PRAGMA user_version=" + std::to_string(number));
      t.commit();
    } catch (const Error& e) {
      throw e.within("schema step " + file.filename().string());
    }
  }
  if (fresh) return SchemaResult::created;
  return have < steps.rbegin()->first ? SchemaResult::upgraded : SchemaResult::current;
}

std::string metaValue(Connection& c, std::string_view key) {
  auto s = c.prepare("SELECT value FROM meta WHERE key=?");
  s->bind(1, key);
  return s->step() ? std::string(s->text(0)) : std::string();
}

void setMetaValue(Connection& c, std::string_view key, std::string_view value) {
  auto s = c.prepare("INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value=excluded.value");
  s->bind(1, key).bind(2, value).run();
}

std::uint64_t revision(Connection& c, std::string_view subject) {
  const std::string value = metaValue(c, "revision." + std::string(subject));
  return value.empty() ? 0 : std::stoull(value);
}

void raiseRevision(Connection& c, std::string_view subject) {
  setMetaValue(c, "revision." + std::string(subject), std::to_string(revision(c, subject) + 1));
}

bool onNetworkFileSystem(const fs::path& file) {
  struct statfs info {};
  const fs::path folder = file.has_parent_path() ? file.parent_path() : fs::path(".");
  if (statfs(folder.c_str(), &info) != 0) return false;
  // Magic numbers of linux/magic.h: NFS, SMB, CIFS, SMB2, and FUSE's remote kin cannot be told apart from local FUSE.
  for (const unsigned long magic : {0x6969UL, 0x517BUL, 0xFF534D42UL, 0xFE534D42UL})
    if (static_cast<unsigned long>(info.f_type) == magic) return true;
  return false;
}

void refuseNetworkFileSystem(const fs::path& file) {
  if (onNetworkFileSystem(file))
    throw Error(ErrorCode::store, file.string() + ": lies on a network file system, where locks and durability cannot be relied on; put the store on a local disk");
}

}  // namespace jw::store
