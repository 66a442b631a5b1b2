// What the engine shows of its state: immutable values, shared across threads.
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/model/area.h"
#include "core/model/case.h"
#include "core/model/category.h"
#include "core/model/organisation.h"
#include "core/model/rule.h"
#include "core/model/settings.h"

namespace jw::intake {
class GridLocator;
}

namespace jw::engine {

/// Categories, departments, staff, rules and switches as of one moment.
class Directory {
 public:
  Directory() = default;
  Directory(std::vector<model::Category>, std::vector<model::Department>, std::vector<model::Staff>, std::vector<model::Rule>, model::Settings);
  const std::vector<model::Category>& categories() const { return m_categories; }  ///< by kind and code
  const std::vector<model::Department>& departments() const { return m_departments; }  ///< by code
  const std::vector<model::Staff>& staff() const { return m_staff; }
  const std::vector<model::Rule>& rules() const { return m_rules; }  ///< by priority
  const model::Settings& settings() const { return m_settings; }
  const model::Category* category(CategoryId id) const;
  const model::Department* department(DepartmentId id) const;
  /// "" for an unknown or nil id.
  const std::string& departmentName(DepartmentId id) const;

 private:
  std::vector<model::Category> m_categories;
  std::vector<model::Department> m_departments;
  std::vector<model::Staff> m_staff;
  std::vector<model::Rule> m_rules;
  model::Settings m_settings;
  std::unordered_map<CategoryId, std::size_t> m_categoryAt;
  std::unordered_map<DepartmentId, std::size_t> m_departmentAt;
};

/// The areas as of one revision, with the index that finds the grid of a point.
class AreaTree {
 public:
  AreaTree();
  AreaTree(std::vector<model::Area> areas, std::uint64_t revision);
  ~AreaTree();
  std::uint64_t revision() const { return m_revision; }
  const std::vector<model::Area>& areas() const { return m_areas; }  ///< by path: a parent before its children
  const model::Area* find(AreaId id) const;
  const model::Area* byPath(const model::AreaPath& path) const;
  /// The area of the lowest level that holds the point; null if none does.
  const model::Area* gridAt(model::Point p) const;
  /// The ancestor (or itself) of that level; null if the path has none.
  const model::Area* ancestor(const model::Area& area, model::AreaLevel level) const;
  /// "海城区 / 和平街道 / …" from the top down; "" for the empty path.
  std::string readablePath(const model::AreaPath& path) const;
  model::Box box() const { return m_box; }
  bool empty() const { return m_areas.empty(); }

 private:
  std::vector<model::Area> m_areas;
  std::unordered_map<AreaId, std::size_t> m_byId;
  std::unordered_map<std::string, std::size_t> m_byPath;
  std::unique_ptr<intake::GridLocator> m_locator;
  model::Box m_box;
  std::uint64_t m_revision = 0;
};

using CaseSummaryPtr = std::shared_ptr<const model::CaseSummary>;

/// Every open case as of change number `seq`; later changes arrive through Engine::subscribe.
struct LiveCases {
  std::uint64_t seq = 0;
  std::vector<CaseSummaryPtr> cases;
};

/// What one commit has changed. A case that is no longer open comes once more, with its final state.
struct Change {
  std::uint64_t seq = 0;
  std::vector<CaseSummaryPtr> cases;
  bool directory = false, areas = false, buildings = false;
};

/// For the status bar.
struct Load {
  std::size_t queued = 0;          ///< commands waiting
  std::uint64_t committed = 0, commits = 0;  ///< commands, and durable commits, since the start
  double perSecond = 0;            ///< commands in the last second
  std::int64_t lastCommitMicros = 0;
  std::size_t openCases = 0;
};

/// Searching all cases, archived ones too. Empty fields do not restrict.
struct CaseFilter {
  std::string text;  ///< part of number, title, text or address
  std::vector<model::CaseState> states;
  std::vector<model::CaseKind> kinds;
  std::vector<model::Nature> natures;
  CategoryId category;
  DepartmentId department;
  model::AreaPath area;
  Instant reportedFrom = kNever, reportedTo = kNever;  ///< [from, to)
  bool overdueOnly = false, unlocatedOnly = false;  ///< overdue: against `now`
  enum class Sort : std::uint8_t { reported, number, due, state } sort = Sort::reported;
  bool descending = true;
  std::uint32_t offset = 0, limit = 500;
};

struct CasePage {
  std::vector<model::CaseSummary> cases;
  std::uint64_t total = 0;  ///< of the filter, without offset and limit
};

}  // namespace jw::engine
