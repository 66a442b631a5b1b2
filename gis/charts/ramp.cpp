#include "gis/charts/ramp.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace jw::gis {
namespace {

double linear(double c) {
  return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

std::vector<double> jenks(const std::vector<double>& v, int classes) {
  const std::size_t n = v.size(), k = static_cast<std::size_t>(classes);
  std::vector<double> sum(n + 1, 0), squares(n + 1, 0);
  for (std::size_t i = 0; i < n; ++i) {
    sum[i + 1] = sum[i] + v[i];
    squares[i + 1] = squares[i] + v[i] * v[i];
  }
  // Squared deviation of the values [from, to) from their mean.
  const auto cost = [&](std::size_t from, std::size_t to) {
    const double s = sum[to] - sum[from];
    return squares[to] - squares[from] - s * s / static_cast<double>(to - from);
  };
  std::vector<std::vector<double>> best(k + 1, std::vector<double>(n + 1, std::numeric_limits<double>::infinity()));
  std::vector<std::vector<std::size_t>> start(k + 1, std::vector<std::size_t>(n + 1, 0));
  best[0][0] = 0;
  for (std::size_t c = 1; c <= k; ++c)
    for (std::size_t to = c; to <= n; ++to)
      for (std::size_t from = c - 1; from < to; ++from) {
        const double total = best[c - 1][from] + cost(from, to);
        if (total < best[c][to]) {
          best[c][to] = total;
          start[c][to] = from;
        }
      }
  std::vector<double> bounds;
  for (std::size_t c = k, to = n; c > 0; to = start[c][to], --c) bounds.push_back(v[to - 1]);
  std::reverse(bounds.begin(), bounds.end());
  return bounds;
}

}  // namespace

QColor rampColor(double share) {
  static const QColor anchors[] = {QColor(0x44, 0x01, 0x54), QColor(0x3b, 0x52, 0x8b), QColor(0x21, 0x91, 0x8c), QColor(0x5e, 0xc9, 0x62), QColor(0xfd, 0xe7, 0x25)};
  const double at = std::clamp(share, 0.0, 1.0) * 4;
  const int i = std::min(3, static_cast<int>(at));
  const double t = at - i;
  const auto between = [&](int a, int b) { return static_cast<int>(std::lround(a + (b - a) * t)); };
  return {between(anchors[i].red(), anchors[i + 1].red()), between(anchors[i].green(), anchors[i + 1].green()), between(anchors[i].blue(), anchors[i + 1].blue())};
}

QColor inkOn(const QColor& ground) {
  const double luminance = 0.2126 * linear(ground.redF()) + 0.7152 * linear(ground.greenF()) + 0.0722 * linear(ground.blueF());
  return luminance > 0.179 ? Qt::black : Qt::white;  // where both have the same WCAG contrast
}

std::vector<double> classBounds(std::vector<double> values, int classes, Classing classing) {
  if (values.empty() || classes < 1) return {};
  std::sort(values.begin(), values.end());
  std::vector<double> different = values;
  different.erase(std::unique(different.begin(), different.end()), different.end());
  if (different.size() <= static_cast<std::size_t>(classes)) return different;
  std::vector<double> bounds;
  if (classing == Classing::jenks && values.size() <= 2000) {
    bounds = jenks(values, classes);
  } else {
    for (int c = 1; c <= classes; ++c) {
      if (classing == Classing::equal)
        bounds.push_back(c == classes ? values.back() : values.front() + (values.back() - values.front()) * c / classes);
      else
        bounds.push_back(values[values.size() * static_cast<std::size_t>(c) / static_cast<std::size_t>(classes) - 1]);
    }
  }
  bounds.erase(std::unique(bounds.begin(), bounds.end()), bounds.end());
  return bounds;
}

int classOf(double value, const std::vector<double>& bounds) {
  const auto at = std::lower_bound(bounds.begin(), bounds.end(), value);
  return static_cast<int>(std::min<std::ptrdiff_t>(at - bounds.begin(), static_cast<std::ptrdiff_t>(bounds.size()) - 1));
}

QColor classColor(int index, std::size_t classes) { return rampColor(classes < 2 ? 0.55 : 0.08 + 0.88 * index / static_cast<double>(classes - 1)); }

}  // namespace jw::gis
