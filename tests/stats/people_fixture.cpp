#include "tests/stats/people_fixture.h"

namespace jw::test {

PeopleCity::PeopleCity(int people) {
  engine = std::make_unique<engine::Engine>(engine::Engine::Options{folder / "city.jw", data, true, clock, 2, 4096});
  cipher.emplace(access::loadKey(access::keyDirectory(), *Uuid::parse(engine->storeId())));
  engine::Engine::AreaImport areas;
  const auto add = [&](model::AreaLevel level, const std::string& code, const std::string& parent) {
    model::Area a;
    a.id = {Uuid::named(code)};
    a.level = level;
    a.code = code;
    a.name = "区" + code;
    if (!parent.empty()) a.parent = {Uuid::named(parent)};
    a.shape = square(120 + static_cast<double>(areas.areas.size()) * 0.01, 30, 0.01);
    areas.areas.push_back(a);
  };
  add(model::AreaLevel::city, "330", "");
  for (const std::string d : {"330101", "330102"}) {
    add(model::AreaLevel::district, d, "330");
    for (const std::string s : {"001", "002"}) {
      add(model::AreaLevel::street, d + s, d);
      for (int c = 1; c <= 5; ++c) {
        const std::string community = d + s + "00" + std::to_string(c);
        add(model::AreaLevel::community, community, d + s);
        for (int g = 1; g <= 4; ++g) {
          add(model::AreaLevel::grid, community + "0" + std::to_string(g), community);
          grids.push_back("330/" + d + "/" + d + s + "/" + community + "/" + community + "0" + std::to_string(g) + "/");
        }
      }
    }
  }
  engine->importAreas(machine, std::move(areas)).get();
  engine->write([&](store::Connection& w) {
    int left = people;
    for (std::size_t g = 0; g < grids.size(); ++g) {
      const std::string community = grids[g].substr(0, kCommunityPath);
      for (int b = 0; b < 2; ++b) {
        model::Building building;
        building.id = {Uuid::make(1)};
        building.source = "test";
        building.externalId = std::to_string(g * 2 + static_cast<std::size_t>(b));
        building.name = "楼" + building.externalId;
        building.area = grids[g];
        building.shape = square(120, 30, 0.001);
        const auto house = store::insertBuilding(w, building, fromMillis(0), "test");
        // One building in four stands outside of any compound.
        if (const auto which = random() % 4; which < 3) store::setCompound(w, house, store::compoundNamed(w, Uuid::make(1), "小区" + std::to_string(which), community, {}), 2, 2001);
        const int here = static_cast<int>(static_cast<std::size_t>(left) / ((grids.size() - g) * 2 - static_cast<std::size_t>(b)));
        left -= here;
        for (int i = 0; i < here;) {
          model::Dwelling d;
          d.id = Uuid::make(1);
          d.building = house;
          d.number = i;
          d.squareMetres = static_cast<std::int32_t>(random() % 200);
          for (const auto& a : attributes.all())
            if (a.subject == model::Subject::dwelling) d.codes.values[a.slot] = anyCode(a);
          const bool gone = random() % 50 == 0;
          const auto dwelling = store::insertDwelling(w, d, grids[g], gone ? model::Validity{fromMillis(0), fromMillis(0), fromMillis(5), model::Ending::mistaken} : model::Validity{});
          model::Household h;
          h.id = Uuid::make(1);
          h.dwelling = dwelling;
          for (const auto& a : attributes.all())
            if (a.subject == model::Subject::household) h.codes.values[a.slot] = anyCode(a);
          const auto household = store::insertHousehold(w, h, grids[g], gone ? model::Validity{fromMillis(0), fromMillis(0), fromMillis(5), model::Ending::dissolved} : model::Validity{});
          for (int n = 1 + static_cast<int>(random() % 5); n > 0 && i < here; --n, ++i) {
            const bool died = gone || random() % 40 == 0;
            insert(w, anyone(household), grids[g], anyAggregate(), died ? model::Validity{fromMillis(0), fromMillis(0), fromMillis(5), model::Ending::died} : model::Validity{});
          }
        }
      }
    }
  }).get();
}

model::Person PeopleCity::anyone(std::int64_t household) {
  model::Person p;
  p.id = Uuid::make(1);
  p.household = household;
  p.name = "张三";
  const auto today = static_cast<std::int32_t>(daysOf(2026, 11, 22));
  // Birthdays around today matter most.
  p.birthDay = random() % 10 == 0 ? stats::lastBirthDay(today, static_cast<int>(random() % 95)) + static_cast<std::int32_t>(random() % 3) - 1 : today - static_cast<std::int32_t>(random() % (95 * 365));
  p.birthDay = std::min(p.birthDay, today);
  for (const auto& a : attributes.all())
    if (a.subject == model::Subject::person && a.storage != model::CodedAttribute::Storage::aggregateOnly) p.codes.values[a.slot] = anyCode(a);
  return p;
}

}  // namespace jw::test
