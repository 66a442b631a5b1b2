#include "core/engine/case_messages.h"

#include "core/deadline/urging.h"
#include "core/notify/outbox.h"
#include "core/store/case_extras_gateway.h"

namespace jw::engine {
namespace {

constexpr const char* kLanguage = "zh";

notify::Values valuesOf(const WorkingSet& set, const store::CaseRecord& record, int urges) {
  const model::CaseSummary& c = record.summary;
  const auto* category = set.directory->category(c.category);
  return set.templates->caseValues(kLanguage, c, category ? category->name : std::string(), set.directory->departmentName(c.department), record.address, urges, set.clock.now(), set.directory->calendar().zone());
}

notify::Occasion occasionOf(const WorkingSet& set, const model::Actor& actor, const model::CaseSummary& c, const char* kind) {
  return {kind, kLanguage, c.area, c.id, c.nature != model::Nature::ordinary, set.clock.now(), actor.name};
}

void put(WorkingSet& set, const model::Actor& actor, model::Message message) {
  notify::putMessage(set.db, actor, *set.cipher, std::move(message));
  set.messagesPut = true;
}

std::string phoneOf(WorkingSet& set, std::int64_t row, const Uuid& id) {
  const auto sealed = store::sealedPeopleOf(set.db, row);
  return sealed.reporterPhone.empty() ? std::string() : set.cipher->open("case_people", "reporter_phone", id, sealed.reporterPhone);
}

}  // namespace

std::int32_t putUrgeMessages(WorkingSet& set, const model::Actor& actor, const store::CaseRecord& record, const model::CaseUrge& urge) {
  const model::CaseSummary& c = record.summary;
  const model::Settings settings = set.directory->settingsFor(c);
  const deadline::Posts posts{set.directory->departments(), set.directory->staff()};
  const notify::Channels channels{settings.urgeBySms, settings.urgeByEmail};
  const auto values = valuesOf(set, record, c.urges + 1);
  std::int32_t n = 0;
  const auto send = [&](const std::vector<model::Receiver>& receivers, const char* kind) {
    for (auto& message : notify::messagesTo(receivers, channels, *set.templates, occasionOf(set, actor, c, kind), values)) {
      put(set, actor, std::move(message));
      ++n;
    }
  };
  const auto first = deadline::receiversOf(c, 1, posts);
  send(first, "urge");
  if (urge.level < 2) return n;
  auto superiors = deadline::receiversOf(c, urge.level, posts);
  std::erase_if(superiors, [&](const model::Receiver& r) {
    return std::any_of(first.begin(), first.end(), [&](const model::Receiver& f) { return f.phone == r.phone && f.email == r.email; });
  });
  send(superiors, "escalation");
  return n;
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
  const model::CaseSummary& c = record.summary;
  const model::Settings settings = set.directory->settingsFor(c);
  const model::Actor engine{{}, "@engine", model::Role::engine, {}, {}};
  std::int32_t n = 0;
  for (auto& message : notify::messagesTo(leaders, {settings.urgeBySms, settings.urgeByEmail}, *set.templates, occasionOf(set, engine, c, assigned ? "leader_assigned" : "leader_informed"),
                                          valuesOf(set, record, c.urges))) {
    put(set, engine, std::move(message));
    ++n;
  }
  return n;
}

}  // namespace jw::engine
