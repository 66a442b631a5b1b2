// Coded attributes of people who do not exist, consistent with their age and with each other.
#pragma once
#include <array>
#include <filesystem>
#include <string>
#include <vector>

#include "core/demo/census.h"
#include "core/demo/random.h"
#include "core/model/attribute.h"
#include "core/model/people.h"

namespace jw::demo {

/// Immutable; any thread.
class Traits {
 public:
  /// From data/demo/people.toml; codes must be those of data/codes/registry.toml. Throws Error(input).
  explicit Traits(const std::filesystem::path& data);

  /// What a person is drawn with. `couple`: lives with a spouse. Sex and relation must be set.
  void draw(Random& random, int age, bool couple, model::PersonCodes& codes, model::AggregateCodes& aggregate) const;
  /// Type and special family of a household, and who of its members lives alone or was left behind.
  void drawHousehold(Random& random, const std::vector<Census::Member>& members, model::HouseholdCodes& household, std::vector<model::PersonCodes>& people) const;
  /// Type and ownership; the residence nature must be set.
  void drawDwelling(Random& random, bool house, model::DwellingCodes& codes) const;

 private:
  struct Draw {
    std::vector<std::uint8_t> codes;
    Weighted weights;
    std::uint8_t operator()(Random& random) const { return codes.size() == 1 ? codes.front() : codes[weights.draw(random)]; }
  };
  struct Row {
    int from = 0, to = 200, sex = 0;
    bool couple = false;
    std::size_t when = 0;  ///< slot
    std::array<bool, 256> codes{};
    bool conditional = false;
    Draw draw;
  };
  struct Trait {
    std::size_t slot = 0;
    std::vector<Row> rows;
  };
  struct Special {
    double singleParent, lowIncome, lowIncomeRetired, poor, onlyChildLost, military, martyr, veteran, stateCare, loneWithoutChildren;
  };
  static std::uint8_t choose(const Trait& trait, Random& random, int age, bool couple, const model::PersonCodes& codes);

  std::vector<Trait> m_traits;
  std::array<Trait, 2> m_aggregate;
  Special m_special{};
  Draw m_flat, m_house, m_livedIn, m_let, m_lent, m_empty;

  friend struct TraitReader;
};

}  // namespace jw::demo
