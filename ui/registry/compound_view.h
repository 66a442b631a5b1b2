// A compound 小区: what it is, where, and what can be done with it.
#pragma once
#include <QWidget>
#include <optional>

#include "core/engine/registry_desk.h"
#include "ui/desk.h"
#include "ui/registry/sheet_parts.h"

namespace jw::ui {

class Facts;
class RegistryEdits;

class CompoundView : public QWidget {
  Q_OBJECT
 public:
  CompoundView(const Desk& desk, RegistryEdits& edits, QWidget* parent = nullptr);
  void show(const model::Compound& compound);

 Q_SIGNALS:
  void historyWanted(jw::model::RecordKind kind, const jw::Uuid& id, const QString& name);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void showRow();
  Desk m_desk;
  RegistryEdits& m_edits;
  SheetHead m_head;
  std::optional<model::Compound> m_row;
  Facts* m_facts;
};

}  // namespace jw::ui
