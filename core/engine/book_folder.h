// The folder of a scheduled book: a file that is whole or not there, takes nobody's place, and goes when newer ones are there.
#pragma once
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "core/engine/book_schedule.h"

namespace jw::engine {

struct BookLeft {
  BookFault fault = BookFault::none;
  std::string detail;  ///< of a fault; English
  MadeBook made;       ///< where there is none
};
/// `write` fills the hidden file that it is given, beside the one it becomes: "<stem>.<ending>", or "<stem> (2).<ending>" … where
/// that is taken. Durable when this returns; after a fault nothing of it stays. What an attempt before that was killed has left there
/// goes too. The folder is never made: one that is not there may be a disk that is away. Any thread; one at a time for each schedule.
BookLeft leaveBook(const std::filesystem::path& folder, const std::string& stem, const std::string& ending, const Uuid& schedule, const std::function<void(const std::filesystem::path&)>& write);

/// Removes the oldest until `keep` are left (0: none goes) and answers those that are. One that was changed or moved by somebody is
/// left alone and forgotten; while one cannot be removed it stays among them.
std::vector<MadeBook> thinOut(std::vector<MadeBook> made, int keep);

}  // namespace jw::engine
