#include "core/demo/city_areas.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "core/base/error.h"
#include "core/demo/place_names.h"

namespace jw::demo {
namespace {

// A plain on the coast; there is no such city.
constexpr model::Point kMiddle{120.42, 33.08};
// Grids larger than this lie in the country.
constexpr double kRuralGrid = 230000;

struct Group {
  std::vector<int> members;  // of the level below; of a community: leaves
  Vec centre;
  double area = 0;
  std::string code, name;
  AreaId id;
  model::AreaPath path;
};

// From the northwest, row by row (spec 07).
void orderFromNorthwest(std::vector<int>& members, const std::vector<Group>& groups) {
  const auto at = [&](int i) -> const Vec& { return groups[static_cast<std::size_t>(i)].centre; };
  std::sort(members.begin(), members.end(), [&](int a, int b) { return at(a).y > at(b).y; });
  const auto columns = static_cast<std::ptrdiff_t>(std::ceil(std::sqrt(static_cast<double>(members.size()))));
  for (auto row = members.begin(); row != members.end();) {
    const auto end = row + std::min<std::ptrdiff_t>(columns, members.end() - row);
    std::sort(row, end, [&](int a, int b) { return at(a).x < at(b).x; });
    row = end;
  }
}

std::string numbered(const std::string& prefix, std::size_t i, int digits) {
  char text[24];
  std::snprintf(text, sizeof(text), "%0*zu", digits, i);
  return prefix + text;
}

// The border of an area is made of the half-edges whose other side belongs to another one.
Loop outlineOf(const PlanarMap& map, PlanarMap::Index start, const std::vector<int>& groupOfFace) {
  const auto groupOf = [&](PlanarMap::Index h) { return groupOfFace[static_cast<std::size_t>(map.face(h))]; };
  Loop loop;
  auto h = start;
  do {
    loop.push_back(map.origin(h));
    h = map.next(h);
    while (groupOf(PlanarMap::twin(h)) == groupOf(start)) h = map.next(PlanarMap::twin(h));
  } while (h != start);
  return loop;
}

class Namer {
 public:
  Namer(const Territory& t, PlaceNames& names, CityAreas& out) : m_territory(t), m_names(names), m_out(out) {}

  void run() {
    gather();
    m_groupOfFace.assign(5, std::vector<int>(static_cast<std::size_t>(m_territory.map.faces()), -1));
    for (std::size_t i = 0; i < m_territory.leaves.size(); ++i) {
      const auto& leaf = m_territory.leaves[i];
      const auto f = static_cast<std::size_t>(leaf.face);
      m_groupOfFace[0][f] = 0;
      m_groupOfFace[1][f] = leaf.district;
      m_groupOfFace[2][f] = leaf.street;
      m_groupOfFace[3][f] = leaf.community;
      m_groupOfFace[4][f] = static_cast<int>(i);
    }
    Group& city = m_levels[0][0];
    city.code = m_names.cityCode();
    city.name = m_names.city();
    name(0, 0, false);
    for (std::size_t level = 0; level < 5; ++level) emit(level);
  }

 private:
  // Middles and members from the leaves up.
  void gather() {
    const auto& leaves = m_territory.leaves;
    m_levels.resize(5);
    m_levels[4].resize(leaves.size());
    m_levels[3].resize(static_cast<std::size_t>(leaves.back().community) + 1);
    m_levels[2].resize(static_cast<std::size_t>(leaves.back().street) + 1);
    m_levels[1].resize(static_cast<std::size_t>(leaves.back().district) + 1);
    m_levels[0].resize(1);
    for (std::size_t i = 0; i < leaves.size(); ++i) {
      const Loop loop = m_territory.map.loopOf(leaves[i].face);
      m_levels[4][i].centre = centreOf(loop);
      m_levels[4][i].area = areaOf(loop);
    }
    for (std::size_t i = 0; i < leaves.size(); ++i) {
      const int chain[] = {0, leaves[i].district, leaves[i].street, leaves[i].community, static_cast<int>(i)};
      for (std::size_t level = 0; level < 4; ++level) {
        Group& group = m_levels[level][static_cast<std::size_t>(chain[level])];
        if (group.members.empty() || group.members.back() != chain[level + 1]) group.members.push_back(chain[level + 1]);
        group.centre = group.centre + m_levels[4][i].centre * m_levels[4][i].area;
        group.area += m_levels[4][i].area;
      }
    }
    for (std::size_t level = 0; level < 4; ++level)
      for (Group& group : m_levels[level]) group.centre = group.centre * (1 / group.area);
  }

  int gridsBelow(std::size_t level, const Group& group) const {
    if (level == 3) return static_cast<int>(group.members.size());
    int n = 0;
    for (const int m : group.members) n += gridsBelow(level + 1, m_levels[level + 1][static_cast<std::size_t>(m)]);
    return n;
  }

  void name(std::size_t level, int index, bool rural) {
    Group& group = m_levels[level][static_cast<std::size_t>(index)];
    group.id = {Uuid::named("demo:area:" + group.code)};
    group.path += group.code + '/';
    if (level == 4) return;
    auto& below = m_levels[level + 1];
    orderFromNorthwest(group.members, below);
    for (std::size_t i = 0; i < group.members.size(); ++i) {
      Group& child = below[static_cast<std::size_t>(group.members[i])];
      child.path = group.path;
      bool country = rural;
      if (level == 0) {
        child.code = numbered(group.code.substr(0, 4), i + 1, 2);
        child.name = m_names.district();
      } else if (level == 1) {
        child.code = numbered(group.code, i + 1, 3);
        country = child.area / gridsBelow(2, child) > kRuralGrid;
        child.name = m_names.street(country);
      } else if (level == 2) {
        child.code = numbered(group.code, i + 1, 3);
        child.name = m_names.community(country);
      } else {
        child.code = numbered(group.code, i + 1, 3);
        // Without 社区 or 村, two and one characters of three bytes.
        child.name = numbered(group.name.substr(0, group.name.size() - (country ? 3 : 6)), i + 1, 2) + "网格";
      }
      name(level + 1, group.members[i], country);
    }
  }

  void emit(std::size_t level) {
    const PlanarMap& map = m_territory.map;
    const auto& groupOfFace = m_groupOfFace[level];
    std::vector<PlanarMap::Index> start(m_levels[level].size(), -1);
    for (PlanarMap::Index h = 0; h < map.halfEdges(); ++h) {
      const int group = groupOfFace[static_cast<std::size_t>(map.face(h))];
      if (group >= 0 && start[static_cast<std::size_t>(group)] < 0 && groupOfFace[static_cast<std::size_t>(map.face(PlanarMap::twin(h)))] != group) start[static_cast<std::size_t>(group)] = h;
    }
    emitBelow(level, 0, 0, start);
  }

  // In the order of the codes.
  void emitBelow(std::size_t level, std::size_t at, int index, const std::vector<PlanarMap::Index>& start) {
    const Group& group = m_levels[at][static_cast<std::size_t>(index)];
    if (at < level) {
      for (const int member : group.members) {
        if (at + 1 == level) m_parent = group.id;
        if (at == 0) ++m_district;
        emitBelow(level, at + 1, member, start);
      }
      if (at == 0) m_district = -1;
      return;
    }
    model::Area area;
    area.id = group.id;
    area.level = static_cast<model::AreaLevel>(level + 1);
    area.code = group.code;
    area.name = group.name;
    area.path = group.path;
    if (level > 0) area.parent = m_parent;
    area.shape = m_out.plane.toShape(outlineOf(m_territory.map, start[static_cast<std::size_t>(index)], m_groupOfFace[level]));
    m_out.areas.push_back(std::move(area));
    if (level == 4) m_out.cells.push_back(cellOf(group, m_territory.leaves[static_cast<std::size_t>(index)]));
  }

  Cell cellOf(const Group& group, const Territory::Leaf& leaf) const {
    Cell cell;
    cell.code = group.code;
    cell.path = group.path;
    cell.district = m_district;
    cell.address = m_levels[1][static_cast<std::size_t>(leaf.district)].name + m_levels[2][static_cast<std::size_t>(leaf.street)].name;
    for (const auto h : m_territory.map.ringOf(leaf.face)) {
      cell.loop.push_back(m_territory.map.origin(h));
      cell.lines.push_back(m_territory.map.lineOf(h));
    }
    return cell;
  }

  const Territory& m_territory;
  PlaceNames& m_names;
  CityAreas& m_out;
  std::vector<std::vector<Group>> m_levels;        // city … grid
  std::vector<std::vector<int>> m_groupOfFace;     // by level, then face; -1 outside
  AreaId m_parent;
  int m_district = -1;
};

}  // namespace

CityAreas makeAreas(std::int64_t people, std::uint64_t seed, const std::filesystem::path& data, const Progress& progress) {
  const Territory territory = cutTerritory(areaCountsFor(people), seed, progress);
  PlaceNames names(data, seed);
  CityAreas out;
  out.plane = Plane(kMiddle);
  out.city = names.city();
  Namer(territory, names, out).run();
  for (const Border border : territory.lines) {
    std::string name = border == Border::outline ? "环城路" : border == Border::river ? "沿江大道" : names.road(border != Border::grid);
    out.roads.push_back({border, std::move(name)});
  }
  return out;
}

}  // namespace jw::demo
