// The view of backups: the last one, one now, how they are made by the clock, those that are kept, and the way back.
#pragma once
#include <QWidget>
#include <vector>

#include "core/engine/backup_desk.h"
#include "ui/desk.h"

class QBoxLayout;
class QCheckBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QSpinBox;
class QToolButton;

namespace jw::ui {

class BackupWatch;
class RowsTable;

class BackupPanel : public QWidget {
  Q_OBJECT
 public:
  BackupPanel(const Desk& desk, BackupWatch& watch, QWidget* parent = nullptr);

 protected:
  void changeEvent(QEvent* event) override;
  void showEvent(QShowEvent* event) override;

 private:
  void buildState(QBoxLayout* into);
  void buildClock(QBoxLayout* into);
  void buildKept(QBoxLayout* into);
  void retranslate();
  void showStatus();
  void showClock(bool anew);
  void showKept();
  void showRestore();
  void checkClock();
  engine::BackupSettings edited() const;
  void put(const engine::BackupSettings& settings, bool undo);
  void makeFile();
  void chooseFolder();

  Desk m_desk;
  BackupWatch& m_watch;
  engine::BackupSettings m_shown;                    ///< what the fields showed before they were edited
  std::optional<engine::BackupSettings> m_before;    ///< for taking the last change back
  bool m_filling = false, m_filled = false;
  std::size_t m_keptShown = static_cast<std::size_t>(-1);
  std::filesystem::path m_newestShown;
  QLabel *m_state, *m_sentence, *m_trouble, *m_progressWords;
  QWidget* m_making;
  QProgressBar* m_progress;
  QToolButton *m_now, *m_toFile, *m_cancel;
  QLabel *m_clockName, *m_everyName, *m_keepName, *m_dailyName, *m_folderName, *m_hint, *m_rights;
  QCheckBox* m_on;
  QSpinBox *m_minutes, *m_hourly, *m_daily;
  QLineEdit* m_folder;
  QToolButton* m_browse;
  QPushButton *m_set, *m_undo;
  QLabel *m_keptName, *m_restoreName, *m_command, *m_key;
  QToolButton* m_copy;
  RowsTable* m_table;
};

}  // namespace jw::ui
