// The citizen identity number 公民身份号码 (GB 11643-1999): 6 region + 8 birth + 3 sequence + 1 check character.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/model/people.h"

namespace jw::registry {

enum class IdFault : std::uint8_t {
  none,
  length,     ///< not 18 characters
  character,  ///< something else than digits, or than a digit or X at the end
  region,     ///< the first two digits name no province, no foreigner's card and no fictitious region
  date,       ///< no day of the calendar, or one on which no living person was born
  check,      ///< the check character does not fit: most likely a typing error
};

/// Nobody is older: 130 years in days.
constexpr std::int32_t kOldestDays = 130 * 365 + 32;

/// Half-width, without blanks, X as a capital: the one spelling that is stored, compared and indexed.
std::string normaliseCitizenId(std::string_view text);

/// ISO 7064 MOD 11-2 over 17 digits: '0'…'9' or 'X'. Nothing if `first17` is not 17 digits.
std::optional<char> citizenIdCheck(std::string_view first17);

/// What is wrong with a normalised number. `today`: days since 1970-01-01; births lie in the 130 years before it.
IdFault checkCitizenId(std::string_view id, std::int32_t today);

/// Days since 1970-01-01 and sex as the number states them; call only where checkCitizenId said none.
std::int32_t birthDayOf(std::string_view id);
model::Sex sexOf(std::string_view id);

/// A number for a person who does not exist. It starts with "99", which no real paper does: GB/T 2260 gives provinces
/// 11 to 82, residence permits of Hong Kong, Macao and Taiwan 81 to 83, and foreigners' permanent residence cards
/// (2023) have 9 and then a province. The check character is right, so that demo data pass where real data would.
/// `district` 0…9999 and `sequence` 0…499 keep the numbers of one birthday and sex apart. `sex` male or female.
/// Throws Error(input) outside these ranges.
std::string makeFictitiousId(int district, std::int32_t birthDay, int sequence, model::Sex sex);
bool isFictitiousId(std::string_view id);

}  // namespace jw::registry
