// The packed book of open cases against plain maps.
#include "core/engine/open_book.h"

#include <map>
#include <random>
#include <set>

#include "core/deadline/urging.h"
#include "tests/catch.h"

namespace open_book_test {

using namespace jw;
using engine::OpenBook;
using model::CaseState;

namespace {

class Cases {
 public:
  explicit Cases(unsigned seed) : m_random(seed) {}
  int below(int n) { return static_cast<int>(m_random() % static_cast<unsigned>(n)); }
  model::CaseSummary fresh() {
    model::CaseSummary c;
    c.id = {Uuid::make(1'800'000'000'000 + below(5))};
    return changed(c);
  }
  // Everything that a step can change, and more.
  model::CaseSummary changed(model::CaseSummary c) {
    static constexpr CaseState kOpen[] = {CaseState::reported, CaseState::assigned, CaseState::accepted, CaseState::rejected, CaseState::fedBack, CaseState::followedUp, CaseState::reworking, CaseState::suspended};
    c.state = kOpen[below(8)];
    c.category = {Uuid::named("c" + std::to_string(below(5)))};
    c.department = below(3) ? DepartmentId{Uuid::named("d" + std::to_string(below(4)))} : DepartmentId{};
    c.proposed = c.department ? DepartmentId{} : DepartmentId{Uuid::named("p" + std::to_string(below(4)))};
    c.area = below(6) ? "330101/33010100" + std::to_string(below(9)) + "/" : "";
    c.point.reset();
    if (below(5)) c.point = model::Point{120 + below(40) / 9000.0, 30 + below(40) / 9000.0};
    c.reportedAt = moment();
    c.recordedAt = below(9) ? moment() : kNever;
    c.due = moment();
    c.stepDue = moment();
    c.resumeAt = c.state == CaseState::suspended ? moment() : kNever;
    c.suspect = below(8) ? CaseId{} : CaseId{Uuid::named("s")};
    c.calledIn.clear();
    for (int i = below(9) - 6; i > 0; --i) c.calledIn.push_back({Uuid::named("t" + std::to_string(i)), {Uuid::named("d" + std::to_string(below(4)))}, moment(), moment()});
    return c;
  }
  Instant moment() { return below(6) ? fromMillis(1'800'000'000'000 + below(1'000'000'000) * 97LL) : kNever; }

 private:
  std::mt19937 m_random;
};

void checkSame(const OpenBook& book, const model::CaseSummary& c) {
  const auto slot = book.find(c.id);
  REQUIRE(slot != OpenBook::kNone);
  const auto kept = book.summary(slot);
  CHECK(kept.id == c.id);
  CHECK(kept.state == c.state);
  CHECK(kept.area == c.area);
  CHECK(kept.category == c.category);
  CHECK(kept.department == (c.department ? c.department : c.proposed));
  CHECK(kept.reportedAt == c.reportedAt);
  CHECK(kept.calledIn == c.calledIn);
  if (c.state == CaseState::suspended) CHECK(kept.resumeAt == c.resumeAt);
  const bool late = c.state != CaseState::suspended && c.recordedAt != kNever && deadline::urgedAbout(c) < c.recordedAt;
  CHECK(deadline::urgedAbout(kept) == (late ? kNever : deadline::urgedAbout(c)));
  model::Settings settings;
  settings.urgeBySms = true;
  for (const deadline::UrgesSoFar urges : {deadline::UrgesSoFar{}, deadline::UrgesSoFar{2, fromMillis(1'810'000'000'000)}})
    CHECK(deadline::nextUrge(kept, settings, urges).at == deadline::nextUrge(c, settings, urges).at);
}

double metres(const model::Point& a, const model::Point& b) {
  return 111'195 * std::hypot(a.y - b.y, (a.x - b.x) * std::cos(a.y * std::acos(-1.0) / 180));
}

}  // namespace

TEST_CASE("the book gives back what the clocks need of each case, whatever comes and goes") {
  Cases random(7);
  OpenBook book;
  std::map<CaseId, model::CaseSummary> plain;
  std::map<CaseId, deadline::ClockWheel::Handle> clocks;
  for (int i = 0; i < 30'000; ++i) {
    const int what = random.below(10);
    if (plain.empty() || what < 5) {
      const auto c = random.fresh();
      const auto slot = book.put(c);
      book.clock(slot) = {static_cast<std::uint32_t>(i), 7};
      clocks[c.id] = {static_cast<std::uint32_t>(i), 7};
      plain[c.id] = c;
      continue;
    }
    auto it = plain.lower_bound({Uuid::make(1'800'000'000'000 + random.below(5))});
    if (it == plain.end()) it = plain.begin();
    if (what < 7) {
      it->second = random.changed(it->second);
      book.put(it->second);
    } else {
      book.drop(book.find(it->first));
      CHECK(book.find(it->first) == OpenBook::kNone);
      clocks.erase(it->first);
      plain.erase(it);
    }
  }
  REQUIRE(plain.size() > 4000);
  CHECK(book.size() == plain.size());
  for (const auto& [id, c] : plain) {
    checkSame(book, c);
    CHECK(book.clock(book.find(id)) == clocks[id]);
  }
  std::set<CaseId> seen;
  book.forEach([&](OpenBook::Slot slot) { CHECK(seen.insert(book.id(slot)).second); });
  CHECK(seen.size() == plain.size());
  CHECK(book.find({Uuid::named("unknown")}) == OpenBook::kNone);

  // The nearest one is that of a search through all.
  model::Settings settings;
  settings.duplicateHours = 24 * 300;
  settings.duplicateMetres = 120;
  int found = 0;
  for (int i = 0; i < 1500; ++i) {
    const auto asked = random.fresh();
    if (!asked.point || asked.reportedAt == kNever) continue;
    CaseId best;
    double nearest = settings.duplicateMetres;
    for (const auto& [id, c] : plain) {
      if (!c.point || c.suspect || c.category != asked.category || c.reportedAt == kNever) continue;
      if (std::chrono::abs(c.reportedAt - asked.reportedAt) > std::chrono::hours(settings.duplicateHours)) continue;
      const double d = metres(*asked.point, *c.point);
      if (d > nearest || (d == nearest && best && best < id)) continue;
      nearest = d;
      best = id;
    }
    const auto near = book.near(asked.category, *asked.point, asked.reportedAt, settings);
    found += best ? 1 : 0;
    // Two as near as rounding tells are both right.
    if (near != best) {
      REQUIRE(near);
      REQUIRE(best);
      CHECK(metres(*asked.point, *plain[near].point) == Approx(nearest).margin(1e-6));
    }
  }
  CHECK(found > 100);
  book.clear();
  CHECK(book.size() == 0);
  CHECK(book.near(plain.begin()->second.category, {120, 30}, fromMillis(1'800'000'000'000), settings) == CaseId{});
}

TEST_CASE("a case in the book costs about a hundred bytes") {
  Cases random(11);
  OpenBook book;
  constexpr std::size_t kCases = 50'000;
  for (std::size_t i = 0; i < kCases; ++i) book.put(random.fresh());
  CHECK(book.memoryBytes() / kCases < 104);  // and the clock 24
}

}  // namespace open_book_test
