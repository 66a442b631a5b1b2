#include "core/model/case.h"

#include <algorithm>
#include <array>

namespace jw::model {
namespace {

constexpr std::array<std::string_view, kCaseStates> kStates{"none", "reported", "assigned", "accepted", "rejected", "fed_back", "followed_up", "reworking", "suspended", "archived", "void"};
constexpr std::array<std::string_view, 8> kChannels{"", "desk", "phone", "wechat", "app", "api", "import", "patrol"};
constexpr std::array<std::string_view, kActions> kActionNames{"", "report", "void", "assign", "accept", "reject", "feed_back", "follow_up", "archive", "rework", "suspend", "resume", "extend", "reopen"};

constexpr std::array<std::string_view, 5> kLocations{"", "located", "by_grid", "no_point", "outside_all_grids"};

template <class Enum, std::size_t N>
bool find(const std::array<std::string_view, N>& names, std::string_view name, Enum& out) {
  const auto it = std::find(names.begin(), names.end(), name);
  if (it == names.end() || name.empty()) return false;
  out = static_cast<Enum>(it - names.begin());
  return true;
}

}  // namespace

std::string_view stateName(CaseState s) { return kStates[static_cast<std::size_t>(s)]; }
bool parseState(std::string_view name, CaseState& out) { return find(kStates, name, out); }
std::string_view channelName(Channel c) { return kChannels[static_cast<std::size_t>(c)]; }
bool parseChannel(std::string_view name, Channel& out) { return find(kChannels, name, out); }
std::string_view actionName(Action a) { return kActionNames[static_cast<std::size_t>(a)]; }
bool parseAction(std::string_view name, Action& out) { return find(kActionNames, name, out); }

std::string_view locationName(Location location) { return kLocations[static_cast<std::size_t>(location)]; }

Instant activeDue(const CaseSummary& c) {
  if (!isOpen(c.state) || c.state == CaseState::suspended) return kNever;
  // Handling ends when the department confirms (spec 07): from then on only the step's own clock runs.
  if (c.state == CaseState::fedBack || c.state == CaseState::followedUp) return c.stepDue;
  return std::min(c.due, c.stepDue);
}

CaseSummary asCalledIn(const CaseSummary& c, const CalledIn& task) {
  CaseSummary own = c;
  own.department = task.department;
  own.proposed = {};
  if (isOpen(c.state) && c.state != CaseState::suspended) own.state = CaseState::accepted;
  own.recordedAt = own.stateSince = task.openedAt;
  own.due = kNever;
  own.stepDue = task.due;
  own.calledIn.clear();
  return own;
}

}  // namespace jw::model
