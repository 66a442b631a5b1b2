// Schemes: strict reading, scores, vetoes, ranks, boards.
#include <fstream>

#include "tests/appraisal/hand_cases.h"
#include "tests/engine/engine_fixture.h"

namespace scheme_test {

using namespace jw;
using namespace jw::test;

namespace {

/// A scheme of its own, made from lines.
struct SchemeFile {
  TempFolder folder;
  Catalog catalog = readCatalog(appraisalData() / "indicators.toml");
  std::string head = "version = 3\nzh = \"考核\"\nen = \"Test\"\npoints = 100\nsubjects = [\"department\"]\n";
  std::string closing = "[[item]]\nindicator = \"closing_rate\"\nweight = 100\n";

  std::filesystem::path write(const std::string& text, const std::string& name = "own.toml") {
    std::ofstream(folder / name) << text;
    return folder / name;
  }
  std::string fault(const std::string& text) {
    try {
      readScheme(write(text), catalog);
    } catch (const Error& e) {
      CHECK(e.code() == ErrorCode::input);
      return e.what();
    }
    return {};
  }
  Result run(const std::string& text, std::vector<Trail> trails, std::vector<Entry> entries = {}) {
    auto rules = std::make_shared<Rules>();
    rules->catalog = catalog;
    rules->schemes.push_back(readScheme(write(text), catalog));
    const Scheme* scheme = &rules->schemes.front();
    return appraise(std::move(rules), {scheme, march(), SubjectKind::department, ""}, facts(std::move(trails), march(), 40000), departments(), std::move(entries));
  }
};

/// `closed` of `due` cases of a department.
void add(std::vector<Trail>& trails, const std::string& department, int due, int closed) {
  for (int i = 0; i < due; ++i) {
    Trail t(i);
    t.due(300).stepDue(300).assign(5, department).accept(10, 30);
    if (i < closed) t.feedBack(200, 300).archive(210);
    trails.push_back(std::move(t));
  }
}

Entry entry(const std::string& subject, Entry::Kind kind, double points, const std::string& reason = "理由") {
  Entry e;
  e.subject = subject;
  e.kind = kind;
  e.points = points;
  e.reason = reason;
  return e;
}

}  // namespace

TEST_CASE("what is shipped can be read, and serves what it says") {
  const auto rules = shippedRules();
  REQUIRE(rules->schemes.size() == 2);
  CHECK(rules->find("standard")->points == 100);
  CHECK(rules->find("thousand")->points == 1000);
  CHECK(rules->find("standard")->serves(SubjectKind::person));
  CHECK_FALSE(rules->find("thousand")->serves(SubjectKind::grid));
  CHECK(rules->find("no") == nullptr);
  for (const auto& i : rules->catalog.indicators) {
    CAPTURE(i.id);
    CHECK_FALSE(i.source.empty());
    CHECK(i.zh != i.en);
  }
}

TEST_CASE("a fault in a scheme is named with file and key") {
  SchemeFile f;
  CHECK(f.fault(f.head + f.closing).empty());
  CHECK(f.fault(f.head) == "own.toml: item: there is none");
  CHECK(f.fault("version = 1\n" + f.closing) == "own.toml: zh: is missing");
  CHECK(f.fault(f.head + "colour = 1\n" + f.closing) == "own.toml: colour: is not known here");
  CHECK(f.fault(f.head + "[[item]]\nindicator = \"closing_rat\"\nweight = 100\n") == "own.toml: item[1].indicator: there is no indicator \"closing_rat\"");
  CHECK(f.fault(f.head + "[[item]]\nindicator = \"closing_rate\"\nweight = \"much\"\n") == "own.toml: item[1].weight: must be a number");
  CHECK(f.fault(f.head + "[[item]]\nindicator = \"closing_rate\"\nweight = 60\n") == "own.toml: item: the weights make 60.000000, not 100");
  CHECK(f.fault(f.head + "[[item]]\nindicator = \"volume\"\nweight = 100\n").find("item[1].indicator") != std::string::npos);
  CHECK(f.fault(f.head + "[[item]]\nindicator = \"patrols\"\nweight = 100\n").find("is not computed") != std::string::npos);
  CHECK(f.fault(f.head + "[[item]]\nindicator = \"urges\"\nweight = 100\n").find("item[1].bands: is missing") != std::string::npos);
  CHECK(f.fault(f.head + "[[item]]\nindicator = \"closing_rate\"\nweight = 100\nbands = [[80, 50], [90, 100]]\n").find("from the best to the worst") != std::string::npos);
  CHECK(f.fault(f.head + "[[item]]\nindicator = \"closing_rate\"\nweight = 100\nbands = [[80, 150]]\n").find("outside 0 to 100") != std::string::npos);
  CHECK(f.fault(f.head + f.closing + "[[veto]]\nindicator = \"overdue_rate\"\nzh = \"超\"\nen = \"over\"\n").find("veto[1].over") != std::string::npos);
  CHECK(f.fault(f.head + f.closing + "[[yellow]]\nscore_below = 75\nindicator = \"overdue\"\nfrom = 2\n").find("yellow[1]") != std::string::npos);
  CHECK(f.fault(f.head + f.closing + "[[yellow]]\nyellows = 2\n").find("yellow[1]") != std::string::npos);
  CHECK(f.fault(f.head + "grades = [90, 95, 60, 40]\n" + f.closing).find("own.toml: grades") != std::string::npos);
  CHECK(f.fault("points = 500\n" + f.head.substr(0, f.head.find("points")) + "subjects = [\"department\"]\n" + f.closing).find("own.toml: points") != std::string::npos);
  CHECK(f.fault(f.head + "[[item]\n").find("own.toml: line ") == 0);
  CHECK(f.fault(f.head + f.closing + "[board]\nred = 3\nred_from = 90\nblack = 3\n") == "own.toml: board.black_below: is missing");
}

TEST_CASE("a fault in the catalogue is named too") {
  TempFolder folder;
  const auto fault = [&](const std::string& text) {
    std::ofstream(folder / "indicators.toml") << "version = 1\ndispatch_limit_minutes = 5\n" << text;
    try {
      readCatalog(folder / "indicators.toml");
    } catch (const Error& e) {
      return std::string(e.what());
    }
    return std::string();
  };
  const std::string rate = "[[indicator]]\nid = \"a\"\nzh = \"甲\"\nen = \"A\"\nsource = \"s\"\nmeasure = \"rate\"\nstep = \"case\"\nperiod = \"due\"\n";
  CHECK(fault(rate + "count = [\"closed\"]\n").empty());
  CHECK(fault(rate) == "indicators.toml: indicator[1].count: is missing");
  CHECK(fault(rate + "count = [\"clozed\"]\n") == "indicators.toml: indicator[1].count: \"clozed\" is not known");
  CHECK(fault(rate + "count = [\"kind:matter|thing\"]\n") == "indicators.toml: indicator[1].count: \"thing\" is not known");
  CHECK(fault(rate + "count = []\n" + rate + "count = []\n").find("stands here twice") != std::string::npos);
}

TEST_CASE("bands give the share of the first limit that is reached") {
  Indicator higher, lower;
  higher.higherIsBetter = true;
  lower.higherIsBetter = false;
  Item item;
  CHECK(item.share(higher, 93.7) == Approx(93.7));
  CHECK(item.share(lower, 30) == Approx(70));
  item.bands = {{95, 100}, {90, 80}, {60, 10}};
  CHECK(item.share(higher, 95) == 100);
  CHECK(item.share(higher, 94.99) == 80);
  CHECK(item.share(higher, 60) == 10);
  CHECK(item.share(higher, 59.9) == 0);
  item.bands = {{0, 100}, {5, 80}};
  CHECK(item.share(lower, 0) == 100);
  CHECK(item.share(lower, 5) == 80);
  CHECK(item.share(lower, 5.1) == 0);
}

TEST_CASE("grades of spec 07") {
  const auto rules = shippedRules();
  const Scheme& s = *rules->find("standard");
  const std::string grades = {s.gradeOf(100), s.gradeOf(90), s.gradeOf(89.99), s.gradeOf(75), s.gradeOf(74.99), s.gradeOf(60), s.gradeOf(59), s.gradeOf(40), s.gradeOf(39.99), s.gradeOf(0)};
  CHECK(grades == "AABBCCDDEE");
}

TEST_CASE("weights, thousand points, bonus and penalty; the weight of what has no base is carried by the others") {
  SchemeFile f;
  std::vector<Trail> trails;
  add(trails, "A", 10, 8);
  const std::string items = "[[item]]\nindicator = \"closing_rate\"\nweight = 60\n[[item]]\nindicator = \"accept_in_time_rate\"\nweight = 20\n[[item]]\nindicator = \"satisfaction\"\nweight = 20\n";
  // 60 × 80 % + 20 × 100 % of 80; nobody was called.
  CHECK(*f.run(f.head + items, trails).find("A")->score == Approx(85));
  auto thousand = f.head;
  thousand.replace(thousand.find("100"), 3, "1000");
  const auto r = f.run(thousand + items, trails, {entry("A", Entry::Kind::bonus, 30), entry("A", Entry::Kind::penalty, 10), entry("B", Entry::Kind::bonus, 500)});
  const Row& row = *r.find("A");
  CHECK(*row.score == Approx(870));
  CHECK(row.grade == 'B');
  CHECK(row.bonus == 30);
  CHECK(row.penalty == 10);
  CHECK(*row.points[0] == Approx(600));
  CHECK(*row.points[1] == Approx(250));
  CHECK_FALSE(row.points[2]);
  CHECK_FALSE(r.find("B")->score);
  CHECK(*f.run(f.head + items, trails, {entry("A", Entry::Kind::bonus, 99)}).find("A")->score == 100);
  CHECK(*f.run(f.head + items, trails, {entry("A", Entry::Kind::penalty, 99)}).find("A")->score == 0);
}

TEST_CASE("a veto takes the whole score, by rule or by hand, and says why") {
  SchemeFile f;
  std::vector<Trail> trails;
  add(trails, "A", 10, 3);
  add(trails, "B", 10, 9);
  add(trails, "C", 10, 10);
  const auto r = f.run(f.head + f.closing + "[[veto]]\nindicator = \"overdue_rate\"\nover = 60\nzh = \"超时过多\"\nen = \"too late\"\n", trails, {entry("C", Entry::Kind::veto, 0, "安全事故")});
  CHECK(*r.find("A")->score == 0);
  CHECK(r.find("A")->grade == 'E');
  CHECK(r.find("A")->vetoes == std::vector<std::string>{"超时过多 / too late"});
  CHECK(*r.find("B")->score == Approx(90));
  CHECK(*r.find("C")->score == 0);
  CHECK(r.find("C")->vetoes == std::vector<std::string>{"安全事故"});
  CHECK(r.find("B")->rank == 1);
}

TEST_CASE("ranks: ties by the scheme's indicators, equals share the rank and the next is left out") {
  SchemeFile f;
  std::vector<Trail> trails;
  add(trails, "A", 10, 8);
  add(trails, "B", 20, 16);
  add(trails, "C", 10, 8);
  const auto shared = f.run(f.head + f.closing, trails);
  CHECK(shared.ranked == 3);
  for (const char* key : {"A", "B", "C"}) CHECK(shared.find(key)->rank == 1);
  const auto byVolume = f.run(f.head + "tie = [\"volume\"]\n" + f.closing, trails);
  CHECK(byVolume.find("B")->rank == 1);
  CHECK(byVolume.find("A")->rank == 2);
  CHECK(byVolume.find("C")->rank == 2);
  const auto byOverdue = f.run(f.head + "tie = [\"overdue\"]\n" + f.closing, trails);  // lower is better
  CHECK(byOverdue.find("A")->rank == 1);
  CHECK(byOverdue.find("C")->rank == 1);
  CHECK(byOverdue.find("B")->rank == 3);
  CHECK(byOverdue.rows.back().subject.key == "B");
}

TEST_CASE("red list and black list") {
  SchemeFile f;
  std::vector<Trail> trails;
  add(trails, "A", 20, 19);
  add(trails, "B", 20, 18);
  add(trails, "C", 20, 10);
  const auto r = f.run(f.head + f.closing + "[board]\nred = 1\nred_from = 90\nblack = 2\nblack_below = 75\n", trails);
  CHECK(r.find("A")->redList);
  CHECK_FALSE(r.find("B")->redList);
  CHECK_FALSE(r.find("B")->blackList);
  CHECK(r.find("C")->blackList);
}

}  // namespace scheme_test
