// Facilities 公共设施 in the store.
#pragma once
#include <string_view>
#include <vector>

#include "core/model/place.h"
#include "core/store/connection.h"

namespace jw::store {

/// Those in the box whose area lies within the scope.
std::vector<model::Facility> facilitiesIn(Connection& c, const model::Box& box, std::string_view scope);

}  // namespace jw::store
