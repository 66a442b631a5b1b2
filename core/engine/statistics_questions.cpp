#include "core/engine/statistics_questions.h"

#include <algorithm>

#include "core/engine/statistics_fit.h"
#include "core/store/column_reader.h"

namespace jw::engine {
namespace {

using model::RefusalCode;

}  // namespace

const SharedVector<stats::Report::Row>& PlacesBelow::rows(std::shared_ptr<const AreaTree> areas, const model::AreaPath& area, model::AreaLevel level) {
  constexpr std::size_t kMost = 64;
  if (m_areas != areas || m_rows.size() > kMost) m_rows.clear();
  m_areas = std::move(areas);
  const auto [it, fresh] = m_rows.try_emplace({area, level});
  if (fresh)
    for (const auto& a : m_areas->areas())
      if (a.level == level && model::isWithin(a.path, area)) it->second.push_back({a.path, 0, a.name});
  return it->second;
}

const std::shared_ptr<stats::Ground>& StandingQuestions::groundOf(const stats::ReportQuestion& question) {
  constexpr std::size_t kMost = 16;
  const auto same = [&](const SameRows& s) { return s.rows.isSame(question.rows) && s.subject == question.entry->subject && s.area == question.area; };
  if (const auto it = std::find_if(m_grounds.begin(), m_grounds.end(), same); it != m_grounds.end()) {
    std::rotate(it, it + 1, m_grounds.end());
  } else {
    if (m_grounds.size() == kMost) m_grounds.erase(m_grounds.begin());
    m_grounds.push_back({question.entry->subject, question.area, question.rows, std::make_shared<stats::Ground>(stats::placesOf(question.rows, question.area))});
  }
  return m_grounds.back().ground;
}

stats::Standing* StandingQuestions::of(const stats::ReportQuestion& question, stats::Day day) {
  // More than a page and a book of everything have open at once.
  constexpr std::size_t kMost = 256;
  const auto key = question.entry->key + '\n' + question.area + '\n' + (question.rows.empty() ? "" : question.rows.front().path + std::to_string(question.rows.front().compound));
  auto& kept = m_kept[key];
  const auto same = [](const stats::Report::Row& a, const stats::Report::Row& b) { return a.path == b.path && a.compound == b.compound; };
  if (kept.day != day || !(kept.rows.isSame(question.rows) || std::equal(kept.rows.begin(), kept.rows.end(), question.rows.begin(), question.rows.end(), same))) kept = {question.rows, day, 0, {groundOf(question), 0, {}, {}}};
  kept.used = ++m_uses;
  if (m_kept.size() > kMost) m_kept.erase(std::min_element(m_kept.begin(), m_kept.end(), [](const auto& a, const auto& b) { return a.second.used < b.second.used; }));
  return &kept.standing;
}

stats::Day dayOf(Instant t, const Zone& zone) {
  const LocalTime local = zone.toLocal(t);
  return static_cast<stats::Day>(daysOf(local.year, local.month, local.day));
}

Instant endOfDay(stats::Day day, const Zone& zone) { return zone.toInstant(dateOf(day + 1)) - Millis(1); }

std::variant<AskedReport, Refused> understandReport(const Engine& engine, store::Connection& c, const EntriesByKey& entries, PlacesBelow& places, const model::Actor& actor, const StatisticsDesk::Question& q,
                                                    const Zone& zone) {
  const auto entry = entries.find(q.entry);
  if (entry == entries.end()) return refusedAs(Unfit::noEntry, q.entry);
  if (!StatisticsDesk::mayCount(actor)) return Refused{RefusalCode::notEntitled, "statistics"};
  AskedReport asked{{entry->second, {}, q.area.empty() ? actor.scope : q.area}, std::nullopt, engine.now(), actor.scope};
  auto& out = asked.question;
  if (!model::isWithin(out.area, actor.scope)) return Refused{RefusalCode::outOfScope, out.area};
  const auto today = dayOf(asked.moment, zone);
  auto day = q.asOf;
  if (q.period) {
    if (q.period->days() < 1 || q.period->first > q.asOf.value_or(q.period->first)) return refusedAs(Unfit::noDays, q.entry);
    if (q.period->first > today) return refusedAs(Unfit::dayToCome, q.entry);
    if (out.entry->cases)
      asked.period = stats::Period{q.period->first, std::min(q.period->end, q.asOf.value_or(today) + 1)};
    else if (!day && q.period->last() < today)
      day = q.period->last();
  }
  if (day && *day != today) {
    if (*day > today) return refusedAs(Unfit::dayToCome, q.entry);
    if (out.entry->aggregateOnly()) return refusedAs(Unfit::aggregatesOfPastDay, q.entry);
    asked.past = day;
    asked.moment = endOfDay(*day, zone);
  }
  const auto areas = engine.areas();
  const auto* area = out.area.empty() ? nullptr : areas->byPath(out.area);
  if (!out.area.empty() && !area) return refusedAs(Unfit::noArea, out.area);
  if (q.level && q.level->compounds) {
    if (entry->second->cases) return refusedAs(Unfit::casesByCompound, q.entry);
    for (const auto& compound : store::compoundNames(c, out.area)) out.rows.push_back({compound.area, compound.n, compound.name});
    return asked;
  }
  const auto level = q.level ? std::optional(q.level->area) : nextLevel(*areas, out.area);
  if (level) out.rows = places.rows(areas, out.area, *level);
  if (out.rows.empty() && area) out.rows.push_back({area->path, 0, area->name});
  if (out.rows.empty()) return refusedAs(Unfit::noRows, out.area);
  return asked;
}

stats::CaseQuestion caseQuestionOf(const Engine& engine, const AskedReport& asked, const Zone& zone) {
  stats::CaseQuestion q{asked.question.entry, asked.question.rows, asked.question.area, asked.moment, zone, asked.period, {}, {}};
  q.category = [directory = engine.directory()](CategoryId id) {
    const auto* c = directory->category(id);
    if (!c) return stats::Report::Column{"?", "未知类别", "Unknown category"};
    return stats::Report::Column{std::string(model::kindName(c->kind)) + "." + c->code, c->name, c->nameEn.empty() ? c->name : c->nameEn};
  };
  q.department = [directory = engine.directory()](DepartmentId id) {
    const auto* d = id ? directory->department(id) : nullptr;
    return d ? stats::Report::Column{d->code, d->name, d->name} : stats::Report::Column{"", "未派遣", "Nobody yet"};
  };
  return q;
}

}  // namespace jw::engine
