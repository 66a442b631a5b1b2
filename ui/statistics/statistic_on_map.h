// A statistic that lies on the map of the command page, with its legend, and follows what changes.
#pragma once
#include <QFutureWatcher>
#include <QTimer>
#include <memory>
#include <optional>

#include "core/engine/statistics_desk.h"
#include "gis/map/area_shading.h"
#include "ui/asking.h"
#include "ui/desk.h"

class QFrame;
class QGridLayout;
class QLabel;
class QToolButton;

namespace jw::ui {

class CommandPage;

/// Which figure, and how.
struct StatisticChoice {
  engine::StatisticsDesk::Question question;  ///< without a day: as it is now
  std::size_t column = 0;                     ///< of the report's columns; behind the last one: the total
  stats::ShownAs as = stats::ShownAs::number;
  gis::Classing classing = gis::Classing::jenks;
};

/// Main thread. What was chosen comes back with the window; another person at the desk begins without.
class StatisticOnMap : public QObject {
  Q_OBJECT
 public:
  /// Page and desks must outlive it.
  StatisticOnMap(const Desk& desk, engine::StatisticsDesk& statistics, CommandPage& page);
  ~StatisticOnMap() override;
  void show(StatisticChoice choice);
  void clear();

 Q_SIGNALS:
  /// The title of the legend was pressed.
  void wanted(const QString& key);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void build();
  void run();
  void take(const std::variant<stats::ReportPtr, engine::Refused>& answer);
  void showLegend(const stats::Report& report, const gis::AreaShading& shading);
  void place();
  void keep();
  void bringBack();
  Desk m_desk;
  engine::StatisticsDesk& m_statistics;
  CommandPage& m_page;
  std::optional<StatisticChoice> m_choice;
  std::vector<std::optional<double>> m_values;  ///< that are on the map
  Asking m_asking;
  QTimer m_soon;
  QFutureWatcher<gis::ShadedShapes> m_shading;
  QFrame* m_legend;
  QGridLayout* m_lines;
  QToolButton *m_title, *m_close;
  QLabel* m_about;
  engine::Engine::Subscription m_following;
};

}  // namespace jw::ui
