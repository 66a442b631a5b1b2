// When an overdue case is urged 催办, and how high (spec 02). Pure; any thread.
#pragma once
#include "core/model/case.h"
#include "core/model/settings.h"

namespace jw::deadline {

/// Whether somebody is waited for who can be urged: assigned, accepted, reworking, fed back.
bool isUrged(model::CaseState state);
/// The moment of the next urge by itself: at the deadline, then every settings.urgeRepeatHours. `last`: of the last urge of the case
/// (kNever: none). kNever: none is due: nothing runs, no channel is on, it was urged once and shall not be again, or the deadline had
/// passed before the case was recorded (late entry, import of a history).
Instant nextUrge(const model::CaseSummary& c, const model::Settings& settings, Instant last);
/// 1: who must act; 2: the superior too. `urges`: of the case in its present state so far.
int urgeLevel(int urges, const model::Settings& settings);

}  // namespace jw::deadline
