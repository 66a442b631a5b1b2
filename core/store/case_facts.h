// The history of cases for appraisal: each case with its trail, streamed in row order.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/case.h"
#include "core/store/connection.h"

namespace jw::store {

/// What appraisal needs of a step.
struct FactStep {
  model::Action action = model::Action::report;
  model::CaseState to = model::CaseState::reported;
  Instant at = kNever;
  std::string actor;              ///< of accept, feedBack and followUp, if people are wanted
  DepartmentId department;        ///< of an assignment
  std::optional<bool> satisfied;  ///< of a follow-up; nothing: not recorded
  Instant due = kNever;           ///< the deadline of the state that the step ended; kNever: none ran, or not recorded
};

/// A case as its row stands now, with its steps in order. Reused from case to case.
struct FactCase {
  std::int64_t n = 0;
  model::CaseKind kind = model::CaseKind::matter;
  model::Nature nature = model::Nature::ordinary;
  model::Channel channel = model::Channel::desk;
  model::CaseState state = model::CaseState::reported;
  DepartmentId department;
  std::string area;
  Instant reportedAt = kNever, due = kNever, stepDue = kNever, closedAt = kNever;
  bool duplicate = false;  ///< joined to a case that was there before
  std::vector<FactStep> steps;
};

/// Reads from one state of the store: a transaction is open as long as the reader lives. The connection's stop token ends
/// it with Error(cancelled).
class FactReader {
 public:
  /// The cases of the scope that can have a moment in [from, to): reported before `to` and, if closed, neither closed nor
  /// due before `from`. Of a case without a deadline of its own the last month before `from` comes too: its trail may
  /// hold a later one. Steps recorded after `asOf` are left out, and cases that have none left.
  FactReader(Connection& c, std::string_view scope, Instant from, Instant to, Instant asOf, bool people);
  ~FactReader();
  FactReader(const FactReader&) = delete;
  bool next(FactCase& out);

 private:
  bool stepTo(std::int64_t n);
  void takeCase(FactCase& out);
  void takeStep(FactCase& out, std::size_t used);
  class Reading {
   public:
    explicit Reading(Connection& c);
    ~Reading();

   private:
    Connection& m_connection;
  };
  Reading m_reading;
  std::string m_scope;
  Instant m_asOf;
  bool m_people;
  Statement m_cases, m_steps;
  std::int64_t m_stepCase = 0;  ///< the case of the step that m_steps stands on; 0: not begun
  bool m_stepsEnded = false;
};

/// An urging, in the order of its case's row number.
struct FactUrge {
  std::int64_t n = 0;
  DepartmentId department;
  Instant at = kNever;
};
std::vector<FactUrge> urgesBetween(Connection& c, std::string_view scope, Instant from, Instant to);

/// The summaries of these rows in their order; rows that are gone or lie outside the scope are left out.
std::vector<model::CaseSummary> casesByRow(Connection& c, std::string_view scope, std::span<const std::int64_t> rows);

}  // namespace jw::store
