// What an import says of its rows, as one line that a test can compare.
#pragma once
#include <string>

#include "core/engine/registry_import.h"

namespace jw::test {

inline std::string faults(const engine::ImportResult& result) {
  std::string out;
  for (const auto& f : result.faults) out += std::to_string(f.row) + " " + f.key + " " + f.fault + (f.firstRow ? " " + std::to_string(f.firstRow) : "") + "; ";
  return out;
}
inline std::string updates(const engine::ImportResult& result) {
  std::string out;
  for (const auto& u : result.updates) {
    out += std::to_string(u.row) + " " + u.code + " " + u.name;
    for (const auto& c : u.columns) out += " " + c;
    out += "; ";
  }
  return out;
}

}  // namespace jw::test
