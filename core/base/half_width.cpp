#include "core/base/half_width.h"

namespace jw::text {

std::string halfWidth(std::string_view s) {
  std::string out;
  out.reserve(s.size());
  while (!s.empty()) {
    const auto byte = [&](std::size_t i) { return i < s.size() ? static_cast<unsigned char>(s[i]) : 0U; };
    if (s.starts_with("\xE3\x80\x80")) {
      out += ' ';
      s.remove_prefix(3);
      continue;
    }
    // U+FF01…U+FF3F are EF BC 81…BF, U+FF40…U+FF5E are EF BD 80…9E.
    const bool lowPage = byte(0) == 0xEF && byte(1) == 0xBC && byte(2) >= 0x81 && byte(2) <= 0xBF;
    const bool highPage = byte(0) == 0xEF && byte(1) == 0xBD && byte(2) >= 0x80 && byte(2) <= 0x9E;
    if (lowPage || highPage) {
      out += static_cast<char>(byte(2) - (lowPage ? 0x60 : 0x20));
      s.remove_prefix(3);
      continue;
    }
    out += s.front();
    s.remove_prefix(1);
  }
  return out;
}

}  // namespace jw::text
