// The wall: full screen on the second display, readable from afar, nothing to click; runs for weeks.
#pragma once
#include <QPixmap>
#include <QTimer>
#include <QWidget>
#include <deque>
#include <vector>

#include "core/engine/wall_figures.h"
#include "gis/map/wall_page.h"
#include "ui/asking.h"
#include "ui/desk.h"

namespace jw::engine {
class AppraisalDesk;
}

namespace jw::ui {

class MapPanel;

/// Main thread. Shows the area of the top bar. Keys: 1 the whole area, 2 the part where the selected case's district lies,
/// 3 the selected case; Esc and F11 close. A new major case takes the stage for a while and gives it back.
class WallWindow : public QWidget {
  Q_OBJECT
 public:
  enum class Preset { overview, district, selected };
  static constexpr std::chrono::seconds kOnStage{40};

  WallWindow(const Desk& desk, engine::AppraisalDesk& appraisal, QWidget* parent);
  /// Full screen, on another display than the main window's if there is one.
  void open();
  void setBuildingCache(const QString& path);
  void setPreset(Preset preset);
  Preset preset() const { return m_preset; }
  CaseId onStage() const { return m_lists.onStage ? m_lists.onStage->id : CaseId(); }
  const gis::WallPage& page() const { return m_page; }
  MapPanel& map() { return *m_map; }

 protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  void begin();
  void take(const std::vector<engine::CaseSummaryPtr>& changed);
  void askFigures();
  void askCards();
  void giveStage(const engine::CaseSummaryPtr& c);
  void endStage();
  void showPreset();
  void redraw();
  void place();
  Desk m_desk;
  engine::AppraisalDesk& m_appraisal;
  MapPanel* m_map;
  gis::WallPage m_page;
  gis::WallPage::Lists m_lists;
  Preset m_preset = Preset::overview;
  QPixmap m_frame;
  QPoint m_shift;  ///< against burn-in
  int m_minute = 0;
  std::deque<CaseId> m_staged;  ///< major cases that have had the stage
  Asking m_figures, m_cards;
  std::vector<engine::CaseSummaryPtr> m_changes;  ///< on their way to the map
  QTimer m_toMap, m_second, m_everyMinute, m_stageEnd;
};

}  // namespace jw::ui
