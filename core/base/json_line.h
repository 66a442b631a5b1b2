// JSON as one line of text.
#pragma once
#include <string>

namespace jw {

/// The value without line breaks, as UTF-8; bytes that are none become U+FFFD. `Json` is one of nlohmann's.
template <class Json>
std::string jsonLine(const Json& value) {
  return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace jw
