#include "core/demo/traits.h"

#include <algorithm>

#include "core/base/error.h"
#include "core/demo/toml_file.h"

namespace jw::demo {

using model::DwellingColumn;
using model::HouseholdColumn;
using model::PersonColumn;
using model::Relation;

/// Reads the tables and refuses codes that the registry does not know.
struct TraitReader {
  std::string file;
  model::Attributes attributes;

  [[noreturn]] void fault(const std::string& where, const std::string& what) const { throw Error(ErrorCode::input, file + ": " + where + ": " + what); }

  Traits::Draw readDraw(const toml::array* list, const model::CodedAttribute& attribute, const std::string& where) const {
    if (!list || list->empty()) fault(where, "draw: [code, weight] pairs are wanted");
    Traits::Draw out;
    for (const auto& node : *list) {
      const auto* pair = node.as_array();
      const auto code = pair && pair->size() == 2 ? (*pair)[0].value<std::int64_t>() : std::nullopt;
      const auto weight = code ? (*pair)[1].value<double>() : std::nullopt;
      if (!weight || *weight <= 0) fault(where, "draw: [code, weight] pairs are wanted");
      if (*code != 0 && (*code < 0 || *code > 255 || !attribute.find(static_cast<std::uint8_t>(*code)))) fault(where, attribute.key + " has no code " + std::to_string(*code));
      out.codes.push_back(static_cast<std::uint8_t>(*code));
      out.weights.add(*weight);
    }
    return out;
  }

  Traits::Row readRow(const toml::table& row, const model::CodedAttribute& attribute, const std::string& where) const {
    Traits::Row out;
    out.from = row["from"].value_or(0);
    out.to = row["to"].value_or(200);
    out.sex = row["sex"].value_or(0);
    out.couple = row["couple"].value_or(false);
    out.draw = readDraw(row["draw"].as_array(), attribute, where);
    if (const auto* when = row["when"].as_array()) {
      const auto* other = attributes.find("person." + (when->empty() ? std::string() : (*when)[0].value_or(std::string())));
      if (!other || other->storage == model::CodedAttribute::Storage::aggregateOnly) fault(where, "when: no such column");
      out.conditional = true;
      out.when = other->slot;
      for (std::size_t i = 1; i < when->size(); ++i) out.codes.at(static_cast<std::size_t>((*when)[i].value_or(0))) = true;
    }
    return out;
  }

  Traits::Trait readTrait(const toml::table& table, const model::CodedAttribute& attribute) const {
    Traits::Trait out{attribute.slot, {}};
    for (const auto* row : tablesAt(table, "rows", file)) out.rows.push_back(readRow(*row, attribute, attribute.column));
    // Somebody to whom no row applies would be left out silently.
    if (const auto& last = out.rows.back(); last.from > 0 || last.to < 200 || last.sex != 0 || last.couple || last.conditional) fault(attribute.column, "the last row must fit everybody");
    return out;
  }
};

Traits::Traits(const std::filesystem::path& data) {
  const auto path = data / "demo" / "people.toml";
  const TraitReader reader{path.string(), model::Attributes::load(data)};
  const auto table = readToml(path);
  std::array<bool, 2> aggregates{};
  for (const auto* row : tablesAt(table, "trait", reader.file)) {
    const std::string column = textAt(*row, "column", reader.file);
    const auto* attribute = reader.attributes.find("person." + column);
    if (!attribute) reader.fault(column, "no such column");
    Trait trait = reader.readTrait(*row, *attribute);
    if (attribute->storage == model::CodedAttribute::Storage::aggregateOnly) {
      m_aggregate[attribute->slot] = std::move(trait);
      aggregates[attribute->slot] = true;
    } else {
      m_traits.push_back(std::move(trait));
    }
  }
  if (!aggregates[0] || !aggregates[1]) reader.fault("trait", "ethnic_group and political_affiliation are wanted");
  const auto chance = [&](const char* key) {
    const auto value = table["special_family"][key].value<double>();
    if (!value || *value < 0 || *value > 1) reader.fault("special_family", std::string(key) + " must be a chance");
    return *value;
  };
  m_special = {chance("single_parent"), chance("low_income"), chance("low_income_retired"), chance("poor"), chance("only_child_lost"), chance("military"),
               chance("martyr"), chance("veteran"), chance("state_care"), chance("lone_without_children")};
  const auto dwelling = [&](const char* key, DwellingColumn column) { return reader.readDraw(table["dwelling"][key].as_array(), reader.attributes.at(column), std::string("dwelling.") + key); };
  m_flat = dwelling("flat", DwellingColumn::type);
  m_house = dwelling("house", DwellingColumn::type);
  m_livedIn = dwelling("lived_in", DwellingColumn::ownership);
  m_let = dwelling("let", DwellingColumn::ownership);
  m_lent = dwelling("lent", DwellingColumn::ownership);
  m_empty = dwelling("empty", DwellingColumn::ownership);
}

std::uint8_t Traits::choose(const Trait& trait, Random& random, int age, bool couple, const model::PersonCodes& codes) {
  const int sex = codes[PersonColumn::sex];
  for (const Row& row : trait.rows)
    if (age >= row.from && age <= row.to && (row.sex == 0 || row.sex == sex) && (!row.couple || couple) && (!row.conditional || row.codes[codes.values[row.when]])) return row.draw(random);
  return 0;
}

void Traits::draw(Random& random, int age, bool couple, model::PersonCodes& codes, model::AggregateCodes& aggregate) const {
  codes[PersonColumn::paper] = 1;
  for (const Trait& trait : m_traits) codes.values[trait.slot] = choose(trait, random, age, couple, codes);
  aggregate.ethnicGroup = choose(m_aggregate[0], random, age, couple, codes);
  aggregate.politicalAffiliation = choose(m_aggregate[1], random, age, couple, codes);
}

void Traits::drawHousehold(Random& random, const std::vector<Census::Member>& members, model::HouseholdCodes& household, std::vector<model::PersonCodes>& people) const {
  const auto relationOf = [&](std::size_t i) { return static_cast<Relation>(members[i].relation); };
  const auto any = [&](auto test) {
    for (std::size_t i = 0; i < members.size(); ++i)
      if (test(i)) return true;
    return false;
  };
  const bool allOld = !any([&](std::size_t i) { return members[i].age < 60; });
  const bool alone = members.size() == 1, couple = any([&](std::size_t i) { return relationOf(i) == Relation::spouse; });
  const bool childless = allOld && alone && random.chance(m_special.loneWithoutChildren);
  const bool minor = any([&](std::size_t i) { return relationOf(i) == Relation::child && members[i].age < 18; });
  const bool withGrandparents = any([&](std::size_t i) { return relationOf(i) == Relation::grandchild; });
  for (std::size_t i = 0; i < members.size(); ++i) {
    if (members[i].age >= 60) people[i][PersonColumn::livingAlone] = !allOld ? 1 : childless ? 4 : alone ? 3 : 2;
    if (members[i].age < 16) people[i][PersonColumn::leftBehind] = withGrandparents && relationOf(i) == Relation::grandchild ? 2 : 1;
  }
  household[HouseholdColumn::type] = alone ? 3 : any([&](std::size_t i) { return relationOf(i) == Relation::other; }) ? 2 : 1;
  const auto employed = [&](PersonColumn column, std::uint8_t code) { return any([&](std::size_t i) { return people[i][column] == code; }); };
  std::uint8_t special = 1;
  if (childless && random.chance(m_special.stateCare / m_special.loneWithoutChildren))
    special = 9;
  else if (!couple && minor && random.chance(m_special.singleParent))
    special = 5;
  else if (employed(PersonColumn::employment, 37) || random.chance(m_special.military))
    special = 6;
  else if (random.chance(m_special.martyr))
    special = 7;
  else if (employed(PersonColumn::militaryService, 4) && random.chance(m_special.veteran * 20))
    special = 8;
  else if (couple && members.size() == 2 && members[0].age >= 50 && random.chance(m_special.onlyChildLost))
    special = 4;
  else if (random.chance(allOld ? m_special.lowIncomeRetired : m_special.lowIncome))
    special = 2;
  else if (random.chance(m_special.poor))
    special = 3;
  household[HouseholdColumn::specialFamily] = special;
}

void Traits::drawDwelling(Random& random, bool house, model::DwellingCodes& codes) const {
  codes[DwellingColumn::type] = (house ? m_house : m_flat)(random);
  const auto residence = codes[DwellingColumn::residence];
  codes[DwellingColumn::ownership] = (residence == 1 ? m_livedIn : residence == 2 || residence == 5 ? m_let : residence == 3 ? m_lent : m_empty)(random);
}

}  // namespace jw::demo
