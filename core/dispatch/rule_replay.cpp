#include "core/dispatch/rule_replay.h"

#include "core/dispatch/further_facts.h"

#include <algorithm>

namespace jw::dispatch {
namespace {

void score(SetScore& s, DepartmentId sentTo, const store::PastCase& past) {
  if (!sentTo) return;
  const auto among = [&](const std::vector<DepartmentId>& list) { return std::find(list.begin(), list.end(), sentTo) != list.end(); };
  ++s.decided;
  s.right += sentTo == past.department;
  s.rejected += among(past.rejectedBy);
  s.reworked += among(past.reworkedBy);
}

}  // namespace

RuleReplayer::RuleReplayer(const Matcher& before, const Matcher& after, FacilityPlaces& places, Zone zone, std::size_t listed)
    : m_before(before), m_after(after), m_places(places), m_zone(std::move(zone)), m_listed(listed) {}

void RuleReplayer::add(const store::PastCase& past, std::string_view code, DepartmentId byDefault) {
  const auto attributes = furtherFacts(past.source, past.statedArea, past.fields);
  const Nearest near = [&](std::string_view kind) { return m_places.nearest(kind, *past.point); };
  Facts f{code, past.area, past.title, past.text, past.nature, past.reportedAt};
  f.kind = past.kind;
  f.channel = past.channel;
  f.minuteOfWeek = minuteOfWeek(m_zone, past.reportedAt);
  f.attributes = attributes;
  f.componentOwner = ownerIn(attributes);
  if (past.point) f.nearest = &near;
  const Proposal was = m_before.propose(f, byDefault, {}), now = m_after.propose(f, byDefault, {});
  ++m_replay.cases;
  score(m_replay.before, was.department, past);
  score(m_replay.after, now.department, past);
  if (was.department == now.department) return;
  ++m_replay.moved;
  m_replay.better += now.department == past.department;
  m_replay.worse += was.department == past.department;
  if (m_replay.list.size() < m_listed)
    m_replay.list.push_back({past.id, past.number, past.title, was.department, now.department, past.department, was.rule ? was.rule->id : RuleId(), now.rule ? now.rule->id : RuleId()});
}

}  // namespace jw::dispatch
