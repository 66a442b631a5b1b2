// Enters a department or a post that is not in the directory yet.
#pragma once
#include <QDialog>

#include "core/model/organisation.h"
#include "ui/desk.h"

class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;

namespace jw::ui {

class AreaPathBar;
class DepartmentCombo;
class FormFoot;

/// Opens without waiting. What was typed stays when the engine refuses.
class DirectoryForm : public QDialog {
  Q_OBJECT
 public:
  enum class Kind { department, post };
  DirectoryForm(const Desk& desk, Kind kind, QWidget* parent);

 Q_SIGNALS:
  void addedDepartment(const jw::model::Department& department);
  void addedPost(const jw::model::Staff& staff);

 private:
  QLineEdit* line(QFormLayout* form, const QString& label, const char* name);
  void buildPost(QFormLayout* form);
  void showPost();
  void send();
  void sendDepartment();
  void sendPost();
  /// False where it is empty or not as it can be written; says so and goes there.
  bool checked();
  void complain(QWidget* field, const QString& sentence);
  Desk m_desk;
  Kind m_kind;
  QLineEdit *m_code = nullptr, *m_name = nullptr, *m_email, *m_phone;
  QComboBox* m_post = nullptr;
  DepartmentCombo* m_department = nullptr;
  AreaPathBar* m_area = nullptr;
  FormFoot* m_foot;
  Uuid m_id;  ///< of what is entered; the same when it is sent again
};

}  // namespace jw::ui
