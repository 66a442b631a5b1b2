#include "core/engine/dispatcher.h"

#include <set>

#include "core/dispatch/crew_balance.h"
#include "core/dispatch/further_facts.h"
#include "core/engine/case_messages.h"
#include "core/store/case_extras_gateway.h"
#include "core/store/directory_gateway.h"

namespace jw::engine {

Dispatcher::Decision Dispatcher::propose(const model::CaseSummary& c, const model::Category& category, std::string_view text, std::string_view fields, const model::Report& report) {
  const auto attributes = dispatch::furtherFacts(report.source.empty() ? "desk" : report.source, report.statedArea, fields);
  const dispatch::Nearest near = [&](std::string_view kind) { return m_places.nearest(kind, *c.point); };
  dispatch::Facts facts;
  facts.categoryCode = category.code;
  facts.area = c.area;
  facts.title = c.title;
  facts.text = text;
  facts.nature = c.nature;
  facts.at = c.reportedAt;
  facts.kind = c.kind;
  facts.channel = c.channel;
  facts.minuteOfWeek = dispatch::minuteOfWeek(m_set.directory->calendar().zone(), c.reportedAt);
  facts.attributes = attributes;
  facts.componentOwner = dispatch::ownerIn(attributes);
  if (c.point) facts.nearest = &near;
  Decision d;
  d.proposal = m_set.matcher->propose(facts, category.department, report.suggestedDepartment);
  d.explanation = dispatch::Matcher::explain(d.proposal, facts);
  return d;
}

Dispatcher::Decision Dispatcher::propose(const store::CaseRecord& record) {
  const auto* category = m_set.directory->category(record.summary.category);
  if (!category) return {};
  model::Report report;
  report.source = record.source;
  report.statedArea = record.statedArea;
  return propose(record.summary, *category, record.text, store::caseFieldsOf(m_set.db, record.n).plain, report);
}

Dispatcher::Other Dispatcher::another(const store::CaseRecord& record, DepartmentId rejecting) {
  std::set<DepartmentId> unwilling{rejecting};
  DepartmentId had;
  for (const auto& t : store::trailOf(m_set.db, record.n)) {
    if (t.action == model::Action::assign) had = t.department;
    if (t.action == model::Action::reject) unwilling.insert(had);
  }
  const auto proposal = propose(record).proposal;
  std::vector<const model::Rule*> rules = proposal.runnersUp;
  if (proposal.rule) rules.insert(rules.begin(), proposal.rule);
  for (const auto* rule : rules)
    if (!unwilling.contains(rule->department)) return {rule->department, rule->id};
  const auto* category = m_set.directory->category(record.summary.category);
  return category && category->department && !unwilling.contains(category->department) ? Other{category->department, {}} : Other{};
}

std::string Dispatcher::explain(const store::CaseRecord& record, RuleId rule) {
  Decision d = propose(record);
  return d.proposal.rule && d.proposal.rule->id == rule ? std::move(d.explanation) : std::string();
}

const model::Rule* Dispatcher::find(RuleId id) const { return id ? m_set.directory->rule(id) : nullptr; }

model::Limit Dispatcher::limitInForce(model::Limit ofCategory, RuleId id) const {
  const auto* rule = find(id);
  return rule && rule->limit ? rule->limit : ofCategory;
}

CrewId Dispatcher::crewFor(const model::CaseSummary& c) {
  const auto& crews = m_set.directory->crews();
  std::unordered_map<CrewId, std::uint32_t> open;
  bool any = false;
  for (const auto& crew : crews)
    if (crew.department == c.department) {
      any = true;
      open[crew.id] = store::openCasesOfCrew(m_set.db, crew.id);
    }
  if (!any) return {};
  const auto choice = dispatch::chooseCrew(crews, c.department, c.area, c.point, open);
  return choice.crew ? choice.crew->id : CrewId{};
}

std::int32_t Dispatcher::tellLeader(const store::CaseRecord& record, const model::Rule& rule) {
  if (rule.leader == model::LeaderPart::none || record.summary.channel == model::Channel::import_) return 0;
  std::vector<model::Receiver> leaders;
  std::size_t longest = 0;
  for (const auto& s : m_set.directory->staff()) {
    if (s.post != model::Post::gridLeader || s.area.empty() || !model::isWithin(record.summary.area, s.area) || s.area.size() < longest) continue;
    if (s.area.size() > longest) leaders.clear();
    longest = s.area.size();
    leaders.push_back({s.name, s.phone, s.email, s.quiet});
  }
  return putLeaderMessages(m_set, record, leaders, rule.leader == model::LeaderPart::assigned);
}

}  // namespace jw::engine
