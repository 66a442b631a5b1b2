#include "core/store/process_setup.h"

#include <sqlite3.h>

namespace jw::store {

void prepareProcess() { sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0); }

}  // namespace jw::store
