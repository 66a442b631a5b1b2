// When something really happened, where it is entered later 补录; else it happens now.
#pragma once
#include <QWidget>

#include "core/base/clock.h"
#include "ui/desk.h"

class QCheckBox;
class QDateTimeEdit;

namespace jw::ui {

class LateMoment : public QWidget {
  Q_OBJECT
 public:
  LateMoment(const Desk& desk, QWidget* parent = nullptr);
  /// kNever: now.
  Instant moment() const;

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();
  Desk m_desk;
  QCheckBox* m_late;
  QDateTimeEdit* m_when;
};

}  // namespace jw::ui
