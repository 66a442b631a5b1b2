#include "core/stats/coding.h"

#include <algorithm>
#include <bit>

#include "core/base/error.h"

namespace jw::stats {
namespace {

// Room for half as many again and some.
std::uint32_t localHighest(std::size_t most) { return static_cast<std::uint32_t>(std::min<std::size_t>(std::bit_ceil(most + most / 2 + 4) - 1, 1023)); }

}  // namespace

Coding::Coding(const model::Attributes& attributes, model::Subject subject) : m_subject(subject), m_first(subject == model::Subject::household ? 0 : 1) {
  for (const auto& a : attributes.all()) {
    if (a.subject != subject) continue;
    Column c{&a};
    c.values.push_back(0);
    for (const auto& code : a.codes)
      if (code.value != 0) {
        c.dense[code.value] = static_cast<std::uint16_t>(++c.highest);
        c.values.push_back(code.value);
      }
    m_columns.push_back(std::move(c));
  }
}

Table::Shape Coding::shape(std::size_t grids, std::size_t compounds) const {
  Table::Shape shape;
  if (m_first == 1) shape.columns.push_back({ColumnShape::Kind::number, m_subject == model::Subject::person ? kBirthValues : kMostSquareMetres});
  for (std::size_t i = 0; i < m_columns.size(); ++i) {
    shape.columns.push_back({ColumnShape::Kind::code, std::max(m_columns[i].highest, 1U)});
    if (m_columns[i].attribute->key == "person.sex") shape.sex = m_first + i;
  }
  if (m_subject == model::Subject::person) shape.birth = 0;
  shape.columns.push_back({ColumnShape::Kind::code, localHighest(grids)});
  shape.columns.push_back({ColumnShape::Kind::code, localHighest(compounds)});
  shape.locals = 2;
  return shape;
}

std::size_t Coding::columnOf(const model::CodedAttribute& attribute) const {
  for (std::size_t i = 0; i < m_columns.size(); ++i)
    if (m_columns[i].attribute->key == attribute.key) return m_first + i;
  throw Error(ErrorCode::internal, "statistics: no column for " + attribute.key);
}

void Coding::encodeCodes(std::span<const std::uint8_t> codes, const model::AggregateCodes& aggregate, std::vector<std::uint32_t>& out) const {
  for (const auto& c : m_columns) {
    const bool alone = c.attribute->storage == model::CodedAttribute::Storage::aggregateOnly;
    out.push_back(c.dense[!alone ? codes[c.attribute->slot] : c.attribute->slot == 0 ? aggregate.ethnicGroup : aggregate.politicalAffiliation]);
  }
}

void Coding::encode(const model::PersonFacts& f, const model::AggregateCodes& aggregate, std::vector<std::uint32_t>& out) const {
  out.assign(1, birthValue(f.birthDay));
  encodeCodes(f.codes.values, aggregate, out);
}
void Coding::encode(const model::HouseholdFacts& f, std::vector<std::uint32_t>& out) const {
  out.clear();
  encodeCodes(f.codes.values, {}, out);
}
void Coding::encode(const model::DwellingFacts& f, std::vector<std::uint32_t>& out) const {
  out.assign(1, static_cast<std::uint32_t>(std::clamp<std::int32_t>(f.squareMetres, 0, kMostSquareMetres)));
  encodeCodes(f.codes.values, {}, out);
}

model::AggregateCodes Coding::aggregatesOf(std::span<const std::uint32_t> values) const {
  model::AggregateCodes codes;
  for (std::size_t i = 0; i < m_columns.size(); ++i)
    if (const auto& c = m_columns[i]; c.attribute->storage == model::CodedAttribute::Storage::aggregateOnly)
      (c.attribute->slot == 0 ? codes.ethnicGroup : codes.politicalAffiliation) = c.values[values[m_first + i]];
  return codes;
}

void Coding::changeAggregates(Table& table, std::uint32_t id, const model::AggregateCodes& codes) const {
  for (std::size_t i = 0; i < m_columns.size(); ++i)
    if (const auto& c = m_columns[i]; c.attribute->storage == model::CodedAttribute::Storage::aggregateOnly)
      table.change(id, m_first + i, c.dense[c.attribute->slot == 0 ? codes.ethnicGroup : codes.politicalAffiliation]);
}

Filter Coding::filter(const Expression& e, Day today) const {
  switch (e.kind) {
    case Expression::Kind::age: {
      const auto births = birthsOfAges(today, e.from, e.to);
      return Filter::between(0, births.low, births.high);
    }
    case Expression::Kind::codes: {
      const std::size_t column = columnOf(*e.attribute);
      std::vector<std::uint32_t> codes;
      for (const auto v : e.values) codes.push_back(dense(column, v));
      return Filter::codes(column, std::move(codes));
    }
    case Expression::Kind::all:
    case Expression::Kind::any:
    case Expression::Kind::none:
      break;
  }
  std::vector<Filter> parts;
  for (const auto& p : e.parts) parts.push_back(filter(p, today));
  return e.kind == Expression::Kind::all ? Filter::allOf(std::move(parts)) : e.kind == Expression::Kind::any ? Filter::anyOf(std::move(parts)) : Filter::noneOf(std::move(parts));
}

std::string_view segmentArea(std::string_view area, std::size_t levels) {
  std::size_t at = 0;
  for (std::size_t i = 0; i < levels; ++i) {
    const auto next = area.find('/', at);
    if (next == std::string_view::npos) return area;
    at = next + 1;
  }
  return area.substr(0, at);
}

}  // namespace jw::stats
