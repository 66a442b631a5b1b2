// What an event item asks besides 自定义字段: a row for each of its fields.
#pragma once
#include <QWidget>
#include <vector>

#include "core/model/custom_field.h"
#include "ui/desk.h"

class QComboBox;
class QGridLayout;
class QLabel;
class QLineEdit;

namespace jw::ui {

class FieldInputs : public QWidget {
  Q_OBJECT
 public:
  FieldInputs(const Desk& desk, QWidget* parent = nullptr);
  /// What was typed comes back wherever an item has a field of the same name and type.
  void setFields(const std::vector<model::CustomField>& fields);
  /// How wide the column of names is, to stand under others.
  void setNameWidth(int width);
  int nameWidth() const;
  /// All that takes the keyboard, in the order of the fields.
  QList<QWidget*> editors() const;
  /// What stands in the fields, empty ones left out.
  std::vector<model::FieldValue> values() const;
  /// Marks what cannot be kept, goes to the first of these, and tells what is wrong; "": nothing.
  QString fault();
  /// Into the field of which placeWanted() was the last.
  void setPlace(model::Point point);

 Q_SIGNALS:
  void placeWanted();

 protected:
  void changeEvent(QEvent* event) override;

 private:
  struct Input {
    model::CustomField field;
    QLabel* name;
    QLineEdit* text = nullptr;   ///< all but choices
    QLineEdit* phone = nullptr;  ///< persons
    QComboBox* choice = nullptr;
    QLabel* where = nullptr;     ///< places
    std::optional<model::Point> point = {};
    QWidget* first() const;
  };
  Input make(const model::CustomField& field, QWidget* row);
  model::FieldValue valueOf(const Input& input) const;
  void fill(Input& input, const model::FieldValue& value);
  void retranslate();
  Desk m_desk;
  QGridLayout* m_grid;
  std::vector<Input> m_inputs;
  std::vector<QWidget*> m_rows;
  std::vector<model::FieldValue> m_typed;  ///< in fields that are not shown now
  std::size_t m_picking = 0;
};

}  // namespace jw::ui
