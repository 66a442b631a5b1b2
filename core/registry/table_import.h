// Rows of a file into the registry: people with their homes, organisations, and facilities.
#pragma once
#include <functional>
#include <map>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/access/forbidden_columns.h"
#include "core/registry/facility_words.h"
#include "core/registry/import_groups.h"
#include "core/registry/registrar.h"

namespace jw::registry {

/// What a column of a file can be taken for.
struct ImportColumn {
  std::string key, zh, en;
  std::vector<std::string> also;  ///< other headers that mean it
};
/// For people, organisations or facilities.
std::vector<ImportColumn> importColumns(const model::Attributes& attributes, model::RecordKind subject);
/// For each header the key that it means, "" where none is known; the first of two equal ones has it.
std::vector<std::string> guessMapping(const std::vector<ImportColumn>& columns, const std::vector<std::string>& headers);
/// Headers that must not come in (spec 06, item 1), with the group's names; none: all may.
std::vector<std::pair<std::string, const access::ForbiddenColumns::Group*>> forbiddenHeaders(const access::ForbiddenColumns& forbidden, const std::vector<std::string>& headers);

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

/// A facility that was there with the row's code and is changed by it.
struct RowUpdate {
  std::int64_t row = 0;
  std::string code, name;            ///< name: the one before
  std::vector<std::string> columns;  ///< keys that differ
};
/// Where a point lies: the path of its grid; "" in none.
using Locate = std::function<model::AreaPath(model::Point)>;

/// A person lives there since the day that "lives_since" says, but not before the own birth, nor before 1970 ("since ever"); without it
/// since now. New households and dwellings are as old as what is said of the first who lived there.
///
/// Takes one row after the other inside the transaction that the registrar works in; a row with a fault has changed nothing
/// that is kept if the caller rolls back, as it must where any row has one. One thread.
class TableImport {
 public:
  /// `mapping`: for each column of the file a key of importColumns, or "". `area`: below which organisations without an area
  /// of their own are put, and facilities lie. `buildings`: all that the file names. `locate`: for facilities. All references must outlive it.
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
  std::string value(const char* key) const;
  std::optional<Uuid> home(RowFault& fault);  // a new dwelling is there since the first who lived in it
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
  std::vector<model::UndoStep> m_steps;
  std::vector<RowUpdate> m_updates;
  const Locate m_locate;
  std::optional<FacilityWords> m_words;  // of the store, read for the first facility
};

/// "1960-03-15", "1960/3/15", "19600315", "1960年3月15日" as days since 1970-01-01.
std::optional<std::int32_t> parseDay(std::string_view text);

}  // namespace jw::registry
