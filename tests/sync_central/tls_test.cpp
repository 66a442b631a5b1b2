// With a root certificate given, only the right server is spoken to.
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "tests/catch.h"
#include "tests/sync_central/center.h"

namespace tls_test {

using namespace jw;
using namespace jw::sync;
using namespace jw::test;
namespace fs = std::filesystem;

namespace {

struct Folder {
  fs::path path;
  Folder() {
    std::string name = (fs::temp_directory_path() / "jw-tls-XXXXXX").string();
    path = mkdtemp(name.data());
  }
  ~Folder() { fs::remove_all(path); }
  bool openssl(const std::string& words) const { return std::system(("cd '" + path.string() + "' && openssl " + words + " >openssl.log 2>&1").c_str()) == 0; }
  std::string text(const char* name) const {
    std::ifstream in(path / name);
    return {std::istreambuf_iterator<char>(in), {}};
  }
};

}  // namespace

TEST_CASE("the server's certificate and name are verified in full") {
  Folder files;
  if (!files.openssl("version")) {
    WARN("skipped: no openssl");
    return;
  }
  for (const char* ca : {"ours", "strange"})
    REQUIRE(files.openssl(std::string("req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=") + ca + " -keyout " + ca + ".key -out " + ca + ".pem"));
  std::ofstream(files.path / "right.ext") << "subjectAltName=IP:127.0.0.1\n";
  std::ofstream(files.path / "wrong.ext") << "subjectAltName=DNS:center.example.org\n";
  for (const std::string name : {"right", "wrong"}) {
    REQUIRE(files.openssl("req -newkey rsa:2048 -nodes -subj /CN=center -keyout " + name + ".key -out " + name + ".csr"));
    REQUIRE(files.openssl("x509 -req -days 2 -in " + name + ".csr -CA ours.pem -CAkey ours.key -CAcreateserial -extfile " + name + ".ext -out " + name + ".pem"));
  }
  const auto cluster = PgCluster::make();
  if (!cluster) return;
  const auto ask = [&](const char* root) {
    PostgresCentral central({cluster->url("postgres"), root[0] ? (files.path / root).string() : "", Millis(10'000), Millis(10'000)});
    const auto reply = central.handshake({});
    return std::get<Trouble>(reply);
  };
  // No TLS there at all: not a word of the password in clear.
  CHECK(ask("ours.pem").text.find("SSL") != std::string::npos);
  CHECK(ask("").kind == Trouble::Kind::protocol);  // it gets in and finds no center

  cluster->giveFile("server.crt", files.text("right.pem"));
  cluster->giveFile("server.key", files.text("right.key"));
  cluster->configure("ssl = on\n");
  cluster->stop();
  cluster->start();
  CHECK(ask("ours.pem").kind == Trouble::Kind::protocol);
  CHECK(ask("strange.pem").kind == Trouble::Kind::refused);
  CHECK(ask("nothing.pem").kind == Trouble::Kind::refused);

  cluster->giveFile("server.crt", files.text("wrong.pem"));
  cluster->giveFile("server.key", files.text("wrong.key"));
  cluster->stop();
  cluster->start();
  CHECK(ask("ours.pem").kind == Trouble::Kind::refused);
}

}  // namespace tls_test
