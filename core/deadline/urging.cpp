#include "core/deadline/urging.h"

#include <algorithm>
#include <chrono>
#include <string>

namespace jw::deadline {
namespace {

using model::CaseState;
using model::Post;

bool waitsForDepartment(CaseState s) { return s == CaseState::assigned || s == CaseState::accepted || s == CaseState::reworking; }

// For its dispatch; by the limit of that alone: how long the whole case may take is no clock of the desk's.
bool waitsForDesk(CaseState s) { return s == CaseState::reported || s == CaseState::rejected; }

using StaffList = std::vector<const model::Staff*>;

// Those of the post who can be reached and whose area encloses `area` and is the smallest that has any; a department's worker only of that department.
StaffList nearest(const Posts& posts, Post post, DepartmentId department, std::string_view area, std::size_t belowSize) {
  StaffList found;
  for (const auto& s : posts.staff) {
    if ((s.phone.empty() && s.email.empty()) || s.post != post || !model::isWithin(area, s.area) || s.area.size() >= belowSize) continue;
    if (post == Post::departmentWorker && s.department != department) continue;
    if (!found.empty() && s.area.size() < found.front()->area.size()) continue;
    if (!found.empty() && s.area.size() > found.front()->area.size()) found.clear();
    found.push_back(&s);
  }
  return found;
}

constexpr std::size_t kAnySize = std::string::npos;

class Receivers {
 public:
  explicit Receivers(const Posts& posts) : m_posts(posts) {}
  std::vector<model::Receiver> take() { return std::move(m_list); }

  void add(const StaffList& staff) {
    for (const auto* s : staff) add({s->name, s->phone, s->email, s->quiet});
  }
  void addDesk(DepartmentId id) {
    for (const auto& d : m_posts.departments)
      if (d.id == id) add({d.name, d.phone, d.email, {}});
  }

 private:
  // Two posts that share a desk's address are one receiver.
  void add(model::Receiver r) {
    if (r.phone.empty() && r.email.empty()) return;
    const bool known = std::any_of(m_list.begin(), m_list.end(), [&](const auto& other) { return other.phone == r.phone && other.email == r.email; });
    if (!known) m_list.push_back(std::move(r));
  }

  const Posts& m_posts;
  std::vector<model::Receiver> m_list;
};

}  // namespace

bool isUrged(CaseState s) { return waitsForDesk(s) || waitsForDepartment(s) || s == CaseState::fedBack; }

Instant urgedAbout(const model::CaseSummary& c) { return waitsForDesk(c.state) ? c.stepDue : model::activeDue(c); }

NextUrge nextUrge(const model::CaseSummary& c, const model::Settings& settings, const UrgesSoFar& urges) {
  if (!settings.urgeBySms && !settings.urgeByEmail) return {};
  if (!isUrged(c.state) || (c.state == CaseState::fedBack && !settings.followUp)) return {};
  const Instant due = urgedAbout(c);
  if (due == kNever || (c.recordedAt != kNever && due < c.recordedAt)) return {};
  if (urges.count <= 0 || urges.last < due) return {due, 1};
  const int level = settings.escalateAfter > 0 ? 1 + urges.count / settings.escalateAfter : 1;
  if (settings.urgeRepeatHours <= 0) return {kNever, level};
  return {urges.last + std::chrono::hours(settings.urgeRepeatHours), level};
}

std::vector<model::Receiver> receiversOf(const model::CaseSummary& c, int level, const Posts& posts) {
  Receivers receivers(posts);
  if (!isUrged(c.state)) return {};
  const bool department = waitsForDepartment(c.state);
  const auto actors = nearest(posts, waitsForDesk(c.state) ? Post::operator_ : department ? Post::departmentWorker : Post::communityWorker, c.department, c.area, kAnySize);
  receivers.add(actors);
  if (department && (actors.empty() || level > 1)) receivers.addDesk(c.department);
  const int superiors = !department && actors.empty() ? std::max(level, 2) - 1 : level - 1;
  std::size_t belowSize = kAnySize;
  for (int i = 0; i < superiors; ++i) {
    const auto found = nearest(posts, Post::supervisor, {}, c.area, belowSize);
    if (found.empty()) break;
    receivers.add(found);
    belowSize = found.front()->area.size();
  }
  return receivers.take();
}

}  // namespace jw::deadline
