// Who changed which switch or duration, and when: read from the journal.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/clock.h"
#include "core/model/settings.h"
#include "core/store/connection.h"

namespace jw::store {

struct SettingChange {
  std::int64_t seq = 0;  ///< of the journal
  Instant at = kNever;
  std::string actor;
  model::SettingScope scope;
  std::string key;
  std::optional<std::string> before, after;  ///< nothing: what held above it
};

/// Newest first, at most `limit`; of areas only those inside `scope`. Those whose key or scope this program does not know are
/// left out.
std::vector<SettingChange> settingChanges(Connection& c, std::string_view scope, std::uint32_t limit);

}  // namespace jw::store
