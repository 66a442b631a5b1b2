#include "core/demo/census.h"

#include <algorithm>

#include "core/base/error.h"
#include "core/demo/toml_file.h"

namespace jw::demo {
namespace {

using model::Sex;

constexpr int kOldest = 103;
// Of so many drafts of a household the one is taken that brings the city nearest to the census.
constexpr int kDrafts = 4;

enum Relation : std::uint8_t { head = 0, spouse = 1, child = 2, parent = 3, grandchild = 4, other = 9 };

std::size_t bandOf(int age) { return std::min<std::size_t>(static_cast<std::size_t>(age) / 5, Census::kBands - 1); }
std::size_t index(Sex sex) { return sex == Sex::female ? 1 : 0; }

std::vector<double> numbersAt(const toml::table& table, const char* section, const char* key, std::size_t n, const std::string& file) {
  std::vector<double> out;
  if (const auto* array = table[section][key].as_array())
    for (const auto& node : *array)
      if (const auto value = node.value<double>()) out.push_back(*value);
  if (out.size() != n) throw Error(ErrorCode::input, file + ": [" + section + "] " + key + " needs " + std::to_string(n) + " numbers");
  return out;
}

}  // namespace

Census::Census(const std::filesystem::path& data) {
  const auto path = data / "demo" / "people.toml";
  const auto table = readToml(path);
  const auto male = numbersAt(table, "census", "male", kBands, path.string()), female = numbersAt(table, "census", "female", kBands, path.string());
  double sum = 0;
  for (std::size_t i = 0; i < kBands; ++i) sum += male[i] + female[i];
  for (std::size_t i = 0; i < kBands; ++i) {
    m_share[0][i] = male[i] / sum;
    m_share[1][i] = female[i] / sum;
  }
  const auto sizes = numbersAt(table, "households", "sizes", 6, path.string());
  double households = 0;
  for (std::size_t i = 0; i < sizes.size(); ++i) {
    m_sizes.add(sizes[i]);
    households += sizes[i];
    m_meanSize += sizes[i] * static_cast<double>(i + 1);
  }
  m_meanSize /= households;
}

Sex Census::sexAt(Random& random, int age) const {
  const auto band = bandOf(age);
  return random.chance(m_share[0][band] / (m_share[0][band] + m_share[1][band])) ? Sex::male : Sex::female;
}

int Census::ageBetween(Random& random, int low, int high, Sex sex) const {
  const auto& shares = m_share[index(sex)];
  high = std::min(high, kOldest);
  const auto weightOf = [&](int age) { return age >= 100 ? shares[kBands - 1] / 4 : shares[bandOf(age)] / 5; };
  double sum = 0;
  for (int age = low; age <= high; ++age) sum += weightOf(age);
  double at = random.uniform() * sum;
  for (int age = low; age < high; ++age)
    if ((at -= weightOf(age)) < 0) return age;
  return high;
}

void Census::addCouple(Random& random, Household& h, int low, int high) const {
  const int wife = ageBetween(random, low, high, Sex::female);
  const int husband = std::clamp(wife + static_cast<int>(random.normal() * 2.6 + 2), 20, kOldest);
  const bool he = random.chance(0.72);
  h.push_back({head, he ? Sex::male : Sex::female, he ? husband : wife});
  h.push_back({spouse, he ? Sex::female : Sex::male, he ? wife : husband});
}

// Of the mother's age, or of the parent's who is alone with them.
void Census::addChildren(Random& random, Household& h, int n, bool alone) const {
  const int mother = !alone && h[1].sex == Sex::female ? h[1].age : h[0].age;
  for (int i = 0; i < n; ++i) {
    const int age = std::clamp(mother - random.whole(21, 36), 0, 36);
    h.push_back({child, sexAt(random, age), age});
  }
}

void Census::addElders(Random& random, Household& h, int n) const {
  const int first = std::clamp(h[0].age + random.whole(21, 32), 42, kOldest - 3);
  const Sex sex = n == 1 && random.chance(0.68) ? Sex::female : Sex::male;
  h.push_back({parent, sex, first});
  if (n > 1) h.push_back({parent, Sex::female, std::clamp(first + random.whole(-5, 2), 40, kOldest)});
}

Census::Household Census::draft(Random& random, std::size_t size) const {
  Household h;
  const double p = random.uniform();
  if (size == 1) {
    const Sex sex = random.chance(0.54) ? Sex::male : Sex::female;
    h.push_back({head, sex, p < 0.42 ? ageBetween(random, 62, kOldest, sex) : ageBetween(random, 18, 64, sex)});
  } else if (size == 2) {
    if (p < 0.62) {
      addCouple(random, h, 21, 92);
    } else if (p < 0.80) {  // one parent with a child
      const Sex sex = random.chance(0.7) ? Sex::female : Sex::male;
      h.push_back({head, sex, ageBetween(random, 24, 62, sex)});
      addChildren(random, h, 1, true);
    } else if (p < 0.90) {  // grown up, with an old parent
      const Sex sex = random.chance(0.5) ? Sex::female : Sex::male;
      h.push_back({head, sex, ageBetween(random, 34, 66, sex)});
      addElders(random, h, 1);
    } else {  // sharing a flat
      const Sex sex = random.chance(0.5) ? Sex::female : Sex::male;
      const int age = ageBetween(random, 18, 36, sex);
      h.push_back({head, sex, age});
      h.push_back({other, sex, std::clamp(age + random.whole(-4, 4), 18, 45)});
    }
  } else if (p < 0.08 && size <= 4) {  // grandparents with grandchildren
    addCouple(random, h, 50, 76);
    const int grandmother = std::min(h[0].age, h[1].age);
    while (h.size() < size) {
      const int age = std::clamp(grandmother - random.whole(46, 60), 0, 17);
      h.push_back({grandchild, sexAt(random, age), age});
    }
  } else {
    const int elders = size == 3 ? (p < 0.2 ? 1 : 0) : size == 4 ? (p < 0.42 ? 1 : 0) : size == 5 ? (p < 0.6 ? 2 : 1) : 2;
    addCouple(random, h, 22, elders > 0 ? 56 : 60);
    addChildren(random, h, static_cast<int>(size) - 2 - elders, false);
    if (elders > 0) addElders(random, h, elders);
  }
  return h;
}

// How much the members are wanted, where the census has more of their kind than the city yet.
double Census::worth(const Household& h) const {
  double sum = 0;
  for (const Member& m : h) {
    const double wanted = m_share[index(m.sex)][bandOf(m.age)] * (m_total + 20);
    sum += std::clamp((wanted - m_counts[index(m.sex)][bandOf(m.age)]) / (wanted + 1), -0.5, 0.5);
  }
  return sum;
}

std::vector<Census::Member> Census::next(Random& random) {
  const std::size_t size = m_sizes.draw(random) + 1;
  Household best = draft(random, size);
  double most = worth(best);
  for (int i = 1; i < kDrafts; ++i) {
    Household h = draft(random, size);
    if (const double w = worth(h); w > most) {
      most = w;
      best = std::move(h);
    }
  }
  for (const Member& m : best) m_counts[index(m.sex)][bandOf(m.age)] += 1;
  m_total += static_cast<double>(best.size());
  return best;
}

}  // namespace jw::demo
