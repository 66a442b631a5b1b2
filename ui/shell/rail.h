// The left rail: one button a page, icon and word, or icons alone.
#pragma once
#include <QFrame>
#include <vector>

#include "ui/desk.h"

class QToolButton;

namespace jw::ui {

class Rail : public QFrame {
  Q_OBJECT
 public:
  struct Entry {
    const char* name;  ///< source text of the context "Pages"
    QString icon;
  };
  Rail(const Desk& desk, std::vector<Entry> entries, QWidget* parent = nullptr);
  void setCurrent(int page);

 Q_SIGNALS:
  void pageChosen(int page);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();
  Desk m_desk;
  std::vector<Entry> m_entries;
  std::vector<QToolButton*> m_buttons;
  QToolButton* m_collapse;
  bool m_narrow;
};

}  // namespace jw::ui
