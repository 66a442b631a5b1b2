// From the words that the user typed to the command that does them.
#pragma once
#include <filesystem>
#include <iosfwd>
#include <stop_token>
#include <string>
#include <vector>

namespace jw::app {

/// The world around the command line, so that tests can stand in for it.
struct Surroundings {
  std::ostream& out;
  std::ostream& err;
  bool terminal = false;           ///< err is a terminal
  std::filesystem::path settings;  ///< settingsFile()
  std::stop_token stop;
};

/// Parses `arguments` (without the program's name), runs the command and returns the exit code; every Error ends here
/// as one line on `err`.
int runCommandLine(const std::vector<std::string>& arguments, const Surroundings& around);

}  // namespace jw::app
