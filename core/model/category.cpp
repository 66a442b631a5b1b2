#include "core/model/category.h"

#include <array>
#include <charconv>

namespace jw::model {
namespace {

constexpr std::array<std::string_view, 4> kKinds{"matter", "component", "sentiment", "police"};
constexpr std::array<std::string_view, 3> kNatures{"ordinary", "urgent", "major"};
constexpr std::array<std::string_view, 5> kUnits{"min", "h", "d", "wh", "wd"};

template <class Enum, std::size_t N>
bool parseName(const std::array<std::string_view, N>& names, std::string_view name, Enum& out) {
  for (std::size_t i = 0; i < N; ++i)
    if (names[i] == name) {
      out = static_cast<Enum>(i + 1);
      return true;
    }
  return false;
}

}  // namespace

std::string_view kindName(CaseKind kind) { return kKinds[static_cast<std::size_t>(kind) - 1]; }
bool parseKind(std::string_view name, CaseKind& out) { return parseName(kKinds, name, out); }
std::string_view natureName(Nature nature) { return kNatures[static_cast<std::size_t>(nature) - 1]; }
bool parseNature(std::string_view name, Nature& out) { return parseName(kNatures, name, out); }

std::string limitText(Limit limit) {
  return limit ? std::to_string(limit.amount) + std::string(kUnits[static_cast<std::size_t>(limit.unit) - 1]) : std::string();
}

bool parseLimit(std::string_view text, Limit& out) {
  if (text.empty()) {
    out = {};
    return true;
  }
  Limit limit;
  const auto r = std::from_chars(text.data(), text.data() + text.size(), limit.amount);
  if (r.ec != std::errc() || limit.amount <= 0) return false;
  if (!parseName(kUnits, std::string_view(r.ptr, static_cast<std::size_t>(text.data() + text.size() - r.ptr)), limit.unit)) return false;
  out = limit;
  return true;
}

}  // namespace jw::model
