// The code of the lowest area of a path.
#pragma once
#include <string>

#include "core/model/area.h"

namespace jw::model {

/// "330101001" of "330101/330101001/"; "" of the empty path. Pure; any thread.
inline std::string lowestCode(const AreaPath& path) {
  if (path.size() < 2) return {};
  const auto slash = path.rfind('/', path.size() - 2);
  const auto from = slash == std::string::npos ? 0 : slash + 1;
  return path.substr(from, path.size() - from - 1);
}

}  // namespace jw::model
