// Between what the store keeps of appraisals and what core/appraisal works with.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "core/appraisal/cards.h"
#include "core/appraisal/publication.h"
#include "core/store/appraisal_gateway.h"

namespace jw::engine {

store::AppraisalKey keyOf(const appraisal::Result& result);
std::vector<appraisal::Entry> entriesFrom(const std::vector<store::EntryRow>& rows);
store::EntryRow rowOf(const appraisal::Entry& entry);
appraisal::Card cardFrom(const store::CardRow& row);
std::vector<appraisal::Card> cardsFrom(const std::vector<store::CardRow>& rows);
store::CardRow rowOf(const appraisal::Card& card);
appraisal::Publication publicationFrom(const store::PublicationRow& row);

/// What a department is given: its own row, and no totals of others.
void keepOnly(appraisal::Result& result, std::string_view subject);

}  // namespace jw::engine
