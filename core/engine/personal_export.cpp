#include "core/engine/personal_export.h"

#include <spdlog/spdlog.h>

#include <algorithm>

#include "core/access/health_codes.h"
#include "core/base/csv_writer.h"
#include "core/base/error.h"
#include "core/base/zone.h"
#include "core/engine/audit_log.h"
#include "core/engine/listed_attributes.h"
#include "core/engine/statistics_desk.h"
#include "core/registry/person_fields.h"
#include "core/registry/shown.h"
#include "core/store/column_reader.h"

namespace jw::engine {
namespace {

using access::Field;
using model::RefusalCode;
using model::Subject;

constexpr Field kFields[] = {Field::personName, Field::citizenId, Field::personPhone, Field::birth, Field::health, Field::childRecord};

std::string codeName(const model::CodedAttribute& attribute, std::uint8_t value) {
  const auto* code = attribute.find(value);
  return code ? code->zh : std::string();
}

std::map<std::string, std::string> namesOf(const model::CodedAttribute& attribute) {
  std::map<std::string, std::string> names;
  for (const auto& code : attribute.codes) names[code.zh] = code.en;
  return names;
}

std::string dateText(std::int32_t day) { return formatLocal(dateOf(day)).substr(0, 10); }

// How one person's row stands on the sheet.
class PersonWriter {
 public:
  PersonWriter(const model::Attributes& attributes, const access::FieldCipher& cipher, const access::Purposes& purposes, const model::Actor& actor, const std::string& purpose, Instant now)
      : m_attributes(attributes), m_tools{cipher, attributes, m_pinyin}, m_purposes(purposes), m_actor(actor), m_purpose(purpose), m_now(now) {}

  std::vector<PersonalSheet::Column> columns(bool health) const {
    const auto codes = [&](model::PersonColumn column) { return namesOf(m_attributes.at(column)); };
    std::vector<PersonalSheet::Column> all = {{"name", "姓名", "Name"}, {"sex", "性别", "Sex", codes(model::PersonColumn::sex)}, {"age", "年龄", "Age"}, {"birth", "出生日期", "Date of birth"}, {"citizen_id", "证件号码", "ID number"}, {"phone", "电话", "Telephone"}};
    if (health) {
      all.push_back({"disability_type", "残疾类型", "Disability", codes(model::PersonColumn::disabilityType)});
      all.push_back({"disability_grade", "残疾等级", "Grade", codes(model::PersonColumn::disabilityGrade)});
    }
    return all;
  }

  /// `asked`: what the list is asked about besides, none of it sealed.
  std::vector<std::string> of(const store::RegistryRow& row, bool health, const std::vector<const model::CodedAttribute*>& asked) {
    const auto birth = static_cast<std::int32_t>(row.number("birth_day"));
    const LocalTime today = Zone::china().toLocal(m_now);
    const access::Subject subject{row.text("area"), access::isUnder14(birth, static_cast<std::int32_t>(daysOf(today.year, today.month, today.day)))};
    const auto opened = [&](Field field) { return access::maySee(field, m_actor, subject, m_purpose, m_purposes); };
    const auto shown = [&](Field field, const std::string& value) { return opened(field) ? value : access::mask(field, value); };
    std::vector<std::string> out = {shown(Field::personName, row.text("name")), "", "", shown(Field::birth, dateText(birth)), shown(Field::citizenId, registry::opened(m_tools, "people", "citizen_id", row)),
                                    shown(Field::personPhone, registry::opened(m_tools, "people", "phone", row))};
    if (!subject.child || opened(Field::childRecord)) out[1] = codeName(m_attributes.at(model::PersonColumn::sex), static_cast<std::uint8_t>(row.number("sex")));
    if (!subject.child || opened(Field::childRecord)) out[2] = std::to_string(registry::ageOn(birth, m_now));
    if (health) {
      model::PersonCodes codes;
      const bool may = opened(Field::health);
      if (may) access::openHealth(m_tools.cipher, row.id, row.blob("health"), codes);
      out.push_back(may ? codeName(m_attributes.at(model::PersonColumn::disabilityType), codes[model::PersonColumn::disabilityType]) : access::mask(Field::health, ""));
      out.push_back(may ? codeName(m_attributes.at(model::PersonColumn::disabilityGrade), codes[model::PersonColumn::disabilityGrade]) : access::mask(Field::health, ""));
    }
    for (const auto* a : asked) out.push_back(!subject.child || opened(Field::childRecord) ? codeName(*a, static_cast<std::uint8_t>(row.number(a->column.c_str()))) : std::string());
    return out;
  }

 private:
  const model::Attributes& m_attributes;
  registry::Pinyin m_pinyin;
  const registry::Tools m_tools;
  const access::Purposes& m_purposes;
  const model::Actor& m_actor;
  const std::string& m_purpose;
  const Instant m_now;
};

}  // namespace

std::string PersonalSheet::mark(bool chinese) const {
  return actor + " · " + formatLocal(Zone::china().toLocal(at)) + " · " + (chinese ? purposeZh + " · 审计 " : purposeEn + " · audit ") + std::to_string(audit);
}

std::vector<std::vector<std::string>> PersonalSheet::inLanguage(bool chinese) const {
  auto out = rows;
  if (chinese) return out;
  for (auto& row : out) {
    for (std::size_t c = 0; c < row.size() && c < columns.size(); ++c)
      if (const auto code = columns[c].codes.find(row[c]); code != columns[c].codes.end()) row[c] = code->second;
    if (audit != 0) row.back() = mark(false);
  }
  return out;
}

bool PersonalExport::mayFor(const model::Actor& actor, const stats::Entry& entry, const std::string& purpose) const {
  const auto* p = m_purposes.find(purpose);
  if (!p || !StatisticsDesk::mayList(actor, entry)) return false;
  const auto opens = [&](Field field) { return p->opens(field) && access::roleReads(actor.role, field); };
  return opens(Field::personName) && (!StatisticsDesk::needsPurpose(entry) || opens(Field::health));
}

std::vector<CasePurpose> PersonalExport::purposes(const model::Actor& actor, const stats::Entry& entry) const {
  std::vector<CasePurpose> mine;
  for (const auto& p : m_purposes.all())
    if (mayFor(actor, entry, p.code)) mine.push_back({p.code, p.zh, p.en});
  return mine;
}

PersonalSheet PersonalExport::read(store::Connection& c, const model::Actor& actor, const Wanted& wanted, Instant now) const {
  const auto subject = wanted.entry->subject;
  const auto* purpose = m_purposes.find(wanted.purpose);
  const auto areas = m_engine.areas();
  PersonalSheet sheet;
  sheet.zh = wanted.entry->zh;
  sheet.en = wanted.entry->en;
  sheet.area = areas->readablePath(wanted.area);
  const bool health = subject == Subject::person && purpose->opens(Field::health) && access::roleReads(actor.role, Field::health);
  PersonWriter people(*m_attributes, m_cipher, m_purposes, actor, wanted.purpose, now);
  if (subject == Subject::person) sheet.columns = people.columns(health);
  if (subject == Subject::household) sheet.columns = {{"name", "户主", "Head"}};
  std::vector<const model::CodedAttribute*> asked;
  for (const auto* a : listedAttributes(*wanted.entry, *m_attributes)) {
    const bool there = std::any_of(sheet.columns.begin(), sheet.columns.end(), [&](const auto& head) { return head.key == a->column; });
    if (there || a->storage != model::CodedAttribute::Storage::plain) continue;
    asked.push_back(a);
    sheet.columns.push_back({a->column, a->zh, a->en, namesOf(*a)});
  }
  for (const auto& column : {PersonalSheet::Column{"address", "地址", "Address"}, {"area", "区域", "Area"}, {"mark", "水印", "Mark"}}) sheet.columns.push_back(column);
  for (auto& listed : store::listedRows(c, subject, actor.scope, wanted.rows)) {
    std::vector<std::string> row;
    if (subject == Subject::person) {
      const auto person = store::registryRow(c, store::Table::people, listed.n);
      if (!person || !person->inForce()) continue;
      row = people.of(*person, health, asked);
    } else if (subject == Subject::household) {
      const bool may = access::maySee(Field::personName, actor, {listed.area, false}, wanted.purpose, m_purposes);
      row.push_back(may ? listed.name : access::mask(Field::personName, listed.name));
    }
    if (subject != Subject::person) {
      const auto there = asked.empty() ? std::nullopt : store::registryRow(c, subject == Subject::household ? store::Table::households : store::Table::dwellings, listed.n);
      for (const auto* a : asked) row.push_back(there ? codeName(*a, static_cast<std::uint8_t>(there->number(a->column.c_str()))) : std::string());
    }
    row.push_back(std::move(listed.address));
    row.push_back(areas->readablePath(listed.area));
    sheet.rows.push_back(std::move(row));
  }
  return sheet;
}

void PersonalExport::give(const model::Actor& actor, Wanted wanted, std::uint64_t total, std::stop_token stop, Ready ready) {
  PersonalGift gift{"statistics/" + wanted.entry->key + "/" + wanted.area, wanted.purpose, mayFor(actor, *wanted.entry, wanted.purpose), [total](store::Connection&) { return total; }, {}};
  gift.read = [self = shared_from_this(), actor, wanted = std::move(wanted)](store::Connection& c, Instant now) { return self->read(c, actor, wanted, now); };
  givePersonal(m_engine, {shared_from_this(), &m_purposes}, actor, std::move(gift), std::move(stop), std::move(ready));
}

void givePersonal(Engine& engine, std::shared_ptr<const access::Purposes> purposes, const model::Actor& actor, PersonalGift gift, std::stop_token stop, PersonalExport::Ready ready) {
  const Instant now = engine.now();
  auto entry = model::auditOf(actor, now, {}, gift.object);
  entry.purpose = gift.purpose.substr(0, 40);
  auto outcome = std::make_shared<std::variant<PersonalSheet, Refused>>(PersonalSheet{});
  // `ready` comes after the commit of the entry, whatever it says.
  const auto record = [&engine, outcome, ready = std::move(ready)](model::AuditEntry e) {
    engine.write(
        [e = std::move(e), outcome](store::Connection& w) mutable {
          writeAudit(w, e);
          if (auto* sheet = std::get_if<PersonalSheet>(outcome.get())) sheet->audit = e.seq;
        },
        [outcome, ready](std::exception_ptr error) {
          if (error) *outcome = Refused{RefusalCode::notStored, "the audit entry could not be written"};
          if (auto* sheet = std::get_if<PersonalSheet>(outcome.get()))
            for (auto& row : sheet->rows) row.push_back(sheet->mark(true));
          ready(std::move(*outcome));
        });
  };
  const auto refuse = [entry, outcome, record](std::string detail, Refused why) {
    auto refused = entry;
    refused.action = "export.refused";
    refused.detail = std::move(detail);
    *outcome = std::move(why);
    record(std::move(refused));
  };
  if (!gift.may) return refuse(R"({"refused":"role or purpose"})", {RefusalCode::notEntitled, "the role or the purpose does not allow it"});
  engine.read(std::move(stop), [purposes = std::move(purposes), actor, gift = std::move(gift), entry, outcome, record, refuse, now](store::Connection& c) mutable {
    try {
      if (const auto total = gift.count(c); total > kMostExported)
        return refuse(R"({"refused":"limit","rows":)" + std::to_string(total) + "}", {RefusalCode::badValue, std::to_string(total) + " rows; at most " + std::to_string(kMostExported) + " are given away at once"});
      const auto& purpose = *purposes->find(gift.purpose);
      auto sheet = gift.read(c, now);
      sheet.actor = actor.name;
      sheet.purposeZh = purpose.zh;
      sheet.purposeEn = purpose.en;
      sheet.at = now;
      std::string fields;
      for (const Field f : kFields)
        if (purpose.opens(f) && access::roleReads(actor.role, f)) fields += (fields.empty() ? "\"" : ",\"") + std::string(access::fieldName(f)) + '"';
      entry.action = "export";
      entry.detail = R"({"rows":)" + std::to_string(sheet.rows.size()) + R"(,"fields":[)" + fields + "]}";
      *outcome = std::move(sheet);
    } catch (const Error& e) {
      if (e.code() == ErrorCode::cancelled) throw;
      spdlog::error("export: {}", e.what());
      return refuse(R"({"refused":"error"})", {RefusalCode::notStored, e.what()});
    }
    record(std::move(entry));
  });
}

std::string csvOf(const PersonalSheet& sheet, bool chinese) {
  std::string out = "\xEF\xBB\xBF";
  const CsvStyle style{.guardFormulas = true};
  const std::string mark = sheet.mark(chinese);
  if (!sheet.table) appendCsvRow(out, {mark}, style);
  std::vector<std::string_view> fields;
  for (const auto& c : sheet.columns) fields.push_back(chinese ? c.zh : c.en);
  appendCsvRow(out, fields, style);
  for (const auto& row : sheet.inLanguage(chinese)) appendCsvRow(out, {row.begin(), row.end()}, style);
  if (!sheet.table) appendCsvRow(out, {mark}, style);
  return out;
}

}  // namespace jw::engine
