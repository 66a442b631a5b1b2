#include "app/system_user.h"

#include <pwd.h>
#include <unistd.h>

namespace jw::app {

std::string systemUser() {
  const passwd* user = getpwuid(geteuid());
  return user ? user->pw_name : std::to_string(geteuid());
}

model::Actor systemActor() {
  model::Actor actor;
  actor.name = systemUser();
  actor.role = model::Role::administrator;
  return actor;
}

}  // namespace jw::app
