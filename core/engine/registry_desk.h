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
#include "core/model/registry.h"
#include "core/model/registry_change.h"
#include "core/model/registry_commands.h"

namespace jw::engine {

/// A building with its dwellings by unit, floor and number: the page as residents' committees know it.
struct BuildingSheet {
  model::BuildingLine building;
  std::vector<model::DwellingLine> dwellings;
  std::vector<model::Appointment> responsible;  ///< as RegistryDesk::responsible
};
/// Who lives in a dwelling; `former` only for the present (asOf kNever): who lived there once.
struct DwellingSheet {
  model::BuildingLine building;
  model::DwellingLine dwelling;
  std::vector<model::HouseholdLine> households, former;
  std::vector<model::Appointment> responsible;
};
struct PersonSheet {
  model::PersonLine person;
  std::string citizenId, phone, birth;  ///< masked
  DwellingSheet home;
};
/// In clear, after the reading was recorded; what the purpose, the role or the scope does not open stays masked.
struct ClearPerson {
  std::string name, citizenId, phone, birth;  ///< birth: 2026-11-20
  std::uint8_t disabilityType = 0, disabilityGrade = 0;
  bool health = false;  ///< the two are opened
};

struct RegistryQuery {
  /// A citizen ID or telephone (whole; for roles that may read such numbers), pinyin initials ("zsf"), a name or its
  /// beginning, or a part of an address; which of them it is, is told from its look.
  std::string text;
  model::AreaPath area;  ///< below it only; "" everywhere in scope
  bool people = true, buildings = true, organisations = true;
  std::uint32_t limit = 100;  ///< of each kind
};
struct RegistryFound {
  std::vector<model::PersonLine> people;
  std::vector<model::BuildingLine> buildings;
  std::vector<model::Organisation> organisations;
  bool more = false;  ///< a kind had more than the limit
};

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
  /// Of a person, household, dwelling or organisation; the newest first.
  void history(model::Actor actor, model::Subject subject, Uuid id, std::stop_token stop, std::function<void(std::vector<model::RowVersion>)> ready) const;

  /// Of buildings whose point lies in the shape; at most `limit` of a kind are listed.
  void inside(model::Actor actor, model::MultiPolygon shape, std::uint32_t limit, std::stop_token stop, std::function<void(PlaceContents)> ready) const;

  // --- opening protected fields: role, scope and purpose are judged and the reading is in the audit log first ------
  void revealPerson(model::Actor actor, Uuid id, std::string purpose, std::function<void(std::variant<ClearPerson, Refused>)> ready);
  /// The purposes that open something of a person to this role; none: it never may.
  std::vector<CasePurpose> purposes(const model::Actor& actor) const;

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
