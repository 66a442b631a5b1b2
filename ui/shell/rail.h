// The left rail: one button a page, icon and word, or icons alone.
#pragma once
#include <QFrame>
#include <vector>

#include "ui/desk.h"

class QToolButton;
class QVBoxLayout;

namespace jw::ui {

class Rail : public QFrame {
  Q_OBJECT
 public:
  explicit Rail(const Desk& desk, QWidget* parent = nullptr);
  /// `name`: source text of the context "Pages"; `keys` may be empty.
  void add(const char* name, const QString& icon, const QString& keys);
  void setCurrent(int page);

 Q_SIGNALS:
  void pageChosen(int page);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();
  struct Entry {
    const char* name;
    QString keys;
    QToolButton* button;
  };
  Desk m_desk;
  std::vector<Entry> m_entries;
  QVBoxLayout* m_layout;
  QToolButton* m_collapse;
  bool m_narrow;
};

}  // namespace jw::ui
