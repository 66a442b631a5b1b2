// Who takes a post in the directory of staff is appointed: the responsible people of an area with their history follow from it.
#include "core/engine/registry_desk.h"
#include "tests/catch.h"
#include "tests/engine/engine_fixture.h"

namespace staff_appointments_test {

using namespace jw;
using namespace jw::test;

namespace {

constexpr const char* kGrid = "330101/330101001/";

struct Posts : SmallCity {
  model::Actor worker{{Uuid::named("worker")}, "社工", model::Role::communityWorker, {}, {}};
  std::unique_ptr<engine::RegistryDesk> desk = std::make_unique<engine::RegistryDesk>(*engine);
  ~Posts() { desk.reset(); }
  std::vector<model::Appointment> responsible(const model::AreaPath& area, bool past = true) {
    std::promise<std::vector<model::Appointment>> answer;
    desk->responsible(worker, {}, area, past, {}, [&](std::vector<model::Appointment> rows) { answer.set_value(std::move(rows)); });
    return answer.get_future().get();
  }
};

}  // namespace

TEST_CASE("who takes a post in the directory is appointed, and who had it is dismissed: the history of an area is whole") {
  Posts d;
  model::Staff leader;
  leader.id = {Uuid::named("leader")};
  leader.name = "沈望舒";
  leader.post = model::Post::gridLeader;
  leader.area = kGrid;
  leader.phone = "0571-5550101";
  d.put(engine::PutStaff{leader});
  auto now = d.responsible(kGrid);
  REQUIRE(now.size() == 1);
  CHECK(now[0].name == "沈望舒");
  CHECK(now[0].from == d.clock->now());
  CHECK(now[0].to == kNever);
  CHECK(now[0].staff == leader.id);
  CHECK(now[0].appointedBy == "@engine");

  d.clock->advance(std::chrono::hours(24));
  leader.phone = "0571-5550102";
  d.put(engine::PutStaff{leader});
  now = d.responsible(kGrid);
  REQUIRE(now.size() == 1);  // another telephone is the same appointment
  CHECK(now[0].phone == "0571-5550102");

  leader.name = "顾言蹊";
  d.put(engine::PutStaff{leader});
  now = d.responsible(kGrid);
  REQUIRE(now.size() == 2);
  CHECK(now[0].name == "顾言蹊");
  CHECK(now[1].name == "沈望舒");
  CHECK(now[1].to == d.clock->now());
  CHECK(now[1].dismissedBy == "@engine");

  // Somebody else's entry takes the same grid: a grid has one leader.
  auto other = leader;
  other.id = {Uuid::named("other")};
  other.name = "陆时雨";
  d.clock->advance(std::chrono::hours(1));
  d.put(engine::PutStaff{other});
  now = d.responsible(kGrid);
  CHECK(std::count_if(now.begin(), now.end(), [](const auto& a) { return a.to == kNever && a.post == model::Post::gridLeader; }) == 1);
  // The post goes to another grid.
  other.area = "330101/330101002/";
  d.put(engine::PutStaff{other});
  CHECK(d.responsible("330101/330101002/", false).at(0).name == "陆时雨");
  now = d.responsible(kGrid);
  CHECK(std::count_if(now.begin(), now.end(), [](const auto& a) { return a.to == kNever && a.name == "陆时雨"; }) == 0);

  // The same once more changes nothing, and what is nobody's for an area appoints nobody.
  const auto rows = [&] {
    std::int64_t n = 0;
    d.engine->read({}, [&](store::Connection& c) { n = c.integer("SELECT count(*) FROM appointments"); }).get();
    return n;
  };
  const auto before = rows();
  d.put(engine::PutStaff{other});
  model::Staff clerk;
  clerk.id = {Uuid::named("clerk")};
  clerk.name = "部工";
  clerk.post = model::Post::departmentWorker;
  clerk.department = d.roads;
  d.put(engine::PutStaff{clerk});
  CHECK(rows() == before);
}

}  // namespace staff_appointments_test
