// A notice to the people behind a figure of the statistics, or to volunteers (spec 06): for a purpose, limited, counted first, in the audit log.
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "core/engine/statistics_desk.h"
#include "core/notify/bulk_rules.h"

namespace jw::engine {

/// Whom a notice would reach. Nobody is named here.
struct NoticeAudience {
  std::uint64_t people = 0;      ///< of the list; of households their heads
  std::uint64_t reached = 0;     ///< telephones: one that several have counts once
  std::uint64_t noPhone = 0;     ///< none is recorded
  std::uint64_t notAllowed = 0;  ///< the role, the scope or the purpose does not open their telephone
};

/// Volunteers in force: residents by the telephone of the registry, others by the contact they left, where it is a telephone.
struct VolunteerList {
  model::AreaPath area = {};  ///< below it; "": the actor's scope
  Uuid team = {};             ///< nil: of any team or none
  std::string purpose = {};
};
/// To whom, with the purpose; offset and limit of a question do not matter.
using NoticeList = std::variant<StatisticsDesk::ListQuestion, VolunteerList>;

struct Notice {
  NoticeList list;
  std::string heading, text;
  std::uint64_t confirmed = 0;  ///< NoticeAudience::reached as the person has seen and confirmed it
};

struct NoticeSent {
  std::uint64_t messages = 0;
  std::int64_t audit = 0;  ///< number of its entry in the audit log
};

/// By SMS, through the outbox; residents' quiet hours are kept. Any thread. Aggregate-only entries, dwellings and cases reach
/// nobody: they are refused as they are in StatisticsDesk::list.
class BulkNotices {
 public:
  /// Both must outlive it. Throws Error(input) for broken data files, Error(rights) for the key.
  BulkNotices(Engine& engine, StatisticsDesk& statistics);
  ~BulkNotices();
  const notify::BulkRules& rules() const;

  /// Purposes for which the actor may write to the people of the entry; none: it never may.
  std::vector<CasePurpose> purposes(const model::Actor& actor, const stats::Entry& entry) const;

  /// The same of volunteers.
  std::vector<CasePurpose> volunteerPurposes(const model::Actor& actor) const;

  /// Refused: notEntitled (role or purpose), badValue (more people than the limit), outOfScope, and what a list is refused for. `ready` runs on
  /// a thread of the engine; not at all once stopped.
  void count(model::Actor actor, NoticeList list, std::stop_token stop, StatisticsDesk::Answered<NoticeAudience> ready);

  /// All messages and the entry in the audit log, or none. Refused besides: badValue ("heading", "text"), changedMeanwhile where
  /// another number would be reached than was confirmed. A refused one is in the audit log too. `ready` runs on the engine thread.
  void send(model::Actor actor, Notice notice, StatisticsDesk::Answered<NoticeSent> ready);

 private:
  class Impl;
  std::shared_ptr<Impl> m_impl;
};

}  // namespace jw::engine
