// The foot of a form: what is wrong with it, a way out, and the one thing that the form does.
#pragma once
#include <QWidget>

#include "ui/desk.h"

class QDialog;
class QLabel;
class QPushButton;

namespace jw::ui {

/// The buttons belong to the dialog: "Cancel" rejects it; the other one and Ctrl+Enter emit sent(), unless the form is waiting.
class FormFoot : public QWidget {
  Q_OBJECT
 public:
  /// `icon`: of the sending button; empty for none.
  FormFoot(const Desk& desk, QDialog* form, const QString& icon = {});
  void setAction(const QString& words);
  /// There is nothing left to send: only "Close" stays.
  void setFinished();
  /// A whole sentence; "" takes the last one away. The form can be sent again.
  void complain(const QString& sentence);
  /// Sent, and not answered yet.
  void wait();
  bool isWaiting() const { return m_waiting; }
  /// For a form that has no field to begin with.
  void focusAction();

 Q_SIGNALS:
  void sent();

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void send();
  void retranslate();
  bool m_waiting = false, m_finished = false;
  QLabel* m_error;
  QPushButton *m_cancel, *m_send;
};

}  // namespace jw::ui
