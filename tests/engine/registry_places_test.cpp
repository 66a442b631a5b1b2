// Buildings, compounds, volunteers and responsible people through the engine: who sees and changes what, and what follows.
#include <nlohmann/json.hpp>

#include "core/engine/registry_desk.h"
#include "core/store/audit_gateway.h"
#include "core/store/people_gateway.h"
#include "core/store/schema.h"
#include "tests/catch.h"
#include "tests/engine/registry_city.h"

namespace registry_places_test {

using namespace jw;
using namespace jw::test;

namespace {

struct Places : RegistryCity {
  std::vector<model::Appointment> responsible(const model::AreaPath& area, bool past = true) {
    return ask<std::vector<model::Appointment>>([&](auto ready) { desk->responsible(worker, {}, area, past, {}, ready); });
  }
  std::vector<model::Volunteer> volunteers(const model::Actor& by, engine::VolunteerFilter filter = {}) {
    std::promise<std::vector<model::Volunteer>> answer;
    desk->volunteers(by, std::move(filter), {}, [&](std::vector<model::Volunteer> rows, std::uint64_t total) {
      CHECK(total == rows.size());
      answer.set_value(std::move(rows));
    });
    return answer.get_future().get();
  }
};

constexpr const char* kGrid = "330101/330101001/";

}  // namespace

TEST_CASE("a new building finds its grid; only buildings that come or go make the picture of them anew") {
  Places d;
  std::vector<bool> everything;
  const auto listening = d.desk->subscribe([&](const model::RegistryChange& change) { everything.push_back(change.everything); });
  model::AddBuilding add{{"新楼", "和平路1号", "house", 3, 1, 2020, {}}, {120.002, 30.002}, "lies/"};
  const auto before = d.engine->buildingRevision();
  const auto made = d.must(add);
  CHECK(d.engine->buildingRevision() == before + 1);  // a mark stands where its outline will
  const auto sheet = [&](const model::Actor& by) { return d.ask<std::optional<engine::BuildingSheet>>([&](auto ready) { d.desk->building(by, {made.id}, kNever, {}, ready); }); };
  REQUIRE(sheet(d.worker));
  CHECK(sheet(d.worker)->building.area == kGrid);
  CHECK_FALSE(sheet(d.western));
  add.point = {10, 10};
  CHECK(std::get<model::RegistryRefusal>(d.submit(d.worker, add)).field == "point");
  d.must(model::EditBuilding{{made.id}, 1, {"新楼甲", "和平路1号", "house", 4, 1, 2020, {}}, kNever});
  CHECK(d.engine->buildingRevision() == before + 1);
  CHECK(sheet(d.worker)->building.name == "新楼甲");
  CHECK(sheet(d.worker)->building.rowVer == 2);
  const auto versions = d.ask<std::vector<model::RowVersion>>([&](auto ready) { d.desk->history(d.worker, model::RecordKind::building, made.id, {}, ready); });
  REQUIRE(versions.size() == 2);
  CHECK(versions[0].changed.size() == 2);
  CHECK(d.ask<std::vector<model::RowVersion>>([&](auto ready) { d.desk->history(d.western, model::RecordKind::building, made.id, {}, ready); }).empty());
  const auto gone = d.must(model::RemoveBuilding{{made.id}, 0});
  CHECK(d.engine->buildingRevision() == before + 2);
  CHECK_FALSE(sheet(d.worker));
  d.must(model::UndoRegistry{gone.undo});
  CHECK(sheet(d.worker)->building.name == "新楼甲");
  CHECK(d.ask<std::vector<model::RowVersion>>([&](auto ready) { d.desk->history(d.worker, model::RecordKind::building, made.id, {}, ready); }).size() == 3);
  // Nobody lives there: the statistics need not read the city again for it.
  CHECK(std::count(everything.begin(), everything.end(), true) == 0);
}

TEST_CASE("volunteers are listed masked inside the area and opened for a purpose that is logged") {
  Places d;
  model::PutOrganisation team;
  team.value.kind = model::kVolunteerTeam;
  team.value.name = "暖心志愿队";
  team.value.area = "330101/";
  const auto warm = d.must(team).id;
  model::PutVolunteer v;
  v.value.area = kGrid;
  v.value.name = "王建国";
  v.value.team = warm;
  v.value.skills = "急救";
  v.contact = "12000005678";
  v.setContact = true;
  const auto id = d.must(v).id;
  v.value = {};
  v.value.area = "330102/330102001/";
  v.value.name = "李四";
  v.setContact = false;
  d.must(v);
  REQUIRE(d.volunteers(d.worker).size() == 2);
  const auto western = d.volunteers(d.western);
  REQUIRE(western.size() == 1);
  CHECK(western[0].name == "李*");
  const auto ofTeam = d.volunteers(d.worker, {"", warm, "", 0, 10});
  REQUIRE(ofTeam.size() == 1);
  CHECK(ofTeam[0].name == "王*国");
  CHECK(ofTeam[0].teamName == "暖心志愿队");
  CHECK(ofTeam[0].contact);
  CHECK(d.volunteers(d.worker, {"", {}, "急救", 0, 10}).size() == 1);
  CHECK(d.volunteers(d.worker, {"", {}, "建国", 0, 10}).empty());  // parts of masked names are not told
  CHECK(d.volunteers(d.worker, {"", {}, "王建国", 0, 10}).size() == 1);
  auto department = d.worker;
  department.role = model::Role::department;
  CHECK(d.volunteers(department).empty());

  using Opened = std::variant<engine::ClearVolunteer, engine::Refused>;
  const auto reveal = [&](const model::Actor& by, const std::string& purpose) { return d.ask<Opened>([&](auto ready) { d.desk->revealVolunteer(by, id, purpose, ready); }); };
  CHECK(std::holds_alternative<engine::Refused>(reveal(d.western, "notice")));
  CHECK(std::holds_alternative<engine::Refused>(reveal(d.worker, "curiosity")));
  const auto clear = reveal(d.worker, "notice");
  CHECK(std::get<engine::ClearVolunteer>(clear).name == "王建国");
  CHECK(std::get<engine::ClearVolunteer>(clear).contact == "12000005678");
  std::vector<model::AuditEntry> entries;
  d.engine->read({}, [&](store::Connection& c) { entries = store::readAudit(c, 1, 1000); }).get();
  CHECK(std::count_if(entries.begin(), entries.end(), [&](const auto& e) { return e.object == "volunteer/" + id.text() && e.purpose == "notice"; }) == 4);
  const auto versions = d.ask<std::vector<model::RowVersion>>([&](auto ready) { d.desk->history(d.worker, model::RecordKind::volunteer, id, {}, ready); });
  REQUIRE(versions.size() == 1);
}

TEST_CASE("an appointment that is taken back is taken back in the directory too") {
  Places d;
  model::Appoint c;
  c.post = model::Post::gridLeader;
  c.kind = model::PlaceKind::area;
  c.place = Uuid();
  for (const auto& a : d.engine->areas()->areas())
    if (a.path == kGrid) c.place = a.id.uuid;
  c.name = "沈望舒";
  d.must(c);
  const auto inDirectory = [&] {
    for (const auto& s : d.engine->directory()->staff())
      if (s.post == model::Post::gridLeader && s.area == kGrid) return s.name;
    return std::string();
  };
  CHECK(inDirectory() == "沈望舒");
  d.clock->advance(std::chrono::hours(24));
  c.name = "顾言蹊";
  const auto second = d.must(c);
  CHECK(inDirectory() == "顾言蹊");
  d.must(model::UndoRegistry{second.undo});
  CHECK(inDirectory() == "沈望舒");
  const auto holders = d.responsible(kGrid, false);
  REQUIRE(holders.size() == 1);
  CHECK(holders[0].name == "沈望舒");
}

TEST_CASE("why a record was taken out is in the log, and a refusal leaves nothing there") {
  Places d;
  const auto building = d.must(model::AddBuilding{{"新楼", "和平路1号", "house", 3, 1, 2020, {}}, {120.002, 30.002}, {}}).id;
  const auto flat = d.must(model::AddDwelling{{building}, {{}, 0, 1, 1, 1, 80, {}, {}}}).id;
  const auto logged = [&] {
    std::vector<model::AuditEntry> entries;
    d.engine->read({}, [&](store::Connection& c) { entries = store::readAudit(c, 1, 1000); }).get();
    std::erase_if(entries, [](const auto& e) { return e.action != "registry.void"; });
    return entries;
  };
  const auto refused = d.submit(d.western, model::VoidEntry{model::RecordKind::dwelling, flat, 0, "没有这扇门", {}});
  CHECK(std::get<model::RegistryRefusal>(refused).fault == model::RegistryFault::outOfScope);
  CHECK(logged().empty());
  const auto done = d.must(model::VoidEntry{model::RecordKind::dwelling, flat, 1, "没有“这扇门”", {}});
  REQUIRE(logged().size() == 1);
  CHECK(logged()[0].object == "dwelling/" + flat.text());
  CHECK(logged()[0].actor == "社工");
  CHECK(nlohmann::json::parse(logged()[0].detail).at("reason") == "没有“这扇门”");
  CHECK_FALSE(d.ask<std::optional<engine::DwellingSheet>>([&](auto ready) { d.desk->dwelling(d.worker, flat, kNever, {}, ready); }));
  d.must(model::UndoRegistry{done.undo});
  CHECK(d.ask<std::optional<engine::DwellingSheet>>([&](auto ready) { d.desk->dwelling(d.worker, flat, kNever, {}, ready); }));
}

}  // namespace registry_places_test
