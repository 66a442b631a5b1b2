// The command line in this process, with a world of its own around it.
#pragma once
#include <nlohmann/json.hpp>
#include <stop_token>
#include <string>
#include <vector>

#include "tests/app/small_city.h"

namespace jw::test {

struct Outcome {
  int code = -1;
  std::string out, err;
  /// What was printed under --json; fails the test where it is not one JSON document.
  nlohmann::json json() const;
};

/// Settings lie in `dir`. `arguments` is what follows the program's name.
Outcome run(const TempDir& dir, const std::vector<std::string>& arguments, std::stop_token stop = {});

/// A file of the real data; empty where there is none (and the test says so).
std::string dataFile(const std::string& name);

void writeText(const std::filesystem::path& file, const std::string& text);
std::string readText(const std::filesystem::path& file);

}  // namespace jw::test
