// A volunteer 志愿者: masked, opened for a purpose for a short time.
#pragma once
#include <QTimer>
#include <QWidget>
#include <optional>

#include "core/engine/registry_desk.h"
#include "ui/desk.h"
#include "ui/registry/sheet_parts.h"

class QToolButton;

namespace jw::ui {

class Facts;
class RegistryEdits;

class VolunteerView : public QWidget {
  Q_OBJECT
 public:
  VolunteerView(const Desk& desk, RegistryEdits& edits, QWidget* parent = nullptr);
  void show(const model::Volunteer& volunteer);

 Q_SIGNALS:
  void personChosen(const jw::Uuid& id);
  void historyWanted(jw::model::RecordKind kind, const jw::Uuid& id, const QString& name);

 protected:
  void changeEvent(QEvent* event) override;
  void hideEvent(QHideEvent* event) override;

 private:
  void showRow();
  void showFacts();
  void askPurpose();
  void reveal(const std::string& purpose);
  void hideAgain();
  Desk m_desk;
  RegistryEdits& m_edits;
  SheetHead m_head;
  std::optional<model::Volunteer> m_row;
  std::optional<engine::ClearVolunteer> m_clear;
  Facts* m_facts;
  QToolButton* m_reveal = nullptr;
  QTimer m_end;
};

}  // namespace jw::ui
