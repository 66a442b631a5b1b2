#include "core/engine/case_messages.h"

#include "core/deadline/urging.h"
#include "core/notify/outbox.h"
#include "core/store/case_extras_gateway.h"

namespace jw::engine {
namespace {

notify::Values valuesOf(const WorkingSet& set, const store::CaseRecord& record, const model::CaseSummary& c, int urges) {
  const auto* category = set.directory->category(c.category);
  auto values = set.templates->caseValues(notify::kLanguage, c, category ? category->name : std::string(), set.directory->departmentName(c.department), record.address, urges, set.clock.now(), set.directory->calendar().zone());
  values["lead"] = set.directory->departmentName(record.summary.department);
  return values;
}

notify::Values valuesOf(const WorkingSet& set, const store::CaseRecord& record, int urges) { return valuesOf(set, record, record.summary, urges); }

notify::Occasion occasionOf(const WorkingSet& set, const model::Actor& actor, const model::CaseSummary& c, const char* kind) {
  return {kind, notify::kLanguage, c.area, c.id, c.nature != model::Nature::ordinary, set.clock.now(), actor.name};
}

void put(WorkingSet& set, const model::Actor& actor, model::Message message) {
  notify::putMessage(set.db, actor, *set.cipher, std::move(message));
  set.messagesPut = true;
}

/// By the channels that the settings of the case switch on. How many.
std::int32_t putAll(WorkingSet& set, const model::Actor& actor, const model::CaseSummary& c, const std::vector<model::Receiver>& receivers, const char* kind, const notify::Values& values) {
  const model::Settings settings = set.directory->settingsFor(c);
  std::int32_t n = 0;
  for (auto& message : notify::messagesTo(receivers, {settings.urgeBySms, settings.urgeByEmail}, *set.templates, occasionOf(set, actor, c, kind), values)) {
    put(set, actor, std::move(message));
    ++n;
  }
  return n;
}

std::int32_t putUrges(WorkingSet& set, const model::Actor& actor, const model::CaseSummary& c, int level, const char* kind, const char* escalation, const notify::Values& values) {
  const deadline::Posts posts{set.directory->departments(), set.directory->staff()};
  const auto first = deadline::receiversOf(c, 1, posts);
  const auto n = putAll(set, actor, c, first, kind, values);
  if (level < 2) return n;
  auto superiors = deadline::receiversOf(c, level, posts);
  std::erase_if(superiors, [&](const model::Receiver& r) {
    return std::any_of(first.begin(), first.end(), [&](const model::Receiver& f) { return f.phone == r.phone && f.email == r.email; });
  });
  return n + putAll(set, actor, c, superiors, escalation, values);
}

std::string phoneOf(WorkingSet& set, std::int64_t row, const Uuid& id) {
  const auto sealed = store::sealedPeopleOf(set.db, row);
  return sealed.reporterPhone.empty() ? std::string() : set.cipher->open("case_people", "reporter_phone", id, sealed.reporterPhone);
}

}  // namespace

std::int32_t putUrgeMessages(WorkingSet& set, const model::Actor& actor, const store::CaseRecord& record, const model::CaseUrge& urge) {
  return putUrges(set, actor, record.summary, urge.level, "urge", "escalation", valuesOf(set, record, record.summary.urges + 1));
}

std::int32_t putTaskUrgeMessages(WorkingSet& set, const model::Actor& actor, const store::CaseRecord& record, const model::CalledIn& called, const model::CaseUrge& urge, int urges) {
  const auto own = model::asCalledIn(record.summary, called);
  return putUrges(set, actor, own, urge.level, "task_urge", "task_escalation", valuesOf(set, record, own, urges));
}

std::int32_t putTaskMessages(WorkingSet& set, const model::Actor& actor, const store::CaseRecord& record, const model::CaseTask& task) {
  using State = model::CaseTask::State;
  const model::CaseSummary& c = record.summary;
  const bool toLead = task.state == State::done;
  // Nobody has the lead while the case waits for its dispatch.
  if (toLead && (!c.department || c.state == model::CaseState::rejected)) return 0;
  const auto called = model::asCalledIn(c, {task.id, task.department, task.openedAt, task.due});
  auto told = called;
  if (toLead) told.department = c.department;
  told.state = model::CaseState::accepted;
  auto values = valuesOf(set, record, called, 0);
  values["request"] = notify::withoutNumbers(task.request);
  values["result"] = notify::withoutNumbers(task.result);
  return putAll(set, actor, told, deadline::receiversOf(told, 1, {set.directory->departments(), set.directory->staff()}),
              task.state == State::open ? "called_in" : toLead ? "task_done" : "task_withdrawn", values);
}

std::int32_t putRequestMessages(WorkingSet& set, const model::Actor& actor, const store::CaseRecord& record, const model::CaseRequest& request) {
  using State = model::CaseRequest::State;
  const bool granted = request.state == State::granted;
  if (!granted && request.state != State::refused) return 0;
  auto told = record.summary;
  told.department = request.department;
  told.state = model::CaseState::accepted;
  auto values = valuesOf(set, record, told, record.summary.urges);
  const auto moment = [&](Instant t) { return formatLocal(set.directory->calendar().zone().toLocal(t)).substr(0, 16); };
  const bool extend = request.action == model::Action::extend;
  // Granted it is until the moment that the desk has set, not the one that was wished.
  if (!granted || !extend) values["until"] = moment(granted ? record.summary.resumeAt : request.until);
  values["request"] = notify::withoutNumbers(request.reason);
  values["result"] = notify::withoutNumbers(request.answer);
  return putAll(set, actor, told, deadline::receiversOf(told, 1, {set.directory->departments(), set.directory->staff()}),
                extend ? (granted ? "extension_granted" : "extension_refused") : granted ? "suspension_granted" : "suspension_refused", values);
}

void putResultMessages(WorkingSet& set, const model::Actor& actor, const store::CaseRecord& record) {
  const model::CaseSummary& c = record.summary;
  if (c.channel == model::Channel::import_ || !set.directory->settingsFor(c).tellReporter) return;
  auto values = valuesOf(set, record, c.urges);
  const auto send = [&](std::int64_t row, const Uuid& id, const char* kind) {
    const std::string phone = phoneOf(set, row, id);
    if (phone.empty()) return;
    if (values.find("result") == values.end()) values["result"] = store::lastResult(set.db, record.n);
    put(set, actor, notify::messageToResident(model::MessageChannel::sms, phone, "上报人", {}, *set.templates, occasionOf(set, actor, c, kind), values));
  };
  send(record.n, c.id.uuid, "result");
  for (const auto& joined : store::uninformedJoined(set.db, c.id)) {
    send(joined.n, joined.id.uuid, "joined_result");
    store::markInformed(set.db, actor, {joined.n, joined.id, c.area}, set.clock.now());
  }
}

std::int32_t putLeaderMessages(WorkingSet& set, const store::CaseRecord& record, const std::vector<model::Receiver>& leaders, bool assigned) {
  const model::Actor engine{{}, "@engine", model::Role::engine, {}, {}};
  return putAll(set, engine, record.summary, leaders, assigned ? "leader_assigned" : "leader_informed", valuesOf(set, record, record.summary.urges));
}

}  // namespace jw::engine
