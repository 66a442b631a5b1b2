// A dwelling 房 with its households and members, now or as of a day.
#pragma once
#include <QWidget>
#include <optional>

#include "core/engine/registry_desk.h"
#include "ui/desk.h"
#include "ui/registry/sheet_parts.h"

class QVBoxLayout;

namespace jw::ui {

class Facts;
class RegistryEdits;

class DwellingView : public QWidget {
  Q_OBJECT
 public:
  DwellingView(const Desk& desk, RegistryEdits& edits, QWidget* parent = nullptr);
  void show(const engine::DwellingSheet& sheet);

 Q_SIGNALS:
  void personChosen(const jw::Uuid& id);
  void historyWanted(jw::model::RecordKind kind, const jw::Uuid& id, const QString& name);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void showSheet();
  void addBlock(const model::HouseholdLine& household, bool former);
  Desk m_desk;
  RegistryEdits& m_edits;
  SheetHead m_head;
  std::optional<engine::DwellingSheet> m_sheet;
  Facts* m_facts;
  QWidget* m_blocks;
  QVBoxLayout* m_blocksDown;
};

}  // namespace jw::ui
