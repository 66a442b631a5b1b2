// Switches and durations 开关与时长: the city's values, what differs from them somewhere, and what holds for one kind of case.
#pragma once
#include <QWidget>
#include <optional>
#include <string>

#include "core/model/settings.h"
#include "ui/desk.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;
class QSpinBox;

namespace jw::ui {

class AreaPathBar;
class RowsTable;
class SearchCombo;

class SettingsPanel : public QWidget {
  Q_OBJECT
 public:
  SettingsPanel(const Desk& desk, QWidget* parent = nullptr);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void buildEditor(class QBoxLayout* into);
  void retranslate();
  void fillLists();
  void showRows();
  void showEditor();
  void showConsequence();
  void put(const model::SettingScope& scope, const std::string& key, std::optional<std::string> value, bool undoing);
  std::string key() const;
  DepartmentId department() const;
  CategoryId category() const;
  std::optional<model::SettingScope> scope() const;
  /// Nothing: no such override.
  std::optional<std::string> valueAt(const model::SettingScope& scope, const std::string& key) const;
  std::string edited() const;
  Desk m_desk;
  QLabel *m_forName, *m_title, *m_meaning, *m_whereName, *m_valueName, *m_consequence, *m_overridesName;
  AreaPathBar* m_area;
  SearchCombo *m_department, *m_category;
  RowsTable *m_table, *m_overrides;
  QComboBox *m_where, *m_unit;
  QCheckBox* m_on;
  QSpinBox* m_number;
  QPushButton *m_set, *m_remove, *m_undo;
  struct Step {
    model::SettingScope scope;
    std::string key;
    std::optional<std::string> before;
  };
  std::optional<Step> m_last;
  bool m_showing = false;
};

}  // namespace jw::ui
