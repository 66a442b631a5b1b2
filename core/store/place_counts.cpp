#include "core/store/place_counts.h"

#include <map>

namespace jw::store {
namespace {

// What begins with a text sorts before the text with the last character there is.
constexpr const char* kLast = "\xF4\x8F\xBF\xBF";

}  // namespace

std::vector<BuildingLoad> readBuildingLoads(Connection& c, std::string_view area) {
  auto s = c.prepare(
      "SELECT b.id, b.area, b.lon, b.lat, MbrMaxX(b.geom)-MbrMinX(b.geom), MbrMaxY(b.geom)-MbrMinY(b.geom), coalesce(b.compound, 0), "
      "(SELECT count(*) FROM dwellings d JOIN households h ON h.dwelling=d.n WHERE d.building=b.n AND h.valid_to IS NULL), "
      "(SELECT count(*) FROM dwellings d JOIN households h ON h.dwelling=d.n JOIN people p ON p.household=h.n WHERE d.building=b.n AND p.valid_to IS NULL) "
      "FROM buildings b WHERE b.area>=?1 AND b.area<?2 ORDER BY b.n");
  const std::string end = std::string(area) + kLast;
  s->bind(1, area).bind(2, std::string_view(end));
  std::vector<BuildingLoad> out;
  while (s->step())
    out.push_back({s->id<BuildingTag>(0), std::string(s->text(1)), {s->real(2), s->real(3)}, s->real(4), s->real(5), s->integer(6), s->integer(7), s->integer(8)});
  return out;
}

std::vector<AreaLoad> readAreaLoads(Connection& c, std::string_view area) {
  const std::string end = std::string(area) + kLast;
  std::map<std::string, AreaLoad> found;
  const auto count = [&](Sql sql, std::int64_t AreaLoad::*into) {
    auto s = c.prepare(sql);
    s->bind(1, area).bind(2, std::string_view(end));
    while (s->step()) found[std::string(s->text(0))].*into = s->integer(1);
  };
  count("SELECT b.area, count(*) FROM buildings b WHERE b.area>=?1 AND b.area<?2 GROUP BY b.area", &AreaLoad::buildings);
  count("SELECT b.area, count(*) FROM buildings b JOIN dwellings d ON d.building=b.n JOIN households h ON h.dwelling=d.n WHERE b.area>=?1 AND b.area<?2 AND h.valid_to IS NULL GROUP BY b.area",
        &AreaLoad::households);
  count("SELECT b.area, count(*) FROM buildings b JOIN dwellings d ON d.building=b.n JOIN households h ON h.dwelling=d.n JOIN people p ON p.household=h.n "
        "WHERE b.area>=?1 AND b.area<?2 AND p.valid_to IS NULL GROUP BY b.area",
        &AreaLoad::people);
  std::vector<AreaLoad> out;
  for (auto& [path, load] : found) {
    load.area = path;
    out.push_back(std::move(load));
  }
  return out;
}

}  // namespace jw::store
