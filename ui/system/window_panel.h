// How the window looks, and what the store holds.
#pragma once
#include <QWidget>
#include <vector>

#include "ui/desk.h"

class QComboBox;
class QGroupBox;
class QLabel;

namespace jw::ui {

class WindowPanel : public QWidget {
  Q_OBJECT
 public:
  WindowPanel(const Desk& desk, QWidget* parent = nullptr);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void buildLook();
  void buildStore();
  void retranslate();
  void showLook();
  void showStore();
  Desk m_desk;
  QGroupBox *m_look, *m_store;
  QComboBox *m_language, *m_theme, *m_zoom;
  QLabel *m_languageName, *m_themeName, *m_zoomName;
  std::vector<QLabel*> m_factNames, m_facts;
};

}  // namespace jw::ui
