// A small city with a folder for its backups, and what is asked of the files.
#pragma once
#include <fstream>

#include "core/engine/audit_log.h"
#include "core/engine/backup.h"
#include "tests/engine/engine_answers.h"

namespace jw::test {

namespace fs = std::filesystem;

inline const fs::path kSchema = fs::path(JW_SOURCE_DIR) / "data" / "schema";

inline std::string bytesOf(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

inline std::vector<std::string> namesIn(const fs::path& folder) {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder)) names.push_back(entry.path().filename().string());
  std::sort(names.begin(), names.end());
  return names;
}

template <class F>
std::string errorOf(ErrorCode code, F f) {
  try {
    f();
  } catch (const Error& e) {
    INFO(e.what());
    CHECK(static_cast<int>(e.code()) == static_cast<int>(code));
    return e.what();
  }
  FAIL("nothing was thrown");
  return {};
}

struct BackedCity : SmallCity {
  fs::path store = folder / "city.jw", kept = folder / "kept", file = kept / "nightly.backup";
  model::Actor admin{{}, "管理员", model::Role::administrator, {}, {}};
  BackedCity() { fs::create_directory(kept); }

  void fill(int cases) {
    std::vector<engine::Order> orders;
    for (int i = 0; i < cases; ++i) orders.push_back({operatorDesk, engine::ReportCase{report(litter, "r" + std::to_string(i) + std::string(60, 'x'))}});
    engine->submit(std::move(orders)).get();
  }
  engine::BackupReport backUp(const Progress& progress = {}, bool replace = true) {
    store::Connection reader(store, store::OpenMode::readOnly);
    return engine::makeBackup(reader, {file, replace}, clock->now(), progress);
  }
  engine::RestoreReport restore(const Progress& progress = {}) { return engine::restoreBackup(file, store, kSchema, admin, clock->now(), progress); }
  std::int64_t cases() {
    store::Connection c(store, store::OpenMode::readOnly);
    return c.integer("SELECT count(*) FROM cases");
  }
};

inline void flip(const fs::path& file, std::uint64_t page) {
  std::fstream f(file, std::ios::binary | std::ios::in | std::ios::out);
  f.seekp(static_cast<std::streamoff>(page * 4096));
  f << std::string(64, '\xA5');
}

inline bool isSound(const fs::path& file) {
  store::Connection c(file, store::OpenMode::readOnly);
  const auto report = store::checkStore(c, {});
  for (const auto& f : report.findings) UNSCOPED_INFO(f.kind << " " << f.id << " " << f.text);
  return report.sound() && !engine::verifyAudit(c, {}).broken;
}


}  // namespace jw::test
