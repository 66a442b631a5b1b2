// One who has a store file for himself, and what only he may do: put another file in its place.
#pragma once
#include <filesystem>

#include "core/base/clock.h"
#include "core/store/part_file.h"

namespace jw::store {

/// Keeps all connections of all programs out of a store file while it lives, whatever the file's condition. Not beside a connection of
/// this program to the same file: POSIX takes that one's locks away when this ends.
class StoreHold {
 public:
  /// Throws Error(store) if somebody has the store open, or if it may not be written.
  explicit StoreHold(const std::filesystem::path& store);
  ~StoreHold();
  StoreHold(const StoreHold&) = delete;
  StoreHold& operator=(const StoreHold&) = delete;

 private:
  int m_fd;
};

/// Puts the finished file in the place of the store, which (if it is there) is kept with its write-ahead log under a dated name beside
/// it: returned, empty if there was none. Durable when it returns. The caller holds the store. Killed in between, it leaves no store under the
/// name, but both files whole. Throws Error(input), with the old store where it was.
std::filesystem::path replaceStore(PartFile& fresh, const std::filesystem::path& store, Instant now);

}  // namespace jw::store
