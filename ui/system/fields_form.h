// The fields that an event item asks besides 自定义字段: added, ordered, changed, taken away.
#pragma once
#include <QDialog>
#include <vector>

#include "core/model/custom_field.h"
#include "ui/desk.h"

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QListWidget;
class QPlainTextEdit;
class QToolButton;

namespace jw::ui {

class FormFoot;

/// Main thread; deletes itself when it is closed. What it gives is complete, and kept only with its item.
class FieldsForm : public QDialog {
  Q_OBJECT
 public:
  FieldsForm(const Desk& desk, const QString& item, std::vector<model::CustomField> fields, QWidget* parent);
  /// "depth (number), material (choice) …"; in one line.
  static QString summary(const std::vector<model::CustomField>& fields);

 Q_SIGNALS:
  void chosen(const std::vector<jw::model::CustomField>& fields);

 private:
  QWidget* buildList();
  QWidget* buildField();
  void add();
  void remove();
  void move(int by);
  void showList(int row);
  void showField();
  void take();
  /// Why it cannot be kept like this; "": it can. Chooses the field.
  QString fault();
  void send();
  model::CustomField* current();
  Desk m_desk;
  std::vector<model::CustomField> m_fields;
  bool m_filling = false;
  QListWidget* m_list;
  QToolButton *m_add, *m_remove, *m_up, *m_down;
  QWidget* m_form;
  QFormLayout* m_rows;
  QLabel* m_empty;
  QLineEdit *m_name, *m_english;
  QComboBox* m_type;
  QCheckBox* m_required;
  QPlainTextEdit* m_options;
  FormFoot* m_foot;
};

}  // namespace jw::ui
