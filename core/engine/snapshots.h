// What the engine shows of its state: immutable values, shared across threads.
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "core/engine/area_tree.h"
#include "core/engine/directory.h"
#include "core/model/case.h"
#include "core/model/place.h"

namespace jw::engine {

using CaseSummaryPtr = std::shared_ptr<const model::CaseSummary>;

/// Every open case as of change number `seq`, the last one published; later changes arrive through Engine::subscribe.
struct LiveCases {
  std::uint64_t seq = 0;
  std::vector<CaseSummaryPtr> cases;
};

/// What one commit has changed. A case that is no longer open comes once more, with its final state.
struct Change {
  std::uint64_t seq = 0;
  std::vector<CaseSummaryPtr> cases;
  bool directory = false, areas = false, buildings = false;
  bool facilities = false;  ///< some came, went or were changed
  bool allCases = false;  ///< bulk work has written cases: `cases` holds every open one anew
};

/// For the status bar.
struct Load {
  std::size_t queued = 0;          ///< commands waiting
  std::uint64_t committed = 0, commits = 0;  ///< commands, and durable commits, since the start
  double perSecond = 0;            ///< commands in the last second
  std::int64_t lastCommitMicros = 0;
  std::size_t openCases = 0, openBytes = 0;  ///< and what the engine keeps of them with their clocks
  bool checking = false;  ///< the pages of the store are still being looked at
  std::string damage;     ///< why nothing is written any more; "" as it should be
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
  std::string reportedBy;  ///< name of the actor who entered the report, whole
  bool overdueOnly = false, unlocatedOnly = false;  ///< overdue: against `now` …
  Millis lateBy{0};                                 ///< … and late by at least this much
  enum class Sort : std::uint8_t { reported, number, due, state, title, kind, category, nature, department, area, channel } sort = Sort::reported;
  bool descending = true;
  std::uint32_t offset = 0, limit = 500;
};

struct BuildingPage {
  std::vector<model::Building> buildings;
  std::int64_t last = 0;  ///< row number to go on after
};

/// Why somebody reads the people of a case in clear; the code goes into the audit log.
struct CasePurpose {
  std::string code, zh, en;
};

struct CasePage {
  std::vector<model::CaseSummary> cases;
  std::uint64_t total = 0;  ///< of the filter, without offset and limit
};

}  // namespace jw::engine
