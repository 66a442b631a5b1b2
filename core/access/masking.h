// Protected fields: how they look to who may not read them, and who may (spec 06, items 3 and 5). Pure; any thread.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/actor.h"
#include "core/model/audit.h"

namespace jw::access {

enum class Field : std::uint8_t {
  reporterName,
  reporterPhone,
  partyName,
  personName,
  personPhone,
  citizenId,
  birth,     ///< the day; never shown beside a masked citizen id, which lacks just that
  health,    ///< disability, condition notes
  care,      ///< care records, relatives' phones, requests for help
  position,  ///< where a person's device was last; the recorded consent is asked for besides this
  childRecord,  ///< age, sex and all coded attributes of somebody under 14
};
constexpr int kFields = 11;
std::string_view fieldName(Field field);  // "reporter_name" …
bool parseField(std::string_view name, Field& out);

/// "330102********1234"; other papers show their last two characters.
std::string maskCitizenId(std::string_view id);
/// "138****5678"; shorter numbers show their last two digits.
std::string maskPhone(std::string_view phone);
/// "张*", "张*明", "欧**娜"; a name in Latin letters shows its first one.
std::string maskName(std::string_view name);
/// The mask of the field. Of health, care and position not even whether there is any is shown; otherwise an empty
/// value stays empty. The text is UTF-8; ill-formed text shows nothing.
std::string mask(Field field, std::string_view value);

/// One purpose 用途 from the list that a reader chooses from.
struct Purpose {
  std::string code, zh, en;
  std::uint32_t fields = 0;  ///< bit n: Field n
  bool opens(Field field) const { return (fields >> static_cast<unsigned>(field) & 1U) != 0; }
};

class Purposes {
 public:
  /// From the text of data/access/purposes.toml. Throws Error(input) naming the fault.
  static Purposes parse(std::string_view toml);
  const Purpose* find(std::string_view code) const;
  const std::vector<Purpose>& all() const { return m_all; }

 private:
  std::vector<Purpose> m_all;
};

/// Whom the field is about.
struct Subject {
  model::AreaPath area;  ///< of the case or the dwelling; empty: not known, so that only a city-wide scope contains it
  bool child = false;    ///< under 14: the community worker alone may read anything
};

/// Whether somebody born on `birthDay` is under 14 on `today` (days since 1970-01-01). A year of age is full on the day
/// after the birthday, as Chinese courts count 周岁.
bool isUnder14(std::int32_t birthDay, std::int32_t today);

enum class Refusal : std::uint8_t { none, role, scope, purpose };
std::string_view refusalName(Refusal refusal);  // "" "role" "scope" "purpose"

/// Why the actor may not read the field unmasked; none: it may. `purpose` is a code of the list.
Refusal judgeReading(Field field, const model::Actor& actor, const Subject& subject, std::string_view purpose,
                     const Purposes& purposes);
inline bool maySee(Field field, const model::Actor& actor, const Subject& subject, std::string_view purpose,
                   const Purposes& purposes) {
  return judgeReading(field, actor, subject, purpose, purposes) == Refusal::none;
}
/// Whether the role may read the field for some purpose: what decides if a "show" button is there at all.
bool roleReads(model::Role role, Field field);

/// The audit entry of a reading, allowed or refused; to be stored before the value is handed out.
model::AuditEntry readingEntry(Field field, const model::Actor& actor, std::string_view object,
                               std::string_view purpose, Refusal refusal, Instant at);

}  // namespace jw::access
