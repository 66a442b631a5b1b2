#include "ui/cases/case_order.h"

#include <QCollator>
#include <algorithm>
#include <limits>
#include <map>
#include <unordered_map>

#include "ui/cases/cases_model.h"
#include "ui/engine_bridge.h"
#include "ui/words.h"

namespace jw::ui {
namespace {

template <class T>
bool lacks(const std::vector<T>& wanted, const T& value) {
  return !wanted.empty() && std::find(wanted.begin(), wanted.end(), value) == wanted.end();
}

/// The place of every key that occurs among the names shown for them.
template <class Key, class KeyOf, class NameOf>
std::unordered_map<Key, std::int64_t> ranks(const std::vector<engine::CaseSummaryPtr>& cases, KeyOf keyOf, NameOf nameOf) {
  std::unordered_map<Key, std::int64_t> rank;
  for (const auto& c : cases) rank.try_emplace(keyOf(*c), 0);
  const QCollator collator;
  std::vector<std::pair<QCollatorSortKey, Key>> names;
  names.reserve(rank.size());
  for (const auto& [key, unused] : rank) names.emplace_back(collator.sortKey(nameOf(key)), key);
  std::sort(names.begin(), names.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  std::int64_t place = 0;
  for (const auto& [name, key] : names) rank[key] = place++;
  return rank;
}

struct Row {
  std::int64_t key, due;
  engine::CaseSummaryPtr c;
};

std::int64_t millis(Instant t) {
  return t == kNever ? std::numeric_limits<std::int64_t>::max() : toMillis(t);
}

}  // namespace

bool matches(const model::CaseSummary& c, const engine::CaseFilter& f, Instant now) {
  if (lacks(f.states, c.state) || lacks(f.kinds, c.kind) || lacks(f.natures, c.nature)) return false;
  if (f.category && c.category != f.category) return false;
  if (f.department && c.department != f.department && (c.department || c.proposed != f.department)) return false;
  if (!model::isWithin(c.area, f.area)) return false;
  if (f.reportedFrom != kNever && c.reportedAt < f.reportedFrom) return false;
  if (f.reportedTo != kNever && c.reportedAt >= f.reportedTo) return false;
  if (f.unlocatedOnly && !c.area.empty()) return false;
  if (f.overdueOnly) {
    const Instant due = model::activeDue(c);
    if (due == kNever || due + f.lateBy > now) return false;
  }
  if (f.text.empty() || c.number.find(f.text) != std::string::npos) return true;
  return text(c.title).contains(text(f.text), Qt::CaseInsensitive);
}

void sortCases(std::vector<engine::CaseSummaryPtr>& cases, int column, bool descending, const Desk& desk) {
  using M = CasesModel;
  const auto& directory = desk.bridge.directory();
  const auto areas = desk.bridge.areas();
  std::unordered_map<CategoryId, std::int64_t> categories;
  std::unordered_map<DepartmentId, std::int64_t> departments;
  std::unordered_map<model::AreaPath, std::int64_t> places;
  const auto departmentOf = [](const model::CaseSummary& c) { return c.department ? c.department : c.proposed; };
  if (column == M::category)
    categories = ranks<CategoryId>(cases, [](const auto& c) { return c.category; }, [&](CategoryId id) {
      const auto* known = directory.category(id);
      return known ? Words::name(*known) : QString();
    });
  if (column == M::department)
    departments = ranks<DepartmentId>(cases, departmentOf, [&](DepartmentId id) { return text(directory.departmentName(id)); });
  if (column == M::area)
    places = ranks<model::AreaPath>(cases, [](const auto& c) { return c.area; }, [&](const model::AreaPath& a) { return text(areas->readablePath(a)); });

  std::vector<Row> rows;
  rows.reserve(cases.size());
  for (auto& c : cases) {
    Row row{0, millis(model::activeDue(*c)), nullptr};
    switch (column) {
      case M::clock:
        row.key = row.due;
        break;
      case M::due:
        row.key = millis(c->due);
        break;
      case M::reported:
        row.key = millis(c->reportedAt);
        break;
      case M::kind:
        row.key = static_cast<int>(c->kind);
        break;
      case M::nature:
        row.key = static_cast<int>(c->nature);
        break;
      case M::state:
        row.key = static_cast<int>(c->state) * 256 + c->round;
        break;
      case M::channel:
        row.key = static_cast<int>(c->channel);
        break;
      case M::category:
        row.key = categories[c->category];
        break;
      case M::department:
        row.key = departments[departmentOf(*c)];
        break;
      case M::area:
        row.key = places[c->area];
        break;
      default:
        break;
    }
    row.c = std::move(c);
    rows.push_back(std::move(row));
  }
  const bool words = column == M::number || column == M::title;
  const auto before = [&](const Row& a, const Row& b) {
    if (words) {
      const int order = column == M::number ? a.c->number.compare(b.c->number) : a.c->title.compare(b.c->title);
      if (order) return descending ? order > 0 : order < 0;
    } else if (a.key != b.key) {
      return descending ? a.key > b.key : a.key < b.key;
    }
    return a.due != b.due ? a.due < b.due : a.c->id < b.c->id;
  };
  std::sort(rows.begin(), rows.end(), before);
  for (std::size_t i = 0; i < rows.size(); ++i) cases[i] = std::move(rows[i].c);
}

}  // namespace jw::ui
