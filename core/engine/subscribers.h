// Who wants to hear of changes.
#pragma once
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

#include "core/engine/snapshots.h"
#include "core/model/actor.h"

namespace jw::engine {

/// Any thread. A listener lives as long as the handle that `add` returned; dropping it waits for a call in progress.
class Subscribers {
 public:
  using Listener = std::function<void(const Change&)>;
  std::shared_ptr<void> add(model::Actor actor, Listener listener);
  /// Tells each listener what lies in its scope; nothing if nothing does.
  void publish(const Change& change);

 private:
  struct Entry {
    model::Actor actor;
    std::mutex mutex;  ///< held during a call; the listener is empty once the handle is gone
    Listener listener;
  };
  std::mutex m_mutex;
  std::vector<std::weak_ptr<Entry>> m_entries;
};

}  // namespace jw::engine
