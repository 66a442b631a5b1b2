#include "core/engine/case_people.h"

#include "core/engine/audit_log.h"
#include "core/store/case_extras_gateway.h"
#include "core/store/case_gateway.h"
#include "core/store/schema.h"

namespace jw::engine {

Engine::CasePeople CasePeopleDesk::open(store::Connection& c, std::int64_t caseRow, const Uuid& id) const {
  const auto sealed = store::sealedPeopleOf(c, caseRow);
  auto opened = [&](std::string_view column, const std::string& value) { return value.empty() ? std::string() : m_cipher->open("case_people", column, id, value); };
  return {opened("reporter_name", sealed.reporterName), opened("reporter_phone", sealed.reporterPhone), opened("party_a", sealed.partyA), opened("party_b", sealed.partyB)};
}

std::optional<model::CaseDetails> CasePeopleDesk::details(store::Connection& c, const model::Actor& actor, CaseId id, const AreaTree& areas) const {
  auto record = store::caseById(c, id);
  if (!record || !model::isWithin(record->summary.area, actor.scope)) return std::nullopt;
  model::CaseDetails d;
  d.text = std::move(record->text);
  d.address = std::move(record->address);
  d.source = std::move(record->source);
  d.externalId = std::move(record->externalId);
  d.statedArea = std::move(record->statedArea);
  d.areaName = areas.readablePath(record->summary.area);
  d.trail = store::trailOf(c, record->n);
  if (record->crew) d.crew = store::crewName(c, record->crew);
  d.tasks = store::tasksOf(c, record->n);
  d.urges = store::urgesOf(c, record->n);
  d.attachments = store::attachmentsOf(c, record->n);
  d.links = store::linksOf(c, id);
  const auto people = open(c, record->n, id.uuid);
  d.reporterName = access::mask(access::Field::reporterName, people.reporterName);
  d.reporterPhone = access::mask(access::Field::reporterPhone, people.reporterPhone);
  d.partyA = access::mask(access::Field::partyName, people.partyA);
  d.partyB = access::mask(access::Field::partyName, people.partyB);
  d.summary = std::move(record->summary);
  return d;
}

std::variant<Engine::CasePeople, Refused> CasePeopleDesk::reveal(WorkingSet& set, const model::Actor& actor, CaseId id, std::string_view purpose) const {
  const auto record = store::caseById(set.db, id);
  if (!record) return Refused{RefusalCode::unknownCase, id.text()};
  const access::Subject subject{record->summary.area, false};
  auto result = open(set.db, record->n, id.uuid);
  bool any = false, refused = !model::isWithin(record->summary.area, actor.scope);
  const std::string object = "case/" + id.text();
  auto judge = [&](access::Field field, std::string& value) {
    if (value.empty()) return;
    const auto refusal = access::judgeReading(field, actor, subject, purpose, m_purposes);
    auto entry = access::readingEntry(field, actor, object, purpose, refusal, set.clock.now());
    writeAudit(set.db, entry);
    if (refusal == access::Refusal::none) {
      any = true;
    } else {
      refused = true;
      value = access::mask(field, value);
    }
  };
  judge(access::Field::reporterName, result.reporterName);
  judge(access::Field::reporterPhone, result.reporterPhone);
  judge(access::Field::partyName, result.partyA);
  judge(access::Field::partyName, result.partyB);
  if (refused && !any) return Refused{RefusalCode::notEntitled, "the role, the scope or the purpose does not allow it"};
  return result;
}

}  // namespace jw::engine
