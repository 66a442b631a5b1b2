// The event items 事件项目 that cases are sorted by: list, new ones, and what an administrator may change of them.
#pragma once
#include <optional>

#include "core/model/category.h"
#include "ui/system/entry_panel.h"

namespace jw::ui {

class CategoryForm;

class CategoryPanel : public EntryPanel {
  Q_OBJECT
 public:
  CategoryPanel(const Desk& desk, QWidget* parent = nullptr);

 protected:
  Texts texts() const override;
  std::vector<RowsTable::Column> columns() const override;
  std::vector<std::pair<QString, int>> kinds() const override;
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
  QString put(const model::Category& category, std::optional<model::Category> before, Answered then);
  CategoryForm* m_form;
  model::Category m_entry;                  ///< as it is kept
  std::optional<model::Category> m_before;  ///< of the last saving
};

}  // namespace jw::ui
