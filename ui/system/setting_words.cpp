#include "ui/system/setting_words.h"

#include <QDate>
#include <QLocale>

#include "core/model/calendar_year.h"
#include "ui/words.h"

namespace jw::ui {
namespace {

struct Entry {
  std::string_view key;
  SettingWords::Kind kind;
  const char *name, *meaning;
};
using K = SettingWords::Kind;
constexpr Entry kEntries[] = {
    {"auto_dispatch", K::onOff, QT_TRANSLATE_NOOP("SettingWords", "Automatic dispatch"), QT_TRANSLATE_NOOP("SettingWords", "A new report goes to a department at once, by the rules. Off: it waits for a person.")},
    {"follow_up", K::onOff, QT_TRANSLATE_NOOP("SettingWords", "Follow-up"), QT_TRANSLATE_NOOP("SettingWords", "After the feedback the reporter is asked whether it was done well.")},
    {"auto_archive", K::onOff, QT_TRANSLATE_NOOP("SettingWords", "Automatic archiving"), QT_TRANSLATE_NOOP("SettingWords", "A case that needs nothing more is archived by itself.")},
    {"urge_by_sms", K::onOff, QT_TRANSLATE_NOOP("SettingWords", "Urge by SMS"), QT_TRANSLATE_NOOP("SettingWords", "Who is late is urged by SMS.")},
    {"urge_by_email", K::onOff, QT_TRANSLATE_NOOP("SettingWords", "Urge by e-mail"), QT_TRANSLATE_NOOP("SettingWords", "Who is late is urged by e-mail.")},
    {"tell_reporter", K::onOff, QT_TRANSLATE_NOOP("SettingWords", "Tell the reporter"), QT_TRANSLATE_NOOP("SettingWords", "The reporter hears of the result by SMS, where a phone number is known.")},
    {"hold_duplicates", K::onOff, QT_TRANSLATE_NOOP("SettingWords", "Hold likely duplicates"), QT_TRANSLATE_NOOP("SettingWords", "A report that probably repeats an open case waits for a person instead of being dispatched.")},
    {"dispatch_limit", K::limit, QT_TRANSLATE_NOOP("SettingWords", "Reported → assigned"), QT_TRANSLATE_NOOP("SettingWords", "How long a report or a rejected case may wait until it is assigned to a department. Then the operators are urged.")},
    {"accept_limit", K::limit, QT_TRANSLATE_NOOP("SettingWords", "Assigned → accepted"), QT_TRANSLATE_NOOP("SettingWords", "How long a department may take to accept a case.")},
    {"feed_back_limit", K::limit, QT_TRANSLATE_NOOP("SettingWords", "Accepted → fed back"), QT_TRANSLATE_NOOP("SettingWords", "How long a department may take for the work, where the category has no limit of its own.")},
    {"follow_up_limit", K::limit, QT_TRANSLATE_NOOP("SettingWords", "Fed back → followed up"), QT_TRANSLATE_NOOP("SettingWords", "How long the follow-up may take.")},
    {"timer_seconds", K::number, QT_TRANSLATE_NOOP("SettingWords", "Timer interval"), QT_TRANSLATE_NOOP("SettingWords", "How often the clocks that have run out are acted on.")},
    {"urge_repeat_hours", K::number, QT_TRANSLATE_NOOP("SettingWords", "Urge again after"), QT_TRANSLATE_NOOP("SettingWords", "The time between two urgings of the same step. 0: once only.")},
    {"escalate_after", K::number, QT_TRANSLATE_NOOP("SettingWords", "To the superior after"), QT_TRANSLATE_NOOP("SettingWords", "After so many urgings the superior hears of the next ones. 0: never.")},
    {"duplicate_metres", K::number, QT_TRANSLATE_NOOP("SettingWords", "Duplicate: distance"), QT_TRANSLATE_NOOP("SettingWords", "A report of the same category this near to an open case is a likely duplicate.")},
    {"duplicate_hours", K::number, QT_TRANSLATE_NOOP("SettingWords", "Duplicate: time"), QT_TRANSLATE_NOOP("SettingWords", "… if it comes so soon after it. 0: duplicates are not looked for.")},
};

const Entry* find(std::string_view key) {
  for (const Entry& e : kEntries)
    if (e.key == key) return &e;
  return nullptr;
}

}  // namespace

SettingWords::Kind SettingWords::kindOf(std::string_view key) {
  const Entry* e = find(key);
  return e ? e->kind : Kind::number;
}

QString SettingWords::name(std::string_view key) {
  if (const auto year = model::calendarYear(key)) return tr("Working calendar %1").arg(*year);
  const Entry* e = find(key);
  return e ? tr(e->name) : text(std::string(key));
}

QString SettingWords::meaning(std::string_view key) {
  const Entry* e = find(key);
  return e ? tr(e->meaning) : QString();
}

QString SettingWords::unit(std::string_view key) {
  if (key == "timer_seconds") return tr("seconds");
  if (key == "urge_repeat_hours" || key == "duplicate_hours") return tr("hours");
  if (key == "escalate_after") return tr("urgings");
  if (key == "duplicate_metres") return tr("metres");
  return {};
}

QString SettingWords::value(std::string_view key, std::string_view value) {
  if (const auto year = model::calendarYear(key)) {
    const auto days = model::parseCalendar(*year, value);
    QStringList off, worked;
    for (const auto& [day, working] : days ? *days : SpecialDays{}) {
      const LocalTime date = dateOf(day);
      (working ? worked : off) << QLocale().toString(QDate(date.year, date.month, date.day), QStringLiteral("MM-dd"));
    }
    return tr("off: %1; worked: %2").arg(off.isEmpty() ? tr("none") : off.join(QLatin1Char(' ')), worked.isEmpty() ? tr("none") : worked.join(QLatin1Char(' ')));
  }
  switch (kindOf(key)) {
    case Kind::onOff:
      return value == "1" ? tr("● on") : tr("○ off");
    case Kind::limit: {
      model::Limit limit;
      return model::parseLimit(value, limit) ? Words::of(limit) : text(std::string(value));
    }
    case Kind::number:
      break;
  }
  return tr("%1 %2", "number and unit").arg(text(std::string(value)), unit(key));
}

QString SettingWords::scope(const model::SettingScope& scope, const engine::Directory& directory, const engine::AreaTree& areas) {
  using Where = model::SettingScope::Kind;
  switch (scope.kind) {
    case Where::city:
      return tr("whole city");
    case Where::area:
      return tr("area %1").arg(areas.byPath(scope.area) ? text(areas.readablePath(scope.area)) : text(scope.area));
    case Where::department:
      return tr("department %1").arg(text(directory.departmentName(scope.department)));
    case Where::category: {
      const auto* c = directory.category(scope.category);
      return tr("category %1").arg(c ? text(c->code) + QLatin1Char(' ') + Words::name(*c) : text(scope.category.text()));
    }
  }
  return {};
}

const model::SettingOverride* sourceOf(const model::SettingsTable& table, std::string_view key, std::string_view area, DepartmentId department, CategoryId category) {
  using Where = model::SettingScope::Kind;
  const model::SettingOverride* last = nullptr;
  for (const auto& o : table.overrides()) {
    if (o.key != key) continue;
    const bool holds = (o.scope.kind == Where::area && model::isWithin(area, o.scope.area)) || (o.scope.kind == Where::department && department && o.scope.department == department) ||
                       (o.scope.kind == Where::category && category && o.scope.category == category);
    if (holds) last = &o;
  }
  return last;
}

}  // namespace jw::ui
