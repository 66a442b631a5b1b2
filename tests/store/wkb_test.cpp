#include "core/store/wkb.h"

#include <cstring>

#include "tests/store/store_fixture.h"

namespace wkb_test {

using namespace jw;
using model::MultiPolygon;

namespace {

std::span<const std::uint8_t> bytes(const std::string& s) { return {reinterpret_cast<const std::uint8_t*>(s.data()), s.size()}; }

bool same(const MultiPolygon& a, const MultiPolygon& b) {
  if (a.parts.size() != b.parts.size()) return false;
  for (std::size_t i = 0; i < a.parts.size(); ++i)
    if (a.parts[i].rings != b.parts[i].rings) return false;
  return true;
}

void put(std::string& out, bool big, const void* v, std::size_t n) {
  std::string s(static_cast<const char*>(v), n);
  if (big) s.assign(s.rbegin(), s.rend());
  out += s;
}
void head(std::string& out, bool big, std::uint32_t type) {
  out += big ? '\0' : '\1';
  put(out, big, &type, 4);
}
// Written by hand in either byte order.
std::string polygon(bool big, const model::Polygon& p) {
  std::string out;
  head(out, big, 3);
  auto number = [&](std::size_t n) {
    const auto v = static_cast<std::uint32_t>(n);
    put(out, big, &v, 4);
  };
  number(p.rings.size());
  for (const auto& ring : p.rings) {
    number(ring.size());
    for (const auto& pt : ring) {
      put(out, big, &pt.x, 8);
      put(out, big, &pt.y, 8);
    }
  }
  return out;
}
std::string multi(bool big, const std::vector<std::string>& parts) {
  std::string out;
  head(out, big, 6);
  const auto n = static_cast<std::uint32_t>(parts.size());
  put(out, big, &n, 4);
  for (const auto& p : parts) out += p;
  return out;
}

const MultiPolygon kShape{{{{{{0, 0}, {10, 0}, {10, 10}, {0, 10}, {0, 0}}, {{2, 2}, {2, 4}, {4, 4}, {2, 2}}, {{6, 6}, {6, 8}, {8, 8}, {6, 6}}}},
                           {{{{-120.123456789, -0.0}, {1e-300, 89.99}, {179.999999, 1.0 / 3}, {-120.123456789, -0.0}}}}}};

}  // namespace

TEST_CASE("shapes with holes and several parts come back bit for bit") {
  const auto wkb = store::toWkb(kShape);
  CHECK(same(store::fromWkb(bytes(wkb)), kShape));
  CHECK(wkb == multi(false, {polygon(false, kShape.parts[0]), polygon(false, kShape.parts[1])}));
}

TEST_CASE("either byte order, mixed too, and a lone polygon are read") {
  for (const bool a : {false, true})
    for (const bool b : {false, true})
      for (const bool c : {false, true}) CHECK(same(store::fromWkb(bytes(multi(a, {polygon(b, kShape.parts[0]), polygon(c, kShape.parts[1])}))), kShape));
  for (const bool big : {false, true}) CHECK(same(store::fromWkb(bytes(polygon(big, kShape.parts[0]))), {{kShape.parts[0]}}));
  CHECK(store::fromWkb({}).empty());
  CHECK(store::fromWkb(bytes(store::toWkb({}))).empty());
}

TEST_CASE("a blob cut anywhere is an error") {
  for (const std::string& wkb : {store::toWkb(kShape), multi(true, {polygon(true, kShape.parts[0])}), polygon(true, kShape.parts[1])})
    for (std::size_t n = 1; n < wkb.size(); ++n) {
      const auto cut = wkb.substr(0, n);
      if (test::errorOf(ErrorCode::store, [&] { store::fromWkb(bytes(cut)); }).empty()) FAIL_CHECK("cut at " << n);
    }
}

TEST_CASE("counts that the blob cannot hold are an error, not memory") {
  auto wkb = store::toWkb(kShape);
  for (const std::size_t at : {5U, 14U, 18U}) {
    auto bad = wkb;
    const std::uint32_t huge = 0xFFFFFFFF;
    std::memcpy(bad.data() + at, &huge, 4);
    CHECK_FALSE(test::errorOf(ErrorCode::store, [&] { store::fromWkb(bytes(bad)); }).empty());
  }
}

TEST_CASE("other types are an error") {
  for (std::uint32_t type : {0U, 1U, 2U, 4U, 5U, 7U, 1003U, 0x80000003U}) {
    std::string blob;
    head(blob, false, type);
    blob += std::string(32, '\0');
    CHECK_FALSE(test::errorOf(ErrorCode::store, [&] { store::fromWkb(bytes(blob)); }).empty());
  }
  std::string point;
  head(point, false, 1);
  point += std::string(16, '\0');
  const auto nested = multi(false, {point});
  CHECK_FALSE(test::errorOf(ErrorCode::store, [&] { store::fromWkb(bytes(nested)); }).empty());
  const auto multiInMulti = multi(false, {store::toWkb(kShape)});
  CHECK_FALSE(test::errorOf(ErrorCode::store, [&] { store::fromWkb(bytes(multiInMulti)); }).empty());
}

TEST_CASE("SpatiaLite gives back the bytes that it was given") {
  test::StoreFile s;
  const auto wkb = store::toWkb(kShape);
  store::Statement q(s.w.handle(), "SELECT AsBinary(GeomFromWKB(?, 4490)), ST_NumGeometries(GeomFromWKB(?, 4490))");
  q.bindBlob(1, wkb.data(), wkb.size()).bindBlob(2, wkb.data(), wkb.size());
  REQUIRE(q.step());
  const auto back = q.blob(0);
  CHECK(std::string(back.begin(), back.end()) == wkb);
  CHECK(q.integer(1) == 2);
}

}  // namespace wkb_test
