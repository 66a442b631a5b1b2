#include "core/store/wkb.h"

#include <bit>
#include <cstring>

#include "core/base/error.h"

namespace jw::store {
namespace {

constexpr std::uint32_t kPolygon = 3, kMultiPolygon = 6;

void put(std::string& out, std::uint32_t v) { out.append(reinterpret_cast<const char*>(&v), 4); }
void put(std::string& out, double v) { out.append(reinterpret_cast<const char*>(&v), 8); }

struct Reader {
  std::span<const std::uint8_t> bytes;
  bool swap = false;

  void take(void* out, std::size_t n) {
    if (bytes.size() < n) throw Error(ErrorCode::store, "geometry: the binary ends early");
    std::memcpy(out, bytes.data(), n);
    bytes = bytes.subspan(n);
  }
  std::uint32_t integer() {
    std::uint32_t v = 0;
    take(&v, 4);
    return swap ? __builtin_bswap32(v) : v;
  }
  double real() {
    std::uint64_t v = 0;
    take(&v, 8);
    if (swap) v = __builtin_bswap64(v);
    return std::bit_cast<double>(v);
  }
  std::uint32_t header() {
    std::uint8_t order = 0;
    take(&order, 1);
    swap = order == 0;
    return integer();
  }
  std::uint32_t count(std::size_t itemSize) {
    const std::uint32_t n = integer();
    if (n > bytes.size() / itemSize) throw Error(ErrorCode::store, "geometry: the binary ends early");
    return n;
  }
  model::Polygon polygon() {
    model::Polygon p;
    p.rings.resize(count(4));
    for (auto& ring : p.rings) {
      ring.resize(count(16));
      for (auto& point : ring) {
        point.x = real();
        point.y = real();
      }
    }
    return p;
  }
};

}  // namespace

static_assert(std::endian::native == std::endian::little, "the writer puts native numbers");

std::string toWkb(const model::MultiPolygon& shape) {
  std::size_t size = 9;
  for (const auto& part : shape.parts) {
    size += 9;
    for (const auto& ring : part.rings) size += 4 + 16 * ring.size();
  }
  std::string out;
  out.reserve(size);
  out += '\x01';
  put(out, kMultiPolygon);
  put(out, static_cast<std::uint32_t>(shape.parts.size()));
  for (const auto& part : shape.parts) {
    out += '\x01';
    put(out, kPolygon);
    put(out, static_cast<std::uint32_t>(part.rings.size()));
    for (const auto& ring : part.rings) {
      put(out, static_cast<std::uint32_t>(ring.size()));
      for (const auto& p : ring) {
        put(out, p.x);
        put(out, p.y);
      }
    }
  }
  return out;
}

model::MultiPolygon fromWkb(std::span<const std::uint8_t> wkb) {
  model::MultiPolygon shape;
  if (wkb.empty()) return shape;
  Reader in{wkb};
  const std::uint32_t type = in.header();
  if (type == kPolygon) {
    shape.parts.push_back(in.polygon());
  } else if (type == kMultiPolygon) {
    const std::uint32_t n = in.count(9);
    for (std::uint32_t i = 0; i < n; ++i) {
      if (in.header() != kPolygon) throw Error(ErrorCode::store, "geometry: a part that is not a polygon");
      shape.parts.push_back(in.polygon());
    }
  } else {
    throw Error(ErrorCode::store, "geometry: type " + std::to_string(type) + " where a polygon was expected");
  }
  return shape;
}

}  // namespace jw::store
