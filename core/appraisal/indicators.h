// The indicators 评价指标 of spec 07 as data: data/appraisal/indicators.toml.
#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/appraisal/case_fact.h"

namespace jw::appraisal {

/// All terms must hold. Terms of a file: a flag ("closed"), its contrary ("!void"), or one of several values
/// ("kind:matter|component", "nature:urgent", "channel:phone|wechat").
struct Condition {
  Flags all = 0, none = 0;
  std::uint16_t kinds = 0, natures = 0, channels = 0;  ///< bit n: value n; 0: any
  bool holds(const CaseFact& f) const {
    return (f.flags & all) == all && (f.flags & none) == 0 && (kinds == 0 || (kinds >> f.kind & 1U)) && (natures == 0 || (natures >> f.nature & 1U)) &&
           (channels == 0 || (channels >> f.channel & 1U));
  }
};

enum class Measure : std::uint8_t {
  rate,    ///< counted / base, percent
  count,   ///< cases
  mean,    ///< hours between two moments
  p90,     ///< hours that nine of ten cases do not exceed (the smallest such value)
  events,  ///< times
  none,    ///< known to the standard, but nothing in the store says it yet
};

/// Whose work it is: of a department row the one that had the case at that step, of a person's the one who took it.
enum class Step : std::uint8_t { dispatch, accept, handle, followUp, case_ };

struct Indicator {
  std::string id, zh, en;
  std::string source;          ///< of the formula
  std::string noteZh, noteEn;  ///< the rule in words
  Measure measure = Measure::rate;
  Step step = Step::case_;
  std::optional<bool> higherIsBetter;  ///< nothing: neither
  Moment moment = Moment::due;  ///< a case belongs to the period that holds this moment of it
  Condition of, count;          ///< the base, and what is counted of it
  Moment from = Moment::reported, to = Moment::closed;  ///< mean, p90
  Event::Kind event = Event::Kind::returned;            ///< events

  bool inBase(const CaseFact& f, Instant begin, Instant end) const {
    const Instant t = f.at(moment);
    if (t < begin || t >= end || !of.holds(f)) return false;
    return (measure != Measure::mean && measure != Measure::p90) || (f.at(from) != kNever && f.at(to) != kNever && f.at(from) <= f.at(to));
  }
};

struct Catalog {
  int version = 1;
  Millis dispatchLimit{0};
  std::vector<Indicator> indicators;
  /// Index, or -1.
  int find(std::string_view id) const;
};

/// Throws Error(input) naming file and key.
Catalog readCatalog(const std::filesystem::path& file);

}  // namespace jw::appraisal
