// Changes of the directory, inside the engine's open transaction.
#pragma once
#include "core/engine/commands.h"
#include "core/engine/working_set.h"

namespace jw::engine {

/// On the engine thread. Checks the value, writes it, and marks the directory as stale if something changed.
class PutDesk {
 public:
  explicit PutDesk(WorkingSet& set) : m_set(set) {}
  Answer put(const model::Actor& actor, const PutCategory& c);
  Answer put(const model::Actor& actor, const PutDepartment& c);
  Answer put(const model::Actor& actor, const PutStaff& c);
  Answer put(const model::Actor& actor, const PutRule& c);
  Answer put(const model::Actor& actor, const PutCrew& c);
  Answer put(const model::Actor& actor, const PutSettings& c);
  Answer put(const model::Actor& actor, const PutSetting& c);

 private:
  WorkingSet& m_set;
};

}  // namespace jw::engine
