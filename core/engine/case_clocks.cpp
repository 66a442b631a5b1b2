#include "core/engine/case_clocks.h"

namespace jw::engine {
namespace {

const model::Actor& engineActor() {
  static const model::Actor actor{{}, "@engine", model::Role::engine, {}, {}};
  return actor;
}

}  // namespace

void CaseClocks::followAll(const Directory& directory) {
  m_wheel = deadline::ClockWheel(m_clock.now());
  m_wheel.reserve(m_book.size());
  m_book.forEach([&](OpenBook::Slot slot) {
    m_book.clock(slot) = {};
    follow(slot, directory);
  });
}

void CaseClocks::follow(OpenBook::Slot slot, const Directory& directory) {
  const model::CaseSummary c = m_book.summary(slot);
  auto urged = m_urges.empty() ? m_urges.end() : m_urges.find(c.id);
  if (urged != m_urges.end() && urged->second.state != c.state) {
    m_urges.erase(urged);
    urged = m_urges.end();
  }
  Instant due = kNever;
  if (c.state == model::CaseState::suspended)
    due = c.resumeAt;
  else if (deadline::isUrged(c.state))
    due = deadline::nextUrge(c, directory.settingsFor(c), urged == m_urges.end() ? deadline::UrgesSoFar{} : urged->second.urges).at;
  m_wheel.cancel(m_book.clock(slot));
  m_book.clock(slot) = m_wheel.add(due, slot);
}

void CaseClocks::drop(OpenBook::Slot slot) {
  m_wheel.cancel(m_book.clock(slot));
  m_book.clock(slot) = {};
  if (!m_urges.empty()) m_urges.erase(m_book.id(slot));
}

std::vector<CaseId> CaseClocks::take(Instant now) {
  m_fired.clear();
  m_wheel.drain(now, m_fired);
  std::vector<CaseId> out;
  out.reserve(m_fired.size());
  for (const std::uint64_t slot : m_fired) {
    out.push_back(m_book.id(static_cast<OpenBook::Slot>(slot)));
    m_book.clock(static_cast<OpenBook::Slot>(slot)) = {};
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
  if (!deadline::isUrged(c.state) || deadline::urgedAbout(c) > now) return std::nullopt;
  return Order{engineActor(), UrgeCase{c.id, {}}};
}

}  // namespace jw::engine
