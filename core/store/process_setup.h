// What a process has to settle with SQLite before it opens its first store.
#pragma once

namespace jw::store {

/// Call once at the start of main, before any thread and anything else that uses SQLite. SQLite then keeps no account of the
/// memory it holds (sqlite3_memory_used() is 0): keeping it takes a lock of the whole process with every allocation of every
/// connection. Has no effect if SQLite runs already.
void prepareProcess();

}  // namespace jw::store
