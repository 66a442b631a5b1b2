// What a command is: its name, its options, and what it does.
#pragma once
#include <boost/program_options.hpp>
#include <string>
#include <vector>

#include "app/context.h"

namespace jw::app {

namespace po = boost::program_options;
using Options = po::variables_map;

struct Command {
  std::string name;       ///< one to three words: "import areas"; empty: what the program does without a command
  std::string arguments;  ///< for the usage line: "FILE --level LEVEL"
  Words summary;
  /// Names of the arguments without dashes, in order, each a vector of texts. The last one may be repeated if
  /// `repeated`; all are needed unless `optional`.
  std::vector<std::string> positional;
  po::options_description options;
  /// Returns an exit code. Throws Error for what ends a command (exitCodeOf).
  int (*run)(const Context&, const Options&);
  bool repeated = false;
  bool optional = false;
};

/// Every command of the program, in the order of the help.
const std::vector<Command>& allCommands();

/// The value of an option that a command cannot do without. Throws Error(usage) naming it.
const std::string& needed(const Options& options, const std::string& name);
/// The first value of an argument without dashes; such an argument is there, unless the command is `optional`.
const std::string& argument(const Options& options, const std::string& name);
/// The value, or "" where it was not given.
std::string optional(const Options& options, const std::string& name);

}  // namespace jw::app
