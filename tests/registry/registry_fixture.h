// A small registry in a store of its own: two grids, two buildings of some dwellings, and what works on it.
#pragma once
#include <utility>

#include "core/access/store_key.h"
#include "core/base/text.h"
#include "core/registry/citizen_id.h"
#include "core/registry/registrar.h"
#include "core/store/people_gateway.h"
#include "core/store/registry_lookup.h"
#include "tests/store/store_fixture.h"

namespace jw::test {

using store::Table;

inline std::string idFor(int sequence, int year, model::Sex sex = model::Sex::female) {
  return registry::makeFictitiousId(101, static_cast<std::int32_t>(daysOf(year, 3, 15)), sequence, sex);
}

struct RegistryFile : StoreFile {
  access::FieldCipher cipher{access::StoreKey::random()};
  model::Attributes attributes = model::Attributes::load(std::filesystem::path(JW_SOURCE_DIR) / "data");
  registry::Pinyin pinyin;
  registry::Tools tools{cipher, attributes, pinyin};
  model::Actor worker{{Uuid::named("worker")}, "社工", model::Role::communityWorker, "33/", {}};
  BuildingId east{Uuid::named("east")}, west{Uuid::named("west")};
  std::vector<model::RegistryChange> told;
  Uuid flat101, flat102, flat201, west101;  ///< the flats are in the eastern building

  RegistryFile() {
    putArea("33", model::AreaLevel::community, {}, "33/", square(120, 30, 0.02));
    store::Transaction t(w);
    for (const auto& [id, area] : {std::pair(east, "33/a/"), std::pair(west, "33/b/")}) {
      model::Building b;
      b.id = id;
      b.source = "test";
      b.externalId = id.text();
      b.name = area == std::string("33/a/") ? "云锦花园1号楼" : "云锦花园2号楼";
      b.address = "和平路" + std::string(area) + "号";
      b.use = "apartments";
      b.area = area;
      b.shape = square(120, 30, 0.001);
      b.point = {120.0005, 30.0005};
      store::insertBuilding(w, b, now, "test");
    }
    t.commit();
    flat101 = addDwelling(east, 1, 1);
    flat102 = addDwelling(east, 1, 2);
    flat201 = addDwelling(east, 2, 1);
    west101 = addDwelling(west, 1, 1);
  }

  model::RegistryAnswer tryOut(const model::RegistryCommand& command, const model::Actor& by) {
    store::Transaction t(w);
    registry::Registrar registrar(w, by, now, tools);
    auto answer = registrar.carryOut(command);
    if (!std::holds_alternative<model::RegistryDone>(answer)) return answer;
    told.push_back(registrar.takeChange());
    t.commit();
    return answer;
  }
  model::RegistryDone must(const model::RegistryCommand& command) {
    const auto answer = tryOut(command, worker);
    if (const auto* r = std::get_if<model::RegistryRefusal>(&answer)) FAIL(model::faultName(r->fault) << " " << r->field << ": " << r->detail);
    return std::get<model::RegistryDone>(answer);
  }
  /// "bad_value birth_day"; "" if the command was carried out.
  std::string fault(const model::RegistryCommand& command, const model::Actor& by) {
    const auto before = digest();
    const auto answer = tryOut(command, by);
    if (std::holds_alternative<model::RegistryRefusal>(answer)) CHECK(digest() == before);
    const auto* r = std::get_if<model::RegistryRefusal>(&answer);
    return r ? std::string(model::faultName(r->fault)) + (r->field.empty() ? "" : " " + r->field) : std::string();
  }
  std::string fault(const model::RegistryCommand& command) { return fault(command, worker); }
  Uuid addDwelling(BuildingId building, int floor, int number) {
    model::AddDwelling c{building, {}};
    c.dwelling = {{}, 0, 1, floor, number, 80, {}, {}};
    c.dwelling.codes[model::DwellingColumn::residence] = 1;
    return must(c).id;
  }
  static model::PersonPatch person(const std::string& name, const std::string& citizenId, model::Relation relation = model::Relation::head) {
    model::PersonPatch p{name, citizenId.empty() ? std::nullopt : std::optional(citizenId), std::nullopt, std::nullopt, {}, std::nullopt};
    p.codes = {{model::PersonColumn::relation, static_cast<std::uint8_t>(relation)}, {model::PersonColumn::education, 20}};
    return p;
  }
  Uuid addHousehold(const Uuid& dwelling, const std::string& head, int sequence, int year) {
    model::AddHousehold c;
    c.dwelling = dwelling;
    c.codes[model::HouseholdColumn::type] = 1;
    c.head = person(head, idFor(sequence, year));
    return must(c).id;
  }
  Uuid addMember(const Uuid& household, const std::string& name, int sequence, int year, model::Relation relation) {
    return must(model::AddPerson{household, person(name, idFor(sequence, year), relation), kNever, false}).id;
  }
  store::RegistryRow row(Table table, const Uuid& id) { return store::registryRow(w, table, id).value(); }
  Uuid headOf(const Uuid& household) {
    for (const auto& p : store::registryRowsOf(w, Table::people, row(Table::households, household).n, kNever))
      if (p.number("relation") == 0) return p.id;
    return {};
  }
  std::string namesIn(const Uuid& household, Instant asOf = kNever) {  // each with a blank behind it
    std::string names;
    for (const auto& p : store::registryRowsOf(w, Table::people, row(Table::households, household).n, asOf)) names += p.text("name") + " ";
    return names;
  }
  /// Everything that a command could have touched.
  std::string digest() {
    return w.text(
        "SELECT (SELECT group_concat(n || row_ver || household || relation || name || coalesce(valid_to, '-') || ended) FROM people) || "
        "(SELECT coalesce(group_concat(n || row_ver || dwelling || type || area || coalesce(valid_to, '-')), '') FROM households) || "
        "(SELECT group_concat(n || row_ver || square_metres || coalesce(valid_to, '-')) FROM dwellings) || "
        "(SELECT count(*) || ' ' || coalesce(sum(row_ver), 0) FROM organisations) || (SELECT count(*) || ' ' || coalesce(sum(row_ver), 0) FROM appointments) || "
        "(SELECT count(*) FROM journal) || (SELECT count(*) FROM registry_history) || (SELECT count(*) FROM people_aggregate)");
  }
};

}  // namespace jw::test
