// What becomes of an operation: once and only once, column by column, step by step.
#include "tests/catch.h"
#include "tests/sync_central/center.h"

namespace push_test {

using namespace jw;
using namespace jw::sync;
using namespace jw::test;

namespace {

constexpr int kReport = 1, kVoid = 2, kAssign = 3, kAccept = 4, kReject = 5, kFeedBack = 6, kExtend = 12;
constexpr int kDesk = 3, kDepartment = 7, kEngine = 1;

// Two desks of one district, and one of another.
struct Desks {
  Center center;
  Station a, b, elsewhere;
  explicit Desks(PgCluster& cluster) : center(cluster), a((admitAll(), center), "desk_a"), b(center, "desk_b"), elsewhere(center, "desk_e") {
    for (Station* s : {&a, &b, &elsewhere}) s->shakeHands();
  }
  void admitAll() {
    center.admit("desk_a", "{c/d/}", true, true);
    center.admit("desk_b", "{c/d/}");
    center.admit("desk_e", "{c/e/}");
  }
  std::string cell(const std::string& column, const char* table, const Uuid& row) const { return center.value(std::string("SELECT ") + column + " FROM city." + table + " WHERE id = '" + row.text() + "'"); }
};

json detailOf(const OpResult& r) { return r.detail.empty() ? json() : json::parse(r.detail); }
json valuesOf(const PullPage& page, const Uuid& row) {
  for (const Row& r : page.rows)
    if (r.id == row) return json::parse(r.values);
  return nullptr;
}

#define NEED_CLUSTER()                  \
  PgCluster* cluster = sharedCluster(); \
  if (!cluster) return;                 \
  Desks d(*cluster)

}  // namespace

TEST_CASE("the same operation any number of times has one effect and one answer") {
  NEED_CLUSTER();
  const Uuid person = id(), gone = id();
  std::vector<Op> ops = {d.a.insert(kPeople, person, "c/d/s/k/", {{"name", "N"}, {"phone", "\\x0aFF"}}), d.a.update(kPeople, person, 1, {{"name", "M"}}, {{"name", "N"}}),
                         d.a.update(kPeople, person, 1, {{"name", "Q"}}, {{"name", "N"}}), d.a.insert(kPeople, gone, "c/d/s/k/", {{"name", "G"}}), d.a.remove(kPeople, gone, 1),
                         d.a.update(kPeople, gone, 1, {{"name", "H"}}, {{"name", "G"}})};
  const auto first = d.a.push(ops);
  REQUIRE(first.size() == ops.size());
  CHECK(first[0].status == OpStatus::applied);
  CHECK(first[0].newVer == 1);
  CHECK(first[1].newVer == 2);
  CHECK(first[1].detail.empty());
  CHECK(first[2].status == OpStatus::conflict);
  CHECK(first[4].status == OpStatus::applied);
  CHECK(first[5].status == OpStatus::rejected);
  for (int turn = 0; turn < 3; ++turn) {
    const auto again = d.a.push(ops);
    REQUIRE(again.size() == first.size());
    for (std::size_t i = 0; i < first.size(); ++i) {
      CHECK(again[i].status == first[i].status);
      CHECK(again[i].newVer == first[i].newVer);
      CHECK(again[i].detail == first[i].detail);
    }
  }
  CHECK(d.center.value("SELECT count(*) FROM sync.op") == "6");
  CHECK(d.center.value("SELECT count(*) FROM sync.change_log") == "4");
  CHECK(d.center.value("SELECT count(*) FROM sync.conflict") == "1");
  CHECK(d.cell("row_ver", "people", person) == "2");
  // Sealed bytes come back as they went, in one form.
  const json values = valuesOf(d.b.pull(Lane::registry), person);
  CHECK(values["phone"] == "\\x0aff");
  CHECK(values["name"] == "M");
}

TEST_CASE("columns: base applies, equal is nothing, class A conflicts, class B takes the last") {
  NEED_CLUSTER();
  const Uuid p = id();
  d.a.push(d.a.insert(kPeople, p, "c/d/s/k/", {{"name", "old"}, {"sex", 1}, {"education", 2}, {"phone", nullptr}}));
  CHECK(d.a.push(d.a.update(kPeople, p, 1, {{"name", "A"}, {"education", 3}}, {{"name", "old"}, {"education", 2}})).status == OpStatus::applied);

  // The other desk was offline: one column it alone changed, one of each class that both changed, one that both changed alike.
  const OpResult r = d.b.push(d.b.update(kPeople, p, 1, {{"sex", 2}, {"name", "B"}, {"education", 4}}, {{"sex", 1}, {"name", "old"}, {"education", 2}}));
  CHECK(r.status == OpStatus::conflict);
  CHECK(r.newVer == 3);
  CHECK(detailOf(r)["name"] == json({{"mine", "B"}, {"server", "A"}}));
  CHECK(detailOf(r)["education"] == json({{"was", 3}}));
  CHECK(!detailOf(r).contains("sex"));
  CHECK(d.cell("name", "people", p) == "A");
  CHECK(d.cell("sex", "people", p) == "2");
  CHECK(d.cell("education", "people", p) == "4");
  CHECK(d.center.value("SELECT concat_ws(' ', mine, server, base, server_ver, actor, area) FROM sync.conflict") == "\"B\" \"A\" \"old\" 2 desk_b c/d/s/k/");

  CHECK(d.b.push(d.b.update(kPeople, p, 1, {{"name", "A"}}, {{"name", "old"}})).status == OpStatus::duplicate);
  CHECK(d.cell("row_ver", "people", p) == "3");
  // A base of nothing is a base too.
  CHECK(d.b.push(d.b.update(kPeople, p, 3, {{"citizen_id", "\\x01"}}, {{"citizen_id", nullptr}})).status == OpStatus::applied);
  CHECK(d.a.push(d.a.update(kPeople, p, 2, {{"citizen_id", "\\x02"}}, {{"citizen_id", nullptr}})).status == OpStatus::conflict);
}

TEST_CASE("columns that the center does not know are kept and given out again") {
  NEED_CLUSTER();
  const Uuid p = id();
  d.a.push(d.a.insert(kPeople, p, "c/d/s/k/", {{"name", "N"}, {"shoe", 42}}));
  d.a.push(d.a.update(kPeople, p, 1, {{"hat", {{"size", 58}}}, {"shoe", 43}}, {{"hat", nullptr}, {"shoe", 42}}));
  const json values = valuesOf(d.b.pull(Lane::registry), p);
  CHECK(values["shoe"] == 43);
  CHECK(values["hat"]["size"] == 58);
}

TEST_CASE("a row is deleted in its current version only, and never comes back") {
  NEED_CLUSTER();
  const Uuid p = id(), q = id();
  d.a.push({d.a.insert(kPeople, p, "c/d/s/k/", {{"name", "N"}}), d.a.insert(kPeople, q, "c/d/s/k/", {{"name", "N"}})});
  d.b.pull(Lane::registry);
  d.a.push(d.a.update(kPeople, p, 1, {{"name", "M"}}, {{"name", "N"}}));
  const OpResult stale = d.b.push(d.b.remove(kPeople, p, 1));
  CHECK(stale.status == OpStatus::rejectedStale);
  CHECK(stale.newVer == 2);
  const OpResult gone = d.b.push(d.b.remove(kPeople, p, 2));
  CHECK(gone.status == OpStatus::applied);
  CHECK(gone.newVer == 3);
  CHECK(d.a.push(d.a.remove(kPeople, p, 2)).status == OpStatus::duplicate);
  const OpResult back = d.a.push(d.a.insert(kPeople, p, "c/d/s/k/", {{"name", "again"}}));
  CHECK(back.status == OpStatus::rejected);
  CHECK(detailOf(back)["reason"] == "deleted");
  CHECK_THROWS(d.center.execute("INSERT INTO city.people (id, area) VALUES ('" + p.text() + "', 'c/d/')"));
  const PullPage page = d.b.pull(Lane::registry);
  REQUIRE(page.tombstones.size() == 1);
  CHECK(page.tombstones[0].id == p);
  CHECK(page.tombstones[0].ver == 3);
  CHECK(page.rows.empty());

  // Its own unanswered change before it counts as the version it has seen.
  Op change = d.a.update(kPeople, q, 1, {{"name", "M"}}, {{"name", "N"}});
  Op removal = d.a.remove(kPeople, q, 1);
  removal.prevOpId = change.opId;
  CHECK(d.a.push({change, removal})[1].status == OpStatus::applied);
}

TEST_CASE("a step of a case: the first one that is accepted wins") {
  NEED_CLUSTER();
  const Uuid c = id(), water = id(), power = id();
  CHECK(d.a.push(d.a.report(c, "c/d/s/k/g/", "1101052026112200001")).status == OpStatus::applied);
  const OpResult first = d.a.push(d.a.step(c, 2, kAssign, 1, 2, kDesk, {{"department", water.text()}}));
  CHECK(first.status == OpStatus::applied);
  CHECK(first.newVer == 2);
  CHECK(first.detail.empty());

  CHECK(d.b.push(d.b.step(c, 2, kAssign, 1, 2, kDesk, {{"department", water.text()}})).status == OpStatus::duplicate);
  Op other = d.b.step(c, 2, kAssign, 1, 2, kDesk, {{"department", power.text()}});
  const OpResult lost = d.b.push(other);
  CHECK(lost.status == OpStatus::rejectedStale);
  CHECK(detailOf(lost)["state"] == 2);
  CHECK(detailOf(lost)["department"] == water.text());
  CHECK(detailOf(lost)["actor"] == "desk_a");
  CHECK(d.b.push(d.b.step(c, 2, kVoid, 1, 10, kDesk)).status == OpStatus::rejectedStale);
  // What was built on a step that lost is lost with it, though it would be legal by itself.
  Op onTop = d.b.step(c, 3, kAccept, 2, 3, kDepartment);
  onTop.prevOpId = other.opId;
  CHECK(d.b.push(onTop).status == OpStatus::rejectedStale);

  CHECK(detailOf(d.a.push(d.a.step(c, 3, kFeedBack, 2, 5, kEngine)))["reason"] == "illegal");
  CHECK(detailOf(d.a.push(d.a.step(c, 3, kAccept, 2, 5, kDepartment)))["reason"] == "illegal");
  CHECK(detailOf(d.a.push(d.a.step(c, 3, kAccept, 2, 3, kDesk)))["reason"] == "not_entitled");
  Op notTheirs = d.a.step(c, 3, kAccept, 2, 3, kDepartment);
  notTheirs.department = DepartmentId{power};
  CHECK(detailOf(d.a.push(notTheirs))["reason"] == "not_entitled");
  CHECK(detailOf(d.a.push(d.a.step(c, 3, kReject, 2, 4, kDepartment, {{"reason", "  "}})))["reason"] == "incomplete");
  Op theirs = d.a.step(c, 3, kAccept, 2, 3, kDepartment);
  theirs.department = DepartmentId{water};
  CHECK(d.a.push(theirs).status == OpStatus::applied);

  // The same state again after a detour of somebody else: accepted, with the number that is next here.
  CHECK(d.a.push(d.a.step(c, 4, kExtend, 3, 3, kDesk, {{"until", 9000}})).status == OpStatus::applied);
  const OpResult renumbered = d.b.push(d.b.step(c, 4, kFeedBack, 3, 5, kDepartment));
  CHECK(renumbered.status == OpStatus::applied);
  CHECK(detailOf(renumbered)["n"] == 5);

  const json values = valuesOf(d.b.pull(Lane::live), c);
  CHECK(values["state"] == 5);
  CHECK(values["transitions"] == 5);
  CHECK(values["department"] == water.text());
  REQUIRE(values["trail"].size() == 5);
  int state = 0;
  for (int i = 0; i < 5; ++i) {
    CHECK(values["trail"][i]["n"] == i + 1);
    CHECK(values["trail"][i]["from_state"] == state);
    state = values["trail"][i]["to_state"];
  }
  CHECK(values["trail"][1]["op"] == d.center.value("SELECT op_id FROM sync.op WHERE kind = 4 ORDER BY server_at LIMIT 1"));
  CHECK_THROWS(d.center.execute("UPDATE city.transitions SET actor = 'x'"));
  CHECK_THROWS(d.center.execute("DELETE FROM city.transitions"));
  // Every refused operation is still there.
  CHECK(d.center.value("SELECT count(*) FROM sync.op WHERE result IN (4, 5)") == "8");

  // The state of a case is no field that a patch may set.
  const OpResult patched = d.a.push(d.a.update(kCases, c, 5, {{"state", 9}}, {{"state", 5}}));
  CHECK(patched.status == OpStatus::rejectedStale);
  CHECK(d.cell("state", "cases", c) == "5");
  CHECK(d.a.push(d.a.remove(kCases, c, 5)).status == OpStatus::rejected);
}

TEST_CASE("reports: whole trails, one case for one external key, numbers that are free") {
  NEED_CLUSTER();
  const Uuid c = id(), again = id(), other = id();
  CHECK(d.a.push(d.a.report(c, "c/d/s/k/g/", "1101052026112200001", {{"source", "hotline"}, {"external_id", "77"}})).status == OpStatus::applied);
  const OpResult same = d.b.push(d.b.report(again, "c/d/s/k/g/", "1101052026112200009", {{"source", "hotline"}, {"external_id", "77"}}));
  CHECK(same.status == OpStatus::duplicate);
  CHECK(detailOf(same)["existing"] == c.text());
  const OpResult numbered = d.b.push(d.b.report(other, "c/d/s/k/g/", "1101052026112200001"));
  CHECK(numbered.status == OpStatus::applied);
  CHECK(detailOf(numbered)["number"] == "1101052026112200002");
  CHECK(d.center.value("SELECT count(*) FROM city.cases") == "2");

  const auto reason = [&](const json& more) { return detailOf(d.a.push(d.a.report(id(), "c/d/s/k/g/", "1101052026112200003", more)))["reason"]; };
  CHECK(reason({{"trail", json::array()}}) == "illegal");
  CHECK(reason({{"transitions", 2}}) == "illegal");
  CHECK(reason({{"state", 2}}) == "illegal");
  const auto s = [](int n, int action, int from, int to, int role) {
    return json{{"op", id().text()}, {"n", n}, {"action", action}, {"from_state", from}, {"to_state", to}, {"at", 1}, {"recorded_at", 1}, {"actor", "x"}, {"role", role}, {"reason", "r"}, {"note", "n"}, {"department", id().text()}};
  };
  CHECK(reason({{"trail", {s(1, kReport, 0, 1, 3), s(2, kFeedBack, 1, 5, 1)}}, {"state", 5}, {"transitions", 2}}) == "illegal");
  CHECK(reason({{"trail", {s(1, kReport, 0, 1, 3), s(3, kAssign, 1, 2, 1)}}, {"state", 2}, {"transitions", 2}}) == "illegal");
  CHECK(reason({{"trail", {s(1, kReport, 0, 1, 3), s(2, kAssign, 1, 2, 5)}}, {"state", 2}, {"transitions", 2}}) == "not_entitled");
  // Nothing of a refused report is left behind.
  CHECK(d.center.value("SELECT count(*) FROM city.transitions") == "2");
  CHECK(d.a.push(d.a.report(id(), "c/d/s/k/g/", "1101052026112200003", {{"trail", {s(1, kReport, 0, 1, 3), s(2, kAssign, 1, 2, 1)}}, {"state", 2}, {"transitions", 2}})).status == OpStatus::applied);

  const Uuid sealed = id();
  d.a.push(d.a.report(sealed, "c/d/s/k/g/", "1101052026112200008", {{"people", {{"reporter_name", "\\x01aa"}, {"reporter_phone", nullptr}, {"phone_index", "\\x02"}, {"party_a", nullptr}, {"party_b", nullptr}}}}));
  CHECK(valuesOf(d.b.pull(Lane::live), sealed)["people"]["reporter_name"] == "\\x01aa");
}

TEST_CASE("scope: other areas, shared tables and reading logins") {
  NEED_CLUSTER();
  const Uuid p = id(), unlocated = id();
  d.a.push(d.a.insert(kPeople, p, "c/d/s/k/", {{"name", "N"}}));
  const auto reason = [](const OpResult& r) { return r.status == OpStatus::rejected ? detailOf(r)["reason"] : json("accepted"); };
  CHECK(reason(d.elsewhere.push(d.elsewhere.insert(kPeople, id(), "c/d/s/k/", {{"name", "N"}}))) == "out_of_scope");
  CHECK(reason(d.elsewhere.push(d.elsewhere.update(kPeople, p, 1, {{"name", "M"}}, {{"name", "N"}}))) == "out_of_scope");
  CHECK(reason(d.elsewhere.push(d.elsewhere.remove(kPeople, p, 1))) == "out_of_scope");
  CHECK(reason(d.b.push(d.b.insert(kCategories, id(), "", {{"code", "01"}}))) == "not_entitled");
  CHECK(reason(d.a.push(d.a.insert(kCategories, id(), "", {{"code", "01"}}))) == "accepted");
  CHECK(reason(d.a.push(d.a.insert(200, id(), "", {{"code", "01"}}))) == "unknown_table");
  CHECK(d.elsewhere.pull(Lane::registry).rows.empty());
  CHECK(d.elsewhere.pull(Lane::live).rows.size() == 1);  // the category

  // A report that nobody has located belongs to the desk that took it in, until it is.
  d.a.push(d.a.report(unlocated, "", "1101052026112200001"));
  CHECK(d.b.pull(Lane::live).rows.size() == 2);
  CHECK(d.elsewhere.pull(Lane::live).rows.empty());
  CHECK(d.b.push(d.b.update(kCases, unlocated, 1, {{"area", "c/e/s/k/g/"}}, {{"area", ""}})).status == OpStatus::applied);
  CHECK(d.elsewhere.pull(Lane::live).rows.size() == 1);
  const PullPage left = d.a.pull(Lane::live);
  REQUIRE(left.removed.size() == 1);
  CHECK(left.removed[0].id == unlocated);
  CHECK(left.tombstones.empty());

  d.center.admit("desk_b", "{c/d/}", false);
  CHECK(d.b.shakeHands().verdict == Verdict::readOnly);
  CHECK(reason(d.b.push(d.b.update(kPeople, p, 1, {{"name", "M"}}, {{"name", "N"}}))) == "not_entitled");
}

TEST_CASE("one bad operation does not hold up the others") {
  NEED_CLUSTER();
  const Uuid p = id();
  Op broken = d.a.insert(kPeople, id(), "c/d/s/k/", {{"name", "N"}});
  broken.patch = "{\"name\": ";
  const auto results = d.a.push({broken, d.a.insert(kPeople, id(), "c/d/s/k/", {{"sex", "many"}}), d.a.insert(kPeople, id(), "c/d/s/k/", {{"household", "no uuid"}}),
                                 d.a.insert(kBuildings, id(), "c/d/s/k/", {{"geom", "00zz"}}), d.a.insert(kBuildings, id(), "c/d/s/k/", {{"geom", "010100000000000000000000000000000000000000"}}),
                                 d.a.insert(kPeople, p, "c/d/s/k/", {{"name", std::string("a\0b", 3)}, {"initials", "x\\u0000y"}})});
  for (int i = 0; i < 5; ++i) {
    INFO(i << " " << results[static_cast<std::size_t>(i)].detail);
    CHECK(results[static_cast<std::size_t>(i)].status == OpStatus::rejected);
    CHECK(detailOf(results[static_cast<std::size_t>(i)])["reason"] == "invalid");
  }
  CHECK(results[5].status == OpStatus::applied);
  const json values = valuesOf(d.b.pull(Lane::registry), p);
  CHECK(values["name"] == "ab");
  CHECK(values["initials"] == "x\\u0000y");
  CHECK(d.center.value("SELECT count(*) FROM sync.op") == "6");
}

TEST_CASE("two machines with one site id are told apart") {
  NEED_CLUSTER();
  d.a.push(d.a.insert(kPeople, id(), "c/d/s/k/", {{"name", "N"}}));
  Station clone(d.center, "desk_a");
  clone.handshake.site = d.a.site;
  clone.shakeHands();
  const auto results = clone.push({clone.insert(kPeople, id(), "c/d/s/k/", {{"name", "M"}}), clone.insert(kPeople, id(), "c/d/s/k/", {{"name", "O"}})});
  REQUIRE(results.size() == 1);
  CHECK(results[0].status == OpStatus::siteCloned);
  CHECK(d.center.value("SELECT count(*) FROM city.people") == "1");
}

TEST_CASE("a removal of a row that a restored center has forgotten keeps the row deleted when its maker tells it again") {
  PgCluster* cluster = sharedCluster();
  if (!cluster) return;
  Center center(*cluster);
  center.admit("desk", "{51/}");
  Station s(center, "desk");
  s.shakeHands();
  const Uuid row = id();
  json values = {{"dwelling", nullptr}, {"registration", 1}, {"since", 0}, {"valid_from", 0}};
  CHECK(s.push(s.remove(kHouseholds, row, 4)).status == OpStatus::applied);
  const PullPage page = s.pull(Lane::registry);
  REQUIRE(page.tombstones.size() == 1);
  CHECK(page.tombstones[0].ver == 5);
  const OpResult told = s.push(s.insert(kHouseholds, row, "51/", values));
  CHECK(told.status == OpStatus::rejected);
  CHECK(told.detail.find("deleted") != std::string::npos);
  CHECK(center.value("SELECT count(*) FROM city.households") == "0");
}

TEST_CASE("a row that is given back to a restored center is put in if it is not there; if it is, in whatever state, that one stays") {
  NEED_CLUSTER();
  const Uuid row = id();
  const auto given = [&](Station& by, const char* number) {
    Op o = by.report(row, "c/d/s/k/", number);
    o.kind = OpKind::restore;
    return o;
  };
  const auto first = d.a.push(given(d.a, "5101082026112210001"));
  CHECK(first.status == OpStatus::applied);
  CHECK(first.newVer == 1);
  const auto second = d.b.push(given(d.b, "5101082026112210009"));
  CHECK(second.status == OpStatus::duplicate);
  CHECK(second.newVer == 1);
  const auto far = d.elsewhere.push(given(d.elsewhere, "5101082026112210010"));
  CHECK(far.status == OpStatus::rejected);
  CHECK(detailOf(far).at("reason") == "elsewhere");
  CHECK(d.center.value("SELECT number FROM city.cases") == "5101082026112210001");
}

TEST_CASE("the handshake: epoch, key, versions, the log's floor") {
  NEED_CLUSTER();
  Welcome w = d.a.shakeHands();
  CHECK(w.verdict == Verdict::ok);
  CHECK(w.areas == std::vector<std::string>{"c/d/"});
  CHECK(w.siteNumber != d.b.shakeHands().siteNumber);
  d.a.handshake.keyId = 8;
  CHECK(d.a.shakeHands().verdict == Verdict::wrongKey);
  d.a.handshake.keyId = 7;
  d.a.handshake.tablesVersion = 99;
  CHECK(d.a.shakeHands().verdict == Verdict::readOnly);
  d.a.handshake.tablesVersion = 0;
  CHECK(d.a.shakeHands().verdict == Verdict::migrate);
  d.a.handshake.tablesVersion = 1;
  const std::int64_t scope = d.a.shakeHands().scopeEpoch;
  d.center.admit("desk_a", "{c/d/s/}", true, true);
  CHECK(d.a.shakeHands().scopeEpoch == scope + 1);

  d.a.push(d.a.insert(kPeople, id(), "c/d/s/k/", {{"name", "N"}}));
  d.center.execute("UPDATE sync.change_log SET at = now() - interval '91 days'");
  CHECK(d.center.value("SELECT sync.purge(90)") == "1");
  CHECK(d.a.shakeHands().verdict == Verdict::rebootstrap);
  d.a.handshake.cursor = good(d.a.central.planBootstrap()).at;
  CHECK(d.a.shakeHands().verdict == Verdict::ok);

  d.center.execute("UPDATE sync.meta SET timeline = '00000000'");  // as a promoted or restored server finds it
  const Uuid before = d.a.handshake.epoch;
  CHECK(d.a.shakeHands().verdict == Verdict::rebootstrap);
  CHECK(d.a.handshake.epoch != before);
  CHECK(d.a.shakeHands().verdict == Verdict::ok);
}

}  // namespace push_test
