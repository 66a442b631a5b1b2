// Statistics 统计: the catalog at the left; a report as table, charts, map and list, drilled down the area tree; files and books.
#pragma once
#include <QDate>
#include <QTimer>
#include <QWidget>
#include <vector>

#include "core/engine/bulk_notice.h"
#include "ui/asking.h"
#include "ui/desk.h"
#include "ui/statistics/statistic_on_map.h"

class QCheckBox;
class QComboBox;
class QDateEdit;
class QHBoxLayout;
class QLabel;
class QScrollArea;
class QStackedWidget;
class QTableView;
class QToolButton;

namespace jw::ui {

class AreaPathBar;
class ComparisonView;
class EntryList;
class ReportPicture;
class ReportTable;
class RowsBehind;

class StatisticsPage : public QWidget {
  Q_OBJECT
 public:
  StatisticsPage(const Desk& desk, engine::StatisticsDesk& statistics, engine::BulkNotices& bulk, QWidget* parent = nullptr);
  ~StatisticsPage() override;
  /// Opens an entry of the catalog; false if there is none of that key.
  bool open(const QString& key);
  /// The report on screen; null while there is none.
  const stats::ReportPtr& report() const { return m_report; }

 Q_SIGNALS:
  /// The shades that are seen are to lie on the main map.
  void onMapWanted(const jw::ui::StatisticChoice& choice);

 protected:
  void changeEvent(QEvent* event) override;
  void showEvent(QShowEvent* event) override;

 private:
  enum View { table, bars, pie, pyramid, heat, map, rows, compare, hotSpots, kViews };
  void buildBar(QWidget* parent);
  void buildViews(QWidget* parent);
  void retranslate();
  void fillAreas();
  void run();
  void take(const std::variant<stats::ReportPtr, engine::Refused>& answer);
  void showReport();
  void showState();
  void showView(View view);
  void showPicture();
  void showRows();
  void showComparison();
  void setDay(const QDate& day);
  engine::StatisticsDesk::Question question() const;
  bool offered(View view) const;
  bool share() const;
  std::vector<std::size_t> chosenPlaces() const;
  std::size_t chosenColumn() const;
  void drill(const model::AreaPath& area);
  void up();
  void saveFile(const QString& kind);
  void openBook();
  void showOnMap();
  void putOnMap();
  Desk m_desk;
  engine::StatisticsDesk& m_statistics;
  engine::BulkNotices& m_bulk;
  engine::Engine::Subscription m_following;
  stats::ReportPtr m_report;
  QString m_refusal;
  Asking m_asking;
  bool m_running = false;
  View m_view = table;
  QTimer m_progress;
  EntryList* m_entries;
  QWidget* m_bar;
  AreaPathBar* m_area;
  QComboBox *m_level, *m_classes;
  QCheckBox* m_share;
  QLabel* m_dayName;
  QDateEdit* m_day;
  std::optional<QDate> m_past;  ///< nothing: today, as it goes on
  QToolButton *m_up, *m_copy, *m_save, *m_book, *m_onMap;
  QLabel *m_title, *m_state, *m_note, *m_empty;
  std::vector<QToolButton*> m_tabs;
  QStackedWidget* m_views;
  ReportTable* m_model;
  QTableView* m_table;
  ReportPicture* m_picture;
  QScrollArea* m_pictureArea;
  RowsBehind* m_rows;
  ComparisonView* m_comparison;
};

}  // namespace jw::ui
