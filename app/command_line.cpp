#include "app/command_line.h"

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <ostream>
#include <sstream>

#include "app/command.h"
#include "app/data_dir.h"
#include "app/exit_codes.h"

namespace jw::app {
namespace {

po::options_description globalOptions() {
  po::options_description options("Global options");
  auto add = options.add_options();
  add("store", po::value<std::string>()->value_name("FILE"), "the store; default: the last one opened");
  add("json", "print one JSON document and nothing else");
  add("lang", po::value<std::string>()->value_name("zh|en"), "language of the messages and the window");
  add("data", po::value<std::string>()->value_name("DIR"), "the data folder");
  add("help,h", "show this help, or that of the command");
  add("version", "show the version");
  return options;
}

bool takesValue(const po::options_description& options, const std::string& name) {
  const auto* option = options.find_nothrow(name, false);
  return option != nullptr && option->semantic()->max_tokens() > 0;
}

// The command's words are taken out of the arguments wherever they stand; `--name value` becomes `--name=value`, so
// that a value may begin with a dash (a western longitude).
struct Split {
  const Command* command = nullptr;
  std::vector<std::string> rest;
};

std::vector<std::string> joinValues(const std::vector<std::string>& in, const po::options_description& options) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < in.size(); ++i) {
    const bool bare = in[i].starts_with("--") && in[i].find('=') == std::string::npos;
    if (bare && i + 1 < in.size() && takesValue(options, in[i].substr(2)))
      out.push_back(in[i] + "=" + in[i + 1]), ++i;
    else
      out.push_back(in[i]);
  }
  return out;
}

const Command* commandNamed(std::string_view name) {
  for (const auto& command : allCommands())
    if (command.name == name) return &command;
  return nullptr;
}

Split findCommand(const std::vector<std::string>& arguments) {
  Split split;
  po::options_description before = globalOptions();
  before.add(commandNamed("")->options);
  split.rest = joinValues(arguments, before);
  std::size_t first = 0;
  while (first < split.rest.size() && split.rest[first].starts_with("-")) ++first;
  std::string words;
  std::size_t taken = 0;
  for (std::size_t n = 0; n < 3 && first + n < split.rest.size(); ++n) {
    words += (n > 0 ? " " : "") + split.rest[first + n];
    if (const auto* command = commandNamed(words)) {
      split.command = command;
      taken = n + 1;
    }
  }
  if (first == split.rest.size()) split.command = commandNamed("");
  if (split.command == nullptr) throw Error(ErrorCode::usage, "no such command: " + words);
  const auto begin = split.rest.begin() + static_cast<std::ptrdiff_t>(first);
  split.rest.erase(begin, begin + static_cast<std::ptrdiff_t>(taken));
  return split;
}

Options parse(const Split& split) {
  const Command& command = *split.command;
  po::options_description all = globalOptions();
  all.add(command.options);
  po::positional_options_description positions;
  for (const auto& name : command.positional) {
    const bool last = name == command.positional.back();
    all.add_options()(name.c_str(), po::value<std::vector<std::string>>());
    positions.add(name.c_str(), command.repeated && last ? -1 : 1);
  }
  Options options;
  try {
    const auto style = po::command_line_style::unix_style & ~po::command_line_style::allow_guessing;
    po::store(
        po::command_line_parser(joinValues(split.rest, all)).options(all).positional(positions).style(style).run(),
        options);
  } catch (const po::error& e) {
    throw Error(ErrorCode::usage, e.what());
  }
  if (!options.contains("help") && !command.optional)
    for (const auto& name : command.positional)
      if (!options.contains(name)) throw Error(ErrorCode::usage, "missing argument: " + command.arguments);
  return options;
}

Language languageOf(const std::string& given) {
  if (given == "zh") return Language::zh;
  if (given == "en") return Language::en;
  if (!given.empty()) throw Error(ErrorCode::usage, "--lang is zh or en, not " + given);
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"})
    if (const char* value = std::getenv(name); value != nullptr && *value != '\0')
      return std::string_view(value).starts_with("zh") ? Language::zh : Language::en;
  return Language::en;
}

bool isHelp(const std::string& word) { return word == "--help" || word == "-h"; }

/// The first word of several commands, as "import" and "stats", with nothing behind it but --help: "" otherwise.
std::string groupToExplain(const std::vector<std::string>& arguments) {
  po::options_description before = globalOptions();
  before.add(commandNamed("")->options);
  std::string words;
  bool help = false;
  for (const auto& word : joinValues(arguments, before)) {
    help = help || isHelp(word);
    if (!word.starts_with("-")) words += (words.empty() ? "" : " ") + word;
  }
  if (!help || words.empty() || commandNamed(words) != nullptr) return {};
  const bool some = std::any_of(allCommands().begin(), allCommands().end(), [&](const Command& c) { return c.name.starts_with(words + " "); });
  return some ? words : std::string();
}

std::string languageAmong(const std::vector<std::string>& arguments) {
  for (const auto& word : joinValues(arguments, globalOptions()))
    if (word.starts_with("--lang=")) return word.substr(7);
  return {};
}

void printGroup(std::ostream& out, const std::string& group, Language language) {
  out << "jingwei [--store FILE] [--json] [--lang zh|en] [--data DIR] " << group << " …\n";
  for (const auto& c : allCommands()) {
    if (!c.name.starts_with(group + " ")) continue;
    out << "\n  " << c.name << (c.arguments.empty() ? "" : " ") << c.arguments << "\n      " << (language == Language::zh ? c.summary.zh : c.summary.en) << '\n';
    if (c.options.options().empty()) continue;
    std::ostringstream options;
    options << c.options;
    std::istringstream lines(options.str());
    for (std::string line; std::getline(lines, line);)
      if (line.starts_with(" ")) out << "      " << line.substr(2) << '\n';
  }
}

void printHelp(std::ostream& out, const Command& command, Language language) {
  const auto text = [&](const Words& w) { return language == Language::zh ? w.zh : w.en; };
  if (!command.name.empty()) {
    out << "jingwei [--store FILE] [--json] [--lang zh|en] [--data DIR] " << command.name;
    if (!command.arguments.empty()) out << ' ' << command.arguments;
    out << "\n  " << text(command.summary) << "\n";
    if (!command.options.options().empty()) out << '\n' << command.options;
    return;
  }
  out << "jingwei [--store FILE] [--json] [--lang zh|en] [--data DIR] [COMMAND …]\n\n";
  for (const auto& c : allCommands())
    out << "  " << c.name << (c.name.empty() || c.arguments.empty() ? "" : " ") << c.arguments << "\n      "
        << text(c.summary) << '\n';
  out << "\nExit: 0 done · 1 done with refused rows or findings · 2 usage · 3 input cannot be read · 4 store cannot be "
         "opened or is not sound · "
         "5 refused by rights · 130 stopped\n\n"
      << globalOptions() << '\n'
      << command.options;
}

int runParsed(const Split& split, const Surroundings& around) {
  const Options options = parse(split);
  const Language language = languageOf(optional(options, "lang"));
  if (options.contains("version")) {
    around.out << "jingwei " << JW_VERSION << '\n';
    return kDone;
  }
  if (options.contains("help")) {
    printHelp(around.out, *split.command, language);
    return kDone;
  }
  std::optional<std::filesystem::path> data;
  if (options.contains("data")) data = optional(options, "data");
  Context context{.store = std::nullopt,
                  .json = options.contains("json"),
                  .language = language,
                  .languageGiven = options.contains("lang"),
                  .data = findDataDir(data),
                  .settings = around.settings,
                  .stop = around.stop,
                  .out = around.out,
                  .err = around.err,
                  .terminal = around.terminal};
  if (options.contains("store")) context.store = optional(options, "store");
  return split.command->run(context, options);
}

}  // namespace

const std::string& needed(const Options& options, const std::string& name) {
  if (!options.contains(name)) throw Error(ErrorCode::usage, "missing option: --" + name);
  return options[name].as<std::string>();
}

std::string optional(const Options& options, const std::string& name) {
  return options.contains(name) ? options[name].as<std::string>() : std::string();
}

const std::string& argument(const Options& options, const std::string& name) {
  return options[name].as<std::vector<std::string>>().front();
}

int runCommandLine(const std::vector<std::string>& arguments, const Surroundings& around) {
  try {
    if (const std::string group = groupToExplain(arguments); !group.empty()) {
      printGroup(around.out, group, languageOf(languageAmong(arguments)));
      return kDone;
    }
    return runParsed(findCommand(arguments), around);
  } catch (const Error& e) {
    around.err << "jingwei: " << e.what() << '\n';
    if (e.code() == ErrorCode::usage) around.err << "jingwei --help\n";
    return exitCodeOf(e.code());
  } catch (const std::exception& e) {
    around.err << "jingwei: internal error: " << e.what() << '\n';
    return kInternal;
  }
}

}  // namespace jw::app
