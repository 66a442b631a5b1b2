// The unified social credit code 统一社会信用代码 of organisations (GB 32100-2015). Pure; any thread.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace jw {

/// ISO 7064 MOD 31-3 over 17 characters of the standard's alphabet (digits and capitals without I, O, S, V, Z).
/// Nothing if `first17` is not that.
std::optional<char> creditCodeCheck(std::string_view first17);

/// Whether `code` is 18 characters of the alphabet, with digits for the region and the right check character.
bool isCreditCode(std::string_view code);

/// A code for an organisation that does not exist: it starts with "XX99", and no registering department is called X.
/// `district` 0…9999, `sequence` 0…999,999,999. Throws Error(input) outside these ranges.
std::string makeFictitiousCreditCode(int district, std::int64_t sequence);
bool isFictitiousCreditCode(std::string_view code);

}  // namespace jw
