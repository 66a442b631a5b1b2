// Entries, publications and cards of appraisals in the store. What they mean is core/appraisal's.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/clock.h"
#include "core/base/ids.h"
#include "core/model/actor.h"
#include "core/store/connection.h"

namespace jw::store {

/// What a row of all three tables belongs to.
struct AppraisalKey {
  std::string scheme, period, subjectKind;
};

struct EntryRow {
  Uuid id;
  AppraisalKey key;
  std::string subject, kind, reason, actor;
  double points = 0;
  Instant at = kNever;
};

struct PublicationRow {
  Uuid id;
  AppraisalKey key;
  int schemeVersion = 0;
  Instant publishedAt = kNever;
  std::string publishedBy;
  std::string result;  ///< JSON
};

struct CardRow {
  Uuid id;
  std::int64_t rowVer = 1;
  AppraisalKey key;
  std::string subject;
  int color = 1;
  std::string reason;
  Instant issuedAt = kNever;
  std::string issuedBy;
  int appealState = 0;
  std::string appealText;
  Instant appealAt = kNever;
  std::string reviewText, reviewedBy, decisionText, decidedBy;
  Instant decidedAt = kNever;
};

// On the writing connection, inside a transaction; each writes its journal row. `area`: of the subject, "" for none.
void putEntry(Connection& w, const model::Actor& actor, const EntryRow& entry, std::string_view area);
/// Throws Error(store) if the key is published already.
void putPublication(Connection& w, const model::Actor& actor, const PublicationRow& publication);
/// A card of a known id is replaced.
void putCard(Connection& w, const model::Actor& actor, Instant at, const CardRow& card, std::string_view area);

std::vector<EntryRow> entriesOf(Connection& c, const AppraisalKey& key);
/// Without the results, newest first.
std::vector<PublicationRow> publications(Connection& c);
std::optional<PublicationRow> publicationOf(Connection& c, const AppraisalKey& key);
/// Newest first. An empty part of the key does not restrict.
std::vector<CardRow> cards(Connection& c, const AppraisalKey& key);
std::optional<CardRow> cardById(Connection& c, const Uuid& id);

}  // namespace jw::store
