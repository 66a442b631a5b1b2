#include "core/store/sealed_codes.h"

#include <exception>

#include "core/store/sqlite_error.h"

namespace jw::store {
namespace {

// An exception must not pass through SQLite, which is C.
void healthCode(sqlite3_context* context, int, sqlite3_value** values) {
  if (sqlite3_value_type(values[1]) == SQLITE_NULL) return sqlite3_result_int(context, 0);
  if (sqlite3_value_bytes(values[0]) != static_cast<int>(Uuid::size())) return sqlite3_result_error(context, "health_code: no id", -1);
  try {
    const auto& open = *static_cast<OpenHealth*>(sqlite3_user_data(context));
    const Uuid person = Uuid::fromBytes(sqlite3_value_blob(values[0]));
    const std::string_view sealed(static_cast<const char*>(sqlite3_value_blob(values[1])), static_cast<std::size_t>(sqlite3_value_bytes(values[1])));
    model::PersonCodes codes;
    open(person, sealed, codes);
    sqlite3_result_int(context, codes[sqlite3_value_int(values[2]) == 0 ? model::PersonColumn::disabilityType : model::PersonColumn::disabilityGrade]);
  } catch (const std::exception& e) {
    sqlite3_result_error(context, e.what(), -1);
  }
}

}  // namespace

void installHealthCode(Connection& c, OpenHealth open) {
  const int rc = sqlite3_create_function_v2(c.handle(), "health_code", 3, SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY, new OpenHealth(std::move(open)), healthCode, nullptr, nullptr,
                                            [](void* p) { delete static_cast<OpenHealth*>(p); });
  if (rc != SQLITE_OK) fail(c.handle(), "health_code");
}

}  // namespace jw::store
