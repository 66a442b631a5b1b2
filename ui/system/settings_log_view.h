// The operation log of switches and durations: who, when, where, old → new.
#pragma once
#include <QWidget>
#include <vector>

#include "core/engine/settings_log.h"
#include "ui/asking.h"
#include "ui/desk.h"

class QLabel;
class QLineEdit;

namespace jw::ui {

class RowsTable;

class SettingsLogView : public QWidget {
  Q_OBJECT
 public:
  static constexpr std::uint32_t kRows = 2000;
  SettingsLogView(const Desk& desk, QWidget* parent = nullptr);

 protected:
  void changeEvent(QEvent* event) override;
  void showEvent(QShowEvent* event) override;

 private:
  void retranslate();
  void ask();
  void showRows();
  Desk m_desk;
  QLineEdit* m_text;
  QLabel* m_count;
  RowsTable* m_table;
  std::vector<store::SettingChange> m_changes;
  Asking m_asking;
};

}  // namespace jw::ui
