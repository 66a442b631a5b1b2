// Looks the pages of a store through when it is opened: a small one before, a big one behind the running engine.
#pragma once
#include <atomic>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <thread>

#include "core/store/connection.h"

namespace jw::engine {

/// A small file takes less than half a second, and a damaged one is refused before it is used. A year of a large city takes
/// many: its operators go on working at once, and are stopped when a page turns out damaged. Thorough after an unclean end: the indexes too (spec 11). Made by the thread that opens the store.
class FileCheck {
 public:
  enum class State : std::uint8_t { sound, running, damaged };
  /// Looks at a file of up to `atOnce` bytes here and now and throws Error(store) if it is damaged.
  FileCheck(store::Connection& connection, bool thoroughly, std::uintmax_t atOnce);
  /// Stops what is running.
  ~FileCheck();
  /// What was not looked at yet is looked at now, on a thread and a connection of its own. `damaged` is called there, at
  /// most once, with what to tell people.
  void start(std::function<void(std::string)> damaged);
  State state() const { return m_state.load(); }

 private:
  void run(std::stop_token stop, const std::function<void(std::string)>& damaged);
  std::filesystem::path m_file;
  bool m_thoroughly;
  std::atomic<State> m_state{State::running};
  std::jthread m_thread;
};

}  // namespace jw::engine
