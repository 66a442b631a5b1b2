#include "app/commands/sync_command.h"

#include <ostream>

#include "app/commands/sync_here.h"
#include "app/exit_codes.h"
#include "app/json_out.h"
#include "core/sync/postgres/central_admin.h"
#include "core/sync/postgres/central_schema.h"

namespace jw::app {
namespace {

// Building indexes over a grown city may take its time.
sync::PgSettings settingsOf(const Options& options) { return {needed(options, "central"), optional(options, "root-cert"), Millis(10'000), Millis(3'600'000)}; }

// Ctrl-C reaches a connection that waits for the server.
class Conversation {
 public:
  Conversation(const Context& context, const Options& options) : m_onStop(context.stop, Ring{&m_bell}) {
    try {
      m_connection.emplace(settingsOf(options), m_bell);
    } catch (const sync::PgFault& e) {
      if (context.stop.stop_requested()) throw Error(ErrorCode::cancelled, "stopped");
      throw Error(e.kind() == sync::Trouble::Kind::refused ? ErrorCode::rights : ErrorCode::store, std::string("center: ") + e.what());
    }
  }
  sync::PgConnection& connection() { return *m_connection; }

 private:
  struct Ring {
    const sync::WakeFd* bell;
    void operator()() const { bell->ring(); }
  };
  sync::WakeFd m_bell;
  std::stop_callback<Ring> m_onStop;
  std::optional<sync::PgConnection> m_connection;
};

std::string_view changeName(sync::CentralChange change) {
  switch (change) {
    case sync::CentralChange::created: return "created";
    case sync::CentralChange::upgraded: return "upgraded";
    case sync::CentralChange::current: break;
  }
  return "current";
}

int init(const Context& context, const Options& options) {
  Conversation talk(context, options);
  const sync::CentralState state = sync::prepareCentral(talk.connection(), context.data);
  if (context.json) {
    printJson(context.out, {{"change", changeName(state.change)}, {"schema", state.schema}, {"tables", state.tables}, {"epoch", state.epoch.text()}});
    return kDone;
  }
  switch (state.change) {
    case sync::CentralChange::created: context.out << context.text({"中心数据库已建立", "the central database is set up"}); break;
    case sync::CentralChange::upgraded: context.out << context.text({"中心数据库已升级", "the central database is upgraded"}); break;
    case sync::CentralChange::current: context.out << context.text({"中心数据库已是最新", "the central database is up to date"}); break;
  }
  context.out << context.text({"：结构 ", ": schema "}) << state.schema << context.text({"，表清单 ", ", tables "}) << state.tables << '\n';
  return kDone;
}

int admit(const Context& context, const Options& options) {
  sync::Admission a;
  a.login = needed(options, "login");
  a.areas = options.count("area") ? options["area"].as<std::vector<std::string>>() : std::vector<std::string>();
  const bool city = options.count("city") != 0;
  if (city == !a.areas.empty()) throw Error(ErrorCode::usage, "give --area PATH (once or more), or --city for all of it");
  if (city) a.areas = {""};
  a.mayWrite = options.count("read-only") == 0;
  a.mayWriteShared = options.count("shared") != 0;
  if (!a.mayWrite && a.mayWriteShared) throw Error(ErrorCode::usage, "--read-only and --shared exclude each other");
  Conversation talk(context, options);
  sync::admit(talk.connection(), a);
  if (context.json) printJson(context.out, {{"login", a.login}, {"areas", a.areas}, {"may_write", a.mayWrite}, {"may_write_shared", a.mayWriteShared}});
  else context.out << context.text({"已允许登录名接入：", "admitted: "}) << a.login << '\n';
  return kDone;
}

int sites(const Context& context, const Options& options) {
  Conversation talk(context, options);
  const auto all = sync::sites(talk.connection());
  if (context.json) {
    Json json = Json::array();
    for (const auto& s : all)
      json.push_back({{"number", s.number}, {"name", s.name}, {"login", s.login}, {"app_version", s.appVersion}, {"silent_seconds", s.silent.count() / 1000}, {"clock_skew_ms", s.clockSkew.count()},
                      {"behind", s.behind}, {"waiting", s.waiting}, {"refused", s.refused}});
    printJson(context.out, json);
    return kDone;
  }
  for (const auto& s : all)
    context.out << s.number << "  " << s.name << "  " << s.login << context.text({"  未联系 ", "  silent "}) << s.silent.count() / 1000 << context.text({" 秒  落后 ", " s  behind "}) << s.behind
                << context.text({"  待发 ", "  waiting "}) << s.waiting << context.text({"  被拒 ", "  refused "}) << s.refused << '\n';
  context.out << context.text({"工作站数：", "sites: "}) << all.size() << '\n';
  return kDone;
}

Command command(const char* name, const char* arguments, Words summary, int (*run)(const Context&, const Options&)) {
  Command c{.name = name, .arguments = arguments, .summary = summary, .positional = {}, .options = po::options_description("Options"), .run = run};
  auto add = c.options.add_options();
  add("central", po::value<std::string>()->value_name("URL"), "the central database: postgresql://user@host/database");
  add("root-cert", po::value<std::string>()->value_name("FILE"), "PEM file of the authority; the server's certificate and name are then verified");
  return c;
}

}  // namespace

std::vector<Command> syncCommands() {
  const auto here = [](const char* name, Words summary, int (*run)(const Context&, const Options&)) {
    Command c = command(name, "[--central URL]", summary, run);
    c.options.add_options()("site", po::value<std::string>()->value_name("NAME"), "what this workstation is called at the center");
    return c;
  };
  Command admitting = command("sync admit", "--central URL --login NAME --area PATH…|--city", {"允许一个登录名接入中心并设定其区域", "admit a login to the center, and say for which areas"}, admit);
  auto add = admitting.options.add_options();
  add("login", po::value<std::string>()->value_name("NAME"), "a role of the database server that may log in");
  add("area", po::value<std::vector<std::string>>()->value_name("PATH")->composing(), "what lies below this area path (370102/…/); may be repeated");
  add("city", "the whole city");
  add("shared", "may also write what all share: areas, departments, categories, rules");
  add("read-only", "may only read");
  return {command("sync init", "--central URL", {"建立、检查或升级中心数据库", "set up, check or upgrade the central database"}, init), admitting,
          command("sync sites", "--central URL", {"列出全部工作站及其同步状态", "list all workstations and how far they are"}, sites),
          here("sync status", {"显示本机的同步状态", "show what this workstation has not told the center, and what was refused"}, syncStatus),
          here("sync once", {"与中心同步一次", "speak to the center once: push, then pull"}, syncOnce),
          here("sync bootstrap", {"从中心取得本机范围内的全部数据", "fetch everything in this workstation's scope from the center"}, syncBootstrap),
          here("sync verify", {"逐表逐区域与中心核对", "compare with the center, by table and area"}, syncVerify)};
}

}  // namespace jw::app
