#include "core/store/appraisal_gateway.h"

#include <nlohmann/json.hpp>

#include "core/base/json_line.h"
#include "core/store/journal.h"

namespace jw::store {
namespace {

using Json = nlohmann::json;

void journal(Connection& w, const model::Actor& actor, Instant at, Table table, const Uuid& row, ChangeKind kind, std::int64_t version, std::string_view area, const Json& patch) {
  appendJournal(w, actor, {Uuid::make(toMillis(at)), at, table, row, kind, version, area, jsonLine(patch)});
}

Json keyJson(const AppraisalKey& key) { return {{"scheme", key.scheme}, {"period", key.period}, {"subject_kind", key.subjectKind}}; }

AppraisalKey keyFrom(const Statement& s, int at) { return {std::string(s.text(at)), std::string(s.text(at + 1)), std::string(s.text(at + 2))}; }

void bindKey(Statement& s, int at, const AppraisalKey& key) { s.bind(at, std::string_view(key.scheme)).bind(at + 1, std::string_view(key.period)).bind(at + 2, std::string_view(key.subjectKind)); }

#define JW_CARD_COLUMNS                                                                                                                                    \
  "scheme, period, subject_kind, id, row_ver, subject, color, reason, issued_at, issued_by, appeal_state, appeal_text, appeal_at, review_text, reviewed_by, " \
  "decision_text, decided_by, decided_at"

CardRow cardFrom(const Statement& s) {
  CardRow c;
  c.key = keyFrom(s, 0);
  c.id = s.uuid(3);
  c.rowVer = s.integer(4);
  c.subject = s.text(5);
  c.color = static_cast<int>(s.integer(6));
  c.reason = s.text(7);
  c.issuedAt = s.instant(8);
  c.issuedBy = s.text(9);
  c.appealState = static_cast<int>(s.integer(10));
  c.appealText = s.text(11);
  c.appealAt = s.instant(12);
  c.reviewText = s.text(13);
  c.reviewedBy = s.text(14);
  c.decisionText = s.text(15);
  c.decidedBy = s.text(16);
  c.decidedAt = s.instant(17);
  return c;
}

PublicationRow publicationFrom(const Statement& s) {
  PublicationRow p;
  p.key = keyFrom(s, 0);
  p.id = s.uuid(3);
  p.schemeVersion = static_cast<int>(s.integer(4));
  p.publishedAt = s.instant(5);
  p.publishedBy = s.text(6);
  p.result = s.text(7);
  return p;
}

}  // namespace

void putEntry(Connection& w, const model::Actor& actor, const EntryRow& e, std::string_view area) {
  {
    auto s = w.prepare("INSERT INTO appraisal_entries (scheme, period, subject_kind, id, row_ver, subject, kind, points, reason, at, actor) VALUES (?,?,?,?,1,?,?,?,?,?,?)");
    bindKey(*s, 1, e.key);
    s->bind(4, e.id).bind(5, std::string_view(e.subject)).bind(6, std::string_view(e.kind)).bind(7, e.points).bind(8, std::string_view(e.reason));
    s->bind(9, e.at).bind(10, std::string_view(e.actor));
    s->run();
  }
  Json patch = keyJson(e.key);
  patch.update({{"subject", e.subject}, {"kind", e.kind}, {"points", e.points}, {"reason", e.reason}});
  journal(w, actor, e.at, Table::appraisalEntries, e.id, ChangeKind::insert, 1, area, patch);
}

void putPublication(Connection& w, const model::Actor& actor, const PublicationRow& p) {
  {
    auto s = w.prepare("INSERT INTO appraisal_publications (scheme, period, subject_kind, id, scheme_version, published_at, published_by, result) VALUES (?,?,?,?,?,?,?,?)");
    bindKey(*s, 1, p.key);
    s->bind(4, p.id).bind(5, p.schemeVersion).bind(6, p.publishedAt).bind(7, std::string_view(p.publishedBy)).bind(8, std::string_view(p.result));
    s->run();
  }
  Json patch = keyJson(p.key);
  patch.update({{"scheme_version", p.schemeVersion}, {"bytes", p.result.size()}});
  journal(w, actor, p.publishedAt, Table::publications, p.id, ChangeKind::insert, 1, "", patch);
}

void putCard(Connection& w, const model::Actor& actor, Instant at, const CardRow& c, std::string_view area) {
  {
    auto s = w.prepare(
        "INSERT INTO cards (" JW_CARD_COLUMNS ") VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?) ON CONFLICT (id) DO UPDATE SET row_ver = excluded.row_ver, "
        "appeal_state = excluded.appeal_state, appeal_text = excluded.appeal_text, appeal_at = excluded.appeal_at, review_text = excluded.review_text, "
        "reviewed_by = excluded.reviewed_by, decision_text = excluded.decision_text, decided_by = excluded.decided_by, decided_at = excluded.decided_at");
    bindKey(*s, 1, c.key);
    s->bind(4, c.id).bind(5, c.rowVer).bind(6, std::string_view(c.subject)).bind(7, c.color).bind(8, std::string_view(c.reason)).bind(9, c.issuedAt);
    s->bind(10, std::string_view(c.issuedBy)).bind(11, c.appealState).bind(12, std::string_view(c.appealText)).bind(13, c.appealAt);
    s->bind(14, std::string_view(c.reviewText)).bindOrNull(15, c.reviewedBy).bind(16, std::string_view(c.decisionText)).bindOrNull(17, c.decidedBy).bind(18, c.decidedAt);
    s->run();
  }
  Json patch = keyJson(c.key);
  if (c.rowVer == 1)
    patch.update({{"subject", c.subject}, {"color", c.color}, {"reason", c.reason}});
  else
    patch = {{"appeal_state", c.appealState}, {"appeal_text", c.appealText}, {"review_text", c.reviewText}, {"decision_text", c.decisionText}};
  journal(w, actor, at, Table::cards, c.id, c.rowVer == 1 ? ChangeKind::insert : ChangeKind::update, c.rowVer, area, patch);
}

std::vector<EntryRow> entriesOf(Connection& c, const AppraisalKey& key) {
  auto s = c.prepare("SELECT scheme, period, subject_kind, id, subject, kind, points, reason, at, actor FROM appraisal_entries WHERE scheme=? AND period=? AND subject_kind=? ORDER BY n");
  bindKey(*s, 1, key);
  std::vector<EntryRow> out;
  while (s->step()) {
    EntryRow& e = out.emplace_back();
    e.key = keyFrom(*s, 0);
    e.id = s->uuid(3);
    e.subject = s->text(4);
    e.kind = s->text(5);
    e.points = s->real(6);
    e.reason = s->text(7);
    e.at = s->instant(8);
    e.actor = s->text(9);
  }
  return out;
}

std::vector<PublicationRow> publications(Connection& c) {
  auto s = c.prepare("SELECT scheme, period, subject_kind, id, scheme_version, published_at, published_by, '' FROM appraisal_publications ORDER BY n DESC");
  std::vector<PublicationRow> out;
  while (s->step()) out.push_back(publicationFrom(*s));
  return out;
}

std::optional<PublicationRow> publicationOf(Connection& c, const AppraisalKey& key) {
  auto s = c.prepare("SELECT scheme, period, subject_kind, id, scheme_version, published_at, published_by, result FROM appraisal_publications WHERE scheme=? AND period=? AND subject_kind=?");
  bindKey(*s, 1, key);
  if (!s->step()) return std::nullopt;
  return publicationFrom(*s);
}

std::vector<CardRow> cards(Connection& c, const AppraisalKey& key) {
  auto s = c.prepare("SELECT " JW_CARD_COLUMNS " FROM cards WHERE (?1 = '' OR scheme = ?1) AND (?2 = '' OR period = ?2) AND (?3 = '' OR subject_kind = ?3) ORDER BY n DESC");
  bindKey(*s, 1, key);
  std::vector<CardRow> out;
  while (s->step()) out.push_back(cardFrom(*s));
  return out;
}

std::optional<CardRow> cardById(Connection& c, const Uuid& id) {
  auto s = c.prepare("SELECT " JW_CARD_COLUMNS " FROM cards WHERE id = ?");
  s->bind(1, id);
  if (!s->step()) return std::nullopt;
  return cardFrom(*s);
}

}  // namespace jw::store
