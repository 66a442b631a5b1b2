// Sets: what belongs to a row in rows of their own, each with an id, as a JSON array inside the row's image ("sets").
#pragma once
#include <nlohmann/json.hpp>
#include <string_view>
#include <vector>

#include "core/store/connection.h"

namespace jw::store {

inline constexpr const char* kSets = "sets";

/// The elements of both, by id; where both have one, `mine`. In the order of ids, as images have them.
nlohmann::json unionOf(const nlohmann::json& theirs, const nlohmann::json& mine);
/// Writes the values into the image: sets are united, everything else is replaced.
void overlayValues(nlohmann::json& image, const nlohmann::json& values);

/// The elements that a case with this image may be given: only one that is void stands for another one, and for one.
nlohmann::json takeableOf(const nlohmann::json& set, const nlohmann::json& image);

struct SetChange {
  nlohmann::json mine = nlohmann::json::array(), base = nlohmann::json::array();
};
/// The elements that `after` has and `before` has not, or otherwise, and what `before` has of them.
SetChange changeOf(const nlohmann::json& before, const nlohmann::json& after);

/// Makes tasks, urgings and link of a case those of the image, with their rows in the journal where something changes. On the writing
/// connection, in a transaction, while changes are not noted. Elements of kinds that are not known here are passed over.
void putCaseSets(Connection& writer, std::int64_t caseRow, const Uuid& caseId, const nlohmann::json& here, const nlohmann::json& wanted, std::string_view area, Instant now);

/// Before the case goes.
void eraseCaseSets(Connection& writer, std::int64_t caseRow, const Uuid& caseId);
/// Tables and rows under which the journal has what they are.
std::vector<std::pair<int, Uuid>> journalOfCaseSets(Connection& c, std::int64_t caseRow, const Uuid& caseId);

}  // namespace jw::store
