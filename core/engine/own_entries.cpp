#include "core/engine/own_entries.h"

#include <spdlog/spdlog.h>

#include <algorithm>

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/store/statistics_entries.h"

namespace jw::engine {
namespace {

using model::RefusalCode;

constexpr std::size_t kLongestTitle = 60, kMostOwn = 500;

}  // namespace

OwnEntries::OwnEntries(Engine& engine, stats::Catalog builtIn, std::shared_ptr<const model::Attributes> attributes, store::Connection& c)
    : m_engine(engine), m_builtIn(std::move(builtIn)), m_attributes(std::move(attributes)) {
  rebuild(store::readStatisticsEntries(c));
}

bool OwnEntries::mayEdit(const model::Actor& actor) {
  using enum model::Role;
  return actor.role == analyst || actor.role == administrator || actor.role == engine;
}

void OwnEntries::rebuild(Texts texts) {
  auto next = std::make_unique<stats::Catalog>(m_builtIn);
  for (const auto& [key, toml] : texts) try {
      next->add(toml, key);
    } catch (const Error& e) {
      spdlog::warn("statistics: {}", e.what());
    }
  const std::scoped_lock lock(m_mutex);
  m_texts = std::move(texts);
  m_catalogs.push_back(std::move(next));
}

const stats::Catalog& OwnEntries::catalog() const {
  const std::scoped_lock lock(m_mutex);
  return *m_catalogs.back();
}

std::string OwnEntries::textOf(std::string_view key) const {
  const std::scoped_lock lock(m_mutex);
  for (const auto& [own, toml] : m_texts)
    if (own == key) return toml;
  return {};
}

void OwnEntries::put(const model::Actor& actor, std::string toml, Ready ready) {
  if (!mayEdit(actor)) return ready(Refused{RefusalCode::notEntitled, "the role makes no entries"});
  std::string key;
  try {
    const auto parsed = stats::Catalog::parse(toml, "entry", m_attributes);
    if (parsed.entries().size() != 1) return ready(Refused{RefusalCode::badValue, "one entry at a time"});
    const auto& entry = parsed.entries().front();
    key = entry.key;
    if (!key.starts_with(kOwnEntry) || m_builtIn.find(key)) return ready(Refused{RefusalCode::badValue, "key: own entries begin with " + std::string(kOwnEntry)});
    if (text::length(entry.zh) > kLongestTitle || text::length(entry.en) > kLongestTitle) return ready(Refused{RefusalCode::badValue, "title: at most " + std::to_string(kLongestTitle) + " characters"});
  } catch (const Error& e) {
    return ready(Refused{RefusalCode::badValue, e.what()});
  }
  if (catalog().entries().size() >= m_builtIn.entries().size() + kMostOwn) return ready(Refused{RefusalCode::badValue, "there are " + std::to_string(kMostOwn) + " own entries already"});
  auto texts = std::make_shared<Texts>();
  m_engine.write(
      [key, toml = std::move(toml), now = m_engine.now(), by = actor.name, texts](store::Connection& w) {
        store::putStatisticsEntry(w, key, toml, now, by);
        *texts = store::readStatisticsEntries(w);
      },
      [self = shared_from_this(), key, texts, ready = std::move(ready)](std::exception_ptr error) {
        if (error) return ready(Refused{RefusalCode::notStored, "the entry could not be kept"});
        self->rebuild(std::move(*texts));
        ready(key);
      });
}

void OwnEntries::remove(const model::Actor& actor, std::string key, Ready ready) {
  if (!mayEdit(actor)) return ready(Refused{RefusalCode::notEntitled, "the role makes no entries"});
  const std::string was = textOf(key);
  if (was.empty()) return ready(Refused{RefusalCode::badValue, "there is no own entry " + key});
  auto texts = std::make_shared<Texts>();
  m_engine.write(
      [key, texts](store::Connection& w) {
        store::removeStatisticsEntry(w, key);
        *texts = store::readStatisticsEntries(w);
      },
      [self = shared_from_this(), was, texts, ready = std::move(ready)](std::exception_ptr error) {
        if (error) return ready(Refused{RefusalCode::notStored, "the entry could not be removed"});
        self->rebuild(std::move(*texts));
        ready(was);
      });
}

}  // namespace jw::engine
