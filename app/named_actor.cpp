#include "app/named_actor.h"

#include <map>

#include "app/compose.h"
#include "core/base/error.h"

namespace jw::app {
namespace {

// Who can be named here: those that may read anything of a person at all.
const std::map<std::string, model::Role> kRoles = {{"operator", model::Role::operator_}, {"supervisor", model::Role::supervisor}, {"community_worker", model::Role::communityWorker}, {"analyst", model::Role::analyst}};

}  // namespace

model::Actor namedActor(const Options& options) {
  model::Actor actor = machineActor();
  if (const auto name = optional(options, "as"); !name.empty()) {
    const auto role = kRoles.find(needed(options, "role"));
    if (role == kRoles.end()) throw Error(ErrorCode::usage, "--role is operator, supervisor, community_worker or analyst");
    actor.name = name;
    actor.role = role->second;
  }
  return actor;
}

void addPersonOptions(Command& command) {
  auto add = command.options.add_options();
  add("as", po::value<std::string>()->value_name("NAME"), "who takes the rows away; it stands in every row and in the audit log. Without it the machine asks, which may not");
  add("role", po::value<std::string>()->value_name("ROLE"), "operator, supervisor, community_worker or analyst");
  add("purpose", po::value<std::string>()->value_name("CODE"), "registry, notice, care, emergency, own_request: what it does not open is masked");
}

}  // namespace jw::app
