#include "core/demo/builder.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/base/error.h"

namespace jw::demo {
namespace {

enum class Kind : std::uint8_t { slab, tower, house, retail, school, works, green };

struct KindFacts {
  const char* use;
  Rows rows;
  double perSquareMetre;  // dwellings that come out of a plot, with the usual floors
  int floors, fewest, most;
};

const KindFacts& factsOf(Kind kind) {
  static const KindFacts facts[] = {
      {"apartments", {{64.8, 48.6, 32.4, 16.2}, 12.6, 9, 21}, 0.0125, 6, 2, 11},
      {"apartments", {{27}, 21, 24, 29}, 0.0180, 18, 9, 33},
      {"house", {{11.6}, 10.4, 3.6, 8.6}, 0.0026, 2, 2, 3},
      {"retail", {{72, 46, 28}, 30, 14, 18}, 0, 3, 1, 6},
      {"school", {{68, 46, 30}, 14, 12, 24}, 0, 4, 2, 5},
      {"industrial", {{70, 44, 26}, 30, 12, 14}, 0, 1, 1, 2},
      {"", {}, 0, 0, 0, 0},
  };
  return facts[static_cast<std::size_t>(kind)];
}

bool isHome(Kind kind) { return kind <= Kind::house; }

struct Block {
  Plot plot;
  Kind kind = Kind::green;
  int floors = 0, doors = 2;
  std::vector<Rectangle> rectangles;
  int perFloor() const {
    double metres = 0;
    for (const auto& r : rectangles) metres += kind == Kind::slab ? std::round(r.halfLength * 2 / 16.2) : 1;
    return static_cast<int>(metres) * doors;
  }
  int dwellings() const { return kind == Kind::house ? static_cast<int>(rectangles.size()) : isHome(kind) ? perFloor() * floors : 0; }
};

// `density`: dwellings a square metre that the rest of the grid has to have.
Kind kindFor(double density, Random& random) {
  const double p = random.uniform();
  const auto other = [&] {
    const double q = random.uniform();
    return q < 0.3 ? Kind::retail : q < 0.5 ? Kind::school : q < 0.7 && density < 0.004 ? Kind::works : Kind::green;
  };
  if (density > 0.013) return p < 0.6 ? Kind::tower : Kind::slab;
  if (density > 0.006) return p < 0.68 ? Kind::slab : p < 0.82 ? Kind::tower : other();
  if (density > 0.0022) return p < 0.40 ? Kind::slab : p < 0.55 ? Kind::house : other();
  return p < 0.55 ? Kind::house : p < 0.62 ? Kind::slab : other();
}

// Along the borders: directions a right angle apart count as one, so their fourfold angles are added up.
double angleOf(const Loop& loop) {
  double x = 0, y = 0;
  for (std::size_t i = 0; i < loop.size(); ++i) {
    const Vec d = loop[(i + 1) % loop.size()] - loop[i];
    const double four = 4 * std::atan2(d.y, d.x);
    x += length(d) * std::cos(four);
    y += length(d) * std::sin(four);
  }
  // Between -45 and 45 degrees: homes are long from east to west and look south.
  return std::atan2(y, x) / 4;
}

void fill(Block& block, Kind kind, std::size_t most) {
  block.kind = kind;
  block.doors = kind == Kind::tower ? 4 : 2;
  block.floors = factsOf(kind).floors;
  block.rectangles = kind == Kind::green ? std::vector<Rectangle>() : fillPlot(block.plot, angleOf(block.plot.loop), factsOf(kind).rows, most);
}

int dwellingsOf(const std::vector<Block>& blocks) {
  int n = 0;
  for (const auto& b : blocks) n += b.dwellings();
  return n;
}

// One storey more or less at a time, all around, until there is just room for everybody.
void settleFloors(std::vector<Block>& blocks, int needed) {
  for (int step = 0; step < 64; ++step) {
    const int have = dwellingsOf(blocks);
    bool changed = false;
    int rest = have - needed;
    for (auto& b : blocks) {
      if (b.kind != Kind::slab && b.kind != Kind::tower) continue;
      const int floor = b.perFloor();
      if (floor == 0) continue;
      if (rest < 0 && b.floors < factsOf(b.kind).most) {
        ++b.floors;
        rest += floor;
        changed = true;
      } else if (rest > floor && b.floors > factsOf(b.kind).fewest) {
        --b.floors;
        rest -= floor;
        changed = true;
      }
    }
    if (!changed) return;
  }
}

// A sliver between roads: small blocks of flats, nearer and nearer to the borders, until one has room.
bool squeezeIn(std::vector<Block>& blocks) {
  for (const double side : {12.0, 8.0, 5.0, 3.0})
    for (const double keep : {0.5, 0.2, 0.0})
      for (auto& b : blocks) {
        Plot plot = b.plot;
        for (double& setback : plot.setbacks) setback *= keep;
        b.rectangles = fillPlot(plot, angleOf(plot.loop), {{side}, side, 4, 4}, 1000);
        if (!b.rectangles.empty()) return true;
      }
  return false;
}

// What lies open is built up; where nothing is left, the flats become smaller.
void makeRoom(std::vector<Block>& blocks, int needed) {
  while (dwellingsOf(blocks) < needed) {
    Block* widest = nullptr;
    for (auto& b : blocks)
      if ((!isHome(b.kind) || b.kind == Kind::house) && (!widest || areaOf(b.plot.loop) > areaOf(widest->plot.loop))) widest = &b;
    if (widest) {
      fill(*widest, Kind::slab, 1000);
      if (widest->rectangles.empty()) fill(*widest, Kind::tower, 1000);
    } else {
      bool any = false;
      for (auto& b : blocks)
        if (!b.rectangles.empty()) {
          ++b.doors;
          any = true;
        }
      if (!any && !squeezeIn(blocks)) throw Error(ErrorCode::internal, "demo city: a grid without room for a building");
    }
    settleFloors(blocks, needed);
  }
}

Loop footprintOf(const Rectangle& r, Kind kind, Random& random) {
  Loop loop = r.loop();
  const bool angled = (kind == Kind::house && random.chance(0.35)) || ((kind == Kind::retail || kind == Kind::school || kind == Kind::works) && random.chance(0.4));
  if (!angled) return loop;
  // Without one quarter: an L.
  const Vec u = r.along * r.halfLength, v = left(r.along) * r.halfDepth;
  const double cut = random.between(0.0, 0.35);
  loop = {r.middle - u - v, r.middle + u - v, r.middle + u + v * cut, r.middle + u * cut + v * cut, r.middle + u * cut + v, r.middle - u + v};
  if (kind == Kind::school) std::rotate(loop.begin(), loop.begin() + 1, loop.end());
  return loop;
}

std::string addressOf(const Cell& cell, const CityAreas& city, Vec p) {
  std::size_t nearest = 0;
  double best = std::numeric_limits<double>::infinity();
  for (std::size_t i = 0; i < cell.loop.size(); ++i) {
    const Border border = city.roads[static_cast<std::size_t>(cell.lines[i])].border;
    // The ring road only where there is no other.
    const double d = distanceToSegment(p, cell.loop[i], cell.loop[(i + 1) % cell.loop.size()]) * (border == Border::outline ? 4 : 1);
    if (d < best) {
      best = d;
      nearest = i;
    }
  }
  // Numbers run along the road from the west or the south, odd on one side, even on the other.
  Vec d = cell.loop[(nearest + 1) % cell.loop.size()] - cell.loop[nearest];
  const bool turned = std::abs(d.x) > std::abs(d.y) ? d.x < 0 : d.y < 0;
  if (turned) d = d * -1;
  const double along = dot(p, d) / std::max(length(d), 1e-9) + 100'000;
  const int number = 1 + 2 * static_cast<int>(std::fmod(along, 4200) / 14) + (turned ? 1 : 0);
  return city.city + cell.address + city.roads[static_cast<std::size_t>(cell.lines[nearest])].name + std::to_string(number) + "号";
}

std::string placeNameOf(Kind kind, PlaceNames& names, Random& random) {
  static const std::vector<std::string> shops{"商场", "购物中心", "农贸市场", "大厦", "广场"}, schools{"小学", "中学", "幼儿园", "实验学校"}, works{"机械厂", "食品厂", "纺织厂", "物流园", "电子厂"};
  const std::string word = names.compound(false).substr(0, 6);
  return word + random.pick(kind == Kind::retail ? shops : kind == Kind::school ? schools : works);
}

void emit(const Block& block, const Cell& cell, const CityAreas& city, PlaceNames& names, Random& random, std::vector<Built>& out) {
  const KindFacts& facts = factsOf(block.kind);
  const std::string place = isHome(block.kind) ? names.compound(block.kind == Kind::house) : placeNameOf(block.kind, names, random);
  int n = 0;
  for (const auto& r : block.rectangles) {
    Built b;
    b.footprint = footprintOf(r, block.kind, random);
    b.use = facts.use;
    b.address = addressOf(cell, city, r.middle);
    b.floors = block.kind == Kind::slab || block.kind == Kind::tower ? block.floors : random.whole(facts.fewest, facts.most);
    b.name = place;
    ++n;
    if (block.kind == Kind::house) {
      b.oneDwelling = true;
      b.units = 1;
      b.name += std::to_string(n) + "号";
    } else if (isHome(block.kind)) {
      b.units = block.kind == Kind::slab ? static_cast<int>(std::round(r.halfLength * 2 / 16.2)) : 1;
      b.doorsPerFloor = block.doors;
      b.name += std::to_string(n) + "号楼";
    } else if (block.rectangles.size() > 1) {
      b.name += std::to_string(n) + "号楼";
    }
    out.push_back(std::move(b));
  }
}

}  // namespace

std::vector<Built> buildCell(const Cell& cell, const CityAreas& city, int dwellings, PlaceNames& names, Random& random) {
  Plot ground{cell.loop, {}};
  for (const auto line : cell.lines) ground.setbacks.push_back(setbackOf(city.roads[static_cast<std::size_t>(line)].border));
  std::vector<Block> blocks;
  double area = 0;
  for (auto& plot : partPlot(std::move(ground), random.between(11'000, 24'000), angleOf(cell.loop), random)) {
    area += areaOf(plot.loop);
    blocks.push_back({std::move(plot), Kind::green, 0, 2, {}});
  }
  random.shuffle(blocks);
  double need = dwellings, left = area;
  for (auto& b : blocks) {
    const double own = areaOf(b.plot.loop);
    const Kind kind = kindFor(need / left, random);
    fill(b, kind, kind == Kind::house ? static_cast<std::size_t>(std::max(0.0, std::ceil(need))) : 1000);
    need = std::max(0.0, need - std::min<double>(b.dwellings(), own * factsOf(kind).perSquareMetre));
    left = std::max(1.0, left - own);
  }
  settleFloors(blocks, dwellings);
  makeRoom(blocks, dwellings);
  std::vector<Built> out;
  for (const auto& b : blocks) emit(b, cell, city, names, random, out);
  return out;
}

}  // namespace jw::demo
