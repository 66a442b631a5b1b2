#include "gis/import/osm_tags.h"

#include <algorithm>
#include <charconv>

#include "core/base/text.h"

namespace jw::gis {
namespace {

// One quoted text from the front; false if there is none.
bool takeQuoted(std::string_view& s, std::string& out) {
  out.clear();
  if (!s.starts_with('"')) return false;
  for (std::size_t i = 1; i < s.size(); ++i) {
    if (s[i] == '"') {
      s.remove_prefix(i + 1);
      return true;
    }
    if (s[i] == '\\' && i + 1 < s.size()) ++i;
    out += s[i];
  }
  return false;
}

std::string valueOf(const OsmTags& tags, std::string_view key) {
  const auto at = tags.find(key);
  return at == tags.end() ? std::string() : at->second;
}

std::string joined(std::string a, std::string_view separator, const std::string& b) {
  if (!a.empty() && !b.empty()) a += separator;
  return a + b;
}

}  // namespace

OsmTags parseHstore(std::string_view s) {
  OsmTags tags;
  std::string key, value;
  while (takeQuoted(s, key)) {
    if (!s.starts_with("=>")) break;
    s.remove_prefix(2);
    if (!takeQuoted(s, value)) break;
    tags.emplace(key, value);
    if (s.starts_with(',')) s.remove_prefix(1);
  }
  return tags;
}

std::string addressFrom(const OsmTags& tags) {
  if (const std::string full = valueOf(tags, "addr:full"); !full.empty()) return full;
  std::string street = valueOf(tags, "addr:street");
  if (street.empty()) street = valueOf(tags, "addr:place");
  return joined(joined(street, " ", valueOf(tags, "addr:housenumber")), ", ",
                joined(valueOf(tags, "addr:postcode"), " ", valueOf(tags, "addr:city")));
}

std::int32_t floorsFrom(std::string_view levels) {
  std::int32_t highest = 0;
  for (const std::string& part : text::split(levels, ';')) {
    const std::string_view number = text::trim(part);
    double n = 0;
    const auto r = std::from_chars(number.data(), number.data() + number.size(), n);
    if (r.ec == std::errc() && r.ptr == number.data() + number.size() && n >= 1 && n <= 200)
      highest = std::max(highest, static_cast<std::int32_t>(n));
  }
  return highest;
}

}  // namespace jw::gis
