#include "app/commands/sync_here.h"

#include <algorithm>
#include <map>
#include <ostream>

#include "app/exit_codes.h"
#include "app/json_out.h"
#include "app/progress_bar.h"
#include "app/settings.h"
#include "core/access/field_cipher.h"
#include "core/access/key_file.h"
#include "core/store/schema.h"
#include "core/sync/postgres/postgres_central.h"
#include "core/sync/round.h"

namespace jw::app {
namespace {

// The store, opened by this command alone.
class Here {
 public:
  Here(const Context& context, const Options& options)
      : tables(sync::Tables::load(context.data)), connection(fileOf(context), store::OpenMode::readWrite) {
    store::prepareSchema(connection, context.data / "schema");
    center = centerOf(context.settings, store::metaValue(connection, "store_id"));
    if (options.count("central")) center.url = needed(options, "central");
    if (options.count("root-cert")) center.rootCertificate = optional(options, "root-cert");
    if (options.count("site")) center.siteName = optional(options, "site");
  }
  sync::PgSettings settings() const {
    if (center.url.empty()) throw Error(ErrorCode::usage, "which center? give --central URL; it is remembered for this store once it has answered");
    return {center.url, center.rootCertificate, Millis(10'000), Millis(60'000)};
  }
  /// Once the center has answered.
  void remember(const Context& context) {
    const std::string id = store::metaValue(connection, "store_id");
    if (!rememberCenter(context.settings, id, center))
      context.err << context.text({"未记住中心地址：请把口令放进 ~/.pgpass，不要写在地址里", "the address of the center is not remembered: keep the password in ~/.pgpass and not in the address"}) << '\n';
  }
  void join() {
    if (sync::Replica(connection, tables).joined()) return;
    store::Transaction t(connection);
    sync::Replica(connection, tables).join(Uuid::make(toMillis(clock->now())), clock->now());
    t.commit();
  }
  sync::Round round(sync::Central& central) {
    const auto id = Uuid::parse(store::metaValue(connection, "store_id"));
    if (!id) throw Error(ErrorCode::store, "the store has no key yet: open it once");
    const std::uint32_t key = access::FieldCipher(access::loadKey(access::keyDirectory(), *id)).keyId();
    return sync::Round(
        central,
        [this](const auto& work) {
          sync::Touched touched;
          {
            store::Transaction t(connection);
            work(connection, touched);
            t.commit();
          }
          store::finishPurge(connection);
        },
        tables, {center.siteName, JW_VERSION, key}, clock);
  }

 private:
  static std::filesystem::path fileOf(const Context& context) {
    if (!context.store) throw Error(ErrorCode::usage, "which store? give --store FILE");
    if (!std::filesystem::exists(*context.store)) throw Error(ErrorCode::store, context.store->string() + ": no such store");
    return *context.store;
  }

 public:
  engine::CenterAddress center;
  const std::shared_ptr<const Clock> clock = std::make_shared<SystemClock>();
  const sync::Tables tables;
  store::Connection connection;
};

void refuseTrouble(const sync::RoundReport& report) {
  if (report.trouble) {
    if (report.trouble->kind == sync::Trouble::Kind::cancelled) throw Error(ErrorCode::cancelled, "stopped");
    throw Error(report.trouble->kind == sync::Trouble::Kind::refused ? ErrorCode::rights : ErrorCode::store, "center: " + report.trouble->text);
  }
  if (report.verdict == sync::Verdict::migrate || report.verdict == sync::Verdict::wrongKey) throw Error(ErrorCode::rights, "center: " + report.why);
}

int tell(const Context& context, Here& here, const sync::RoundReport* report) {
  const auto n = store::syncCounts(here.connection);
  const std::int64_t waiting = n.waiting + n.taken + n.dirty;
  if (context.json) {
    Json json{{"site", store::syncState(here.connection, "site")}, {"waiting", waiting}, {"refused", n.conflicts}, {"held", n.held}};
    if (report) json.update({{"pushed", report->pushed}, {"pulled", report->pulled}, {"clock_skew_ms", report->skew.count()}, {"horizon_age_ms", report->horizonAge.count()}});
    printJson(context.out, json);
  } else {
    if (report) context.out << context.text({"已发送 ", "told "}) << report->pushed << context.text({"，已接收 ", ", taken in "}) << report->pulled << '\n';
    context.out << context.text({"待发 ", "waiting "}) << waiting << context.text({"，被拒待处理 ", ", refused "}) << n.conflicts << context.text({"，暂存 ", ", held "}) << n.held << '\n';
  }
  return n.conflicts > 0 ? kFindings : kDone;
}

}  // namespace

int syncStatus(const Context& context, const Options& options) {
  Here here(context, options);
  return tell(context, here, nullptr);
}

int syncOnce(const Context& context, const Options& options) {
  Here here(context, options);
  sync::PostgresCentral central(here.settings());
  const std::stop_callback onStop(context.stop, [&] { central.cancel(); });
  here.join();
  const auto report = here.round(central).run(context.stop);
  refuseTrouble(report);
  here.remember(context);
  return tell(context, here, &report);
}

int syncBootstrap(const Context& context, const Options& options) {
  Here here(context, options);
  sync::PostgresCentral central(here.settings());
  const std::stop_callback onStop(context.stop, [&] { central.cancel(); });
  here.join();
  sync::RoundReport report;
  {
    ProgressBar bar(context.err, context.terminal && !context.json, context.stop);
    const Progress progress{bar.progress().report, {}};
    report = here.round(central).fill(context.stop, [&](std::size_t done, std::size_t parts, std::uint64_t rows) { progress(done, parts, std::to_string(rows)); });
  }
  refuseTrouble(report);
  here.remember(context);
  return tell(context, here, &report);
}

int syncVerify(const Context& context, const Options& options) {
  Here here(context, options);
  sync::PostgresCentral central(here.settings());
  const std::stop_callback onStop(context.stop, [&] { central.cancel(); });
  here.join();
  const auto report = here.round(central).run(context.stop);
  refuseTrouble(report);
  here.remember(context);
  const auto reply = central.digests("");
  if (const auto* trouble = std::get_if<sync::Trouble>(&reply)) throw Error(ErrorCode::store, "center: " + trouble->text);
  std::map<std::pair<int, std::string>, std::pair<sync::Digest, sync::Digest>> both;
  for (const auto& d : std::get<std::vector<sync::Digest>>(reply))
    if (store::findTable(here.tables.all, d.table)) both[{d.table, d.area}].second = d;
  for (const auto& d : sync::Replica(here.connection, here.tables).digests("")) both[{d.table, d.area}].first = d;
  Json json = Json::array();
  for (const auto& [key, pair] : both) {
    if (pair.first.count == pair.second.count && pair.first.xor64 == pair.second.xor64) continue;
    const std::string& table = store::findTable(here.tables.all, key.first)->name;
    json.push_back({{"table", table}, {"area", key.second}, {"here", pair.first.count}, {"center", pair.second.count}});
    if (!context.json)
      context.out << table << ' ' << key.second << context.text({"：本机 ", ": here "}) << pair.first.count << context.text({"，中心 ", ", center "}) << pair.second.count << '\n';
  }
  if (context.json)
    printJson(context.out, {{"compared", both.size()}, {"different", json}});
  else
    context.out << context.text({"核对 ", "compared "}) << both.size() << context.text({"，不同 ", ", different "}) << json.size() << '\n';
  return json.empty() ? kDone : kFindings;
}

}  // namespace jw::app
