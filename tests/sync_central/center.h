// A fresh center in a database of its own, and workstations that speak to it.
#pragma once
#include <nlohmann/json.hpp>

#include "core/sync/postgres/postgres_central.h"
#include "tests/sync_central/pg_cluster.h"

namespace jw::test {

using nlohmann::json;

enum : int { kAreas = 1, kBuildings = 2, kCategories = 5, kCases = 8, kHouseholds = 11, kPeople = 12 };

class Center {
 public:
  explicit Center(PgCluster& cluster);
  ~Center();
  /// Makes the login if it is not there, and admits it.
  void admit(const std::string& login, const std::string& areas, bool mayWrite = true, bool mayWriteShared = false);
  sync::PgSettings settings(const std::string& login, int port = 0) const;
  void execute(const std::string& sql) const { m_cluster.execute(m_database, sql); }
  /// The single value of a query as the superuser.
  std::string value(const std::string& sql) const;
  const std::string& database() const { return m_database; }
  PgCluster& cluster() const { return m_cluster; }

 private:
  PgCluster& m_cluster;
  std::string m_database;
};

/// One workstation: it has shaken hands, and numbers its operations.
class Station {
 public:
  Station(const Center& center, const std::string& login, int port = 0);
  sync::Welcome shakeHands();

  sync::Op op(int table, const Uuid& row, sync::OpKind kind, std::int64_t baseVer, const std::string& area);
  sync::Op insert(int table, const Uuid& row, const std::string& area, const json& values);
  sync::Op update(int table, const Uuid& row, std::int64_t baseVer, const json& patch, const json& base);
  sync::Op remove(int table, const Uuid& row, std::int64_t baseVer);
  /// A case with a trail of one step: the report.
  sync::Op report(const Uuid& row, const std::string& area, const std::string& number, const json& more = json::object());
  sync::Op step(const Uuid& row, int n, int action, int from, int to, int role, const json& more = json::object());

  sync::OpResult push(const sync::Op& op);                               ///< of one
  std::vector<sync::OpResult> push(const std::vector<sync::Op>& ops);
  /// Everything from the station's cursor on; moves it.
  sync::PullPage pull(sync::Lane lane);

  sync::PostgresCentral central;
  Uuid site;
  sync::Cursor cursor[2];
  sync::Handshake handshake;
  std::int64_t localSeq = 0;
};

Uuid id();
/// The answer, or a failed test with the trouble.
template <class T>
T good(sync::Reply<T> reply) {
  if (auto* trouble = std::get_if<sync::Trouble>(&reply)) throw std::runtime_error("trouble: " + trouble->text);
  return std::get<T>(std::move(reply));
}

}  // namespace jw::test
