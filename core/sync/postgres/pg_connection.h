// One connection to PostgreSQL that never waits without end: libpq without blocking, under deadlines, with a bell to stop it.
#pragma once
#include <libpq-fe.h>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/clock.h"
#include "core/base/ids.h"
#include "core/sync/postgres/wake_fd.h"
#include "core/sync/wire.h"

namespace jw::sync {

struct PgSettings {
  std::string url;              ///< postgresql://… or keywords of libpq
  std::string rootCertificate;  ///< PEM file; given: the server's certificate and name are verified in full
  Millis connectWithin{10'000};
  Millis answerWithin{30'000};  ///< for a statement, or the next page of a copy
};

/// Whether the address carries a password, which then would be kept wherever the address is. Throws Error(usage) if it is none.
bool carriesPassword(const std::string& url);

/// Why a statement had no result. The connection is of no use any more where broken.
class PgFault : public std::runtime_error {
 public:
  PgFault(Trouble::Kind kind, const std::string& text, std::string sqlState = {}) : std::runtime_error(text), m_kind(kind), m_sqlState(std::move(sqlState)) {}
  Trouble::Kind kind() const { return m_kind; }
  const std::string& sqlState() const { return m_sqlState; }  ///< "" where the server said nothing

 private:
  Trouble::Kind m_kind;
  std::string m_sqlState;
};

class PgResult {
 public:
  explicit PgResult(PGresult* result) : m_result(result, &PQclear) {}
  int rows() const { return PQntuples(m_result.get()); }
  bool isNull(int row, int column) const { return PQgetisnull(m_result.get(), row, column) != 0; }
  /// "" for NULL.
  std::string_view text(int row, int column) const { return {PQgetvalue(m_result.get(), row, column), static_cast<std::size_t>(PQgetlength(m_result.get(), row, column))}; }
  std::int64_t integer(int row, int column) const;  ///< 0 for NULL
  Uuid uuid(int row, int column) const;             ///< nil for NULL
  const PGresult* get() const { return m_result.get(); }

 private:
  std::unique_ptr<PGresult, decltype(&PQclear)> m_result;
};

using PgParams = std::vector<std::optional<std::string>>;

/// Used by one thread. Everything throws PgFault and nothing else.
class PgConnection {
 public:
  /// Connects. `cancel` outlives it; rung, every call ends at once with Trouble::Kind::cancelled.
  PgConnection(const PgSettings& settings, const WakeFd& cancel);

  /// One statement with parameters $1 … as text.
  PgResult run(const std::string& sql, const PgParams& params = {});
  /// Several statements without parameters.
  void script(const std::string& sql);
  /// COPY … TO STDOUT (FORMAT binary): gives the fields of every row, NULL as nothing. Ends early, the connection with it,
  /// where `take` answers false; then false.
  bool copyOut(const std::string& sql, const std::function<bool(const std::vector<std::optional<std::string_view>>&)>& take);
  /// Waits for a notification of somebody else. False: none came, or `stop` was rung.
  bool waitForNotification(Millis longest, const WakeFd& stop);

  std::string quoted(std::string_view text);  ///< as a literal
  bool alive() const { return PQstatus(m_conn.get()) == CONNECTION_OK; }

 private:
  using Deadline = std::chrono::steady_clock::time_point;
  void connect(Deadline deadline);
  void waitSocket(short events, Deadline deadline);
  void flush(Deadline deadline);
  PGresult* nextResult(Deadline deadline);
  PgResult lastResult(Deadline deadline);
  [[noreturn]] void fail(const PGresult* result);
  [[noreturn]] void failConnecting();

  const WakeFd& m_cancel;
  Millis m_answerWithin;
  std::unique_ptr<PGconn, decltype(&PQfinish)> m_conn;
};

}  // namespace jw::sync
