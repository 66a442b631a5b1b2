// From the registry's codes to the dense codes of a table and back: the dictionary of a subject.
#pragma once
#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "core/model/attribute.h"
#include "core/model/registry_change.h"
#include "core/stats/expression.h"
#include "core/stats/filter.h"
#include "core/stats/table.h"

namespace jw::stats {

/// The local columns of every subject's table.
enum Local : std::size_t { kGridLocal = 0, kCompoundLocal = 1 };
constexpr std::uint32_t kMostSquareMetres = 4095;

/// Immutable; any thread. The attributes must outlive it.
class Coding {
 public:
  Coding(const model::Attributes& attributes, model::Subject subject);
  model::Subject subject() const { return m_subject; }
  /// `grids`, `compounds`: the most of them that one community has; room for some more is left.
  Table::Shape shape(std::size_t grids, std::size_t compounds) const;
  /// The column of an attribute of the subject. Throws Error(internal) for another's.
  std::size_t columnOf(const model::CodedAttribute& attribute) const;
  /// Of ages and of dwellings' areas: 0. kNoColumn for households.
  std::size_t numberColumn() const { return m_subject == model::Subject::household ? Table::kNoColumn : 0; }
  /// A code that its attribute does not name is "not recorded".
  std::uint32_t dense(std::size_t column, std::uint8_t value) const { return m_columns[column - m_first].dense[value]; }
  /// And back: the attribute's code in a row as it stands in the table.
  std::uint8_t codeOf(const model::CodedAttribute& attribute, std::span<const std::uint32_t> row) const {
    const std::size_t column = columnOf(attribute);
    return m_columns[column - m_first].values[row[column]];
  }
  std::uint32_t denseCode(const model::CodedAttribute& attribute, std::uint8_t value) const { return dense(columnOf(attribute), value); }
  /// The values of a row without those of the local columns, which come behind them.
  void encode(const model::PersonFacts& facts, const model::AggregateCodes& aggregate, std::vector<std::uint32_t>& out) const;
  void encode(const model::HouseholdFacts& facts, std::vector<std::uint32_t>& out) const;
  void encode(const model::DwellingFacts& facts, std::vector<std::uint32_t>& out) const;
  /// The aggregate-only codes of a row as it stands in the table.
  model::AggregateCodes aggregatesOf(std::span<const std::uint32_t> values) const;
  /// Of a row that is there: sets its aggregate-only codes.
  void changeAggregates(Table& table, std::uint32_t id, const model::AggregateCodes& codes) const;
  /// Ages as of `today`.
  Filter filter(const Expression& expression, Day today) const;

 private:
  struct Column {
    const model::CodedAttribute* attribute;
    std::array<std::uint16_t, 256> dense{};
    std::uint32_t highest = 0;
    std::vector<std::uint8_t> values{};  ///< by dense code
  };
  void encodeCodes(std::span<const std::uint8_t> codes, const model::AggregateCodes& aggregate, std::vector<std::uint32_t>& out) const;
  model::Subject m_subject;
  std::size_t m_first;  ///< number of the first coded column
  std::vector<Column> m_columns;
};

/// The community of an area path, given the codes before the grid: what a segment is. `levels`: how many codes a community's
/// path has; a shorter path is its own segment.
std::string_view segmentArea(std::string_view area, std::size_t levels);

}  // namespace jw::stats
