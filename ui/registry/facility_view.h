// A public facility 公共设施: what it is, whose, and where it stands.
#pragma once
#include <QWidget>
#include <optional>

#include "core/engine/registry_desk.h"
#include "ui/desk.h"
#include "ui/registry/sheet_parts.h"

namespace jw::ui {

class Facts;
class RegistryEdits;

class FacilityView : public QWidget {
  Q_OBJECT
 public:
  FacilityView(const Desk& desk, RegistryEdits& edits, QWidget* parent = nullptr);
  void show(const model::Facility& facility);
  const std::optional<model::Facility>& facility() const { return m_row; }

 Q_SIGNALS:
  void mapWanted(jw::model::Point place);
  void historyWanted(jw::model::RecordKind kind, const jw::Uuid& id, const QString& name);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void showRow();
  Desk m_desk;
  RegistryEdits& m_edits;
  SheetHead m_head;
  std::optional<model::Facility> m_row;
  Facts* m_facts;
};

}  // namespace jw::ui
