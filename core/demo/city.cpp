#include "core/demo/city.h"

#include "core/access/key_file.h"
#include "core/base/error.h"
#include "core/demo/city_areas.h"
#include "core/demo/directory.h"
#include "core/store/directory_gateway.h"
#include "core/store/place_gateway.h"
#include "core/store/schema.h"

namespace jw::demo {
namespace {

constexpr std::int64_t kFewest = 10'000, kMost = 10'000'000;

const CityOptions& checked(const CityOptions& options) {
  if (options.people < kFewest || options.people > kMost) throw Error(ErrorCode::usage, "a demo city has 10,000 to 10,000,000 people, not " + std::to_string(options.people));
  if (options.now == kNever) throw Error(ErrorCode::usage, "a demo city needs a day on which its people have their ages");
  return options;
}

}  // namespace

class City::Impl {
 public:
  Impl(const CityOptions& o, const Progress& progress) : options(checked(o)), areas(makeAreas(o.people, o.seed, o.data, progress)), departments(readDepartments(o.data)) {}

  void writeAreas(store::Connection& w, const model::Actor& actor) {
    // A child follows its parent, so one ancestor of each level is all that has to be remembered.
    AreaId above[6];
    for (auto& area : areas.areas) {
      const auto level = static_cast<std::size_t>(area.level);
      if (level > 1) area.parent = above[level - 1];
      store::putArea(w, actor, options.now, area);
      above[level] = area.id;
      ++counts.areas;
    }
    store::raiseRevision(w, "areas");
  }

  void writeOffices(store::Connection& w, const model::Actor& actor) {
    for (const auto& d : departments.all) store::putDepartment(w, actor, options.now, d);
    const auto categories = readCategories(options.data, departments);
    for (const auto& c : categories) store::putCategory(w, actor, options.now, c);
    const auto rules = readRules(options.data, departments, areas.areas);
    for (const auto& r : rules) store::putRule(w, actor, options.now, r);
    const auto staff = makeStaff(options.data, options.seed, areas.areas, departments);
    for (const auto& s : staff) store::putStaff(w, actor, options.now, s);
    counts.departments = departments.all.size();
    counts.categories = categories.size();
    counts.rules = rules.size();
    counts.staff = staff.size();
  }

  CityOptions options;
  CityAreas areas;
  Departments departments;
  CityCounts counts;
};

City::City(const CityOptions& options, const Progress& progress) : m_impl(std::make_unique<Impl>(options, progress)) {}
City::~City() = default;
const CityCounts& City::counts() const { return m_impl->counts; }

void City::writeDirectory(store::Connection& w, const model::Actor& actor) {
  if (!store::readAreas(w).empty()) throw Error(ErrorCode::usage, w.file().string() + ": has areas already; a demo city goes into a new store");
  m_impl->writeAreas(w, actor);
  m_impl->writeOffices(w, actor);
}

access::FieldCipher cipherOf(store::Connection& c) {
  const auto id = Uuid::parse(store::metaValue(c, "store_id"));
  if (!id) throw Error(ErrorCode::store, c.file().string() + ": has no name that a key could belong to");
  return access::FieldCipher(access::loadKey(access::keyDirectory(), *id));
}

}  // namespace jw::demo
