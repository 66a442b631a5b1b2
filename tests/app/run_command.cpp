#include "tests/app/run_command.h"

#include <fstream>
#include <sstream>

#include "app/command_line.h"
#include "tests/catch.h"

namespace jw::test {

nlohmann::json Outcome::json() const {
  INFO("out: " << out << "\nerr: " << err);
  auto parsed = nlohmann::json::parse(out, nullptr, false);
  REQUIRE(!parsed.is_discarded());
  return parsed;
}

Outcome run(const TempDir& dir, const std::vector<std::string>& arguments, std::stop_token stop) {
  std::ostringstream out, err;
  Outcome outcome;
  outcome.code = app::runCommandLine(
      arguments,
      {.out = out, .err = err, .terminal = false, .settings = dir.path() / "config" / "settings.json", .stop = stop});
  outcome.out = out.str();
  outcome.err = err.str();
  return outcome;
}

std::string dataFile(const std::string& name) {
  const char* given = std::getenv("JINGWEI_DATA");
  const std::filesystem::path file =
      (given != nullptr ? std::filesystem::path(given)
                        : std::filesystem::path(JW_SOURCE_DIR) / ".." / "shared" / "data") /
      name;
  if (std::filesystem::exists(file)) return file.string();
  WARN("skipped: no data (" << name << ")");
  return {};
}

void writeText(const std::filesystem::path& file, const std::string& text) {
  std::ofstream out(file, std::ios::binary);
  out << text;
}

std::string readText(const std::filesystem::path& file) {
  std::ostringstream text;
  text << std::ifstream(file, std::ios::binary).rdbuf();
  return text.str();
}

}  // namespace jw::test
