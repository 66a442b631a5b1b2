// Carries out the registry's commands: judges, checks, writes each changed row as a new version.
#pragma once
#include <initializer_list>
#include <limits>
#include <map>
#include <optional>
#include <vector>

#include "core/model/registry_change.h"
#include "core/registry/person_fields.h"
#include "core/store/registry_facts.h"

namespace jw::registry {

/// Roles that keep the registry.
bool mayEdit(const model::Actor& actor);

/// Works on the writing connection inside a transaction, which the caller rolls back if the answer is a refusal: a command of
/// several steps may have written some of them. One thread; lives no longer than the transaction. Throws Error(store).
class Registrar {
 public:
  Registrar(store::Connection& w, const model::Actor& actor, Instant now, const Tools& tools);

  model::RegistryAnswer carryOut(const model::RegistryCommand& command);
  /// What all commands so far changed; raises the registry's revision if that is anything.
  model::RegistryChange takeChange();
  /// The grid leaders that were appointed or dismissed, as the directory shall show them from now on.
  const std::vector<model::Staff>& staff() const { return m_staff; }
  const model::Actor& actor() const { return m_actor; }
  Instant now() const { return m_now; }
  /// Buildings came or went: pictures of their outlines are to be made anew.
  bool outlinesChanged() const { return m_outlines; }
  bool facilitiesChanged() const { return m_facilities; }

 private:
  using Row = store::RegistryRow;
  using Answer = model::RegistryAnswer;
  using Image = store::RowImage;

  Answer run(const model::AddPerson& c);
  Answer run(const model::EditPerson& c);
  Answer run(const model::AddHousehold& c);
  Answer run(const model::EditHousehold& c);
  Answer run(const model::AddDwelling& c);
  Answer run(const model::EditDwelling& c);
  Answer run(const model::PutOrganisation& c);
  Answer run(const model::CloseOrganisation& c);
  Answer run(const model::MovePerson& c);
  Answer run(const model::ChangeHead& c);
  Answer run(const model::MoveHousehold& c);
  Answer run(const model::MoveAway& c);
  Answer run(const model::RecordDeath& c);
  Answer run(const model::MergePeople& c);
  Answer run(const model::SplitHousehold& c);
  Answer run(const model::Appoint& c);
  Answer run(const model::Dismiss& c);
  Answer run(const model::AddBuilding& c);
  Answer run(const model::EditBuilding& c);
  Answer run(const model::RemoveBuilding& c);
  Answer run(const model::PutCompound& c), run(const model::CloseCompound& c);
  Answer run(const model::PutVolunteer& c), run(const model::EndVolunteer& c);
  Answer run(const model::PutFacility& c), run(const model::RemoveFacility& c);
  Answer run(const model::VoidEntry& c);
  Answer run(const model::UndoRegistry& c);

  // Each of these says false or nothing after it has set the refusal.
  bool refuse(model::RegistryFault fault, std::string field, std::string detail = {}, std::vector<Uuid> rows = {}, std::vector<std::string> values = {});
  std::optional<Row> find(store::Table table, const Uuid& id, std::int64_t seen, const char* field);
  std::optional<Instant> momentFor(Instant day, Instant earliest, const char* early = "lies before the row's present version");
  std::optional<Instant> momentOfEnd(const Row& row, Instant day, Instant earliest = fromMillis(std::numeric_limits<std::int64_t>::min()));
  std::optional<Instant> momentOfEdit(store::Table table, const Row& row, const Image& patch, Instant day);
  Instant heldSince(store::Table table, const Row& row, std::initializer_list<const char*> columns);
  bool insert(store::Table table, const Uuid& id, Image image, Instant since);
  bool change(store::Table table, const Row& old, const Image& patch, Instant since);
  bool end(store::Table table, const Row& row, model::Ending ending, Instant since);
  bool leaveHousehold(const Row& person, const Uuid& newHead, Instant since);
  bool enterHousehold(const Row& person, const Row& household, model::Relation relation, Instant since);
  model::AggregateCodes putAggregates(const Row& person, const model::AggregateCodes& codes);
  bool voidRow(store::Table table, const Row& row);
  bool mayVoid(const Row& person);
  bool voidPerson(const Row& person, const Uuid& newHead);
  bool voidHousehold(const Row& household);
  bool stands(store::Table table, const Row& row);
  bool freeDoor(const Row& dwelling);
  bool takeBackLate(const Row& row, const model::UndoStep& step);
  bool undoAggregates(const Row& person, const model::UndoStep& step);
  bool freeCitizenId(const Image& columns, const Uuid& self);
  bool putPerson(const Uuid& id, const Row& household, const model::PersonPatch& patch, Instant day, bool birth, std::optional<model::Relation> relation);
  bool buildingInto(const model::BuildingPatch& v, const model::AreaPath& area, Image& image);
  bool changeBuilding(const Row& building, const Image& patch, Instant since);
  bool removeBuilding(const Row& building);
  bool restoreBuilding(const model::UndoStep& step);
  bool removeFacility(const Row& facility), restoreFacility(const model::UndoStep& step);
  bool freeFacilityCode(const std::string& code, const Uuid& self);
  template <class Column, std::size_t N>
  bool codesInto(const model::CodeRow<Column, N>& codes, Image& image);
  Answer refused() const { return *m_refusal; }
  Answer done() const;
  void touch(store::Table table, std::int64_t n, bool isNew = false);
  void volunteersFollow(const Row& person, const Image& patch, Instant since);
  void putLeaderNow(const Row& appointment);
  void putLeader(const Row& place, const model::Appointment& a);

  store::Connection& m_w;
  const model::Actor& m_actor;
  const Instant m_now;
  const Tools& m_tools;
  store::RegistryOp m_op;
  store::OpenHealth m_openHealth;
  std::optional<model::RegistryRefusal> m_refusal;
  model::RegistryDone m_done;
  std::map<std::int64_t, std::optional<model::DwellingFacts>> m_dwellings;
  std::map<std::int64_t, std::optional<model::HouseholdFacts>> m_households;
  std::map<std::int64_t, std::optional<model::PersonFacts>> m_people;
  std::vector<std::int64_t> m_aggregates;
  std::vector<model::Staff> m_staff;
  bool m_outlines = false, m_facilities = false;
};

}  // namespace jw::registry
