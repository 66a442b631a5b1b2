// Compounds, organisations and appointments, and what the registry shows of its rows: masked unless a purpose opens them.
#pragma once
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "core/model/geometry.h"
#include "core/model/organisation.h"
#include "core/model/people.h"

namespace jw::model {

/// 小区.
struct Compound {
  Uuid id;
  std::int64_t rowVer = 1;
  std::string name, address;
  AreaPath area;
  std::int64_t buildings = 0;
};

/// Legal persons, merchants, government bodies, teams …: codes of organisation.kind.
struct Organisation {
  Uuid id;
  std::int64_t rowVer = 1;
  std::uint8_t kind = 0;
  std::string name, initials, creditCode, address, phone, business;  ///< phone: of the office; business: what it does
  AreaPath area;
  BuildingId building;
  Uuid parent;          ///< of a branch or team; nil: none
  std::string contact;  ///< a person's name and telephone; sealed at rest: only goes in
  bool contactKept = false;  ///< one is recorded; only comes out
  Validity validity{};
};

enum class PlaceKind : std::uint8_t { area = 1, building = 2, organisation = 3 };
/// Posts of an organisation's own (chair, secretary …; the title says which) beside those of model::Post.
constexpr Post kOrganisationPost = static_cast<Post>(100);

/// Who is, or was, responsible for a place 楼长/网格长任命. Their names are on public boards: they are not masked.
struct Appointment {
  Uuid id;
  std::int64_t rowVer = 1;
  Post post = Post::buildingLeader;
  std::string title;
  PlaceKind kind = PlaceKind::building;
  Uuid place;   ///< of an area, building or organisation
  AreaPath area;
  Uuid person;  ///< of the registry; nil: from elsewhere
  StaffId staff;
  std::string name, phone;    ///< phone: of the post
  Instant from = kNever, to = kNever;
  std::string appointedBy, dismissedBy, reason;
};

struct BuildingLine {
  BuildingId id;
  std::int64_t rowVer = 1;
  std::string name, address, use;
  std::int32_t floors = 0, units = 0, year = 0;  ///< 0: not known
  Uuid compound;
  std::string compoundName;
  AreaPath area;
  Point point;
  std::int32_t dwellings = 0, occupied = 0, people = 0;
};

/// A cell of the grid floors × dwellings.
struct DwellingLine {
  Uuid id;
  std::int64_t rowVer = 1;
  std::int32_t unit = 1, floor = 1, number = 1, squareMetres = 0;
  DwellingCodes codes{};
  bool landlord = false;  ///< one is recorded
  std::int32_t households = 0, people = 0;
  Validity validity{};
};

/// A person as lists and pages show it. Of children under 14 neither age nor codes are here; of nobody the disability.
struct PersonLine {
  Uuid id;
  std::int64_t rowVer = 1;
  std::string name;       ///< masked
  std::int32_t age = -1;  ///< full years at the moment shown; -1: not shown
  bool child = false;     ///< under 14
  PersonCodes codes{};    ///< without disability
  Uuid household;
  AreaPath area;
  std::string address;    ///< "云锦花园3号楼 1单元 201"
  Validity validity{};
};

struct HouseholdLine {
  Uuid id;
  std::int64_t rowVer = 1;
  HouseholdCodes codes{};
  Uuid dwelling;
  AreaPath area;
  Validity validity{};
  std::vector<PersonLine> members;  ///< the head first
};

/// A version of a row against the one before it; protected values are masked in both.
struct RowVersion {
  struct Field {
    std::string column, before, after;  ///< columns of the store; codes as numbers
  };
  std::int64_t rowVer = 0;
  Instant since = kNever, until = kNever;  ///< kNever: still so
  Instant recordedAt = kNever;             ///< kNever: before there was a history
  std::string recordedBy;
  std::vector<Field> changed;
};

}  // namespace jw::model
