// The registry's columns as they were on past days: read when somebody asks, the last few kept.
#pragma once
#include <memory>
#include <mutex>
#include <vector>

#include "core/engine/registry_columns.h"

namespace jw::engine {

/// Any thread; what it hands out never changes.
class RegistryPast {
 public:
  RegistryPast(std::shared_ptr<const model::Attributes> attributes, access::FieldCipher cipher) : m_attributes(std::move(attributes)), m_cipher(std::move(cipher)) {}
  /// Of the end of `day`, from the state that the store has now, ages as of that day. Without aggregate-only codes
  /// (store::PastReader). Throws Error(cancelled).
  std::shared_ptr<const RegistryColumns> at(store::Connection& c, const AreaTree& areas, stats::Day day, Instant endOfDay);

 private:
  struct Kept {
    stats::Day day;
    std::shared_ptr<const RegistryColumns> columns;
  };
  const std::shared_ptr<const model::Attributes> m_attributes;
  const access::FieldCipher m_cipher;
  std::mutex m_mutex;
  std::vector<Kept> m_kept;  ///< the newest first
};

}  // namespace jw::engine
