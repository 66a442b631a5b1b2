// Buildings for tests of drawing: rows of houses, turned slabs, L shapes, courts and some that are large.
#pragma once
#include <cmath>
#include <random>
#include <vector>

#include "core/model/geometry.h"

namespace jw::test {

/// `n` × `n` plots, 30 m apart, in metres; the lower left one begins at (500000, 2500000). Deterministic.
inline std::vector<model::MultiPolygon> buildingCity(int n, unsigned seed = 1) {
  std::mt19937 random(seed);
  const auto real = [&](double from, double to) { return from + (to - from) * (static_cast<double>(random() % 10'000) / 10'000); };
  std::vector<model::MultiPolygon> out;
  for (int i = 0; i < n * n; ++i) {
    const int kind = static_cast<int>(random() % 8);
    if (kind == 0) continue;
    const double cx = 500'000 + 30.0 * (i % n) + 15, cy = 2'500'000 + 30.0 * (i / n) + 15;
    const double w = real(4, 12), h = real(4, 12), turn = kind < 3 ? 0 : real(0, 3.14);
    const auto place = [&](model::Ring ring) {
      for (model::Point& p : ring) p = {cx + p.x * std::cos(turn) - p.y * std::sin(turn), cy + p.x * std::sin(turn) + p.y * std::cos(turn)};
      ring.push_back(ring.front());
      return ring;
    };
    model::Polygon polygon;
    if (kind == 4)
      polygon.rings = {place({{-w, -h}, {w, -h}, {w, 0}, {0, 0}, {0, h}, {-w, h}})};
    else
      polygon.rings = {place({{-w, -h}, {w, -h}, {w, h}, {-w, h}})};
    if (kind == 5) polygon.rings.push_back(place({{-w / 2, -h / 2}, {-w / 2, h / 2}, {w / 2, h / 2}, {w / 2, -h / 2}}));
    model::MultiPolygon shape{{polygon}};
    if (kind == 6) shape.parts.push_back({{place({{-14, -14}, {-13, -14}, {-13, -13}, {-14, -13}})}});
    out.push_back(std::move(shape));
  }
  return out;
}

}  // namespace jw::test
