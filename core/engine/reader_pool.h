// The pool of read-only connections: each belongs to one thread, jobs are taken in the order given.
#pragma once
#include <condition_variable>
#include <deque>
#include <filesystem>
#include <functional>
#include <future>
#include <mutex>
#include <stop_token>
#include <thread>
#include <vector>

#include "core/store/connection.h"

namespace jw::engine {

class ReaderPool {
 public:
  using Job = std::function<void(store::Connection&)>;

  /// Opens the connections; throws Error(store).
  ReaderPool(const std::filesystem::path& file, unsigned threads);
  /// Ends running reads, drops waiting ones (their futures carry Error(cancelled)), joins.
  ~ReaderPool();

  /// The future is ready after the job; it carries what the job threw, Error(cancelled) when `stop` was requested.
  /// The snapshot that a job reads is at least as new as every commit that had returned when it was given.
  std::future<void> run(std::stop_token stop, Job job);

 private:
  struct Task {
    std::stop_token stop;
    Job job;
    std::promise<void> done;
  };
  void work(std::stop_token quit, store::Connection& connection);

  std::mutex m_mutex;
  std::condition_variable_any m_wake;
  std::deque<Task> m_tasks;
  std::vector<std::unique_ptr<store::Connection>> m_connections;
  std::vector<std::jthread> m_threads;
};

}  // namespace jw::engine
