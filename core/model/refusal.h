// Why a command was not carried out.
#pragma once
#include <cstdint>
#include <string_view>

namespace jw::model {

/// Why something was not done; the user interface has a sentence for each.
enum class RefusalCode : std::uint8_t {
  unknownCategory = 1,
  noText,             ///< neither title nor text
  tooLong,            ///< a text over its limit
  badText,            ///< not UTF-8
  noPlace,            ///< neither point nor grid nor address
  badPoint,           ///< not a longitude and latitude
  badTime,            ///< before 1970, or more than a day ahead of the clock, or before the step it follows
  unknownCase,
  unknownGrid,
  unknownDepartment,
  wrongState,         ///< the transition table has no such step from here
  needsReason,
  needsDepartment,
  needsResult,
  needsDate,
  notEntitled,        ///< the role may not take this step
  outOfScope,         ///< the place lies outside the actor's area
  changedMeanwhile,   ///< somebody else acted first
  duplicateCode,
  badValue,           ///< a field of a Put command; detail names it
  notStored,          ///< the store refused the row; detail says why
  openTasks,          ///< supporting departments have not finished
  unknownTask,
  badFile,            ///< an attachment that cannot be read, is empty, too large or of a refused type
  badField,           ///< a custom field that is not complete, or an answer that is not one to it; detail names it
  missingField,       ///< a field that the event item requires is empty; detail names it
  tooEarly,           ///< the period of an appraisal has not ended
  deadlinePassed,     ///< an extension of a clock that has run out
  forbiddenField,     ///< a custom field asks for what is not kept, or is kept elsewhere (spec 06); detail names it
  unknownRequest,
  alreadyAsked,       ///< a request for the same case waits for its answer
};
std::string_view refusalName(RefusalCode code);  // "unknown_category" …

}  // namespace jw::model
