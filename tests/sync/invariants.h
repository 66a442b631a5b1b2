// The invariants of spec 09 on a site and the center at rest, and the site itself.
#pragma once
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/base/clock.h"
#include "core/sync/replica.h"
#include "tests/sync/model_center.h"
#include "tests/sync/torn_disk.h"

namespace jw::test {

/// What does not hold.
struct Broken {
  std::string what;
};

const sync::Tables& syncTables();
constexpr std::int64_t kStart = 1'795'140'000'000;

struct Site {
  /// An empty store; its clock is wrong by so much. `seed`: of what survives a loss of power.
  Site(int n, Millis wrong, std::uint64_t seed);
  int number;
  TornDisk disk;
  std::unique_ptr<store::Connection> db;
  void open();
  /// After the power came back. Throws Broken where the file is damaged.
  void restart();
  std::shared_ptr<ManualClock> clock;
  Uuid id;
  std::vector<std::string> areas;
  bool fresh = false;  ///< has not been filled from the center yet
  std::vector<std::pair<Uuid, sync::PushBatch>> sent;          ///< may arrive once more, later
  std::map<std::pair<std::string, Uuid>, std::int64_t> versions;
  std::set<std::pair<int, Uuid>> made;                   ///< rows entered here and acknowledged
  struct Saved {
    std::string image;
    std::map<std::pair<std::string, Uuid>, std::int64_t> versions;
    std::set<std::pair<int, Uuid>> made;
    Uuid id;
  };
  std::optional<Saved> saved;  ///< a backup of the file
};

/// The store as a file.
std::string imageOf(store::Connection& db);
[[noreturn]] void broken(const Site& s, const std::string& what);
/// I7 and I8 at the center. Throws Broken, as all below.
void checkCenter(const ModelCenter& center);
/// I1, I4, I9, I10, I11, I12 of a site; how many conflicts it shows.
std::uint64_t checkSite(Site& s, const ModelCenter& center);
/// I6: versions of rows go up only, also of those that went and came back; I7 of the cases here. After every step.
void watchVersions(Site& s);

}  // namespace jw::test
