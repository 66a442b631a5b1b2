// What must not be missed: new urgent and major cases, clocks that have run out, what has been assigned to the person.
#pragma once
#include <QObject>
#include <QTimer>
#include <array>
#include <unordered_set>
#include <vector>

#include "core/engine/snapshots.h"
#include "ui/desk.h"
#include "ui/shell/tone.h"

namespace jw::ui {

class Toasts;

/// Follows the open cases of the area. Of each kind, more than two within a second become one toast with a number.
class Alarms : public QObject {
  Q_OBJECT
 public:
  /// rejected: a department does not take a case, told to the desk. calledIn: the department, beside another one.
  /// asked: a department asks the desk for more time or a pause.
  enum class Kind { major, urgent, mine, late, rejected, calledIn, asked };
  Alarms(const Desk& desk, Toasts& toasts, QObject* parent);

  static bool soundIsOn(const Desk& desk);
  static void setSound(const Desk& desk, bool on);
  /// Hours of the day, [from, to) over midnight; no sound then except for major cases. (0, 0): none.
  static std::pair<int, int> quietHours(const Desk& desk);
  static void setQuietHours(const Desk& desk, std::pair<int, int> hours);

 Q_SIGNALS:
  void caseWanted(jw::CaseId id);
  void kindWanted(jw::ui::Alarms::Kind kind);
  /// What would be heard, also where there is no loudspeaker.
  void sounded(jw::ui::Tone tone);

 private:
  void look(const std::vector<engine::CaseSummaryPtr>& cases);
  void add(Kind kind, const engine::CaseSummaryPtr& c);
  void tell();
  void show(Kind kind, const std::vector<engine::CaseSummaryPtr>& cases);
  bool concerns(const model::CaseSummary& c) const;
  Desk m_desk;
  Toasts& m_toasts;
  Instant m_since;  ///< what was recorded before this window opened has been known before
  TonePlayer m_player;
  std::array<std::vector<engine::CaseSummaryPtr>, 7> m_waiting;
  std::unordered_set<CaseId> m_toldNew, m_toldMine, m_toldRejected, m_toldAsked;
  std::unordered_set<Uuid> m_toldTasks;
  QTimer m_soon;
};

}  // namespace jw::ui
