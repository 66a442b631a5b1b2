// Reports and steps of cases, inside the engine's open transaction.
#pragma once
#include <utility>
#include <vector>

#include "core/engine/commands.h"
#include "core/engine/working_set.h"
#include "core/store/case_gateway.h"

namespace jw::engine {

/// On the engine thread. A refused command has written nothing; Error(store) leaves the transaction to be rolled back.
class CaseDesk {
 public:
  explicit CaseDesk(WorkingSet& set) : m_set(set), m_writer(set.db) {}
  Answer report(const model::Actor& actor, const model::Report& report);
  Answer act(const model::Actor& actor, const ActOnCase& command);
  /// The cases touched since the last call, in order; the last entry of a case is its present state.
  std::vector<CaseSummaryPtr> takeTouched() { return std::exchange(m_touched, {}); }
  void giveBack(std::vector<CaseSummaryPtr> touched) { m_touched = std::move(touched); }

 private:
  struct Place {
    const model::Area* grid = nullptr;
    Location location = Location::noPoint;
    bool contradicted = false;
  };
  Place locate(const model::Report& report) const;
  std::string numberFor(const model::Area* grid, Instant reportedAt);
  store::SealedPeople seal(const model::Report& report, const Uuid& row) const;
  void step(const model::Actor& actor, store::CaseRecord& record, const ActOnCase& command, std::uint8_t round, model::CaseState to, Instant at, Instant recordedAt);

  WorkingSet& m_set;
  store::CaseWriter m_writer;
  std::vector<CaseSummaryPtr> m_touched;
};

}  // namespace jw::engine
