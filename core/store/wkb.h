// Geometry as well-known binary (OGC 06-103r4), little endian: between model values and SpatiaLite's GeomFromWKB/AsBinary.
#pragma once
#include <cstdint>
#include <span>
#include <string>

#include "core/model/geometry.h"

namespace jw::store {

std::string toWkb(const model::MultiPolygon& shape);
/// POLYGON or MULTIPOLYGON, either byte order. Throws Error(store) for anything else or a cut blob.
model::MultiPolygon fromWkb(std::span<const std::uint8_t> wkb);

}  // namespace jw::store
