#include "core/base/phone.h"

#include "core/base/half_width.h"

namespace jw {

std::string normalisePhone(std::string_view text) {
  std::string digits;
  bool plus = false;
  for (const char c : text::halfWidth(text)) {
    if (c >= '0' && c <= '9') digits += c;
    if (c == '+' && digits.empty()) plus = true;
  }
  const auto isMobile = [](std::string_view s) { return s.size() == 11 && s.front() == '1'; };
  if (digits.starts_with("0086")) {
    digits.erase(0, 2);
    plus = true;
  }
  if (digits.starts_with("86") && (plus || isMobile(std::string_view(digits).substr(2)))) {
    digits.erase(0, 2);
    if (!isMobile(digits) && !digits.starts_with('0') && !digits.empty()) digits.insert(0, 1, '0');
  }
  return digits;
}

}  // namespace jw
