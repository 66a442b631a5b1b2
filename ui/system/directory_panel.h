// Who can be reached how: departments and posts with e-mail, phone and quiet hours.
#pragma once
#include <QWidget>
#include <optional>
#include <variant>

#include "core/model/organisation.h"
#include "ui/desk.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QTimeEdit;
class QToolButton;

namespace jw::ui {

class RowsTable;

class DirectoryPanel : public QWidget {
  Q_OBJECT
 public:
  DirectoryPanel(const Desk& desk, QWidget* parent = nullptr);
  /// An e-mail address or a phone number as it can be written; empty is one, too.
  static bool goodEmail(const QString& words);
  static bool goodPhone(const QString& words);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  using Entry = std::variant<model::Department, model::Staff>;
  void buildForm(QWidget* side);
  void retranslate();
  void showRows();
  void showForm();
  void showState();
  std::optional<Entry> chosen() const;
  Entry edited(Entry entry) const;
  void save();
  void begin(bool post);
  void put(const Entry& entry, std::optional<Entry> before);
  Desk m_desk;
  QLineEdit* m_text;
  QComboBox* m_which;
  QToolButton *m_newDepartment, *m_newPost;
  QLabel *m_count, *m_title, *m_facts, *m_fault;
  RowsTable* m_table;
  QWidget* m_form;
  QLabel *m_nameName, *m_emailName, *m_phoneName, *m_quietName;
  QLineEdit *m_name, *m_email, *m_phone;
  QCheckBox* m_hasQuiet;
  QTimeEdit *m_from, *m_to;
  QPushButton *m_save, *m_reset, *m_undo;
  std::optional<Entry> m_before;  ///< of the last saving, for undo
  QString m_wanted;               ///< the key of what was added, chosen once it is there
  QString m_shown;                ///< the key whose values stand in the form
  bool m_showing = false;
};

}  // namespace jw::ui
