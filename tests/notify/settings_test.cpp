#include "core/notify/settings.h"

#include <sys/stat.h>

#include <cstdlib>
#include <fstream>

#include "core/base/error.h"
#include "tests/catch.h"
#include "tests/engine/engine_fixture.h"

namespace settings_test {

using namespace jw;

namespace {

std::string refusal(const std::string& toml, const std::filesystem::path& folder = ".") {
  try {
    notify::parseSettings(toml, folder);
  } catch (const Error& e) {
    CHECK(static_cast<int>(e.code()) == static_cast<int>(ErrorCode::input));
    return e.what();
  }
  return "";
}

}  // namespace

TEST_CASE("the settings that are shipped are good and send nothing") {
  const auto file = std::filesystem::path(JW_SOURCE_DIR) / "data" / "notify" / "settings.toml";
  REQUIRE(std::filesystem::exists(file));
  const auto s = notify::loadSettings(file);
  CHECK_FALSE(s.email.on);
  CHECK_FALSE(s.sms.on);
  CHECK(s.delivery.attempts >= 3);
  CHECK_FALSE(notify::loadSettings("no-such-file.toml").email.on);
}

TEST_CASE("a password stands in the environment or in a file of its owner's, not in the settings") {
  const test::TempFolder folder;
  const std::string email = "[email]\non = true\nhost = \"mail.example.org\"\nfrom = \"a@example.org\"\nuser = \"desk\"\n";
  setenv("JW_TEST_PASSWORD", "from the environment", 1);
  CHECK(notify::parseSettings(email + "password_env = \"JW_TEST_PASSWORD\"", folder.path()).email.password == "from the environment");
  unsetenv("JW_TEST_PASSWORD");
  CHECK(refusal(email + "password_env = \"JW_TEST_PASSWORD\"").find("JW_TEST_PASSWORD") != std::string::npos);
  CHECK(refusal(email + "password = \"x\"").find("does not belong into this file") != std::string::npos);
  CHECK(refusal(email).find("without a password") != std::string::npos);
  const auto file = folder / "smtp.password";
  std::ofstream(file) << "from a file\n";
  chmod(file.c_str(), 0640);
  CHECK(refusal(email + "password_file = \"smtp.password\"", folder.path()).find("chmod 600") != std::string::npos);
  chmod(file.c_str(), 0600);
  CHECK(notify::parseSettings(email + "password_file = \"smtp.password\"", folder.path()).email.password == "from a file");
}

TEST_CASE("settings that would leak or could not work are refused by name") {
  const std::string email = "[email]\non = true\nhost = \"mail.example.org\"\nfrom = \"a@example.org\"\n";
  CHECK(refusal(email).empty());
  CHECK(refusal(email + "tls = \"none\"").find("email.tls") != std::string::npos);
  CHECK(refusal("[email]\non = true\nhost = \"localhost\"\nfrom = \"a@example.org\"\ntls = \"none\"").empty());
  CHECK(refusal(email + "prot = 25").find("email.prot is not known") != std::string::npos);
  CHECK(refusal(email + "port = 99999").find("email.port") != std::string::npos);
  CHECK(refusal(email + "port = \"25\"").find("email.port") != std::string::npos);
  CHECK(refusal("[email]\non = true\nhost = \"x\"").find("email.from") != std::string::npos);
  const std::string sms = "[sms]\non = true\nbody = '{\"to\":\"{phone}\",\"text\":\"{text}\"}'\n";
  CHECK(refusal(sms + "url = \"https://sms.example.org\"").empty());
  CHECK(refusal(sms + "url = \"http://sms.example.org/x\"").find("not encrypted") != std::string::npos);
  CHECK(refusal(sms + "url = \"http://sms.example.org/x\"\nallow_plain = true").empty());
  CHECK(refusal(sms + "url = \"http://127.0.0.1:8080/x\"").empty());
  CHECK(refusal(sms + "url = \"http://localhost.example.org/x\"").find("not encrypted") != std::string::npos);
  CHECK(refusal(sms + "url = \"https://sms.example.org/{number}\"").find("{number}") != std::string::npos);
  CHECK(refusal("[sms]\non = true\nurl = \"https://sms.example.org/{phone}\"").find("{text}") != std::string::npos);
  CHECK(refusal(sms + "url = \"https://sms.example.org\"\nheaders = [\"no colon\"]").find("sms.headers") != std::string::npos);
  CHECK(refusal("[mail]\non = true").find("mail is not known") != std::string::npos);
  CHECK(refusal("language = \"fr\"").find("language") != std::string::npos);
  CHECK(refusal("[email\n").find("line 1") != std::string::npos);
  CHECK(refusal("[delivery]\nfirst_delay_seconds = 60\nlongest_delay_seconds = 30").find("longest_delay_seconds") != std::string::npos);
}

}  // namespace settings_test
