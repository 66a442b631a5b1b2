#include "app/commands/demo_command.h"

#include <ostream>

#include "app/compose.h"
#include "app/demo_city.h"
#include "app/exit_codes.h"
#include "app/json_out.h"
#include "app/number_option.h"
#include "app/progress_bar.h"
#include "core/access/key_file.h"

namespace jw::app {
namespace {

namespace fs = std::filesystem;

// A city that was not finished goes away, with its key.
class Unfinished {
 public:
  explicit Unfinished(fs::path file) : m_file(std::move(file)) {}
  ~Unfinished() {
    std::error_code ignored;
    for (const char* tail : {"", "-wal", "-shm", "-journal"}) fs::remove(m_file.string() + tail, ignored);
    if (!m_key.empty()) fs::remove(m_key, ignored);
  }
  Unfinished(const Unfinished&) = delete;
  Unfinished& operator=(const Unfinished&) = delete;
  const fs::path& file() const { return m_file; }
  void ownKey(fs::path key) { m_key = std::move(key); }
  void takePlace(const fs::path& target) {
    std::error_code ec;
    fs::rename(m_file, target, ec);
    if (ec) throw Error(ErrorCode::input, "cannot write " + target.string() + ": " + ec.message());
    m_key.clear();
  }

 private:
  fs::path m_file, m_key;
};

void keepSetting(engine::Engine& engine, const std::string& key, const std::string& value) {
  const auto answer = engine.submit({machineActor(), engine::PutSetting{{}, key, value}}).get();
  if (const auto* r = engine::refused(answer)) throw Error(ErrorCode::internal, key + ": " + r->detail);
}

int demo(const Context& context, const Options& options) {
  const fs::path out = needed(options, "out");
  if (fs::exists(out)) throw Error(ErrorCode::usage, out.string() + " is there already");
  needed(options, "people");
  const auto people = numberOption<std::int64_t>(options, "people", 0, 10'000, 10'000'000);
  const auto seed = numberOption<std::uint64_t>(options, "seed", 1, 0, UINT64_MAX);
  const auto cases = numberOption<std::uint64_t>(options, "cases", 2000, 0, 100'000'000);
  const auto days = numberOption<int>(options, "days", 60, 1, 3660);
  Unfinished part(out.string() + ".making");
  if (fs::exists(part.file())) throw Error(ErrorCode::usage, part.file().string() + " is there already");
  demo::CityCounts counts;
  HistoryFed fed;
  {
    ProgressBar bar(context.err, context.terminal, context.stop);
    const Progress progress = bar.progress();
    const auto engine = openEngine(context, part.file(), Opening::create);
    part.ownKey(access::keyFile(access::keyDirectory(), *Uuid::parse(engine->storeId())));
    counts =
        buildDemoCity(*engine, {.people = people, .seed = seed, .now = engine->now(), .data = context.data}, progress);
    // Nobody of this city may be called up, and of its past nothing waits for a person as a likely duplicate.
    keepSetting(*engine, "tell_reporter", "0");
    keepSetting(*engine, "hold_duplicates", "0");
    auto history =
        demoHistory(*engine, {.seed = seed, .cases = cases, .end = engine->now(), .days = days, .data = context.data});
    fed = feedHistory(*engine, history, progress);
    keepSetting(*engine, "hold_duplicates", "1");
  }
  part.takePlace(out);
  Json json = {{"out", out.string()},
               {"areas", counts.areas},
               {"buildings", counts.buildings},
               {"dwellings", counts.dwellings},
               {"households", counts.households},
               {"people", counts.people},
               {"departments", counts.departments},
               {"staff", counts.staff},
               {"categories", counts.categories},
               {"rules", counts.rules},
               {"facilities", counts.facilities},
               {"cases", fed.cases},
               {"steps", fed.steps}};
  if (context.json)
    printJson(context.out, json);
  else
    for (const auto& [name, value] : json.items())
      context.out << name << ' ' << (value.is_string() ? value.get<std::string>() : value.dump()) << '\n';
  for (const auto& [reason, n] : fed.refused) context.err << "refused " << n << ": " << reason << '\n';
  return fed.refused.empty() ? kDone : kFindings;
}

}  // namespace

Command demoCommand() {
  Command c{.name = "demo",
            .arguments = "--out FILE --people N [--seed S] [--cases N] [--days N]",
            .summary = {"生成一座示范城市（虚构）", "make a demo city, all fictitious"},
            .positional = {},
            .options = po::options_description("Options"),
            .run = demo};
  auto add = c.options.add_options();
  add("out", po::value<std::string>()->value_name("FILE"), "the new store");
  add("people", po::value<std::string>()->value_name("N"), "10000 to 10000000");
  add("seed", po::value<std::string>()->value_name("S"), "another city for each number; default: 1");
  add("cases", po::value<std::string>()->value_name("N"), "cases of the past days; default: 2000");
  add("days", po::value<std::string>()->value_name("N"), "how many days; default: 60");
  return c;
}

}  // namespace jw::app
