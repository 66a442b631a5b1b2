// Names of people who do not exist, as frequent as real ones.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "core/demo/random.h"
#include "core/model/people.h"

namespace jw::demo {

/// Immutable; any thread.
class PersonNames {
 public:
  /// From data/demo/people.toml. Throws Error(input).
  explicit PersonNames(const std::filesystem::path& data);
  const std::string& surname(Random& random) const;
  /// A given name as they were given in the year of birth.
  std::string given(Random& random, model::Sex sex, int year) const;
  std::string full(Random& random, model::Sex sex, int year) const { return surname(random) + given(random, sex, year); }

 private:
  struct Era {
    int before;
    double single;
    std::vector<std::string> male, female;
  };
  std::vector<std::string> m_surnames;
  Weighted m_weights;
  std::vector<Era> m_eras;
};

}  // namespace jw::demo
