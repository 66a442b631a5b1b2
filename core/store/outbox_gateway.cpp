#include "core/store/outbox_gateway.h"

#include <nlohmann/json.hpp>

#include "core/base/json_line.h"
#include "core/store/journal.h"

namespace jw::store {
namespace {

using json = nlohmann::json;
using model::MessageState;

#define JW_MESSAGE_COLUMNS                                                                                                                                         \
  "id, row_ver, channel, kind, area, case_id, receiver, address, subject, text, sealed, urgent, quiet_from, quiet_to, created_at, created_by, state, attempts, " \
  "next_at, ended_at, error"

std::string bytes(const Statement& s, int column) {
  const auto b = s.blob(column);
  return {reinterpret_cast<const char*>(b.data()), b.size()};
}

std::int16_t minuteOf(const Statement& s, int column) { return s.isNull(column) ? std::int16_t{-1} : static_cast<std::int16_t>(s.integer(column)); }

model::Message messageFrom(const Statement& s) {
  model::Message m;
  m.id = s.id<model::MessageTag>(0);
  m.rowVer = s.integer(1);
  m.channel = static_cast<model::MessageChannel>(s.integer(2));
  m.kind = s.text(3);
  m.area = s.text(4);
  m.caseId = s.id<CaseTag>(5);
  m.receiver = s.text(6);
  m.address = bytes(s, 7);
  m.subject = bytes(s, 8);
  m.text = bytes(s, 9);
  m.sealed = s.integer(10) != 0;
  m.urgent = s.integer(11) != 0;
  m.quiet = {minuteOf(s, 12), minuteOf(s, 13)};
  m.createdAt = s.instant(14);
  m.createdBy = s.text(15);
  m.state = static_cast<MessageState>(s.integer(16));
  m.attempts = static_cast<std::int32_t>(s.integer(17));
  m.nextAt = s.instant(18);
  m.endedAt = s.instant(19);
  m.error = s.text(20);
  return m;
}

// Sealed bytes are no text; clear ones are kept as text, so that they can be searched.
void bindBytes(Statement& s, int i, const model::Message& m, const std::string& value) {
  if (m.sealed)
    s.bindBlob(i, value.data(), value.size());
  else
    s.bind(i, std::string_view(value));
}

void bindMinute(Statement& s, int i, std::int16_t minute, bool any) {
  if (any)
    s.bind(i, static_cast<int>(minute));
  else
    s.bindNull(i);
}

struct Row {
  std::int64_t version = 0;
  MessageState state = MessageState::waiting;
  std::int32_t attempts = 0;
  std::string area;
};

std::optional<Row> rowOf(Connection& c, model::MessageId id) {
  auto s = c.prepare("SELECT row_ver, state, attempts, area FROM outbox WHERE id=?");
  s->bind(1, id);
  if (!s->step()) return std::nullopt;
  return Row{s->integer(0), static_cast<MessageState>(s->integer(1)), static_cast<std::int32_t>(s->integer(2)), std::string(s->text(3))};
}

void update(Connection& w, const model::Actor& actor, Instant at, const Attempt& a, const Row& was, std::int32_t attempts) {
  const Instant endedAt = a.state == MessageState::waiting ? kNever : at;
  {
    auto s = w.prepare("UPDATE outbox SET row_ver=?, state=?, attempts=?, next_at=coalesce(?, next_at), ended_at=?, error=? WHERE id=?");
    s->bind(1, was.version + 1).bind(2, static_cast<int>(a.state)).bind(3, static_cast<std::int64_t>(attempts)).bind(4, a.nextAt).bind(5, endedAt).bind(6, std::string_view(a.error)).bind(7, a.id).run();
  }
  json patch{{"state", model::messageStateName(a.state)}, {"attempts", attempts}};
  if (a.state == MessageState::waiting) patch["next_at"] = toMillis(a.nextAt);
  if (!a.error.empty()) patch["error"] = a.error;
  const std::string text = jsonLine(patch);
  appendJournal(w, actor, {Uuid::make(toMillis(at)), at, Table::outbox, a.id.uuid, ChangeKind::update, was.version + 1, was.area, text});
}

struct Where {
  std::string sql, pattern;
};

std::string likePattern(std::string_view text) {
  std::string pattern = "%";
  for (const char c : text) {
    if (c == '%' || c == '_' || c == '\\') pattern += '\\';
    pattern += c;
  }
  return pattern + "%";
}

// Phone numbers, which the log masks, cannot be searched for either: they could be guessed digit by digit.
Where whereOf(const MessageQuery& q) {
  Where w{" WHERE substr(area, 1, length(?1)) = ?1 AND substr(area, 1, length(?2)) = ?2", likePattern(q.text)};
  if (q.channel) w.sql += " AND channel = " + std::to_string(static_cast<int>(*q.channel));
  if (!q.states.empty()) {
    w.sql += " AND state IN (";
    for (std::size_t i = 0; i < q.states.size(); ++i) w.sql += (i ? "," : "") + std::to_string(static_cast<int>(q.states[i]));
    w.sql += ")";
  }
  if (!q.text.empty())
    w.sql += " AND (receiver LIKE ?3 ESCAPE '\\' OR sealed = 0 AND (subject LIKE ?3 ESCAPE '\\' OR text LIKE ?3 ESCAPE '\\' OR channel = 1 AND address LIKE ?3 ESCAPE '\\'))";
  if (!q.kind.empty()) w.sql += " AND kind = ?4";
  if (q.caseId) w.sql += " AND case_id = ?5";
  if (q.createdFrom != kNever) w.sql += " AND created_at >= " + std::to_string(toMillis(q.createdFrom));
  if (q.createdTo != kNever) w.sql += " AND created_at < " + std::to_string(toMillis(q.createdTo));
  return w;
}

void bind(Statement& s, std::string_view scope, const MessageQuery& q, const Where& where) {
  s.bind(1, scope).bind(2, std::string_view(q.area));
  if (!q.text.empty()) s.bind(3, std::string_view(where.pattern));
  if (!q.kind.empty()) s.bind(4, std::string_view(q.kind));
  if (q.caseId) s.bind(5, q.caseId);
}

}  // namespace

void putMessage(Connection& w, const model::Actor& actor, const model::Message& m) {
  {
    auto s = w.prepare("INSERT INTO outbox (" JW_MESSAGE_COLUMNS ") VALUES (?,1,?,?,?,?,?,?,?,?,?,?,?,?,?,?,1,0,?,NULL,'')");
    s->bind(1, m.id).bind(2, static_cast<int>(m.channel)).bind(3, std::string_view(m.kind)).bind(4, std::string_view(m.area)).bind(5, m.caseId).bind(6, std::string_view(m.receiver));
    bindBytes(*s, 7, m, m.address);
    bindBytes(*s, 8, m, m.subject);
    bindBytes(*s, 9, m, m.text);
    s->bind(10, m.sealed).bind(11, m.urgent);
    bindMinute(*s, 12, m.quiet.from, static_cast<bool>(m.quiet));
    bindMinute(*s, 13, m.quiet.to, static_cast<bool>(m.quiet));
    s->bind(14, m.createdAt).bind(15, std::string_view(m.createdBy)).bind(16, m.nextAt == kNever ? m.createdAt : m.nextAt).run();
  }
  appendJournal(w, actor, {Uuid::make(toMillis(m.createdAt)), m.createdAt, Table::outbox, m.id.uuid, ChangeKind::insert, 1, m.area, ""});
}

void recordAttempt(Connection& w, const model::Actor& actor, Instant at, const Attempt& a) {
  const auto was = rowOf(w, a.id);
  if (!was) return;
  const bool stillWaits = was->state == MessageState::waiting;
  if (!stillWaits && !(was->state == MessageState::withdrawn && a.state == MessageState::sent)) return;
  update(w, actor, at, a, *was, was->attempts + (a.counts ? 1 : 0));
}

bool requeueMessage(Connection& w, const model::Actor& actor, Instant at, model::MessageId id) {
  const auto was = rowOf(w, id);
  if (!was || !model::isWithin(was->area, actor.scope) || (was->state != MessageState::givenUp && was->state != MessageState::withdrawn)) return false;
  update(w, actor, at, {id, MessageState::waiting, false, at, ""}, *was, 0);
  return true;
}

bool withdrawMessage(Connection& w, const model::Actor& actor, Instant at, model::MessageId id) {
  const auto was = rowOf(w, id);
  if (!was || !model::isWithin(was->area, actor.scope) || was->state != MessageState::waiting) return false;
  update(w, actor, at, {id, MessageState::withdrawn, false, kNever, ""}, *was, was->attempts);
  return true;
}

std::uint64_t giveUpWaiting(Connection& w, const model::Actor& actor, Instant at, const std::string& why) {
  std::vector<model::MessageId> waiting;
  {
    auto s = w.prepare("SELECT id FROM outbox WHERE state = 1");
    while (s->step()) waiting.push_back({s->uuid(0)});
  }
  for (const auto& id : waiting) recordAttempt(w, actor, at, {id, MessageState::givenUp, false, kNever, why});
  return waiting.size();
}

std::vector<model::Message> dueMessages(Connection& c, model::MessageChannel channel, Instant now, std::uint32_t limit) {
  std::vector<model::Message> out;
  for (const bool urgent : {true, false}) {
    auto s = c.prepare("SELECT " JW_MESSAGE_COLUMNS " FROM outbox WHERE state = 1 AND channel = ? AND urgent = ? AND next_at <= ? ORDER BY next_at, n LIMIT ?");
    s->bind(1, static_cast<int>(channel)).bind(2, urgent).bind(3, now).bind(4, static_cast<std::int64_t>(limit - out.size()));
    while (s->step()) out.push_back(messageFrom(*s));
  }
  return out;
}

Instant nextMessageDue(Connection& c, model::MessageChannel channel) {
  Instant next = kNever;
  for (const bool urgent : {true, false}) {
    auto s = c.prepare("SELECT min(next_at) FROM outbox WHERE state = 1 AND channel = ? AND urgent = ?");
    s->bind(1, static_cast<int>(channel)).bind(2, urgent);
    if (s->step()) next = std::min(next, s->instant(0));
  }
  return next;
}

std::vector<model::Message> searchMessages(Connection& c, std::string_view scope, const MessageQuery& query, std::uint32_t offset, std::uint32_t limit) {
  const Where where = whereOf(query);
  Statement s(c.handle(), "SELECT " JW_MESSAGE_COLUMNS " FROM outbox" + where.sql + " ORDER BY created_at DESC, n DESC LIMIT ?6 OFFSET ?7");
  bind(s, scope, query, where);
  s.bind(6, static_cast<std::int64_t>(limit)).bind(7, static_cast<std::int64_t>(offset));
  std::vector<model::Message> out;
  while (s.step()) out.push_back(messageFrom(s));
  return out;
}

std::uint64_t countMessages(Connection& c, std::string_view scope, const MessageQuery& query) {
  const Where where = whereOf(query);
  Statement s(c.handle(), "SELECT count(*) FROM outbox" + where.sql);
  bind(s, scope, query, where);
  return s.step() ? static_cast<std::uint64_t>(s.integer(0)) : 0;
}

}  // namespace jw::store
