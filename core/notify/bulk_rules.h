// What a notice to many residents may be: data/notify/bulk.toml. Immutable after loading; any thread.
#pragma once
#include <cstdint>
#include <filesystem>
#include <string_view>

#include "core/model/organisation.h"

namespace jw::notify {

struct BulkRules {
  std::uint32_t mostRecipients = 0;
  model::QuietHours quiet;        ///< of every resident
  std::size_t heading = 0, text = 0;  ///< most characters
  /// Throws Error(input) naming the key.
  static BulkRules parse(std::string_view toml);
  static BulkRules load(const std::filesystem::path& file);
};

}  // namespace jw::notify
