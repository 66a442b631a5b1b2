// The grid planner 网格规划: choose a community, compare variants, put one into force or take it away as a file; and the atlas of its grids.
#pragma once
#include <QWidget>
#include <memory>

#include "core/engine/area_desk.h"
#include "core/engine/grid_planning.h"
#include "ui/asking.h"
#include "ui/desk.h"

class QComboBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QSpinBox;
class QToolButton;

namespace jw::ui {

class PlanPreview;
class RowsTable;
class SearchCombo;

/// Plans on a thread of the engine; nothing in the store is changed until a variant is put into force, at once or on a day ahead.
class PlannerPage : public QWidget {
  Q_OBJECT
 public:
  /// The desk of areas must outlive the page.
  PlannerPage(const Desk& desk, engine::AreaDesk& areas, QWidget* parent = nullptr);
  ~PlannerPage() override;
  /// Of a community, or of an area with nothing but grids below it.
  void choose(const model::AreaPath& area);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void build();
  void fillAreas();
  void retranslate();
  void plan();
  void take(std::variant<engine::PlannedArea, engine::Refused> answer);
  void showVariant();
  void fillVariants();
  void fillGrids();
  void apply();
  void save(const QString& kind);
  void atlas(bool board);
  void busy(bool on);
  const model::Area* area() const;
  std::size_t chosenVariant() const;

  const Desk m_desk;
  engine::AreaDesk& m_areas;
  std::vector<model::AreaPath> m_paths;  ///< of the entries of m_area
  std::shared_ptr<const engine::PlannedArea> m_planned;
  model::Area m_plannedArea;
  Asking m_asking, m_writing;
  SearchCombo* m_area = nullptr;
  QComboBox* m_by = nullptr;
  QSpinBox *m_parts = nullptr, *m_target = nullptr;
  QPushButton *m_plan = nullptr, *m_stop = nullptr, *m_apply = nullptr;
  QToolButton *m_gpkg = nullptr, *m_geojson = nullptr, *m_atlas = nullptr, *m_board = nullptr;
  QLabel *m_areaWord = nullptr, *m_byWord = nullptr, *m_partsWord = nullptr, *m_targetWord = nullptr, *m_note = nullptr;
  QProgressBar* m_progress = nullptr;
  RowsTable *m_variants = nullptr, *m_grids = nullptr;
  PlanPreview* m_preview = nullptr;
};

}  // namespace jw::ui
