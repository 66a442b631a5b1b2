// Plans of areas that wait for their day, what areas were before, and the moving of what lies in areas that were drawn anew.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/model/actor.h"
#include "core/model/area_plan.h"
#include "core/store/connection.h"
#include "core/store/journal.h"
#include "core/store/place_gateway.h"

namespace jw::store {

struct StoredAreaPlan {
  enum class State : std::uint8_t { waiting = 1, moving = 2, inForce = 3, withdrawn = 4, failed = 5 };
  model::AreaPlan plan;
  State state = State::waiting;
  model::Actor by;
  Instant madeAt{}, endedAt = kNever;
  std::string why;  ///< of a failed one: the name of the fault
  std::vector<model::AreaPath> places;  ///< while moving: the paths whose contents are still to be looked at …
  std::vector<AreaMove> heirs;          ///< … and where goes what lies in an area that is no more
};

/// Inserted or replaced. Writer, inside a transaction.
void putAreaPlan(Connection& w, const StoredAreaPlan& plan);
/// By the day on which they come into force.
std::vector<StoredAreaPlan> readAreaPlans(Connection& c);

/// Keeps the area as it is for the history of areas; before it is changed. Writer, inside a transaction.
void keepAreaVersion(Connection& w, std::string_view by, Instant at, AreaId id);
/// From now on the area is not there; its code stays taken. Writer, inside a transaction.
void endArea(Connection& w, const model::Actor& actor, Instant at, AreaId id);
/// The areas that were in force at the moment, with their shapes of then, by path.
std::vector<model::Area> readAreasAsOf(Connection& c, Instant at);
/// Whether an area has or had this code.
bool areaCodeTaken(Connection& c, std::string_view code);

/// Something with a place of its own: a building, a case, a facility, a crew.
struct PlacedRow {
  Table table = Table::buildings;
  std::int64_t n = 0;
  model::Point at;
  model::AreaPath area;
};
/// Everything of the kind that lies directly in one of the areas; cases are all of them, closed ones too. Any connection.
std::vector<PlacedRow> readPlaced(Connection& c, Table table, const std::vector<model::AreaPath>& areas);
/// The row goes to another area, if it still lies where it was read, and so does what belongs to it: to a building its
/// dwellings, households, people, organisations, volunteers and those appointed for it. The id of a case that was moved. Writer.
std::optional<CaseId> movePlaced(Connection& w, const model::Actor& actor, Instant at, const PlacedRow& row, const model::AreaPath& to);
/// As moveContents of place_gateway.h, of these tables alone, with rules and settings. Writer, inside a transaction.
void moveContents(Connection& w, const model::Actor& actor, Instant at, const std::vector<AreaMove>& moves, const std::vector<Table>& tables);
/// Compounds go to the area in which most of their buildings stand. Writer, inside a transaction.
void moveCompounds(Connection& w, const model::Actor& actor, Instant at, const std::vector<model::AreaPath>& areas);
/// What has no place of its own and lies in an area that is no more goes to its heir, with those responsible for it. Writer.
void moveToHeirs(Connection& w, const model::Actor& actor, Instant at, const std::vector<AreaMove>& heirs);

/// How many open cases (all cases) each of them has, by (area, point): for telling beforehand what a plan moves.
struct CasePlace {
  model::Point at;
  model::AreaPath area;
  bool open = false;
};
std::vector<CasePlace> readCasePlaces(Connection& c, const std::vector<model::AreaPath>& areas);

}  // namespace jw::store
