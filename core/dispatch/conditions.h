// What a rule can look at, and whether it holds: the plain meaning of a rule, which the compiled matcher must agree with.
#pragma once
#include <functional>
#include <span>
#include <string_view>

#include "core/base/clock.h"
#include "core/base/zone.h"
#include "core/model/rule.h"

namespace jw::dispatch {

constexpr int kTimeUnknown = -1;

/// Metres from the report's place to the nearest facility of a kind; infinity if there is none. Asked only when a rule
/// that holds otherwise needs it.
using Nearest = std::function<double(std::string_view kind)>;

/// The views must outlive the call.
struct Facts {
  std::string_view categoryCode{}, area{}, title{}, text{};
  model::Nature nature = model::Nature::ordinary;
  Instant at{};
  model::CaseKind kind = model::CaseKind::matter;
  model::Channel channel = model::Channel::desk;
  int minuteOfWeek = kTimeUnknown;    ///< on the wall clock, from Monday 00:00; unknown: no rule with hours holds
  std::string_view componentOwner{};  ///< "" : not known
  std::span<const model::Attribute> attributes{};
  const Nearest* nearest = nullptr;   ///< null: no rule with a nearest facility holds
};

/// For Facts::minuteOfWeek.
int minuteOfWeek(const Zone& zone, Instant at);

/// The first of the rule's keywords that stands in title or text; "" if none does.
std::string_view keywordIn(const model::Rule& rule, const Facts& facts);
inline bool isValid(const model::Rule& rule, const Facts& facts) { return facts.at >= rule.validFrom && facts.at < rule.validTo; }
/// Hours, owner, attributes and nearest facility: what cannot be looked up in a table.
bool otherConditionsHold(const model::Rule& rule, const Facts& facts);
/// Whether every condition holds, one after the other.
bool holds(const model::Rule& rule, const Facts& facts);
/// Smaller priority, then longer category (the whole code before a prefix of it), then longer area, then more conditions.
bool ranksBefore(const model::Rule& a, const model::Rule& b);

}  // namespace jw::dispatch
