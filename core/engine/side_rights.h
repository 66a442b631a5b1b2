// What may be done to a case beside its steps, for buttons and menus. The engine judges again when it is done.
#pragma once
#include "core/model/actor.h"
#include "core/model/case_details.h"

namespace jw::engine {

/// Pure; any thread.
struct SideRights {
  static bool mayJoin(const model::CaseSummary& duplicate, const model::CaseSummary& original, const model::Actor& actor);
  static bool mayOpenTask(const model::CaseSummary& c, const model::Actor& actor);
  static bool mayEndTask(const model::CaseTask& task, bool withdraw, const model::Actor& actor);
  static bool mayAsk(const model::CaseSummary& c, model::Action action, const model::Actor& actor);
  static bool mayEndRequest(const model::CaseRequest& request, bool withdraw, const model::Actor& actor);
  static bool mayUrge(const model::CaseSummary& c, const model::Actor& actor);
  static bool mayUrge(const model::CaseSummary& c, const Uuid& task, const model::Actor& actor);
  static bool mayAttach(const model::CaseSummary& c, const model::Actor& actor);
};

}  // namespace jw::engine
