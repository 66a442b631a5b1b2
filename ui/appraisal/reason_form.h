// A question with its consequence: confirm, say why, and for an entry whom and how many points.
#pragma once
#include <QDialog>

#include "ui/desk.h"

class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QPlainTextEdit;
class QVBoxLayout;

namespace jw::ui {

class FormFoot;

/// Not modal to the program; deletes itself when it is closed. sent() asks the owner to act, who answers with accept() or
/// complain().
class ReasonForm : public QDialog {
  Q_OBJECT
 public:
  ReasonForm(const Desk& desk, const QString& action, QWidget* parent);
  void setSubject(const QString& words);
  void setConsequence(const QString& words);
  void askReason(const QString& heading, bool needed);
  /// A choice above the reason; returns the box to be filled.
  QComboBox* addChoice(const QString& heading, const char* name);
  QDoubleSpinBox* addPoints(const QString& heading, double most);
  std::string reason() const;
  void complain(const QString& sentence);

 Q_SIGNALS:
  void sent();

 private:
  void send();
  Desk m_desk;
  bool m_needed = false;
  QVBoxLayout* m_fields;
  QLabel *m_subject, *m_consequence;
  QPlainTextEdit* m_text = nullptr;
  FormFoot* m_foot;
};

}  // namespace jw::ui
