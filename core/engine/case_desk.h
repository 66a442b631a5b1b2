// Reports and steps of cases, inside the engine's open transaction.
#pragma once
#include <utility>
#include <vector>

#include "core/engine/commands.h"
#include "core/engine/dispatcher.h"
#include "core/engine/open_book.h"
#include "core/engine/working_set.h"
#include "core/store/case_batch.h"

namespace jw::engine {

/// On the engine thread. A refused command has written nothing; Error(store) leaves the transaction to be rolled back.
class CaseDesk {
 public:
  CaseDesk(WorkingSet& set, const OpenBook& open) : m_set(set), m_open(open), m_dispatcher(set), m_batch(set.db), m_writer(set.db) {}
  /// The directory or the places have changed.
  void forget() { m_dispatcher.forget(); }
  /// The commands of the open transaction: their keys are looked for together. assumeNew: they are not looked for, and if
  /// one of them is known the transaction ends with Error(store).
  void expect(const std::vector<const ReportCase*>& commands, bool assumeNew = false);
  /// Since the last expect() of several reports there was none among them that was known.
  bool onlyNew() const { return m_onlyNew; }
  Answer report(const model::Actor& actor, const ReportCase& command);
  Answer join(const model::Actor& actor, const JoinDuplicate& command);
  Answer act(const model::Actor& actor, const ActOnCase& command);
  /// When the limit in which the case is to be handled ends if it begins now; kNever: there is none.
  Instant handledBy(const store::CaseRecord& record) const;
  /// The days of that year have become those of the directory, which must have been read anew. Error(store) as above.
  void recount(const model::Actor& actor, const WorkingCalendar& before, int year);
  /// The cases touched since the last call, in order; the last entry of a case is its present state.
  std::vector<CaseSummaryPtr> takeTouched() { return std::exchange(m_touched, {}); }
  void touch(const model::CaseSummary& c) { m_touched.push_back(std::make_shared<const model::CaseSummary>(c)); }
  void giveBack(std::vector<CaseSummaryPtr> touched) { m_touched = std::move(touched); }

 private:
  struct Place {
    const model::Area* grid = nullptr;
    Location location = Location::noPoint;
    bool contradicted = false;
  };
  Place locate(const model::Report& report) const;
  void link(const model::Actor& actor, store::CaseRecord& duplicate, const model::CaseSummary& original, const std::string& note, Instant at);
  std::string numberFor(const model::Area* grid, Instant reportedAt);
  store::SealedPeople seal(const model::Report& report, const Uuid& row) const;
  /// The people among the answers apart, sealed.
  void keepFields(store::CaseRecord& record, std::vector<model::FieldValue> fields) const;
  model::Limit limitOf(const store::CaseRecord& record) const;  ///< its rule's or its category's; none where neither states one
  model::Limit handlingLimit(const store::CaseRecord& record) const;
  /// What was asked for is granted if this is that step; a case that went on otherwise has left it behind.
  void settleRequests(const model::Actor& actor, store::CaseRecord& record, model::Action step, Instant recordedAt);
  void resumeTasks(const model::Actor& actor, store::CaseRecord& record, Instant pausedAt, Instant at, Instant recordedAt);
  void step(const model::Actor& actor, store::CaseRecord& record, const ActOnCase& command, std::uint8_t round, model::CaseState to, Instant at, Instant recordedAt);

  WorkingSet& m_set;
  const OpenBook& m_open;
  Dispatcher m_dispatcher;
  store::CaseBatch m_batch;
  store::CaseWriter m_writer;
  std::vector<CaseSummaryPtr> m_touched;
  std::vector<store::CaseBatch::Key> m_expected;
  bool m_onlyNew = false;
};

}  // namespace jw::engine
