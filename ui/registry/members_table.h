// The members of a household: masked names, relation, sex, age, residence status.
#pragma once
#include "core/model/attribute.h"
#include "core/model/registry.h"
#include "ui/desk.h"
#include "ui/widgets/rows_table.h"

namespace jw::ui {

/// As tall as its rows, to stand among other parts of a page.
class MembersTable : public RowsTable {
  Q_OBJECT
 public:
  MembersTable(const Desk& desk, QWidget* parent = nullptr);
  void setMembers(const std::vector<model::PersonLine>& members);

 Q_SIGNALS:
  void personChosen(const jw::Uuid& id);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();
  void fit();
  Desk m_desk;
  std::vector<model::PersonLine> m_members;
};

}  // namespace jw::ui
