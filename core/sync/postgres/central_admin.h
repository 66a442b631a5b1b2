// What whoever runs the center does: admit logins, look at the sites.
#pragma once
#include <string>
#include <vector>

#include "core/base/clock.h"
#include "core/sync/postgres/pg_connection.h"
#include "core/sync/site_status.h"

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

/// In the order of their numbers. Rights and errors as above.
std::vector<SiteStatus> sites(PgConnection& connection);
/// Of rows of sync.sites or sync.sites_of.
std::vector<SiteStatus> sitesFrom(const PgResult& rows);

}  // namespace jw::sync
