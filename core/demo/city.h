// The demo city 示范城市: a whole fictitious city, made from a seed and written into an empty store.
#pragma once
#include <cstdint>
#include <filesystem>
#include <memory>

#include "core/access/field_cipher.h"
#include "core/base/progress.h"
#include "core/model/actor.h"
#include "core/store/connection.h"

namespace jw::demo {

struct CityOptions {
  std::int64_t people = 100'000;  ///< 10,000 … 10,000,000
  std::uint64_t seed = 1;
  Instant now = kNever;           ///< ages are as of this day, rows are stamped with it
  std::filesystem::path data;     ///< the data folder
};

struct CityCounts {
  std::uint64_t areas = 0, buildings = 0, dwellings = 0, households = 0, people = 0;
  std::uint64_t departments = 0, staff = 0, categories = 0, rules = 0, facilities = 0;
  friend bool operator==(const CityCounts&, const CityCounts&) = default;
};

/// The same options give the same city, but for the ids of areas, operation ids in the journal, and sealed columns.
/// One thread. Memory does not grow with the people, only with the areas.
class City {
 public:
  /// Makes the areas. Throws Error(usage) for a size out of range, Error(input) for broken data files, Error(cancelled).
  City(const CityOptions& options, const Progress& progress);
  ~City();

  /// Areas, departments, categories, rules, staff. Inside a transaction of the writing connection; Error(usage) if the
  /// store has areas already.
  void writeDirectory(store::Connection& w, const model::Actor& actor);
  const CityCounts& counts() const;

 private:
  class Impl;
  std::unique_ptr<Impl> m_impl;
};

/// The cipher of a store that the engine has opened or made: the key named by its id in the user's key folder.
/// Throws Error(store), Error(rights).
access::FieldCipher cipherOf(store::Connection& c);

}  // namespace jw::demo
