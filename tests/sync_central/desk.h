// A workstation without a program: a store and a round with a real center.
#pragma once
#include <algorithm>
#include <string>

#include "core/sync/round.h"
#include "tests/store/store_fixture.h"
#include "tests/sync_central/center.h"

namespace jw::test {

inline const sync::Tables& deskTables() {
  static const auto t = sync::Tables::load(std::filesystem::path(JW_SOURCE_DIR) / "data");
  return t;
}

struct Desk {
  Desk(const Center& center, const std::string& login, int port = 0) : central(center.settings(login, port)) {
    store::Transaction t(f.w);
    sync::Replica(f.w, deskTables()).join(Uuid::make(toMillis(f.now)), f.now);
    t.commit();
  }
  /// One that must go through.
  sync::RoundReport run(bool fill = false) {
    const auto report = tryRun(fill);
    INFO((report.trouble ? report.trouble->text : report.why));
    CHECK(!report.trouble);
    CHECK(report.verdict == sync::Verdict::ok);
    return report;
  }
  sync::RoundReport tryRun(bool fill = false) {
    sync::Round round(
        central,
        [this](const auto& work) {
          sync::Touched touched;
          store::Transaction t(f.w);
          work(f.w, touched);
          t.commit();
        },
        deskTables(), {"站", "1", 7}, std::make_shared<ManualClock>(f.now));
    return fill ? round.fill({}) : round.run({});
  }
  void step(const Uuid& id, int action, int to) {
    auto r = *store::caseById(f.w, {id});
    const int from = static_cast<int>(r.summary.state);
    r.summary.state = static_cast<model::CaseState>(to);
    r.summary.rowVer++;
    if (action == 3) r.summary.department = f.department;
    r.transitions++;
    auto stored = f.transition(r.transitions, static_cast<model::Action>(action), static_cast<model::CaseState>(from), r.summary.state);
    if (action == 3) stored.transition.department = f.department;
    if (action >= 4 && action <= 6) stored.transition.role = model::Role::department;
    store::Transaction t(f.w);
    store::CaseWriter(f.w).advance(f.actor, r, stored);
    t.commit();
  }
  /// What is here beside what the center has; "" where they are equal.
  std::string differs() {
    auto here = sync::Replica(f.w, deskTables()).digests("");
    const auto reply = central.digests("");
    if (const auto* trouble = std::get_if<sync::Trouble>(&reply)) return trouble->text;
    auto there = std::get<std::vector<sync::Digest>>(reply);
    const auto less = [](const sync::Digest& a, const sync::Digest& b) { return std::tie(a.table, a.area) < std::tie(b.table, b.area); };
    std::erase_if(there, [](const sync::Digest& d) { return !store::findTable(deskTables().all, d.table); });
    std::sort(here.begin(), here.end(), less);
    std::sort(there.begin(), there.end(), less);
    std::string text;
    for (const auto& d : here)
      if (std::find(there.begin(), there.end(), d) == there.end()) text += " here " + std::to_string(d.table) + "/" + d.area + " x" + std::to_string(d.count);
    for (const auto& d : there)
      if (std::find(here.begin(), here.end(), d) == here.end()) text += " center " + std::to_string(d.table) + "/" + d.area + " x" + std::to_string(d.count);
    return text;
  }
  std::string title(const Uuid& id) {
    const auto r = store::caseById(f.w, {id});
    return r ? r->summary.title : "";
  }
  StoreFile f;
  sync::PostgresCentral central;
};

/// A center and two workstations that share all of it; `second`: the areas of the other one.
struct TwoDesks {
  Center center;
  Desk a, b;
  explicit TwoDesks(PgCluster& cluster, const std::string& second = "{\"\"}", bool secondShares = true)
      : center(cluster), a((center.admit("north", "{\"\"}", true, true), center.admit("south", second, true, secondShares), center), "north"), b(center, "south") {}
};

}  // namespace jw::test
