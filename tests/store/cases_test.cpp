#include "core/store/case_gateway.h"

#include "core/store/journal.h"
#include "tests/store/store_fixture.h"

namespace cases_test {

using namespace jw;
using namespace jw::test;
using model::Action;
using model::CaseState;

namespace {

store::CaseRecord everything(const StoreFile& s) {
  store::CaseRecord r;
  auto& c = r.summary;
  c.id = {Uuid::named("case")};
  c.rowVer = 3;
  c.number = "3301012026112000001";
  c.title = "标题 'quoted'; --";
  c.category = s.category;
  c.kind = model::CaseKind::police;
  c.nature = model::Nature::major;
  c.state = CaseState::suspended;
  c.channel = model::Channel::patrol;
  c.round = 2;
  c.areaContradicted = true;
  c.department = s.department;
  c.proposed = {Uuid::named("proposed")};
  c.area = "33/3301/";
  c.point = model::Point{120.123456789012345, -30.5};
  c.reportedAt = fromMillis(1);
  c.recordedAt = fromMillis(2);
  c.closedAt = fromMillis(3);
  c.due = fromMillis(4);
  c.stepDue = fromMillis(5);
  c.stateSince = fromMillis(6);
  r.source = "tainan";
  r.externalId = "A-1";
  r.text = "全文";
  r.address = "地址";
  r.statedArea = "北 区";
  r.unlocated = "";
  r.rule = {Uuid::named("rule")};
  r.transitions = 1;
  return r;
}

void checkEqual(const store::CaseRecord& a, const store::CaseRecord& b) {
  const auto &x = a.summary, &y = b.summary;
  CHECK(x.id == y.id);
  CHECK(x.rowVer == y.rowVer);
  CHECK(x.number == y.number);
  CHECK(x.title == y.title);
  CHECK(x.category == y.category);
  CHECK(x.kind == y.kind);
  CHECK(x.nature == y.nature);
  CHECK(x.state == y.state);
  CHECK(x.channel == y.channel);
  CHECK(x.round == y.round);
  CHECK(x.areaContradicted == y.areaContradicted);
  CHECK(x.department == y.department);
  CHECK(x.proposed == y.proposed);
  CHECK(x.area == y.area);
  CHECK(x.point == y.point);
  CHECK(x.reportedAt == y.reportedAt);
  CHECK(x.recordedAt == y.recordedAt);
  CHECK(x.closedAt == y.closedAt);
  CHECK(x.due == y.due);
  CHECK(x.stepDue == y.stepDue);
  CHECK(x.stateSince == y.stateSince);
  CHECK(a.source == b.source);
  CHECK(a.externalId == b.externalId);
  CHECK(a.text == b.text);
  CHECK(a.address == b.address);
  CHECK(a.statedArea == b.statedArea);
  CHECK(a.unlocated == b.unlocated);
  CHECK(a.rule == b.rule);
  CHECK(a.transitions == b.transitions);
}

}  // namespace

TEST_CASE("a case comes back as it was written, full and empty") {
  StoreFile s;
  const auto first = s.transition(1, Action::report, CaseState::none, CaseState::reported);
  auto full = everything(s);
  store::CaseRecord bare;
  bare.summary.id = {Uuid::named("bare")};
  bare.summary.number = "0000002026112000001";
  bare.summary.category = s.category;
  bare.summary.reportedAt = bare.summary.recordedAt = bare.summary.stateSince = s.now;
  bare.source = "desk";
  bare.unlocated = "no_point";
  {
    store::Transaction t(s.w);
    store::CaseWriter writer(s.w);
    writer.insert(s.actor, full, {}, {first});
    writer.insert(s.actor, bare, {}, {first});
    t.commit();
  }
  CHECK(full.n > 0);
  const auto back = store::caseById(s.w, full.summary.id);
  REQUIRE(back);
  CHECK(back->n == full.n);
  checkEqual(*back, full);
  const auto byKey = store::caseByExternalId(s.w, "tainan", "A-1");
  REQUIRE(byKey);
  checkEqual(*byKey, full);
  checkEqual(store::caseById(s.w, bare.summary.id).value(), bare);
  CHECK_FALSE(store::caseById(s.w, {Uuid::named("none")}));
  CHECK_FALSE(store::caseByExternalId(s.w, "tainan", "A-2"));
  CHECK_FALSE(store::caseByExternalId(s.w, "boston", "A-1"));
  CHECK_FALSE(store::caseByExternalId(s.w, "desk", ""));  // no key is not the key ""
}

TEST_CASE("numbers and keys of a source are unique; empty keys are not keys") {
  StoreFile s;
  s.addCase("3301012026112000001", [](auto& r) { r.externalId = "1"; });
  CHECK_FALSE(errorOf(ErrorCode::store, [&] { s.addCase("3301012026112000001"); }).empty());
  CHECK_FALSE(errorOf(ErrorCode::store, [&] { s.addCase("3301012026112000002", [](auto& r) { r.externalId = "1"; }); }).empty());
  s.addCase("3301012026112000002", [](auto& r) {
    r.externalId = "1";
    r.source = "other";
  });
  s.addCase("3301012026112000003");
  s.addCase("3301012026112000004");
  CHECK(s.w.integer("SELECT count(*) FROM cases") == 4);
  CHECK(s.w.integer("SELECT count(*) FROM journal") == 4);
  CHECK(s.w.integer("SELECT count(*) FROM transitions") == 4);
}

TEST_CASE("each step is a transition, a projection and a journal row of one transaction") {
  StoreFile s;
  auto r = s.addCase("3301012026112000001");
  r.summary.state = CaseState::assigned;
  r.summary.rowVer = 2;
  r.summary.department = s.department;
  r.summary.stepDue = fromMillis(77);
  r.summary.stateSince = fromMillis(66);
  r.summary.nature = model::Nature::urgent;
  r.rule = {Uuid::named("rule")};
  r.transitions = 2;
  auto step = s.transition(2, Action::assign, CaseState::reported, CaseState::assigned);
  step.transition.department = s.department;
  step.transition.rule = r.rule;
  step.transition.recordedAt = fromMillis(99);
  step.ruleVer = 4;
  {
    store::Transaction t(s.w);
    store::CaseWriter(s.w).advance(s.actor, r, step);
  }
  CHECK(store::caseById(s.w, r.summary.id)->summary.state == CaseState::reported);
  CHECK(s.w.integer("SELECT count(*) FROM journal") == 1);
  {
    store::Transaction t(s.w);
    store::CaseWriter(s.w).advance(s.actor, r, step);
    t.commit();
  }
  checkEqual(*store::caseById(s.w, r.summary.id), r);
  const auto trail = store::trailOf(s.w, r.n);
  REQUIRE(trail.size() == 2);
  const auto& t = trail[1];
  CHECK(t.n == 2);
  CHECK(t.op == step.transition.op);
  CHECK(t.action == Action::assign);
  CHECK(t.from == CaseState::reported);
  CHECK(t.to == CaseState::assigned);
  CHECK(t.at == s.now);
  CHECK(t.recordedAt == fromMillis(99));
  CHECK(t.actor == "值班员");
  CHECK(t.role == model::Role::operator_);
  CHECK(t.reason == "理由");
  CHECK(t.note == "说明");
  CHECK(t.department == s.department);
  CHECK(t.rule == r.rule);
  CHECK(s.w.integer("SELECT rule_ver FROM transitions WHERE i=2") == 4);
  CHECK(s.w.integer("SELECT rule_ver IS NULL FROM transitions WHERE i=1") == 1);
  auto j = s.w.prepare("SELECT op, tbl, row, kind, row_ver FROM journal ORDER BY seq");
  REQUIRE(j->step());
  CHECK(j->integer(3) == static_cast<int>(store::ChangeKind::insert));
  REQUIRE(j->step());
  CHECK(j->uuid(0) == step.transition.op);
  CHECK(j->integer(1) == static_cast<int>(store::Table::cases));
  CHECK(j->uuid(2) == r.summary.id.uuid);
  CHECK(j->integer(3) == static_cast<int>(store::ChangeKind::transition));
  CHECK(j->integer(4) == 2);
  // The same step twice is refused by its number in the trail.
  store::Transaction again(s.w);
  CHECK_FALSE(errorOf(ErrorCode::store, [&] { store::CaseWriter(s.w).advance(s.actor, r, step); }).empty());
}

TEST_CASE("sealed people are apart from the case and only where there are any") {
  StoreFile s;
  auto with = everything(s);
  const store::SealedPeople people{std::string("n\0me", 4), "phone", "index", "", "b"};
  store::Transaction t(s.w);
  store::CaseWriter(s.w).insert(s.actor, with, people, {s.transition(1, Action::report, CaseState::none, CaseState::reported)});
  t.commit();
  const auto back = store::sealedPeopleOf(s.w, with.n);
  CHECK(back.reporterName == people.reporterName);
  CHECK(back.reporterPhone == "phone");
  CHECK(back.phoneIndex == "index");
  CHECK(back.partyA.empty());
  CHECK(back.partyB == "b");
  const auto without = s.addCase("3301012026112000009");
  CHECK(store::sealedPeopleOf(s.w, without.n).empty());
  CHECK(s.w.integer("SELECT count(*) FROM case_people") == 1);
  CHECK(s.w.integer("SELECT party_a IS NULL FROM case_people") == 1);
}

TEST_CASE("the last number of a district and day, letters after digits") {
  StoreFile s;
  CHECK(store::lastCaseNumber(s.w, "33010120261120").empty());
  for (const char* n : {"3301012026112000007", "3301012026112000100", "3301012026112100900", "3301022026112000999", "3301002026112000999"}) s.addCase(n);
  CHECK(store::lastCaseNumber(s.w, "33010120261120") == "3301012026112000100");
  s.addCase("33010120261120A0000");
  CHECK(store::lastCaseNumber(s.w, "33010120261120") == "33010120261120A0000");
  s.addCase("33010120261120ZZZZZ");
  CHECK(store::lastCaseNumber(s.w, "33010120261120") == "33010120261120ZZZZZ");
  CHECK(store::lastCaseNumber(s.w, "33010120261121") == "3301012026112100900");
}

TEST_CASE("open cases are all but archived and void ones, inside the scope") {
  StoreFile s;
  for (int i = 1; i < model::kCaseStates; ++i)
    for (const char* area : {"33/3301/", "33/33010/", ""})
      s.addCase("330101202611200" + std::to_string(1000 + 10 * i + static_cast<int>(std::string(area).size())), [&](auto& r) {
        r.summary.state = static_cast<CaseState>(i);
        r.summary.area = area;
      });
  CHECK(store::openCases(s.w, "").size() == 3 * 8);
  const auto mine = store::openCases(s.w, "33/3301/");
  CHECK(mine.size() == 8);
  for (const auto& c : mine) {
    CHECK(model::isOpen(c.state));
    CHECK(c.area == "33/3301/");
  }
  CHECK(store::openCases(s.w, "44/").empty());
}

}  // namespace cases_test
