// Coded attributes of the registry: which columns there are (fixed by the schema), and what their codes mean (data/codes).
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace jw::model {

enum class Subject : std::uint8_t { person, household, dwelling, organisation };
std::string_view subjectName(Subject subject);  // "person" …

/// In the order of columnNames(Subject::person). The last two are sealed at rest in one value.
enum class PersonColumn : std::uint8_t {
  sex, relation, residence, paper, education, marital, employment, employmentRegistration, welfarePost, jobFair, retirement, militaryService, hobby, pension, medical,
  workInjury, unemployment, maternity, subsidy, publicOffice, volunteer, livingAlone, leftBehind, disabilityType, disabilityGrade,
};
constexpr std::size_t kPersonColumns = 25, kPlainPersonColumns = 23;
enum class HouseholdColumn : std::uint8_t { type, registration, specialFamily };
enum class DwellingColumn : std::uint8_t { type, ownership, residence };

/// The columns of the schema in the order of the enumerations: for household and dwelling tables three, for
/// organisations "kind". Aggregate-only columns (ethnic_group, political_affiliation) are not among them.
std::span<const std::string_view> columnNames(Subject subject);

/// One row's codes. 0: not recorded (of sex: unknown, of relation: the head).
template <class Column, std::size_t N>
struct CodeRow {
  std::array<std::uint8_t, N> values{};
  std::uint8_t& operator[](Column c) { return values[static_cast<std::size_t>(c)]; }
  std::uint8_t operator[](Column c) const { return values[static_cast<std::size_t>(c)]; }
  friend bool operator==(const CodeRow&, const CodeRow&) = default;
};
using PersonCodes = CodeRow<PersonColumn, kPersonColumns>;
using HouseholdCodes = CodeRow<HouseholdColumn, 3>;
using DwellingCodes = CodeRow<DwellingColumn, 3>;

/// Spec 06, item 2: nothing but the statistics reads these; there is no list, page, filter or change notice with them.
struct AggregateCodes {
  std::uint8_t ethnicGroup = 0, politicalAffiliation = 0;
  friend bool operator==(const AggregateCodes&, const AggregateCodes&) = default;
};

struct Code {
  std::uint8_t value = 0;
  std::string zh, en;
  std::vector<std::string> also = {};  ///< other words that mean just this in files; never shown
};

struct CodedAttribute {
  enum class Storage : std::uint8_t { plain, sealed, aggregateOnly };
  std::string key;     ///< "person.education": what a catalog or a mapping names it by
  Subject subject = Subject::person;
  std::string column;  ///< of the subject's table; of aggregateOnly ones: of people_aggregate
  std::size_t slot = 0;  ///< in CodeRow::values; of aggregateOnly ones 0 (ethnic group) or 1 (political affiliation)
  std::string zh, en, source;
  Storage storage = Storage::plain;
  std::vector<Code> codes;  ///< in the order of the file
  const Code* find(std::uint8_t value) const;
  /// By its number, Chinese or English name or another word for it, as people write them in files; width, blanks and case do
  /// not count. Null: none.
  const Code* find(std::string_view text) const;
};

/// Immutable after load; any thread.
class Attributes {
 public:
  /// The text of data/codes/registry.toml. Every column of the schema must be there once, sealed and aggregate-only ones
  /// said to be so: a data file cannot open what the store keeps closed. Throws Error(input): file, attribute, fault.
  static Attributes parse(std::string_view toml, std::string_view file);
  /// From the data folder. Throws Error(input).
  static Attributes load(const std::filesystem::path& data);

  const std::vector<CodedAttribute>& all() const { return m_all; }
  /// Null: none of that key. An attribute of aggregateOnly storage is found too: who lists attributes asks for the storage.
  const CodedAttribute* find(std::string_view key) const;
  const CodedAttribute& at(PersonColumn column) const { return m_all[m_slots[0][static_cast<std::size_t>(column)]]; }
  const CodedAttribute& at(HouseholdColumn column) const { return m_all[m_slots[1][static_cast<std::size_t>(column)]]; }
  const CodedAttribute& at(DwellingColumn column) const { return m_all[m_slots[2][static_cast<std::size_t>(column)]]; }
  const CodedAttribute& organisationKind() const { return m_all[m_slots[3][0]]; }

 private:
  std::vector<CodedAttribute> m_all;
  std::array<std::vector<std::size_t>, 4> m_slots;
};

}  // namespace jw::model
