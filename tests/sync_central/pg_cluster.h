// A real PostgreSQL with PostGIS of its own, on loopback and in a temporary folder, for as long as a test needs it.
#pragma once
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace jw::test {

/// initdb, pg_ctl and postgres run as an unprivileged user where the test runs as root. Passwords are SCRAM.
class PgCluster {
 public:
  /// Nothing, with a WARN, where PostgreSQL 15 or newer or PostGIS is not installed.
  static std::unique_ptr<PgCluster> make();
  ~PgCluster();
  PgCluster(const PgCluster&) = delete;
  PgCluster& operator=(const PgCluster&) = delete;

  void start();
  void stop(const std::string& mode = "fast");  ///< fast, or immediate: as if it had been killed
  /// Lines of postgresql.conf; in force after the next start.
  void configure(const std::string& lines) const;
  /// A file in the server's folder that only the server reads; its path.
  std::filesystem::path giveFile(const std::string& name, const std::string& text) const;
  int port() const { return m_port; }
  /// Over TCP; user "postgres" is the superuser. The password of every user here is "secret of NAME".
  std::string url(const std::string& database, const std::string& user = "postgres", int port = 0) const;
  /// Runs statements as the superuser. Throws what PostgreSQL says.
  void execute(const std::string& database, const std::string& sql) const;

 private:
  PgCluster(std::filesystem::path bin, std::filesystem::path folder);
  std::filesystem::path m_bin, m_folder;
  int m_port = 0;
};

/// The cluster of this test run, started with the first test that asks; null where there is none.
PgCluster* sharedCluster();

}  // namespace jw::test
