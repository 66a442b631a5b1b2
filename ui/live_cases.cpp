#include "ui/live_cases.h"

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
    for (const auto& c : cases) m_all.emplace(c->id, c);
    m_loaded = true;
    rebuild();
  });
  connect(&bridge, &EngineBridge::casesChanged, this, [this](const std::vector<CaseSummaryPtr>& cases) {
    std::vector<CaseSummaryPtr> told;
    for (const auto& c : cases) {
      const auto old = m_all.find(c->id);
      if (old != m_all.end()) drop(old->second);
      if (model::isOpen(c->state)) {
        m_all.insert_or_assign(c->id, c);
        put(c);
      } else if (old != m_all.end()) {
        m_all.erase(old);
      }
      if (model::isWithin(c->area, m_area)) told.push_back(c);
    }
    if (!told.empty()) Q_EMIT changed(told);
  });
  connect(&m_second, &QTimer::timeout, this, &LiveCases::tick);
  m_second.start(1000);
}

void LiveCases::setArea(const model::AreaPath& area) {
  if (area == m_area) return;
  m_area = area;
  rebuild();
}

CaseSummaryPtr LiveCases::find(CaseId id) const {
  const auto it = m_all.find(id);
  return it == m_all.end() ? nullptr : it->second;
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

void LiveCases::put(const CaseSummaryPtr& c) {
  if (!model::isWithin(c->area, m_area)) return;
  (model::activeDue(*c) <= m_bridge.now() ? m_overdue : m_running).insert(c);
  if (c->state == CaseState::reported) m_toDispatch.insert(c);
  if (c->state == CaseState::rejected) m_rejected.insert(c);
}

void LiveCases::drop(const CaseSummaryPtr& c) {
  for (Sorted* from : {&m_overdue, &m_running, &m_toDispatch, &m_rejected}) from->erase(c);
}

void LiveCases::rebuild() {
  for (Sorted* sorted : {&m_overdue, &m_running, &m_toDispatch, &m_rejected}) sorted->clear();
  for (const auto& [id, c] : m_all) put(c);
  Q_EMIT reset();
}

void LiveCases::tick() {
  const Instant now = m_bridge.now();
  bool moved = false;
  while (!m_running.empty() && model::activeDue(**m_running.begin()) <= now) {
    m_overdue.insert(m_running.extract(m_running.begin()));
    moved = true;
  }
  // Time that was set back (playback) puts cases on the clock again.
  while (!m_overdue.empty() && model::activeDue(**m_overdue.rbegin()) > now) {
    m_running.insert(m_overdue.extract(std::prev(m_overdue.end())));
    moved = true;
  }
  if (moved) Q_EMIT clockMoved();
}

}  // namespace jw::ui
