// Telephone numbers as people write them, in one spelling. Pure; any thread.
#pragma once
#include <string>
#include <string_view>

namespace jw {

/// Digits only, in the national form: "+86 138-0000-5678" -> "13800005678", "0086 10 6234 5678" -> "01062345678".
/// Full-width digits count. A number of another country keeps its country code. Empty if there are no digits.
std::string normalisePhone(std::string_view text);

}  // namespace jw
