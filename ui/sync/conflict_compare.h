// One refused change: both versions side by side, field by field, with who and when; which of them counts is chosen here.
#pragma once
#include <QScrollArea>
#include <optional>
#include <string>
#include <vector>

#include "core/engine/sync_conflicts.h"
#include "ui/desk.h"

class QGridLayout;
class QRadioButton;

namespace jw::ui {

class ConflictCompare : public QScrollArea {
  Q_OBJECT
 public:
  explicit ConflictCompare(const Desk& desk, QWidget* parent = nullptr);
  /// Nothing: an empty page that says what would be here.
  void setConflict(std::optional<engine::SyncConflict> conflict);
  const std::optional<engine::SyncConflict>& conflict() const { return m_conflict; }
  /// Fields that differ all get this side.
  void chooseAll(bool mine);
  /// The columns whose own value was chosen.
  std::vector<std::string> chosen() const;
  /// How many can be chosen.
  std::size_t choices() const { return m_choices.size(); }

 Q_SIGNALS:
  void chosenChanged();

 private:
  void rebuild();
  void addStep(QGridLayout* grid, int& row);
  void addFields(QGridLayout* grid, int& row);
  Desk m_desk;
  std::optional<engine::SyncConflict> m_conflict;
  struct Choice {
    std::string column;
    QRadioButton *mine, *theirs;
  };
  std::vector<Choice> m_choices;
};

}  // namespace jw::ui
