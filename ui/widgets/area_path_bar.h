// The way from the city down to an area, each step with a drop-down of its neighbours.
#pragma once
#include <QWidget>
#include <memory>

#include "core/engine/snapshots.h"

class QHBoxLayout;

namespace jw::ui {

class Theme;

class AreaPathBar : public QWidget {
  Q_OBJECT
 public:
  AreaPathBar(Theme& theme, QWidget* parent = nullptr);
  /// `scope`: the area above which nothing is offered; "" for the whole tree.
  void setAreas(std::shared_ptr<const engine::AreaTree> areas, const model::AreaPath& scope);
  /// Tells nobody.
  void setArea(const model::AreaPath& area);
  const model::AreaPath& area() const { return m_area; }

 Q_SIGNALS:
  void areaChosen(const std::string& area);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void rebuild();
  void addStep(const model::AreaPath& parent, const QString& words, bool deeper);
  void choose(const model::AreaPath& area);
  Theme& m_theme;
  QHBoxLayout* m_steps;
  std::shared_ptr<const engine::AreaTree> m_areas;
  model::AreaPath m_scope, m_area;
};

}  // namespace jw::ui
