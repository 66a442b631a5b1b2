// Rows of a file into the registry: people with their homes, households with their dwellings, organisations, compounds, volunteers, facilities.
#pragma once
#include <functional>
#include <map>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/registry/facility_words.h"
#include "core/registry/import_columns.h"
#include "core/registry/import_groups.h"
#include "core/registry/registrar.h"

namespace jw::registry {

struct RowFault {
  std::int64_t row = 0;     ///< record of the file, from 1; the headers are record 1
  std::string key;          ///< "citizen_id" …; "" for the whole row
  std::string fault;        ///< faultName, "not_text", "no_building", "bad_csv" …
  std::string detail;       ///< English; never holds a protected value
  std::int64_t firstRow = 0;  ///< of a duplicate: the record before it that has the same number; 0: it was there before
  std::vector<Uuid> rows;     ///< of a duplicate: the rows of the store
  std::vector<std::string> values = {};  ///< what stands for %1, %2 … in detail
  std::vector<std::string> known = {};   ///< of a duplicate: those of the rows that lie in the actor's area, as lists show them: "张*国 · 云锦花园3号楼 1单元 201"
};

/// What was there already and is changed by a row.
struct RowUpdate {
  std::int64_t row = 0;
  std::string code, name;            ///< of a facility the code and the name before; of a household the address and the head, else "" and the name; of people masked
  std::vector<std::string> columns;  ///< keys that differ
};
/// Where a point lies: the path of its grid; "" in none.
using Locate = std::function<model::AreaPath(model::Point)>;

/// A person lives there since the day that "lives_since" says, but not before the own birth, nor before 1970 ("since ever"); without it
/// since now. New households and dwellings are as old as what is said of the first who lived there.
///
/// A row of a household 户 names the dwelling, which is made if the building is there, and says things of it; with a head, a record or codes also of
/// the household that is meant: that of the record, else that whose head has the number, else the name; with neither the only one. What
/// is not said stays as it is. Nobody is moved and no head replaced by it. Compounds are told by area and name; volunteers by record, by the
/// number of the resident, else, from elsewhere, by area and name. A masked value must be the mask of what is there, and says nothing.
///
/// Takes one row after the other inside the transaction that the registrar works in; a row with a fault has changed nothing
/// that is kept if the caller rolls back, as it must where any row has one. One thread.
class TableImport {
 public:
  /// `mapping`: for each column of the file a key of importColumns, or "". `area`: below which organisations without an area
  /// of their own are put, and facilities and compounds lie. `buildings`: all that the file names. `locate`: for facilities. All references must outlive it.
  TableImport(store::Connection& w, Registrar& registrar, const Tools& tools, model::RecordKind subject, const std::vector<std::string>& mapping, const model::AreaPath& area, const NamedBuildings& buildings,
              Locate locate = {});
  /// The rows of people in the order in which they are to be taken: of each household the head first, all else as it was. A household
  /// that says relations but no head, and is new, has a fault. `slice`: numbers of rows of `fields`.
  std::vector<std::uint32_t> headsFirst(std::span<const std::uint32_t> slice, const std::vector<std::vector<std::string>>& fields);
  /// Nothing: it is taken in.
  std::optional<RowFault> take(std::int64_t row, std::span<const std::string> fields);
  /// What undoes the rows that were taken in, in the order in which they were.
  const std::vector<model::UndoStep>& steps() const { return m_steps; }
  const std::vector<RowUpdate>& updates() const { return m_updates; }

 private:
  std::optional<RowFault> takePerson(std::int64_t row);
  std::optional<RowFault> takeOrganisation(std::int64_t row);
  std::optional<RowFault> takeFacility(std::int64_t row);
  std::optional<RowFault> takeHousehold(std::int64_t row), takeCompound(std::int64_t row), takeVolunteer(std::int64_t row);
  struct HomeSaid;  // what a row says of a household and its dwelling
  bool readHome(HomeSaid& said, RowFault& fault) const;
  bool fillDwelling(const store::RegistryRow& dwelling, const HomeSaid& said, RowUpdate& update, RowFault& fault);
  std::optional<store::RegistryRow> householdMeant(const store::RegistryRow& dwelling, const HomeSaid& said, RowFault& fault) const;
  bool fillHousehold(const store::RegistryRow& household, const HomeSaid& said, RowUpdate& update, RowFault& fault);
  bool fillHead(const store::RegistryRow& head, const HomeSaid& said, RowUpdate& update, RowFault& fault);
  bool volunteerMeant(model::Volunteer& volunteer, RowFault& fault) const;
  bool sayTeam(model::Volunteer& volunteer, RowFault& fault) const;
  std::optional<model::AreaPath> area(RowFault& fault) const;  // that of the row's code, else the chosen one
  std::string value(const char* key) const;
  std::string said(const char* key) const;                                 // without blanks around it
  std::optional<Uuid> home(RowFault& fault, model::Dwelling fresh = {});  // a new dwelling is there since the first who lived in it
  const store::BuildingRef* building() const;
  std::variant<RowDoor, model::DoorFault> door(const store::BuildingRef& of) const;
  std::string dwellingKey() const;
  std::string householdKey() const;
  const model::Code* relation() const;
  std::optional<Instant> livesSince(RowFault& fault) const;
  void read(std::span<const std::string> fields);
  std::string shown(const Uuid& row) const;
  model::RegistryAnswer carryOut(const model::RegistryCommand& command);
  bool personPatch(model::PersonPatch& patch, RowFault& fault) const;
  RowFault faultOf(std::int64_t row, const model::RegistryRefusal& refusal) const;

  store::Connection& m_w;
  Registrar& m_registrar;
  const Tools& m_tools;
  const model::RecordKind m_subject;
  const std::vector<std::string>& m_mapping;
  const model::AreaPath& m_area;
  const NamedBuildings& m_buildings;
  std::map<std::string, std::string, std::less<>> m_values;
  struct Household {
    Uuid id;
    bool head = false, relations = false;  // what the file says of it
    Instant began = kNever;                // the earliest day since when somebody of it lives there; kNever: of nobody it is said
  };
  std::unordered_map<std::string, Household> m_households;  // by dwelling and the file's own household number
  std::unordered_map<std::string, Instant> m_dwellings;     // by dwelling: as Household::began
  std::unordered_map<Uuid, std::int64_t> m_rows;         // records that made or changed people, organisations or facilities
  std::unordered_map<std::string, std::int64_t> m_saidOf;   // by dwelling and column, the record that says it
  std::vector<model::UndoStep> m_steps;
  std::vector<RowUpdate> m_updates;
  const Locate m_locate;
  std::optional<FacilityWords> m_words;  // of the store, read for the first facility
};

}  // namespace jw::registry
