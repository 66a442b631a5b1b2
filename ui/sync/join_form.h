// How a store that is alone comes to a center.
#pragma once
#include <QWidget>

#include "ui/desk.h"

class QLabel;
class QLineEdit;
class QPushButton;
class QToolButton;

namespace jw::ui {

class SyncWatch;

class JoinForm : public QWidget {
  Q_OBJECT
 public:
  JoinForm(const Desk& desk, SyncWatch& watch, QWidget* parent = nullptr);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();
  void check();
  void join();
  Desk m_desk;
  SyncWatch& m_watch;
  QLabel *m_head, *m_what, *m_urlName, *m_certificateName, *m_siteName, *m_hint, *m_consequence;
  QLineEdit *m_url, *m_certificate, *m_site;
  QToolButton* m_browse;
  QPushButton* m_join;
};

}  // namespace jw::ui
