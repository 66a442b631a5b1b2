// The demo city 示范城市: a whole fictitious city, made from a seed and written into an empty store.
#pragma once
#include <memory>

#include "core/access/field_cipher.h"
#include "core/base/progress.h"
#include "core/demo/city_options.h"
#include "core/model/actor.h"
#include "core/store/connection.h"

namespace jw::demo {

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
  /// Buildings, dwellings, households, people and facilities of the next grids: 20,000 people at a call, in large cities
  /// a fiftieth of all.
  /// False: that was all. Inside a transaction; after writeDirectory. The cipher is the store's.
  bool writeGrids(store::Connection& w, const model::Actor& actor, const access::FieldCipher& cipher, const Progress& progress);
  const CityCounts& counts() const;

 private:
  class Impl;
  std::unique_ptr<Impl> m_impl;
};

/// The cipher of a store that the engine has opened or made: the key named by its id in the user's key folder.
/// Throws Error(store), Error(rights).
access::FieldCipher cipherOf(store::Connection& c);

}  // namespace jw::demo
