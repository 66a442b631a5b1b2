// What whoever runs the center does: admit logins, look at the sites.
#pragma once
#include <string>
#include <vector>

#include "core/base/clock.h"
#include "core/sync/postgres/pg_connection.h"

namespace jw::sync {

struct Admission {
  std::string login;               ///< a role that may log in; it becomes a member of jingwei_workstation
  std::vector<std::string> areas;  ///< area paths; one "": the whole city
  bool mayWrite = true;
  bool mayWriteShared = false;     ///< tables of scope "all" and "up"
};

/// Admits the login, or changes what it may do. As a superuser, or who may grant jingwei_workstation and set role jingwei_center.
/// Throws Error(rights), Error(input) for a login or areas that are none, Error(store) for the rest.
void admit(PgConnection& connection, const Admission& admission);

struct SiteStatus {
  int number = 0;
  std::string name, login, appVersion;
  Millis silent{0};        ///< since it last spoke to the center
  Millis clockSkew{0};     ///< its clock less the center's, at the last handshake
  std::int64_t behind = 0; ///< changes in the log after its cursor at the last handshake, of all areas
  int waiting = 0, refused = 0;  ///< operations, as it last said
};

/// In the order of their numbers. Rights and errors as above.
std::vector<SiteStatus> sites(PgConnection& connection);

}  // namespace jw::sync
