// The scores of an appraisal as bars, the best first.
#pragma once
#include <QWidget>

#include "core/engine/appraisal_desk.h"
#include "ui/desk.h"

namespace jw::ui {

class ScoreChart : public QWidget {
  Q_OBJECT
 public:
  ScoreChart(const Desk& desk, QWidget* parent = nullptr);
  void setResult(engine::AppraisalPtr result);
  void setCurrent(const std::string& key);
  QSize sizeHint() const override;

 Q_SIGNALS:
  void chosen(const std::string& key);
  void tableWanted();

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void contextMenuEvent(QContextMenuEvent* event) override;
  bool event(QEvent* event) override;

 private:
  int rowHeight() const;
  const appraisal::Row* rowAt(int y) const;
  void resizeToRows();
  Desk m_desk;
  engine::AppraisalPtr m_result;
  std::string m_current;
};

}  // namespace jw::ui
