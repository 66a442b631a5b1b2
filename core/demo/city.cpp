#include "core/demo/city.h"

#include <algorithm>
#include <unordered_map>

#include "core/access/key_file.h"
#include "core/base/error.h"
#include "core/demo/city_areas.h"
#include "core/demo/directory.h"
#include "core/demo/grid_writer.h"
#include "core/store/directory_gateway.h"
#include "core/store/journal.h"
#include "core/store/people_gateway.h"
#include "core/store/place_gateway.h"
#include "core/store/schema.h"

namespace jw::demo {
namespace {

constexpr std::int64_t kFewest = 10'000, kMost = 10'000'000;
// What goes into one transaction: large enough that a large city needs some fifty, small enough to be stopped soon.
std::uint64_t peopleAtOnce(const CityOptions& o) { return static_cast<std::uint64_t>(std::clamp<std::int64_t>(o.people / 50, 20'000, 200'000)); }

const CityOptions& checked(const CityOptions& options) {
  if (options.people < kFewest || options.people > kMost) throw Error(ErrorCode::usage, "a demo city has 10,000 to 10,000,000 people, not " + std::to_string(options.people));
  if (options.now == kNever) throw Error(ErrorCode::usage, "a demo city needs a day on which its people have their ages");
  return options;
}

std::vector<model::Category> withFields(const std::filesystem::path& data, std::vector<model::Category> categories) {
  addDemoFields(data, categories);
  return categories;
}

}  // namespace

class City::Impl {
 public:
  Impl(const CityOptions& o, const Progress& progress) : options(checked(o)), areas(makeAreas(o.people, o.seed, o.data, progress)), departments(readDepartments(o.data)), categories(withFields(o.data, readCategories(o.data, departments))), grids(options, areas, categories) {}

  void writeAreas(store::Connection& w, const model::Actor& actor) {
    // The store gives ids of its own.
    std::unordered_map<AreaId, AreaId> stored;
    for (auto& area : areas.areas) {
      const AreaId made = area.id;
      if (area.parent) area.parent = stored.at(area.parent);
      store::putArea(w, actor, options.now, area);
      stored[made] = area.id;
      ++counts.areas;
    }
    store::raiseRevision(w, "areas");
  }

  void writeOffices(store::Connection& w, const model::Actor& actor) {
    for (const auto& d : departments.all) store::putDepartment(w, actor, options.now, d);
    for (const auto& c : categories) store::putCategory(w, actor, options.now, c);
    const auto rules = readRules(options.data, departments, areas.areas);
    for (const auto& r : rules) store::putRule(w, actor, options.now, r);
    const auto staff = makeStaff(options.data, options.seed, areas.areas, departments);
    for (const auto& s : staff) store::putStaff(w, actor, options.now, s);
    appointLeaders(w, actor, staff);
    counts.departments = departments.all.size();
    counts.categories = categories.size();
    counts.rules = rules.size();
    counts.staff = staff.size();
  }

  void appointLeaders(store::Connection& w, const model::Actor& actor, const std::vector<model::Staff>& staff) const {
    std::unordered_map<model::AreaPath, Uuid> ids;
    for (const auto& a : areas.areas) ids[a.path] = a.id.uuid;
    Random random = Random::of(options.seed, 6);
    for (const auto& s : staff)
      if (s.post == model::Post::gridLeader)
        store::insertAppointment(w, random.uuid(), {{}, 1, s.post, "", model::PlaceKind::area, ids.at(s.area), s.area, {}, s.id, s.name, s.phone, options.now, kNever, actor.name, "", ""});
  }

  // Rows in bulk have one entry for each table and transaction.
  void journal(store::Connection& w, const model::Actor& actor, const CityCounts& before) const {
    const Uuid op = Uuid::make(toMillis(options.now));
    const auto entry = [&](store::Table table, std::uint64_t rows) {
      const std::string patch = R"({"bulk":"demo","rows":)" + std::to_string(rows) + "}";
      if (rows > 0) store::appendJournal(w, actor, {op, options.now, table, op, store::ChangeKind::insert, 1, areas.areas.front().path, patch});
    };
    entry(store::Table::buildings, counts.buildings - before.buildings);
    entry(store::Table::dwellings, counts.dwellings - before.dwellings);
    entry(store::Table::households, counts.households - before.households);
    entry(store::Table::people, counts.people - before.people);
  }

  // Of all people, so many shall live in the grids up to this one.
  std::uint64_t peopleUpTo(std::size_t grid) const { return static_cast<std::uint64_t>(options.people) * (grid + 1) / areas.cells.size(); }

  bool writeNextGrids(store::Connection& w, const model::Actor& actor, const access::FieldCipher& cipher, const Progress& progress) {
    const CityCounts before = counts;
    const auto atOnce = peopleAtOnce(options);
    for (; next < areas.cells.size() && counts.people - before.people < atOnce; ++next) {
      const auto wanted = peopleUpTo(next);
      if (wanted > counts.people) grids.write(w, actor, cipher, areas.cells[next], wanted - counts.people, counts);
      progress(counts.people, static_cast<std::uint64_t>(options.people), "people");
    }
    journal(w, actor, before);
    if (next == areas.cells.size()) store::endBulk(w);
    store::raiseRevision(w, "registry");
    if (counts.buildings > before.buildings) store::raiseRevision(w, "buildings");
    return next < areas.cells.size();
  }

  CityOptions options;
  CityAreas areas;
  Departments departments;
  std::vector<model::Category> categories;
  GridWriter grids;
  CityCounts counts;
  std::size_t next = 0;
};

City::City(const CityOptions& options, const Progress& progress) : m_impl(std::make_unique<Impl>(options, progress)) {}
City::~City() = default;
const CityCounts& City::counts() const { return m_impl->counts; }

void City::writeDirectory(store::Connection& w, const model::Actor& actor) {
  if (!store::readAreas(w).empty()) throw Error(ErrorCode::usage, w.file().string() + ": has areas already; a demo city goes into a new store");
  store::beginBulk(w);
  m_impl->writeAreas(w, actor);
  m_impl->writeOffices(w, actor);
}

bool City::writeGrids(store::Connection& w, const model::Actor& actor, const access::FieldCipher& cipher, const Progress& progress) {
  if (m_impl->counts.areas == 0) throw Error(ErrorCode::usage, "a demo city's areas come before its grids");
  return m_impl->writeNextGrids(w, actor, cipher, progress);
}

access::FieldCipher cipherOf(store::Connection& c) {
  const auto id = Uuid::parse(store::metaValue(c, "store_id"));
  if (!id) throw Error(ErrorCode::store, c.file().string() + ": has no name that a key could belong to");
  return access::FieldCipher(access::loadKey(access::keyDirectory(), *id));
}

}  // namespace jw::demo
