// An organisation 组织: what it is, where, and what can be done with it.
#pragma once
#include <QWidget>
#include <optional>

#include "core/engine/registry_desk.h"
#include "ui/desk.h"
#include "ui/registry/sheet_parts.h"


namespace jw::ui {

class Facts;
class RegistryEdits;

class OrganisationView : public QWidget {
  Q_OBJECT
 public:
  OrganisationView(const Desk& desk, RegistryEdits& edits, QWidget* parent = nullptr);
  void show(const model::Organisation& organisation);

 Q_SIGNALS:
  void historyWanted(jw::model::RecordKind kind, const jw::Uuid& id, const QString& name);
  void buildingWanted(const jw::BuildingId& id);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void showRow();
  Desk m_desk;
  RegistryEdits& m_edits;
  SheetHead m_head;
  std::optional<model::Organisation> m_row;
  Facts* m_facts;
};

}  // namespace jw::ui
