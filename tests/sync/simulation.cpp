#include "tests/sync/simulation.h"

#include <random>
#include <thread>

#include "core/store/case_requests.h"
#include "core/store/schema.h"
#include "core/sync/another_site.h"
#include "core/sync/round.h"
#include "tests/store/store_fixture.h"
#include "tests/sync/invariants.h"

namespace jw::test {
namespace {

using namespace sync;
using nlohmann::json;

struct Crash {};

const char* const kAreas[] = {"51/", "51/a/", "51/a/1/", "51/a/2/", "51/b/", "51/b/1/"};

class Simulation {
 public:
  explicit Simulation(const SimulationPlan& plan) : m_plan(plan), m_random(plan.seed), m_loader(m_random()), m_center(syncTables(), 3 + m_random() % 9, plan.breakRule) {
    for (int i = 0; i < plan.sites; ++i) {
      auto& s = *m_sites.emplace_back(std::make_unique<Site>(i, plan.faults ? Millis((i % 3 - 1) * 86'400'000LL) : Millis(0), m_random()));
      s.fresh = plan.faults && i > 0 && m_random() % 2 == 0;
      s.areas = {i == 0 ? "51/" : i % 2 ? "51/a/" : "51/b/"};
      store::Transaction t(*s.db);
      Replica r(*s.db, syncTables());
      if (i == 0) {
        for (int k = 0; k < 3; ++k) put(s, 3, {{"code", "D" + std::to_string(k)}, {"name", "局"}, {"email", ""}, {"phone", ""}}, "");
        put(s, 5, {{"kind", 1}, {"code", "0601"}, {"name", "垃圾"}, {"name_en", "Litter"}, {"nature", 1}, {"department", nullptr}, {"limit_text", ""}}, "");
      }
      r.join(Uuid::make(kStart), fromMillis(kStart));
      t.commit();
      s.id = r.site();
      m_center.admit(s.id, s.areas);
    }
  }

  SimulationResult run() {
    try {
      for (int i = 0; i < m_plan.steps; ++i) step();
      quiet();
      check();
    } catch (const Broken& b) {
      m_result.failure = b.what;
    } catch (const Error& e) {
      m_result.failure = std::string("error: ") + e.what();
    }
    return m_result;
  }

 private:
  /// The thread that fills a store has dice of its own, so a seed says everything.
  std::uint64_t pick(std::uint64_t n) { return (std::this_thread::get_id() == m_thread ? m_random : m_loader)() % n; }
  bool chance(int percent) { return m_plan.faults && static_cast<int>(pick(100)) < percent; }

  void step() {
    Site& s = *m_sites[pick(m_sites.size())];
    s.clock->advance(Millis(pick(60'000)));
    const auto what = pick(100);
    if (what < 62) {
      try {
        edit(s);
      } catch (const Crash&) {
        recover(s);
      }
    } else if (what < 90) {
      round(s);
    } else if (what < 94) {
      m_center.commitOne(pick(8));
    } else if (what < 96) {
      // What the network kept back arrives after all.
      if (!s.sent.empty() && m_plan.faults) m_center.push(s.sent[pick(s.sent.size())].first, s.sent[pick(s.sent.size())].second);
    } else if (m_plan.faults && m_plan.breakRule == 0) {  // what mends everything would hide the broken rule
      misfortune(s, static_cast<int>(what));
    }
    watchVersions(s);
  }

  void misfortune(Site& s, int what) {
    switch (what) {
      case 96: return rescope(s);
      case 97:
        if (!m_backup || pick(3) > 0) {
          m_backup = m_center.backup();
        } else {
          m_center.restore(*m_backup);
          ++m_result.restores;
        }
        return;
      case 98:
        if (pick(4) == 0) m_center.purgeLog();
        return;
      default:
        // Somebody puts back an older copy of the workstation's file.
        if (!s.saved || pick(3) > 0) {
          s.saved = Site::Saved{imageOf(*s.db), s.versions, s.made, s.id};
        } else {
          s.db.reset();
          s.disk.put(s.saved->image);
          s.open();
          s.versions = s.saved->versions;
          s.made = s.saved->made;
          if (s.id != s.saved->id) m_center.rename(s.id, s.saved->id);
          s.id = s.saved->id;
          // The command that restores a backup gives the store another name at the center; a copy by hand comes back under its own.
          if (pick(2) == 0) {
            store::Transaction t(*s.db);
            sync::becomeAnotherSite(*s.db, s.clock->now());
            t.commit();
          }
          ++m_result.restores;
        }
    }
  }
  void rescope(Site& s) {
    static const std::vector<std::vector<std::string>> kScopes{{"51/a/"}, {"51/b/"}, {"51/a/1/", "51/b/1/"}, {"51/"}};
    if (s.number == 0) return;
    s.areas = kScopes[pick(kScopes.size())];
    m_center.rescope(s.id, s.areas);
  }

  // --- what people do ------------------------------------------------------------------------------------------
  void put(Site& s, int table, json values, const std::string& area) {
    const auto& t = *store::findTable(syncTables().all, table);
    store::SyncRows rows(*s.db, syncTables().all);
    const Uuid id = Uuid::make(toMillis(s.clock->now()));
    if (t.area == "area") values["area"] = area;
    if (std::holds_alternative<std::monostate>(rows.put(t, id, 0, values, {s.clock->now(), "甲"}, s.clock->now()))) s.made.insert({table, id});
  }
  Uuid any(Site& s, const std::string& table) {
    store::Statement q(s.db->handle(), "SELECT id FROM " + table + " ORDER BY n LIMIT 1 OFFSET (? % max(1, (SELECT count(*) FROM " + table + ")))");
    q.bind(1, static_cast<std::int64_t>(pick(1000)));
    return q.step() ? q.uuid(0) : Uuid();
  }
  std::string areaOf(Site& s) { return s.areas[pick(s.areas.size())] == "51/" ? kAreas[1 + pick(5)] : s.areas[0] + (pick(2) ? "1/" : ""); }
  bool mine(Site& s, const std::string& area) { return m_center.inScope(s.id, 8, area); }

  void set(Site& s, const std::string& table, const Uuid& id, const std::string& column, const std::string& value) {
    store::Statement q(s.db->handle(), "UPDATE " + table + " SET " + column + "=?, row_ver=row_ver+1 WHERE id=?");
    q.bind(1, std::string_view(value)).bind(2, id).run();
  }

  /// Throws Crash where the power failed: whatever the site was doing has ended.
  void edit(Site& s) {
    ++m_result.operations;
    const auto before = s.made;
    if (chance(2)) s.disk.cutAt(1 + pick(60));
    try {
      store::Transaction t(*s.db);
      editNow(s);
      if (chance(3)) throw Crash();
      t.commit();
    } catch (const Crash&) {
      s.made = before;
      ++m_result.crashes;
    } catch (const Error&) {
      if (!s.disk.off()) throw;
      s.made = before;
    }
    if (s.disk.off()) throw Crash();
  }
  void recover(Site& s) {
    if (!s.disk.off()) return;
    ++m_result.losses;
    s.restart();
  }

  void editNow(Site& s) {
    const std::string word = "v" + std::to_string(pick(6));
    if (pick(12) == 0) return decide(s);
    switch (pick(12)) {
      case 0:
      case 1:
      case 2: return report(s);
      case 3:
      case 4:
      case 5: return pick(4) ? advance(s) : side(s);
      case 6: return set(s, "departments", any(s, "departments"), pick(2) ? "phone" : "name", word);
      case 7: return put(s, 9, {{"kind", "井"}, {"code", "F" + std::to_string(pick(30))}, {"name", word}, {"lon", 104.123456789012}, {"lat", 30.5}, {"department", nullptr}}, areaOf(s));
      case 8: {
        if (pick(2)) return set(s, "facilities", any(s, "facilities"), pick(2) ? "name" : "area", pick(2) ? word : areaOf(s));
        store::Statement q(s.db->handle(), "DELETE FROM facilities WHERE id=?");
        q.bind(1, any(s, "facilities")).run();
        return;
      }
      case 9: {
        const std::string area = areaOf(s);
        put(s, 2, {{"source", "b"}, {"external_id", "B" + std::to_string(pick(1'000'000'000))}, {"name", word}, {"address", ""}, {"use", ""}, {"floors", 3}, {"units", 1}, {"year", 0}, {"compound", nullptr},
                   {"lon", 104.1}, {"lat", 30.6}, {"geom", nullptr}}, area);
        const Uuid building = any(s, "buildings");
        const auto known = store::SyncRows(*s.db, syncTables().all).known(*store::findTable(syncTables().all, 2), building);
        put(s, 10, {{"building", building.text()}, {"unit", 1}, {"floor", 1}, {"number", 1}, {"square_metres", 90}, {"residence", 0}, {"since", 0}, {"valid_from", 0}, {"valid_to", nullptr}}, known->area);
        return;
      }
      case 10: {
        const Uuid dwelling = any(s, "dwellings");
        const auto known = store::SyncRows(*s.db, syncTables().all).known(*store::findTable(syncTables().all, 10), dwelling);
        if (known) put(s, 11, {{"dwelling", dwelling.text()}, {"registration", 1}, {"since", 0}, {"valid_from", 0}, {"valid_to", nullptr}}, known->area);
        return;
      }
      default:
        set(s, "dwellings", any(s, "dwellings"), pick(2) ? "square_metres" : "unit", std::to_string(pick(5)));
        return set(s, "buildings", any(s, "buildings"), pick(2) ? "name" : "address", word);
    }
  }

  void decide(Site& s) {
    const auto open = store::openConflicts(*s.db, "", 20);
    if (open.empty()) return;
    Touched touched;
    Replica(*s.db, syncTables()).decide(open[pick(open.size())].op, pick(2) ? store::StoredConflict::Decision::mine : store::StoredConflict::Decision::theirs, "长", s.clock->now(), touched);
  }

  void report(Site& s) {
    store::CaseRecord r;
    r.summary.id = {Uuid::make(toMillis(s.clock->now()))};
    r.summary.rowVer = 1;
    // Two desks number their cases from the same roll, and some reports reach both.
    r.summary.number = "51010820261122" + std::to_string(10'000 + s.db->integer("SELECT count(*) FROM cases") + static_cast<std::int64_t>(pick(3)));
    if (s.db->integer("SELECT count(*) FROM cases WHERE number='" + r.summary.number + "'") != 0) return;
    r.summary.title = "标题";
    r.summary.category = {any(s, "categories")};
    if (!r.summary.category) r.summary.category = {Uuid::named("category")};
    r.summary.reportedAt = r.summary.recordedAt = r.summary.stateSince = s.clock->now();
    r.summary.area = pick(12) ? areaOf(s) : "";
    r.source = "12345";
    if (pick(3) == 0) r.externalId = "E" + std::to_string(pick(40));
    if (!r.externalId.empty() && store::caseByExternalId(*s.db, r.source, r.externalId)) return;
    if (r.summary.area.empty()) r.unlocated = "no_point";
    r.transitions = 1;
    store::SealedPeople people;
    if (pick(2)) people.reporterName = "sealed";
    store::CaseWriter(*s.db).insert({{}, "甲", model::Role::operator_, {}, {}}, r, people, {transition(s, 1, 1, 0, 1)});
    s.made.insert({8, r.summary.id.uuid});
  }

  store::StoredTransition transition(Site& s, int n, int action, int from, int to) {
    store::StoredTransition t;
    t.transition = {n, Uuid::make(toMillis(s.clock->now())), static_cast<model::Action>(action), static_cast<model::CaseState>(from), static_cast<model::CaseState>(to), s.clock->now(), s.clock->now(), "甲", model::Role::operator_, "", "", {}, {}};
    return t;
  }

  void advance(Site& s) {
    auto r = store::caseById(*s.db, {any(s, "cases")});
    if (!r || !mine(s, r->summary.area)) return;
    static const int kSteps[][3] = {{1, 3, 2}, {1, 2, 10}, {2, 4, 3}, {2, 5, 4}, {4, 3, 2}, {3, 6, 5}, {5, 7, 6}, {5, 8, 9}, {6, 8, 9}, {6, 9, 7}, {7, 6, 5}, {3, 10, 8}, {8, 11, 3}, {9, 13, 7}};
    const int state = static_cast<int>(r->summary.state);
    std::vector<const int*> legal;
    for (const auto& e : kSteps)
      if (e[0] == state) legal.push_back(e);
    if (legal.empty()) return;
    const int* e = legal[pick(legal.size())];
    r->summary.state = static_cast<model::CaseState>(e[2]);
    r->summary.rowVer++;
    r->summary.stateSince = s.clock->now();
    if (e[1] == 3) r->summary.department = {any(s, "departments")};
    if (e[2] == 9) r->summary.closedAt = s.clock->now();
    r->transitions++;
    store::CaseWriter(*s.db).advance({{}, "甲", model::Role::operator_, {}, {}}, *r, transition(s, r->transitions, e[1], state, e[2]));
  }

  // Tasks of a response group, requests, urgings, and a report that is joined to another one.
  void side(Site& s) {
    auto r = store::caseById(*s.db, {any(s, "cases")});
    if (!r || !mine(s, r->summary.area)) return;
    const store::CaseKey key{r->n, r->summary.id, r->summary.area};
    const model::Actor by{{}, "甲", model::Role::operator_, {}, {}};
    auto tasks = store::tasksOf(*s.db, r->n);
    switch (pick(5)) {
      case 4: {
        auto requests = store::requestsOf(*s.db, r->n);
        if (!requests.empty() && requests[0].state == model::CaseRequest::State::open) {
          auto& request = requests[0];
          request.state = static_cast<model::CaseRequest::State>(2 + pick(4));
          request.answer = "v" + std::to_string(pick(3));
          request.answeredAt = s.clock->now();
          request.answeredBy = "甲";
          ++request.rowVer;
          return store::endRequest(*s.db, by, key, request);
        }
        model::CaseRequest request;
        request.id = Uuid::make(toMillis(s.clock->now()));
        request.department = {any(s, "departments")};
        if (!request.department) return;
        request.reason = "等配件";
        request.until = s.clock->now() + std::chrono::hours(24);
        request.askedAt = s.clock->now();
        request.askedBy = "甲";
        return store::insertRequest(*s.db, by, key, request);
      }
      case 0: {
        model::CaseUrge urge;
        urge.at = s.clock->now();
        urge.state = r->summary.state;
        urge.level = 1;
        urge.actor = "甲";
        return store::insertUrge(*s.db, by, key, r->summary.department, urge);
      }
      case 1:
        if (r->summary.state != model::CaseState::reported || r->transitions > 1) return;
        r->summary.state = model::CaseState::void_;
        r->summary.rowVer++;
        r->transitions++;
        store::CaseWriter(*s.db).advance(by, *r, transition(s, r->transitions, 2, 1, 10));
        return store::insertLink(*s.db, by, key, {any(s, "cases")}, s.clock->now());
      default:
        if (!tasks.empty() && tasks[0].state == model::CaseTask::State::open) {
          auto& task = tasks[0];
          task.state = pick(2) ? model::CaseTask::State::done : model::CaseTask::State::withdrawn;
          task.result = "v" + std::to_string(pick(3));
          task.endedAt = s.clock->now();
          task.endedBy = "甲";
          ++task.rowVer;
          return store::endTask(*s.db, by, key, task);
        }
        model::CaseTask task;
        task.id = Uuid::make(toMillis(s.clock->now()));
        task.rowVer = 1;
        task.department = {any(s, "departments")};
        if (!task.department) return;
        task.state = model::CaseTask::State::open;
        task.request = "派车";
        task.openedAt = s.clock->now();
        task.openedBy = "甲";
        store::insertTask(*s.db, by, key, task);
    }
  }

  // --- the network and the machine ---------------------------------------------------------------------------------
  class Link : public Central {
   public:
    Link(Simulation& w, Site& s) : m_world(w), m_site(s) {}
    Reply<Welcome> handshake(const Handshake& h) override {
      if (h.site != m_site.id) {
        m_world.m_center.rename(m_site.id, h.site);
        m_site.id = h.site;
      }
      return way<Welcome>([&] { return m_world.m_center.handshake(h); });
    }
    Reply<PushAnswer> push(const PushBatch& b) override {
      std::size_t bytes = 0;
      for (const auto& op : b.ops) bytes += op.patch.size() + op.base.size() + op.step.size();
      if (b.ops.size() > 500 || (b.ops.size() > 1 && bytes > 1 << 20)) broken(m_site, "I13: a batch of " + std::to_string(b.ops.size()) + " operations, " + std::to_string(bytes) + " bytes");
      m_site.sent.emplace_back(m_site.id, b);
      if (m_site.sent.size() > 6) m_site.sent.erase(m_site.sent.begin());
      if (m_world.chance(8)) {
        m_world.m_center.pushLate(m_site.id, b);
        return lost();
      }
      return way<PushAnswer>([&] { return m_world.m_center.push(m_site.id, b); });
    }
    Reply<PullPage> pull(Lane lane, Cursor after) override {
      return way<PullPage>([&] { return m_world.m_center.pull(m_site.id, lane, after); });
    }
    Reply<std::vector<Digest>> digests(const std::string&) override { return m_world.m_center.digests(m_site.id); }
    Reply<BootstrapPlan> planBootstrap() override {
      return way<BootstrapPlan>([&] { return m_world.m_center.plan(m_site.id); });
    }
    Reply<std::monostate> bootstrap(const BootstrapPart& part, const std::function<bool(std::vector<Row>)>& take) override {
      const auto rows = m_world.m_center.part(m_site.id, part);
      for (std::size_t i = 0; i < rows.size(); i += 5) {
        take({rows.begin() + static_cast<std::ptrdiff_t>(i), rows.begin() + static_cast<std::ptrdiff_t>(std::min(rows.size(), i + 5))});
        if (m_world.chance(5)) return lost();
      }
      return std::monostate();
    }
    Reply<std::monostate> copy(const BootstrapPart& part, const store::SyncTable& table, const std::function<bool(store::RowPage)>& take) override {
      return bootstrap(part, [&](const std::vector<Row>& rows) { return take(pageOf(table, rows)); });
    }
    bool waitForHint(Millis, std::stop_token) override { return false; }
    void cancel() override {}

   private:
    Trouble lost() {
      ++m_world.m_result.faults;
      return {Trouble::Kind::unreachable, "cut"};
    }
    template <class T, class F>
    Reply<T> way(F call) {
      // People go on while the site waits for the answer, and other transactions end.
      if (m_world.m_plan.faults) {
        while (m_world.pick(3) == 0) m_world.edit(m_site);
        if (m_world.pick(6) == 0) m_world.m_center.commitOne(m_world.pick(4));
        if (m_world.m_plan.breakRule == 0 && m_world.pick(150) == 0) m_world.rescope(m_site);
      }
      if (m_world.chance(6)) return lost();
      T answer = call();
      if (m_world.chance(4)) answer = call();
      if (m_world.chance(6)) return lost();
      if (m_world.m_plan.faults)
        while (m_world.pick(4) == 0) m_world.edit(m_site);
      return answer;
    }
    Simulation& m_world;
    Site& m_site;
  };

  RoundReport round(Site& s) {
    ++m_result.rounds;
    Link link(*this, s);
    Round::Write write = [&](const std::function<void(store::Connection&, Touched&)>& work) {
      Touched touched;
      if (chance(1)) s.disk.cutAt(1 + pick(60));
      {
        store::Transaction t(*s.db);
        work(*s.db, touched);
        if (chance(2)) throw Crash();
        t.commit();
      }
      if (chance(1) || s.disk.off()) throw Crash();
    };
    RoundReport report;
    report.trouble = Trouble{Trouble::Kind::cancelled, "crash"};
    try {
      Round round(link, write, syncTables(), {"站", "1", 7}, s.clock);
      // A new workstation is filled before it takes part in rounds.
      if (s.fresh) report = round.fill({});
      if (s.fresh && !report.trouble) s.fresh = false;
      if (!s.fresh) report = round.run({});
    } catch (const Crash&) {
      m_result.crashes += !s.disk.off();
    } catch (const Error&) {
      if (!s.disk.off()) throw;
    }
    recover(s);
    return report;
  }

  // --- what must hold ------------------------------------------------------------------------------------------------
  void quiet() {
    m_plan.faults = false;
    for (auto& s : m_sites) s->disk.cutAt(0);
    while (m_center.commitOne(0)) {
    }
    for (int i = 0; i < 12; ++i) {
      bool still = true;
      for (auto& s : m_sites) {
        const auto report = round(*s);
        if (report.trouble) broken(*s, "the round does not go through: " + report.trouble->text);
        still = still && report.pushed == 0 && report.pulled == 0;
        watchVersions(*s);
      }
      if (still) return;
    }
    throw Broken{"the sites do not come to rest"};
  }

  void check() {
    checkCenter(m_center);
    for (auto& p : m_sites) m_result.conflicts += checkSite(*p, m_center);
  }

  SimulationPlan m_plan;
  const std::thread::id m_thread = std::this_thread::get_id();
  std::mt19937_64 m_random, m_loader;
  ModelCenter m_center;
  std::vector<std::unique_ptr<Site>> m_sites;
  std::optional<ModelCenter::Backup> m_backup;
  SimulationResult m_result;
};

}  // namespace

SimulationResult simulate(const SimulationPlan& plan) { return Simulation(plan).run(); }

SimulationPlan shrink(SimulationPlan failing, int tries) {
  const auto fails = [&](const SimulationPlan& p) { return tries-- > 0 && !simulate(p).failure.empty(); };
  for (bool smaller = true; smaller && tries > 0;) {
    smaller = false;
    for (const int sites : {1, 2, failing.sites - 1}) {
      SimulationPlan p = failing;
      p.sites = sites;
      if (sites > 0 && sites < failing.sites && fails(p)) {
        failing = p;
        smaller = true;
        break;
      }
    }
    for (const int steps : {failing.steps / 2, failing.steps * 3 / 4, failing.steps - 1}) {
      SimulationPlan p = failing;
      p.steps = steps;
      if (steps > 0 && steps < failing.steps && fails(p)) {
        failing = p;
        smaller = true;
        break;
      }
    }
  }
  return failing;
}

}  // namespace jw::test
