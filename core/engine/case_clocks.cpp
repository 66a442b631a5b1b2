#include "core/engine/case_clocks.h"

#include <algorithm>

namespace jw::engine {
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
  if (const auto urged = m_urges.empty() ? m_urges.end() : m_urges.find(c.id); urged != m_urges.end() && urged->second.state != c.state) m_urges.erase(urged);
  if (const auto urged = m_taskUrges.empty() ? m_taskUrges.end() : m_taskUrges.find(c.id); urged != m_taskUrges.end()) {
    const auto ended = [&](const auto& entry) { return std::none_of(c.calledIn.begin(), c.calledIn.end(), [&](const auto& task) { return task.task == entry.first; }); };
    std::erase_if(urged->second, ended);
    if (urged->second.empty()) m_taskUrges.erase(urged);
  }
  Instant due = kNever;
  if (c.state == model::CaseState::suspended) {
    due = c.resumeAt;
  } else {
    due = nextUrge(c, directory).at;
    for (const auto& task : c.calledIn) due = std::min(due, nextUrge(c, task, directory).at);
  }
  m_wheel.cancel(m_book.clock(slot));
  m_book.clock(slot) = m_wheel.add(due, slot);
}

void CaseClocks::drop(OpenBook::Slot slot) {
  m_wheel.cancel(m_book.clock(slot));
  m_book.clock(slot) = {};
  if (!m_urges.empty()) m_urges.erase(m_book.id(slot));
  if (!m_taskUrges.empty()) m_taskUrges.erase(m_book.id(slot));
}

deadline::NextUrge CaseClocks::nextUrge(const model::CaseSummary& c, const Directory& directory) const {
  if (!deadline::isUrged(c.state)) return {};
  const auto urged = m_urges.empty() ? m_urges.end() : m_urges.find(c.id);
  return deadline::nextUrge(c, directory.settingsFor(c), urged == m_urges.end() ? deadline::UrgesSoFar{} : urged->second.urges);
}

deadline::NextUrge CaseClocks::nextUrge(const model::CaseSummary& c, const model::CalledIn& task, const Directory& directory) const {
  const auto own = model::asCalledIn(c, task);
  deadline::UrgesSoFar urges;
  if (const auto ofCase = m_taskUrges.find(c.id); ofCase != m_taskUrges.end())
    if (const auto urged = ofCase->second.find(task.task); urged != ofCase->second.end()) urges = urged->second;
  return deadline::nextUrge(own, directory.settingsFor(own), urges);
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

std::vector<Order> CaseClocks::due(OpenBook::Slot slot, const Directory& directory, Instant now) const {
  const model::CaseSummary c = m_book.summary(slot);
  std::vector<Order> out;
  if (c.state == model::CaseState::suspended) {
    if (c.resumeAt > now) return out;
    ActOnCase resume;
    resume.id = c.id;
    resume.action = model::Action::resume;
    resume.reason = "@automatic";
    out.push_back({model::engineActor(), std::move(resume)});
    return out;
  }
  if (nextUrge(c, directory).at <= now) out.push_back({model::engineActor(), UrgeCase{c.id, {}}});
  for (const auto& task : c.calledIn)
    if (nextUrge(c, task, directory).at <= now) out.push_back({model::engineActor(), UrgeCase{c.id, {}, task.task}});
  return out;
}

}  // namespace jw::engine
