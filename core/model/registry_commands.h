// What can be done to the registry, and what comes of it. Every change keeps the version before it and can be undone.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "core/model/facility.h"
#include "core/model/record_kind.h"
#include "core/model/registry.h"
#include "core/model/volunteer.h"

namespace jw::model {

// In all of them: `seen` is the row version that the person looked at, refused if the row has changed since (0: whatever
// it is); `day` is when it really happened, not after now (kNever: now). It may be before the row's present version, as much is learnt
// late (core/store/registry_late.h): an end or a move on any day since the last move, anything else on any day since the last change of the
// same columns. Of buildings it is not before the present version. A day on which something began counts from that moment on.
// Where a household loses its head while others stay, `newHead` says who follows.

/// Only what is set is changed; what somebody could not see is not overwritten.
struct PersonPatch {
  std::optional<std::string> name, citizenId, phone;
  std::optional<std::int32_t> birthDay;  ///< days since 1970-01-01; taken from the citizen ID where there is one
  std::vector<std::pair<PersonColumn, std::uint8_t>> codes;
  std::optional<AggregateCodes> aggregate;  ///< written here, read by the statistics alone
};

struct AddPerson { Uuid household; PersonPatch person; Instant day = kNever; bool birth = false; };  // birth: day is the day of birth
struct EditPerson { Uuid person; std::int64_t seen = 0; PersonPatch change; Instant day = kNever; };
/// `day`: since when the head lives there; `began`: since when the household does, where others of it came first (kNever: with the head).
struct AddHousehold { Uuid dwelling; HouseholdCodes codes{}; PersonPatch head; Instant day = kNever; Instant began = kNever; };
struct EditHousehold { Uuid household; std::int64_t seen = 0; HouseholdCodes codes{}; Instant day = kNever; };
/// floor and number as they are written (core/model/door.h): 0 and 303 are the 3rd door of the 3rd floor, as 3 and 3 are.
struct AddDwelling { BuildingId building; Dwelling dwelling; Instant day = kNever; };
struct EditDwelling { Uuid dwelling; std::int64_t seen = 0; std::int32_t squareMetres = 0; DwellingCodes codes{}; std::optional<std::string> landlord; Instant day = kNever; };
/// A building as the registry knows it; its outline comes from maps. compound nil: in none. 0 floors, units, year: not known.
struct BuildingPatch { std::string name, address, use; std::int32_t floors = 0, units = 0, year = 0; Uuid compound; };
/// Without an outline, until a map brings one. `area` is the grid of the point, which the engine finds.
struct AddBuilding { BuildingPatch value; Point point; AreaPath area; };
struct EditBuilding { BuildingId building; std::int64_t seen = 0; BuildingPatch value; Instant day = kNever; };
/// Only one on which nothing hangs: no dwelling, past or present, no organisation and nobody who is responsible for it.
struct RemoveBuilding { BuildingId building; std::int64_t seen = 0; };
/// New if the id is nil; the area of one with buildings holds all of them.
struct PutCompound { Compound value; std::int64_t seen = 0; };
struct CloseCompound { Uuid compound; std::int64_t seen = 0; Instant day = kNever; };
/// New if the id is nil. Of a person of the registry the name is taken; contact, of others, is only changed if `setContact`.
struct PutVolunteer { Volunteer value; std::string contact; bool setContact = false; std::int64_t seen = 0; };
struct EndVolunteer { Uuid volunteer; std::int64_t seen = 0; Instant day = kNever; };
/// New if the id is nil. contact is only changed if `setContact`.
struct PutOrganisation { Organisation value; std::int64_t seen = 0; bool setContact = false; };
struct CloseOrganisation { Uuid organisation; std::int64_t seen = 0; Instant day = kNever; };
struct MovePerson { Uuid person; std::int64_t seen = 0; Uuid toHousehold; Relation relation = Relation::other; Uuid newHead; Instant day = kNever; };
/// Another member becomes the head; `former` is how the one who was it is related to the new one.
struct ChangeHead { Uuid person; std::int64_t seen = 0; Relation former = Relation::other; Instant day = kNever; };
struct MoveHousehold { Uuid household; std::int64_t seen = 0; Uuid toDwelling; Instant day = kNever; };
/// Out of the city 迁出: one person, or a whole household.
struct MoveAway { Uuid person, household; std::int64_t seen = 0; Uuid newHead; Instant day = kNever; };
struct RecordDeath { Uuid person; std::int64_t seen = 0; Uuid newHead; Instant day = kNever; };
/// `gone` is a second record of the same human being: what `keep` lacks is taken from it, and it is in force no more.
struct MergePeople { Uuid keep, gone; std::int64_t seenKeep = 0, seenGone = 0; Uuid newHead; };
/// Entered by mistake 误录作废: a person, household (with its members) or dwelling of which it is learnt that there never was such a one. It
/// is in no list, map or figure any more, of past days neither; the row and its history stay, and the log has the reason. Refused
/// where something real hangs on it. A person alone takes the household along that nobody else was ever in.
struct VoidEntry { RecordKind kind = RecordKind::person; Uuid id; std::int64_t seen = 0; std::string reason; Uuid newHead; };
/// Some members become a household of their own, in the same dwelling (nil) or another.
struct SplitHousehold { Uuid household; std::int64_t seen = 0; std::vector<Uuid> people; Uuid head; Uuid toDwelling; Uuid newHead; HouseholdCodes codes{}; Instant day = kNever; };
/// Ends whoever holds this post at this place. The person is the registry's (its name is taken), or name is given.
struct Appoint { Post post = Post::buildingLeader; std::string title; PlaceKind kind = PlaceKind::building; Uuid place; Uuid person; std::string name, phone; Instant day = kNever; };
struct Dismiss { Uuid appointment; std::int64_t seen = 0; std::string reason; Instant day = kNever; };

/// What a command did to one row; undone in reverse order, each only if the row has not changed since.
struct UndoStep {
  std::uint8_t table = 0;  ///< of the journal
  std::int64_t row = 0, rowVer = 0;
  bool inserted = false;
  bool removed = false;  ///< of buildings and facilities: the row is not there any more
  /// Of people whose aggregate-only codes were changed: those before and after, sealed, so that nobody sees them on the way.
  std::string aggregates = {};
};
struct UndoRegistry { std::vector<UndoStep> steps; };

using RegistryCommand = std::variant<AddPerson, EditPerson, AddHousehold, EditHousehold, AddDwelling, EditDwelling, PutOrganisation, CloseOrganisation, MovePerson, MoveHousehold, MoveAway, RecordDeath,
                                     MergePeople, SplitHousehold, Appoint, Dismiss, AddBuilding, EditBuilding, RemoveBuilding, PutCompound, CloseCompound, PutVolunteer, EndVolunteer,
                                     ChangeHead, VoidEntry, PutFacility, RemoveFacility, UndoRegistry>;

enum class RegistryFault : std::uint8_t {
  notEntitled = 1,   ///< the role keeps no registry
  outOfScope,        ///< the row, or where it shall go, lies outside the actor's area
  unknownRow,        ///< no such row in force; field names which
  changedMeanwhile,  ///< seen is not the present version, or undo comes too late
  missing,           ///< field must be there
  badValue,          ///< detail says what is wrong with field
  duplicate,         ///< rows holds the same citizen ID or credit code, or another household dwells there alone
  needsHead,         ///< newHead must be said, and be a member who stays
  notStored,         ///< the store refused; detail says why
  inUse,             ///< something hangs on the row; detail says what
};
std::string_view faultName(RegistryFault fault);  // "not_entitled" …

struct RegistryRefusal {
  RegistryFault fault = RegistryFault::badValue;
  std::string field;   ///< a column of the store ("citizen_id", "birth_day", "education" …), "" for the whole
  std::string detail;  ///< English; never holds a protected value
  std::vector<Uuid> rows;
  std::vector<std::string> values = {};  ///< what stands for %1, %2 … in detail
};
/// The detail with its values in it, in English: for logs and the command line.
std::string detailText(std::string_view detail, const std::vector<std::string>& values);
struct RegistryDone {
  Uuid id;  ///< of the row that was made or changed
  std::int64_t rowVer = 0;
  std::vector<UndoStep> undo;  ///< give it to UndoRegistry to take the command back
};
using RegistryAnswer = std::variant<RegistryDone, RegistryRefusal>;

}  // namespace jw::model
