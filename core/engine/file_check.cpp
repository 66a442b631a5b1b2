#include "core/engine/file_check.h"

#include <spdlog/spdlog.h>

#include "core/base/background.h"
#include "core/base/error.h"
#include "core/store/check.h"

namespace jw::engine {

FileCheck::FileCheck(store::Connection& connection, bool thoroughly, std::uintmax_t atOnce) : m_file(connection.file()), m_thoroughly(thoroughly) {
  std::error_code ec;
  const auto size = std::filesystem::file_size(m_file, ec);
  if (!ec && size > atOnce) return;
  store::checkFile(connection, thoroughly);
  m_state = State::sound;
}

FileCheck::~FileCheck() = default;

void FileCheck::start(std::function<void(std::string)> damaged) {
  if (m_state != State::running) return;
  m_thread = std::jthread([this, damaged = std::move(damaged)](std::stop_token stop) { run(std::move(stop), damaged); });
}

void FileCheck::run(std::stop_token stop, const std::function<void(std::string)>& damaged) {
  workInBackground();
  try {
    store::Connection connection(m_file, store::OpenMode::readOnly);
    // The pragma is one long step that no progress handler interrupts.
    const std::stop_callback interrupt(stop, [&] { sqlite3_interrupt(connection.handle()); });
    if (stop.stop_requested()) return;
    store::checkFile(connection, m_thoroughly);
    m_state = State::sound;
  } catch (const Error& e) {
    if (stop.stop_requested()) return;
    spdlog::error("the store is damaged, nothing is written any more: {}", e.what());
    damaged(e.what());
    m_state = State::damaged;
  }
}

}  // namespace jw::engine
