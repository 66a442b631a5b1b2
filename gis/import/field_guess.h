// Which columns of an unknown file hold the code and the name.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace jw::gis {

/// One column as seen in the whole file.
struct Column {
  std::string name;
  std::size_t filled = 0;     ///< rows with a value
  std::size_t different = 0;  ///< different values among them
};

/// The column most like a key of `rows` rows: named code, id or the like, filled and different in at least 9 rows of
/// 10; "VILLCODE" goes before "TOWNCODE" because it tells more rows apart. Empty: none.
std::string guessCode(const std::vector<Column>& columns, std::size_t rows);
/// The column named name or the like with the most different values. Empty: none.
std::string guessName(const std::vector<Column>& columns);
/// The first column that has one of these names, letter case aside. Empty: none.
std::string findColumn(const std::vector<Column>& columns, const std::vector<std::string_view>& names);

}  // namespace jw::gis
