#include "core/store/home_reader.h"

namespace jw::store {
namespace {

#define JW_HOMES \
  "FROM dwellings d JOIN buildings b ON b.n = d.building LEFT JOIN households h ON h.dwelling = d.n AND h.valid_to IS NULL WHERE d.valid_to IS NULL AND substr(d.area, 1, length(?1)) = ?1"

}  // namespace

std::vector<HomeRow> homesBelow(Connection& c, std::string_view area) {
  auto s = c.prepare("SELECT d.n, h.n " JW_HOMES " ORDER BY b.name, b.n, d.unit, d.floor, d.number, h.n");
  s->bind(1, area);
  std::vector<HomeRow> out;
  while (s->step()) out.push_back({s->integer(0), s->integer(1)});
  return out;
}

std::uint64_t countHomes(Connection& c, std::string_view area) {
  auto s = c.prepare("SELECT count(*) " JW_HOMES);
  s->bind(1, area);
  return static_cast<std::uint64_t>(s->firstInteger());
}

}  // namespace jw::store
