// A city of one district and four grids, with a department that gets everything.
#pragma once
#include <filesystem>
#include <string>

#include "core/engine/engine.h"

namespace jw::test {

/// A fresh folder, removed with everything in it; the keys of stores go there too.
class TempDir {
 public:
  TempDir();
  ~TempDir();
  TempDir(const TempDir&) = delete;
  TempDir& operator=(const TempDir&) = delete;
  const std::filesystem::path& path() const { return m_path; }

 private:
  std::filesystem::path m_path;
};

engine::Engine::Options cityOptions(const std::filesystem::path& store, bool create);
/// Makes the store with its areas, one category and one department, and closes it.
void makeCity(const std::filesystem::path& store);
/// Role::engine, which may take every step.
model::Actor importer();
/// Report number n of the source "kill", in one of the four grids; the category's department gets it.
model::Report cityReport(int n);

}  // namespace jw::test
