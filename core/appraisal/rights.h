// Who may look at an appraisal, and who may make one of it. Pure; any thread.
#pragma once
#include <optional>
#include <string_view>

#include "core/appraisal/scheme.h"
#include "core/model/actor.h"

namespace jw::appraisal {

/// Whether the actor may run an appraisal of this kind over `scope`: everybody inside the own scope; a department only
/// departments (of which it is shown its own row); rows of persons only analyst, administrator, operator and supervisor.
bool maySee(const model::Actor& actor, SubjectKind kind, std::string_view scope);
/// Of a department its own row alone; the other rows are left out of what it is given.
inline bool seesOwnRowOnly(const model::Actor& actor) { return actor.role == model::Role::department; }

/// Publish, enter bonus and penalty, issue cards, review appeals: analyst and administrator.
bool mayAppraise(const model::Actor& actor);
/// `ownSubject`: the code of the actor's department.
bool mayAppeal(const model::Actor& actor, SubjectKind kind, std::string_view subject, std::string_view ownSubject);
/// An administrator, and not who reviewed it.
bool mayDecide(const model::Actor& actor, std::string_view reviewedBy);

}  // namespace jw::appraisal
