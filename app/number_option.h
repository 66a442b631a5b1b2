// Numbers among the options of a command.
#pragma once
#include <charconv>

#include "app/command.h"
#include "core/base/error.h"

namespace jw::app {

/// The option as a number from `least` to `most`, both included; `otherwise` where it was not given. Throws
/// Error(usage).
template <class Number>
Number numberOption(const Options& options, const std::string& name, Number otherwise, Number least, Number most) {
  const std::string text = optional(options, name);
  if (text.empty()) return otherwise;
  Number value{};
  const auto r = std::from_chars(text.data(), text.data() + text.size(), value);
  if (r.ec != std::errc() || r.ptr != text.data() + text.size() || !(value >= least && value <= most))
    throw Error(ErrorCode::usage, "--" + name + " does not take " + text);
  return value;
}

}  // namespace jw::app
