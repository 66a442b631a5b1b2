// The registry as the window and the command line use it: browse, find, household and building pages, history, commands.
#pragma once
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <variant>
#include <vector>

#include "core/engine/engine.h"
#include "core/engine/place_contents.h"
#include "core/engine/registry_sheets.h"
#include "core/model/record_kind.h"
#include "core/model/registry_change.h"
#include "core/model/registry_commands.h"

namespace jw::engine {

struct PersonalSheet;  // core/engine/personal_export.h

/// What is told after each commit that changed people, households or dwellings, in commit order, on the engine thread: return
/// quickly. For parts of the program (statistics), never for pages: it has codes in clear.
using RegistryListener = std::function<void(const model::RegistryChange&)>;

/// One for each engine; every command of the registry goes through it, so that the listeners miss nothing. Any thread.
/// `ready` of a reading runs on a reader thread, and not at all for one that was stopped or failed. Whoever is not entitled
/// (departments) or looks outside the own area gets nothing. Names and numbers are masked for everybody; revealPerson opens.
/// asOf: the moment that is shown; kNever: the present.
class RegistryDesk {
 public:
  /// The engine must outlive it. Throws Error(input) for broken tables, Error(store), Error(rights) for the key.
  explicit RegistryDesk(Engine& engine);
  ~RegistryDesk();
  const model::Attributes& attributes() const;
  static bool mayBrowse(const model::Actor& actor);
  static bool mayEdit(const model::Actor& actor);

  // --- browse: area tree -> compounds, buildings -> dwellings -> households -> people ------------------------------
  void compounds(model::Actor actor, model::AreaPath area, std::stop_token stop, std::function<void(std::vector<model::Compound>)> ready) const;
  void compound(model::Actor actor, Uuid id, std::stop_token stop, std::function<void(std::optional<model::Compound>)> ready) const;
  /// By name, of an area, or of one compound of it (else nil); `total` is what there is without offset and limit.
  void buildings(model::Actor actor, model::AreaPath area, Uuid compound, std::uint32_t offset, std::uint32_t limit, std::stop_token stop,
                 std::function<void(std::vector<model::BuildingLine>, std::uint64_t total)> ready) const;
  void building(model::Actor actor, BuildingId id, Instant asOf, std::stop_token stop, std::function<void(std::optional<BuildingSheet>)> ready) const;
  /// From house to people.
  void dwelling(model::Actor actor, Uuid id, Instant asOf, std::stop_token stop, std::function<void(std::optional<DwellingSheet>)> ready) const;
  void household(model::Actor actor, Uuid id, Instant asOf, std::stop_token stop, std::function<void(std::optional<DwellingSheet>)> ready) const;
  /// From person to house.
  void person(model::Actor actor, Uuid id, Instant asOf, std::stop_token stop, std::function<void(std::optional<PersonSheet>)> ready) const;
  void organisations(model::Actor actor, model::AreaPath area, std::uint8_t kind, std::uint32_t offset, std::uint32_t limit, std::stop_token stop,
                     std::function<void(std::vector<model::Organisation>, std::uint64_t total)> ready) const;  // kind 0: all
  void find(model::Actor actor, RegistryQuery query, std::stop_token stop, std::function<void(RegistryFound)> ready) const;
  /// Of a building (its leader), its grid and every area above it; or of an area alone. With `past`: whoever was, too.
  void responsible(model::Actor actor, BuildingId building, model::AreaPath area, bool past, std::stop_token stop, std::function<void(std::vector<model::Appointment>)> ready) const;
  /// Of many areas at once, in their order; an area outside the own one has none.
  void responsibleOf(model::Actor actor, std::vector<model::AreaPath> areas, std::stop_token stop, std::function<void(std::vector<std::vector<model::Appointment>>)> ready) const;
  /// By team and name, which is masked; `total` is what there is without offset and limit.
  void volunteers(model::Actor actor, VolunteerFilter filter, std::stop_token stop, std::function<void(std::vector<model::Volunteer>, std::uint64_t total)> ready) const;
  void volunteer(model::Actor actor, Uuid id, std::stop_token stop, std::function<void(std::optional<model::Volunteer>)> ready) const;
  /// By code; `total` is what there is without offset and limit.
  void facilities(model::Actor actor, FacilityFilter filter, std::stop_token stop, std::function<void(std::vector<model::Facility>, std::uint64_t total)> ready) const;
  void facility(model::Actor actor, Uuid id, std::stop_token stop, std::function<void(std::optional<model::Facility>)> ready) const;
  /// Those that facilities of the actor's area have.
  void facilityKinds(model::Actor actor, std::stop_token stop, std::function<void(std::vector<std::string>)> ready) const;
  /// The newest first.
  void history(model::Actor actor, model::RecordKind kind, Uuid id, std::stop_token stop, std::function<void(std::vector<model::RowVersion>)> ready) const;

  /// Of buildings whose point lies in the shape; at most `limit` of a kind are listed.
  void inside(model::Actor actor, model::MultiPolygon shape, std::uint32_t limit, std::stop_token stop, std::function<void(PlaceContents)> ready) const;

  // --- opening protected fields: role, scope and purpose are judged and the reading is in the audit log first ------
  void revealPerson(model::Actor actor, Uuid id, std::string purpose, std::function<void(std::variant<ClearPerson, Refused>)> ready);
  void revealVolunteer(model::Actor actor, Uuid id, std::string purpose, std::function<void(std::variant<ClearVolunteer, Refused>)> ready);
  /// The purposes that open something of a person to this role; none: it never may.
  std::vector<CasePurpose> purposes(const model::Actor& actor) const;

  // --- tables with personal data, for a file that importTable takes in again ------------------------------------------
  /// Households with their dwellings, or volunteers, below the area: what role, scope and purpose do not open is masked. Refused are roles and
  /// purposes that may not, areas outside the own one and more than kMostExported rows (badValue); either way it is in the audit log
  /// before `ready`, which runs on the engine thread.
  void exportTable(model::Actor actor, model::RecordKind subject, model::AreaPath area, std::string purpose, std::stop_token stop, std::function<void(std::variant<PersonalSheet, Refused>)> ready);
  std::vector<CasePurpose> exportPurposes(const model::Actor& actor) const;  ///< for which it may; none: never

  // --- commands: `ready` runs on the engine thread after the commit (of refused ones: without one) -------------
  void submit(model::Actor actor, model::RegistryCommand command, std::function<void(model::RegistryAnswer)> ready);

  [[nodiscard]] Engine::Subscription subscribe(RegistryListener listener);
  /// For bulk work elsewhere (imports, drawing areas anew): tells the listeners to read all again.
  void tellEverything();
  /// For bulk work that knows what it has changed, in commit order on the engine thread.
  void tell(const model::RegistryChange& change);

 private:
  class Impl;
  std::unique_ptr<Impl> m_impl;
};

}  // namespace jw::engine
