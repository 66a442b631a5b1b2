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

class QComboBox;
class QDateEdit;
class QHBoxLayout;
class QLabel;
class QScrollArea;
class QStackedWidget;
class QTableView;
class QToolButton;

namespace jw::gis {
struct ReportBook;
}

namespace jw::ui {

class AreaPathBar;
class BookMaker;
class ComparisonView;
class EntryList;
class PeriodBox;
class ReportPicture;
class ReportTable;
class RowsBehind;

class StatisticsPage : public QWidget {
  Q_OBJECT
 public:
  StatisticsPage(const Desk& desk, engine::StatisticsDesk& statistics, engine::BulkNotices& bulk, BookMaker& books, QWidget* parent = nullptr);
  ~StatisticsPage() override;
  /// Opens an entry of the catalog; false if there is none of that key.
  bool open(const QString& key);
  /// The report on screen; null while there is none.
  const stats::ReportPtr& report() const { return m_report; }
  /// Asks for a printer; nothing while there is no report.
  void print();

 Q_SIGNALS:
  /// The shades that are seen are to lie on the main map.
  void onMapWanted(const jw::ui::StatisticChoice& choice);
  void personWanted(const jw::Uuid& id);
  void dwellingWanted(const jw::Uuid& id);

 protected:
  void changeEvent(QEvent* event) override;
  void showEvent(QShowEvent* event) override;

 private:
  enum View { table, bars, pie, pyramid, heat, map, rows, compare, hotSpots, lines, kViews };
  void buildBar(QWidget* parent);
  void buildViews(QWidget* parent);
  void retranslate();
  void fillAreas();
  void run();
  void take(const std::variant<stats::ReportPtr, engine::Refused>& answer);
  void showReport();
  void showState();
  void showView(View view);
  void showPicture(View view);
  View pictured() const;  ///< what a picture of the report shows: the open view, or the first that its entry is drawn as
  QString stateWords(View view) const;  ///< of what, as of when, in whose scope, and of a map which figure
  void showRows();
  void showComparison();
  void setDay(const QDate& day);
  engine::StatisticsDesk::Question question() const;
  bool offered(View view) const;
  stats::ShownAs shownAs() const;
  bool ofCases() const;
  std::vector<std::size_t> chosenPlaces() const;
  std::size_t chosenColumn() const;
  void drill(const model::AreaPath& area);
  void up();
  void saveFile(const QString& kind);
  gis::ReportBook asBook() const;  ///< the report, or the comparison that is seen, as a book of one sheet
  void openBook();
  bool hasShapes() const;  ///< whether any row is an area, which has borders
  void showOnMap(), putOnMap();
  Desk m_desk;
  engine::StatisticsDesk& m_statistics;
  engine::BulkNotices& m_bulk;
  BookMaker& m_books;
  engine::Engine::Subscription m_following;
  stats::ReportPtr m_report;
  QString m_refusal;
  Asking m_asking;
  bool m_running = false, m_query = false;  ///< m_query: the entry that is open is one
  View m_view = table, m_statisticsView = table;
  QTimer m_progress;
  EntryList* m_entries;
  QWidget* m_bar;
  AreaPathBar* m_area;
  QComboBox *m_level, *m_classes, *m_as;
  QLabel *m_dayName, *m_periodName;
  PeriodBox* m_period;
  QDateEdit* m_day;
  std::optional<QDate> m_past;  ///< nothing: today, as it goes on
  QToolButton *m_up, *m_copy, *m_save, *m_print, *m_book, *m_onMap;
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
