#include "core/access/masking.h"

#include <toml++/toml.h>

#include <algorithm>
#include <array>

#include "core/base/error.h"
#include "core/base/phone.h"
#include "core/base/text.h"
#include "core/base/zone.h"

namespace jw::access {
namespace {

using model::Role;

constexpr std::string_view kHidden = "***";

constexpr std::uint32_t bit(Role r) {
  return 1U << static_cast<unsigned>(r);
}
constexpr std::uint32_t kDesk = bit(Role::operator_), kCommunity = bit(Role::communityWorker),
                        kStreet = bit(Role::supervisor), kEngine = bit(Role::engine);

struct FieldClass {
  std::string_view name;
  std::string (*mask)(std::string_view);  ///< null: hidden altogether, even whether it is empty
  std::uint32_t roles;
};

std::string hide(std::string_view s) {
  return std::string(s.empty() ? s : kHidden);
}

// In the order of Field. The engine reads numbers to send messages to them, nothing else.
constexpr std::array<FieldClass, kFields> kClasses{{
    {"reporter_name", maskName, kDesk | kCommunity},
    {"reporter_phone", maskPhone, kDesk | kCommunity | kEngine},
    {"party_name", maskName, kDesk | kCommunity},
    {"person_name", maskName, kDesk | kCommunity | kStreet},
    {"person_phone", maskPhone, kDesk | kCommunity | kEngine},
    {"citizen_id", maskCitizenId, kCommunity},
    {"birth", hide, kCommunity},
    {"health", nullptr, kCommunity},
    {"care", nullptr, kCommunity},
    {"position", nullptr, kDesk | kCommunity},
    {"child_record", nullptr, kCommunity},
}};

const FieldClass& classOf(Field f) {
  return kClasses[static_cast<std::size_t>(f)];
}

std::string stars(std::size_t n) {
  return std::string(n, '*');
}

std::size_t lastCharacter(std::string_view utf8) {
  std::size_t at = utf8.size() - 1;
  while (at > 0 && (static_cast<unsigned char>(utf8[at]) & 0xC0U) == 0x80U) --at;
  return at;
}

}  // namespace

std::string_view fieldName(Field field) {
  return classOf(field).name;
}

bool parseField(std::string_view name, Field& out) {
  for (std::size_t i = 0; i < kClasses.size(); ++i)
    if (kClasses[i].name == name) {
      out = static_cast<Field>(i);
      return true;
    }
  return false;
}

std::string maskCitizenId(std::string_view id) {
  if (!text::isUtf8(id)) return std::string(kHidden);
  const bool ascii = text::length(id) == id.size();
  if (ascii && id.size() == 18) return std::string(id.substr(0, 6)) + stars(8) + std::string(id.substr(14));
  if (ascii && id.size() >= 8) return stars(id.size() - 2) + std::string(id.substr(id.size() - 2));
  return hide(id);
}

std::string maskPhone(std::string_view phone) {
  const std::string digits = normalisePhone(phone);
  const std::size_t n = digits.size();
  if (n >= 11) return digits.substr(0, 3) + stars(n - 7) + digits.substr(n - 4);
  if (n >= 7) return stars(n - 2) + digits.substr(n - 2);
  return hide(phone);
}

std::string maskName(std::string_view text) {
  const std::string_view name = text::trim(text);
  if (name.empty()) return {};
  if (!text::isUtf8(name)) return std::string(kHidden);
  if (static_cast<unsigned char>(name.front()) < 0x80) return std::string(1, name.front()) + std::string(kHidden);
  const std::size_t n = text::length(name);
  if (n == 1) return "*";
  std::size_t end = 1;
  while (end < name.size() && (static_cast<unsigned char>(name[end]) & 0xC0U) == 0x80U) ++end;
  std::string out(name.substr(0, end));
  if (n == 2) return out + "*";
  return out + stars(n - 2) + std::string(name.substr(lastCharacter(name)));
}

std::string mask(Field field, std::string_view value) {
  const auto masker = classOf(field).mask;
  return masker ? masker(value) : std::string(kHidden);
}

Purposes Purposes::parse(std::string_view text) {
  toml::table table;
  try {
    table = toml::parse(text);
  } catch (const toml::parse_error& e) {
    throw Error(ErrorCode::input,
                "purposes: line " + std::to_string(e.source().begin.line) + ": " + std::string(e.description()));
  }
  Purposes purposes;
  const auto* list = table["purpose"].as_array();
  if (!list) throw Error(ErrorCode::input, "purposes: no [[purpose]]");
  for (const auto& node : *list) {
    const auto* row = node.as_table();
    if (!row) throw Error(ErrorCode::input, "purposes: not a table");
    Purpose p{(*row)["code"].value_or(std::string()), (*row)["zh"].value_or(std::string()),
              (*row)["en"].value_or(std::string()), 0};
    if (p.code.empty() || p.zh.empty() || p.en.empty())
      throw Error(ErrorCode::input, "purposes: '" + p.code + "': code, zh and en wanted");
    if (purposes.find(p.code)) throw Error(ErrorCode::input, "purposes: '" + p.code + "' comes twice");
    if (const auto* fields = (*row)["fields"].as_array())
      for (const auto& f : *fields) {
        Field field;
        const std::string name = f.value_or(std::string());
        if (!parseField(name, field))
          throw Error(ErrorCode::input, "purposes: '" + p.code + "': no field is called '" + name + "'");
        p.fields |= 1U << static_cast<unsigned>(field);
      }
    if (p.fields == 0) throw Error(ErrorCode::input, "purposes: '" + p.code + "' opens no field");
    purposes.m_all.push_back(std::move(p));
  }
  return purposes;
}

const Purpose* Purposes::find(std::string_view code) const {
  const auto it = std::find_if(m_all.begin(), m_all.end(), [&](const Purpose& p) { return p.code == code; });
  return it == m_all.end() ? nullptr : &*it;
}

bool isUnder14(std::int32_t birthDay, std::int32_t today) {
  const LocalTime birth = dateOf(birthDay);
  // Without a 29 February in that year daysOf gives 1 March, the day on which such a birthday is taken to be.
  return today <= daysOf(birth.year + 14, birth.month, birth.day);
}

std::string_view refusalName(Refusal refusal) {
  constexpr std::array<std::string_view, 4> names{"", "role", "scope", "purpose"};
  return names[static_cast<std::size_t>(refusal)];
}

bool roleReads(Role role, Field field) {
  return (classOf(field).roles & bit(role)) != 0;
}

Refusal judgeReading(Field field, const model::Actor& actor, const Subject& subject, std::string_view purpose,
                     const Purposes& purposes) {
  if (!roleReads(actor.role, field) || (subject.child && actor.role != Role::communityWorker)) return Refusal::role;
  if (!model::isWithin(subject.area, actor.scope)) return Refusal::scope;
  const Purpose* chosen = purposes.find(purpose);
  return chosen && chosen->opens(field) ? Refusal::none : Refusal::purpose;
}

model::AuditEntry readingEntry(Field field, const model::Actor& actor, std::string_view object,
                               std::string_view purpose, Refusal refusal, Instant at) {
  auto e = model::auditOf(actor, at, refusal == Refusal::none ? "read" : "read.refused", std::string(object));
  e.purpose = text::elide(purpose, 40);  // a refused one can be anything that a client sent
  e.detail = R"({"field":")" + std::string(fieldName(field)) + '"';
  if (refusal != Refusal::none) e.detail += R"(,"refused":")" + std::string(refusalName(refusal)) + '"';
  e.detail += '}';
  return e;
}

}  // namespace jw::access
