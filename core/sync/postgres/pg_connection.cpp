#include "core/sync/postgres/pg_connection.h"

#include <arpa/inet.h>
#include <poll.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>
#include <utility>

#include "core/base/error.h"

namespace jw::sync {
namespace {

using Kind = Trouble::Kind;
using SteadyClock = std::chrono::steady_clock;

int millisUntil(SteadyClock::time_point deadline) {
  const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - SteadyClock::now()).count();
  return static_cast<int>(std::clamp<std::int64_t>(left, 0, 3'600'000));
}

std::string firstLine(const char* message) {
  std::string text = message ? message : "";
  text.resize(std::min(text.find('\n'), text.size()));
  return text;
}

// What passes by itself is tried again; what somebody must change is refused.
Kind kindOf(std::string_view state) {
  const std::string_view klass = state.substr(0, 2);
  if (state == "JW001" || state == "42501" || klass == "28" || klass == "3D") return Kind::refused;
  if (state.empty() || klass == "08" || klass == "25" || klass == "40" || klass == "53" || klass == "55" || klass == "57" || klass == "58") return Kind::unreachable;
  return Kind::protocol;
}

// Verbose messages read "FATAL:  28P01: …", whatever the language of the first word.
std::string stateIn(const std::string& message) {
  for (std::size_t i = message.find(':'); i != std::string::npos; i = message.find(':', i + 1)) {
    const std::size_t begin = message.find_first_not_of(' ', i + 1);
    if (begin == std::string::npos || begin + 5 >= message.size() || message[begin + 5] != ':') continue;
    const std::string state = message.substr(begin, 5);
    // With a digit, or it is the word FATAL.
    if (state.find_first_not_of("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ") == std::string::npos && state.find_first_of("0123456789") != std::string::npos) return state;
  }
  return {};
}

bool isCertificate(const std::string& message) { return message.find("certificate") != std::string::npos || message.find("SSL") != std::string::npos; }

std::int16_t int16At(const char* p) {
  std::uint16_t v;
  std::memcpy(&v, p, 2);
  return static_cast<std::int16_t>(ntohs(v));
}

std::int32_t int32At(const char* p) {
  std::uint32_t v;
  std::memcpy(&v, p, 4);
  return static_cast<std::int32_t>(ntohl(v));
}

}  // namespace

bool carriesPassword(const std::string& url) {
  const std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> options(PQconninfoParse(url.c_str(), nullptr), &PQconninfoFree);
  if (!options) throw Error(ErrorCode::usage, "the address of the center is not one that libpq understands");
  for (const PQconninfoOption* o = options.get(); o->keyword != nullptr; ++o)
    if (std::string_view(o->keyword) == "password" && o->val != nullptr && *o->val != '\0') return true;
  return false;
}

std::int64_t PgResult::integer(int row, int column) const {
  std::int64_t value = 0;
  const std::string_view s = text(row, column);
  std::from_chars(s.data(), s.data() + s.size(), value);
  return value;
}

Uuid PgResult::uuid(int row, int column) const { return Uuid::parse(text(row, column)).value_or(Uuid()); }

PgConnection::PgConnection(const PgSettings& settings, const WakeFd& cancel) : m_cancel(cancel), m_answerWithin(settings.answerWithin), m_conn(nullptr, &PQfinish) {
  char* wrong = nullptr;
  const std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> understood(PQconninfoParse(settings.url.c_str(), &wrong), &PQconninfoFree);
  const std::unique_ptr<char, decltype(&PQfreemem)> held(wrong, &PQfreemem);
  // What libpq says of it may repeat a password.
  if (!understood) throw PgFault(Kind::refused, "the address of the center is not one that libpq understands");
  // The server gives up a little before we do, so that nothing of ours goes on there unheard.
  const auto statement = std::max<std::int64_t>(1'000, m_answerWithin.count() * 9 / 10);
  const std::string options = "-c statement_timeout=" + std::to_string(statement) + " -c lock_timeout=" + std::to_string(statement / 2) +
                              " -c idle_in_transaction_session_timeout=60000 -c client_connection_check_interval=5000";
  const std::string unacknowledged = std::to_string(m_answerWithin.count());
  std::vector<const char*> keys{"dbname", "application_name", "client_encoding", "options", "keepalives", "keepalives_idle", "keepalives_interval", "keepalives_count", "tcp_user_timeout"};
  std::vector<const char*> values{settings.url.c_str(), "jingwei", "UTF8", options.c_str(), "1", "15", "5", "3", unacknowledged.c_str()};
  if (!settings.rootCertificate.empty()) {
    keys.insert(keys.end(), {"sslmode", "sslrootcert"});
    values.insert(values.end(), {"verify-full", settings.rootCertificate.c_str()});
  }
  keys.push_back(nullptr);
  values.push_back(nullptr);
  m_conn.reset(PQconnectStartParams(keys.data(), values.data(), 1));
  if (!m_conn) throw PgFault(Kind::unreachable, "out of memory");
  if (PQstatus(m_conn.get()) == CONNECTION_BAD) failConnecting();
  PQsetErrorVerbosity(m_conn.get(), PQERRORS_VERBOSE);
  connect(SteadyClock::now() + settings.connectWithin);
  PQsetErrorVerbosity(m_conn.get(), PQERRORS_TERSE);
  PQsetnonblocking(m_conn.get(), 1);
  // Notices of the server are for its own log.
  PQsetNoticeReceiver(m_conn.get(), [](void*, const PGresult*) {}, nullptr);
}

void PgConnection::connect(Deadline deadline) {
  for (PostgresPollingStatusType next = PGRES_POLLING_WRITING; next != PGRES_POLLING_OK; next = PQconnectPoll(m_conn.get())) {
    if (next == PGRES_POLLING_FAILED) failConnecting();
    waitSocket(next == PGRES_POLLING_READING ? POLLIN : POLLOUT, deadline);
  }
}

void PgConnection::failConnecting() {
  const std::string message = PQerrorMessage(m_conn.get());
  const std::string state = stateIn(message);
  const Kind kind = state.empty() && isCertificate(message) ? Kind::refused : kindOf(state);
  throw PgFault(kind, firstLine(message.c_str()), state);
}

void PgConnection::waitSocket(short events, Deadline deadline) {
  for (;;) {
    std::array<pollfd, 2> fds{{{PQsocket(m_conn.get()), events, 0}, {m_cancel.fd(), POLLIN, 0}}};
    const int n = poll(fds.data(), fds.size(), millisUntil(deadline));
    if (fds[1].revents != 0) {
      m_conn.reset();
      throw PgFault(Kind::cancelled, "cancelled");
    }
    if (n > 0) return;
    if (n < 0 && errno == EINTR) continue;
    // A server that hangs may still take effect; what is asked anew is asked over a new connection.
    m_conn.reset();
    throw PgFault(Kind::unreachable, "the center does not answer in time");
  }
}

void PgConnection::flush(Deadline deadline) {
  for (;;) {
    const int left = PQflush(m_conn.get());
    if (left < 0) fail(nullptr);
    if (left == 0) return;
    waitSocket(POLLIN | POLLOUT, deadline);
    if (PQconsumeInput(m_conn.get()) == 0) fail(nullptr);
  }
}

PGresult* PgConnection::nextResult(Deadline deadline) {
  while (PQisBusy(m_conn.get()) != 0) {
    waitSocket(POLLIN, deadline);
    if (PQconsumeInput(m_conn.get()) == 0) fail(nullptr);
  }
  return PQgetResult(m_conn.get());
}

PgResult PgConnection::lastResult(Deadline deadline) {
  PgResult last(nullptr);
  PgResult bad(nullptr);
  while (PGresult* result = nextResult(deadline)) {
    PgResult held(result);
    const ExecStatusType status = PQresultStatus(result);
    if (status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK) {
      if (!bad.get()) bad = std::move(held);
      if (!alive()) break;
    } else {
      last = std::move(held);
    }
  }
  if (bad.get()) fail(bad.get());
  if (!last.get()) fail(nullptr);
  return last;
}

void PgConnection::fail(const PGresult* result) {
  const char* state = result ? PQresultErrorField(result, PG_DIAG_SQLSTATE) : nullptr;
  const std::string text = firstLine(result && *PQresultErrorMessage(result) ? PQresultErrorMessage(result) : PQerrorMessage(m_conn.get()));
  throw PgFault(kindOf(state ? state : ""), text.empty() ? "the connection is lost" : text, state ? state : "");
}

PgResult PgConnection::run(const std::string& sql, const PgParams& params) {
  if (!m_conn) throw PgFault(Kind::unreachable, "the connection is lost");
  std::vector<const char*> values;
  values.reserve(params.size());
  for (const auto& p : params) values.push_back(p ? p->c_str() : nullptr);
  const Deadline deadline = SteadyClock::now() + m_answerWithin;
  if (PQsendQueryParams(m_conn.get(), sql.c_str(), static_cast<int>(values.size()), nullptr, values.data(), nullptr, nullptr, 0) == 0) fail(nullptr);
  flush(deadline);
  return lastResult(deadline);
}

void PgConnection::script(const std::string& sql) {
  if (!m_conn) throw PgFault(Kind::unreachable, "the connection is lost");
  const Deadline deadline = SteadyClock::now() + m_answerWithin;
  if (PQsendQuery(m_conn.get(), sql.c_str()) == 0) fail(nullptr);
  flush(deadline);
  lastResult(deadline);
}

bool PgConnection::copyOut(const std::string& sql, const std::function<bool(const std::vector<std::optional<std::string_view>>&)>& take) {
  if (!m_conn) throw PgFault(Kind::unreachable, "the connection is lost");
  const Deadline deadline = SteadyClock::now() + m_answerWithin;
  if (PQsendQuery(m_conn.get(), sql.c_str()) == 0) fail(nullptr);
  flush(deadline);
  {
    const PgResult start(nextResult(deadline));
    if (PQresultStatus(start.get()) != PGRES_COPY_OUT) fail(start.get());
  }
  std::vector<std::optional<std::string_view>> fields;
  SteadyClock::duration left = m_answerWithin;
  // The signature, flags and extension length come before the first row, in the same message.
  std::size_t skip = 19;
  for (std::uint64_t n = 0;;) {
    char* raw = nullptr;
    const int length = PQgetCopyData(m_conn.get(), &raw, 1);
    if (length == 0) {
      // Only our waiting counts, not the time that the taker needs for what came before.
      const auto since = SteadyClock::now();
      waitSocket(POLLIN, since + left);
      left -= SteadyClock::now() - since;
      if (PQconsumeInput(m_conn.get()) == 0) fail(nullptr);
      continue;
    }
    if (length < 0) break;
    const std::unique_ptr<char, decltype(&PQfreemem)> held(raw, &PQfreemem);
    std::string_view rest(raw, static_cast<std::size_t>(length));
    if (rest.size() < skip) throw PgFault(Kind::protocol, "a copy without its header");
    rest.remove_prefix(std::exchange(skip, 0));
    if (rest.size() < 2) continue;
    const int count = int16At(rest.data());
    rest.remove_prefix(2);
    if (count < 0) continue;  // the trailer
    fields.clear();
    for (int i = 0; i < count; ++i) {
      if (rest.size() < 4) throw PgFault(Kind::protocol, "a copied row is cut short");
      const std::int32_t size = int32At(rest.data());
      rest.remove_prefix(4);
      if (size < 0) {
        fields.emplace_back();
        continue;
      }
      if (rest.size() < static_cast<std::size_t>(size)) throw PgFault(Kind::protocol, "a copied row is cut short");
      fields.emplace_back(rest.substr(0, static_cast<std::size_t>(size)));
      rest.remove_prefix(static_cast<std::size_t>(size));
    }
    if (!take(fields)) {
      m_conn.reset();
      return false;
    }
    if (++n % 1000 == 0) left = m_answerWithin;
  }
  lastResult(SteadyClock::now() + m_answerWithin);
  return true;
}

bool PgConnection::waitForNotification(Millis longest, const WakeFd& stop) {
  const Deadline deadline = SteadyClock::now() + longest;
  while (m_conn && alive()) {
    if (PQconsumeInput(m_conn.get()) == 0) return false;
    bool heard = false;
    while (PGnotify* note = PQnotifies(m_conn.get())) {
      // What this very connection pushed is no news to it.
      heard = heard || note->be_pid != PQbackendPID(m_conn.get());
      PQfreemem(note);
    }
    if (heard) return true;
    std::array<pollfd, 3> fds{{{PQsocket(m_conn.get()), POLLIN, 0}, {m_cancel.fd(), POLLIN, 0}, {stop.fd(), POLLIN, 0}}};
    const int n = poll(fds.data(), fds.size(), millisUntil(deadline));
    if (fds[1].revents != 0 || fds[2].revents != 0) return false;
    if (n == 0 || (n < 0 && errno != EINTR)) return false;
  }
  return false;
}

std::string PgConnection::quoted(std::string_view text) {
  if (!m_conn) throw PgFault(Kind::unreachable, "the connection is lost");
  const std::unique_ptr<char, decltype(&PQfreemem)> escaped(PQescapeLiteral(m_conn.get(), text.data(), text.size()), &PQfreemem);
  if (!escaped) fail(nullptr);
  return escaped.get();
}

}  // namespace jw::sync
