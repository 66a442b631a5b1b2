#include "core/engine/sync_told.h"

#include <future>

#include "core/store/case_gateway.h"

namespace jw::engine {
namespace {

/// So many cases are named one by one; more of them are read anew together.
constexpr std::size_t kNamedCases = 2'000;
constexpr std::chrono::seconds kBulk{3};

}  // namespace

void SyncTold::tell(store::Connection& c, const sync::Touched& touched, Change& change) {
  change.areas = change.areas || touched.areas;
  change.directory = change.directory || touched.directory || touched.areas;
  change.buildings = change.buildings || touched.buildings || touched.areas;
  change.facilities = change.facilities || touched.facilities;
  bool gone = touched.cases.size() > kNamedCases;
  for (std::size_t i = 0; i < touched.cases.size() && !gone; ++i) {
    if (auto record = store::caseById(c, touched.cases[i]))
      change.cases.push_back(std::make_shared<const model::CaseSummary>(std::move(record->summary)));
    else
      gone = true;
  }
  // Whoever shows people and houses reads them again after bulk work; a case that is gone cannot be named.
  change.allCases = change.allCases || gone || touched.registry;
}

void SyncTold::hold(Change& change, bool registry) {
  const auto now = std::chrono::steady_clock::now();
  const bool bulk = m_gathering || registry;
  if (bulk && now - m_lastBulk < kBulk) {
    m_held.directory = m_held.directory || change.directory;
    m_held.areas = m_held.areas || change.areas;
    m_held.buildings = m_held.buildings || change.buildings;
    m_held.facilities = m_held.facilities || change.facilities;
    m_held.allCases = m_held.allCases || change.allCases || (m_gathering && !change.cases.empty());
    m_heldBack = m_heldBack || change.directory || change.areas || change.buildings || change.facilities || m_held.allCases;
    auto cases = m_gathering ? decltype(change.cases)() : std::move(change.cases);
    change = Change();
    change.cases = std::move(cases);
    return;
  }
  if (!bulk) return;
  change.directory = change.directory || m_held.directory;
  change.areas = change.areas || m_held.areas;
  change.buildings = change.buildings || m_held.buildings;
  change.facilities = change.facilities || m_held.facilities;
  change.allCases = change.allCases || m_held.allCases;
  if (change.allCases) change.cases.clear();
  m_held = {};
  m_heldBack = false;
  if (change.directory || change.areas || change.buildings || change.facilities || change.allCases) m_lastBulk = now;
}

void SyncTold::write(const std::function<void(store::Connection&, sync::Touched&)>& work) {
  std::promise<void> promise;
  m_engine.write(
      [&](store::Connection& c, Change& change) {
        m_writing = true;
        sync::Touched touched;
        work(c, touched);
        tell(c, touched, change);
        hold(change, touched.registry);
      },
      [&](std::exception_ptr error) {
        m_writing = false;
        error ? promise.set_exception(error) : promise.set_value();
      });
  promise.get_future().get();
}

void SyncTold::flush() {
  if (!m_heldBack) return;
  m_lastBulk = {};
  const bool gathering = std::exchange(m_gathering, true);
  write([](store::Connection&, sync::Touched&) {});
  m_gathering = gathering;
}

}  // namespace jw::engine
