// How long a thread was ready to run but had to wait for a processor: what other programs do to it, not it to itself.
#pragma once

namespace jw::app {

/// Linux; of the thread that makes and asks it.
class RunQueue {
 public:
  RunQueue();
  ~RunQueue();
  RunQueue(const RunQueue&) = delete;
  RunQueue& operator=(const RunQueue&) = delete;
  /// Milliseconds since the thread began; 0 where the kernel does not tell.
  double waitedMillis() const;

 private:
  int m_file;
};

}  // namespace jw::app
