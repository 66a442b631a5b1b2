#include "core/model/attribute.h"

#include <algorithm>
#include <set>
#include <toml++/toml.h>

#include "core/base/error.h"
#include "core/base/read_file.h"
#include "core/base/text.h"

namespace jw::model {
namespace {

constexpr std::array<std::string_view, 4> kSubjects{"person", "household", "dwelling", "organisation"};
constexpr std::array<std::string_view, kPersonColumns> kPerson{
    "sex", "relation", "residence", "paper", "education", "marital", "employment", "employment_registration", "welfare_post", "job_fair", "retirement", "military_service", "hobby",
    "pension", "medical", "work_injury", "unemployment", "maternity", "subsidy", "public_office", "volunteer", "living_alone", "left_behind", "disability_type", "disability_grade"};
constexpr std::array<std::string_view, 3> kHousehold{"type", "registration", "special_family"}, kDwelling{"type", "ownership", "residence"};
constexpr std::array<std::string_view, 1> kOrganisation{"kind"};
constexpr std::array<std::string_view, 2> kAggregate{"ethnic_group", "political_affiliation"};

[[noreturn]] void fault(std::string_view file, const std::string& key, const std::string& what) {
  throw Error(ErrorCode::input, std::string(file) + ": attribute \"" + key + "\": " + what);
}

template <class Names>
std::size_t indexOf(const Names& names, std::string_view name) {
  return static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin());
}

std::vector<Code> readCodes(const toml::table& row, std::string_view file, const std::string& key) {
  const auto* list = row["codes"].as_array();
  if (!list || list->empty()) fault(file, key, "codes: an array of [number, Chinese, English] is wanted");
  std::vector<Code> codes;
  std::set<std::string> names;
  for (const auto& node : *list) {
    const auto* one = node.as_array();
    const auto number = one && one->size() == 3 ? (*one)[0].value<std::int64_t>() : std::nullopt;
    const auto zh = number ? (*one)[1].value<std::string>() : std::nullopt, en = number ? (*one)[2].value<std::string>() : std::nullopt;
    if (!zh || !en || zh->empty() || en->empty()) fault(file, key, "code " + std::to_string(codes.size() + 1) + " is not [number, Chinese, English]");
    if (*number < 0 || *number > 255) fault(file, key, "code " + std::to_string(*number) + " is not in 0 to 255");
    const Code code{static_cast<std::uint8_t>(*number), *zh, *en, {}};
    if (std::any_of(codes.begin(), codes.end(), [&](const Code& c) { return c.value == code.value; })) fault(file, key, "code " + std::to_string(*number) + " comes twice");
    if (!names.insert(text::folded(code.zh)).second || !names.insert(text::folded(code.en)).second) fault(file, key, "the name of code " + std::to_string(*number) + " comes twice");
    codes.push_back(code);
  }
  const auto* also = row["also"].as_array();
  if (row.contains("also") && !also) fault(file, key, "also: an array of [number, word, …] is wanted");
  for (std::size_t i = 0; also && i < also->size(); ++i) {
    const auto* words = (*also)[i].as_array();
    const auto number = words && words->size() > 1 ? (*words)[0].value<std::int64_t>() : std::nullopt;
    const auto code = std::find_if(codes.begin(), codes.end(), [&](const Code& c) { return number == c.value; });
    if (code == codes.end()) fault(file, key, "also: entry " + std::to_string(i + 1) + " names no code of the table");
    for (std::size_t w = 1; w < words->size(); ++w) {
      const auto word = (*words)[w].value<std::string>();
      if (!word || text::folded(*word).empty()) fault(file, key, "also: a word of code " + std::to_string(*number) + " is missing");
      if (!names.insert(text::folded(*word)).second) fault(file, key, "also: \"" + *word + "\" comes twice");
      code->also.push_back(*word);
    }
  }
  return codes;
}

}  // namespace

std::string_view subjectName(Subject subject) { return kSubjects[static_cast<std::size_t>(subject)]; }

std::span<const std::string_view> columnNames(Subject subject) {
  switch (subject) {
    case Subject::person:
      return kPerson;
    case Subject::household:
      return kHousehold;
    case Subject::dwelling:
      return kDwelling;
    case Subject::organisation:
      break;
  }
  return kOrganisation;
}

const Code* CodedAttribute::find(std::uint8_t value) const {
  const auto it = std::find_if(codes.begin(), codes.end(), [&](const Code& c) { return c.value == value; });
  return it == codes.end() ? nullptr : &*it;
}

const Code* CodedAttribute::find(std::string_view text) const {
  const std::string wanted = text::folded(text);
  // "01" and "1" are the same code.
  const std::string number = wanted.size() > 1 ? wanted.substr(std::min(wanted.find_first_not_of('0'), wanted.size() - 1)) : wanted;
  const auto it = std::find_if(codes.begin(), codes.end(), [&](const Code& c) { return std::to_string(c.value) == number || text::folded(c.zh) == wanted || text::folded(c.en) == wanted || std::any_of(c.also.begin(), c.also.end(), [&](const auto& a) { return text::folded(a) == wanted; }); });
  return it == codes.end() ? nullptr : &*it;
}

const CodedAttribute* Attributes::find(std::string_view key) const {
  const auto it = std::find_if(m_all.begin(), m_all.end(), [&](const CodedAttribute& a) { return a.key == key; });
  return it == m_all.end() ? nullptr : &*it;
}

Attributes Attributes::parse(std::string_view toml, std::string_view file) {
  toml::table table;
  try {
    table = toml::parse(toml);
  } catch (const toml::parse_error& e) {
    throw Error(ErrorCode::input, std::string(file) + ": line " + std::to_string(e.source().begin.line) + ": " + std::string(e.description()));
  }
  const auto* list = table["attribute"].as_array();
  if (!list) throw Error(ErrorCode::input, std::string(file) + ": no [[attribute]]");
  constexpr std::size_t kNone = static_cast<std::size_t>(-1);
  Attributes out;
  for (std::size_t s = 0; s < kSubjects.size(); ++s) out.m_slots[s].assign(columnNames(static_cast<Subject>(s)).size(), kNone);
  std::array<bool, kAggregate.size()> aggregates{};
  for (const auto& node : *list) {
    const auto* row = node.as_table();
    if (!row) throw Error(ErrorCode::input, std::string(file) + ": an attribute is not a table");
    CodedAttribute a;
    a.key = (*row)["key"].value_or(std::string());
    for (const auto& [name, value] : *row)
      if (const std::string_view n = name.str(); n != "key" && n != "subject" && n != "column" && n != "zh" && n != "en" && n != "source" && n != "storage" && n != "codes" && n != "also")
        fault(file, a.key, std::string(n) + " is not known here");
    const auto subject = indexOf(kSubjects, (*row)["subject"].value_or(std::string()));
    if (subject == kSubjects.size()) fault(file, a.key, "subject must be person, household, dwelling or organisation");
    a.subject = static_cast<Subject>(subject);
    a.column = (*row)["column"].value_or(std::string());
    a.zh = (*row)["zh"].value_or(std::string());
    a.en = (*row)["en"].value_or(std::string());
    a.source = (*row)["source"].value_or(std::string());
    if (a.key.empty() || a.zh.empty() || a.en.empty() || a.source.empty()) fault(file, a.key, "key, zh, en and source are wanted");
    if (out.find(a.key)) fault(file, a.key, "comes twice");
    a.codes = readCodes(*row, file, a.key);
    const auto columns = columnNames(a.subject);
    const auto aggregate = a.subject == Subject::person ? indexOf(kAggregate, a.column) : kAggregate.size();
    a.slot = aggregate < kAggregate.size() ? aggregate : indexOf(columns, a.column);
    const bool sealed = a.subject == Subject::person && aggregate == kAggregate.size() && a.slot >= kPlainPersonColumns;
    if (aggregate == kAggregate.size()) {
      if (a.slot == columns.size()) fault(file, a.key, "the store has no column \"" + a.column + "\"");
      auto& place = out.m_slots[subject][a.slot];
      if (place != kNone) fault(file, a.key, "column \"" + a.column + "\" comes twice");
      place = out.m_all.size();
    } else if (std::exchange(aggregates[aggregate], true)) {
      fault(file, a.key, "column \"" + a.column + "\" comes twice");
    }
    const std::string storage = (*row)["storage"].value_or(std::string("plain")), wanted = aggregate < kAggregate.size() ? "aggregate_only" : sealed ? "sealed" : "plain";
    if (storage != wanted) fault(file, a.key, "storage must be \"" + wanted + "\"");
    a.storage = aggregate < kAggregate.size() ? CodedAttribute::Storage::aggregateOnly : sealed ? CodedAttribute::Storage::sealed : CodedAttribute::Storage::plain;
    out.m_all.push_back(std::move(a));
  }
  for (std::size_t s = 0; s < kSubjects.size(); ++s)
    for (std::size_t i = 0; i < out.m_slots[s].size(); ++i)
      if (out.m_slots[s][i] == kNone) throw Error(ErrorCode::input, std::string(file) + ": no attribute for column \"" + std::string(columnNames(static_cast<Subject>(s))[i]) + "\" of " + std::string(kSubjects[s]));
  for (std::size_t i = 0; i < aggregates.size(); ++i)
    if (!aggregates[i]) throw Error(ErrorCode::input, std::string(file) + ": no attribute for column \"" + std::string(kAggregate[i]) + "\" of person");
  return out;
}

Attributes Attributes::load(const std::filesystem::path& data) {
  const auto path = data / "codes" / "registry.toml";
  return parse(readFile(path), path.string());
}

}  // namespace jw::model
