#include "core/stats/catalog.h"

#include <algorithm>
#include <array>
#include <optional>
#include <toml++/toml.h>

#include "core/base/error.h"
#include "core/base/read_file.h"
#include "core/stats/possible.h"

namespace jw::stats {
namespace {

constexpr std::array<std::string_view, 12> kKeys{"key", "zh", "en", "page", "kind", "subject", "filter", "by", "bands", "days", "measure", "presentation"};
constexpr std::array<std::string_view, 8> kPresentations{"table", "bar", "pie", "pyramid", "heat", "map", "hot_spots", "line"};
constexpr std::array<std::string_view, 4> kSubjects{"person", "household", "dwelling", "case"};
constexpr std::array<std::string_view, 9> kCaseFields{"category", "department", "kind", "nature", "channel", "state", "hour", "weekday", "month"};
constexpr std::string_view kCaseYear = "year";
constexpr std::array<std::string_view, 4> kCaseTimes{"hour", "weekday", "month", kCaseYear};
constexpr std::int64_t kMostDays = 3660;

template <class Names>
std::optional<std::size_t> indexOf(const Names& names, std::string_view name) {
  const auto it = std::find(names.begin(), names.end(), name);
  return it == names.end() ? std::nullopt : std::optional(static_cast<std::size_t>(it - names.begin()));
}

// Whether its values follow each other.
bool hasOrder(const Dimension& d) { return !d.bands.empty() || indexOf(kCaseTimes, d.caseField); }

// One entry of a file as it is read; every fault names the file, the entry and the key.
class Row {
 public:
  Row(std::string_view file, std::size_t number, const toml::table& table, const model::Attributes& attributes)
      : m_table(table), m_attributes(attributes), m_where(std::string(file) + ": entry " + std::to_string(number)) {
    for (const auto& [name, value] : table)
      if (!indexOf(kKeys, name.str())) fault(name.str(), "is not known here");
  }

  Entry read() {
    Entry e;
    e.key = text("key");
    m_where += " \"" + e.key + "\"";
    e.zh = text("zh");
    e.en = text("en");
    e.page = text("page");
    const auto kind = text("kind");
    if (kind != "query" && kind != "statistics") fault("kind", "must be query or statistics");
    e.kind = kind == "query" ? Entry::Kind::query : Entry::Kind::statistics;
    const auto subject = indexOf(kSubjects, text("subject"));
    if (!subject) fault("subject", "must be person, household, dwelling or case");
    if (*subject == kSubjects.size() - 1) {
      e.cases = true;
      readCases(e);
      readPresentation(e);
      return e;
    }
    if (m_table.contains("days")) fault("days", "is for cases");
    e.subject = static_cast<model::Subject>(*subject);
    e.filterText = textOr("filter", "");
    try {
      e.filter = parseExpression(e.filterText, m_attributes, e.subject);
    } catch (const Error& error) {
      fault("filter", error.what());
    }
    readDimensions(e);
    readMeasure(e);
    readPresentation(e);
    if (e.aggregateOnly()) {
      if (e.kind == Entry::Kind::query) fault("kind", "what is for aggregates only is not listed");
      if (!e.filter.isEverything()) fault("filter", "what is for aggregates only is counted without a filter");
      if (e.by.size() != 1) fault("by", "what is for aggregates only stands alone");
      if (e.measure == Measure::mean || e.measure == Measure::sum) fault("measure", "what is for aggregates only is counted");
    }
    return e;
  }

 private:
  [[noreturn]] void fault(std::string_view key, const std::string& what) const { throw Error(ErrorCode::input, m_where + ": " + std::string(key) + ": " + what); }
  std::string textOr(std::string_view key, std::string fallback) const {
    const auto* node = m_table.get(key);
    if (!node) return fallback;
    const auto value = node->value_exact<std::string>();
    if (!value) fault(key, "a text is wanted");
    return *value;
  }
  std::string text(std::string_view key) const {
    auto value = textOr(key, "");
    if (value.empty()) fault(key, "is missing");
    return value;
  }
  template <class T>
  std::vector<T> list(std::string_view key, const char* wanted) const {
    std::vector<T> out;
    const auto* node = m_table.get(key);
    if (!node) return out;
    const auto* array = node->as_array();
    if (!array) fault(key, wanted);
    for (const auto& item : *array) {
      const auto value = item.value_exact<T>();
      if (!value) fault(key, wanted);
      out.push_back(*value);
    }
    return out;
  }
  std::vector<std::string> texts(std::string_view key) const { return list<std::string>(key, "a list of texts is wanted"); }

  void readPresentation(Entry& e) const {
    for (const auto& name : texts("presentation")) {
      const auto p = indexOf(kPresentations, name);
      if (!p) fault("presentation", "\"" + name + "\" is not one of table, bar, pie, pyramid, heat, map, hot_spots, line");
      e.presentation.push_back(static_cast<Presentation>(*p));
      if (e.presentation.back() == Presentation::hotSpots && (!e.cases || e.measure != Measure::count)) fault("presentation", "hot_spots is for counts of cases");
      if (e.presentation.back() == Presentation::line && std::none_of(e.by.begin(), e.by.end(), hasOrder)) fault("presentation", "line is for ages, hours, weekdays, months and years");
    }
    if (e.presentation.empty()) fault("presentation", "is empty");
  }

  void readCases(Entry& e) const {
    for (const auto* key : {"filter", "bands"})
      if (m_table.contains(key)) fault(key, "is not for cases");
    if (e.kind == Entry::Kind::query) fault("kind", "cases are counted here, and listed on their own pages");
    const auto* days = m_table.get("days");
    const auto n = days ? days->value_exact<std::int64_t>() : std::nullopt;
    if (!n || *n < 1 || *n > kMostDays) fault("days", "a whole number from 1 to " + std::to_string(kMostDays) + " is wanted");
    e.days = static_cast<int>(*n);
    for (const auto& name : texts("by")) {
      if (!indexOf(kCaseFields, name) && name != kCaseYear) fault("by", "cases have no field \"" + name + "\"");
      Dimension d;
      d.caseField = name;
      e.by.push_back(std::move(d));
    }
    if (e.by.size() > 2) fault("by", "two dimensions at most");
    const auto measure = textOr("measure", "count");
    if (measure == "step hours") {
      e.measure = Measure::mean;
      e.of = "hours";
      if (!e.by.empty()) fault("by", "the steps are the dimension of step hours");
    } else if (measure != "count") {
      fault("measure", "of cases must be count or step hours");
    }
  }

  void readDimensions(Entry& e) const {
    const auto bands = list<std::int64_t>("bands", "a list of whole years is wanted");
    bool ages = false;
    for (const auto& name : texts("by")) {
      Dimension d;
      if (name == "age") {
        if (e.subject != model::Subject::person) fault("by", "only people have an age");
        if (bands.empty() || bands.front() < 0 || bands.back() > 150 || !std::is_sorted(bands.begin(), bands.end(), std::less_equal<>())) fault("bands", "rising years from 0 to 150 are wanted");
        for (const auto b : bands) d.bands.push_back(static_cast<int>(b));
        ages = true;
      } else {
        d.attribute = findAttribute(m_attributes, e.subject, name);
        if (!d.attribute) fault("by", "there is no attribute \"" + name + "\"");
        for (const auto& c : d.attribute->codes) d.values.push_back(c.value);
        if (std::find(d.values.begin(), d.values.end(), 0) == d.values.end()) d.values.push_back(0);
        std::erase_if(d.values, [&](std::uint8_t code) { return !canHold(e.filter, *d.attribute, code); });
      }
      if (d.size() == 0) fault("by", "the filter lets no value of \"" + name + "\" through");
      e.by.push_back(std::move(d));
    }
    if (!ages && m_table.contains("bands")) fault("bands", "\"age\" is not among the dimensions");
    if (e.by.size() > 2) fault("by", "two dimensions at most");
  }
  void readMeasure(Entry& e) const {
    const auto measure = textOr("measure", "count");
    if (measure == "share") {
      e.measure = Measure::share;
    } else if (measure.starts_with("mean ")) {
      e.measure = Measure::mean;
      e.of = measure.substr(5);
      if (!(e.of == "age" && e.subject == model::Subject::person) && !(e.of == "square_metres" && e.subject == model::Subject::dwelling)) fault("measure", "the subject has no number \"" + e.of + "\"");
    } else if (measure.starts_with("sum ")) {
      e.measure = Measure::sum;
      e.of = measure.substr(4);
      if (e.of != "square_metres" || e.subject != model::Subject::dwelling) fault("measure", "the subject has no number \"" + e.of + "\" that can be summed up");
    } else if (measure != "count") {
      fault("measure", "must be count, share, mean age, mean square_metres or sum square_metres");
    }
  }

  const toml::table& m_table;
  const model::Attributes& m_attributes;
  std::string m_where;
};

}  // namespace

bool Entry::aggregateOnly() const {
  return std::any_of(by.begin(), by.end(), [](const Dimension& d) { return d.attribute && d.attribute->storage == model::CodedAttribute::Storage::aggregateOnly; });
}

void Catalog::add(std::string_view toml, std::string_view file) {
  toml::table table;
  try {
    table = toml::parse(toml);
  } catch (const toml::parse_error& e) {
    throw Error(ErrorCode::input, std::string(file) + ": line " + std::to_string(e.source().begin.line) + ": " + std::string(e.description()));
  }
  for (const auto& [name, value] : table)
    if (name.str() != "entry") throw Error(ErrorCode::input, std::string(file) + ": " + std::string(name.str()) + ": is not known here");
  const auto* list = table["entry"].as_array();
  if (!list) throw Error(ErrorCode::input, std::string(file) + ": no [[entry]]");
  std::size_t number = 0;
  for (const auto& node : *list) {
    const auto* row = node.as_table();
    ++number;
    if (!row) throw Error(ErrorCode::input, std::string(file) + ": entry " + std::to_string(number) + ": is not a table");
    auto e = Row(file, number, *row, *m_attributes).read();
    if (find(e.key)) throw Error(ErrorCode::input, std::string(file) + ": entry " + std::to_string(number) + " \"" + e.key + "\": key: comes twice");
    m_entries.push_back(std::move(e));
  }
}

const Entry* Catalog::find(std::string_view key) const {
  const auto it = std::find_if(m_entries.begin(), m_entries.end(), [&](const Entry& e) { return e.key == key; });
  return it == m_entries.end() ? nullptr : &*it;
}

Catalog Catalog::parse(std::string_view toml, std::string_view file, std::shared_ptr<const model::Attributes> attributes) {
  Catalog catalog;
  catalog.m_attributes = std::move(attributes);
  catalog.add(toml, file);
  return catalog;
}

Catalog Catalog::load(const std::filesystem::path& folder, std::shared_ptr<const model::Attributes> attributes) {
  Catalog catalog;
  catalog.m_attributes = std::move(attributes);
  std::vector<std::filesystem::path> files;
  std::error_code ec;
  for (const auto& entry : std::filesystem::directory_iterator(folder, ec))
    if (entry.path().extension() == ".toml") files.push_back(entry.path());
  if (files.empty()) throw Error(ErrorCode::input, folder.string() + ": no statistics catalog");
  std::sort(files.begin(), files.end());
  for (const auto& file : files) catalog.add(readFile(file), file.string());
  return catalog;
}

}  // namespace jw::stats
