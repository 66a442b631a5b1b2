// The trail of a case as a vertical time line.
#pragma once
#include <QWidget>
#include <vector>

#include "core/engine/snapshots.h"
#include "core/model/case_details.h"

namespace jw::ui {

class Theme;

class TrailView : public QWidget {
  Q_OBJECT
 public:
  explicit TrailView(Theme& theme, QWidget* parent = nullptr);
  void setTrail(std::vector<model::Transition> trail, std::shared_ptr<const engine::Directory> directory, Instant now);
  QSize sizeHint() const override;
  bool hasHeightForWidth() const override { return true; }
  int heightForWidth(int width) const override;

 protected:
  void paintEvent(QPaintEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  struct Step {
    QString head, moment, body;
    model::CaseState state;
  };
  void rebuild();
  int lay(int width, class QPainter* painter) const;
  Theme& m_theme;
  std::vector<model::Transition> m_trail;
  std::shared_ptr<const engine::Directory> m_directory;
  Instant m_now = kNever;
  std::vector<Step> m_steps;
};

}  // namespace jw::ui
