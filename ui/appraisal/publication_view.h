// What was published of an appraisal, and what the live figures say otherwise now.
#pragma once
#include <QWidget>
#include <optional>

#include "core/engine/appraisal_desk.h"
#include "ui/desk.h"

class QLabel;
class QTableWidget;

namespace jw::ui {

class PublicationView : public QWidget {
  Q_OBJECT
 public:
  PublicationView(const Desk& desk, QWidget* parent = nullptr);
  /// Nothing: the result is not published.
  void setComparison(engine::AppraisalPtr result, std::optional<engine::AppraisalDesk::Comparison> comparison);
  bool isPublished() const { return m_comparison.has_value(); }
  /// The published figures; null: not published.
  engine::AppraisalPtr published() const { return m_comparison ? m_comparison->published : nullptr; }
  /// One sentence for the page's head.
  QString summary() const;

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void show();
  Desk m_desk;
  engine::AppraisalPtr m_result;
  std::optional<engine::AppraisalDesk::Comparison> m_comparison;
  QLabel* m_head;
  QTableWidget* m_table;
};

}  // namespace jw::ui
