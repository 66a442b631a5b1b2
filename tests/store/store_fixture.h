// A store of its own for each test, without an engine.
#pragma once
#include <fstream>
#include <string>
#include <vector>

#include "core/base/error.h"
#include "core/store/case_gateway.h"
#include "core/store/directory_gateway.h"
#include "core/store/place_gateway.h"
#include "core/store/schema.h"
#include "tests/catch.h"
#include "tests/engine/engine_fixture.h"

namespace jw::test {

inline std::filesystem::path schemaFolder() { return std::filesystem::path(JW_SOURCE_DIR) / "data" / "schema"; }

inline std::string bytesOf(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// "" if nothing is thrown, else the text; fails the test if it is not a jw::Error of this code.
template <class F>
std::string errorOf(ErrorCode code, F f) {
  try {
    f();
  } catch (const Error& e) {
    CHECK(static_cast<int>(e.code()) == static_cast<int>(code));
    return e.what();
  }
  return {};
}

struct StoreFile {
  TempFolder folder;
  std::filesystem::path path = folder / "city.jw";
  store::Connection w{path, store::OpenMode::create};
  model::Actor actor{{Uuid::named("user")}, "值班员", model::Role::operator_, {}, {}};
  Instant now = fromMillis(1'795'140'000'000);
  CategoryId category{Uuid::named("category")};
  DepartmentId department{Uuid::named("department")};

  StoreFile() { store::prepareSchema(w, schemaFolder()); }

  void putDirectory() {
    store::Transaction t(w);
    store::putDepartment(w, actor, now, {department, 1, "D1", "环卫局", "", ""});
    store::putCategory(w, actor, now, {category, 1, model::CaseKind::matter, "0601", "垃圾", "Litter", model::Nature::ordinary, department, {}});
    t.commit();
  }
  AreaId putArea(const std::string& code, model::AreaLevel level, AreaId parent, const std::string& areaPath, model::MultiPolygon shape) {
    store::Transaction t(w);
    model::Area a;
    a.code = code;
    a.name = "区" + code;
    a.level = level;
    a.parent = parent;
    a.path = areaPath;
    a.shape = std::move(shape);
    store::putArea(w, actor, now, a);
    t.commit();
    return a.id;
  }
  store::StoredTransition transition(std::int32_t n, model::Action action, model::CaseState from, model::CaseState to) const {
    store::StoredTransition s;
    s.transition = {n, Uuid::make(toMillis(now)), action, from, to, now, now, actor.name, actor.role, "理由", "说明", {}, {}};
    return s;
  }
  /// A reported case; `change` may set what the test is about before it is stored.
  template <class Change>
  store::CaseRecord addCase(const std::string& number, Change change) {
    store::CaseRecord r;
    r.summary.id = {Uuid::make(toMillis(now))};
    r.summary.rowVer = 1;
    r.summary.number = number;
    r.summary.title = "标题";
    r.summary.category = category;
    r.summary.reportedAt = r.summary.recordedAt = r.summary.stateSince = now;
    r.source = "desk";
    r.unlocated = "no_point";
    r.transitions = 1;
    change(r);
    store::Transaction t(w);
    store::CaseWriter(w).insert(actor, r, {}, {transition(1, model::Action::report, model::CaseState::none, model::CaseState::reported)});
    t.commit();
    return r;
  }
  store::CaseRecord addCase(const std::string& number) {
    return addCase(number, [](store::CaseRecord&) {});
  }
};

}  // namespace jw::test
