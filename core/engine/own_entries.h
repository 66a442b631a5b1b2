// The catalog as it is now: what ships with the program and the analysts' own entries. Kept in the store.
#pragma once
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <variant>
#include <vector>

#include "core/engine/engine.h"
#include "core/stats/catalog.h"

namespace jw::engine {

/// Keys of own entries begin with this.
constexpr std::string_view kOwnEntry = "own.";

/// Any thread. Catalogs that were handed out stay as long as this lives, so that what refers to their entries stays good.
class OwnEntries : public std::enable_shared_from_this<OwnEntries> {
 public:
  /// Reads the own entries; one that does not fit the code tables any more is passed over and logged.
  OwnEntries(Engine& engine, stats::Catalog builtIn, std::shared_ptr<const model::Attributes> attributes, store::Connection& c);
  const stats::Catalog& catalog() const;
  static bool mayEdit(const model::Actor& actor);

  using Ready = std::function<void(std::variant<std::string, Refused>)>;
  /// The TOML of one [[entry]] whose key begins with kOwnEntry. Answers on the engine thread with the key, after the commit and with
  /// catalog() anew. Refused: notEntitled, badValue (detail says what is wrong with it), notStored.
  void put(const model::Actor& actor, std::string toml, Ready ready);
  /// The answer is the text that was there: put() takes it back.
  void remove(const model::Actor& actor, std::string key, Ready ready);
  /// "" for what is no own entry.
  std::string textOf(std::string_view key) const;

 private:
  using Texts = std::vector<std::pair<std::string, std::string>>;
  void rebuild(Texts texts);
  Engine& m_engine;
  const stats::Catalog m_builtIn;
  const std::shared_ptr<const model::Attributes> m_attributes;
  mutable std::mutex m_mutex;
  Texts m_texts;
  std::vector<std::unique_ptr<const stats::Catalog>> m_catalogs;  ///< the last one is that of now
};

}  // namespace jw::engine
