// What is near a case: a small map, other open cases, who looks after the grid, facilities.
#pragma once
#include <QTimer>
#include <QWidget>
#include <optional>
#include <vector>

#include "core/engine/near_places.h"
#include "core/model/case_details.h"
#include "ui/asking.h"
#include "ui/desk.h"

class QLabel;
class QVBoxLayout;

namespace jw::ui {

class MapPanel;

class NearPanel : public QWidget {
  Q_OBJECT
 public:
  static constexpr double kNear = 300;        ///< metres: other cases
  static constexpr double kFacilities = 500;  ///< metres

  NearPanel(const Desk& desk, QWidget* parent = nullptr);
  ~NearPanel() override;
  void show(const model::CaseDetails& details);
  MapPanel& map() { return *m_map; }

 Q_SIGNALS:
  void caseWanted(jw::CaseId id);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void rebuild();
  void askFacilities();
  void addHead(const QString& words);
  void addLine(const QString& words, bool second = false);
  Desk m_desk;
  std::optional<model::CaseDetails> m_details;
  std::vector<engine::NearFacility> m_facilities;
  Asking m_asking;
  MapPanel* m_map;
  QLabel* m_noPlace;
  QWidget* m_inside;
  QVBoxLayout* m_rows;
  QTimer m_second;
};

}  // namespace jw::ui
