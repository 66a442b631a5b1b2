// Attaching a file to a case, and getting it back.
#pragma once
#include <filesystem>
#include <functional>
#include <string>

#include "core/engine/engine.h"

namespace jw::engine {

/// Any thread; nothing here waits. The engine must outlive it. Callbacks come on the engine's threads; none come for
/// what is still waiting when the engine closes.
class AttachmentDesk {
 public:
  explicit AttachmentDesk(Engine& engine) : m_engine(engine) {}

  /// Reads the file, keeps its bytes, then hangs it on the present step of the case. Refused(badFile) as FileVault::keep
  /// says, Refused(notStored) if the folder cannot be written; else what AttachFile answers.
  void attach(model::Actor actor, CaseId id, std::filesystem::path file, std::function<void(double share)> share, std::function<void(Answer)> answered);

  /// A file to be read and not to be changed. `fault` is English, empty if the bytes are sound.
  struct Found {
    std::filesystem::path file;
    std::string fault;
  };
  void fileOf(std::string hash, std::function<void(Found)> ready) const;

 private:
  Engine& m_engine;
};

}  // namespace jw::engine
