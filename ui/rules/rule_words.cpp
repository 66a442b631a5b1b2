#include "ui/rules/rule_words.h"

#include <QTime>
#include <algorithm>

#include "ui/words.h"

namespace jw::ui {
namespace {

QString clockText(int minute) {
  return minute >= 1440 ? QStringLiteral("24:00") : QTime(0, 0).addSecs(minute * 60).toString(QStringLiteral("HH:mm"));
}

QString joined(const std::vector<std::string>& words) {
  QStringList out;
  for (const auto& w : words) out << text(w);
  return out.join(Words::isChinese() ? QStringLiteral("、") : QStringLiteral(", "));
}

template <class Value>
QString listed(const std::vector<Value>& values) {
  QStringList out;
  for (const Value v : values) out << Words::of(v);
  return out.join(Words::isChinese() ? QStringLiteral("、") : QStringLiteral(", "));
}

}  // namespace

QString RuleWords::weekday(int day) {
  const QString names[] = {tr("Mon"), tr("Tue"), tr("Wed"), tr("Thu"), tr("Fri"), tr("Sat"), tr("Sun")};
  return names[day];
}

QString RuleWords::hours(const model::Hours& h) {
  const QString times = QStringLiteral("%1–%2").arg(clockText(h.from), clockText(h.to));
  if (h.weekdays == 0x7F) return times;
  if (h.weekdays == 0x1F) return tr("%1–%2 %3", "first and last weekday, times").arg(weekday(0), weekday(4), times);
  QStringList days;
  for (int d = 0; d < 7; ++d)
    if (h.weekdays >> d & 1) days << weekday(d);
  return days.join(QLatin1Char(' ')) + QLatin1Char(' ') + times;
}

QString RuleWords::category(const std::string& prefix, bool whole, const engine::Directory& directory) {
  for (const auto& c : directory.categories())
    if (c.code == prefix) return QStringLiteral("%1%2 %3").arg(text(prefix), whole ? QString() : QStringLiteral("…"), Words::name(c));
  return text(prefix) + (whole ? QString() : QStringLiteral("…"));
}

QStringList RuleWords::conditions(const model::Rule& r, const engine::Directory& directory, const engine::AreaTree& areas) {
  QStringList out;
  if (!r.categoryPrefix.empty()) out << tr("category %1").arg(category(r.categoryPrefix, r.wholeCategory, directory));
  if (!r.areaPrefix.empty()) out << tr("in %1").arg(areas.byPath(r.areaPrefix) ? text(areas.readablePath(r.areaPrefix)) : text(r.areaPrefix));
  if (!r.keywords.empty()) out << tr("says %1").arg(joined(r.keywords));
  if (!r.kinds.empty()) out << tr("kind %1").arg(listed(r.kinds));
  if (!r.natures.empty()) out << tr("nature %1").arg(listed(r.natures));
  if (!r.channels.empty()) out << tr("by %1").arg(listed(r.channels));
  if (r.hours) out << hours(*r.hours);
  if (!r.componentOwner.empty()) out << tr("owner %1").arg(text(r.componentOwner));
  if (r.near) out << tr("%1 within %2 m").arg(text(r.near->kind)).arg(r.near->metres);
  for (const auto& a : r.attributes) out << QStringLiteral("%1 = %2").arg(text(a.name), joined(a.values));
  if (out.isEmpty()) out << tr("always");
  return out;
}

QString RuleWords::of(model::LeaderPart part) {
  switch (part) {
    case model::LeaderPart::none:
      return tr("hears nothing");
    case model::LeaderPart::informed:
      return tr("is informed");
    case model::LeaderPart::assigned:
      return tr("is assigned too");
  }
  return {};
}

QString RuleWords::decision(const model::Rule& r) {
  QStringList out;
  if (r.nature) out << Words::of(*r.nature);
  if (r.limit) out << Words::of(r.limit);
  if (r.leader != model::LeaderPart::none) out << tr("grid leader %1").arg(of(r.leader));
  return out.join(QStringLiteral(" · "));
}

QString RuleWords::validity(const model::Rule& r) {
  const auto day = [](Instant t) { return localTime(t).toString(QStringLiteral("yyyy-MM-dd")); };
  if (r.validTo != kNever) return QStringLiteral("%1 – %2").arg(r.validFrom <= fromMillis(0) ? QString() : day(r.validFrom), localTime(r.validTo).toString(QStringLiteral("yyyy-MM-dd HH:mm")));
  return r.validFrom <= fromMillis(0) ? tr("always", "validity") : tr("from %1").arg(day(r.validFrom));
}

QString RuleWords::of(RuleDraft::Change change) {
  switch (change) {
    case RuleDraft::Change::none:
      return {};
    case RuleDraft::Change::added:
      return tr("＋ added");
    case RuleDraft::Change::changed:
      return tr("✎ changed");
    case RuleDraft::Change::ended:
      return tr("✕ ended");
  }
  return {};
}

QString RuleWords::of(const dispatch::RuleFinding& f, const std::vector<model::Rule>& rules, const engine::Directory& directory) {
  const auto name = [&](std::uint32_t i) { return i < rules.size() ? QStringLiteral("“%1” (%2)").arg(text(rules[i].name)).arg(rules[i].priority) : QString(); };
  using P = dispatch::RuleProblem;
  switch (f.problem) {
    case P::unreachable:
      return tr("%1 is never reached: whenever it holds, %2 holds and comes first.").arg(name(f.rule), name(f.other));
    case P::contradictory:
      return tr("%1 contradicts %2: both ask the same and send to different departments.").arg(name(f.rule), name(f.other));
    case P::uncovered: {
      const auto* c = directory.category(f.category);
      const QString which = text(f.detail) + (c ? QLatin1Char(' ') + Words::name(*c) : QString());
      return f.partly ? tr("Category %1 is covered under some conditions only; the rest waits for a person.").arg(which)
                      : tr("Category %1 has no rule and no default department: it waits for a person.").arg(which);
    }
    case P::unknownDepartment:
      return tr("%1 sends to a department that does not exist.").arg(name(f.rule));
    case P::unknownArea:
      return tr("%1 asks for an area that does not exist: %2").arg(name(f.rule), text(f.detail));
    case P::unknownCategory:
      return tr("%1 asks for a category that does not exist: %2").arg(name(f.rule), text(f.detail));
    case P::unknownFacility:
      return tr("%1 asks for a kind of facility that does not exist: %2").arg(name(f.rule), text(f.detail));
    case P::unaskedField:
      return tr("%1 asks for “%2”, which no event item asks of a report: it never holds. Add that field under System → Event items.").arg(name(f.rule), text(f.detail));
    case P::expired:
      return tr("%1 has ended.").arg(name(f.rule));
  }
  return {};
}

}  // namespace jw::ui
