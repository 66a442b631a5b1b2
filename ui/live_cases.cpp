#include "ui/live_cases.h"

#include <algorithm>

#include "ui/engine_bridge.h"

namespace jw::ui {
using engine::CaseSummaryPtr;
using model::CaseState;

bool LiveCases::Sooner::operator()(const CaseSummaryPtr& a, const CaseSummaryPtr& b) const {
  const Instant x = model::activeDue(*a), y = model::activeDue(*b);
  return x != y ? x < y : a->id < b->id;
}

LiveCases::LiveCases(EngineBridge& bridge, QObject* parent) : QObject(parent), m_bridge(bridge) {
  connect(&bridge, &EngineBridge::liveReset, this, [this](const std::vector<CaseSummaryPtr>& cases) {
    m_all.clear();
    m_near.clear();
    for (const auto& c : cases) {
      m_all.emplace(c->id, Entry{c});
      m_near.put(c);
    }
    m_loaded = true;
    rebuild();
  });
  connect(&bridge, &EngineBridge::casesChanged, this, [this](const std::vector<CaseSummaryPtr>& cases) {
    std::vector<CaseSummaryPtr> told;
    for (const auto& c : cases) {
      const auto old = m_all.find(c->id);
      if (old != m_all.end()) {
        drop(old->second);
        m_near.drop(old->second.c);
      }
      if (model::isOpen(c->state)) {
        Entry& entry = m_all[c->id] = Entry{c};
        put(entry);
        m_near.put(c);
      } else if (old != m_all.end()) {
        m_all.erase(old);
      }
      if (model::isWithin(c->area, m_area)) told.push_back(c);
    }
    if (!told.empty()) Q_EMIT changed(told);
  });
  // The switches decide what is to be followed up and what to be archived.
  connect(&bridge, &EngineBridge::directoryChanged, this, [this] {
    const bool same = std::all_of(m_all.begin(), m_all.end(), [this](const auto& entry) { return entry.second.queues == queuesNow(*entry.second.c); });
    if (!same) rebuild();
  });
  connect(&m_second, &QTimer::timeout, this, &LiveCases::tick);
  connect(&bridge, &EngineBridge::momentChanged, this, &LiveCases::tick);
  m_second.start(1000);
}

void LiveCases::setArea(const model::AreaPath& area) {
  if (area == m_area) return;
  m_area = area;
  rebuild();
}

CaseSummaryPtr LiveCases::find(CaseId id) const {
  const auto it = m_all.find(id);
  return it == m_all.end() ? nullptr : it->second.c;
}

std::vector<CaseSummaryPtr> LiveCases::inArea() const {
  std::vector<CaseSummaryPtr> cases(m_overdue.begin(), m_overdue.end());
  cases.insert(cases.end(), m_running.begin(), m_running.end());
  return cases;
}

const LiveCases::Sorted& LiveCases::sorted(Queue queue) const {
  switch (queue) {
    case Queue::toDispatch:
      return m_toDispatch;
    case Queue::rejected:
      return m_rejected;
    case Queue::overdue:
      return m_overdue;
    case Queue::all:
      break;
  }
  return m_running;
}

std::size_t LiveCases::count(Queue queue) const {
  return sorted(queue).size() + (queue == Queue::all ? m_overdue.size() : 0);
}

std::vector<CaseSummaryPtr> LiveCases::first(Queue queue, std::size_t n) const {
  std::vector<CaseSummaryPtr> out;
  const auto take = [&](const Sorted& from) {
    for (auto it = from.begin(); it != from.end() && out.size() < n; ++it) out.push_back(*it);
  };
  if (queue == Queue::all) take(m_overdue);
  take(sorted(queue));
  return out;
}

std::vector<CaseSummaryPtr> LiveCases::of(WorkQueue queue) const {
  std::vector<CaseSummaryPtr> cases;
  cases.reserve(count(queue));
  const Instant now = m_bridge.now();
  for (const auto& [id, entry] : m_all)
    if ((entry.queues & bitOf(queue)) && (!isLate(queue) || model::activeDue(*entry.c) <= now)) cases.push_back(entry.c);
  return cases;
}

QueueBits LiveCases::queuesNow(const model::CaseSummary& c) const {
  if (!model::isWithin(c.area, m_area)) return 0;
  return queuesOf(c, m_bridge.actor(), c.state != CaseState::fedBack || m_bridge.directory().settingsFor(c).followUp);
}

void LiveCases::add(QueueBits queues, bool late, int by) {
  for (std::size_t q = 0; q < kWorkQueues; ++q)
    if ((queues >> q & 1U) && (late || !isLate(static_cast<WorkQueue>(q)))) m_counts[q] += static_cast<std::size_t>(by);
}

void LiveCases::put(Entry& entry) {
  const auto& c = entry.c;
  entry.queues = queuesNow(*c);
  if (!entry.queues) return;
  const bool late = model::activeDue(*c) <= m_bridge.now();
  (late ? m_overdue : m_running).insert(c);
  if (c->state == CaseState::reported) m_toDispatch.insert(c);
  if (c->state == CaseState::rejected) m_rejected.insert(c);
  add(entry.queues, late, 1);
}

void LiveCases::drop(const Entry& entry) {
  if (!entry.queues) return;
  const bool late = m_overdue.erase(entry.c) > 0;
  for (Sorted* from : {&m_running, &m_toDispatch, &m_rejected}) from->erase(entry.c);
  add(entry.queues, late, -1);
}

void LiveCases::rebuild() {
  for (Sorted* sorted : {&m_overdue, &m_running, &m_toDispatch, &m_rejected}) sorted->clear();
  m_counts.fill(0);
  for (auto& [id, entry] : m_all) put(entry);
  Q_EMIT reset();
}

void LiveCases::tick() {
  const Instant now = m_bridge.now();
  std::vector<CaseSummaryPtr> late;
  constexpr QueueBits lateQueues = bitOf(WorkQueue::lateToAccept) | bitOf(WorkQueue::lateToFeedBack) | bitOf(WorkQueue::lateToFollowUp);
  const auto count = [&](const CaseSummaryPtr& c, int by) { add(m_all.at(c->id).queues & lateQueues, true, by); };
  while (!m_running.empty() && model::activeDue(**m_running.begin()) <= now) {
    late.push_back(*m_running.begin());
    count(late.back(), 1);
    m_overdue.insert(m_running.extract(m_running.begin()));
  }
  bool back = false;
  // Time that was set back (playback) puts cases on the clock again.
  while (!m_overdue.empty() && model::activeDue(**m_overdue.rbegin()) > now) {
    count(*m_overdue.rbegin(), -1);
    m_running.insert(m_overdue.extract(std::prev(m_overdue.end())));
    back = true;
  }
  if (back || !late.empty()) Q_EMIT clockMoved();
  if (!late.empty()) Q_EMIT becameLate(late);
}

}  // namespace jw::ui
