// The main window over two buildings, four dwellings and two households.
#pragma once
#include <future>

#include "core/base/zone.h"
#include "core/engine/registry_desk.h"
#include "core/registry/citizen_id.h"
#include "core/store/people_gateway.h"
#include "tests/catch.h"
#include "tests/ui/desk_fixture.h"

namespace jw::test {
using model::PersonColumn;

inline std::string idFor(int sequence, int year, model::Sex sex = model::Sex::male) { return registry::makeFictitiousId(101, static_cast<std::int32_t>(daysOf(year, 3, 15)), sequence, sex); }

struct RegistryCity : UiDesk {
  BuildingId east{Uuid::named("east")}, west{Uuid::named("west")};
  model::Actor worker{{Uuid::named("worker")}, "社工", model::Role::communityWorker, {}, {}};
  Uuid flat101, flat102, flat201, westFlat, home, second;

  RegistryCity() {
    city.engine->write([&](store::Connection& w) {
               for (const auto& [id, name, area, x] : {std::tuple(east, "云锦花园1号楼", "330101/330101001/", 120.002), std::tuple(west, "望江苑2号楼", "330102/330102001/", 119.982)}) {
                 model::Building b;
                 b.id = id;
                 b.source = "test";
                 b.externalId = b.name = name;
                 b.address = x > 120 ? "和平路10号" : "滨江路8号";
                 b.floors = 3;
                 b.area = area;
                 b.shape = square(x, 30.002, 0.0005);
                 b.point = {x + 0.0002, 30.0022};
                 const auto n = store::insertBuilding(w, b, city.clock->now(), "test");
                 store::setCompound(w, n, store::compoundNamed(w, Uuid::named(name), std::string(name).substr(0, 12), area, {}), 1, 2001);
               }
             }).get();
    flat101 = dwelling(east, 1, 1, 1);
    flat102 = dwelling(east, 1, 2, 2);
    flat201 = dwelling(east, 2, 1, 4);
    westFlat = dwelling(west, 1, 1, 1);
    home = household(flat101, "张建国", idFor(1, 1960), "12000001234");
    member(home, "张小明", 2018, 2, {});
    member(home, "李桂英", 1962, 1, idFor(3, 1962, model::Sex::female));
    second = household(westFlat, "王志强", idFor(2, 1975), "12000005678");
  }
  model::RegistryAnswer submit(model::RegistryCommand command) {
    std::promise<model::RegistryAnswer> answer;
    window->desk().registry.submit(worker, std::move(command), [&](model::RegistryAnswer a) { answer.set_value(std::move(a)); });
    return answer.get_future().get();
  }
  model::RegistryDone must(model::RegistryCommand command) {
    const auto answer = submit(std::move(command));
    if (const auto* r = std::get_if<model::RegistryRefusal>(&answer)) FAIL(model::faultName(r->fault) << " " << r->field << ": " << r->detail);
    return std::get<model::RegistryDone>(answer);
  }
  Uuid dwelling(BuildingId building, int floor, int number, std::uint8_t residence) {
    model::AddDwelling c{building, {}};
    c.dwelling.floor = floor;
    c.dwelling.number = number;
    c.dwelling.squareMetres = 80;
    c.dwelling.codes[model::DwellingColumn::residence] = residence;
    return must(c).id;
  }
  Uuid household(Uuid in, const std::string& name, const std::string& id, const std::string& phone) {
    model::AddHousehold h;
    h.dwelling = in;
    h.codes[model::HouseholdColumn::type] = 1;
    h.head.name = name;
    if (id.empty()) h.head.birthDay = static_cast<std::int32_t>(daysOf(1975, 3, 15));
    if (!id.empty()) h.head.citizenId = id;
    if (!phone.empty()) h.head.phone = phone;
    h.head.codes = {{PersonColumn::education, 20}, {PersonColumn::residence, 1}};
    return must(h).id;
  }
  void member(Uuid in, const std::string& name, int year, std::uint8_t relation, const std::string& id) {
    model::AddPerson p{in, {}, kNever, false};
    p.person.name = name;
    p.person.birthDay = static_cast<std::int32_t>(daysOf(year, id.empty() ? 5 : 3, id.empty() ? 1 : 15));
    if (!id.empty()) p.person.citizenId = id;
    p.person.codes = {{PersonColumn::relation, relation}};
    must(p);
  }
};

}  // namespace jw::test
