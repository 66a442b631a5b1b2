// The catalog: every query page and every statistics page as an entry of data/statistics/*.toml.
#pragma once
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/attribute.h"
#include "core/stats/expression.h"

namespace jw::stats {

enum class Presentation : std::uint8_t { table, bar, pie, pyramid, heat, map, hotSpots, line };  // hotSpots: of cases alone; line: of what has an order
enum class Measure : std::uint8_t { count, share, mean, sum };  // share: of the subject's rows in the same place; mean, sum: of a number

/// One dimension of an entry: the codes of an attribute, ages in bands, or a field of cases.
struct Dimension {
  struct Label {
    std::string code, zh, en;
  };
  const model::CodedAttribute* attribute = nullptr;  ///< null: ages, or a field of cases
  std::vector<std::uint8_t> values;             ///< the codes shown, in this order; 0 is "not recorded"
  std::vector<int> bands;                       ///< first years of the bands; the last one has no end
  std::string caseField = {};                   ///< "category", "hour" …; "": not of cases
  std::vector<Label> labels = {};               ///< of caseField, in a report's entry: what came up
  std::size_t size() const { return attribute ? values.size() : caseField.empty() ? bands.size() : labels.size(); }
};

struct Entry {
  enum class Kind : std::uint8_t { query, statistics };
  std::string key, zh, en, page;  ///< page: where the reference system has it, "6.8"
  Kind kind = Kind::statistics;
  model::Subject subject = model::Subject::person;
  std::string filterText;
  Expression filter;
  std::vector<Dimension> by;  ///< at most two
  Measure measure = Measure::count;
  std::string of;  ///< of Measure::mean: "age", "square_metres" or "hours" (of the steps of cases, as percentiles); of Measure::sum: "square_metres"
  bool cases = false;  ///< it counts cases, not the registry; `subject` says nothing then
  int days = 0;        ///< of cases: reported in so many days, today the last one, where the question names no period
  std::vector<Presentation> presentation;
  /// It counts ethnic group or political affiliation: small cells are hidden, nobody is listed.
  bool aggregateOnly() const;
};

/// Immutable after load; any thread.
class Catalog {
 public:
  /// All *.toml files of the folder in the order of their names. Throws Error(input) naming file, entry and key.
  static Catalog load(const std::filesystem::path& folder, std::shared_ptr<const model::Attributes> attributes);
  /// The text of one file.
  static Catalog parse(std::string_view toml, std::string_view file, std::shared_ptr<const model::Attributes> attributes);
  const std::vector<Entry>& entries() const { return m_entries; }
  const Entry* find(std::string_view key) const;
  const model::Attributes& attributes() const { return *m_attributes; }
  /// The entries of one more text behind the others. Throws Error(input); some may then have been added.
  void add(std::string_view toml, std::string_view file);

 private:
  std::shared_ptr<const model::Attributes> m_attributes;
  std::vector<Entry> m_entries;
};

}  // namespace jw::stats
