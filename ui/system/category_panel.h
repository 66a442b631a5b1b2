// The event items 事件项目 that cases are sorted by: list, new ones, and what an administrator may change of them.
#pragma once
#include <QWidget>
#include <optional>

#include "core/model/category.h"
#include "ui/desk.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QToolButton;

namespace jw::ui {

class CategoryForm;
class RowsTable;

class CategoryPanel : public QWidget {
  Q_OBJECT
 public:
  CategoryPanel(const Desk& desk, QWidget* parent = nullptr);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void buildList(QWidget* left);
  void buildForm(QWidget* side);
  void retranslate();
  void showRows();
  void showForm();
  void showState();
  void begin();
  void save();
  void put(const model::Category& category, std::optional<model::Category> before);
  const model::Category* chosen() const;
  Desk m_desk;
  QLineEdit* m_text;
  QComboBox* m_which;
  QToolButton* m_new;
  QLabel *m_count, *m_title, *m_facts, *m_fault;
  RowsTable* m_table;
  CategoryForm* m_form;
  QPushButton *m_save, *m_reset, *m_undo;
  std::optional<model::Category> m_fresh;   ///< being entered, not in the store yet
  std::optional<model::Category> m_before;  ///< of the last saving, for undo
  QString m_wanted;                         ///< the key of what was saved, chosen once it is there
  QString m_shown;                          ///< the key whose values stand in the form
};

}  // namespace jw::ui
