// The open cases as the main thread knows them, in the order of their clocks.
#pragma once
#include <QObject>
#include <QTimer>
#include <array>
#include <set>
#include <unordered_map>
#include <vector>

#include "core/engine/snapshots.h"

namespace jw::ui {

class EngineBridge;

/// The tabs of the queue column.
enum class Queue { toDispatch, rejected, overdue, all };
inline constexpr std::array kQueues = {Queue::toDispatch, Queue::rejected, Queue::overdue, Queue::all};

/// Main thread. Follows an EngineBridge; counts are exact at any size, and moving with the clock costs only what has
/// changed.
class LiveCases : public QObject {
  Q_OBJECT
 public:
  explicit LiveCases(EngineBridge& bridge, QObject* parent = nullptr);

  /// Only cases below this area; "" for all.
  void setArea(const model::AreaPath& area);
  const model::AreaPath& area() const { return m_area; }
  bool isLoaded() const { return m_loaded; }

  /// Null if it is not open. Independent of the area.
  engine::CaseSummaryPtr find(CaseId id) const;
  std::vector<engine::CaseSummaryPtr> inArea() const;
  std::size_t count(Queue queue) const;
  /// At most `n`, the one with the least time left first.
  std::vector<engine::CaseSummaryPtr> first(Queue queue, std::size_t n) const;

 Q_SIGNALS:
  /// Everything may be different: begun, or another area.
  void reset();
  /// Changes inside the area, also of cases that are no longer open.
  void changed(const std::vector<engine::CaseSummaryPtr>& cases);
  /// A clock has run out since the last second.
  void clockMoved();

 private:
  struct Sooner {
    bool operator()(const engine::CaseSummaryPtr& a, const engine::CaseSummaryPtr& b) const;
  };
  using Sorted = std::set<engine::CaseSummaryPtr, Sooner>;
  void put(const engine::CaseSummaryPtr& c);
  void drop(const engine::CaseSummaryPtr& c);
  void rebuild();
  void tick();
  const Sorted& sorted(Queue queue) const;

  EngineBridge& m_bridge;
  bool m_loaded = false;
  model::AreaPath m_area;
  std::unordered_map<CaseId, engine::CaseSummaryPtr> m_all;
  Sorted m_toDispatch, m_rejected, m_overdue, m_running;  ///< every case in the area is in one of the last two
  QTimer m_second;
};

}  // namespace jw::ui
