// What the pages of an atlas 图册 say of each area: counts, neighbours, who is responsible.
#pragma once
#include <functional>
#include <optional>
#include <stop_token>
#include <variant>
#include <vector>

#include "core/engine/registry_desk.h"

namespace jw::engine {

struct AtlasQuestion {
  model::Actor actor;
  model::AreaPath area;  ///< pages for what lies in it; "" for the actor's whole scope
  model::AreaLevel level = model::AreaLevel::grid;
  /// For everybody to read 公示牌: no person's name, posts of areas alone (their telephones are the posts' own), no open
  /// cases, and counts below 10 hidden with the next larger one beside them, so that a total gives none away.
  bool publicBoard = false;
};

struct AtlasSheet {
  model::Area area;
  std::int64_t buildings = 0;
  std::optional<std::int64_t> households, people, openCases;  ///< nothing: not for this reader
  std::vector<std::string> neighbours;                        ///< names of areas of the same level, also outside the asked one
  std::vector<model::Appointment> responsible;                ///< of the area and those above it, the nearest first
};

struct AtlasFacts {
  std::vector<AtlasSheet> sheets;  ///< by path
  Instant asOf = kNever;
};

/// `ready` runs on an engine thread; not at all where `stop` was requested. Refused: notEntitled for departments, outOfScope,
/// unknownGrid for an area that is not there or has none of that level.
void atlasFacts(Engine& engine, RegistryDesk& registry, AtlasQuestion question, std::stop_token stop, std::function<void(std::variant<AtlasFacts, Refused>)> ready);

/// Which counts of one parent's areas are hidden: those below 10, and with a single one the least of the others.
std::vector<bool> hiddenOnBoard(const std::vector<std::int64_t>& counts);

}  // namespace jw::engine
