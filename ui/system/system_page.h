// System: switches and durations, how the window looks, what the store holds.
#pragma once
#include <QWidget>
#include <vector>

#include "core/model/settings.h"
#include "ui/desk.h"

class QCheckBox;
class QComboBox;
class QGroupBox;
class QLabel;
class QPushButton;
class QSpinBox;

namespace jw::ui {

class SystemPage : public QWidget {
  Q_OBJECT
 public:
  SystemPage(const Desk& desk, QWidget* parent = nullptr);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  struct LimitEditor {
    QLabel* name;
    QSpinBox* amount;
    QComboBox* unit;
  };
  void buildSwitches();
  void buildLook();
  void buildStore();
  LimitEditor makeLimit();
  void retranslate();
  void showSettings();
  void showLook();
  void showStore();
  void save();
  model::Settings edited() const;
  Desk m_desk;
  QGroupBox *m_switches, *m_look, *m_store;
  QCheckBox *m_autoDispatch, *m_followUp, *m_autoArchive;
  LimitEditor m_accept, m_feedBack, m_followUpLimit;
  QPushButton* m_save;
  QLabel* m_note;
  QComboBox *m_language, *m_theme, *m_zoom;
  QLabel *m_languageName, *m_themeName, *m_zoomName;
  std::vector<QLabel*> m_factNames, m_facts;
};

}  // namespace jw::ui
