// The crews 作业班组 that share the work of a department: list, new ones, and what an administrator may change of them.
#pragma once
#include <optional>

#include "core/model/crew.h"
#include "ui/system/entry_panel.h"

namespace jw::ui {

class CrewForm;

class CrewPanel : public EntryPanel {
  Q_OBJECT
 public:
  CrewPanel(const Desk& desk, QWidget* parent = nullptr);

 protected:
  Texts texts() const override;
  std::vector<RowsTable::Column> columns() const override;
  std::vector<Row> rows(int kind) const override;
  QString show(const QString& key) override;
  void focusForm() override;
  QStringList faults() const override;
  bool isUntouched() const override;
  bool differs() const override;
  QString send(Answered then) override;
  QString takeBack(Answered then) override;
  bool canTakeBack() const override { return m_before.has_value(); }

 private:
  QString put(const model::Crew& crew, std::optional<model::Crew> before, Answered then);
  CrewForm* m_form;
  model::Crew m_entry;                  ///< as it is kept
  std::optional<model::Crew> m_before;  ///< of the last saving
};

}  // namespace jw::ui
