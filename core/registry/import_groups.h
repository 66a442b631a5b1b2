// Which rows of a file have to do with each other, so that the rest can be taken in apart from them.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <unordered_map>
#include <variant>
#include <vector>

#include "core/model/door.h"
#include "core/model/record_kind.h"
#include "core/model/registry_change.h"
#include "core/store/registry_lookup.h"

namespace jw::registry {

/// Buildings that a file names; nothing where none or several have the name.
using NamedBuildings = std::unordered_map<std::string, std::optional<store::BuildingRef>>;

/// The dwelling that a row names: unit, floor and door as people write them (core/model/door.h). Without a floor and a door it is 101, one home for each
/// building; without a unit the first, unless the building is known to have several.
struct RowDoor {
  std::int32_t unit = 1;
  model::Door door;
};
std::variant<RowDoor, model::DoorFault> rowDoor(std::string_view unit, std::string_view floor, std::string_view number, const store::BuildingRef& building);

/// Rows of one dwelling, and rows with one citizen ID, credit code or facility code, compounds and volunteers of one name, belong together: whether a row can be taken, and what it
/// makes, depends on the rows before it of its own group alone. Pure; one thread.
class ImportGroups {
 public:
  /// `mapping`: as TableImport's.
  ImportGroups(model::RecordKind subject, const std::vector<std::string>& mapping, const NamedBuildings& buildings);
  /// The next row, from 0 on.
  void add(std::span<const std::string> fields);
  /// Whole groups, at least `rows` rows together where there are so many; by their first rows. Rows in ascending order within.
  std::vector<std::vector<std::uint32_t>> slices(std::size_t rows) const;

 private:
  std::uint32_t rootOf(std::uint32_t row) const;
  void belongTo(const std::string& key, std::uint32_t row);
  const model::RecordKind m_subject;
  const std::vector<std::string>& m_mapping;
  const NamedBuildings& m_buildings;
  mutable std::vector<std::uint32_t> m_parents;
  std::unordered_map<std::string, std::uint32_t> m_rows;  ///< by key, a row that has it
};

}  // namespace jw::registry
