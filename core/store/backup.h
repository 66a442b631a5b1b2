// Copies of a store: taken while it is written, verified, and recognised again.
#pragma once
#include <cstdint>
#include <filesystem>
#include <string>

#include "core/base/clock.h"
#include "core/base/progress.h"
#include "core/store/check.h"

namespace jw::store {

/// What a store says about itself at one moment.
struct StoreFacts {
  std::string storeId;       ///< "" before its first opening
  int schema = 0;
  Instant takenAt = kNever;  ///< of a backup
  StoreCounts counts;
  std::uint64_t bytes = 0;   ///< of its pages
  friend bool operator==(const StoreFacts&, const StoreFacts&) = default;
};
StoreFacts factsOf(Connection& c);

/// Copies everything that `reader` sees at one moment into the empty file `to`, page after page, and notes `takenAt` in it; writers go
/// on meanwhile. The copy needs no side files, is on disk, and was read back: its pages, schema and counts. `reader`: outside a
/// transaction; it holds that moment as long as pages are copied, so the store's write-ahead log grows by what is written meanwhile.
/// Stops within a step of some milliseconds, or with the page check. Throws Error(input) if `to` cannot be written or the disk has no
/// room, Error(store) if the store is damaged; `to` is then the caller's to remove.
StoreFacts copyStore(Connection& reader, const std::filesystem::path& to, Instant takenAt, const Progress& progress);

/// By its first bytes; a file that cannot be read is none.
bool looksLikeStore(const std::filesystem::path& file);

/// Opens the file for reading and looks through all of its pages. Throws Error(input) for a file that is no store, Error(store) for a damaged one.
StoreFacts verifyStore(const std::filesystem::path& file, const Progress& progress);

/// Without looking through it. Throws as verifyStore.
StoreFacts readFacts(const std::filesystem::path& file);

/// For a short write beside a window that may have the store open: that one keeps the checkpoints to itself.
void leaveCheckpoints(Connection& w);

/// A restored store is no backup any more.
void forgetBackupMark(Connection& w);

}  // namespace jw::store
