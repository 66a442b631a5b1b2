// Cards, appeals, and what is frozen.
#include "core/appraisal/cards.h"
#include "core/appraisal/publication.h"
#include "tests/appraisal/hand_cases.h"

namespace cards_test {

using namespace jw;
using namespace jw::test;

namespace {

/// `late` of `n` cases of the department were fed back late.
void add(std::vector<Trail>& trails, const std::string& department, int n, int late) {
  for (int i = 0; i < n; ++i)
    trails.push_back(Trail(i).due(300).assign(i + 5, department).accept(i + 10, i + 40).feedBack(i < late ? 301 : 300, 300).followUp(400, 500, true).archive(400));
}

const Card* of(const std::vector<Card>& cards, const std::string& subject) {
  for (const Card& c : cards)
    if (c.subject == subject) return &c;
  return nullptr;
}

model::Actor actor(model::Role role, const std::string& name, DepartmentId department = {}) { return {{}, name, role, {}, department}; }

std::string name(const std::variant<Card, model::RefusalCode>& v) { return std::holds_alternative<Card>(v) ? "" : std::string(model::refusalName(std::get<model::RefusalCode>(v))); }

}  // namespace

TEST_CASE("cards by the defaults: yellow at the second overdue case or below 75, red at two yellows or below 60") {
  std::vector<Trail> trails;
  add(trails, "A", 100, 1);
  add(trails, "B", 100, 2);
  add(trails, "C", 10, 10);
  const auto r = run(trails);
  REQUIRE(*r.find("A")->score > 75);
  REQUIRE(*r.find("B")->score > 75);
  REQUIRE(*r.find("C")->score < 60);
  const auto cards = proposeCards(r, {});
  CHECK(of(cards, "A") == nullptr);
  REQUIRE(of(cards, "B"));
  CHECK(of(cards, "B")->color == CardColor::yellow);
  CHECK(of(cards, "B")->reason == "overdue 2 (from 2)");
  REQUIRE(of(cards, "C"));
  CHECK(of(cards, "C")->color == CardColor::red);
  CHECK(of(cards, "C")->reason.find("yellow cards 2 (from 2); score ") == 0);

  SECTION("a yellow card of the same year makes the next one red, unless it was exempted or is of another year") {
    Card earlier = *of(cards, "B");
    earlier.period = "2026-02";
    CHECK(of(proposeCards(r, {earlier}), "B")->color == CardColor::red);
    earlier.appeal = AppealState::refused;
    CHECK(of(proposeCards(r, {earlier}), "B")->color == CardColor::red);
    earlier.appeal = AppealState::granted;
    CHECK(of(proposeCards(r, {earlier}), "B")->color == CardColor::yellow);
    earlier.appeal = AppealState::none;
    earlier.period = "2025-12";
    CHECK(of(proposeCards(r, {earlier}), "B")->color == CardColor::yellow);
  }
  SECTION("none twice in a period, not even after an exemption") {
    auto there = cards;
    there[0].appeal = AppealState::granted;
    CHECK(proposeCards(r, there).empty());
  }
  SECTION("yellow cards alone, without a new fault, give none") {
    Card one = *of(cards, "B"), two = one;
    one.subject = two.subject = "A";
    one.period = "2026-01";
    two.period = "2026-02";
    CHECK(of(proposeCards(r, {one, two}), "A") == nullptr);
  }
}

TEST_CASE("an appeal takes two steps: reviewed, then decided by another administrator") {
  Card card;
  card.subject = "A";
  const auto desk = actor(model::Role::department, "部工", department("A"));
  const auto analyst = actor(model::Role::analyst, "分析员"), admin = actor(model::Role::administrator, "管理员");
  const auto step = [&](const Card& c, AppealStep s, const model::Actor& a, const std::string& own = "", const std::string& text = "理由") { return appraisal::appeal(c, s, text, a, own, kMarch); };

  CHECK(name(step(card, AppealStep::review, analyst)) == "wrong_state");
  CHECK(name(step(card, AppealStep::submit, desk, "B")) == "not_entitled");
  CHECK(name(step(card, AppealStep::submit, analyst)) == "not_entitled");
  CHECK(name(step(card, AppealStep::submit, desk, "A", "  ")) == "needs_reason");
  const auto submitted = std::get<Card>(step(card, AppealStep::submit, desk, "A"));
  CHECK(submitted.appeal == AppealState::submitted);
  CHECK(submitted.rowVer == 2);
  CHECK(name(step(submitted, AppealStep::submit, desk, "A")) == "wrong_state");
  CHECK(name(step(submitted, AppealStep::grant, admin)) == "wrong_state");
  CHECK(name(step(submitted, AppealStep::review, desk, "A")) == "not_entitled");
  const auto reviewed = std::get<Card>(step(submitted, AppealStep::review, analyst));
  CHECK(reviewed.reviewedBy == "分析员");
  CHECK(name(step(reviewed, AppealStep::grant, analyst)) == "not_entitled");
  const auto own = std::get<Card>(step(submitted, AppealStep::review, admin));
  CHECK(name(step(own, AppealStep::grant, admin)) == "not_entitled");
  const auto granted = std::get<Card>(step(reviewed, AppealStep::grant, admin));
  CHECK(granted.appeal == AppealState::granted);
  CHECK_FALSE(granted.stands());
  CHECK(granted.reason == card.reason);
  CHECK(name(step(granted, AppealStep::refuse, admin)) == "wrong_state");
  CHECK(std::get<Card>(step(reviewed, AppealStep::refuse, admin)).stands());
}

TEST_CASE("a supervisor appeals for an area below the own, nobody else's") {
  Card card;
  card.subjectKind = SubjectKind::street;
  card.subject = "33/3301/330101/";
  auto supervisor = actor(model::Role::supervisor, "街道主管");
  supervisor.scope = card.subject;
  CHECK(name(appraisal::appeal(card, AppealStep::submit, "x", supervisor, "", kMarch)).empty());
  card.subject = "33/3301/330102/";
  CHECK(name(appraisal::appeal(card, AppealStep::submit, "x", supervisor, "", kMarch)) == "not_entitled");
}

TEST_CASE("what is published says everything; later changes show as differences") {
  std::vector<Trail> trails;
  add(trails, "A", 10, 1);
  add(trails, "B", 10, 3);
  const auto before = run(trails);
  const std::string content = frozen(before);
  CHECK(differences(content, before).empty());
  CHECK(content.find("\"text\":\"# A scheme") != std::string::npos);

  const auto rows = publishedRows(content, before.rules->catalog);
  REQUIRE(rows.size() == before.rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    CHECK(rows[i].subject.key == before.rows[i].subject.key);
    CHECK(rows[i].rank == before.rows[i].rank);
    CHECK(rows[i].score == before.rows[i].score);
    CHECK(rows[i].grade == before.rows[i].grade);
    CHECK(rows[i].points == before.rows[i].points);
    for (std::size_t k = 0; k < rows[i].cells.size(); ++k) CHECK(rows[i].cells[k].value == before.rows[i].cells[k].value);
  }

  add(trails, "B", 1, 1);
  const auto after = run(trails);
  Publication publication;
  publication.content = content;
  const Result again = publishedResult(publication, after);
  CHECK(again.ranked == before.ranked);
  CHECK(again.rows.size() == before.rows.size());
  for (std::size_t k = 0; k < before.total.cells.size(); ++k) CHECK(again.total.cells[k].value == before.total.cells[k].value);
  const auto found = differences(content, after);
  bool volume = false;
  for (const auto& d : found) {
    CHECK(d.subject == "B");
    if (d.what == "volume") volume = d.published == 10.0 && d.now == 11.0;
  }
  CHECK(volume);
  CHECK_THROWS_AS(differences("{}", after), Error);
  CHECK_THROWS_AS(differences("no", after), Error);
}

}  // namespace cards_test
