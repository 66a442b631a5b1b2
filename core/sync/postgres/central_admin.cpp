#include "core/sync/postgres/central_admin.h"

#include <nlohmann/json.hpp>

#include "core/base/error.h"

namespace jw::sync {
namespace {

[[noreturn]] void raise(const PgFault& e) {
  const std::string& state = e.sqlState();
  // No such role; a value out of range.
  if (state == "42704" || state.starts_with("22")) throw Error(ErrorCode::input, std::string("center: ") + e.what());
  throw Error(e.kind() == Trouble::Kind::refused ? ErrorCode::rights : ErrorCode::store, std::string("center: ") + e.what());
}

}  // namespace

void admit(PgConnection& c, const Admission& a) {
  try {
    c.run("BEGIN");
    const PgResult name = c.run("SELECT quote_ident($1)", {a.login});
    c.run("GRANT jingwei_workstation TO " + std::string(name.text(0, 0)));
    c.run("SET LOCAL ROLE jingwei_center");
    c.run("SELECT sync.admit($1, ARRAY (SELECT jsonb_array_elements_text($2::jsonb)), $3, $4)", {a.login, nlohmann::json(a.areas).dump(), a.mayWrite ? "true" : "false", a.mayWriteShared ? "true" : "false"});
    c.run("COMMIT");
  } catch (const PgFault& e) {
    if (c.alive()) c.script("ROLLBACK");
    raise(e);
  }
}

std::vector<SiteStatus> sitesFrom(const PgResult& r) {
  std::vector<SiteStatus> all;
  for (int i = 0; i < r.rows(); ++i)
    all.push_back({static_cast<int>(r.integer(i, 0)), std::string(r.text(i, 1)), std::string(r.text(i, 2)), std::string(r.text(i, 3)), Millis(r.integer(i, 4)), Millis(r.integer(i, 5)), r.integer(i, 6),
                   static_cast<int>(r.integer(i, 7)), static_cast<int>(r.integer(i, 8))});
  return all;
}

std::vector<SiteStatus> sites(PgConnection& c) {
  try {
    c.run("BEGIN");
    c.run("SET LOCAL ROLE jingwei_center");
    const PgResult r = c.run("SELECT site_no, name, login, app_ver, (extract(epoch FROM silent) * 1000)::bigint, clock_skew_ms, behind, waiting, refused FROM sync.sites ORDER BY site_no");
    c.run("COMMIT");
    return sitesFrom(r);
  } catch (const PgFault& e) {
    if (c.alive()) c.script("ROLLBACK");
    raise(e);
  }
}

}  // namespace jw::sync
