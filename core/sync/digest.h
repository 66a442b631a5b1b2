// What two stores must agree on, row by row, in a few bytes.
#pragma once
#include <cstdint>
#include <nlohmann/json.hpp>

#include "core/base/ids.h"
#include "core/store/sync_table.h"

namespace jw::sync {

/// The first 8 bytes, big-endian, of SHA-256 of: id | ver | value …, columns in the order of their names. null: "~"; integer:
/// decimal; real: 16 hexadecimal digits of its IEEE 754 bits; text as it is; uuid 36 characters; bytes hexadecimal; geometry
/// hexadecimal of ISO WKB, little-endian, without SRID. Area, trail and people are not in it.
std::uint64_t digestOf(const store::SyncTable& table, const Uuid& id, std::int64_t ver, const nlohmann::json& image);

}  // namespace jw::sync
