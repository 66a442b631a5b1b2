#include "core/engine/appraisal_rows.h"

namespace jw::engine {

using namespace appraisal;

namespace {

SubjectKind kindOf(const std::string& name) {
  SubjectKind kind{};
  parseSubject(name, kind);
  return kind;
}

}  // namespace

store::AppraisalKey keyOf(const Result& result) { return {result.scheme->name, result.period.text, std::string(subjectName(result.subjectKind))}; }

std::vector<Entry> entriesFrom(const std::vector<store::EntryRow>& rows) {
  std::vector<Entry> out;
  for (const auto& row : rows) {
    Entry& e = out.emplace_back(Entry{row.id, row.key.scheme, row.key.period, row.subject, kindOf(row.key.subjectKind), Entry::Kind::bonus, row.points, row.reason, row.actor, row.at});
    parseEntryKind(row.kind, e.kind);
  }
  return out;
}

store::EntryRow rowOf(const Entry& e) {
  return {e.id, {e.scheme, e.period, std::string(subjectName(e.subjectKind))}, e.subject, std::string(entryKindName(e.kind)), e.reason, e.actor, e.points, e.at};
}

Card cardFrom(const store::CardRow& row) {
  Card c;
  c.id = row.id;
  c.rowVer = row.rowVer;
  c.scheme = row.key.scheme;
  c.period = row.key.period;
  c.subjectKind = kindOf(row.key.subjectKind);
  c.subject = row.subject;
  c.color = static_cast<CardColor>(row.color);
  c.reason = row.reason;
  c.issuedAt = row.issuedAt;
  c.issuedBy = row.issuedBy;
  c.appeal = static_cast<AppealState>(row.appealState);
  c.appealText = row.appealText;
  c.appealAt = row.appealAt;
  c.reviewText = row.reviewText;
  c.reviewedBy = row.reviewedBy;
  c.decisionText = row.decisionText;
  c.decidedBy = row.decidedBy;
  c.decidedAt = row.decidedAt;
  return c;
}

std::vector<Card> cardsFrom(const std::vector<store::CardRow>& rows) {
  std::vector<Card> out;
  for (const auto& row : rows) out.push_back(cardFrom(row));
  return out;
}

store::CardRow rowOf(const Card& c) {
  store::CardRow row;
  row.id = c.id;
  row.rowVer = c.rowVer;
  row.key = {c.scheme, c.period, std::string(subjectName(c.subjectKind))};
  row.subject = c.subject;
  row.color = static_cast<int>(c.color);
  row.reason = c.reason;
  row.issuedAt = c.issuedAt;
  row.issuedBy = c.issuedBy;
  row.appealState = static_cast<int>(c.appeal);
  row.appealText = c.appealText;
  row.appealAt = c.appealAt;
  row.reviewText = c.reviewText;
  row.reviewedBy = c.reviewedBy;
  row.decisionText = c.decisionText;
  row.decidedBy = c.decidedBy;
  row.decidedAt = c.decidedAt;
  return row;
}

Publication publicationFrom(const store::PublicationRow& row) {
  return {row.id, row.key.scheme, row.key.period, row.schemeVersion, kindOf(row.key.subjectKind), row.publishedAt, row.publishedBy, row.result};
}

void keepOnly(Result& result, std::string_view subject) {
  std::erase_if(result.rows, [&](const Row& r) { return r.subject.key != subject; });
  result.total = {};
  std::erase_if(result.entries, [&](const Entry& e) { return e.subject != subject; });
}

}  // namespace jw::engine
