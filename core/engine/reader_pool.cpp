#include "core/engine/reader_pool.h"

#include "core/base/background.h"
#include "core/base/error.h"

namespace jw::engine {

ReaderPool::ReaderPool(const std::filesystem::path& file, unsigned threads) {
  for (unsigned i = 0; i < std::max(1U, threads); ++i) m_connections.push_back(std::make_unique<store::Connection>(file, store::OpenMode::readOnly));
  for (auto& connection : m_connections) m_threads.emplace_back([this, &connection](std::stop_token quit) { work(quit, *connection); });
}

ReaderPool::~ReaderPool() {
  for (auto& thread : m_threads) thread.request_stop();
  m_threads.clear();
  for (auto& task : m_tasks) task.done.set_exception(std::make_exception_ptr(Error(ErrorCode::cancelled, "closing")));
}

std::future<void> ReaderPool::run(std::stop_token stop, Job job) {
  Task task{std::move(stop), std::move(job), {}};
  auto future = task.done.get_future();
  {
    const std::scoped_lock lock(m_mutex);
    m_tasks.push_back(std::move(task));
  }
  m_wake.notify_one();
  return future;
}

void ReaderPool::work(std::stop_token quit, store::Connection& connection) {
  workInBackground(kAnswers);
  while (true) {
    Task task;
    {
      std::unique_lock lock(m_mutex);
      if (!m_wake.wait(lock, quit, [this] { return !m_tasks.empty(); }) || quit.stop_requested()) return;
      task = std::move(m_tasks.front());
      m_tasks.pop_front();
    }
    // A read ends when its asker has moved on, and when the program closes.
    std::stop_source either;
    const std::stop_callback onQuit(quit, [&either] { either.request_stop(); });
    const std::stop_callback onStop(task.stop, [&either] { either.request_stop(); });
    try {
      if (either.stop_requested()) throw Error(ErrorCode::cancelled, "stopped");
      connection.setStop(either.get_token());
      task.job(connection);
      connection.setStop({});
      task.done.set_value();
    } catch (...) {
      connection.setStop({});
      task.done.set_exception(std::current_exception());
    }
  }
}

}  // namespace jw::engine
