#include "core/model/refusal.h"

#include <array>

namespace jw::model {
namespace {
constexpr std::array<std::string_view, 31> kRefusalNames{
    "unknown_category", "no_text",      "too_long",         "bad_text",     "no_place",   "bad_point",    "bad_time",     "unknown_case",      "unknown_grid",   "unknown_department",
    "wrong_state",      "needs_reason", "needs_department", "needs_result", "needs_date", "not_entitled", "out_of_scope", "changed_meanwhile", "duplicate_code", "bad_value", "not_stored",
    "open_tasks",   "unknown_task", "bad_file", "bad_field", "missing_field", "too_early", "deadline_passed", "forbidden_field", "unknown_request", "already_asked"};
}

std::string_view refusalName(RefusalCode code) { return kRefusalNames[static_cast<std::size_t>(code) - 1]; }

}  // namespace jw::model
