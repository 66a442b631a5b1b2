#include "core/store/case_batch.h"

#include "core/base/text.h"
#include "core/store/check.h"
#include "tests/store/store_fixture.h"

namespace case_batch_test {

using namespace jw;
using namespace jw::test;
using model::Action;
using model::CaseState;
using store::CaseBatch;
using store::Transaction;

namespace {

struct Batches : StoreFile {
  Batches() { putDirectory(); }
  store::CaseRecord record(int i) const {
    store::CaseRecord r;
    r.summary.id = {Uuid::make(toMillis(now))};
    r.summary.rowVer = 1;
    r.summary.number = std::to_string(3301012026112000000LL + i);
    r.summary.title = "第 " + std::to_string(i) + " 件";
    r.summary.category = category;
    r.summary.reportedAt = r.summary.recordedAt = r.summary.stateSince = now;
    r.source = "feed";
    r.externalId = "X" + std::to_string(i);
    r.unlocated = "no_point";
    r.transitions = 1;
    return r;
  }
  void add(CaseBatch& batch, store::CaseRecord& r, store::SealedPeople people = {}) {
    batch.add(actor, r, std::move(people), {transition(1, Action::report, CaseState::none, CaseState::reported)});
  }
};

}  // namespace

TEST_CASE("cases of a batch are written when the connection is used next, in their order") {
  Batches s;
  s.addCase("3301012026111900001");
  CaseBatch batch(s.w);
  std::vector<store::CaseRecord> records;
  {
    Transaction t(s.w);
    for (int i = 0; i < 50; ++i) {
      records.push_back(s.record(i));
      s.add(batch, records.back(), i % 7 == 0 ? store::SealedPeople{"name", "", "", "", "b"} : store::SealedPeople{});
      CHECK(records.back().n == i + 2);
    }
    CHECK_FALSE(batch.empty());
    CHECK_FALSE(store::caseByExternalId(s.w, "feed", "X3"));  // looks beside what is pending
    CHECK_FALSE(batch.empty());
    CHECK_FALSE(batch.find("feed", "X50"));
    CHECK_FALSE(batch.empty());
    const auto third = batch.find("feed", "X3");
    REQUIRE(third);
    CHECK(third->n == 5);
    CHECK(batch.empty());
    auto late = s.record(50);
    s.add(batch, late);
    CHECK(late.n == 52);
    t.commit();
  }
  CHECK(batch.empty());
  CHECK(s.w.integer("SELECT count(*) FROM cases") == 52);
  CHECK(s.w.integer("SELECT count(*) FROM case_people") == 8);
  CHECK(s.w.integer("SELECT count(*) FROM case_people WHERE reporter_phone IS NULL AND reporter_name = x'6E616D65' AND party_b = x'62'") == 8);
  CHECK(s.w.integer("SELECT count(*) FROM (SELECT c.n, row_number() OVER (ORDER BY j.seq) AS place FROM journal j JOIN cases c ON c.id = j.row WHERE j.tbl = 8 AND j.kind = 1) WHERE n <> place") == 0);
  CHECK(store::checkStore(s.w, {}).sound());
  for (const auto& r : records) {
    const auto back = store::caseById(s.w, r.summary.id);
    REQUIRE(back);
    CHECK(back->n == r.n);
    CHECK(back->summary.title == r.summary.title);
    CHECK(back->externalId == r.externalId);
    CHECK(store::trailOf(s.w, r.n).size() == 1);
  }
}

TEST_CASE("keys that are expected are looked for together and a case once added is known") {
  Batches s;
  {
    CaseBatch batch(s.w);
    Transaction t(s.w);
    auto there = s.record(1);
    s.add(batch, there);
    t.commit();
  }
  CaseBatch batch(s.w);
  Transaction t(s.w);
  batch.expect({{"feed", "X1"}, {"feed", "X2"}, {"feed", "X3"}, {"feed", "X2"}, {"desk", "X1"}});
  CHECK(batch.find("feed", "X1"));
  CHECK_FALSE(batch.find("desk", "X1"));
  CHECK_FALSE(batch.find("feed", "X2"));
  auto two = s.record(2);
  s.add(batch, two);
  CHECK_FALSE(batch.find("feed", "X3"));
  CHECK_FALSE(batch.empty());
  const auto again = batch.find("feed", "X2");
  REQUIRE(again);
  CHECK(again->n == two.n);
  CHECK(batch.empty());
  CHECK(batch.find("feed", "X2"));
  batch.expect({{"feed", "X2"}, {"feed", "X4"}});
  CHECK(batch.find("feed", "X2"));
  CHECK_FALSE(batch.find("feed", "X4"));
  t.commit();
}

TEST_CASE("keys that are assumed to be new are not looked for, and the store refuses one that is not") {
  Batches s;
  CaseBatch batch(s.w);
  {
    Transaction t(s.w);
    auto there = s.record(1);
    s.add(batch, there);
    t.commit();
  }
  {
    Transaction t(s.w);
    batch.expect({{"feed", "X1"}, {"feed", "X2"}, {"feed", "X3"}}, true);
    CHECK_FALSE(batch.find("feed", "X1"));
    auto two = s.record(2);
    s.add(batch, two);
    CHECK_FALSE(batch.find("feed", "X3"));
    const auto again = batch.find("feed", "X2");  // came in the meantime
    REQUIRE(again);
    CHECK(again->n == two.n);
    t.commit();
  }
  {
    Transaction t(s.w);
    batch.expect({{"feed", "X1"}, {"feed", "X4"}}, true);
    auto four = s.record(4), same = s.record(1);
    s.add(batch, four);
    s.add(batch, same);
    CHECK_FALSE(errorOf(ErrorCode::store, [&] { t.commit(); }).empty());
  }
  CHECK(s.w.integer("SELECT count(*) FROM cases") == 2);
  Transaction t(s.w);
  batch.expect({{"feed", "X1"}, {"feed", "X4"}});
  CHECK(batch.find("feed", "X1"));
  CHECK_FALSE(batch.find("feed", "X4"));
  t.commit();
}

TEST_CASE("a key is known among more than the table of keys has held so far") {
  Batches s;
  CaseBatch batch(s.w);
  std::vector<std::string> names;
  for (int i = 0; i < 500; ++i) names.push_back("X" + std::to_string(i));
  for (int round = 0; round < 3; ++round) {
    Transaction t(s.w);
    std::vector<CaseBatch::Key> keys;
    for (const auto& name : names) keys.push_back({"feed", name});
    batch.expect(keys);
    for (int i = 0; i < 500; ++i) {
      CHECK(batch.find("feed", names[static_cast<std::size_t>(i)]).has_value() == (i < round * 100));
      if (i < round * 100 || i >= round * 100 + 100) continue;
      auto r = s.record(i);
      s.add(batch, r);
    }
    t.commit();
  }
  CHECK(s.w.integer("SELECT count(*) FROM cases") == 300);
}

TEST_CASE("a batch that is rolled back is forgotten") {
  Batches s;
  CaseBatch batch(s.w);
  auto one = s.record(1);
  {
    Transaction t(s.w);
    s.add(batch, one);
  }
  CHECK(batch.empty());
  CHECK(s.w.integer("SELECT count(*) FROM cases") == 0);
  Transaction t(s.w);
  s.add(batch, one);
  CHECK(one.n == 1);
  t.commit();
  CHECK(s.w.integer("SELECT count(*) FROM cases") == 1);
}

TEST_CASE("a row that the store refuses takes its whole batch along") {
  Batches s;
  CaseBatch batch(s.w);
  {
    Transaction t(s.w);
    auto one = s.record(1), two = s.record(2), same = s.record(1);
    s.add(batch, one);
    s.add(batch, two);
    s.add(batch, same);
    CHECK_FALSE(errorOf(ErrorCode::store, [&] { t.commit(); }).empty());
    CHECK(batch.empty());
  }
  CHECK(s.w.integer("SELECT count(*) FROM cases") == 0);
  CHECK(s.w.integer("SELECT count(*) FROM journal WHERE tbl = 8") == 0);
  Transaction t(s.w);
  auto again = s.record(1);
  s.add(batch, again);
  t.commit();
  CHECK(store::checkStore(s.w, {}).sound());
}

TEST_CASE("a transaction of which a row was refused cannot be committed any more") {
  Batches s;
  CaseBatch batch(s.w);
  {
    Transaction t(s.w);
    store::putDepartment(s.w, s.actor, s.now, {s.department, 2, "D1", "改名局", "", ""});
    auto one = s.record(1), same = s.record(1);
    s.add(batch, one);
    s.add(batch, same);
    CHECK_FALSE(errorOf(ErrorCode::store, [&] { s.w.integer("SELECT count(*) FROM cases"); }).empty());
    CHECK(batch.empty());
    CHECK_FALSE(s.w.inTransaction());
    CHECK_FALSE(errorOf(ErrorCode::store, [&] { t.commit(); }).empty());
  }
  CHECK(s.w.integer("SELECT count(*) FROM cases") == 0);
  CHECK(s.w.integer("SELECT count(*) FROM departments WHERE name='改名局'") == 0);
}

TEST_CASE("cases as they are reported are written like all others") {
  // The same cases twice: by themselves, and beside one that has come further, which needs every column.
  const auto rowsOf = [](bool beside) {
    Batches s;
    CaseBatch batch(s.w);
    Transaction t(s.w);
    for (int i = 0; i < 3; ++i) {
      auto r = s.record(i);
      r.summary.id = {Uuid::named("case " + std::to_string(i))};
      r.unlocated.clear();
      r.text = "正文";
      r.address = "和平路 1 号";
      r.statedArea = "和平街道";
      r.summary.area = "3301/330101/";
      if (i > 0) r.summary.point = model::Point{120.5, 30.25};
      r.summary.due = s.now + std::chrono::hours(48);
      auto reported = s.transition(1, Action::report, CaseState::none, CaseState::reported), assigned = s.transition(2, Action::assign, CaseState::reported, CaseState::assigned);
      reported.transition.op = Uuid::named("report");
      assigned.transition.op = Uuid::named("assign");
      assigned.transition.department = s.department;
      if (i == 2) {
        r.summary.state = CaseState::assigned;
        r.summary.department = s.department;
        r.rule = assigned.transition.rule = {Uuid::named("rule")};
        assigned.ruleVer = 7;
        r.summary.rowVer = r.transitions = 2;
        batch.add(s.actor, r, {}, {reported, assigned});
      } else {
        batch.add(s.actor, r, {}, {reported});
      }
    }
    auto further = s.record(3);
    further.summary.id = {Uuid::named("further")};
    further.summary.extensions = 2;
    further.summary.urges = 3;
    further.summary.round = 2;
    further.summary.suspect = {Uuid::named("case 0")};
    further.crew = {Uuid::named("crew")};
    if (beside) s.add(batch, further);
    t.commit();
    if (beside) {
      const auto back = store::caseById(s.w, further.summary.id);
      REQUIRE(back);
      CHECK(back->summary.extensions == 2);
      CHECK(back->summary.urges == 3);
      CHECK(back->summary.round == 2);
      CHECK(back->summary.suspect == further.summary.suspect);
      CHECK(back->crew == further.crew);
      CHECK(back->unlocated == "no_point");
    }
    std::string all;
    for (const char* sql : {"SELECT * FROM cases WHERE n <= 3 ORDER BY n", "SELECT * FROM transitions WHERE case_n <= 3 ORDER BY case_n, i", "SELECT * FROM journal WHERE tbl = 8 AND seq <= 6 ORDER BY seq"}) {
      store::Statement rows(s.w.handle(), sql);
      const int columns = std::string_view(sql).find("FROM cases") != std::string_view::npos ? 37 : std::string_view(sql).find("FROM transitions") != std::string_view::npos ? 18 : 11;
      int count = 0;
      for (; rows.step(); ++count)
        for (int c = 0; c < columns; ++c) all += (rows.isNull(c) ? "NULL" : text::toHex(rows.text(c))) + " ";
      all += std::to_string(count) + "\n";
    }
    return all;
  };
  const std::string alone = rowsOf(false);
  CHECK(alone.find("e6ada3e69687") != std::string::npos);
  CHECK(alone == rowsOf(true));
}

}  // namespace case_batch_test
