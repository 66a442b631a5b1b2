// Borders drawn by hand: whatever is cut, joined and moved, the ground stays covered exactly once.
#include <algorithm>
#include <cmath>
#include <random>

#include "core/planning/border_check.h"
#include "core/planning/border_draft.h"
#include "core/planning/border_edit.h"
#include "core/planning/outline.h"
#include "tests/catch.h"
#include "tests/planning/ground_check.h"
#include "tests/planning/villages.h"

namespace border_test {

using namespace jw;
using namespace jw::planning;
using model::Area;
using model::BorderFault;
using model::MultiPolygon;
using model::Point;
using Kind = BorderFault::Kind;

namespace {

double exact(double degrees) { return std::round(degrees * 1e6) / 1e6; }

MultiPolygon box(double west, double south, double w, double h) {
  const double x = exact(west), y = exact(south);
  return {{{{{{x, y}, {exact(x + w), y}, {exact(x + w), exact(y + h)}, {x, exact(y + h)}, {x, y}}}}}};
}

Area area(const std::string& code, model::AreaLevel level, const Area* parent, MultiPolygon shape) {
  Area a;
  a.id = {Uuid::named(code)};
  a.code = code;
  a.name = "区" + code;
  a.level = level;
  if (parent) a.parent = parent->id;
  a.path = (parent ? parent->path : "") + code + "/";
  a.shape = std::move(shape);
  return a;
}

/// Two communities of two grids each, side by side: 1 | 2 | 3 | 4.
std::vector<Area> street() {
  const Area left = area("L", model::AreaLevel::community, nullptr, box(120, 30, 0.02, 0.02)), right = area("R", model::AreaLevel::community, nullptr, box(120.02, 30, 0.02, 0.02));
  return {left, right, area("1", model::AreaLevel::grid, &left, box(120, 30, 0.01, 0.02)), area("2", model::AreaLevel::grid, &left, box(120.01, 30, 0.01, 0.02)),
          area("3", model::AreaLevel::grid, &right, box(120.02, 30, 0.01, 0.02)), area("4", model::AreaLevel::grid, &right, box(120.03, 30, 0.01, 0.02))};
}

AreaId id(const char* code) { return {Uuid::named(code)}; }

double ground(const std::vector<Area>& areas, model::AreaLevel level) {
  double sum = 0;
  for (const Area& a : areas)
    if (a.level == level)
      for (const auto& part : a.shape.parts)
        for (std::size_t r = 0; r < part.rings.size(); ++r) sum += (r == 0 ? 1 : -1) * std::abs(twiceArea(part.rings[r]));
  return sum;
}

std::vector<MultiPolygon> shapes(const std::vector<Area>& areas) {
  std::vector<MultiPolygon> out;
  for (const Area& a : areas)
    if (a.level == model::AreaLevel::grid && !a.shape.empty()) out.push_back(a.shape);
  return out;
}

MultiPolygon together(const std::vector<MultiPolygon>& all) {
  Knots knots;
  for (const auto& s : all) knots.add(linesOf(s));
  knots.settle();
  LineSum sum;
  for (const auto& s : all) sum.add(knots.tied(linesOf(s)), 1);
  return {polygonsOf(sum.left())};
}

Kind kindOf(const BorderDraft::Fault& f) {
  REQUIRE(f);
  return f->kind;
}

struct Dice {
  std::mt19937_64 generator;
  double between(double a, double b) { return std::uniform_real_distribution<double>(a, b)(generator); }
  std::size_t below(std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(generator); }
};

/// What somebody at the map may do; whether it was possible.
bool anything(BorderDraft& draft, Dice& dice) {
  std::vector<const Area*> grids;
  for (const Area& a : draft.areas())
    if (!a.shape.empty() && draft.isLowest(a)) grids.push_back(&a);
  const Area& a = *grids[dice.below(grids.size())];
  const model::Box box = a.shape.box();
  const auto somewhere = [&] { return Point{dice.between(box.xmin, box.xmax), dice.between(box.ymin, box.ymax)}; };
  switch (dice.below(4)) {
    case 0: {
      const double out = (box.xmax - box.xmin) * 0.1;
      std::vector<Point> line{{box.xmin - out, dice.between(box.ymin, box.ymax)}};
      for (std::size_t i = dice.below(4); i > 0; --i) line.push_back(somewhere());
      line.push_back({box.xmax + out, dice.between(box.ymin, box.ymax)});
      return !draft.split(a.id, line);
    }
    case 1:
      for (const Area* b : grids)
        if (b->parent == a.parent && b->id != a.id && b->shape.box().xmin <= box.xmax && !draft.merge(a.id, b->id)) return true;
      return false;
    case 2: {
      const auto& ring = a.shape.parts.front().rings.front();
      const Point from = ring[dice.below(ring.size())];
      const double reach = (box.xmax - box.xmin) * 0.03;
      return !draft.move(from, {from.x + dice.between(-reach, reach), from.y + dice.between(-reach, reach)});
    }
    default: {
      const auto& ring = a.shape.parts.front().rings.front();
      const std::size_t i = 1 + dice.below(ring.size() - 1);
      const Point from{(ring[i - 1].x + ring[i].x) / 2, (ring[i - 1].y + ring[i].y) / 2};
      return !draft.move(from, {from.x + (ring[i].y - ring[i - 1].y) * 0.2, from.y - (ring[i].x - ring[i - 1].x) * 0.2});
    }
  }
}

}  // namespace

TEST_CASE("borders: a line divides a grid and the neighbours get its ends as corners") {
  BorderDraft draft(street());
  REQUIRE_FALSE(draft.split(id("2"), {{120.005, 30.012}, {120.015, 30.008}, {120.025, 30.012}}));
  const auto plan = draft.plan();
  REQUIRE(plan.changes.size() == 6);  // with both neighbours and both communities on whose border the line ends
  CHECK(std::count_if(plan.changes.begin(), plan.changes.end(), [](const auto& c) { return c.what == model::AreaChange::What::added; }) == 1);
  CHECK(plan.changes.back().name == "区2-2");
  CHECK(plan.changes.back().parent == id("L"));
  CHECK_FALSE(faultOf(street(), plan));
  CHECK(coverFault(together(shapes(street())), shapes(draft.areas()), true) == "");
  CHECK_THAT(ground(draft.areas(), model::AreaLevel::grid), Catch::Matchers::WithinRel(ground(street(), model::AreaLevel::grid), 1e-9));
  CHECK(draft.at({120.015, 30.001})->name != draft.at({120.015, 30.019})->name);
  draft.undo();
  CHECK(draft.plan().changes.empty());
  CHECK_FALSE(draft.canUndo());
  draft.redo();
  CHECK(draft.plan().changes.size() == 6);
}

TEST_CASE("borders: lines that divide nothing are refused") {
  BorderDraft draft(street());
  CHECK(kindOf(draft.split(id("2"), {{120.012, 30.01}, {120.018, 30.01}})) == Kind::notDivided);
  CHECK(kindOf(draft.split(id("2"), {{120.005, 30.01}, {120.018, 30.01}})) == Kind::notDivided);
  CHECK(kindOf(draft.split(id("2"), {{120.02, 29.99}, {120.02, 30.03}})) == Kind::notDivided);
  CHECK(kindOf(draft.split(id("2"), {})) == Kind::notDivided);
  CHECK(kindOf(draft.split(id("2"), {{120.019999998, 29.99}, {120.019999998, 30.03}})) == Kind::tooSmall);
}

TEST_CASE("borders: a line that returns to itself cuts out what it encloses; three pieces by one line") {
  BorderDraft draft(street());
  REQUIRE_FALSE(draft.split(id("1"), {{120.002, 30.002}, {120.008, 30.002}, {120.008, 30.008}, {120.002, 30.008}, {120.002, 30.002}}));
  REQUIRE(draft.find(id("1")));
  CHECK(draft.find(id("1"))->shape.parts.front().rings.size() == 2);
  CHECK(coverFault(together(shapes(street())), shapes(draft.areas()), true) == "");
  CHECK_FALSE(faultOf(street(), draft.plan()));
  // In and out and in again.
  REQUIRE_FALSE(draft.split(id("3"), {{120.019, 30.005}, {120.031, 30.005}, {120.031, 30.015}, {120.019, 30.015}}));
  CHECK(shapes(draft.areas()).size() == 7);
  CHECK(coverFault(together(shapes(street())), shapes(draft.areas()), true) == "");
  CHECK_FALSE(faultOf(street(), draft.plan()));
}

TEST_CASE("borders: neighbours of one community are joined and others are not") {
  BorderDraft draft(street());
  CHECK(kindOf(draft.merge(id("2"), id("3"))) == Kind::otherParent);
  CHECK(kindOf(draft.merge(id("2"), id("2"))) == Kind::changedMeanwhile);
  REQUIRE_FALSE(draft.merge(id("2"), id("1")));
  CHECK_FALSE(draft.find(id("1")));
  CHECK_THAT(squareMetresOf(draft.find(id("2"))->shape), Catch::Matchers::WithinRel(squareMetresOf(draft.find(id("L"))->shape), 1e-9));
  const auto plan = draft.plan();
  REQUIRE(plan.changes.size() == 2);
  CHECK(plan.changes[0].what == model::AreaChange::What::ended);
  CHECK_FALSE(faultOf(street(), plan));
  auto apart = street();
  apart[3].shape = box(120.0101, 30, 0.0099, 0.02);
  BorderDraft gap(apart);
  CHECK(kindOf(gap.merge(id("2"), id("1"))) == Kind::notNeighbours);
}

TEST_CASE("borders: a corner on a community's border moves in the communities too") {
  BorderDraft draft(street());
  REQUIRE_FALSE(draft.move({120.02, 30.01}, {120.023, 30.011}));
  const auto plan = draft.plan();
  REQUIRE(plan.changes.size() == 4);
  CHECK_FALSE(faultOf(street(), plan));
  CHECK(draft.at({120.0215, 30.0105})->code == "2");
  CHECK_THAT(ground(draft.areas(), model::AreaLevel::community), Catch::Matchers::WithinRel(ground(street(), model::AreaLevel::community), 1e-9));
  CHECK(kindOf(draft.move({120, 30}, {120.001, 30.001})) == Kind::outerBorder);
  CHECK(kindOf(draft.move({120.02, 30.02}, {120.021, 30.021})) == Kind::outerBorder);
  CHECK(kindOf(draft.move({120.005, 30.01}, {120.006, 30.01})) == Kind::noCorner);
  const auto crossing = draft.move({120.023, 30.011}, {120.033, 30.011});
  CHECK(kindOf(crossing) == Kind::crosses);
  CHECK_THAT(crossing->at.x, Catch::Matchers::WithinAbs(120.03, 1e-6));
  CHECK(kindOf(draft.remove({120.02, 30.02})) == Kind::outerBorder);
  REQUIRE_FALSE(draft.remove({120.023, 30.011}));
  CHECK_FALSE(faultOf(street(), draft.plan()));
  CHECK(draft.at({120.0215, 30.0105})->code == "3");
}

TEST_CASE("borders: a corner where three meet stays") {
  BorderDraft draft(street());
  REQUIRE_FALSE(draft.split(id("2"), {{120.005, 30.01}, {120.025, 30.01}}));
  CHECK(kindOf(draft.remove({120.01, 30.01})) == Kind::neededCorner);
  REQUIRE_FALSE(draft.move({120.01, 30.01}, {120.008, 30.012}));
  CHECK_FALSE(faultOf(street(), draft.plan()));
  CHECK(coverFault(together(shapes(street())), shapes(draft.areas()), true) == "");
}

TEST_CASE("borders: plans with a hole, with ground twice, or drawn from other areas are found out") {
  const auto plan = [](auto change) {
    BorderDraft draft(street());
    REQUIRE_FALSE(draft.move({120.01, 30.01}, {120.012, 30.01}));
    auto p = draft.plan();
    REQUIRE(p.changes.size() == 2);
    change(p);
    return faultOf(street(), p);
  };
  CHECK_FALSE(plan([](auto&) {}));
  CHECK(kindOf(plan([](auto& p) { p.changes.pop_back(); })) == Kind::groundLost);
  CHECK(kindOf(plan([](auto& p) { p.changes[0].shape = box(120, 30, 0.009, 0.02); })) == Kind::groundLost);
  CHECK(kindOf(plan([](auto& p) { p.changes[0].shape = box(120, 30, 0.011, 0.02); })) == Kind::groundLost);
  CHECK(kindOf(plan([](auto& p) { p.changes[0].seen = 7; })) == Kind::changedMeanwhile);
  CHECK(kindOf(plan([](auto& p) { p.changes[0].name.clear(); })) == Kind::noName);
  CHECK(kindOf(plan([](auto& p) { p.changes[0].id = id("9"); })) == Kind::changedMeanwhile);
  CHECK(kindOf(plan([](auto& p) {
          p.changes[0].what = model::AreaChange::What::added;
          p.changes[0].id = id("9");
        })) == Kind::badCode);
  // The communities alone, without their grids.
  auto lone = street();
  model::AreaPlan grown;
  for (const int i : {0, 1}) grown.changes.push_back({model::AreaChange::What::reshaped, lone[static_cast<std::size_t>(i)].id, model::AreaLevel::community, "", "x", {}, box(i == 0 ? 120 : 120.021, 30, i == 0 ? 0.021 : 0.019, 0.02), 1});
  CHECK(kindOf(faultOf(lone, grown)) == Kind::groundLost);
}

TEST_CASE("borders: a community gets the grids of a plan and keeps those that fit") {
  BorderDraft draft(street());
  const std::vector<MultiPolygon> rows{box(120, 30, 0.02, 0.008), box(120, 30.008, 0.02, 0.006), box(120, 30.014, 0.02, 0.006)};
  REQUIRE_FALSE(draft.divide(id("L"), rows, {{{120.001, 30.001}, 5}, {{120.011, 30.001}, 2}, {{120.011, 30.01}, 3}}, {"格 1", "格 2", "格 3"}));
  const auto plan = draft.plan();
  REQUIRE(plan.changes.size() == 3);
  CHECK_FALSE(faultOf(street(), plan));
  CHECK(draft.at({120.015, 30.001})->code == "1");
  CHECK(draft.at({120.001, 30.01})->code == "2");
  CHECK(draft.at({120.001, 30.016})->name == "格 3");
  auto bare = street();
  bare.resize(2);
  BorderDraft first(bare);
  REQUIRE_FALSE(first.divide(id("L"), rows, {}, {"a", "b", "c"}));
  CHECK_FALSE(faultOf(bare, first.plan()));
  REQUIRE_FALSE(first.divide(id("L"), {rows[0]}, {}, {"d"}));
  CHECK(kindOf(faultOf(bare, first.plan())) == Kind::groundLost);
}

TEST_CASE("borders: corners and borders are found within reach") {
  const BorderDraft draft(street());
  REQUIRE(draft.cornerNear({120.0101, 30.0001}, 0.001, 0.001));
  CHECK(*draft.cornerNear({120.0101, 30.0001}, 0.001, 0.001) == Point{120.01, 30});
  CHECK_FALSE(draft.cornerNear({120.0101, 30.01}, 0.001, 0.001));
  REQUIRE(draft.borderNear({120.0101, 30.01}, 0.001, 0.001));
  CHECK_THAT(draft.borderNear({120.0101, 30.01}, 0.001, 0.001)->x, Catch::Matchers::WithinAbs(120.01, 1e-12));
}

TEST_CASE("borders: anything done at random to a checkerboard keeps every point in just one grid") {
  std::vector<Area> areas{area("c", model::AreaLevel::community, nullptr, box(113, 23, 0.05, 0.05))};
  for (int x = 0; x < 5; ++x)
    for (int y = 0; y < 5; ++y) areas.push_back(area(std::to_string(x) + std::to_string(y), model::AreaLevel::grid, &areas[0], box(113 + 0.01 * x, 23 + 0.01 * y, 0.01, 0.01)));
  const auto before = areas;
  const auto outline = together(shapes(areas));
  for (std::uint64_t seed = 1; seed <= 6; ++seed) {
    INFO("seed " << seed);
    BorderDraft draft(before);
    Dice dice{std::mt19937_64(seed)};
    int done = 0;
    for (int i = 0; i < 120; ++i) done += anything(draft, dice);
    CHECK(done > 40);
    CHECK_FALSE(faultOf(before, draft.plan()));
    CHECK(coverFault(outline, shapes(draft.areas()), false) == "");
    const auto grids = shapes(draft.areas());
    for (int i = 0; i < 500; ++i) {
      const Point p{dice.between(113, 113.05), dice.between(23, 23.05)};
      CHECK(std::count_if(grids.begin(), grids.end(), [&](const auto& g) { return holds(g, p); }) == 1);
    }
    while (draft.canUndo()) draft.undo();
    CHECK(draft.plan().changes.empty());
  }
}

TEST_CASE("borders: anything done at random to real villages changes their ground nowhere") {
  const auto real = villages();
  if (real.empty()) {
    WARN("skipped: no data");
    return;
  }
  std::vector<Area> areas;
  for (std::size_t i = 0; i < real.size(); ++i) areas.push_back(area(std::to_string(i), model::AreaLevel::grid, nullptr, real[i]));
  BorderDraft draft(areas);
  Dice dice{std::mt19937_64(2026)};
  int done = 0;
  for (int i = 0; i < 400; ++i) done += anything(draft, dice);
  CHECK(done > 150);
  const auto fault = faultOf(areas, draft.plan());
  if (fault) UNSCOPED_INFO(static_cast<int>(fault->kind) << " at " << fault->at.x << " " << fault->at.y);
  CHECK_FALSE(fault);
  CHECK_THAT(ground(draft.areas(), model::AreaLevel::grid), Catch::Matchers::WithinRel(ground(areas, model::AreaLevel::grid), 1e-9));
  // As many grids over each point as before: the file's own faults are no less and no more.
  const auto grids = shapes(draft.areas());
  model::Box all;
  for (const auto& s : real) all.add(s.box());
  for (int i = 0; i < 3000; ++i) {
    const Point p{dice.between(all.xmin, all.xmax), dice.between(all.ymin, all.ymax)};
    const auto over = [&](const std::vector<MultiPolygon>& of) { return std::count_if(of.begin(), of.end(), [&](const auto& g) { return holds(g, p); }); };
    CHECK(over(grids) == over(real));
  }
}

}  // namespace border_test
