#include "ui/words.h"

#include <cmath>

#include "core/base/zone.h"

namespace jw::ui {
using namespace model;

QString Words::of(CaseState state) {
  switch (state) {
    case CaseState::none:
      return tr("new", "state");
    case CaseState::reported:
      return tr("reported", "state");
    case CaseState::assigned:
      return tr("assigned", "state");
    case CaseState::accepted:
      return tr("accepted", "state");
    case CaseState::rejected:
      return tr("rejected", "state");
    case CaseState::fedBack:
      return tr("fed back", "state");
    case CaseState::followedUp:
      return tr("followed up", "state");
    case CaseState::reworking:
      return tr("second round", "state");
    case CaseState::suspended:
      return tr("suspended", "state");
    case CaseState::archived:
      return tr("archived", "state");
    case CaseState::void_:
      return tr("void", "state");
  }
  return {};
}

QString Words::of(CaseKind kind) {
  switch (kind) {
    case CaseKind::matter:
      return tr("matter", "kind");
    case CaseKind::component:
      return tr("component", "kind");
    case CaseKind::sentiment:
      return tr("public sentiment", "kind");
    case CaseKind::police:
      return tr("police", "kind");
  }
  return {};
}

QString Words::of(Nature nature) {
  switch (nature) {
    case Nature::ordinary:
      return tr("ordinary", "nature");
    case Nature::urgent:
      return tr("urgent", "nature");
    case Nature::major:
      return tr("major", "nature");
  }
  return {};
}

QString Words::of(Channel channel) {
  switch (channel) {
    case Channel::desk:
      return tr("desk", "channel");
    case Channel::phone:
      return tr("phone", "channel");
    case Channel::wechat:
      return tr("WeChat", "channel");
    case Channel::app:
      return tr("mobile app", "channel");
    case Channel::api:
      return tr("interface", "channel");
    case Channel::import_:
      return tr("import", "channel");
    case Channel::patrol:
      return tr("patrol", "channel");
  }
  return {};
}

QString Words::of(Role role) {
  switch (role) {
    case Role::engine:
      return tr("the program", "role");
    case Role::administrator:
      return tr("administrator", "role");
    case Role::operator_:
      return tr("operator", "role");
    case Role::supervisor:
      return tr("street supervisor", "role");
    case Role::analyst:
      return tr("analyst", "role");
    case Role::communityWorker:
      return tr("community worker", "role");
    case Role::department:
      return tr("department", "role");
  }
  return {};
}

QString Words::of(AreaLevel level) {
  switch (level) {
    case AreaLevel::city:
      return tr("city", "level");
    case AreaLevel::district:
      return tr("district", "level");
    case AreaLevel::street:
      return tr("street", "level");
    case AreaLevel::community:
      return tr("community", "level");
    case AreaLevel::grid:
      return tr("grid", "level");
  }
  return {};
}

QString Words::of(Limit::Unit unit) {
  switch (unit) {
    case Limit::Unit::naturalMinute:
      return tr("minutes");
    case Limit::Unit::naturalHour:
      return tr("hours");
    case Limit::Unit::naturalDay:
      return tr("days");
    case Limit::Unit::workingHour:
      return tr("working hours");
    case Limit::Unit::workingDay:
      return tr("working days");
  }
  return {};
}

QString Words::of(const Limit& limit) {
  if (limit.amount == 1) {
    switch (limit.unit) {
      case Limit::Unit::naturalMinute:
        return tr("1 minute");
      case Limit::Unit::naturalHour:
        return tr("1 hour");
      case Limit::Unit::naturalDay:
        return tr("1 day");
      case Limit::Unit::workingHour:
        return tr("1 working hour");
      case Limit::Unit::workingDay:
        return tr("1 working day");
    }
  }
  return limit ? tr("%1 %2", "amount and unit").arg(limit.amount).arg(of(limit.unit)) : tr("no limit");
}

QString Words::of(Action action) {
  switch (action) {
    case Action::report:
      return tr("Report");
    case Action::void_:
      return tr("Void");
    case Action::assign:
      return tr("Dispatch");
    case Action::accept:
      return tr("Accept");
    case Action::reject:
      return tr("Reject");
    case Action::feedBack:
      return tr("Feed back");
    case Action::followUp:
      return tr("Follow up");
    case Action::archive:
      return tr("Archive");
    case Action::rework:
      return tr("Second round");
    case Action::suspend:
      return tr("Suspend");
    case Action::resume:
      return tr("Resume");
    case Action::extend:
      return tr("Extend");
    case Action::reopen:
      return tr("Reopen");
  }
  return {};
}

QString Words::of(engine::RefusalCode code) {
  using R = engine::RefusalCode;
  switch (code) {
    case R::unknownCategory:
      return tr("This category does not exist any more. Choose another one.");
    case R::noText:
      return tr("Say what has happened: a title or a text is needed.");
    case R::tooLong:
      return tr("A text is too long. Shorten it.");
    case R::badText:
      return tr("A text contains characters that cannot be stored.");
    case R::noPlace:
      return tr("Say where it is: a point on the map, a grid or an address is needed.");
    case R::badPoint:
      return tr("The coordinates are no longitude and latitude.");
    case R::badTime:
      return tr("The time is before the step that it follows, or in the future.");
    case R::unknownCase:
      return tr("This case does not exist.");
    case R::unknownGrid:
      return tr("This grid does not exist.");
    case R::unknownDepartment:
      return tr("This department does not exist any more. Choose another one.");
    case R::wrongState:
      return tr("The case is in a state from which this step is not possible.");
    case R::needsReason:
      return tr("A reason is needed.");
    case R::needsDepartment:
      return tr("Choose the department that shall act.");
    case R::needsResult:
      return tr("Say what was done: a result is needed.");
    case R::needsDate:
      return tr("A date is needed.");
    case R::notEntitled:
      return tr("Your role may not take this step.");
    case R::outOfScope:
      return tr("The place lies outside your area.");
    case R::changedMeanwhile:
      return tr("Somebody else has acted on this case meanwhile. Look at it again, then decide.");
    case R::duplicateCode:
      return tr("Another entry has this code already.");
    case R::badValue:
      return tr("A value is not possible here.");
    case R::notStored:
      return tr("The store could not be written: nothing has been changed. Look at the disk, then try again.");
    case R::openTasks:
      return tr("Supporting departments have not finished their tasks. End or withdraw them first.");
    case R::unknownTask:
      return tr("This task does not exist any more.");
    case R::badFile:
      return tr("The file cannot be attached: it cannot be read, is empty, too large, or of a kind that is not allowed.");
    case R::badField:
      return tr("A field is not complete, or does not hold what it is for.");
    case R::missingField:
      return tr("A field that this event item requires is empty.");
    case R::tooEarly:
      return tr("This period has not ended yet: its figures may still change.");
    case R::deadlinePassed:
      return tr("The deadline has passed; an extension cannot take that back.");
    case R::unknownRequest:
      return tr("This request does not exist any more.");
    case R::alreadyAsked:
      return tr("The desk has a request for this case already. Withdraw it to ask for something else.");
    case R::forbiddenField:
      return tr("A field of a report must not ask for this: belief, convictions, diagnoses and the like are not kept at all; papers, health, birth and ethnic group belong to the registry; a telephone belongs into a field of the type person.");
  }
  return {};
}

QString Words::of(engine::Location location) {
  switch (location) {
    case engine::Location::located:
      return tr("located by its point");
    case engine::Location::byGrid:
      return tr("located by the named grid");
    case engine::Location::noPoint:
      return tr("without a place on the map");
    case engine::Location::outsideAllGrids:
      return tr("outside all grids");
  }
  return {};
}

QString Words::name(const Category& category) {
  return text(isChinese() || category.nameEn.empty() ? category.name : category.nameEn);
}

QString Words::name(const model::CustomField& field) {
  return text(isChinese() || field.nameEn.empty() ? field.name : field.nameEn);
}

QString Words::name(const model::FieldValue& value) {
  return text(isChinese() || value.nameEn.empty() ? value.name : value.nameEn);
}

QString Words::of(const model::FieldValue& value) {
  QStringList parts;
  for (const QString& part : {text(value.text), text(value.phone), value.point ? coordinates(*value.point) : QString()})
    if (!part.isEmpty()) parts << part;
  return parts.join(QStringLiteral(" · "));
}

QString Words::of(model::CustomField::Type type) {
  using T = model::CustomField::Type;
  switch (type) {
    case T::text:
      return tr("text");
    case T::number:
      return tr("number");
    case T::choice:
      return tr("choice");
    case T::date:
      return tr("date");
    case T::person:
      return tr("person");
    case T::place:
      return tr("place");
  }
  return {};
}

bool Words::isChinese() {
  return tr("en", "code of this language") == QLatin1String("zh");
}

QDateTime localTime(Instant t) {
  const LocalTime local = Zone::china().toLocal(t);
  return QDateTime(QDate(local.year, local.month, local.day),
                   QTime(local.hour, local.minute, local.second, local.millisecond));
}

Instant instantOf(const QDateTime& local) {
  const QDate d = local.date();
  const QTime t = local.time();
  return Zone::china().toInstant({d.year(), d.month(), d.day(), t.hour(), t.minute(), t.second(), t.msec()});
}

QString Words::moment(Instant t, Instant now) {
  if (t == kNever) return {};
  const QDateTime local = localTime(t);
  const bool sameYear = now != kNever && local.date().year() == localTime(now).date().year();
  return local.toString(sameYear ? QStringLiteral("MM-dd HH:mm") : QStringLiteral("yyyy-MM-dd HH:mm"));
}

QString Words::fullMoment(Instant t) {
  return t == kNever ? QString() : localTime(t).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
}

QString Words::coordinates(Point p) {
  return QStringLiteral("%1° %2, %3° %4")
      .arg(std::abs(p.x), 0, 'f', 6)
      .arg(p.x < 0 ? QStringLiteral("W") : QStringLiteral("E"))
      .arg(std::abs(p.y), 0, 'f', 6)
      .arg(p.y < 0 ? QStringLiteral("S") : QStringLiteral("N"));
}

Qt::Key Words::key(Action action) {
  switch (action) {
    case Action::assign:
      return Qt::Key_D;
    case Action::accept:
      return Qt::Key_A;
    case Action::reject:
      return Qt::Key_X;
    case Action::feedBack:
      return Qt::Key_B;
    case Action::followUp:
      return Qt::Key_V;
    case Action::archive:
      return Qt::Key_G;
    case Action::suspend:
    case Action::resume:
      return Qt::Key_H;
    case Action::extend:
      return Qt::Key_L;
    case Action::reopen:
      return Qt::Key_O;
    default:
      return Qt::Key(0);
  }
}

QString Words::icon(Action action) {
  switch (action) {
    case Action::report:
      return QStringLiteral("plus");
    case Action::void_:
      return QStringLiteral("void");
    case Action::assign:
      return QStringLiteral("dispatch");
    case Action::accept:
      return QStringLiteral("accept");
    case Action::reject:
      return QStringLiteral("reject");
    case Action::feedBack:
      return QStringLiteral("feedback");
    case Action::followUp:
      return QStringLiteral("follow-up");
    case Action::archive:
      return QStringLiteral("archive");
    case Action::rework:
      return QStringLiteral("rework");
    case Action::suspend:
      return QStringLiteral("suspend");
    case Action::resume:
      return QStringLiteral("resume");
    case Action::extend:
      return QStringLiteral("extend");
    case Action::reopen:
      return QStringLiteral("reopen");
  }
  return {};
}

}  // namespace jw::ui
