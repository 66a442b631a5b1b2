// Full-width forms as Chinese input methods type them, and their half-width equals. Pure; any thread.
#pragma once
#include <string>
#include <string_view>

namespace jw::text {

/// U+FF01…U+FF5E (！０Ａｚ～) become their ASCII equals and the ideographic space a blank; all else stays as it is.
std::string halfWidth(std::string_view s);

}  // namespace jw::text
