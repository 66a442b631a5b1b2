// What is asked of a demo city, and what came out.
#pragma once
#include <cstdint>
#include <filesystem>

#include "core/base/clock.h"

namespace jw::demo {

struct CityOptions {
  std::int64_t people = 100'000;  ///< 10,000 … 10,000,000; the city has as many within a few
  std::uint64_t seed = 1;
  Instant now = kNever;           ///< ages are as of this day, rows are stamped with it
  std::filesystem::path data;     ///< the data folder
};

struct CityCounts {
  std::uint64_t areas = 0, buildings = 0, dwellings = 0, households = 0, people = 0;
  std::uint64_t departments = 0, staff = 0, categories = 0, rules = 0, facilities = 0;
  friend bool operator==(const CityCounts&, const CityCounts&) = default;
};

}  // namespace jw::demo
