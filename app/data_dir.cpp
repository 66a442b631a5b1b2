#include "app/data_dir.h"

#include "core/base/error.h"

namespace jw::app {
namespace fs = std::filesystem;

fs::path findDataDir(const std::optional<fs::path>& given) {
  const auto holdsSchema = [](const fs::path& dir) {
    std::error_code ignored;
    return fs::is_directory(dir / "schema", ignored);
  };
  if (given) {
    if (!holdsSchema(*given)) throw Error(ErrorCode::input, "no data folder (it has no schema): " + given->string());
    return *given;
  }
  std::error_code ec;
  const fs::path program = fs::read_symlink("/proc/self/exe", ec);
  const fs::path installed = program.parent_path().parent_path() / "share" / "jingwei" / "data";
  if (!ec && holdsSchema(installed)) return installed;
  const fs::path source = JW_SOURCE_DATA_DIR;
  if (holdsSchema(source)) return source;
  throw Error(ErrorCode::input, "the data folder is missing: neither " + installed.string() + " nor " +
                                    source.string() + "; name it with --data");
}

fs::path findMapping(const std::string& name, const fs::path& data) {
  std::error_code ignored;
  if (fs::is_regular_file(name, ignored)) return name;
  const fs::path shipped = data / "mappings" / (name + ".toml");
  if (name.find('/') == std::string::npos && fs::is_regular_file(shipped, ignored)) return shipped;
  throw Error(ErrorCode::input, "no mapping file: " + name + " (nor " + shipped.string() + ")");
}

}  // namespace jw::app
