// A table of people, households, organisations, compounds, volunteers or facilities into the registry: file, columns, check, then all of it or nothing.
#pragma once
#include <QDialog>
#include <QElapsedTimer>
#include <QTimer>
#include <atomic>
#include <functional>
#include <memory>
#include <thread>

#include "core/engine/registry_import.h"
#include "ui/desk.h"

class QComboBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QTableWidget;

namespace jw::ui {

class RowsTable;

class ImportForm : public QDialog {
  Q_OBJECT
 public:
  /// `area`: where organisations, compounds, volunteers and facilities are put and buildings are looked for. `subject`: what is offered first.
  ImportForm(const Desk& desk, const model::AreaPath& area, model::RecordKind subject, QWidget* parent);
  ~ImportForm() override;
  /// As if it had been chosen in the file dialog: reads the headers and guesses what they mean.
  void open(const QString& file);
  /// While it works it stops the work instead.
  void reject() override;

 Q_SIGNALS:
  /// After everything was taken in.
  void imported(qulonglong rows);

 private:
  struct Shared;
  void chooseFile();
  void fillColumns();
  void applyMapping(const std::vector<std::string>& keys);
  std::vector<std::string> mapping() const;
  model::RecordKind subject() const;
  engine::ImportTable table() const;
  void run(bool dryRun);
  void showResult(const engine::ImportResult& result, bool dryRun);
  void saveMapping();
  void begin(const QString& words);
  void end(const QString& words, bool wrong = false);
  /// Off the main thread; `then` gets what went wrong, "" for nothing.
  void work(std::function<void(const Progress&)> what, std::function<void(const QString& wrong)> then);
  /// The names that a coded column may have; "" for others.
  QString allowed(const std::string& key) const;
  QString faultWords(const registry::RowFault& fault) const;
  QString columnWords(const std::string& key) const;
  void listUpdates(const engine::ImportResult& result, bool dryRun);
  Desk m_desk;
  const model::AreaPath m_areaPath;
  QString m_file;
  engine::ImportPreview m_preview;
  std::vector<registry::ImportColumn> m_known;
  std::vector<engine::SavedMapping> m_saved;
  std::shared_ptr<Shared> m_shared;
  bool m_busy = false;
  std::jthread m_worker;  ///< ends, at the latest with the form, before the engine does
  QElapsedTimer m_since;
  QTimer m_look;
  QComboBox *m_subject, *m_mapping;
  QLabel *m_fileName, *m_about, *m_state;
  QTableWidget* m_columns;
  RowsTable* m_faults;
  QProgressBar* m_progress;
  QPushButton *m_choose, *m_save, *m_check, *m_import, *m_cancel;
};

}  // namespace jw::ui
