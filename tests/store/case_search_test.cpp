#include "core/store/case_search.h"

#include <algorithm>

#include "tests/store/store_fixture.h"

namespace case_search_test {

using namespace jw;
using namespace jw::test;
using model::CaseState;
using Query = store::CaseQuery;

namespace {

std::string number(int i) { return "3301012026112" + std::to_string(100'000 + i); }

// A case's place in the list of 0 … 9, read from its number.
std::string found(store::Connection& c, const Query& q, std::string_view scope = "", std::uint32_t offset = 0, std::uint32_t limit = 100) {
  std::string out;
  for (const auto& r : store::searchCases(c, scope, q, offset, limit)) out += r.number.back();
  if (offset == 0 && limit == 100) CHECK(store::countCases(c, scope, q) == out.size());
  return out;
}
std::string sorted(std::string s) {
  std::sort(s.begin(), s.end());
  return s;
}

struct TenCases : StoreFile {
  TenCases() {
    for (int i = 0; i < 10; ++i)
      addCase(number(i), [i](store::CaseRecord& r) {
        auto& c = r.summary;
        c.title = "标题" + std::to_string(i);
        c.state = static_cast<CaseState>(i + 1);
        c.kind = static_cast<model::CaseKind>(1 + i % 4);
        c.nature = static_cast<model::Nature>(1 + i % 3);
        c.category = {Uuid::named("category" + std::to_string(i % 2))};
        if (i % 3) c.department = {Uuid::named("department" + std::to_string(i % 3))};
        c.area = i < 3 ? "33/3301/" : i < 6 ? "33/33010/" : "";
        if (!c.area.empty()) r.unlocated.clear();
        c.reportedAt = fromMillis(1000 * (i + 1));
      });
  }
};

}  // namespace

TEST_CASE("each field of a search restricts") {
  TenCases s;
  Query q;
  CHECK(sorted(found(s.w, q)) == "0123456789");
  SECTION("states") {
    q.states = {CaseState::reported, CaseState::void_};
    CHECK(sorted(found(s.w, q)) == "09");
  }
  SECTION("kinds") {
    q.kinds = {model::CaseKind::component, model::CaseKind::police};
    CHECK(sorted(found(s.w, q)) == "13579");
  }
  SECTION("natures") {
    q.natures = {model::Nature::major};
    CHECK(sorted(found(s.w, q)) == "258");
  }
  SECTION("category") {
    q.category = {Uuid::named("category1")};
    CHECK(sorted(found(s.w, q)) == "13579");
  }
  SECTION("department") {
    q.department = {Uuid::named("department2")};
    CHECK(sorted(found(s.w, q)) == "258");
  }
  SECTION("area: a subtree, not a beginning of a code") {
    q.area = "33/3301/";
    CHECK(sorted(found(s.w, q)) == "012");
    q.area = "33/";
    CHECK(sorted(found(s.w, q)) == "012345");
  }
  SECTION("reported in [from, to)") {
    q.reportedFrom = fromMillis(3000);
    q.reportedTo = fromMillis(5000);
    CHECK(sorted(found(s.w, q)) == "23");
  }
  SECTION("unlocated") {
    q.unlocatedOnly = true;
    CHECK(sorted(found(s.w, q)) == "6789");
  }
  SECTION("several at once, and nothing") {
    q.kinds = {model::CaseKind::component};
    q.area = "33/";
    q.reportedFrom = fromMillis(3000);
    q.text = "标题";
    CHECK(found(s.w, q) == "5");
    q.states = {CaseState::reported};
    CHECK(found(s.w, q).empty());
  }
}

TEST_CASE("the scope restricts whatever is asked for") {
  TenCases s;
  Query q;
  CHECK(sorted(found(s.w, q, "33/3301/")) == "012");
  CHECK(sorted(found(s.w, q, "33/")) == "012345");
  q.area = "33/33010/";
  CHECK(found(s.w, q, "33/3301/").empty());
  q = {};
  q.unlocatedOnly = true;
  CHECK(found(s.w, q, "33/").empty());
  std::uint64_t n = 0;
  for (const auto& c : store::countByArea(s.w, "33/3301/")) n += c.all;
  CHECK(n == 3);
}

TEST_CASE("text is found in number, title, text and address; % and _ and \\ are themselves") {
  StoreFile s;
  const char* const texts[] = {"a%b", "a_b", "a\\b", "axb", "100%", "it's", "AXB"};
  for (int i = 0; i < 7; ++i)
    s.addCase(number(i), [&](store::CaseRecord& r) {
      r.summary.title = i % 3 == 0 ? texts[i] : "-";
      if (i % 3 == 1) r.text = texts[i];
      if (i % 3 == 2) r.address = texts[i];
    });
  auto with = [&](const char* text) {
    Query q;
    q.text = text;
    return sorted(found(s.w, q));
  };
  CHECK(with("%") == "04");
  CHECK(with("_") == "1");
  CHECK(with("\\") == "2");
  CHECK(with("a%b") == "0");
  CHECK(with("a_b") == "1");
  CHECK(with("axb") == "36");
  CHECK(with("'") == "5");
  CHECK(with("112100003") == "3");
  CHECK(with("\\%").empty());
  CHECK(with("\"; DROP TABLE cases; --").empty());
}

TEST_CASE("pages follow each other without gap or overlap, in each order") {
  TenCases s;
  Query q;
  for (const auto order : {Query::Order::reported, Query::Order::number, Query::Order::due, Query::Order::state})
    for (const bool descending : {true, false}) {
      q.order = order;
      q.descending = descending;
      const auto whole = found(s.w, q);
      CHECK(sorted(whole) == "0123456789");
      std::string pages;
      for (std::uint32_t offset = 0; offset < 12; offset += 3) pages += found(s.w, q, "", offset, 3);
      CHECK(pages == whole);
    }
  q.order = Query::Order::reported;
  q.descending = true;
  CHECK(found(s.w, q) == "9876543210");
  q.descending = false;
  CHECK(found(s.w, q) == "0123456789");
  q.order = Query::Order::number;
  CHECK(found(s.w, q) == "0123456789");
  q.order = Query::Order::state;
  q.descending = true;
  CHECK(found(s.w, q) == "9876543210");
}

TEST_CASE("by due: the earlier of both deadlines, cases without one at the late end") {
  StoreFile s;
  const std::pair<Instant, Instant> clocks[] = {{kNever, kNever}, {fromMillis(50), kNever}, {fromMillis(90), fromMillis(10)}, {kNever, fromMillis(30)}, {fromMillis(20), fromMillis(99)}};
  for (int i = 0; i < 5; ++i)
    s.addCase(number(i), [&](store::CaseRecord& r) {
      r.summary.due = clocks[i].first;
      r.summary.stepDue = clocks[i].second;
    });
  Query q;
  q.order = Query::Order::due;
  q.descending = false;
  CHECK(found(s.w, q) == "24310");
  q.descending = true;
  CHECK(found(s.w, q) == "01342");
}

TEST_CASE("overdue is what the active deadline says, in every state and for both clocks") {
  StoreFile s;
  const Instant now = fromMillis(1000);
  std::vector<model::CaseSummary> all;
  int n = 0;
  for (int state = 1; state < model::kCaseStates; ++state)
    for (const Instant due : {kNever, fromMillis(999), fromMillis(1000), fromMillis(1001)})
      for (const Instant stepDue : {kNever, fromMillis(999), fromMillis(1000), fromMillis(1001)})
        all.push_back(s.addCase(number(n++), [&](store::CaseRecord& r) {
                         r.summary.state = static_cast<CaseState>(state);
                         r.summary.due = due;
                         r.summary.stepDue = stepDue;
                       }).summary);
  Query q;
  q.overdueAt = now;
  const auto late = store::searchCases(s.w, "", q, 0, 1000);
  std::size_t want = 0;
  for (const auto& c : all) {
    const bool overdue = model::activeDue(c) < now;
    want += overdue;
    INFO(model::stateName(c.state) << " " << toMillis(c.due) << " " << toMillis(c.stepDue));
    CHECK(std::any_of(late.begin(), late.end(), [&](const auto& l) { return l.id == c.id; }) == overdue);
  }
  CHECK(late.size() == want);
  CHECK(store::countCases(s.w, "", q) == want);
}

TEST_CASE("counts by state and department, by area and by category") {
  StoreFile s;
  int n = 0;
  auto add = [&](CaseState state, DepartmentId department, const char* area, const char* category, Instant due, Instant closed) {
    s.addCase(number(n++), [&](store::CaseRecord& r) {
      r.summary.state = state;
      r.summary.department = department;
      r.summary.area = area;
      r.summary.category = {Uuid::named(category)};
      r.summary.due = due;
      r.summary.closedAt = closed;
    });
  };
  add(CaseState::assigned, s.department, "33/1/", "a", fromMillis(5), kNever);
  add(CaseState::assigned, s.department, "33/1/", "a", kNever, kNever);
  add(CaseState::archived, s.department, "33/1/", "b", fromMillis(5), fromMillis(6));
  add(CaseState::archived, s.department, "33/2/", "b", fromMillis(5), fromMillis(5));
  add(CaseState::archived, s.department, "33/2/", "b", kNever, fromMillis(5));
  add(CaseState::reported, {}, "", "b", kNever, kNever);
  const auto byState = store::countByStateAndDepartment(s.w, "");
  REQUIRE(byState.size() == 3);
  CHECK(byState[0].state == CaseState::reported);
  CHECK_FALSE(byState[0].department);
  CHECK(byState[0].n == 1);
  CHECK(byState[1].n == 2);
  CHECK(byState[2].n == 3);
  CHECK(byState[2].department == s.department);
  std::string text;
  for (const auto& c : store::countByArea(s.w, "")) text += c.key + ":" + std::to_string(c.all) + "," + std::to_string(c.open) + "," + std::to_string(c.late) + " ";
  CHECK(text == "33/1/:3,2,1 33/2/:2,0,0 :1,1,0 ");
  const auto byCategory = store::countByCategory(s.w, "33/");
  REQUIRE(byCategory.size() == 2);
  CHECK(byCategory[0].key == Uuid::named("b").text());
  CHECK(byCategory[0].all == 3);
  CHECK(byCategory[1].key == Uuid::named("a").text());
  CHECK(store::countByStateAndDepartment(s.w, "44/").empty());
}

TEST_CASE("a search is stopped by its token") {
  StoreFile s;
  for (int i = 0; i < 200; ++i) s.addCase(number(i));
  store::Connection reader(s.path, store::OpenMode::readOnly);
  std::stop_source stop;
  stop.request_stop();
  reader.setStop(stop.get_token());
  Query q;
  q.text = "nowhere to be found";
  CHECK_FALSE(errorOf(ErrorCode::cancelled, [&] { store::searchCases(reader, "", q, 0, 10); }).empty());
  reader.setStop({});
  CHECK(store::searchCases(reader, "", q, 0, 10).empty());
}

}  // namespace case_search_test
