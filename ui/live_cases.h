// The open cases as the main thread knows them, in the order of their clocks.
#pragma once
#include <QObject>
#include <QTimer>
#include <array>
#include <set>
#include <unordered_map>
#include <vector>

#include "core/engine/snapshots.h"
#include "ui/cases/case_queues.h"
#include "ui/near_index.h"

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
  /// Of a live work queue, inside the area, for the actor of the bridge.
  std::size_t count(WorkQueue queue) const { return m_counts[static_cast<std::size_t>(queue)]; }
  std::vector<engine::CaseSummaryPtr> of(WorkQueue queue) const;
  /// Open cases of the category, the nearest first. Independent of the area.
  std::vector<NearIndex::Hit> near(CategoryId category, model::Point at, double metres) const { return m_near.find(category, at, metres); }
  /// At most `n`, the one with the least time left first.
  std::vector<engine::CaseSummaryPtr> first(Queue queue, std::size_t n) const;

 Q_SIGNALS:
  /// Everything may be different: begun, or another area.
  void reset();
  /// Changes inside the area, also of cases that are no longer open.
  void changed(const std::vector<engine::CaseSummaryPtr>& cases);
  /// Clocks have run out since the last second.
  void clockMoved();
  /// Those of clockMoved(), without what was late when it came.
  void becameLate(const std::vector<engine::CaseSummaryPtr>& cases);

 private:
  struct Sooner {
    bool operator()(const engine::CaseSummaryPtr& a, const engine::CaseSummaryPtr& b) const;
  };
  using Sorted = std::set<engine::CaseSummaryPtr, Sooner>;
  struct Entry {
    engine::CaseSummaryPtr c;
    QueueBits queues = 0;  ///< none outside the area
  };
  void put(Entry& entry);
  void drop(const Entry& entry);
  QueueBits queuesNow(const model::CaseSummary& c) const;
  void add(QueueBits queues, bool late, int by);
  void rebuild();
  void tick();
  const Sorted& sorted(Queue queue) const;

  EngineBridge& m_bridge;
  bool m_loaded = false;
  model::AreaPath m_area;
  std::unordered_map<CaseId, Entry> m_all;
  NearIndex m_near;
  std::array<std::size_t, kWorkQueues> m_counts{};
  Sorted m_toDispatch, m_rejected, m_overdue, m_running;  ///< every case in the area is in one of the last two
  QTimer m_second;
};

}  // namespace jw::ui
