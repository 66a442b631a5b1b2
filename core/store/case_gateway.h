// Cases and their transitions in the store. What may follow what is not decided here.
#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/actor.h"
#include "core/model/case.h"
#include "core/model/case_details.h"
#include "core/model/crew.h"
#include "core/store/connection.h"

namespace jw::store {

/// A case as its row keeps it.
struct CaseRecord {
  model::CaseSummary summary;
  std::string source, externalId, text, address, statedArea;
  std::string unlocated;  ///< why there is no grid: "no_point", "outside_all_grids"; "" if there is one
  RuleId rule;            ///< of the last assignment or proposal
  CrewId crew;            ///< of the department that has the case; nil: none was chosen
  std::string fields, sealedFields;  ///< model::valuesJson, written with the report; read by caseFieldsOf alone
  std::int32_t transitions = 0;
  std::int64_t n = 0;  ///< row number in this file; 0 before the insert
};

/// Reporter and parties, sealed by core/access; empty: not known.
struct SealedPeople {
  std::string reporterName, reporterPhone, phoneIndex, partyA, partyB;
  bool empty() const { return reporterName.empty() && reporterPhone.empty() && partyA.empty() && partyB.empty(); }
};

struct StoredTransition {
  model::Transition transition;
  std::int64_t ruleVer = 0;
};

/// On the writing connection, inside a transaction. The journal row of each change is written here.
class CaseWriter {
 public:
  explicit CaseWriter(Connection& writer) : m_db(writer) {}
  /// Inserts the case with the transitions that it has gone through already; fills record.n.
  void insert(const model::Actor& actor, CaseRecord& record, const SealedPeople& people, const std::vector<StoredTransition>& trail);
  /// Writes the row's new projection and the transition that led to it. record.summary.rowVer is the new version.
  void advance(const model::Actor& actor, const CaseRecord& record, const StoredTransition& transition);
  /// Writes its deadlines alone; no step of the case. record.summary.rowVer is the new version.
  void setDeadlines(const model::Actor& actor, const CaseRecord& record, Instant at);

 private:
  void append(const model::Actor& actor, const CaseRecord& record, const StoredTransition& transition);
  Connection& m_db;
};

/// The case with this id or (source, external id), regardless of scope: for the engine itself.
std::optional<CaseRecord> caseById(Connection& c, CaseId id);
/// The second does not see what is pending on the connection, and leaves out which departments were called in.
std::optional<CaseRecord> caseByExternalId(Connection& c, std::string_view source, std::string_view externalId);
/// The largest case number that begins with these 14 digits (district and date); "" if there is none.
std::string lastCaseNumber(Connection& c, std::string_view prefix14);
/// Every case that is not archived or void and lies in the scope, in the order of their rows.
void forEachOpenCase(Connection& c, std::string_view scope, const std::function<void(model::CaseSummary)>& visit);
std::vector<model::CaseSummary> openCases(Connection& c, std::string_view scope);
/// When the last step of its trail happened.
Instant lastStepAt(Connection& c, const CaseRecord& record);
std::vector<model::Transition> trailOf(Connection& c, std::int64_t caseRow);
/// What was said in custom fields, as CaseRecord has it.
struct CaseFields {
  std::string plain, sealed;
};
CaseFields caseFieldsOf(Connection& c, std::int64_t caseRow);
SealedPeople sealedPeopleOf(Connection& c, std::int64_t caseRow);

}  // namespace jw::store
