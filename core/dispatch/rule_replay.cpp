#include "core/dispatch/rule_replay.h"

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

std::vector<model::Attribute> sourceAttributes(std::string_view source, std::string_view statedArea) {
  std::vector<model::Attribute> out;
  if (!source.empty()) out.push_back({"source", std::string(source)});
  if (!statedArea.empty()) out.push_back({"stated_area", std::string(statedArea)});
  return out;
}

RuleReplayer::RuleReplayer(const Matcher& before, const Matcher& after, Zone zone, std::size_t listed) : m_before(before), m_after(after), m_zone(std::move(zone)), m_listed(listed) {
  for (const auto& r : after.rules()) m_replay.unjudged += r.near || !r.componentOwner.empty();
}

void RuleReplayer::add(const store::PastCase& past, std::string_view code, DepartmentId byDefault) {
  const auto attributes = sourceAttributes(past.source, past.statedArea);
  Facts f{code, past.area, past.title, past.text, past.nature, past.reportedAt};
  f.kind = past.kind;
  f.channel = past.channel;
  f.minuteOfWeek = minuteOfWeek(m_zone, past.reportedAt);
  f.attributes = attributes;
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
