#include "core/demo/person_names.h"

#include <algorithm>

#include "core/base/error.h"
#include "core/demo/toml_file.h"

namespace jw::demo {

PersonNames::PersonNames(const std::filesystem::path& data) {
  const auto path = data / "demo" / "people.toml";
  const std::string file = path.string();
  const auto table = readToml(path);
  const auto* names = table["names"].as_table();
  if (!names) throw Error(ErrorCode::input, file + ": [names] is missing");
  for (const std::string& entry : wordsAt(*names, "surnames", file)) {
    const auto digit = entry.find_first_of("0123456789");
    if (digit == 0 || digit == std::string::npos) throw Error(ErrorCode::input, file + ": a surname without its number: " + entry);
    m_surnames.push_back(entry.substr(0, digit));
    m_weights.add(std::stod(entry.substr(digit)));
  }
  const auto rare = wordsAt(*names, "rare_surnames", file);
  const double share = std::clamp((*names)["rare_share"].value_or(0.0), 0.0, 0.9);
  const double each = m_weights.total() * share / (1 - share) / static_cast<double>(rare.size());
  for (const auto& surname : rare) {
    m_surnames.push_back(surname);
    m_weights.add(each);
  }
  for (const auto* era : tablesAt(*names, "era", file))
    m_eras.push_back({(*era)["before"].value_or(9999), (*era)["single"].value_or(0.2), wordsAt(*era, "male", file), wordsAt(*era, "female", file)});
}

const std::string& PersonNames::surname(Random& random) const { return m_surnames[m_weights.draw(random)]; }

std::string PersonNames::given(Random& random, model::Sex sex, int year) const {
  const auto era = std::find_if(m_eras.begin(), m_eras.end() - 1, [year](const Era& e) { return year < e.before; });
  const auto& from = sex == model::Sex::female ? era->female : era->male;
  // The lists go from frequent to rare.
  const auto one = [&]() -> const std::string& { return from[static_cast<std::size_t>(random.uniform() * random.between(0.4, 1) * static_cast<double>(from.size()))]; };
  const std::string first = one();
  if (random.chance(era->single)) return first;
  const std::string& second = one();
  return second == first && random.chance(0.8) ? first : first + second;
}

}  // namespace jw::demo
