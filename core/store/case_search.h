// Searching cases by filter, a page at a time, inside a scope.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/case.h"
#include "core/store/connection.h"

namespace jw::store {

/// Empty fields do not restrict.
struct CaseQuery {
  std::string text;  ///< part of number, title, text or address
  std::vector<model::CaseState> states;
  std::vector<model::CaseKind> kinds;
  std::vector<model::Nature> natures;
  CategoryId category;
  DepartmentId department;
  std::string area;  ///< path
  Instant reportedFrom = kNever, reportedTo = kNever;
  std::string reportedBy;      ///< actor of the report, whole
  Instant overdueAt = kNever;  ///< only those whose active deadline lies before it
  bool unlocatedOnly = false;
  model::Box box;  ///< empty: everywhere
  /// Categories and departments in the order of their names.
  enum class Order : std::uint8_t { reported, number, due, state, title, kind, category, nature, department, area, channel } order = Order::reported;
  bool descending = true;
};

/// Reads; the connection's stop token ends it with Error(cancelled).
std::vector<model::CaseSummary> searchCases(Connection& c, std::string_view scope, const CaseQuery& query, std::uint32_t offset, std::uint32_t limit);
std::uint64_t countCases(Connection& c, std::string_view scope, const CaseQuery& query);

/// What was said of a case's place; "" where nothing was, and outside the scope.
std::string addressOf(Connection& c, const CaseId& id, std::string_view scope);

struct StateDepartmentCount {
  model::CaseState state;
  DepartmentId department;
  std::uint64_t n = 0;
};
/// All cases in the scope by state and department.
std::vector<StateDepartmentCount> countByStateAndDepartment(Connection& c, std::string_view scope);
/// All cases in the scope by area path and by category: (key, all, open, closed after their deadline).
struct CaseCount {
  std::string key;
  std::uint64_t all = 0, open = 0, late = 0;
};
std::vector<CaseCount> countByArea(Connection& c, std::string_view scope);
std::vector<CaseCount> countByCategory(Connection& c, std::string_view scope);  ///< key: category UUID text

}  // namespace jw::store
