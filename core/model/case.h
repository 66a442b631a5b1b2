// A case 案卷 and its trail (spec 02).
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/clock.h"
#include "core/base/ids.h"
#include "core/model/actor.h"
#include "core/model/category.h"
#include "core/model/geometry.h"

namespace jw::model {

enum class CaseState : std::uint8_t {
  none = 0,        ///< before the report; only as the `from` of the first transition
  reported = 1,    ///< 已上报
  assigned = 2,    ///< 已分配
  accepted = 3,    ///< 已接受
  rejected = 4,    ///< 被驳回
  fedBack = 5,     ///< 已反馈
  followedUp = 6,  ///< 已回访
  reworking = 7,   ///< 二次处理
  suspended = 8,   ///< 挂账
  archived = 9,    ///< 已归档
  void_ = 10,      ///< 作废
};
constexpr int kCaseStates = 11;
std::string_view stateName(CaseState state);  // "reported" …
bool parseState(std::string_view name, CaseState& out);
constexpr bool isOpen(CaseState s) { return s != CaseState::archived && s != CaseState::void_ && s != CaseState::none; }

enum class Channel : std::uint8_t { desk = 1, phone = 2, wechat = 3, app = 4, api = 5, import_ = 6, patrol = 7 };
std::string_view channelName(Channel channel);
bool parseChannel(std::string_view name, Channel& out);

/// What somebody can do with a case; what may follow what is decided in core/workflow alone.
enum class Action : std::uint8_t {
  report = 1, void_ = 2, assign = 3, accept = 4, reject = 5, feedBack = 6, followUp = 7, archive = 8, rework = 9,
  suspend = 10, resume = 11, extend = 12, reopen = 13,
};
constexpr int kActions = 14;
std::string_view actionName(Action action);
bool parseAction(std::string_view name, Action& out);

/// Where a report came to lie.
enum class Location : std::uint8_t { located = 1, byGrid, noPoint, outsideAllGrids };
std::string_view locationName(Location location);  // "located", "by_grid", "no_point", "outside_all_grids"

/// A supporting department that was called in beside the lead and has not finished 协办: an open task of a case.
struct CalledIn {
  Uuid task;
  DepartmentId department;
  Instant openedAt = kNever;
  Instant due = kNever;  ///< kNever: no clock runs
  friend bool operator==(const CalledIn&, const CalledIn&) = default;
};

/// What the department that has a case has asked the desk for, and waits for 申请.
struct Asked {
  Action action = Action::extend;  ///< extend 延期 or suspend 挂账
  Instant at = kNever;
  friend bool operator==(const Asked&, const Asked&) = default;
};

/// What lists, maps and queues need of a case: small, immutable, copied freely across threads.
struct CaseSummary {
  CaseId id;
  std::int64_t rowVer = 0;
  std::string number;  ///< 19 characters (spec 07)
  std::string title;
  CategoryId category;
  CaseKind kind = CaseKind::matter;
  Nature nature = Nature::ordinary;
  CaseState state = CaseState::reported;
  Channel channel = Channel::desk;
  std::uint8_t round = 1;         ///< 2 and up: 二次处理
  bool areaContradicted = false;  ///< the stated area and the place disagree
  DepartmentId department;        ///< nil: nobody yet
  DepartmentId proposed;          ///< the rule's proposal while it waits in the dispatch queue
  AreaPath area;                  ///< of the grid; empty: unlocated
  std::optional<Point> point;
  Instant reportedAt = kNever, recordedAt = kNever, closedAt = kNever;
  Instant due = kNever;        ///< the case's handling deadline
  Instant stepDue = kNever;    ///< the deadline of the present state
  Instant stateSince = kNever;
  Instant resumeAt = kNever;   ///< of a suspended case: when it goes on by itself
  CaseId suspect;              ///< the open case that this report probably repeats; nil: none, or settled
  std::uint16_t extensions = 0, urges = 0;  ///< 延期 and 催办 so far
  std::vector<CalledIn> calledIn;           ///< of an open case; the one called in first is first
  std::optional<Asked> asked;               ///< of an open case; of several, the one asked first
};

/// The deadline that counts down now: the earlier of the two, after the feedback the step's alone; kNever for a closed
/// or suspended case.
Instant activeDue(const CaseSummary& c);

/// The case as a department that was called in has it: its own, to be handled by the task's due since it was called in; a
/// suspended one stays suspended. For whatever counts down, urges or writes to that department.
CaseSummary asCalledIn(const CaseSummary& c, const CalledIn& task);

}  // namespace jw::model
