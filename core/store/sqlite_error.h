// How an SQLite error becomes a jw::Error.
#pragma once
#include <sqlite3.h>

#include <string_view>

namespace jw::store {

/// Throws Error(store), or Error(cancelled) for an interrupted statement, with SQLite's message behind `what`.
[[noreturn]] void fail(sqlite3* db, std::string_view what);

}  // namespace jw::store
