// Small text functions on UTF-8. Pure; any thread.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace jw::text {

/// Without white space at both ends: ASCII blanks, no-break space U+00A0, ideographic space U+3000, BOM.
std::string_view trim(std::string_view s);
/// Without any white space at all: for comparing names that people typed.
std::string withoutBlanks(std::string_view s);
/// Decimal and hexadecimal character references and the five named ones become characters; anything else stays.
std::string decodeEntities(std::string_view s);
/// Whether every byte sequence is well-formed UTF-8.
bool isUtf8(std::string_view s);
/// Ill-formed bytes become U+FFFD, NUL is dropped; good text is returned as it is.
std::string repairUtf8(std::string_view s);
/// Number of code points; ill-formed bytes count one each.
std::size_t length(std::string_view s);
/// At most `n` code points, with "…" if something was cut.
std::string elide(std::string_view s, std::size_t n);
std::vector<std::string> split(std::string_view s, char separator);
/// ASCII letters only.
std::string lowerAscii(std::string_view s);
/// Half-width, without white space, ASCII letters small: how words that people typed are compared.
std::string folded(std::string_view s);
/// Well-formed, control characters as blanks: a value that may stand in a header or a log.
std::string oneLine(std::string_view s);

/// Bytes as lower-case hexadecimal digits and back; "" for what is not an even number of digits.
std::string toHex(std::string_view bytes);
std::string fromHex(std::string_view digits);

}  // namespace jw::text
