// One line at the foot of the page that tells what has just happened, and goes away by itself.
#pragma once
#include <QFrame>
#include <QLabel>
#include <QTimer>

namespace jw::ui {

struct Desk;

class NoticeBar : public QFrame {
  Q_OBJECT
 public:
  NoticeBar(const Desk& desk, QWidget* parent);
  QString text() const { return m_text->text(); }

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void show(const QString& text, bool bad);
  void place();
  QLabel* m_text;
  QTimer m_away;
};

}  // namespace jw::ui
