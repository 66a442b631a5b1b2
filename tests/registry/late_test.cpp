// What is learnt late: an end or a move before the row's present version is true of the past too, and can be taken back exactly.
#include <algorithm>
#include <random>

#include "core/access/health_codes.h"
#include "core/store/check.h"
#include "core/store/past_reader.h"
#include "core/store/registry_late.h"
#include "tests/registry/registry_fixture.h"

namespace late_test {

using namespace jw;
using namespace jw::test;
using model::PersonColumn;
using model::Relation;

namespace {

constexpr Millis kDay = std::chrono::hours(24);

struct LateFile : RegistryFile {
  const Instant start = now;
  Uuid home = addHousehold(flat101, "张甲", 1, 1960), head = headOf(home);
  Uuid son = addMember(home, "张乙", 2, 1990, Relation::child);
  Uuid other = addHousehold(west101, "李丙", 3, 1970);

  Instant day(int n) const { return start + n * kDay; }
  void at(int n) { now = day(n); }
  void correctPhone(const Uuid& person, const std::string& phone) {
    model::EditPerson e{person, 0, {}, kNever};
    e.change.phone = phone;
    must(e);
  }
  void educate(const Uuid& person, std::uint8_t code, Instant when = kNever) {
    model::EditPerson e{person, 0, {}, when};
    e.change.codes = {{PersonColumn::education, code}};
    must(e);
  }
  /// Everything that the statistics count of that moment, with names.
  std::string past(Instant moment) {
    std::vector<std::string> lines;
    {
      store::PastReader reader(w, moment);
      const auto open = [](const Uuid&, std::string_view, model::PersonCodes&) {};
      reader.people(open, [&](std::int64_t n, const model::PersonFacts& f, const model::AggregateCodes&) {
        lines.push_back("p" + std::to_string(n) + " " + std::to_string(f.household) + " " + std::to_string(f.dwelling) + " " + f.area + " " + std::to_string(f.codes[PersonColumn::education]) + " " + std::to_string(f.codes[PersonColumn::relation]));
      });
      reader.households([&](std::int64_t n, const model::HouseholdFacts& f) { lines.push_back("h" + std::to_string(n) + " " + std::to_string(f.dwelling) + " " + f.area); });
      reader.dwellings([&](std::int64_t n, const model::DwellingFacts& f) { lines.push_back("d" + std::to_string(n) + " " + std::to_string(f.squareMetres)); });
    }
    std::sort(lines.begin(), lines.end());
    std::string all;
    for (const auto& line : lines) all += line + "\n";
    return all;
  }
  /// The same from the pages' side: who lives in which household, by the version of the moment.
  std::string pages(Instant moment) {
    std::string all;
    std::vector<std::int64_t> numbers;
    {
      store::Statement s(w.handle(), "SELECT n FROM households ORDER BY n");
      while (s.step()) numbers.push_back(s.integer(0));
    }
    for (const auto n : numbers) {
      const auto household = store::registryRowAsOf(w, Table::households, n, moment);
      all += std::to_string(n) + (household ? " " + std::to_string(household->number("dwelling")) : " -");
      std::vector<std::string> names;
      for (const auto& p : store::registryRowsOf(w, Table::people, n, moment)) names.push_back(" " + p.text("name") + std::to_string(p.number("education")) + "/" + std::to_string(p.number("relation")));
      std::sort(names.begin(), names.end());
      for (const auto& name : names) all += name;
      all += "\n";
    }
    return all;
  }
  std::string everything(int upTo) {
    std::string all;
    for (int d = -1; d <= upTo; ++d) all += past(day(d) + Millis(1)) + pages(day(d) + Millis(1)) + "--\n";
    return all;
  }
};

}  // namespace

TEST_CASE("a death is learnt after the telephone was corrected") {
  LateFile r;
  r.at(9);
  r.correctPhone(r.son, "12000001111");
  const auto believed = r.everything(20);
  r.at(14);
  const auto done = r.must(model::RecordDeath{r.son, 0, {}, r.day(3)});
  CHECK(r.namesIn(r.home, r.day(2)) == "张甲 张乙 ");
  CHECK(r.namesIn(r.home, r.day(3)) == "张甲 ");
  CHECK(r.namesIn(r.home, r.day(10)) == "张甲 ");
  CHECK_FALSE(store::registryRowAsOf(r.w, Table::people, r.son, r.day(5)));
  CHECK(store::registryRowAsOf(r.w, Table::people, r.son, r.day(2)));
  const auto n = "p" + std::to_string(r.row(Table::people, r.son).n) + " ";
  CHECK(r.past(r.day(2)).find(n) != std::string::npos);
  for (const int d : {3, 5, 9, 12, 16}) CHECK(r.past(r.day(d)).find(n) == std::string::npos);
  const auto former = store::formerRowsOf(r.w, Table::people, r.row(Table::households, r.home).n);
  REQUIRE(former.size() == 1);
  CHECK(former[0].until == r.day(3));
  // When it was learnt and by whom.
  const auto history = store::registryHistory(r.w, Table::people, r.row(Table::people, r.son).n);
  CHECK(history.at(0).recordedAt == r.day(14));
  CHECK(history.at(0).recordedBy == "社工");
  CHECK(r.told.back().people.at(0).after == std::nullopt);
  // The fixture's grids have no shapes; all else is sound.
  for (const auto& f : store::checkStore(r.w, {}).findings) CHECK(f.kind == "area");
  r.must(model::UndoRegistry{done.undo});
  CHECK(r.everything(20) == believed);
  CHECK(registry::opened(r.tools, "people", "phone", r.row(Table::people, r.son)) == "12000001111");
}

TEST_CASE("a move is learnt after other things were corrected, each of which stays true") {
  LateFile r;
  r.at(6);
  r.educate(r.son, 30);
  r.at(9);
  r.correctPhone(r.son, "12000001111");
  const auto believed = r.everything(20);
  const auto before = r.row(Table::people, r.son);
  r.at(14);
  const auto done = r.must(model::MovePerson{r.son, before.rowVer, r.other, Relation::spouse, {}, r.day(3)});
  for (const int d : {0, 2}) CHECK(r.namesIn(r.home, r.day(d)) == "张甲 张乙 ");
  for (const int d : {3, 5, 7, 10, 14}) {
    CHECK(r.namesIn(r.home, r.day(d)) == "张甲 ");
    CHECK(r.namesIn(r.other, r.day(d)).find("张乙 ") != std::string::npos);
  }
  const auto then = [&](int d) { return *store::registryRowAsOf(r.w, Table::people, r.son, r.day(d)); };
  CHECK(then(2).text("area") == "33/a/");
  CHECK(then(4).text("area") == "33/b/");
  CHECK(then(4).number("education") == 20);
  CHECK(then(7).number("education") == 30);
  CHECK(then(8).text("phone").empty());
  CHECK_FALSE(then(10).text("phone").empty());
  CHECK(r.row(Table::people, r.son).rowVer == before.rowVer + 1);
  CHECK(r.row(Table::people, r.son).since == r.day(9));
  // The history reads in the order in which it happened; each change says when it was told.
  const auto history = store::registryHistory(r.w, Table::people, before.n);
  REQUIRE(history.size() == 3);
  CHECK(history[2].row.until == r.day(3));
  CHECK(history[2].recordedAt == r.day(14));
  CHECK(history[1].row.since == r.day(3));
  CHECK(history[1].row.until == r.day(6));
  CHECK(history[1].recordedAt == r.day(6));
  CHECK(history[0].recordedAt == r.day(9));
  // What was believed until the 14th is kept, with who told otherwise.
  CHECK(r.w.integer("SELECT count(*) FROM registry_superseded") == 3);
  CHECK(r.w.integer("SELECT count(*) FROM registry_superseded WHERE told_by='社工' AND told_at=" + std::to_string(toMillis(r.day(14)))) == 3);
  CHECK(r.w.integer("SELECT count(*) FROM registry_superseded WHERE until IS NULL AND json_extract(image, '$.household')=" + std::to_string(before.number("household"))) == 1);
  // The present is told as one change of one person.
  REQUIRE(r.told.back().people.size() == 1);
  CHECK(r.told.back().people[0].before->area == "33/a/");
  CHECK(r.told.back().people[0].after->area == "33/b/");

  const auto known = r.everything(20);
  r.at(15);
  const auto undone = r.must(model::UndoRegistry{done.undo});
  CHECK(r.everything(20) == believed);
  CHECK(r.row(Table::people, r.son).image == before.image);
  CHECK(r.row(Table::people, r.son).since == before.since);
  r.at(16);
  const auto again = r.must(model::UndoRegistry{undone.undo});
  CHECK(r.everything(20) == known);
  r.must(model::UndoRegistry{again.undo});
  CHECK(r.everything(20) == believed);
  CHECK(r.fault(model::UndoRegistry{done.undo}) == "changed_meanwhile steps");
  // Whatever is told next goes on from there.
  r.at(18);
  r.must(model::MovePerson{r.son, 0, r.other, Relation::spouse, {}, r.day(4)});
  CHECK(r.namesIn(r.home, r.day(3)) == "张甲 张乙 ");
  CHECK(r.namesIn(r.home, r.day(4)) == "张甲 ");
}

TEST_CASE("a household moves and leaves late; its members go along") {
  LateFile r;
  r.at(5);
  r.educate(r.son, 30);
  r.at(6);
  model::EditHousehold edit{r.home, 0, {}, kNever};
  edit.codes[model::HouseholdColumn::specialFamily] = 2;
  r.must(edit);
  const auto believed = r.everything(20);
  r.at(14);
  const auto moved = r.must(model::MoveHousehold{r.home, 0, r.flat201, r.day(3)});
  const auto flat = r.row(Table::dwellings, r.flat201).n;
  CHECK(store::registryRowAsOf(r.w, Table::households, r.home, r.day(2))->number("dwelling") != flat);
  CHECK(store::registryRowAsOf(r.w, Table::households, r.home, r.day(4))->number("dwelling") == flat);
  CHECK(store::registryRowAsOf(r.w, Table::households, r.home, r.day(4))->number("special_family") == 0);
  CHECK(store::registryRowAsOf(r.w, Table::households, r.home, r.day(7))->number("special_family") == 2);
  CHECK(store::registryRowsOf(r.w, Table::households, flat, r.day(4)).size() == 1);
  CHECK(store::registryRowsOf(r.w, Table::households, flat, r.day(2)).empty());
  CHECK(r.fault(model::MoveHousehold{r.home, 0, r.flat102, r.day(2)}) == "bad_value day");
  CHECK(r.fault(model::MoveAway{{}, r.home, 0, {}, r.day(2)}) == "bad_value day");
  r.must(model::UndoRegistry{moved.undo});
  CHECK(r.everything(20) == believed);

  const auto left = r.must(model::MoveAway{{}, r.home, 0, {}, r.day(3)});
  CHECK(r.namesIn(r.home, r.day(2)) == "张甲 张乙 ");
  CHECK(r.namesIn(r.home, r.day(4)).empty());
  CHECK_FALSE(store::registryRowAsOf(r.w, Table::households, r.home, r.day(7)));
  r.must(model::UndoRegistry{left.undo});
  CHECK(r.everything(20) == believed);
  // Somebody who came on the 8th was still there then.
  r.at(16);
  r.must(model::AddPerson{r.home, RegistryFile::person("王戊", idFor(7, 1995), Relation::other), r.day(8), false});
  CHECK(r.fault(model::MoveAway{{}, r.home, 0, {}, r.day(5)}) == "bad_value day");
  CHECK(r.fault(model::MoveAway{{}, r.home, 0, {}, r.day(9)}).empty());
}

TEST_CASE("a head dies late: who follows is the head from that day on; an empty household ends with whoever was the last") {
  LateFile r;
  r.at(5);
  r.correctPhone(r.son, "12000001111");
  const auto believed = r.everything(20);
  r.at(14);
  const auto died = r.must(model::RecordDeath{r.head, 0, r.son, r.day(3)});
  CHECK(store::registryRowAsOf(r.w, Table::people, r.son, r.day(2))->number("relation") == 2);
  CHECK(store::registryRowAsOf(r.w, Table::people, r.son, r.day(4))->number("relation") == 0);
  CHECK(store::registryRowAsOf(r.w, Table::people, r.son, r.day(7))->number("relation") == 0);
  r.must(model::UndoRegistry{died.undo});
  CHECK(r.everything(20) == believed);

  // The son left on the 10th; then it is learnt that the head died on the 3rd: the son lived there alone for a week.
  r.must(model::MovePerson{r.son, 0, r.other, Relation::other, {}, r.day(10)});
  r.must(model::RecordDeath{r.head, 0, {}, r.day(3)});
  CHECK(r.namesIn(r.home, r.day(4)) == "张乙 ");
  CHECK(store::registryRowAsOf(r.w, Table::households, r.home, r.day(9)));
  CHECK_FALSE(store::registryRowAsOf(r.w, Table::households, r.home, r.day(10)));
  CHECK(fromMillis(r.row(Table::households, r.home).number("valid_to")) == r.day(10));
}

TEST_CASE("what a late report may say") {
  LateFile r;
  r.at(4);
  r.must(model::MovePerson{r.son, 0, r.other, Relation::other, {}, kNever});
  r.at(9);
  r.correctPhone(r.son, "12000001111");
  r.educate(r.head, 30);
  r.at(14);
  const auto detail = [&](const model::RegistryCommand& c) {
    const auto answer = r.tryOut(c, r.worker);
    const auto* no = std::get_if<model::RegistryRefusal>(&answer);
    return no ? model::detailText(no->detail, no->values) : std::string();
  };
  const auto text = [](Instant t) { return formatLocal(Zone::china().toLocal(t)).substr(0, 10); };
  CHECK(detail(model::RecordDeath{r.son, 0, {}, r.day(3)}) == "lies before the last change of the same, on " + text(r.day(4)));
  CHECK(detail(model::MovePerson{r.son, 0, r.home, Relation::child, {}, r.day(3)}) == "lies before the last change of the same, on " + text(r.day(4)));
  CHECK(detail(model::MoveAway{r.head, {}, 0, {}, r.day(-2)}) == "lies before the day on which the record begins, " + text(r.day(0)));
  CHECK(detail(model::RecordDeath{r.head, 0, {}, r.day(15)}) == "lies in the future");
  // A form gives the begin of the day on which it began.
  const Instant morning = Zone::china().toInstant(dateOf(static_cast<std::int32_t>((toMillis(r.start) + 28'800'000) / 86'400'000)));
  REQUIRE(morning < r.start);
  CHECK(r.fault(model::MoveAway{r.head, {}, 0, {}, morning}).empty());
  CHECK(r.namesIn(r.home, r.start) == "张乙 ");

  // An edit may be late where the same columns were not changed since.
  model::EditPerson e{r.son, 0, {}, r.day(6)};
  e.change.codes = {{PersonColumn::education, 60}};
  r.must(e);
  CHECK(store::registryRowAsOf(r.w, Table::people, r.son, r.day(5))->number("education") == 20);
  CHECK(store::registryRowAsOf(r.w, Table::people, r.son, r.day(7))->number("education") == 60);
  CHECK(store::registryRowAsOf(r.w, Table::people, r.son, r.day(7))->text("phone").empty());
  e.day = r.day(5);
  e.change.codes = {{PersonColumn::education, 70}};
  CHECK(r.fault(e) == "bad_value day");
}

TEST_CASE("whatever is told late in whatever order: the past is one truth and every report can be taken back to the same", "[large]") {
  constexpr int kRounds = 40;
#ifdef NDEBUG
  constexpr unsigned kSeeds = 4;
#else
  constexpr unsigned kSeeds = 1;  // the sanitizers take their time
#endif
  for (unsigned seed = 1; seed <= kSeeds; ++seed) {
    LateFile r;
    std::mt19937 random(seed);
    const auto any = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
    std::vector<Uuid> people{r.head, r.son}, households{r.home, r.other}, flats{r.flat101, r.flat102, r.flat201, r.west101};
    for (int i = 0; i < 4; ++i) people.push_back(r.addMember(households[static_cast<std::size_t>(i) % 2], "王" + std::to_string(i), 20 + i, 1980 + i, Relation::other));
    int carried = 0, late = 0;
    for (int round = 0; round < kRounds; ++round) {
      r.at(3 + 2 * round);
      INFO("seed " << seed << " round " << round);
      const auto before = r.everything(6 + 2 * kRounds);
      const Uuid person = people[static_cast<std::size_t>(any(6))], household = households[static_cast<std::size_t>(any(2))];
      const Instant when = r.now - any(12) * kDay;
      model::EditPerson edit{person, 0, {}, any(2) ? kNever : when};
      edit.change.codes = {{PersonColumn::education, static_cast<std::uint8_t>(any(2) ? 30 : 60)}};
      model::RegistryCommand command = edit;
      const int kind = any(8);
      if (kind == 0) command = model::MovePerson{person, 0, household, Relation::other, people[static_cast<std::size_t>(any(6))], when};
      if (kind == 1) command = model::MoveHousehold{household, 0, flats[static_cast<std::size_t>(any(4))], when};
      if (kind == 2) command = model::RecordDeath{person, 0, people[static_cast<std::size_t>(any(6))], when};
      if (kind == 3) command = model::ChangeHead{person, 0, Relation::other, when};
      if (kind == 4) command = model::MoveAway{{}, household, 0, {}, when};
      if (kind == 5) command = model::VoidEntry{model::RecordKind::person, person, 0, "试", people[static_cast<std::size_t>(any(6))]};
      auto answer = r.tryOut(command, r.worker);
      const auto* done = std::get_if<model::RegistryDone>(&answer);
      if (!done) {
        CHECK(r.everything(6 + 2 * kRounds) == before);
        continue;
      }
      ++carried;
      const auto superseded = r.w.integer("SELECT count(*) FROM registry_superseded");
      late += superseded > 0;
      // One version holds at each moment, and the pages see the people whom the statistics count.
      CHECK(r.w.integer("SELECT count(*) FROM registry_history a JOIN registry_history b ON a.tbl=b.tbl AND a.row=b.row AND a.row_ver<b.row_ver AND a.until>b.since AND b.until>b.since") == 0);
      CHECK(r.w.integer("SELECT count(*) FROM registry_history a JOIN people p ON a.tbl=12 AND p.n=a.row AND (a.until>p.since OR a.row_ver>=p.row_ver)") == 0);
      const auto told = r.everything(6 + 2 * kRounds);
      const auto undone = r.must(model::UndoRegistry{done->undo});
      CHECK(r.everything(6 + 2 * kRounds) == before);
      // Ends are taken back often, so that there is somebody left.
      if (kind == 2 || kind >= 4) continue;
      r.must(model::UndoRegistry{undone.undo});
      CHECK(r.everything(6 + 2 * kRounds) == told);
    }
    CHECK(carried > kRounds / 4);
    CHECK(late > 0);
  }
}

}  // namespace late_test
