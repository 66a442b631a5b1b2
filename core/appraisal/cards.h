// Red and yellow cards 红黄牌 and the two-step appeal against them 申诉.
#pragma once
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/appraisal/appraise.h"
#include "core/model/refusal.h"

namespace jw::appraisal {

enum class CardColor : std::uint8_t { yellow = 1, red = 2 };
enum class AppealState : std::uint8_t { none = 0, submitted = 1, reviewed = 2, granted = 3, refused = 4 };
enum class AppealStep : std::uint8_t { submit = 1, review = 2, grant = 3, refuse = 4 };

struct Card {
  Uuid id;
  std::int64_t rowVer = 1;
  std::string scheme, period, subject;
  SubjectKind subjectKind = SubjectKind::department;
  CardColor color = CardColor::yellow;
  std::string reason;  ///< English, from the scheme's rules: "overdue 12 (from 2); score 71.50 (below 75)"
  Instant issuedAt = kNever;
  std::string issuedBy;
  AppealState appeal = AppealState::none;
  std::string appealText, reviewText, reviewedBy, decisionText, decidedBy;
  Instant appealAt = kNever, decidedAt = kNever;
  /// Granted: exempt, the fact stays.
  bool stands() const { return appeal != AppealState::granted; }
};

/// The cards that the scheme's rules give for this result, by row. `there`: the cards of the scheme and subject kind so
/// far. A subject that has a card of this period already (exempt or not) gets none anew. Red rules come first and take in
/// the yellow ones; yellow cards of the same calendar year that stand count together with the rules met now.
std::vector<Card> proposeCards(const Result& result, const std::vector<Card>& there);

/// Pure: what the step makes of the card, or why it is refused. Submitting needs the subject's own department or a
/// supervisor of its area; reviewing an analyst or administrator; the decision an administrator who did not review it.
std::variant<Card, model::RefusalCode> appeal(const Card& card, AppealStep step, const std::string& text, const model::Actor& actor, std::string_view ownSubject, Instant at);

}  // namespace jw::appraisal
