// What is done to a case beside its steps, inside the engine's open transaction: tasks, requests, urges, attachments.
#pragma once
#include "core/engine/case_desk.h"
#include "core/store/case_extras_gateway.h"

namespace jw::engine {

/// On the engine thread. A refused command has written nothing. Touched cases are told through the case desk.
class SideDesk {
 public:
  SideDesk(WorkingSet& set, CaseDesk& cases) : m_set(set), m_cases(cases) {}
  Answer openTask(const model::Actor& actor, const OpenTask& command);
  Answer endTask(const model::Actor& actor, const EndTask& command);
  Answer ask(const model::Actor& actor, const AskForStep& command);
  Answer endRequest(const model::Actor& actor, const EndRequest& command);
  Answer urge(const model::Actor& actor, const UrgeCase& command);
  Answer attach(const model::Actor& actor, const AttachFile& command);
  /// The automatic urges since the last call.
  std::vector<store::UrgesOfCase> takeUrged() { return std::exchange(m_urged, {}); }
  void giveBack(std::vector<store::UrgesOfCase> urged) { m_urged = std::move(urged); }

 private:
  Answer urgeCalledIn(const model::Actor& actor, const UrgeCase& command, store::CaseRecord& record);
  WorkingSet& m_set;
  CaseDesk& m_cases;
  std::vector<store::UrgesOfCase> m_urged;
};

}  // namespace jw::engine
