// What the columns of a file can be taken for.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/access/forbidden_columns.h"
#include "core/model/attribute.h"
#include "core/model/record_kind.h"

namespace jw::registry {

/// What a column of a file can be taken for.
struct ImportColumn {
  std::string key, zh, en;
  std::vector<std::string> also;  ///< other headers that mean it
};
/// For people, households with their dwellings, organisations, compounds, volunteers or facilities.
std::vector<ImportColumn> importColumns(const model::Attributes& attributes, model::RecordKind subject);
/// The table of codes that a column's fields are from; null: they are no codes.
const model::CodedAttribute* importCodes(const model::Attributes& attributes, model::RecordKind subject, std::string_view key);
/// For each header the key that it means, "" where none is known; the first of two equal ones has it.
std::vector<std::string> guessMapping(const std::vector<ImportColumn>& columns, const std::vector<std::string>& headers);
/// Headers that must not come in (spec 06, item 1), with the group's names; none: all may.
std::vector<std::pair<std::string, const access::ForbiddenColumns::Group*>> forbiddenHeaders(const access::ForbiddenColumns& forbidden, const std::vector<std::string>& headers);

/// "1960-03-15", "1960/3/15", "19600315", "1960年3月15日" as days since 1970-01-01.
std::optional<std::int32_t> parseDay(std::string_view text);

}  // namespace jw::registry
