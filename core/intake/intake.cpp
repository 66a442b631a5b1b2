#include "core/intake/intake.h"

#include <cmath>

#include "core/base/text.h"
#include "core/base/zone.h"

namespace jw::intake {
namespace {

using model::RefusalCode;
using namespace std::chrono_literals;

// Clocks of other sources may be wrong by a time zone, not by more.
constexpr auto kAhead = 24h;

std::optional<Fault> faultIn(const char* name, const std::string& s, std::size_t longest) {
  if (s.empty()) return std::nullopt;
  if (!text::isUtf8(s) || s.find('\0') != std::string::npos) return Fault{RefusalCode::badText, std::string(name) + ": not UTF-8 text"};
  if (s.size() > longest && text::length(s) > longest) return Fault{RefusalCode::tooLong, std::string(name) + ": longer than " + std::to_string(longest) + " characters"};
  return std::nullopt;
}

}  // namespace

std::optional<Fault> textFault(const std::string& s) { return faultIn("reason or note", s, kLongestText); }

std::optional<Fault> faultOf(const model::Report& r, Instant now) {
  const struct {
    const char* name;
    const std::string& text;
    std::size_t longest;
  } texts[] = {
      {"title", r.title, kLongestTitle},      {"text", r.text, kLongestText},         {"address", r.address, kLongestAddress},
      {"area", r.statedArea, kLongestName},   {"reporter", r.reporterName, kLongestName}, {"phone", r.reporterPhone, kLongestName},
      {"party A", r.partyA, kLongestName},    {"party B", r.partyB, kLongestName},    {"source", r.source, kLongestName},
      {"external id", r.externalId, kLongestName},
  };
  for (const auto& t : texts)
    if (auto fault = faultIn(t.name, t.text, t.longest)) return fault;
  if (text::trim(r.title).empty() && text::trim(r.text).empty()) return Fault{RefusalCode::noText, "neither title nor text"};
  if (r.point) {
    const auto& p = *r.point;
    if (!std::isfinite(p.x) || !std::isfinite(p.y) || std::abs(p.x) > 180 || std::abs(p.y) > 90)
      return Fault{RefusalCode::badPoint, "not a longitude and latitude: " + std::to_string(p.x) + ", " + std::to_string(p.y)};
  } else if (!r.grid && text::trim(r.address).empty() && text::trim(r.statedArea).empty()) {
    return Fault{RefusalCode::noPlace, "neither a point nor a grid nor an address"};
  }
  if (r.reportedAt != kNever && (r.reportedAt < fromMillis(0) || r.reportedAt > now + kAhead)) return Fault{RefusalCode::badTime, "reported at " + formatUtc(r.reportedAt)};
  return std::nullopt;
}

}  // namespace jw::intake
