// Reading the times of other people's files by patterns.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/clock.h"
#include "core/base/zone.h"

namespace jw::intake {

/// Patterns, tried in order; the first that takes the whole text wins. Immutable after it was filled; then any thread.
///   %Y four digits · %m %d %H %I %M %S one or two digits · %f one to nine digits of a fraction of a second (cut to ms)
///   %p AM, PM (any case) or 上午, 下午, with %I: 12 上午 is 00 h, 12 下午 is 12 h · %% a percent sign
///   %s alone: seconds since 1970-01-01 UTC
///   a blank is one or more blanks · anything else is itself
/// Ranges are strict: no 30 February, no 24 h, no leap second.
class TimeFormats {
 public:
  TimeFormats() = default;
  /// Throws Error(input) on an unknown directive, one that comes twice, a missing %Y %m %d, both or neither half of
  /// %I %p, %I together with %H, minutes without hours, seconds without minutes, a fraction without seconds.
  explicit TimeFormats(std::vector<std::string> patterns);

  bool empty() const { return m_patterns.empty(); }
  std::optional<LocalTime> parse(std::string_view text) const;
  std::optional<Instant> parse(std::string_view text, const Zone& zone) const;

 private:
  std::vector<std::string> m_patterns;
};

}  // namespace jw::intake
