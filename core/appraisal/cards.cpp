#include "core/appraisal/cards.h"

#include <algorithm>
#include <cstdio>

#include "core/appraisal/rights.h"
#include "core/base/text.h"

namespace jw::appraisal {
namespace {

using model::RefusalCode;

std::string number(double value) {
  char out[32];
  std::snprintf(out, sizeof out, value == static_cast<double>(static_cast<std::int64_t>(value)) ? "%.0f" : "%.2f", value);
  return out;
}

// "" if the rule does not hold.
std::string met(const CardRule& rule, const Row& row, const Rules& rules, const Scheme& scheme, int yellows) {
  if (rule.yellows > 0) return yellows >= rule.yellows ? "yellow cards " + number(yellows) + " (from " + number(rule.yellows) + ")" : "";
  if (rule.scoreBelow > 0) {
    const double percent = rounded(*row.score * 100 / scheme.points);
    return percent < rule.scoreBelow ? "score " + number(percent) + " (below " + number(rule.scoreBelow) + ")" : "";
  }
  const auto i = static_cast<std::size_t>(rule.indicator);
  const auto& value = row.cells[i].value;
  const bool down = rules.catalog.indicators[i].higherIsBetter.value_or(false);
  if (!value || (down ? *value > rule.from : *value < rule.from)) return "";
  return rules.catalog.indicators[i].id + " " + number(rounded(*value)) + (down ? " (to " : " (from ") + number(rule.from) + ")";
}

void append(std::string& reasons, const std::string& reason) {
  if (!reason.empty()) reasons += (reasons.empty() ? "" : "; ") + reason;
}

}  // namespace

std::vector<Card> proposeCards(const Result& r, const std::vector<Card>& there) {
  std::vector<Card> out;
  const std::string_view year = std::string_view(r.period.text).substr(0, 4);
  for (const Row& row : r.rows) {
    if (!row.score) continue;
    int yellows = 0;
    bool had = false;
    for (const Card& c : there) {
      if (c.subject != row.subject.key || c.subjectKind != r.subjectKind || c.scheme != r.scheme->name) continue;
      had |= c.period == r.period.text;
      yellows += c.color == CardColor::yellow && c.stands() && c.period.starts_with(year);
    }
    if (had) continue;
    std::string yellow, red;
    for (const CardRule& rule : r.scheme->yellow) {
      const auto reason = met(rule, row, *r.rules, *r.scheme, 0);
      yellows += !reason.empty();
      append(yellow, reason);
    }
    for (const CardRule& rule : r.scheme->red) append(red, met(rule, row, *r.rules, *r.scheme, yellow.empty() ? 0 : yellows));
    if (yellow.empty() && red.empty()) continue;
    Card& card = out.emplace_back();
    card.scheme = r.scheme->name;
    card.period = r.period.text;
    card.subject = row.subject.key;
    card.subjectKind = r.subjectKind;
    card.color = red.empty() ? CardColor::yellow : CardColor::red;
    card.reason = red;
    append(card.reason, yellow);
  }
  return out;
}

std::variant<Card, RefusalCode> appeal(const Card& card, AppealStep step, const std::string& text, const model::Actor& actor, std::string_view ownSubject, Instant at) {
  Card next = card;
  const bool fromHere = step == AppealStep::submit ? card.appeal == AppealState::none : step == AppealStep::review ? card.appeal == AppealState::submitted : card.appeal == AppealState::reviewed;
  if (!fromHere) return RefusalCode::wrongState;
  const bool may = step == AppealStep::submit ? mayAppeal(actor, card.subjectKind, card.subject, ownSubject) : step == AppealStep::review ? mayAppraise(actor) : mayDecide(actor, card.reviewedBy);
  if (!may) return RefusalCode::notEntitled;
  if (text::trim(text).empty()) return RefusalCode::needsReason;
  ++next.rowVer;
  switch (step) {
    case AppealStep::submit:
      next.appeal = AppealState::submitted;
      next.appealText = text;
      next.appealAt = at;
      break;
    case AppealStep::review:
      next.appeal = AppealState::reviewed;
      next.reviewText = text;
      next.reviewedBy = actor.name;
      break;
    case AppealStep::grant:
    case AppealStep::refuse:
      next.appeal = step == AppealStep::grant ? AppealState::granted : AppealState::refused;
      next.decisionText = text;
      next.decidedBy = actor.name;
      next.decidedAt = at;
      break;
  }
  return next;
}

}  // namespace jw::appraisal
