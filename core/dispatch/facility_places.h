// Where the facilities stand that rules ask the distance to.
#pragma once
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/model/geometry.h"
#include "core/store/connection.h"

namespace jw::dispatch {

/// One thread, that of the connection, which must outlive it. Read once for each kind and kept until forget().
class FacilityPlaces {
 public:
  explicit FacilityPlaces(store::Connection& c) : m_db(c) {}
  /// Metres to the nearest one of that kind; infinity if there is none. Throws Error(store).
  double nearest(std::string_view kind, const model::Point& at);
  void forget() { m_places.clear(); }

 private:
  store::Connection& m_db;
  std::unordered_map<std::string, std::vector<model::Point>> m_places;
};

}  // namespace jw::dispatch
