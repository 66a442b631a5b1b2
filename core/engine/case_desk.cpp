#include "core/engine/case_desk.h"

#include "core/base/phone.h"
#include "core/base/text.h"
#include "core/deadline/deadlines.h"
#include "core/engine/case_messages.h"
#include "core/intake/case_file.h"
#include "core/model/field_rules.h"
#include "core/intake/intake.h"
#include "core/store/case_requests.h"
#include "core/store/open_parts.h"
#include "core/workflow/side_steps.h"
#include "core/workflow/transition_table.h"

namespace jw::engine {
namespace {

using model::Action;
using model::CaseState;

Refused refuse(RefusalCode code, std::string detail = {}) { return {code, std::move(detail)}; }

Done doneWith(const model::CaseSummary& c) {
  Done d;
  d.id = c.id;
  d.number = c.number;
  d.state = c.state;
  d.rowVer = c.rowVer;
  d.contradicted = c.areaContradicted;
  return d;
}

std::string_view sourceOf(const model::Report& r) { return r.source.empty() ? std::string_view("desk") : std::string_view(r.source); }

// The title of a report that came without one: the beginning of its text.
std::string titleOf(const model::Report& r) {
  const auto title = text::trim(r.title);
  return title.empty() ? text::elide(text::trim(r.text), 40) : std::string(title);
}

}  // namespace

CaseDesk::Place CaseDesk::locate(const model::Report& r) const {
  Place place;
  const AreaTree& tree = *m_set.areas;
  if (r.point) {
    place.grid = tree.gridAt(*r.point);
    place.location = place.grid ? Location::located : Location::outsideAllGrids;
  } else if (r.grid) {
    place.grid = tree.find(*r.grid);
    place.location = Location::byGrid;
  }
  if (place.grid && !text::trim(r.statedArea).empty()) {
    place.contradicted = true;
    for (const auto* a = place.grid; a && place.contradicted; a = a->parent ? tree.find(a->parent) : nullptr) place.contradicted = !intake::sameAreaName(r.statedArea, a->name);
  }
  return place;
}

std::string CaseDesk::numberFor(const model::Area* grid, Instant reportedAt) {
  const auto* district = grid ? m_set.areas->ancestor(*grid, model::AreaLevel::district) : nullptr;
  return m_set.numbers.next(intake::districtDigits(district ? std::string_view(district->code) : std::string_view()), formatDate8(m_set.directory->calendar().zone().toLocal(reportedAt)));
}

store::SealedPeople CaseDesk::seal(const model::Report& r, const Uuid& row) const {
  store::SealedPeople p;
  auto sealed = [&](std::string_view column, const std::string& plain) { return plain.empty() ? std::string() : m_set.cipher->seal("case_people", column, row, plain); };
  p.reporterName = sealed("reporter_name", r.reporterName);
  p.reporterPhone = sealed("reporter_phone", r.reporterPhone);
  p.partyA = sealed("party_a", r.partyA);
  p.partyB = sealed("party_b", r.partyB);
  if (!r.reporterPhone.empty()) {
    const auto index = m_set.cipher->blindIndex("case_people.reporter_phone", normalisePhone(r.reporterPhone));
    p.phoneIndex.assign(index.begin(), index.end());
  }
  return p;
}

void CaseDesk::keepFields(store::CaseRecord& record, std::vector<model::FieldValue> fields) const {
  std::vector<model::FieldValue> people;
  for (auto& f : fields)
    if (f.type == model::CustomField::Type::person) {
      people.push_back(f);
      f.text.clear();
      f.phone.clear();
    }
  record.fields = model::valuesJson(fields);
  if (!people.empty()) record.sealedFields = m_set.cipher->seal("cases", "sealed_fields", record.summary.id.uuid, model::valuesJson(people));
}

void CaseDesk::expect(const std::vector<const ReportCase*>& commands, bool assumeNew) {
  m_expected.clear();
  for (const auto* command : commands)
    if (const model::Report& r = command->report; !r.externalId.empty()) m_expected.push_back({sourceOf(r), r.externalId});
  m_batch.expect(m_expected, assumeNew);
  m_onlyNew = m_expected.size() > 1;
}

Answer CaseDesk::report(const model::Actor& actor, const ReportCase& command) {
  const model::Report& r = command.report;
  const Instant now = m_set.clock.now();
  if (const auto fault = intake::faultOf(r, now)) return refuse(fault->code, fault->detail);
  const auto* category = m_set.directory->category(r.category);
  if (!category) return refuse(RefusalCode::unknownCategory, r.category.text());
  const std::string_view source = sourceOf(r);
  if (!r.externalId.empty())
    if (const auto there = m_batch.find(source, r.externalId)) {
      m_onlyNew = false;
      if (!model::isWithin(there->summary.area, actor.scope)) return refuse(RefusalCode::outOfScope);
      Done d = doneWith(there->summary);
      d.alreadyThere = true;
      if (!there->summary.point) d.location = Location::byGrid;
      for (const auto location : {Location::noPoint, Location::outsideAllGrids})
        if (there->unlocated == model::locationName(location)) d.location = location;
      return d;
    }
  // What is numbered elsewhere comes from a file or a feed, which cannot know what we require.
  std::vector<model::FieldValue> fields = r.fields;
  if (const auto fault = model::settle(category->fields, fields, !r.externalId.empty())) return refuse(fault->code, fault->detail);
  const Place place = locate(r);
  if (r.grid && !r.point && !place.grid) return refuse(RefusalCode::unknownGrid, r.grid->text());
  const std::string_view area = place.grid ? std::string_view(place.grid->path) : std::string_view();
  if (!model::isWithin(area, actor.scope)) return refuse(RefusalCode::outOfScope, std::string(area));
  std::optional<store::CaseRecord> original;
  if (command.joinTo) {
    original = store::caseById(m_set.db, command.joinTo);
    if (!original || !model::isWithin(original->summary.area, actor.scope)) return refuse(RefusalCode::unknownCase, command.joinTo.text());
    if (!model::isOpen(original->summary.state)) return refuse(RefusalCode::wrongState, "the case to join is closed");
  }

  store::CaseRecord record;
  model::CaseSummary& c = record.summary;
  c.id = {Uuid::make(toMillis(now))};
  c.rowVer = 1;
  c.title = titleOf(r);
  c.category = r.category;
  c.kind = category->kind;
  c.nature = r.nature.value_or(category->nature);
  c.channel = r.channel;
  c.areaContradicted = place.contradicted;
  c.area = area;
  c.point = r.point;
  c.reportedAt = r.reportedAt == kNever ? now : r.reportedAt;
  c.recordedAt = now;
  c.stateSince = c.reportedAt;
  c.due = r.due;
  c.number = numberFor(place.grid, c.reportedAt);
  record.source = source;
  record.externalId = r.externalId;
  record.text = text::trim(r.text);
  record.address = text::trim(r.address);
  record.statedArea = r.statedArea;
  if (!place.grid) record.unlocated = model::locationName(place.location);
  if (!fields.empty()) keepFields(record, std::move(fields));
  const auto decision = m_dispatcher.propose(c, *category, record.text, record.fields, r);
  const auto& proposal = decision.proposal;
  if (proposal.rule) {
    record.rule = proposal.rule->id;
    if (proposal.rule->nature) c.nature = *proposal.rule->nature;
  }
  c.proposed = proposal.department;
  const model::Settings settings = m_set.directory->settingsFor(c);
  const model::Limit limit = m_dispatcher.limitInForce(category->limit, record.rule);
  deadline::setClocks(c, nullptr, Action::report, kNever, limit, settings, m_set.directory->calendar());

  std::vector<store::StoredTransition> trail;
  trail.reserve(2);
  trail.resize(1);
  model::Transition& reported = trail[0].transition;
  reported = {1, Uuid::make(toMillis(now)), Action::report, CaseState::none, CaseState::reported, c.reportedAt, now, actor.name, actor.role, {}, {}, {}, {}};

  if (c.point && !original && c.channel != model::Channel::import_) c.suspect = m_open.near(c.category, *c.point, c.reportedAt, settings);
  const bool held = original || (c.suspect && settings.holdDuplicates);
  if (proposal.department && settings.autoDispatch && !held) {
    c.suspect = {};
    c.state = CaseState::assigned;
    c.department = proposal.department;
    c.proposed = {};
    deadline::setClocks(c, nullptr, Action::assign, kNever, limit, settings, m_set.directory->calendar());
    record.crew = m_dispatcher.crewFor(c);
    c.rowVer = 2;
    store::StoredTransition& assigned = trail.emplace_back();
    assigned.transition = {2,   Uuid::make(toMillis(now)), Action::assign, CaseState::reported, CaseState::assigned, c.reportedAt, now, model::engineActor().name, model::Role::engine,
                           std::string(dispatch::basisReason(proposal.basis)), decision.explanation, proposal.department, record.rule};
    assigned.ruleVer = proposal.rule ? proposal.rule->rowVer : 0;
  }
  record.transitions = static_cast<std::int32_t>(trail.size());
  auto people = seal(r, c.id.uuid);
  if (original) {
    m_batch.add(actor, record, std::move(people), std::move(trail));
    link(actor, record, original->summary, {}, std::max(now, c.stateSince));
  }
  touch(c);
  Done d = doneWith(c);
  d.location = place.location;
  d.suspect = c.suspect;
  if (original) return d;
  std::optional<store::CaseRecord> told;
  if (c.state == CaseState::assigned && proposal.rule && proposal.rule->leader != model::LeaderPart::none) told = record;
  m_batch.add(actor, std::move(record), std::move(people), std::move(trail));
  if (told) m_dispatcher.tellLeader(*told, *proposal.rule);
  return d;
}

void CaseDesk::step(const model::Actor& actor, store::CaseRecord& record, const ActOnCase& command, std::uint8_t round, CaseState to, Instant at, Instant recordedAt) {
  model::CaseSummary& c = record.summary;
  const model::CaseSummary was = c;
  c.state = to;
  c.round = round;
  c.stateSince = at;
  ++c.rowVer;
  store::StoredTransition stored;
  model::Transition& t = stored.transition;
  t = {++record.transitions, Uuid::make(toMillis(recordedAt)), command.action, was.state, to, at, recordedAt, actor.name, actor.role, command.reason, command.note, {}, {}};
  t.until = command.until;
  t.due = was.stepDue;
  if (command.action == Action::followUp) t.satisfied = command.satisfied;
  if (command.action == Action::assign) {
    t.department = c.department = command.department;
    if (command.department != c.proposed) record.rule = {};
    t.rule = record.rule;
    if (const auto* rule = m_dispatcher.find(t.rule)) {
      stored.ruleVer = rule->rowVer;
      if (t.note.empty()) t.note = m_dispatcher.explain(record, t.rule);
    }
    c.proposed = {};
    record.crew = m_dispatcher.crewFor(c);
  }
  if (command.action == Action::reject) {
    const auto other = m_dispatcher.another(record, c.department);
    c.proposed = other.department;
    record.rule = other.rule;
    record.crew = {};
  }
  if (command.action == Action::extend) ++c.extensions;
  c.resumeAt = command.action == Action::suspend ? command.until : kNever;
  if (c.state != CaseState::reported) c.suspect = {};
  deadline::setClocks(c, &was, command.action, command.until, limitOf(record), m_set.directory->settingsFor(c), m_set.directory->calendar());
  m_writer.advance(actor, record, stored);
  if (c.asked) settleRequests(actor, record, command.action, recordedAt);
  if (command.action == Action::resume) resumeTasks(actor, record, was.stateSince, at, recordedAt);
}

model::Limit CaseDesk::limitOf(const store::CaseRecord& record) const {
  const auto* category = m_set.directory->category(record.summary.category);
  return m_dispatcher.limitInForce(category ? category->limit : model::Limit{}, record.rule);
}

model::Limit CaseDesk::handlingLimit(const store::CaseRecord& record) const {
  return deadline::handlingLimit(limitOf(record), m_set.directory->settingsFor(record.summary));
}

Instant CaseDesk::handledBy(const store::CaseRecord& record) const {
  return deadline::endOf(handlingLimit(record), record.summary.nature, m_set.clock.now(), m_set.directory->calendar());
}

void CaseDesk::settleRequests(const model::Actor& actor, store::CaseRecord& record, Action step, Instant recordedAt) {
  using State = model::CaseRequest::State;
  for (auto& r : store::requestsOf(m_set.db, record.n)) {
    if (r.state != State::open) continue;
    r.state = r.action == step ? State::granted : State::lapsed;
    r.answeredAt = std::max(recordedAt, r.askedAt);
    r.answeredBy = actor.name;
    ++r.rowVer;
    store::endRequest(m_set.db, actor, {record.n, record.summary.id, record.summary.area}, r);
    putRequestMessages(m_set, actor, record, r);
  }
  record.summary.asked.reset();
}

// The clocks of the departments called in stood still with the case's own.
void CaseDesk::resumeTasks(const model::Actor& actor, store::CaseRecord& record, Instant pausedAt, Instant at, Instant recordedAt) {
  model::CaseSummary& c = record.summary;
  if (c.calledIn.empty()) return;
  const model::Limit limit = handlingLimit(record);
  for (auto& task : store::tasksOf(m_set.db, record.n)) {
    if (task.state != model::CaseTask::State::open || task.due == kNever) continue;
    task.due = deadline::dueAfterPause(task.due, pausedAt, at, limit, c.nature, m_set.directory->calendar());
    ++task.rowVer;
    store::moveTask(m_set.db, actor, {record.n, c.id, c.area}, task, recordedAt);
  }
  store::takeOpenParts(m_set.db, record.n, c);
}

Answer CaseDesk::act(const model::Actor& actor, const ActOnCase& command) {
  auto record = store::caseById(m_set.db, command.id);
  if (!record || !model::isWithin(record->summary.area, actor.scope)) return refuse(RefusalCode::unknownCase, command.id.text());
  const model::CaseSummary& c = record->summary;
  if (command.seen && *command.seen != c.rowVer) return refuse(RefusalCode::changedMeanwhile, "now " + std::string(model::stateName(c.state)));
  const model::Settings settings = m_set.directory->settingsFor(c);
  const auto ruled = workflow::decide(c, {command.action, command.department, command.reason, command.note, command.satisfied, command.until}, actor, settings);
  if (const auto* code = std::get_if<RefusalCode>(&ruled))
    return refuse(*code, std::string(model::actionName(command.action)) + " from " + std::string(model::stateName(c.state)));
  if (command.action == Action::feedBack && store::hasOpenTasks(m_set.db, record->n)) return refuse(RefusalCode::openTasks, "supporting departments have not finished");
  if (command.action == Action::assign && !m_set.directory->department(command.department)) return refuse(RefusalCode::unknownDepartment, command.department.text());
  for (const std::string* t : {&command.reason, &command.note})
    if (const auto fault = intake::textFault(*t)) return refuse(fault->code, fault->detail);
  const Instant now = m_set.clock.now();
  // Not stateSince, which an extension leaves as it was.
  const Instant last = store::lastStepAt(m_set.db, *record);
  const Instant at = command.at == kNever ? std::max(now, last) : command.at;
  if (at < last || at > std::max(now + std::chrono::hours(24), last)) return refuse(RefusalCode::badTime, formatUtc(at) + " follows " + formatUtc(last));
  if (command.action == Action::extend && c.stepDue != kNever) {
    const bool askedInTime = c.asked && c.asked->action == Action::extend && c.asked->at <= c.stepDue;
    if (at > c.stepDue && !askedInTime) return refuse(RefusalCode::deadlinePassed, formatUtc(c.stepDue));
    if (command.until <= c.stepDue) return refuse(RefusalCode::badTime, "the new deadline must lie after the present one, " + formatUtc(c.stepDue));
  }
  if (command.until != kNever && command.until <= at) return refuse(RefusalCode::badTime, "until " + formatUtc(command.until));

  const auto& ruling = std::get<workflow::Ruling>(ruled);
  step(actor, *record, command, ruling.round, ruling.to, at, now);
  // What follows by itself, follows in the same commit.
  while (const auto next = workflow::automatic(record->summary, command.satisfied, settings)) {
    ActOnCase follow;
    follow.action = *next;
    follow.reason = "@automatic";
    const auto again = workflow::decide(record->summary, {*next, {}, follow.reason, {}, true, kNever}, model::engineActor(), settings);
    const auto* to = std::get_if<workflow::Ruling>(&again);
    if (!to) break;
    step(model::engineActor(), *record, follow, to->round, to->to, at, now);
  }
  if (record->summary.state == CaseState::archived) putResultMessages(m_set, model::engineActor(), *record);
  touch(record->summary);
  return doneWith(record->summary);
}

void CaseDesk::recount(const model::Actor& actor, const WorkingCalendar& before, int year) {
  const auto& directory = *m_set.directory;
  const auto& after = directory.calendar();
  std::int64_t day = daysOf(year, 1, 1);
  const std::int64_t end = daysOf(year + 1, 1, 1);
  while (day < end && before.isWorkingDay(day) == after.isWorkingDay(day)) ++day;
  if (day == end) return;
  // What has run out before the first day that differs stays as it is.
  const Instant from = after.zone().toInstant(dateOf(day));
  const auto reaches = [&](Instant t) { return t != kNever && t >= from; };
  std::vector<CaseId> running;
  store::forEachOpenCase(m_set.db, "", [&](const model::CaseSummary& c) {
    if (c.nature != model::Nature::urgent && (reaches(c.due) || reaches(c.stepDue))) running.push_back(c.id);
  });
  const Instant now = m_set.clock.now();
  for (const CaseId id : running) {
    auto record = store::caseById(m_set.db, id);
    model::CaseSummary& c = record->summary;
    if (!deadline::recount(c, limitOf(*record), directory.settingsFor(c), before, after)) continue;
    ++c.rowVer;
    m_writer.setDeadlines(actor, *record, now);
    touch(c);
  }
}

void CaseDesk::link(const model::Actor& actor, store::CaseRecord& duplicate, const model::CaseSummary& original, const std::string& note, Instant at) {
  ActOnCase command;
  command.action = Action::void_;
  command.reason = "@duplicate " + original.number;
  command.note = note;
  step(actor, duplicate, command, duplicate.summary.round, CaseState::void_, at, m_set.clock.now());
  store::insertLink(m_set.db, actor, {duplicate.n, duplicate.summary.id, duplicate.summary.area}, original.id, at);
}

Answer CaseDesk::join(const model::Actor& actor, const JoinDuplicate& command) {
  auto duplicate = store::caseById(m_set.db, command.duplicate);
  const auto original = store::caseById(m_set.db, command.original);
  const auto sees = [&](const std::optional<store::CaseRecord>& r) { return r && model::isWithin(r->summary.area, actor.scope); };
  if (!sees(duplicate)) return refuse(RefusalCode::unknownCase, command.duplicate.text());
  if (!sees(original)) return refuse(RefusalCode::unknownCase, command.original.text());
  if (command.seen && *command.seen != duplicate->summary.rowVer) return refuse(RefusalCode::changedMeanwhile, "now " + std::string(model::stateName(duplicate->summary.state)));
  if (const auto code = workflow::judgeJoin(duplicate->summary, original->summary, actor)) return refuse(*code, "joining a duplicate");
  if (const auto fault = intake::textFault(command.note)) return refuse(fault->code, fault->detail);
  link(actor, *duplicate, original->summary, command.note, std::max(m_set.clock.now(), duplicate->summary.stateSince));
  touch(duplicate->summary);
  return doneWith(duplicate->summary);
}

}  // namespace jw::engine
