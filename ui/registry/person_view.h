// A person 人: masked, opened for a purpose for a short time; the household beside it.
#pragma once
#include <QTimer>
#include <QWidget>
#include <chrono>
#include <optional>

#include "core/engine/registry_desk.h"
#include "ui/desk.h"
#include "ui/registry/sheet_parts.h"

class QLabel;
class QToolButton;

namespace jw::ui {

class Facts;
class MembersTable;
class RegistryEdits;

class PersonView : public QWidget {
  Q_OBJECT
 public:
  static constexpr std::chrono::seconds kShown{60};

  PersonView(const Desk& desk, RegistryEdits& edits, QWidget* parent = nullptr);
  void show(const engine::PersonSheet& sheet);
  /// The list of purposes, or why there is none.
  void askPurpose();
  const std::optional<engine::ClearPerson>& shown() const { return m_clear; }

 Q_SIGNALS:
  void personChosen(const jw::Uuid& id);
  void dwellingWanted(const jw::Uuid& id);
  void historyWanted(jw::model::RecordKind kind, const jw::Uuid& id, const QString& name);
  void appointWanted(const jw::engine::PersonSheet& sheet);

 protected:
  void changeEvent(QEvent* event) override;
  void hideEvent(QHideEvent* event) override;

 private:
  void reveal(const std::string& purpose);
  void hideAgain();
  void countDown();
  void showSheet();
  void showFacts();
  Desk m_desk;
  RegistryEdits& m_edits;
  SheetHead m_head;
  std::optional<engine::PersonSheet> m_sheet;
  std::optional<engine::ClearPerson> m_clear;
  int m_left = 0;  ///< seconds
  QTimer m_second;
  QLabel* m_household;
  Facts* m_facts;
  QToolButton* m_reveal = nullptr;
  MembersTable* m_members;
};

}  // namespace jw::ui
