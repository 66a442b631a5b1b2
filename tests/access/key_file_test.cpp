#include "core/access/key_file.h"

#include <sys/stat.h>

#include <cstdlib>
#include <fstream>
#include <functional>
#include <iterator>
#include <optional>

#include "core/base/error.h"
#include "tests/catch.h"

namespace key_file_test {

using namespace jw;
using namespace jw::access;
namespace fs = std::filesystem;

namespace {

struct TempDir {
  fs::path path = fs::temp_directory_path() / ("jw_key_" + Uuid::make(1).text());
  TempDir() { fs::create_directories(path); }
  ~TempDir() { fs::remove_all(path); }
};

std::string readFile(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}
void writeFile(const fs::path& path, const std::string& text) {
  std::ofstream(path, std::ios::binary | std::ios::trunc) << text;
}

ErrorCode codeOf(const std::function<void()>& work) {
  try {
    work();
  } catch (const Error& e) {
    return e.code();
  }
  FAIL("no error");
  return ErrorCode::internal;
}

class Variable {
 public:
  Variable(const char* name, const char* value) : m_name(name) {
    if (const char* old = std::getenv(name)) m_old = old;
    value ? ::setenv(name, value, 1) : ::unsetenv(name);
  }
  ~Variable() { m_old ? ::setenv(m_name, m_old->c_str(), 1) : ::unsetenv(m_name); }

 private:
  const char* m_name;
  std::optional<std::string> m_old;
};

const Uuid kStore = Uuid::named("store"), kOther = Uuid::named("other store");

}  // namespace

TEST_CASE("a key is made once, is private to its user and comes back the same") {
  const TempDir dir;
  const fs::path keys = dir.path / "a" / "keys";
  const StoreKey made = createKey(keys, kStore);
  CHECK(loadKey(keys, kStore).master() == made.master());
  CHECK_FALSE(needsPassphrase(keys, kStore));
  CHECK(fs::status(keyFile(keys, kStore)).permissions() == (fs::perms::owner_read | fs::perms::owner_write));
  CHECK(fs::status(keys).permissions() == fs::perms::owner_all);
  CHECK(std::distance(fs::directory_iterator(keys), {}) == 1);  // no temporary file stays behind
  CHECK_FALSE(createKey(keys, kOther).master() == made.master());
}

TEST_CASE("a key that exists is never replaced") {
  const TempDir dir;
  const StoreKey made = createKey(dir.path, kStore);
  CHECK(codeOf([&] { createKey(dir.path, kStore); }) == ErrorCode::store);
  CHECK(loadKey(dir.path, kStore).master() == made.master());
  CHECK(std::distance(fs::directory_iterator(dir.path), {}) == 1);
}

TEST_CASE("a missing key says where it was looked for and what to do") {
  const TempDir dir;
  CHECK_THROWS_WITH(loadKey(dir.path, kStore),
                    Catch::Contains(kStore.text()) && Catch::Contains("missing") && Catch::Contains("JINGWEI_KEY_DIR"));
  CHECK_THROWS_AS(needsPassphrase(dir.path, kStore), Error);
}

TEST_CASE("a key file that other users can read is refused with the remedy") {
  const TempDir dir;
  createKey(dir.path, kStore);
  for (const mode_t mode : {0640U, 0604U, 0620U}) {
    REQUIRE(::chmod(keyFile(dir.path, kStore).c_str(), mode) == 0);
    CHECK_THROWS_WITH(loadKey(dir.path, kStore), Catch::Contains("chmod 600"));
  }
  REQUIRE(::chmod(keyFile(dir.path, kStore).c_str(), 0400) == 0);
  CHECK_NOTHROW(loadKey(dir.path, kStore));
}

TEST_CASE("a damaged key file never gives a key") {
  const TempDir dir;
  const StoreKey made = createKey(dir.path, kStore);
  const fs::path path = keyFile(dir.path, kStore);
  const std::string good = readFile(path);
  for (std::size_t i = 0; i < good.size(); ++i) {
    std::string bad = good;
    bad[i] = bad[i] == '0' ? '1' : '0';
    writeFile(path, bad);
    std::optional<StoreKey> key;
    try {
      key = loadKey(dir.path, kStore);
    } catch (const Error& e) {
      CHECK(e.code() == ErrorCode::store);
    }
    // Only the end of line after the last value may go without harm.
    CHECK((!key || key->master() == made.master()));
    if (i + 1 < good.size()) CHECK_FALSE(key);
  }
  for (std::size_t n = 0; n + 1 < good.size(); ++n) {
    writeFile(path, good.substr(0, n));
    CHECK_THROWS_AS(loadKey(dir.path, kStore), Error);
  }
  writeFile(path, std::string(100'000, 'a'));
  CHECK_THROWS_AS(loadKey(dir.path, kStore), Error);
}

TEST_CASE("the key of another store is refused even under the right name") {
  const TempDir dir;
  createKey(dir.path, kOther);
  fs::rename(keyFile(dir.path, kOther), keyFile(dir.path, kStore));
  CHECK_THROWS_WITH(loadKey(dir.path, kStore), Catch::Contains("another store"));
}

TEST_CASE("a wrapped key opens with its passphrase alone and is not in the file") {
  const TempDir dir;
  const StoreKey made = createKey(dir.path, kStore, "warp and weft 经纬");
  CHECK(needsPassphrase(dir.path, kStore));
  CHECK(loadKey(dir.path, kStore, "warp and weft 经纬").master() == made.master());
  CHECK(codeOf([&] { loadKey(dir.path, kStore, "warp and weft"); }) == ErrorCode::rights);
  CHECK(codeOf([&] { loadKey(dir.path, kStore); }) == ErrorCode::rights);
  const std::string text = readFile(keyFile(dir.path, kStore));
  CHECK(text.find("key ", 13) == std::string::npos);
  CHECK(text.find("wrapped ") != std::string::npos);
}

TEST_CASE("a folder that cannot be made is an error, not a crash") {
  const TempDir dir;
  writeFile(dir.path / "file", "x");
  CHECK(codeOf([&] { createKey(dir.path / "file" / "keys", kStore); }) == ErrorCode::store);
  fs::create_directories(keyFile(dir.path, kStore));
  CHECK(codeOf([&] { createKey(dir.path, kStore); }) == ErrorCode::store);
  CHECK(codeOf([&] { loadKey(dir.path, kStore); }) == ErrorCode::store);
}

TEST_CASE("the folder of keys follows the environment") {
  const Variable home("HOME", "/h");
  {
    const Variable own("JINGWEI_KEY_DIR", "/k"), config("XDG_CONFIG_HOME", "/c");
    CHECK(keyDirectory() == "/k");
  }
  const Variable own("JINGWEI_KEY_DIR", nullptr);
  {
    const Variable config("XDG_CONFIG_HOME", "/c");
    CHECK(keyDirectory() == "/c/jingwei/keys");
  }
  {
    const Variable config("XDG_CONFIG_HOME", "relative");
    CHECK(keyDirectory() == "/h/.config/jingwei/keys");
  }
  const Variable config("XDG_CONFIG_HOME", nullptr);
  CHECK(keyDirectory() == "/h/.config/jingwei/keys");
  const Variable none("HOME", nullptr);
  CHECK_THROWS_AS(keyDirectory(), Error);
}

TEST_CASE("a key is carried to another store under a passphrase, and opens with that alone") {
  const TempDir dir;
  const Uuid first = Uuid::make(1), second = Uuid::make(2);
  const access::StoreKey key = access::createKey(dir.path, first);
  CHECK_THROWS_AS(access::carriedKey(key, "too short"), Error);
  const std::string carried = access::carriedKey(key, "correct horse battery");
  const access::StoreKey opened = access::openCarriedKey(carried, "correct horse battery");
  CHECK(opened.id() == key.id());
  CHECK(opened.master() == key.master());
  access::placeKey(dir.path, second, opened);
  CHECK(access::loadKey(dir.path, second).master() == key.master());
  // Never in place of another one.
  CHECK_THROWS_AS(access::placeKey(dir.path, first, access::StoreKey::random()), Error);
  CHECK(access::loadKey(dir.path, first).master() == key.master());

  const auto code = [&](const std::string& text, const char* passphrase) {
    try {
      access::openCarriedKey(text, passphrase);
    } catch (const Error& e) {
      return e.code();
    }
    return ErrorCode::internal;
  };
  CHECK(code(carried, "correct horse batterz") == ErrorCode::rights);
  std::string changed = carried;
  char& digit = changed[changed.rfind("wrapped ") + 10];
  digit = digit == '0' ? '1' : '0';
  CHECK(code(changed, "correct horse battery") == ErrorCode::rights);
  CHECK(code("jingwei key 1\n", "correct horse battery") == ErrorCode::input);
  CHECK(code(carried.substr(0, 40), "correct horse battery") == ErrorCode::input);
  // Sealed twice, it looks different each time.
  CHECK(access::carriedKey(key, "correct horse battery") != carried);
}

}  // namespace key_file_test
