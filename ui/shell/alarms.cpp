#include "ui/shell/alarms.h"

#include "ui/engine_bridge.h"
#include "ui/live_cases.h"
#include "ui/memory.h"
#include "ui/shell/toasts.h"
#include "ui/words.h"

namespace jw::ui {
namespace {

constexpr auto kNew = std::chrono::minutes(2);  // what is older is no news
constexpr std::size_t kSingle = 2;              // so many are told one by one
constexpr std::size_t kRemembered = 100000;

}  // namespace

Alarms::Alarms(const Desk& desk, Toasts& toasts, QObject* parent) : QObject(parent), m_desk(desk), m_toasts(toasts), m_since(desk.bridge.now()) {
  m_soon.setSingleShot(true);
  m_soon.setInterval(1000);
  connect(&m_soon, &QTimer::timeout, this, &Alarms::tell);
  connect(&m_desk.cases, &LiveCases::changed, this, &Alarms::look);
  connect(&m_desk.cases, &LiveCases::becameLate, this, [this](const std::vector<engine::CaseSummaryPtr>& cases) {
    if (m_desk.bridge.looksBack()) return;
    for (const auto& c : cases)
      if (concerns(*c)) add(Kind::late, c);
  });
}

bool Alarms::soundIsOn(const Desk& desk) {
  return desk.memory.get(QStringLiteral("alarm/sound"), true).toBool();
}

void Alarms::setSound(const Desk& desk, bool on) {
  desk.memory.set(QStringLiteral("alarm/sound"), on);
}

std::pair<int, int> Alarms::quietHours(const Desk& desk) {
  return {desk.memory.get(QStringLiteral("alarm/quietFrom"), 0).toInt(), desk.memory.get(QStringLiteral("alarm/quietTo"), 0).toInt()};
}

void Alarms::setQuietHours(const Desk& desk, std::pair<int, int> hours) {
  desk.memory.set(QStringLiteral("alarm/quietFrom"), hours.first);
  desk.memory.set(QStringLiteral("alarm/quietTo"), hours.second);
}

bool Alarms::concerns(const model::CaseSummary& c) const {
  const auto& actor = m_desk.bridge.actor();
  return actor.role != model::Role::department || c.department == actor.department;
}

void Alarms::look(const std::vector<engine::CaseSummaryPtr>& cases) {
  if (m_desk.bridge.looksBack()) return;
  const Instant now = m_desk.bridge.now();
  const auto& actor = m_desk.bridge.actor();
  const bool desk = actor.role == model::Role::operator_ || actor.role == model::Role::communityWorker;
  for (auto* told : {&m_toldNew, &m_toldMine, &m_toldRejected, &m_toldAsked})
    if (told->size() > kRemembered) told->clear();
  if (m_toldTasks.size() > kRemembered) m_toldTasks.clear();
  for (const auto& c : cases) {
    if (!model::isOpen(c->state)) continue;
    if (const auto* task = actor.role == model::Role::department ? calledInOf(*c, actor) : nullptr; task && now - task->openedAt < kNew && m_toldTasks.insert(task->task).second) add(Kind::calledIn, c);
    if (!concerns(*c)) continue;
    if (c->nature != model::Nature::ordinary && c->recordedAt >= m_since && now - c->recordedAt < kNew && m_toldNew.insert(c->id).second)
      add(c->nature == model::Nature::major ? Kind::major : Kind::urgent, c);
    const bool waits = c->state == model::CaseState::assigned || c->state == model::CaseState::reworking;
    const bool mine = actor.role == model::Role::department && waits && now - c->stateSince < kNew;
    if (!mine)
      m_toldMine.erase(c->id);  // assigned once more, it is told once more
    else if (m_toldMine.insert(c->id).second)
      add(Kind::mine, c);
    if (actor.role != model::Role::operator_ || !c->asked || now - c->asked->at >= kNew)
      m_toldAsked.erase(c->id);
    else if (m_toldAsked.insert(c->id).second)
      add(Kind::asked, c);
    if (!desk || c->state != model::CaseState::rejected || now - c->stateSince >= kNew)
      m_toldRejected.erase(c->id);
    else if (m_toldRejected.insert(c->id).second)
      add(Kind::rejected, c);
  }
}

void Alarms::add(Kind kind, const engine::CaseSummaryPtr& c) {
  m_waiting[static_cast<std::size_t>(kind)].push_back(c);
  if (!m_soon.isActive()) m_soon.start();
}

void Alarms::tell() {
  bool any = false, major = false;
  // The worst last, so that it stands on top.
  for (const Kind kind : {Kind::late, Kind::asked, Kind::rejected, Kind::calledIn, Kind::mine, Kind::urgent, Kind::major}) {
    const auto cases = std::exchange(m_waiting[static_cast<std::size_t>(kind)], {});
    if (cases.empty()) continue;
    any = true;
    major |= kind == Kind::major;
    show(kind, cases);
  }
  if (!any || !soundIsOn(m_desk)) return;
  const auto [from, to] = quietHours(m_desk);
  const int hour = localTime(m_desk.bridge.now()).time().hour();
  const bool quiet = from < to ? hour >= from && hour < to : from > to && (hour >= from || hour < to);
  if (quiet && !major) return;
  const Tone tone = major ? Tone::urgent : Tone::soft;
  m_player.play(tone);
  Q_EMIT sounded(tone);
}

void Alarms::show(Kind kind, const std::vector<engine::CaseSummaryPtr>& cases) {
  const int n = static_cast<int>(cases.size());
  if (cases.size() > kSingle) {
    const QString words = kind == Kind::major    ? tr("▲ %1 new major cases").arg(n)
                          : kind == Kind::urgent ? tr("◐ %1 new urgent cases").arg(n)
                          : kind == Kind::mine   ? tr("● %1 cases assigned to you").arg(n)
                          : kind == Kind::calledIn ? tr("● Called in to %1 cases").arg(n)
                          : kind == Kind::asked ? tr("◐ %1 requests of departments to decide").arg(n)
                          : kind == Kind::rejected ? tr("◐ %1 cases rejected, to dispatch again").arg(n)
                                                 : tr("▲ %1 cases have become overdue").arg(n);
    m_toasts.show(words, kind == Kind::major, [this, kind] { Q_EMIT kindWanted(kind); });
    return;
  }
  const QString heads[] = {tr("▲ New major case"), tr("◐ New urgent case"), tr("● Assigned to you"), tr("▲ Now overdue"), tr("◐ Rejected, to dispatch again"), tr("● Called in"), tr("◐ A department asks")};
  for (const auto& c : cases) {
    const QString words = QStringLiteral("%1\n%2\n%3 · %4").arg(heads[static_cast<int>(kind)], text(c->title), text(c->number), text(m_desk.bridge.areas()->readablePath(c->area)));
    m_toasts.show(words, kind == Kind::major, [this, id = c->id] { Q_EMIT caseWanted(id); });
  }
}

}  // namespace jw::ui
