#include "core/appraisal/rights.h"

namespace jw::appraisal {

using model::Role;

bool maySee(const model::Actor& actor, SubjectKind kind, std::string_view scope) {
  if (!model::isWithin(scope, actor.scope)) return false;
  if (actor.role == Role::engine) return true;
  if (actor.role == Role::department) return kind == SubjectKind::department && actor.department;
  return kind != SubjectKind::person || actor.role != Role::communityWorker;
}

bool mayAppraise(const model::Actor& actor) { return actor.role == Role::analyst || actor.role == Role::administrator || actor.role == Role::engine; }

bool mayAppeal(const model::Actor& actor, SubjectKind kind, std::string_view subject, std::string_view ownSubject) {
  if (actor.role == Role::department) return kind == SubjectKind::department && !ownSubject.empty() && subject == ownSubject;
  const bool area = kind != SubjectKind::department && kind != SubjectKind::person;
  if (actor.role == Role::supervisor || actor.role == Role::communityWorker) return area && !actor.scope.empty() && model::isWithin(subject, actor.scope);
  // For a subject without a desk of its own.
  return actor.role == Role::administrator;
}

bool mayDecide(const model::Actor& actor, std::string_view reviewedBy) { return actor.role == Role::administrator && actor.name != reviewedBy; }

}  // namespace jw::appraisal
