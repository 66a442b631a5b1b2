#include "core/dispatch/facility_places.h"

#include <algorithm>
#include <limits>

#include "core/store/directory_gateway.h"

namespace jw::dispatch {

double FacilityPlaces::nearest(std::string_view kind, const model::Point& at) {
  auto it = m_places.find(std::string(kind));
  if (it == m_places.end()) it = m_places.emplace(std::string(kind), store::facilityPlaces(m_db, kind)).first;
  double best = std::numeric_limits<double>::infinity();
  for (const model::Point& p : it->second) best = std::min(best, metresBetween(at, p));
  return best;
}

}  // namespace jw::dispatch
