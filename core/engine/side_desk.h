// What is done to a case beside its steps, inside the engine's open transaction: tasks, urges, attachments.
#pragma once
#include "core/engine/case_desk.h"

namespace jw::engine {

/// On the engine thread. A refused command has written nothing. Touched cases are told through the case desk.
class SideDesk {
 public:
  SideDesk(WorkingSet& set, CaseDesk& cases) : m_set(set), m_cases(cases) {}
  Answer openTask(const model::Actor& actor, const OpenTask& command);
  Answer endTask(const model::Actor& actor, const EndTask& command);
  Answer urge(const model::Actor& actor, const UrgeCase& command);
  Answer attach(const model::Actor& actor, const AttachFile& command);

 private:
  WorkingSet& m_set;
  CaseDesk& m_cases;
};

}  // namespace jw::engine
