// Below the table: what can be done with the chosen cases, each with its key.
#pragma once
#include <QWidget>
#include <vector>

#include "ui/cases/batch_form.h"

class QToolButton;

namespace jw::ui {

class FlowLayout;

class BatchBar : public QWidget {
  Q_OBJECT
 public:
  BatchBar(const Desk& desk, QWidget* parent = nullptr);
  /// `calledIn`: in the list of those called in, whose tasks are ended and urged instead of the cases.
  void show(const std::vector<engine::CaseSummaryPtr>& chosen, bool calledIn);

 Q_SIGNALS:
  void wanted(const jw::ui::BatchStep& step);
  void printWanted();

 protected:
  void changeEvent(QEvent* event) override;

 private:
  struct Entry {
    BatchStep step;
    const char* key;
    QToolButton* button;
  };
  void retranslate();
  Desk m_desk;
  std::vector<Entry> m_entries;
  QToolButton* m_print;
};

}  // namespace jw::ui
