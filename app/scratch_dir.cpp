#include "app/scratch_dir.h"

#include <cstdlib>
#include <string>

#include "core/base/error.h"

namespace jw::app {

ScratchDir::ScratchDir(const std::filesystem::path& parent) {
  std::error_code ignored;
  std::filesystem::create_directories(parent, ignored);
  std::string name = (parent / "jingwei-XXXXXX").string();
  if (mkdtemp(name.data()) == nullptr) throw Error(ErrorCode::input, "no folder can be made in " + parent.string());
  m_path = name;
}

ScratchDir::~ScratchDir() {
  std::error_code ignored;
  std::filesystem::remove_all(m_path, ignored);
}

}  // namespace jw::app
