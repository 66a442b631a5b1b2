// Appraisal as the program and the window ask for it: runs, their cases, entries, cards, appeals, publications.
#pragma once
#include <filesystem>
#include <functional>
#include <memory>
#include <stop_token>
#include <string>
#include <variant>
#include <vector>

#include "core/appraisal/cards.h"
#include "core/appraisal/publication.h"
#include "core/appraisal/rights.h"
#include "core/engine/engine.h"

namespace jw::engine {

using AppraisalPtr = std::shared_ptr<const appraisal::Result>;
template <class T>
using Outcome = std::variant<T, Refused>;

/// Every member may be called from any thread; callbacks run on the engine's own threads, must return quickly and must not
/// throw; they may come after the desk is gone, which the engine must outlive. Every question and every write carries who
/// asks; what lies outside the actor's rights or scope is refused. A `ready` of a read that was stopped is not called.
class AppraisalDesk {
 public:
  /// Reads the rules and the calendar's zone from the data folder. Throws Error(input) naming file and key.
  AppraisalDesk(Engine& engine, const std::filesystem::path& data);
  const appraisal::Rules& rules() const { return *m_rules; }
  const Zone& zone() const { return m_zone; }

  struct Request {
    std::string scheme, period;
    appraisal::SubjectKind subjectKind = appraisal::SubjectKind::department;
    model::AreaPath scope = {};  ///< empty: the actor's
    Instant asOf = kNever;  ///< kNever: now; steps recorded later are left out
  };
  /// Refused with badValue for an unknown scheme or period and for a kind that the scheme does not serve.
  void run(model::Actor actor, Request request, std::stop_token stop, std::function<void(Outcome<AppraisalPtr>)> ready) const;

  /// The cases of a cell, `row`: a subject's key, "" for the total; a page of `limit` from `offset`. Nothing for a row that
  /// the result does not hold.
  struct CellQuestion {
    std::string row;
    int indicator = 0;
    appraisal::Part part = appraisal::Part::base;
    std::uint32_t offset = 0, limit = 500;
  };
  void casesOf(model::Actor actor, AppraisalPtr result, CellQuestion question, std::stop_token stop, std::function<void(CasePage)> ready) const;

  // --- writes: analyst and administrator; done when `ready` hears of it ---------------------------------------
  /// Freezes just this result. The scope must be the whole city; a second one of the same key is refused (duplicateCode).
  void publish(model::Actor actor, AppraisalPtr result, std::function<void(Outcome<Uuid>)> ready);
  /// scheme, period, subject and kind are the result's; id, actor and time are filled in.
  void addEntry(model::Actor actor, AppraisalPtr result, std::string subject, appraisal::Entry::Kind kind, double points, std::string reason, std::function<void(Outcome<appraisal::Entry>)> ready);
  /// The cards that the scheme's rules give for the result; those issued, none twice.
  void issueCards(model::Actor actor, AppraisalPtr result, std::function<void(Outcome<std::vector<appraisal::Card>>)> ready);
  /// One step of an appeal; who may take it is said in core/appraisal/cards.h.
  void appeal(model::Actor actor, Uuid card, appraisal::AppealStep step, std::string text, std::function<void(Outcome<appraisal::Card>)> ready);

  /// Every indicator as a CSV file, whole or not at all; refused with notStored where it cannot be written.
  void writeTable(AppraisalPtr result, std::filesystem::path file, bool chinese, std::function<void(Outcome<std::filesystem::path>)> ready) const;

  // --- what is in the store -----------------------------------------------------------------------------------
  /// Newest first; empty parts do not restrict. Only of subjects that the actor may see.
  void cards(model::Actor actor, std::string scheme, std::string period, appraisal::SubjectKind kind, std::stop_token stop, std::function<void(std::vector<appraisal::Card>)> ready) const;
  /// Newest first, without content. Nothing for a department, whose own row it can run.
  void publications(model::Actor actor, std::stop_token stop, std::function<void(std::vector<appraisal::Publication>)> ready) const;
  /// The publication of the result's key, if there is one, and what the result says otherwise.
  struct Comparison {
    appraisal::Publication publication;
    std::vector<appraisal::Difference> differences;
    AppraisalPtr published;  ///< its figures, in the place of the live ones
  };
  void compare(model::Actor actor, AppraisalPtr result, std::stop_token stop, std::function<void(std::optional<Comparison>)> ready) const;
  /// Which steps of an appeal the actor may take now (for buttons).
  std::vector<appraisal::AppealStep> allowedSteps(const model::Actor& actor, const appraisal::Card& card) const;

 private:
  std::string codeOf(DepartmentId id) const;
  template <class T>
  void write(std::function<Outcome<T>(store::Connection&)> work, std::function<void(Outcome<T>)> ready);
  template <class T>
  void read(std::stop_token stop, std::function<T(store::Connection&)> work, std::function<void(T)> ready) const;
  Engine& m_engine;
  std::shared_ptr<const appraisal::Rules> m_rules;
  Zone m_zone;
};

}  // namespace jw::engine
