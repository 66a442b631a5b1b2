// Chance that is the same on every machine: the demo city is a function of its seed.
#pragma once
#include <array>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <vector>

#include "core/base/ids.h"

namespace jw::demo {

/// SplitMix64 (Steele, Lea, Flood 2014). The standard library's distributions differ from one to the other, so the few
/// that are needed are here. One thread.
class Random {
 public:
  explicit Random(std::uint64_t seed) : m_state(seed) {}
  /// Another sequence that depends on this one's seed and the number alone.
  static Random of(std::uint64_t seed, std::uint64_t number) {
    Random r(seed ^ (number + 1) * 0xD1342543DE82EF95ULL);
    r.next();
    return Random(r.next());
  }
  std::uint64_t next() {
    std::uint64_t z = (m_state += 0x9E3779B97F4A7C15ULL);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31);
  }
  /// [0, 1)
  double uniform() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }
  double between(double low, double high) { return low + (high - low) * uniform(); }
  /// 0 … n-1; n > 0
  std::size_t below(std::size_t n) { return static_cast<std::size_t>(uniform() * static_cast<double>(n)); }
  /// low … high, both included
  int whole(int low, int high) { return low + static_cast<int>(below(static_cast<std::size_t>(high - low + 1))); }
  bool chance(double p) { return uniform() < p; }
  /// Mean 0, deviation 1 (sum of twelve uniform numbers).
  double normal() {
    double sum = -6;
    for (int i = 0; i < 12; ++i) sum += uniform();
    return sum;
  }
  /// Of mean 1.
  double exponential() { return -std::log(1 - uniform()); }
  template <class T>
  const T& pick(const std::vector<T>& from) {
    return from[below(from.size())];
  }
  template <class T>
  void shuffle(std::vector<T>& v) {
    for (std::size_t i = v.size(); i > 1; --i) std::swap(v[i - 1], v[below(i)]);
  }
  /// A version 8 UUID.
  Uuid uuid() {
    std::array<std::uint64_t, 2> words{next(), next()};
    std::array<std::uint8_t, 16> bytes{};
    std::memcpy(bytes.data(), words.data(), bytes.size());
    bytes[6] = static_cast<std::uint8_t>((bytes[6] & 0x0F) | 0x80);
    bytes[8] = static_cast<std::uint8_t>((bytes[8] & 0x3F) | 0x80);
    return Uuid::fromBytes(bytes.data());
  }

 private:
  std::uint64_t m_state;
};

/// A list whose entries come up by their weights.
class Weighted {
 public:
  Weighted() = default;
  void add(double weight) { m_sums.push_back((m_sums.empty() ? 0 : m_sums.back()) + weight); }
  double total() const { return m_sums.empty() ? 0 : m_sums.back(); }
  bool empty() const { return m_sums.empty(); }
  /// The number of an entry. At least one must be there.
  std::size_t draw(Random& random) const {
    const double at = random.uniform() * m_sums.back();
    std::size_t low = 0, high = m_sums.size() - 1;
    while (low < high) {
      const std::size_t middle = (low + high) / 2;
      if (m_sums[middle] > at)
        high = middle;
      else
        low = middle + 1;
    }
    return low;
  }

 private:
  std::vector<double> m_sums;
};

}  // namespace jw::demo
