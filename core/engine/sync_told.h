// How the sync writes: each page in one transaction on the engine thread, and what it changed is published. Live cases at once; of bulk
// work only now and then, since all who show people and houses read everything anew then.
#pragma once
#include <atomic>
#include <chrono>
#include <functional>

#include "core/engine/engine.h"
#include "core/sync/replica.h"

namespace jw::engine {

/// Used by the desk's thread, but for writing().
class SyncTold {
 public:
  explicit SyncTold(Engine& engine) : m_engine(engine) {}

  /// Returns after the commit. Throws what the store throws.
  void write(const std::function<void(store::Connection&, sync::Touched&)>& work);
  /// While on, nothing is published but every few seconds: a whole scope comes in.
  void gather(bool on) { m_gathering = on; }
  /// Publishes what was held back.
  void flush();
  /// On the engine thread: whether what is being published was written here.
  bool writing() const { return m_writing; }

  /// What the engine must publish of a page.
  static void tell(store::Connection& c, const sync::Touched& touched, Change& change);

 private:
  void hold(Change& change, bool registry);
  Engine& m_engine;
  std::atomic<bool> m_writing{false};
  bool m_gathering = false, m_heldBack = false;
  Change m_held;  ///< flags alone
  std::chrono::steady_clock::time_point m_lastBulk{};
};

}  // namespace jw::engine
