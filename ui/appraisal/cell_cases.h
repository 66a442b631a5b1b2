// The cases that a number counts.
#pragma once
#include <QWidget>
#include <vector>

#include "core/engine/appraisal_desk.h"
#include "ui/asking.h"
#include "ui/desk.h"

class QLabel;
class QTableWidget;
class QToolButton;

namespace jw::ui {

class CellCases : public QWidget {
  Q_OBJECT
 public:
  CellCases(const Desk& desk, engine::AppraisalDesk& appraisal, QWidget* parent = nullptr);
  /// `row`: a subject's key, "" for the total.
  void show(engine::AppraisalPtr result, const std::string& row, int indicator);
  void clear();

 Q_SIGNALS:
  void opened(jw::CaseId id);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void ask();
  void fill(const engine::CasePage& page);
  void retranslate();
  Desk m_desk;
  engine::AppraisalDesk& m_appraisal;
  engine::AppraisalPtr m_result;
  engine::AppraisalDesk::CellQuestion m_question;
  std::vector<CaseId> m_cases;
  Asking m_asking;
  QLabel *m_title, *m_count;
  std::vector<QToolButton*> m_parts;
  QTableWidget* m_table;
};

}  // namespace jw::ui
