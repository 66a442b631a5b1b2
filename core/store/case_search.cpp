#include "core/store/case_search.h"

#include <algorithm>
#include <functional>

#include "core/store/open_parts.h"
#include "core/store/case_rows.h"

namespace jw::store {
namespace {

// A condition of the WHERE clause with the function that binds its parameters from number i on and returns the next one.
class Where {
 public:
  using Bind = std::function<int(Statement&, int)>;
  void add(const std::string& sql, Bind bind) {
    m_sql += m_sql.empty() ? " WHERE " : " AND ";
    m_sql += sql;
    if (bind) m_binds.push_back(std::move(bind));
  }
  template <class Enum>
  void addList(const char* column, const std::vector<Enum>& values) {
    if (values.empty()) return;
    std::string sql = std::string(column) + " IN (";
    for (std::size_t i = 0; i < values.size(); ++i) sql += (i ? "," : "") + std::to_string(static_cast<int>(values[i]));
    add(sql + ")", nullptr);
  }
  const std::string& sql() const { return m_sql; }
  int bind(Statement& s) const {
    int i = 1;
    for (const auto& b : m_binds) i = b(s, i);
    return i;
  }

 private:
  std::string m_sql;
  std::vector<Bind> m_binds;
};

void addPrefix(Where& where, std::string_view path) {
  if (path.empty()) return;
  where.add("substr(area, 1, length(?)) = ?", [path](Statement& s, int i) {
    s.bind(i, path).bind(i + 1, path);
    return i + 2;
  });
}

std::string likePattern(std::string_view text) {
  std::string pattern = "%";
  for (const char c : text) {
    if (c == '%' || c == '_' || c == '\\') pattern += '\\';
    pattern += c;
  }
  return pattern + "%";
}

bool onlyOpen(const CaseQuery& q) { return q.overdueAt != kNever || (!q.states.empty() && std::all_of(q.states.begin(), q.states.end(), model::isOpen)); }
bool onlyClosed(const CaseQuery& q) {
  return q.overdueAt == kNever && !q.states.empty() && std::none_of(q.states.begin(), q.states.end(), [](model::CaseState s) { return model::isOpen(s) || s == model::CaseState::none; });
}

// `pattern` must outlive the statement's run.
Where whereOf(std::string_view scope, const CaseQuery& q, const std::string& pattern, bool counting) {
  Where where;
  addPrefix(where, scope);
  addPrefix(where, q.area);
  // A page of the long history is found in the order of its index, its length by the states.
  where.addList(counting || !onlyClosed(q) ? "state" : "+state", q.states);
  // Says what follows anyway, so that the partial indexes of the open and of the closed cases serve.
  if (onlyOpen(q)) where.add("state NOT IN (9, 10)", nullptr);
  if (counting && onlyClosed(q)) where.add("closed_at IS NOT NULL", nullptr);
  where.addList("kind", q.kinds);
  where.addList("nature", q.natures);
  auto one = [](auto value) {
    return [value](Statement& s, int i) {
      s.bind(i, value);
      return i + 1;
    };
  };
  if (q.category) where.add("category = ?", one(q.category));
  if (q.department) where.add("department = ?", one(q.department));
  if (q.reportedFrom != kNever) where.add("reported_at >= ?", one(q.reportedFrom));
  if (q.reportedTo != kNever) where.add("reported_at < ?", one(q.reportedTo));
  if (q.overdueAt != kNever)
    where.add("(state NOT IN (5, 6, 8, 9, 10) AND due < ? OR state NOT IN (8, 9, 10) AND step_due < ?)", [at = q.overdueAt](Statement& s, int i) {
      s.bind(i, at).bind(i + 1, at);
      return i + 2;
    });
  if (!q.reportedBy.empty())
    where.add("EXISTS (SELECT 1 FROM transitions t WHERE t.case_n = cases.n AND t.i = 1 AND t.actor = ?)", one(std::string_view(q.reportedBy)));
  if (!q.box.empty())
    where.add("lon BETWEEN ? AND ? AND lat BETWEEN ? AND ?", [&q](Statement& s, int i) {
      s.bind(i, q.box.xmin).bind(i + 1, q.box.xmax).bind(i + 2, q.box.ymin).bind(i + 3, q.box.ymax);
      return i + 4;
    });
  if (q.unlocatedOnly) where.add("unlocated IS NOT NULL", nullptr);
  if (!q.text.empty())
    where.add("(number LIKE ? ESCAPE '\\' OR title LIKE ? ESCAPE '\\' OR text LIKE ? ESCAPE '\\' OR address LIKE ? ESCAPE '\\')", [&pattern](Statement& s, int i) {
      for (int k = 0; k < 4; ++k) s.bind(i + k, std::string_view(pattern));
      return i + 4;
    });
  return where;
}

std::string orderOf(const CaseQuery& q) {
  const std::string direction = q.descending ? " DESC" : " ASC";
  const auto by = [&](const char* key) { return key + direction + ", n DESC"; };
  switch (q.order) {
    case CaseQuery::Order::number:
      return "number" + direction;
    case CaseQuery::Order::due:
      return by("min(coalesce(due, 9e18), coalesce(step_due, 9e18))");
    case CaseQuery::Order::state:
      return by("state");
    case CaseQuery::Order::title:
      return by("title");
    case CaseQuery::Order::kind:
      return by("kind");
    case CaseQuery::Order::nature:
      return by("nature");
    case CaseQuery::Order::area:
      return by("area");
    case CaseQuery::Order::channel:
      return by("channel");
    case CaseQuery::Order::category:
      return by("(SELECT name FROM categories WHERE id = category)");
    case CaseQuery::Order::department:
      return by("(SELECT name FROM departments WHERE id = department)");
    case CaseQuery::Order::reported:
      break;
  }
  // The few open ones are found by their own index and sorted; the history is walked in the order of its index.
  return (onlyOpen(q) ? "+reported_at" : "reported_at") + direction + ", n" + direction;
}

std::vector<CaseCount> countBy(Connection& c, std::string_view scope, const std::string& key) {
  Statement s(c.handle(), "SELECT " + key + ", count(*), sum(state NOT IN (9, 10)), sum(coalesce(closed_at > due, 0)) FROM cases WHERE substr(area, 1, length(?1)) = ?1 GROUP BY 1 ORDER BY 2 DESC");
  s.bind(1, scope);
  std::vector<CaseCount> out;
  while (s.step())
    out.push_back({std::string(s.text(0)), static_cast<std::uint64_t>(s.integer(1)), static_cast<std::uint64_t>(s.integer(2)), static_cast<std::uint64_t>(s.integer(3))});
  return out;
}

}  // namespace

std::vector<model::CaseSummary> searchCases(Connection& c, std::string_view scope, const CaseQuery& query, std::uint32_t offset, std::uint32_t limit) {
  const std::string pattern = likePattern(query.text);
  const Where where = whereOf(scope, query, pattern, false);
  Statement s(c.handle(), "SELECT " JW_CASE_SUMMARY_COLUMNS " FROM cases" + where.sql() + " ORDER BY " + orderOf(query) + " LIMIT ? OFFSET ?");
  const int i = where.bind(s);
  s.bind(i, static_cast<std::int64_t>(limit)).bind(i + 1, static_cast<std::int64_t>(offset));
  std::vector<model::CaseSummary> out;
  while (s.step()) out.push_back(summaryFrom(s));
  const bool anyOpen = std::any_of(out.begin(), out.end(), [](const auto& found) { return model::isOpen(found.state); });
  if (!anyOpen) return out;
  const auto parts = openParts(c);
  for (auto& found : out) takeOpenParts(parts, found);
  return out;
}

std::uint64_t countCases(Connection& c, std::string_view scope, const CaseQuery& query) {
  const std::string pattern = likePattern(query.text);
  const Where where = whereOf(scope, query, pattern, true);
  Statement s(c.handle(), "SELECT count(*) FROM cases" + where.sql());
  where.bind(s);
  return s.step() ? static_cast<std::uint64_t>(s.integer(0)) : 0;
}

std::string addressOf(Connection& c, const CaseId& id, std::string_view scope) {
  auto s = c.prepare("SELECT address FROM cases WHERE id=?1 AND substr(area, 1, length(?2)) = ?2");
  s->bind(1, id).bind(2, scope);
  return s->step() ? std::string(s->text(0)) : std::string();
}

std::vector<StateDepartmentCount> countByStateAndDepartment(Connection& c, std::string_view scope) {
  auto s = c.prepare("SELECT state, department, count(*) FROM cases WHERE substr(area, 1, length(?1)) = ?1 GROUP BY 1, 2 ORDER BY 1, 2");
  s->bind(1, scope);
  std::vector<StateDepartmentCount> out;
  while (s->step()) out.push_back({static_cast<model::CaseState>(s->integer(0)), s->id<DepartmentTag>(1), static_cast<std::uint64_t>(s->integer(2))});
  return out;
}

std::vector<CaseCount> countByArea(Connection& c, std::string_view scope) { return countBy(c, scope, "area"); }

std::vector<CaseCount> countByCategory(Connection& c, std::string_view scope) {
  auto rows = countBy(c, scope, "lower(hex(category))");
  for (auto& row : rows)
    if (row.key.size() == 32) row.key = row.key.substr(0, 8) + '-' + row.key.substr(8, 4) + '-' + row.key.substr(12, 4) + '-' + row.key.substr(16, 4) + '-' + row.key.substr(20);
  return rows;
}

}  // namespace jw::store
