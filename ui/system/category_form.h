// The form of an event item 事件项目: what a case can be about, who looks after it if no rule says otherwise, and how long it may take.
#pragma once
#include <QWidget>

#include "core/model/category.h"
#include "ui/desk.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace jw::ui {

class DepartmentCombo;

class CategoryForm : public QWidget {
  Q_OBJECT
 public:
  CategoryForm(const Desk& desk, QWidget* parent = nullptr);
  /// `fresh`: not in the store yet; its kind and code can be chosen.
  void show(const model::Category& category, bool fresh);
  /// What was shown, as it stands in the fields.
  model::Category edited() const;
  /// Marks the fields that cannot be saved like this; a sentence for each.
  QStringList faults() const;
  void focusFirst();

 Q_SIGNALS:
  void changed();
  void finished();  ///< Enter in a field

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();
  void editFields();
  void showFields();
  Desk m_desk;
  model::Category m_shown;
  bool m_fresh = false, m_filling = false;
  QLabel *m_kindName, *m_codeName, *m_nameName, *m_englishName, *m_natureName, *m_departmentName, *m_limitName, *m_fieldsName;
  QComboBox *m_kind, *m_nature, *m_unit;
  QLineEdit *m_code, *m_name, *m_english;
  DepartmentCombo* m_department;
  QSpinBox* m_limit;
  QLabel* m_fieldsNow;
  QPushButton* m_editFields;
  std::vector<model::CustomField> m_fields;
};

}  // namespace jw::ui
