#include "gis/import/field_guess.h"

#include <array>
#include <utility>

#include "core/base/text.h"

namespace jw::gis {
namespace {

// Earlier endings go before later ones; numbers that drawing programs make up come last.
constexpr std::array<std::string_view, 7> kCodeEndings{"code", "编码", "代码", "编号", "bm", "dm", "id"};
constexpr std::array<std::string_view, 3> kMadeUp{"objectid", "cartodb_id", "ogc_fid"};
constexpr std::array<std::string_view, 4> kNameEndings{"name", "名称", "mc", "名"};

template <std::size_t N>
std::size_t rank(const std::string& name, const std::array<std::string_view, N>& endings) {
  const std::string lower = text::lowerAscii(name);
  for (const auto madeUp : kMadeUp)
    if (lower == madeUp) return N;
  for (std::size_t i = 0; i < N; ++i)
    if (lower.ends_with(endings[i])) return i;
  return N + 1;
}

// Most different values first, then the better name, then the order in the file.
template <std::size_t N>
std::string best(const std::vector<Column>& columns, const std::array<std::string_view, N>& endings, std::size_t worst,
                 std::size_t atLeast) {
  const Column* found = nullptr;
  for (const auto& column : columns) {
    const std::size_t r = rank(column.name, endings);
    if (r > worst || column.different < atLeast || column.different == 0) continue;
    if (!found ||
        std::pair(found->different, worst - rank(found->name, endings)) < std::pair(column.different, worst - r))
      found = &column;
  }
  return found ? found->name : std::string();
}

}  // namespace

std::string guessCode(const std::vector<Column>& columns, std::size_t rows) {
  if (const std::string exact = findColumn(columns, {"code", "编码", "代码"}); !exact.empty()) return exact;
  return best(columns, kCodeEndings, kCodeEndings.size(), rows - rows / 10);
}

std::string guessName(const std::vector<Column>& columns) {
  return best(columns, kNameEndings, kNameEndings.size() - 1, 1);
}

std::string findColumn(const std::vector<Column>& columns, const std::vector<std::string_view>& names) {
  for (const auto name : names)
    for (const auto& column : columns)
      if (text::lowerAscii(column.name) == name) return column.name;
  return {};
}

}  // namespace jw::gis
