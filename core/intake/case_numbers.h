// Case numbers 案卷号: 19 characters = 6 district + 8 date + 5 sequence of the day (spec 07).
#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace jw::intake {

/// Sequences count 00001 … 99999, then A0000 … ZZZZZ (first a letter, then base 36): 43.7 million more a day.
std::string sequenceText(std::uint32_t sequence);
/// 0 if it is not five such characters.
std::uint32_t sequenceOf(std::string_view text);

/// The six digits of a district in a case number: of its code's digits the first six, filled up with zeros at the end.
std::string districtDigits(std::string_view districtCode);

/// Gives out numbers without gaps for each district and day. Used by the engine thread alone.
class CaseNumbers {
 public:
  /// `last`: the largest number in the store that begins with these 14 characters, "" if there is none.
  explicit CaseNumbers(std::function<std::string(std::string_view prefix14)> last) : m_last(std::move(last)) {}
  /// Throws Error(internal) when the sequence of the day is used up.
  std::string next(std::string_view district6, std::string_view date8);
  /// Forgets what was given out: after a rollback the store is asked again.
  void reset() { m_sequences.clear(); }

 private:
  std::function<std::string(std::string_view)> m_last;
  std::unordered_map<std::string, std::uint32_t> m_sequences;
};

}  // namespace jw::intake
