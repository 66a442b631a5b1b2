#include "core/base/read_file.h"

#include <fstream>
#include <sstream>

#include "core/base/error.h"

namespace jw {

std::string readFile(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream text;
  // A folder can be opened, but the first look at what is in it fails; to insert nothing would be a fault of the text.
  if (in && in.peek() != std::ifstream::traits_type::eof()) text << in.rdbuf();
  if (!in || !text) throw Error(ErrorCode::input, file.string() + ": cannot be read");
  return std::move(text).str();
}

}  // namespace jw
