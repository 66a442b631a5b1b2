// Lists of volunteers. Any connection.
#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "core/model/volunteer.h"
#include "core/store/connection.h"

namespace jw::store {

/// Which volunteers; empty fields do not restrict.
struct VolunteerQuery {
  std::string_view area;  ///< below this path
  Uuid team;
  std::string_view text;  ///< the whole name, or part of the skills or of the team's name: parts of names would tell masked ones
};
/// In force, by team and name; names in clear, for the engine to mask.
std::vector<model::Volunteer> readVolunteers(Connection& c, const VolunteerQuery& query, std::uint32_t offset, std::uint32_t limit);
std::uint64_t countVolunteers(Connection& c, const VolunteerQuery& query);
std::optional<model::Volunteer> readVolunteer(Connection& c, const Uuid& id);
/// The person of this row number is a volunteer in another row than `but`.
bool volunteerInForce(Connection& c, std::int64_t person, const Uuid& but);

}  // namespace jw::store
