// Facilities of the registry: what is checked, what stays in the history, and that all can be undone.
#include "core/store/facility_gateway.h"
#include "tests/registry/registry_fixture.h"

namespace facilities_test {

using namespace jw;
using namespace jw::test;

namespace {

constexpr Millis kDay = std::chrono::hours(24);

struct Facilities : RegistryFile {
  Facilities() { putDirectory(); }
  model::PutFacility lamp(const std::string& code, const std::function<void(model::Facility&)>& how = {}) {
    model::PutFacility p;
    p.value = {{}, "01018", code, "路灯", "33/a/", {120.001, 30.002}, department};
    if (how) how(p.value);
    return p;
  }
  model::PutFacility edit(const Uuid& id, const std::function<void(model::Facility&)>& how = {}, std::int64_t seen = 0) {
    model::PutFacility p{store::readFacility(w, id).value(), seen};
    if (how) how(p.value);
    return p;
  }
  std::string all() { return w.text("SELECT coalesce(group_concat(n || '/' || row_ver || '/' || kind || '/' || code || '/' || name || '/' || area || '/' || lon || '/' || lat || '/' || coalesce(hex(department), '-')), '') FROM facilities ORDER BY n"); }
  std::string undoFault(const model::RegistryDone& done) { return fault(model::UndoRegistry{done.undo}); }
  std::int64_t journal(int kind) { return w.integer("SELECT count(*) FROM journal WHERE tbl=9 AND kind=" + std::to_string(kind)); }
};

}  // namespace

TEST_CASE("a facility is entered with checks and lies where its point does") {
  Facilities r;
  CHECK(r.fault(r.lamp("L1", [](auto& v) { v.name = " "; })) == "missing name");
  CHECK(r.fault(r.lamp("L1", [](auto& v) { v.kind = ""; })) == "missing kind");
  CHECK(r.fault(r.lamp("")) == "missing code");
  CHECK(r.fault(r.lamp(std::string(61, 'x'))) == "bad_value code");
  CHECK(r.fault(r.lamp("L1", [](auto& v) { v.name = "a\xff"; })) == "bad_value name");
  CHECK(r.fault(r.lamp("L1", [](auto& v) { v.area = ""; })) == "bad_value point");
  CHECK(r.fault(r.lamp("L1", [](auto& v) { v.point.x = std::nan(""); })) == "bad_value point");
  CHECK(r.fault(r.lamp("L1", [](auto& v) { v.area = "44/"; })) == "out_of_scope point");
  CHECK(r.fault(r.lamp("L1", [](auto& v) { v.department = {Uuid::named("none")}; })) == "unknown_row department");
  CHECK(r.fault(r.lamp("L1", [](auto& v) { v.id = Uuid::named("none"); })) == "unknown_row facility");
  auto analyst = r.worker;
  analyst.role = model::Role::analyst;
  CHECK(r.fault(r.lamp("L1"), analyst) == "not_entitled");
  CHECK(r.all().empty());

  const auto made = r.must(r.lamp(" L1 "));
  CHECK(made.rowVer == 1);
  const auto kept = store::readFacility(r.w, made.id);
  REQUIRE(kept);
  CHECK(kept->code == "L1");
  CHECK(kept->area == "33/a/");
  CHECK(kept->department == r.department);
  CHECK(r.journal(1) == 1);
  const auto twice = std::get<model::RegistryRefusal>(r.tryOut(r.lamp("L1"), r.worker));
  CHECK(model::faultName(twice.fault) == "duplicate");
  CHECK(twice.field == "code");
  CHECK(twice.rows == std::vector<Uuid>{made.id});
  CHECK(r.undoFault(made).empty());
  CHECK(r.all().empty());
  CHECK(r.journal(3) == 1);
}

TEST_CASE("a facility is changed by whoever saw its present version, and comes back with undo") {
  Facilities r;
  const auto id = r.must(r.lamp("L1")).id;
  r.must(r.lamp("L2"));
  const auto before = r.all();
  r.now += kDay;
  CHECK(r.fault(r.edit(id, [](auto& v) { v.code = "L2"; })) == "duplicate code");
  auto western = r.worker;
  western.scope = "33/b/";
  CHECK(r.fault(r.edit(id), western) == "out_of_scope facility");
  auto eastern = r.worker;
  eastern.scope = "33/a/";
  CHECK(r.fault(r.edit(id, [](auto& v) { v.point = {120.5, 30.5}, v.area = "33/b/"; }), eastern) == "out_of_scope point");
  const auto done = r.must(r.edit(id, [](auto& v) { v.name = "甲灯", v.point = {120.5, 30.5}, v.area = "33/b/", v.department = {}; }, 1));
  const auto row = r.row(Table::facilities, id);
  CHECK(row.rowVer == 2);
  CHECK(row.since == r.now);
  CHECK(row.text("area") == "33/b/");
  CHECK(row.text("department").empty());
  CHECK(r.fault(r.edit(id, {}, 1)) == "changed_meanwhile facility");
  CHECK(r.must(r.edit(id, {}, 2)).undo.empty());  // nothing changed, nothing written
  CHECK(store::registryRowAsOf(r.w, Table::facilities, id, r.now - kDay / 2)->text("name") == "路灯");
  CHECK(r.w.integer("SELECT count(*) FROM journal WHERE tbl=9 AND kind=2 AND patch LIKE '%甲灯%' AND patch NOT LIKE '%code%'") == 1);
  r.now += kDay;
  r.must(model::UndoRegistry{done.undo});
  CHECK(r.row(Table::facilities, id).text("name") == "路灯");
  CHECK(r.row(Table::facilities, id).blob("department").size() == Uuid::size());
  CHECK(r.w.integer("SELECT count(*) FROM facilities WHERE lon=120.001 AND lat=30.002 AND area='33/a/'") == 2);
  CHECK(r.undoFault(done) == "changed_meanwhile steps");

  // A code that was given up may be another's by now.
  const auto renamed = r.must(r.edit(id, [](auto& v) { v.code = "L3"; }));
  r.must(r.lamp("L1"));
  CHECK(r.undoFault(renamed) == "duplicate code");
  CHECK(r.all() != before);
}

TEST_CASE("one that lies in no grid any more is changed where it is and moved only into a grid") {
  Facilities r;
  const auto id = r.must(r.lamp("L1")).id;
  CHECK(r.fault(r.edit(id, [](auto& v) { v.area = "", v.name = "甲灯"; })).empty());
  CHECK(r.row(Table::facilities, id).text("area") == "33/a/");
  CHECK(r.fault(r.edit(id, [](auto& v) { v.area = "", v.point.x = 121; })) == "bad_value point");
}

TEST_CASE("a facility that is gone comes back whole and its number is never another's") {
  Facilities r;
  r.must(r.lamp("L1"));
  const auto id = r.must(r.lamp("L2")).id;
  r.must(r.edit(id, [](auto& v) { v.name = "乙灯"; }));
  const auto before = r.all();
  CHECK(r.fault(model::RemoveFacility{id, 1}) == "changed_meanwhile facility");
  auto western = r.worker;
  western.scope = "33/b/";
  CHECK(r.fault(model::RemoveFacility{id, 0}, western) == "out_of_scope facility");
  const auto n = r.row(Table::facilities, id).n;
  const auto gone = r.must(model::RemoveFacility{id, 2});
  CHECK_FALSE(store::readFacility(r.w, id));
  CHECK(r.fault(model::RemoveFacility{id, 0}) == "unknown_row facility");
  CHECK(r.w.integer("SELECT count(*) FROM journal WHERE tbl=9 AND kind=3 AND row_ver=3") == 1);

  const auto other = r.must(r.lamp("L3")).id;
  CHECK(r.row(Table::facilities, other).n == n + 1);
  r.must(r.edit(other, [](auto& v) { v.name = "丙灯"; }));
  r.must(model::RemoveFacility{other, 0});

  // Somebody has given its code to a new one.
  const auto taken = r.must(r.lamp("L2"));
  CHECK(r.undoFault(gone) == "duplicate code");
  r.must(model::UndoRegistry{taken.undo});
  const auto back = r.must(model::UndoRegistry{gone.undo});
  CHECK(back.id == id);
  CHECK(r.row(Table::facilities, id).text("name") == "乙灯");
  CHECK(r.row(Table::facilities, id).n == n);
  CHECK(r.row(Table::facilities, id).rowVer == 4);
  CHECK(before.find("乙灯") != std::string::npos);
  CHECK(r.undoFault(gone) == "changed_meanwhile steps");
  // What brought it back can be taken back as well.
  r.must(model::UndoRegistry{back.undo});
  CHECK_FALSE(store::readFacility(r.w, id));
}

TEST_CASE("facilities are listed by code and found by what is in their code and name") {
  Facilities r;
  r.must(r.lamp("L2"));
  r.must(r.lamp("L1", [](auto& v) { v.name = "Lamp 甲", v.department = {}; }));
  r.must(r.lamp("H1", [](auto& v) { v.kind = "hydrant", v.name = "消火栓", v.area = "33/b/"; }));
  const auto codes = [&](const store::FacilityQuery& query, std::uint32_t offset = 0, std::uint32_t limit = 100) {
    std::string out;
    for (const auto& f : store::readFacilities(r.w, query, offset, limit)) out += f.code + " ";
    if (offset == 0 && limit == 100) CHECK(store::countFacilities(r.w, query) == text::split(out, ' ').size() - 1);
    return out;
  };
  CHECK(codes({}) == "H1 L1 L2 ");
  CHECK(codes({}, 1, 1) == "L1 ");
  CHECK(codes({"33/a/", "", {}, ""}) == "L1 L2 ");
  CHECK(codes({"", "hydrant", {}, ""}) == "H1 ");
  CHECK(codes({"", "", r.department, ""}) == "H1 L2 ");
  CHECK(codes({"", "", {}, "lAMP"}) == "L1 ");
  CHECK(codes({"", "", {}, "l"}) == "L1 L2 ");
  CHECK(codes({"", "", {}, "栓"}) == "H1 ");
  CHECK(codes({"", "", {}, "%"}).empty());
  CHECK(store::facilityKinds(r.w, "33/a/") == std::vector<std::string>{"01018"});
  CHECK(store::facilityKinds(r.w, "").size() == 2);
}

}  // namespace facilities_test
