#include "core/engine/case_clocks.h"

namespace jw::engine {
namespace {

const model::Actor& engineActor() {
  static const model::Actor actor{{}, "@engine", model::Role::engine, {}, {}};
  return actor;
}

}  // namespace

void CaseClocks::clear() {
  m_wheel = deadline::ClockWheel(m_clock.now());
  m_slots.clear();
  m_freeSlots.clear();
  m_slotOf.clear();
}

void CaseClocks::reserve(std::size_t cases) {
  m_wheel.reserve(cases);
  m_slots.reserve(cases);
  m_slotOf.reserve(cases);
}

void CaseClocks::follow(const model::CaseSummary& c, const Directory& directory) {
  auto urged = m_urges.find(c.id);
  if (urged != m_urges.end() && urged->second.state != c.state) {
    m_urges.erase(urged);
    urged = m_urges.end();
  }
  Instant due = kNever;
  if (c.state == model::CaseState::suspended)
    due = c.resumeAt;
  else if (deadline::isUrged(c.state))
    due = deadline::nextUrge(c, directory.settingsFor(c), urged == m_urges.end() ? deadline::UrgesSoFar{} : urged->second.urges).at;
  const auto known = m_slotOf.find(c.id);
  if (known != m_slotOf.end()) {
    Slot& slot = m_slots[known->second];
    m_wheel.cancel(slot.handle);
    if (due != kNever) {
      slot.handle = m_wheel.add(due, known->second);
      return;
    }
    m_freeSlots.push_back(known->second);
    m_slotOf.erase(known);
  } else if (due != kNever) {
    std::uint32_t n = static_cast<std::uint32_t>(m_slots.size());
    if (m_freeSlots.empty()) {
      m_slots.emplace_back();
    } else {
      n = m_freeSlots.back();
      m_freeSlots.pop_back();
    }
    m_slots[n] = {c.id, m_wheel.add(due, n)};
    m_slotOf.emplace(c.id, n);
  }
}

std::vector<CaseId> CaseClocks::take(Instant now) {
  m_fired.clear();
  m_wheel.drain(now, m_fired);
  std::vector<CaseId> out;
  out.reserve(m_fired.size());
  for (const std::uint64_t n : m_fired) {
    out.push_back(m_slots[n].id);
    m_slotOf.erase(m_slots[n].id);
    m_freeSlots.push_back(static_cast<std::uint32_t>(n));
  }
  return out;
}

std::optional<Order> dueOrder(const model::CaseSummary& c, Instant now) {
  if (c.state == model::CaseState::suspended) {
    if (c.resumeAt > now) return std::nullopt;
    ActOnCase resume;
    resume.id = c.id;
    resume.action = model::Action::resume;
    resume.reason = "@automatic";
    return Order{engineActor(), std::move(resume)};
  }
  if (!deadline::isUrged(c.state) || model::activeDue(c) > now) return std::nullopt;
  return Order{engineActor(), UrgeCase{c.id, {}}};
}

}  // namespace jw::engine
