// Which tables travel: data/sync/tables.toml.
#pragma once
#include <filesystem>

#include "core/store/sync_table.h"

namespace jw::sync {

struct Tables {
  int version = 0;
  store::SyncTables all;  ///< parents mostly before children
  /// `data`: the data folder. Throws Error(input) naming the table and the fault.
  static Tables load(const std::filesystem::path& data);
};

}  // namespace jw::sync
