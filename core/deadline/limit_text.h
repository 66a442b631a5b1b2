// Limits as the standards of Chinese cities write them: "2紧急工作时", "4工作时", "7个工作日", "3天".
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/model/category.h"

namespace jw::deadline {

enum class LimitProblem : std::uint8_t {
  none,
  empty,        ///< only blanks: such cells stand for "as above", which their reader has to know
  noAmount,     ///< no number above zero, or one beyond a million
  unknownUnit,  ///< nothing, or an unknown word, behind the number
  textBefore,   ///< a condition before it: "种植季节15工作日"
  textAfter,    ///< more behind it: "1紧急工作时制止", "1天或3天"
};
std::string_view limitProblemName(LimitProblem problem);  // "none", "empty", "no_amount" …

struct LimitReading {
  std::optional<model::Limit> limit;  ///< set if and only if there is no problem
  LimitProblem problem = LimitProblem::none;
  std::string rest;  ///< the words that nobody could make sense of
};

/// The words for units, from data/calendars/units.toml. Immutable after it was read; then any thread.
class LimitWords {
 public:
  /// Throws Error(input) naming the key.
  static LimitWords parse(std::string_view toml);

  /// Blanks, full-width digits and Chinese numerals up to 九十九 are understood. What is not wholly understood is left to
  /// a person: no guess.
  LimitReading read(std::string_view cell) const;
  /// "7工作日"; "" for no limit.
  std::string text(model::Limit limit) const;

 private:
  std::vector<std::pair<std::string, model::Limit::Unit>> m_units;  // the longest first
  std::vector<std::pair<model::Limit::Unit, std::string>> m_texts;
  std::vector<std::string> m_before, m_after;
};

}  // namespace jw::deadline
