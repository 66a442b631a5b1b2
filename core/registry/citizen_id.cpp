#include "core/registry/citizen_id.h"

#include <algorithm>
#include <array>
#include <cstdio>

#include "core/base/error.h"
#include "core/base/half_width.h"
#include "core/base/text.h"
#include "core/base/zone.h"

namespace jw::registry {
namespace {

constexpr std::array<int, 35> kProvinces{11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43,
                                         44, 45, 46, 50, 51, 52, 53, 54, 61, 62, 63, 64, 65, 71, 81, 82, 83};
constexpr std::string_view kFictitious = "99";

bool isDigit(char c) {
  return c >= '0' && c <= '9';
}
int number(std::string_view digits) {
  int n = 0;
  for (const char c : digits) n = n * 10 + (c - '0');
  return n;
}
bool isProvince(std::string_view two) {
  return std::binary_search(kProvinces.begin(), kProvinces.end(), number(two));
}

}  // namespace

std::string normaliseCitizenId(std::string_view text) {
  std::string id = text::halfWidth(text::withoutBlanks(text));
  std::replace(id.begin(), id.end(), 'x', 'X');
  return id;
}

std::optional<char> citizenIdCheck(std::string_view first17) {
  if (first17.size() != 17 || !std::all_of(first17.begin(), first17.end(), isDigit)) return std::nullopt;
  // Horner's scheme of the standard's weights 2^(i-1) mod 11, i counted from the right.
  int p = 0;
  for (const char c : first17) p = (p + (c - '0')) * 2 % 11;
  const int check = (12 - p) % 11;
  return check == 10 ? 'X' : static_cast<char>('0' + check);
}

IdFault checkCitizenId(std::string_view id, std::int32_t today) {
  if (id.size() != 18) return IdFault::length;
  const auto check = citizenIdCheck(id.substr(0, 17));
  if (!check || !(isDigit(id[17]) || id[17] == 'X')) return IdFault::character;
  const bool region =
      isProvince(id.substr(0, 2)) || (id[0] == '9' && isProvince(id.substr(1, 2))) || isFictitiousId(id);
  if (!region) return IdFault::region;
  const LocalTime stated = [&] {
    LocalTime t;
    t.year = number(id.substr(6, 4));
    t.month = number(id.substr(10, 2));
    t.day = number(id.substr(12, 2));
    return t;
  }();
  if (stated.month < 1 || stated.month > 12 || stated.day < 1 || stated.day > 31) return IdFault::date;
  const std::int32_t birth = birthDayOf(id);
  if (dateOf(birth) != stated || birth > today || birth < today - kOldestDays) return IdFault::date;
  return *check == id[17] ? IdFault::none : IdFault::check;
}

std::int32_t birthDayOf(std::string_view id) {
  return static_cast<std::int32_t>(daysOf(number(id.substr(6, 4)), number(id.substr(10, 2)), number(id.substr(12, 2))));
}

model::Sex sexOf(std::string_view id) {
  return (id[16] - '0') % 2 == 1 ? model::Sex::male : model::Sex::female;
}

std::string makeFictitiousId(int district, std::int32_t birthDay, int sequence, model::Sex sex) {
  const LocalTime birth = dateOf(birthDay);
  const bool known = sex == model::Sex::male || sex == model::Sex::female;
  if (district < 0 || district > 9999 || sequence < 0 || sequence > 499 || !known || birth.year < 1000 ||
      birth.year > 9999)
    throw Error(ErrorCode::input, "fictitious citizen id: district, birth, sequence or sex out of range");
  char digits[40];
  std::snprintf(digits, sizeof(digits), "99%04d%s%03d", district, formatDate8(birth).c_str(),
                sequence * 2 + (sex == model::Sex::male ? 1 : 0));
  std::string id(digits);
  id += citizenIdCheck(id).value();
  return id;
}

bool isFictitiousId(std::string_view id) {
  return id.starts_with(kFictitious);
}

}  // namespace jw::registry
