// The main window: rail, top bar, pages, status bar, keys.
#pragma once
#include <QDate>
#include <QMainWindow>
#include <QPointer>
#include <memory>
#include <vector>

#include "core/engine/engine.h"
#include "ui/cases/case_queues.h"
#include "ui/desk.h"
#include "ui/search/search_box.h"

class QApplication;
class QStackedWidget;

namespace jw::engine {
class BackupDesk;
class SyncDesk;
}

namespace jw::ui {

class CasesPage;
class CommandPage;
class NoticeBar;
class PlaybackBand;
class Rail;
class RegistryPage;
class StatisticsPage;
class ReportForm;
class StallMeter;
class StatusBar;
class SyncPage;
class SystemPage;
class Toasts;
class TopBar;

/// Main thread. The engine must outlive the window, the application object both.
class MainWindow : public QMainWindow {
  Q_OBJECT
 public:
  struct Options {
    QString memoryFile;         ///< an ini file for sizes, columns, theme, language; "" remembers nothing
    QString buildingCache;      ///< file of packed buildings for the map; "" shows none
    bool mayChangeDesk = true;  ///< the user menu offers all desks (as long as there is no login)
    int screenHeight = 0;       ///< device-independent pixels; 0 asks the primary screen
    engine::SyncDesk* sync = nullptr;  ///< the conversation with the center; must outlive the window; null: this store stays alone
    engine::BackupDesk* backups = nullptr;  ///< must outlive the window; null: this window makes none
  };
  MainWindow(engine::Engine& engine, model::Actor actor, Options options, QWidget* parent = nullptr);
  ~MainWindow() override;

  /// The order of the rail, and of the addPage() calls in build().
  enum Page { command, cases, registry, statistics, rules, messages, appraisal, system, planning, sync };
  void showPage(int page);
  void showQueue(WorkQueue queue);
  void openReport();
  void openWall();
  void printMap();
  void openReportAt(double lon, double lat);
  void openCase(CaseId id);
  const Desk& desk() const;
  const StallMeter& stalls() const { return *m_stalls; }
  StallMeter& stalls() { return *m_stalls; }
  /// The file was made anew.
  void setBuildingCache(const QString& file);
  /// One is being made and holds so many buildings by now; 0: it is not being made any more.
  void setBuildingProgress(int buildings);

 protected:
  void changeEvent(QEvent* event) override;
  void closeEvent(QCloseEvent* event) override;

 private:
  void build(const Options& options);
  /// At the end of the rail; Ctrl+number for the first nine, and the search knows it. `name`: of the context "Pages".
  void addPage(const char* name, const char* icon, QWidget* page);
  void connectParts();
  void addKeys();
  void addCommands();
  void showBackups();
  /// Once a day, where the holidays of a year are wanted that nobody has entered.
  void remindOfCalendar();
  void openStatistic(const QString& key);
  void remember();
  void step(int by);
  void act(model::Action action);
  void showOnMap(CaseId id);
  void retranslate();
  struct Parts;
  std::unique_ptr<Parts> m_parts;
  StallMeter* m_stalls;
  QStackedWidget* m_pages = nullptr;
  Rail* m_rail = nullptr;
  TopBar* m_top = nullptr;
  StatusBar* m_status = nullptr;
  PlaybackBand* m_playback = nullptr;
  CommandPage* m_command = nullptr;
  CasesPage* m_cases = nullptr;
  RegistryPage* m_registry = nullptr;
  StatisticsPage* m_statistics = nullptr;
  SyncPage* m_sync = nullptr;
  SystemPage* m_system = nullptr;
  Toasts* m_toasts = nullptr;
  QDate m_reminded;
  std::vector<Command> m_commands;  ///< until the search has them
  QPointer<ReportForm> m_report;
};

}  // namespace jw::ui
