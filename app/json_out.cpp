#include "app/json_out.h"

#include <fstream>
#include <ostream>

#include "core/base/error.h"

namespace jw::app {

std::string jsonText(const Json& json) {
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

void printJson(std::ostream& out, const Json& json) {
  out << jsonText(json) << std::flush;
}

void writeFile(const std::filesystem::path& file, std::string_view content) {
  const std::filesystem::path part = file.string() + ".part";
  std::ofstream out(part, std::ios::binary);
  out.write(content.data(), static_cast<std::streamsize>(content.size()));
  out.close();
  std::error_code ec;
  if (out) std::filesystem::rename(part, file, ec);
  if (!out || ec) {
    std::error_code ignored;
    std::filesystem::remove(part, ignored);
    throw Error(ErrorCode::input, "cannot write " + file.string());
  }
}

}  // namespace jw::app
