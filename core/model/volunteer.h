// Volunteers 志愿者: residents of the registry, or people from elsewhere; they may belong to a team, an organisation of kind 12.
#pragma once
#include <string>

#include "core/base/ids.h"
#include "core/model/people.h"

namespace jw::model {

/// Code of organisation.kind that a volunteer's team has.
constexpr std::uint8_t kVolunteerTeam = 12;

struct Volunteer {
  Uuid id;
  std::int64_t rowVer = 1;
  Uuid person;           ///< of the registry; nil: from elsewhere
  std::string name;      ///< masked where it comes out of the engine
  Uuid team;             ///< nil: of none
  std::string teamName;  ///< only comes out
  std::string skills;    ///< what the volunteer can do, in words
  AreaPath area;
  bool contact = false;  ///< one is recorded, sealed at rest; only comes out
  Validity validity{};
};

}  // namespace jw::model
