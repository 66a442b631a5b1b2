#include "core/engine/case_people.h"

#include <algorithm>

#include "core/engine/audit_log.h"
#include "core/store/case_requests.h"
#include "core/store/case_gateway.h"
#include "core/store/schema.h"

namespace jw::engine {

namespace {

using Type = model::CustomField::Type;

// A person in a field is guarded as the parties are, and the number as the reporter's.
void mask(model::FieldValue& person) {
  person.text = access::mask(access::Field::partyName, person.text);
  person.phone = access::mask(access::Field::reporterPhone, person.phone);
}

}  // namespace

Engine::CasePeople Engine::CasePeople::masked(const model::CaseDetails& d) {
  CasePeople people{d.reporterName, d.reporterPhone, d.partyA, d.partyB};
  for (const auto& f : d.fields)
    if (f.type == Type::person) people.others.push_back(f);
  return people;
}

Engine::CasePeople CasePeopleDesk::open(store::Connection& c, std::int64_t caseRow, const Uuid& id, const store::CaseFields& fields) const {
  const auto sealed = store::sealedPeopleOf(c, caseRow);
  auto opened = [&](std::string_view column, const std::string& value) { return value.empty() ? std::string() : m_cipher->open("case_people", column, id, value); };
  Engine::CasePeople people{opened("reporter_name", sealed.reporterName), opened("reporter_phone", sealed.reporterPhone), opened("party_a", sealed.partyA), opened("party_b", sealed.partyB)};
  if (!fields.sealed.empty()) people.others = model::readValues(m_cipher->open("cases", "sealed_fields", id, fields.sealed));
  return people;
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
  d.requests = store::requestsOf(c, record->n);
  d.urges = store::urgesOf(c, record->n);
  d.attachments = store::attachmentsOf(c, record->n);
  d.links = store::linksOf(c, id);
  const auto fields = store::caseFieldsOf(c, record->n);
  auto people = open(c, record->n, id.uuid, fields);
  d.fields = model::readValues(fields.plain);
  for (auto& person : people.others) {
    mask(person);
    const auto at = std::find_if(d.fields.begin(), d.fields.end(), [&](const auto& f) { return f.key == person.key; });
    if (at != d.fields.end()) *at = std::move(person);
  }
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
  auto result = open(set.db, record->n, id.uuid, store::caseFieldsOf(set.db, record->n));
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
  for (auto& person : result.others) {
    judge(access::Field::partyName, person.text);
    judge(access::Field::reporterPhone, person.phone);
  }
  if (refused && !any) return Refused{RefusalCode::notEntitled, "the role, the scope or the purpose does not allow it"};
  return result;
}

}  // namespace jw::engine
