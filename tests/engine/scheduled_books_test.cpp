// Scheduled books: kept with whose rights they have, changed and taken back, their days and names, files that destroy nothing.
#include "core/engine/scheduled_books.h"

#include <algorithm>
#include <fstream>
#include <future>
#include <iterator>
#include <optional>

#include "core/base/error.h"
#include "core/engine/book_folder.h"
#include "core/engine/directory.h"
#include "core/engine/statistics_fit.h"
#include "core/store/schema.h"
#include "tests/catch.h"
#include "tests/engine/engine_fixture.h"

namespace scheduled_books_test {

using namespace jw;
using namespace jw::test;
using engine::BookFault;
using engine::BookSchedule;
using engine::ScheduledBooks;
namespace fs = std::filesystem;

namespace {

using Every = stats::DueRule::Every;

stats::Day day(int year, int month, int d) { return static_cast<stats::Day>(daysOf(year, month, d)); }

struct BookCity : SmallCity {
  std::optional<ScheduledBooks> books{std::in_place, *engine};
  model::Actor analyst{{Uuid::named("analyst")}, "分析员", model::Role::analyst, {}, {}};
  model::Actor east{{Uuid::named("east")}, "街道主管", model::Role::supervisor, "330101/", {}};
  fs::path out = folder / "out";
  BookCity() { fs::create_directory(out); }

  using Answer = std::variant<ScheduledBooks::Schedules, engine::Refused>;
  template <class Ask>
  Answer ask(Ask ask) {
    std::promise<Answer> answer;
    ask([&](Answer a) { answer.set_value(std::move(a)); });
    return answer.get_future().get();
  }
  ScheduledBooks::Schedules all() {
    return std::get<ScheduledBooks::Schedules>(ask([&](auto ready) { books->read(ready); }));
  }
  static std::string refusal(const Answer& answer) {
    const auto* why = std::get_if<engine::Refused>(&answer);
    return why ? std::string(model::refusalName(why->code)) + " " + why->detail : "";
  }
  BookSchedule schedule(const std::string& name = "日报") {
    BookSchedule s;
    s.name = name;
    s.contents = {"统计汇编", {"statistics.age.structure", "cases.state"}, "", {}, stats::ShownAs::number, false};
    s.rule = {Every::day, 1, 10 * 60};
    s.days.cases = engine::BookDays::Cases::sinceDueBefore;
    s.folder = out;
    s.fileName = "{name} {date}";
    return s;
  }
  Answer put(const BookSchedule& s, const model::Actor& by) {
    return ask([&](auto ready) { books->put(by, s, ready); });
  }
  BookSchedule kept(const BookSchedule& s, const model::Actor& by) {
    const auto answer = put(s, by);
    INFO(refusal(answer));
    REQUIRE(refusal(answer).empty());
    return std::get<ScheduledBooks::Schedules>(answer).back();
  }
  Instant next(const BookSchedule& s) { return engine::nextTry(s, engine->now(), engine->directory()->calendar().zone()); }
  int audited(const std::string& action) {
    int n = 0;
    engine->read({}, [&](store::Connection& c) {
            auto s = c.prepare("SELECT count(*) FROM audit WHERE action=?");
            s->bind(1, std::string_view(action)).step();
            n = static_cast<int>(s->integer(0));
          }).get();
    return n;
  }
};

std::string content(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<std::string> names(const fs::path& folder) {
  std::vector<std::string> all;
  for (const auto& entry : fs::directory_iterator(folder)) all.push_back(entry.path().filename().string());
  std::sort(all.begin(), all.end());
  return all;
}

}  // namespace

TEST_CASE("a scheduled book is kept as it is and with the rights of who keeps it, over a restart") {
  BookCity d;
  auto wanted = d.schedule();
  wanted.contents.level = engine::StatisticsDesk::Level{model::AreaLevel::community, true};
  wanted.contents.as = stats::ShownAs::ofParent;
  wanted.contents.pdf = true;
  wanted.days = {engine::BookDays::Cases::named, stats::NamedPeriod::lastQuarter, true};
  wanted.keep = 12;
  const auto made = d.kept(wanted, d.analyst);
  CHECK(made.id);
  CHECK(made.owner.name == "分析员");
  CHECK(made.workstation == engine::thisWorkstation());
  CHECK(made.done == day(2026, 11, 19));  // it is the 20th, 9 o'clock: what was due before is nothing to it
  CHECK(d.next(made) == Zone::china().toInstant({2026, 11, 20, 10, 0, 0, 0}));
  d.open();
  d.books.emplace(*d.engine);
  REQUIRE(d.all().size() == 1);
  CHECK(engine::toJson(d.all()) == engine::toJson({made}));
  CHECK(d.all()[0].contents == wanted.contents);
  CHECK(d.all()[0].days == wanted.days);
  CHECK(d.audited("book.schedule") == 1);
  CHECK(engine::schedulesFrom("no json").empty());
  // One that a later program has written does not take the others away.
  auto more = engine::toJson({made, made});
  more.replace(more.find("\"every\":2") == std::string::npos ? more.find("\"every\":0") : more.find("\"every\":2"), 9, "\"every\":9");
  CHECK(engine::schedulesFrom(more).size() == 1);
}

TEST_CASE("what cannot be made is refused when it is kept, with its name") {
  BookCity d;
  const auto refused = [&](auto edit, const model::Actor& by) {
    auto s = d.schedule();
    edit(s);
    return BookCity::refusal(d.put(s, by));
  };
  CHECK(refused([](auto& s) { s.name = "  "; }, d.analyst) == "bad_value name");
  CHECK(refused([](auto& s) { s.contents.entries.clear(); }, d.analyst) == "bad_value entries");
  CHECK(refused([](auto& s) { s.rule.minute = 1440; }, d.analyst) == "bad_value rule");
  CHECK(refused([](auto& s) { s.folder = "relative"; }, d.analyst) == "bad_value folder");
  CHECK(refused([](auto& s) { s.fileName = ""; }, d.analyst) == "bad_value file_name");
  CHECK(refused([](auto& s) { s.keep = -1; }, d.analyst) == "bad_value keep");
  CHECK(refused([](auto& s) { s.contents.area = "330102/"; }, d.east).starts_with("out_of_scope"));
  CHECK(refused([](auto&) {}, d.worker(d.roads)).starts_with("not_entitled"));
  CHECK(d.all().empty());
}

TEST_CASE("whoever sees less than the owner neither changes nor deletes a schedule; changed it has the rights of who changed it") {
  BookCity d;
  const auto whole = d.kept(d.schedule("全市"), d.analyst);
  auto narrow = d.schedule("东城");
  narrow.contents.area = "330101/";
  narrow = d.kept(narrow, d.east);
  CHECK_FALSE(ScheduledBooks::concerns(d.east, whole));
  CHECK(ScheduledBooks::concerns(d.analyst, narrow));
  CHECK_FALSE(ScheduledBooks::concerns(d.worker(d.roads), narrow));
  auto grab = whole;
  grab.contents.area = "330101/";
  CHECK(BookCity::refusal(d.put(grab, d.east)).starts_with("not_entitled"));
  CHECK(BookCity::refusal(d.ask([&](auto ready) { d.books->remove(d.east, whole.id, ready); })).starts_with("not_entitled"));
  CHECK(BookCity::refusal(d.ask([&](auto ready) { d.books->pause(d.east, whole.id, true, ready); })).starts_with("not_entitled"));
  const auto answer = d.put(narrow, d.analyst);
  CHECK(std::get<ScheduledBooks::Schedules>(answer).back().owner.scope.empty());
  // Deleted and taken back, as it was.
  const auto before = d.all();
  CHECK(std::get<ScheduledBooks::Schedules>(d.ask([&](auto ready) { d.books->remove(d.analyst, whole.id, ready); })).size() == 1);
  CHECK(BookCity::refusal(d.put(whole, d.analyst)).starts_with("changed_meanwhile"));
  d.ask([&](auto ready) { d.books->putBack(d.analyst, whole, ready); });
  CHECK(d.all().size() == 2);
  CHECK(engine::toJson({d.all()[1]}) == engine::toJson({before[0]}));
  CHECK(d.audited("book.unschedule") == 1);
}

TEST_CASE("owed after an absence, tried again with longer pauses, not made up for after a pause") {
  BookCity d;
  auto s = d.kept(d.schedule(), d.analyst);
  const auto now = [&] { return d.engine->now(); };
  const auto run = [&](BookFault fault, std::optional<stats::Day> due) {
    ScheduledBooks::Run r{s.id, due, now(), fault};
    s = std::get<ScheduledBooks::Schedules>(d.ask([&](auto ready) { d.books->tell(r, ready); })).front();
  };
  d.clock->advance(std::chrono::hours(24 * 5));  // five were missed: it is the 25th, 9 o'clock
  CHECK(d.next(s) == Zone::china().toInstant({2026, 11, 24, 10, 0, 0, 0}));
  const auto due = stats::owed(s.rule, s.done, now(), Zone::china());
  REQUIRE(due);
  CHECK(due->day == day(2026, 11, 24));
  run(BookFault::noFolder, due->day);
  CHECK(d.next(s) == now() + std::chrono::minutes(1));
  run(BookFault::noFolder, due->day);
  CHECK(s.failures == 2);
  CHECK(d.next(s) == now() + std::chrono::minutes(2));
  // With another folder at once, and it is still the one of the 24th.
  s.folder = d.folder.path();
  s.keep = 5;
  s = d.kept(s, d.analyst);
  CHECK(s.keep == 5);
  CHECK(d.all()[0].folder == d.folder.path());
  CHECK(d.next(s) <= now());
  CHECK(stats::owed(s.rule, s.done, now(), Zone::china()) == due);
  run(BookFault::none, due->day);
  CHECK(s.madeAt == now());
  CHECK(d.next(s) == Zone::china().toInstant({2026, 11, 25, 10, 0, 0, 0}));
  // One made by hand in between is none of those by the clock.
  run(BookFault::none, std::nullopt);
  CHECK(s.done == day(2026, 11, 24));
  d.ask([&](auto ready) { d.books->pause(d.analyst, s.id, true, ready); });
  CHECK(d.next(d.all()[0]) == kNever);
  d.clock->advance(std::chrono::hours(48));
  d.ask([&](auto ready) { d.books->pause(d.analyst, s.id, false, ready); });
  CHECK(d.next(d.all()[0]) == Zone::china().toInstant({2026, 11, 27, 10, 0, 0, 0}));
  // Another window over the same store does not make what this one is writing, or has made.
  const auto leave = [&](std::optional<stats::Day> of) { return BookCity::refusal(d.ask([&](auto ready) { d.books->leave(s.id, of, ready); })); };
  CHECK(leave(day(2026, 11, 27)).empty());
  CHECK(leave(day(2026, 11, 27)).starts_with("changed_meanwhile"));
  CHECK(d.audited("export.book") == 1);
  d.clock->advance(ScheduledBooks::kWriting);
  CHECK(leave(day(2026, 11, 27)).empty());
  // Given up is given up until the next time; other times begin anew.
  d.clock->advance(std::chrono::hours(2));
  s = d.all()[0];
  run(BookFault::cancelled, day(2026, 11, 27));
  CHECK(d.next(s) == Zone::china().toInstant({2026, 11, 28, 10, 0, 0, 0}));
  s.rule = {Every::month, 1, 8 * 60};
  s = d.kept(s, d.analyst);
  CHECK(d.next(s) == Zone::china().toInstant({2026, 12, 1, 8, 0, 0, 0}));
}

TEST_CASE("a schedule of another workstation is not made here until somebody keeps it here") {
  BookCity d;
  auto s = d.kept(d.schedule(), d.analyst);
  d.engine->write([&](store::Connection& w) {
            auto text = store::metaValue(w, "scheduled_books");
            const auto mark = engine::thisWorkstation();
            text.replace(text.find(mark), mark.size(), "another");
            store::setMetaValue(w, "scheduled_books", text);
          }).get();
  d.clock->advance(std::chrono::hours(48));
  CHECK(d.next(d.all()[0]) == kNever);
  s = d.kept(d.all()[0], d.analyst);
  CHECK(d.next(s) == Zone::china().toInstant({2026, 11, 22, 10, 0, 0, 0}));
}

TEST_CASE("the days of a book and the name of its file follow from the day on which it is due") {
  auto s = BookCity().schedule("月报");
  using Cases = engine::BookDays::Cases;
  s.rule = {Every::month, 1, 8 * 60};
  const auto due = day(2026, 12, 1);
  CHECK(engine::periodOf(s.days, s.rule, due) == stats::Period{day(2026, 11, 1), due});
  CHECK(engine::fileStem(s, due) == "月报 2026-11");
  s.days.cases = Cases::own;
  CHECK_FALSE(engine::periodOf(s.days, s.rule, due));
  CHECK(engine::fileStem(s, due) == "月报 2026-12-01");
  // This month is not over: the file of each day has a name of its own.
  s.days = {Cases::named, stats::NamedPeriod::thisMonth, false};
  CHECK(engine::fileStem(s, day(2026, 11, 20)) == "月报 2026-11-01_2026-11-20");
  s.rule.every = Every::week;
  s.days.cases = Cases::sinceDueBefore;
  CHECK(engine::fileStem(s, day(2026, 11, 23)) == "月报 2026-11-16_2026-11-22");
  s.fileName = "a/b:{name}";
  CHECK(engine::fileStem(s, day(2026, 11, 23)) == "a-b-月报 2026-11-16_2026-11-22");
  s.fileName = ".." + std::string(300, 'x');
  CHECK(engine::fileStem(s, due).size() <= 203);
  CHECK_FALSE(engine::fileStem(s, due).starts_with('.'));
}

TEST_CASE("the questions of a book are of its days, without what cannot be counted so") {
  BookCity d;
  const auto catalog = stats::Catalog::load(fs::path(JW_SOURCE_DIR) / "data" / "statistics", std::make_shared<const model::Attributes>(model::Attributes::load(fs::path(JW_SOURCE_DIR) / "data")));
  auto s = d.schedule();
  s.contents.entries = {"statistics.age.structure", "statistics.ethnic_group", "cases.state", "own.gone"};
  const auto due = day(2026, 11, 20);
  auto book = engine::questionsOf(s, due, due, catalog, *d.engine->areas());
  REQUIRE(book.questions.size() == 3);
  CHECK(book.leftOut == std::vector<std::string>{"own.gone"});
  CHECK_FALSE(book.questions[0].asOf);
  CHECK_FALSE(book.questions[0].period);
  CHECK(book.questions[2].period == stats::Period{day(2026, 11, 19), due});
  s.days.atEnd = true;
  // The same whenever it is made.
  for (const auto today : {due, due + 40}) {
    book = engine::questionsOf(s, due, today, catalog, *d.engine->areas());
    REQUIRE(book.questions.size() == 2);
    CHECK(book.leftOut == std::vector<std::string>{"statistics.ethnic_group", "own.gone"});
    for (const auto& q : book.questions) CHECK(q.asOf == due - 1);
  }
}

TEST_CASE("a book that leaves takes nobody's place, is whole or not there, and old ones go") {
  const TempFolder temp;
  const Uuid id = Uuid::named("schedule");
  const auto write = [](const std::string& words) { return [words](const fs::path& part) { std::ofstream(part) << words; }; };
  auto first = engine::leaveBook(temp.path(), "月报 2026-10", "xlsx", id, write("one"));
  REQUIRE(first.fault == BookFault::none);
  CHECK(first.made.file == temp / "月报 2026-10.xlsx");
  CHECK(first.made.bytes == 3);
  const auto second = engine::leaveBook(temp.path(), "月报 2026-10", "xlsx", id, write("second"));
  CHECK(second.made.file == temp / "月报 2026-10 (2).xlsx");
  CHECK(content(first.made.file) == "one");
  // Stopped, or failed half-way, or killed before: nothing of it stays.
  std::ofstream(temp / ("." + id.text() + ".part.part")) << "of a program that was killed";
  const auto fails = [&](ErrorCode code) {
    return engine::leaveBook(temp.path(), "x", "pdf", id, [code](const fs::path& part) {
      std::ofstream(part) << "half";
      throw Error(code, "told");
    });
  };
  CHECK(fails(ErrorCode::cancelled).fault == BookFault::cancelled);
  CHECK(fails(ErrorCode::input).fault == BookFault::notWritten);
  CHECK(fails(ErrorCode::input).detail == "told");
  CHECK(engine::leaveBook(temp / "away", "x", "pdf", id, write("x")).fault == BookFault::noFolder);
  CHECK_FALSE(fs::exists(temp / "away"));
  CHECK(names(temp.path()) == std::vector<std::string>{"月报 2026-10 (2).xlsx", "月报 2026-10.xlsx"});
  const auto third = engine::leaveBook(temp.path(), "月报 2026-11", "xlsx", id, write("third"));
  // Somebody has worked on the first: it is not the program's any more.
  std::ofstream(first.made.file, std::ios::app) << " and a note";
  CHECK(engine::thinOut({first.made, second.made, third.made}, 0) == std::vector{second.made, third.made});
  CHECK(engine::thinOut({first.made, second.made, third.made}, 1) == std::vector{third.made});
  CHECK(names(temp.path()) == std::vector<std::string>{"月报 2026-10.xlsx", "月报 2026-11.xlsx"});
}

}  // namespace scheduled_books_test
