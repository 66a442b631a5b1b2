#include "app/commands/rules_command.h"

#include <iomanip>
#include <optional>
#include <ostream>

#include "app/compose.h"
#include "app/exit_codes.h"
#include "app/progress_bar.h"
#include "app/rule_file.h"
#include "core/base/json_line.h"
#include "core/engine/rule_lab.h"
#include "core/intake/time_format.h"
#include "core/model/rule_json.h"
#include "core/intake/time_format.h"
#include "core/model/rule_json.h"

namespace jw::app {
namespace {

constexpr std::size_t kListed = 1000, kShown = 20;

Instant timeOf(const Options& options, const std::string& name) {
  const std::string& text = needed(options, name);
  const auto t = intake::TimeFormats({"%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M", "%Y-%m-%d"}).parse(text, Zone::china());
  if (!t) throw Error(ErrorCode::usage, "--" + name + " is a date or a time such as 2016-09-13 08:30, not " + text);
  return *t;
}

engine::HistorySpan spanOf(const Options& options) {
  engine::HistorySpan span{machineActor(), timeOf(options, "from"), timeOf(options, "to")};
  if (span.from >= span.to) throw Error(ErrorCode::usage, "--from must lie before --to");
  return span;
}

/// Waits for one of the lab's runs.
template <class Result, class Ask>
Result waitFor(const Context& context, const Ask& ask) {
  std::optional<Result> result;
  ProgressBar bar(context.err, context.terminal, context.stop);
  ask(bar.progress(), [&](Result r) { result = std::move(r); }).get();
  return std::move(*result);
}

std::string departmentName(const engine::Directory& directory, DepartmentId id, const Context& context) {
  return id ? directory.departmentName(id) : std::string(context.text({"（人工分派）", "(a person)"}));
}

Json findingsJson(const engine::Engine& engine, const std::vector<model::Rule>& rules) {
  std::vector<dispatch::RuleFinding> findings;
  engine.read({}, [&](store::Connection& c) { findings = engine::checkRules(engine, c, rules); }).get();
  Json list = Json::array();
  for (const auto& f : findings) {
    Json j{{"problem", dispatch::ruleProblemName(f.problem)}};
    if (f.rule != dispatch::RuleFinding::kNone) j["rule"] = rules[f.rule].name;
    if (f.other != dispatch::RuleFinding::kNone) j["other"] = rules[f.other].name;
    if (f.problem == dispatch::RuleProblem::uncovered) j["partly"] = f.partly;
    if (!f.detail.empty()) j["detail"] = f.detail;
    list.push_back(std::move(j));
  }
  return list;
}

Json scoreJson(const dispatch::SetScore& s) {
  return {{"decided", s.decided}, {"right", s.right}, {"accuracy", s.accuracy()}, {"rejected", s.rejected}, {"reworked", s.reworked}};
}

void printLines(const Context& context, const Json& list) {
  for (std::size_t i = 0; i < std::min(kShown, list.size()); ++i) context.out << "  " << jsonLine(list[i]) << '\n';
  if (list.size() > kShown) context.out << "  …\n";
}

void printScore(const Context& context, Words name, const dispatch::SetScore& s, std::uint64_t cases) {
  context.out << context.text(name) << ' ' << context.text({"已决定", "decided"}) << ' ' << s.decided << '/' << cases << ", " << context.text({"正确", "right"}) << ' ' << s.right << " ("
              << std::fixed << std::setprecision(2) << 100 * s.accuracy() << " %), " << context.text({"被退回", "rejected"}) << ' ' << s.rejected << ", " << context.text({"返工", "reworked"}) << ' '
              << s.reworked << '\n';
}

int list(const Context& context, const Options&) {
  const auto engine = openEngine(context, Opening::existing);
  const auto directory = engine->directory();
  Json report;
  report["rules"] = Json::array();
  for (const auto& r : directory->rules()) {
    report["rules"].push_back(ruleJson(r, *directory));
    report["rules"].back()["version"] = r.rowVer;
  }
  report["findings"] = findingsJson(*engine, directory->rules());
  if (context.json) {
    printJson(context.out, report);
  } else {
    for (const auto& r : directory->rules())
      context.out << r.priority << "  " << r.name << "  " << model::conditionsJson(r) << " → " << directory->departmentName(r.department) << '\n';
    context.out << context.text({"规则", "rules"}) << ' ' << directory->rules().size() << ", " << context.text({"问题", "findings"}) << ' ' << report["findings"].size() << '\n';
    printLines(context, report["findings"]);
  }
  return report["findings"].empty() ? kDone : kFindings;
}

int import(const Context& context, const Options& options) {
  const auto engine = openEngine(context, Opening::existing);
  auto file = readRuleFile(argument(options, "file"), *engine->directory());
  std::vector<engine::Order> orders;
  for (const auto& r : file.rules) orders.push_back({machineActor(), engine::PutRule{r}});
  std::uint64_t stored = 0, unchanged = 0;
  Json refused = Json::array();
  for (const auto& r : file.refused) refused.push_back({{"rule", r.number}, {"reason", r.reason}});
  const auto answers = engine->submit(std::move(orders)).get();
  for (std::size_t i = 0; i < answers.size(); ++i) {
    if (const auto* no = engine::refused(answers[i]))
      refused.push_back({{"name", file.rules[i].name}, {"reason", std::string(model::refusalName(no->code)) + ": " + no->detail}});
    else
      ++(engine::done(answers[i])->alreadyThere ? unchanged : stored);
  }
  const auto directory = engine->directory();
  const Json report{{"stored", stored}, {"unchanged", unchanged}, {"refused", refused}, {"findings", findingsJson(*engine, directory->rules())}};
  if (context.json) {
    printJson(context.out, report);
  } else {
    context.out << context.text({"写入", "stored"}) << ' ' << stored << ", " << context.text({"未变", "unchanged"}) << ' ' << unchanged << ", " << context.text({"拒收", "refused"}) << ' ' << refused.size() << '\n';
    printLines(context, refused);
    context.out << context.text({"问题", "findings"}) << ' ' << report["findings"].size() << '\n';
    printLines(context, report["findings"]);
  }
  return refused.empty() ? kDone : kFindings;
}

int learn(const Context& context, const Options& options) {
  const auto span = spanOf(options);
  const std::string& out = needed(options, "out");
  const auto engine = openEngine(context, Opening::existing);
  const auto learnt = waitFor<std::vector<dispatch::LearntRule>>(context, [&](const Progress& progress, auto ready) { return engine::learnRules(*engine, span, {}, progress, std::move(ready)); });
  const auto directory = engine->directory();
  Json document;
  document["rules"] = Json::array();
  std::uint64_t support = 0, right = 0;
  for (const auto& l : learnt) {
    Json j = ruleJson(l.rule, *directory);
    j["support"] = l.support;
    j["confidence"] = l.confidence();
    document["rules"].push_back(std::move(j));
    support += l.support;
    right += l.right;
  }
  writeFile(out, jsonText(document));
  const Json report{{"rules", learnt.size()}, {"support", support}, {"right", right}, {"file", out}};
  if (context.json)
    printJson(context.out, report);
  else
    context.out << context.text({"建议规则", "proposals"}) << ' ' << learnt.size() << ", " << context.text({"支持案件", "cases"}) << ' ' << support << ", " << context.text({"正确", "right"}) << ' ' << right
                << " → " << out << '\n';
  return kDone;
}

dispatch::RuleReplay replayed(const Context& context, const engine::Engine& engine, const engine::HistorySpan& span, const std::vector<model::Rule>& rules) {
  return waitFor<dispatch::RuleReplay>(context, [&](const Progress& progress, auto ready) { return engine::replayRules(engine, span, rules, kListed, progress, std::move(ready)); });
}

int test(const Context& context, const Options& options) {
  const auto span = spanOf(options);
  const auto engine = openEngine(context, Opening::existing);
  const auto rules = engine->directory()->rules();
  const auto result = replayed(context, *engine, span, rules);
  const Json report{{"cases", result.cases}, {"score", scoreJson(result.after)}, {"findings", findingsJson(*engine, rules)}};
  if (context.json) {
    printJson(context.out, report);
  } else {
    printScore(context, {"现行规则", "rules in force:"}, result.after, result.cases);
    context.out << context.text({"问题", "findings"}) << ' ' << report["findings"].size() << '\n';
    printLines(context, report["findings"]);
  }
  return report["findings"].empty() ? kDone : kFindings;
}

int replay(const Context& context, const Options& options) {
  const auto span = spanOf(options);
  const auto engine = openEngine(context, Opening::existing);
  const auto directory = engine->directory();
  const auto file = readRuleFile(argument(options, "file"), *directory);
  const auto result = replayed(context, *engine, span, file.rules);
  Json moved = Json::array();
  for (const auto& m : result.list)
    moved.push_back({{"number", m.number},
                     {"title", m.title},
                     {"before", departmentName(*directory, m.before, context)},
                     {"after", departmentName(*directory, m.after, context)},
                     {"ended", departmentName(*directory, m.ended, context)}});
  Json refused = Json::array();
  for (const auto& r : file.refused) refused.push_back({{"rule", r.number}, {"reason", r.reason}});
  const Json report{{"cases", result.cases},   {"before", scoreJson(result.before)}, {"after", scoreJson(result.after)},
                    {"moved", result.moved},   {"better", result.better},            {"worse", result.worse},
                    {"list", moved},           {"refused", refused},
                    {"findings", findingsJson(*engine, file.rules)}};
  if (context.json) {
    printJson(context.out, report);
  } else {
    printScore(context, {"现行规则", "rules in force:"}, result.before, result.cases);
    printScore(context, {"新规则", "changed rules: "}, result.after, result.cases);
    context.out << context.text({"改派", "elsewhere"}) << ' ' << result.moved << ", " << context.text({"变好", "better"}) << ' ' << result.better << ", " << context.text({"变差", "worse"}) << ' '
                << result.worse << '\n';
    printLines(context, moved);
    context.out << context.text({"问题", "findings"}) << ' ' << report["findings"].size() << '\n';
    printLines(context, report["findings"]);
  }
  return refused.empty() && report["findings"].empty() ? kDone : kFindings;
}

Command command(std::string name, std::string arguments, Words summary, int (*run)(const Context&, const Options&), bool file, bool span) {
  Command c{.name = std::move(name), .arguments = std::move(arguments), .summary = summary, .positional = {}, .options = po::options_description("Options"), .run = run};
  if (file) c.positional = {"file"};
  auto add = c.options.add_options();
  if (span) {
    add("from", po::value<std::string>()->value_name("T"), "cases reported at or after T, such as 2016-09-13 or 2016-09-13 08:30 (China Standard Time)");
    add("to", po::value<std::string>()->value_name("T"), "cases reported before T");
  }
  return c;
}

}  // namespace

std::vector<Command> rulesCommands() {
  Command learnCommand = command("rules learn", "--from T --to T --out FILE", {"从已结案件中学习分流规则建议", "propose dispatch rules from closed history"}, learn, false, true);
  learnCommand.options.add_options()("out", po::value<std::string>()->value_name("FILE"), "where the proposals go (JSON), to be looked at and imported");
  return {command("rules list", "", {"列出分流规则并检查", "list and check the dispatch rules"}, list, false, false),
          command("rules import", "FILE", {"导入分流规则（JSON）", "import dispatch rules (JSON)"}, import, true, false), std::move(learnCommand),
          command("rules test", "--from T --to T", {"用历史案件检验现行规则", "test the rules in force against closed history"}, test, false, true),
          command("rules replay", "FILE --from T --to T", {"用历史案件比较新规则与现行规则", "replay changed rules over closed history, beside those in force"}, replay, true, true)};
}

}  // namespace jw::app
