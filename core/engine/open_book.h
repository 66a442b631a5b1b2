// The open cases as the engine's clocks and its search for duplicates need them: a small record each, no heap object.
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <unordered_map>
#include <vector>

#include "core/deadline/clock_wheel.h"
#include "core/model/case.h"
#include "core/model/settings.h"

namespace jw::engine {

/// Touched by the engine thread alone. What else there is to know of a case is read from the store when it is asked for.
class OpenBook {
 public:
  using Slot = std::uint32_t;
  static constexpr Slot kNone = 0xFFFFFFFF;

  /// A case as it is now, which must be open. Its clock stays what it was.
  Slot put(const model::CaseSummary& c);
  /// The clock must have been taken off before.
  void drop(Slot slot);
  void clear();
  Slot find(CaseId id) const;
  std::size_t size() const { return m_size; }

  /// As put, with id, state, area, category, reportedAt, resumeAt of a suspended case, one of department and proposed, and
  /// a stepDue that gives the same activeDue; that is kNever if it lay before the record, for then nobody is urged. Who was
  /// called in is in it, too.
  /// Every other field is as a fresh summary has it.
  model::CaseSummary summary(Slot slot) const;
  CaseId id(Slot slot) const { return record(slot).id; }
  deadline::ClockWheel::Handle& clock(Slot slot) { return record(slot).clock; }
  void forEach(const std::function<void(Slot)>& visit) const;

  /// The nearest open case of the same category within settings.duplicateMetres that was reported at most
  /// settings.duplicateHours before (or after) `reportedAt`, the older of two as near; nil: none. Cases that wait as
  /// suspects themselves do not count.
  CaseId near(CategoryId category, const model::Point& at, Instant reportedAt, const model::Settings& settings) const;

  std::size_t memoryBytes() const;  ///< without what is kept of departments called in

 private:
  struct Record {
    CaseId id;
    model::Point at;
    Instant reportedAt, moment;  ///< moment: when the case goes on by itself, or the deadline that is urged about
    deadline::ClockWheel::Handle clock;
    Slot nextNear = kNone;  ///< in the chain of m_near, or in the list of free ones
    std::uint32_t area = 0, category = 0, department = 0;
    model::CaseState state = model::CaseState::none;  ///< none: free
    bool isNear = false;                              ///< in a chain
  };
  struct Cell {
    std::uint32_t category;
    std::int32_t x, y;
    friend bool operator==(const Cell&, const Cell&) = default;
  };
  /// Values that many cases share, by number. A city has some thousands of each; none is ever forgotten.
  template <class T>
  struct Shared {
    std::vector<T> values{T()};
    std::unordered_map<T, std::uint32_t> numbers{{T(), 0}};
    std::uint32_t number(const T& value);
  };
  static constexpr std::size_t kBlock = 1024;

  Record& record(Slot s) { return m_blocks[s / kBlock][s % kBlock]; }
  const Record& record(Slot s) const { return m_blocks[s / kBlock][s % kBlock]; }
  static Cell cellOf(std::uint32_t category, const model::Point& at);
  std::size_t bucketOf(const Cell& cell) const;
  std::size_t placeOf(CaseId id) const;
  Slot newSlot();
  void enter(Slot slot);
  void growIds();
  void link(Slot slot);
  void unlink(Slot slot);
  void growNear();

  std::vector<std::unique_ptr<Record[]>> m_blocks;
  Slot m_free = kNone;
  std::size_t m_used = 0, m_size = 0, m_linked = 0;
  std::vector<Slot> m_ids = std::vector<Slot>(16, kNone);   ///< by hash of the id, the next free place on a clash
  std::vector<Slot> m_near = std::vector<Slot>(16, kNone);  ///< chains by hash of category and cell
  Shared<model::AreaPath> m_areas;
  Shared<CategoryId> m_categories;
  Shared<DepartmentId> m_departments;
  std::unordered_map<CaseId, std::vector<model::CalledIn>> m_calledIn;  ///< of the few cases that have any
};

}  // namespace jw::engine
