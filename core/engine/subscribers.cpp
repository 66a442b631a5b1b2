#include "core/engine/subscribers.h"

namespace jw::engine {

std::shared_ptr<void> Subscribers::add(model::Actor actor, Listener listener) {
  auto entry = std::make_shared<Entry>();
  entry->actor = std::move(actor);
  entry->listener = std::move(listener);
  {
    const std::scoped_lock lock(m_mutex);
    std::erase_if(m_entries, [](const auto& e) { return e.expired(); });
    m_entries.push_back(entry);
  }
  // The handle is an owner of its own, so that its end empties the listener even while publish holds the entry.
  return std::shared_ptr<void>(entry.get(), [entry](void*) {
    const std::scoped_lock lock(entry->mutex);
    entry->listener = nullptr;
  });
}

void Subscribers::publish(const Change& change) {
  std::vector<std::shared_ptr<Entry>> entries;
  {
    const std::scoped_lock lock(m_mutex);
    for (const auto& weak : m_entries)
      if (auto entry = weak.lock()) entries.push_back(std::move(entry));
  }
  for (const auto& entry : entries) {
    const std::scoped_lock lock(entry->mutex);
    if (!entry->listener) continue;
    if (entry->actor.scope.empty()) {
      entry->listener(change);
      continue;
    }
    Change inScope = change;
    std::erase_if(inScope.cases, [&](const CaseSummaryPtr& c) { return !model::isWithin(c->area, entry->actor.scope); });
    if (!inScope.cases.empty() || change.directory || change.areas || change.buildings || change.facilities || change.allCases) entry->listener(inScope);
  }
}

}  // namespace jw::engine
