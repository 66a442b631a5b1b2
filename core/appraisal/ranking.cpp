#include "core/appraisal/ranking.h"

#include <algorithm>

namespace jw::appraisal {
namespace {

// Before 0: a is better. Who has no value comes after who has one.
int compare(const Row& a, const Row& b, const Rules& rules, const Scheme& scheme) {
  const auto order = [](double x, double y) { return x > y ? -1 : x < y ? 1 : 0; };
  if (const int c = order(rounded(*a.score), rounded(*b.score))) return c;
  for (const int index : scheme.tie) {
    const auto i = static_cast<std::size_t>(index);
    const auto &x = a.cells[i].value, &y = b.cells[i].value;
    if (x.has_value() != y.has_value()) return x ? -1 : 1;
    if (!x) continue;
    const int c = order(rounded(*x), rounded(*y));
    if (c != 0) return rules.catalog.indicators[i].higherIsBetter.value_or(true) ? c : -c;
  }
  return 0;
}

}  // namespace

void score(Row& row, const Rules& rules, const Scheme& scheme, std::span<const Entry> entries) {
  row.points.clear();
  double earned = 0, weights = 0;
  bool something = false;
  for (const Item& item : scheme.items) {
    const auto i = static_cast<std::size_t>(item.indicator);
    const Indicator& indicator = rules.catalog.indicators[i];
    const auto& value = row.cells[i].value;
    if (!value) {
      row.points.emplace_back();
      continue;
    }
    const double points = item.weight * item.share(indicator, *value) / 100;
    row.points.emplace_back(points * scheme.points / 100);
    earned += points;
    weights += item.weight;
    // A number of nothing is no merit: where nothing was to do, only rates and times say so.
    something |= indicator.measure != Measure::count && indicator.measure != Measure::events;
  }
  for (const Entry& e : entries) {
    if (e.subject != row.subject.key) continue;
    if (e.kind == Entry::Kind::bonus) row.bonus += e.points;
    if (e.kind == Entry::Kind::penalty) row.penalty += e.points;
    if (e.kind == Entry::Kind::veto) row.vetoes.push_back(e.reason);
  }
  for (const Veto& veto : scheme.vetoes) {
    const auto& value = row.cells[static_cast<std::size_t>(veto.indicator)].value;
    if (value && veto.holds(*value)) row.vetoes.push_back(veto.zh + " / " + veto.en);
  }
  if (!something) {
    row.points.assign(scheme.items.size(), std::nullopt);
    return;
  }
  for (auto& points : row.points)
    if (points) *points *= 100 / weights;
  const double raw = earned / weights * scheme.points + row.bonus - row.penalty;
  row.score = row.vetoes.empty() ? std::clamp(raw, 0.0, scheme.points) : 0;
  row.grade = scheme.gradeOf(rounded(*row.score * 100 / scheme.points));
}

std::uint64_t rank(std::vector<Row>& rows, const Rules& rules, const Scheme& scheme) {
  std::sort(rows.begin(), rows.end(), [&](const Row& a, const Row& b) {
    if (a.score.has_value() != b.score.has_value()) return a.score.has_value();
    const int c = a.score ? compare(a, b, rules, scheme) : 0;
    return c != 0 ? c < 0 : a.subject.key < b.subject.key;
  });
  std::size_t n = 0;
  for (; n < rows.size() && rows[n].score; ++n) rows[n].rank = n > 0 && compare(rows[n - 1], rows[n], rules, scheme) == 0 ? rows[n - 1].rank : static_cast<int>(n) + 1;
  const auto percent = [&](const Row& r) { return rounded(*r.score * 100 / scheme.points); };
  for (std::size_t i = 0; i < n; ++i) {
    Row& row = rows[i];
    row.redList = row.rank <= scheme.board.red && percent(row) >= scheme.board.redFrom && row.vetoes.empty();
    row.blackList = i + static_cast<std::size_t>(scheme.board.black) >= n && (percent(row) < scheme.board.blackBelow || !row.vetoes.empty());
  }
  return n;
}

}  // namespace jw::appraisal
