#include "core/engine/case_addresses.h"

#include "core/store/case_search.h"

namespace jw::engine {

void addressesOf(const Engine& engine, const model::Actor& actor, std::vector<CaseId> cases, std::stop_token stop, std::function<void(std::unordered_map<CaseId, std::string>)> ready) {
  engine.read(stop, [scope = actor.scope, cases = std::move(cases), stop, ready = std::move(ready)](store::Connection& c) {
    std::unordered_map<CaseId, std::string> out;
    for (const CaseId id : cases) {
      if (stop.stop_requested()) return;
      if (auto address = store::addressOf(c, id, scope); !address.empty()) out.emplace(id, std::move(address));
    }
    ready(std::move(out));
  });
}

}  // namespace jw::engine
