// Households of people who do not exist, with the ages, sexes and sizes of real ones.
#pragma once
#include <array>
#include <filesystem>
#include <vector>

#include "core/demo/random.h"
#include "core/model/people.h"

namespace jw::demo {

/// Draws households one after the other, so that the people of all of them together have the census's ages. One thread.
class Census {
 public:
  static constexpr std::size_t kBands = 21;  ///< 0–4, 5–9 … 95–99, 100 and over
  struct Member {
    std::uint8_t relation = 0;  ///< as in model::Person
    model::Sex sex = model::Sex::unknown;
    int age = 0;  ///< full years
  };

  /// From data/demo/people.toml. Throws Error(input).
  explicit Census(const std::filesystem::path& data);
  /// The head first.
  std::vector<Member> next(Random& random);
  double meanSize() const { return m_meanSize; }
  /// The census's share of people in a band.
  double share(std::size_t band, model::Sex sex) const { return m_share[sex == model::Sex::female][band]; }

 private:
  using Household = std::vector<Member>;
  model::Sex sexAt(Random& random, int age) const;
  int ageBetween(Random& random, int low, int high, model::Sex sex) const;
  Household draft(Random& random, std::size_t size) const;
  void addCouple(Random& random, Household& h, int low, int high) const;
  void addChildren(Random& random, Household& h, int n, bool alone) const;
  void addElders(Random& random, Household& h, int n) const;
  double worth(const Household& h) const;

  std::array<std::array<double, kBands>, 2> m_share{};   // male, female
  std::array<std::array<double, kBands>, 2> m_counts{};  // of those given out
  double m_total = 0, m_meanSize = 0;
  Weighted m_sizes;
};

}  // namespace jw::demo
