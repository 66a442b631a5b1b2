#include "core/engine/registry_past.h"

#include <algorithm>

#include "core/store/schema.h"

namespace jw::engine {
namespace {

constexpr std::size_t kKept = 2;

}  // namespace

std::shared_ptr<const RegistryColumns> RegistryPast::at(store::Connection& c, const AreaTree& areas, stats::Day day, Instant endOfDay) {
  const std::uint64_t revision = store::revision(c, "registry");
  {
    const std::scoped_lock lock(m_mutex);
    for (const auto& k : m_kept)
      if (k.day == day && k.columns->revision() == revision) return k.columns;
  }
  auto columns = std::make_shared<RegistryColumns>(*m_attributes, m_cipher);
  columns->read(c, areas, day, {}, endOfDay);
  const std::scoped_lock lock(m_mutex);
  std::erase_if(m_kept, [&](const Kept& k) { return k.day == day; });
  m_kept.insert(m_kept.begin(), {day, columns});
  if (m_kept.size() > kKept) m_kept.pop_back();
  return columns;
}

}  // namespace jw::engine
