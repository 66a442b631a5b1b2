#include "core/sync/postgres/postgres_central.h"

#include <poll.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "core/base/text.h"
#include "core/sync/postgres/central_admin.h"
#include "core/sync/postgres/op_text.h"

namespace jw::sync {
namespace {

using nlohmann::json;

constexpr int kPageRows = 1000;
constexpr int kPageBytes = 4 << 20;

Verdict verdictOf(const std::string& name) {
  if (name == "ok") return Verdict::ok;
  if (name == "migrate") return Verdict::migrate;
  if (name == "read_only") return Verdict::readOnly;
  if (name == "rebootstrap") return Verdict::rebootstrap;
  if (name == "wrong_key") return Verdict::wrongKey;
  throw PgFault(Trouble::Kind::protocol, "unknown verdict " + name);
}

Welcome welcomeFrom(const json& j) {
  Welcome w;
  w.verdict = verdictOf(j.at("verdict").get<std::string>());
  w.why = j.at("why").get<std::string>();
  w.epoch = Uuid::parse(j.at("epoch").get<std::string>()).value_or(Uuid());
  w.scopeEpoch = j.at("scope_epoch").get<std::int64_t>();
  w.areas = j.at("areas").get<std::vector<std::string>>();
  w.siteNumber = j.at("site_no").get<int>();
  w.serverNow = fromMillis(j.at("now").get<std::int64_t>());
  w.horizonAge = Millis(j.at("horizon").get<std::int64_t>());
  return w;
}

PullPage pageFrom(const PgResult& r) {
  PullPage page;
  for (int i = 0; i < r.rows(); ++i) {
    const int table = static_cast<int>(r.integer(i, 1));
    switch (r.integer(i, 0)) {
      case 0: {
        const json j = json::parse(r.text(i, 7));
        page.next = {std::stoull(j.at("xid").get<std::string>()), j.at("seq").get<std::int64_t>()};
        page.more = j.at("more").get<bool>();
        page.horizonAge = Millis(j.at("horizon").get<std::int64_t>());
        page.serverNow = fromMillis(j.at("now").get<std::int64_t>());
        break;
      }
      case 1:
        page.rows.push_back({table, r.uuid(i, 2), r.integer(i, 3), std::string(r.text(i, 4)), std::string(r.text(i, 7)), fromMillis(r.integer(i, 5)), std::string(r.text(i, 6))});
        break;
      case 2:
        page.tombstones.push_back({table, r.uuid(i, 2), r.integer(i, 3)});
        break;
      default:
        page.removed.push_back({table, r.uuid(i, 2), r.integer(i, 3)});
    }
  }
  return page;
}

std::int64_t bigEndian(std::string_view bytes) {
  std::uint64_t v = 0;
  for (const char c : bytes) v = v << 8 | static_cast<std::uint8_t>(c);
  return static_cast<std::int64_t>(v);
}

}  // namespace

PgConnection& PostgresCentral::connection() {
  if (!m_connection || !m_connection->alive()) {
    m_connection.reset();
    m_greeted = nullptr;
    auto fresh = std::make_unique<PgConnection>(m_settings, m_cancel);
    fresh->run("LISTEN jingwei_sync");
    m_connection = std::move(fresh);
  }
  return *m_connection;
}

template <class T, class Work>
Reply<T> PostgresCentral::ask(const Work& work) {
  try {
    return work(connection());
  } catch (const PgFault& e) {
    m_connection.reset();
    return Trouble{e.kind(), e.what()};
  } catch (const json::exception& e) {
    m_connection.reset();
    return Trouble{Trouble::Kind::protocol, e.what()};
  }
}

Reply<Welcome> PostgresCentral::handshake(const Handshake& h) {
  m_site = h.site;
  json j = {{"site", h.site.text()}, {"name", text::repairUtf8(h.siteName)}, {"app_ver", text::repairUtf8(h.appVersion)}, {"tables_version", h.tablesVersion}, {"key_id", h.keyId},
            {"epoch", nullptr}, {"scope_epoch", h.scopeEpoch}, {"xid", std::to_string(h.cursor.xid)}, {"seq", h.cursor.seq}, {"clock", toMillis(h.clock)}};
  if (h.epoch) j["epoch"] = h.epoch.text();
  return ask<Welcome>([&](PgConnection& c) {
    Welcome w = welcomeFrom(json::parse(c.run("SELECT sync.handshake($1)", {j.dump()}).text(0, 0)));
    m_greeted = &c;
    return w;
  });
}

Reply<PushAnswer> PostgresCentral::push(const PushBatch& batch) {
  return ask<PushAnswer>([&](PgConnection& c) {
    const PgResult r = c.run("SELECT * FROM sync.push($1, $2)", {m_site.text(), opsText(batch)});
    PushAnswer answer;
    for (int i = 0; i < r.rows(); ++i)
      answer.results.push_back({r.uuid(i, 0), static_cast<OpStatus>(r.integer(i, 1)), r.integer(i, 2), std::string(r.text(i, 3))});
    const bool cloned = !answer.results.empty() && answer.results.back().status == OpStatus::siteCloned;
    if (answer.results.size() > batch.ops.size() || (!cloned && answer.results.size() != batch.ops.size())) throw PgFault(Trouble::Kind::protocol, "another number of results than of operations");
    for (std::size_t i = 0; i < answer.results.size(); ++i)
      if (answer.results[i].opId != batch.ops[i].opId) throw PgFault(Trouble::Kind::protocol, "results in another order than the operations");
    return answer;
  });
}

Reply<PullPage> PostgresCentral::pull(Lane lane, Cursor after) {
  return ask<PullPage>([&](PgConnection& c) {
    return pageFrom(c.run("SELECT * FROM sync.pull($1, $2, $3, $4, $5, $6)",
                          {m_site.text(), lane == Lane::live ? "live" : "registry", std::to_string(after.xid), std::to_string(after.seq), std::to_string(kPageRows), std::to_string(kPageBytes)}));
  });
}

Reply<std::vector<Digest>> PostgresCentral::digests(const std::string& area) {
  return ask<std::vector<Digest>>([&](PgConnection& c) {
    const PgResult r = c.run("SELECT * FROM sync.digests($1, $2)", {m_site.text(), area});
    std::vector<Digest> out;
    for (int i = 0; i < r.rows(); ++i) out.push_back({static_cast<int>(r.integer(i, 0)), std::string(r.text(i, 1)), r.integer(i, 2), static_cast<std::uint64_t>(r.integer(i, 3))});
    return out;
  });
}

Reply<BootstrapPlan> PostgresCentral::planBootstrap() {
  return ask<BootstrapPlan>([&](PgConnection& c) {
    const PgResult r = c.run("SELECT * FROM sync.bootstrap_plan($1)", {m_site.text()});
    BootstrapPlan plan;
    for (int i = 0; i < r.rows(); ++i) {
      if (r.integer(i, 0) == 0) plan.at = {static_cast<std::uint64_t>(r.integer(i, 3)), 0};
      else plan.parts.push_back({static_cast<int>(r.integer(i, 0)), std::string(r.text(i, 1)), r.integer(i, 2)});
    }
    return plan;
  });
}

Reply<std::monostate> PostgresCentral::bootstrap(const BootstrapPart& part, const std::function<bool(std::vector<Row>)>& take) {
  return ask<std::monostate>([&](PgConnection& c) {
    std::vector<Row> page;
    std::size_t bytes = 0;
    const auto give = [&] {
      bytes = 0;
      return take(std::exchange(page, {}));
    };
    const bool whole = c.copyOut("COPY (SELECT * FROM sync.bootstrap_rows(" + c.quoted(m_site.text()) + ", " + std::to_string(part.table) + "::smallint, " + c.quoted(part.area) + ")) TO STDOUT (FORMAT binary)",
                                 [&](const std::vector<std::optional<std::string_view>>& f) {
                                   if (f.size() != 6 || !f[0] || f[0]->size() != 16) throw PgFault(Trouble::Kind::protocol, "a bootstrapped row of another shape");
                                   const auto textAt = [&](std::size_t i) { return std::string(f[i].value_or("")); };
                                   page.push_back({part.table, Uuid::fromBytes(f[0]->data()), bigEndian(f[1].value_or("")), textAt(2), textAt(5), fromMillis(bigEndian(f[3].value_or(""))), textAt(4)});
                                   bytes += page.back().values.size();
                                   return page.size() < kPageRows && bytes < kPageBytes ? true : give();
                                 });
    if (!whole || (!page.empty() && !give())) throw PgFault(Trouble::Kind::cancelled, "stopped by the taker");
    return std::monostate{};
  });
}

Reply<std::monostate> PostgresCentral::copy(const BootstrapPart& part, const store::SyncTable& table, const std::function<bool(store::RowPage)>& take) {
  static const auto typeOf = [](store::SyncColumn::Type type) {
    using Type = store::SyncColumn::Type;
    switch (type) {
      case Type::integer: return "bigint";
      case Type::real: return "float8";
      case Type::text:
      case Type::json: return "text";
      case Type::uuid:
      case Type::ref: return "uuid";
      case Type::bytes:
      case Type::geom: break;
    }
    return "bytea";
  };
  return ask<std::monostate>([&](PgConnection& c) {
    std::string names, types, shape = "id uuid, ver bigint, at bigint, area text, by_whom text";
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      const std::string comma = i ? "," : "", type = typeOf(table.columns[i].type);
      names += comma + table.columns[i].name;
      types += comma + type;
      shape += ", c" + std::to_string(i) + " " + type;
    }
    const std::size_t width = store::RowPage::columns + table.columns.size();
    store::RowPage page(width);
    const auto give = [&] { return take(std::exchange(page, store::RowPage(width))); };
    const bool whole = c.copyOut("COPY (SELECT * FROM sync.bootstrap_fields(" + c.quoted(m_site.text()) + ", " + std::to_string(part.table) + "::smallint, " + c.quoted(part.area) + ", " + c.quoted("{" + names + "}") + ", " +
                                     c.quoted("{" + types + "}") + ") AS r (" + shape + ")) TO STDOUT (FORMAT binary)",
                                 [&](const std::vector<std::optional<std::string_view>>& f) {
                                   if (f.size() != width || !f[0] || f[0]->size() != 16) throw PgFault(Trouble::Kind::protocol, "a copied row of another shape");
                                   for (const auto& field : f) page.add(field);
                                   return page.rows() < kPageRows && page.bytes() < kPageBytes ? true : give();
                                 });
    if (!whole || (page.rows() > 0 && !give())) throw PgFault(Trouble::Kind::cancelled, "stopped by the taker");
    return std::monostate{};
  });
}

Reply<std::monostate> PostgresCentral::report(int waiting, int refused) {
  return ask<std::monostate>([&](PgConnection& c) {
    c.run("SELECT sync.report($1, $2, $3)", {m_site.text(), std::to_string(waiting), std::to_string(refused)});
    return std::monostate{};
  });
}

Reply<std::vector<SiteStatus>> PostgresCentral::sites() {
  return ask<std::vector<SiteStatus>>([&](PgConnection& c) { return sitesFrom(c.run("SELECT * FROM sync.sites_of($1)", {m_site.text()})); });
}

bool PostgresCentral::waitForHint(Millis longest, std::stop_token stop) {
  const WakeFd stopped;
  const std::stop_callback onStop(stop, [&] { stopped.ring(); });
  const auto deadline = std::chrono::steady_clock::now() + longest;
  try {
    if (m_connection && m_connection->waitForNotification(longest, stopped)) return true;
  } catch (const PgFault&) {
    m_connection.reset();
  }
  std::array<pollfd, 2> fds{{{m_cancel.fd(), POLLIN, 0}, {stopped.fd(), POLLIN, 0}}};
  const auto left = std::chrono::ceil<Millis>(deadline - std::chrono::steady_clock::now()).count();
  poll(fds.data(), fds.size(), static_cast<int>(std::clamp<std::int64_t>(left, 0, 3'600'000)));
  return false;
}

}  // namespace jw::sync
