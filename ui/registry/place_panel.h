// The left side: the area tree, and below it the buildings, organisations, volunteers or facilities of the chosen place; or what was found.
#pragma once
#include <QTimer>
#include <QWidget>
#include <vector>

#include "core/engine/bulk_notice.h"
#include "core/engine/registry_desk.h"
#include "ui/asking.h"
#include "ui/desk.h"

class QAction;
class QComboBox;
class QLabel;
class QLineEdit;
class QMenu;
class QStackedWidget;
class QToolButton;

namespace jw::ui {

class AreaTreeView;
class FacilityList;
class RowsTable;

class PlacePanel : public QWidget {
  Q_OBJECT
 public:
  /// `bulk`: for notices to volunteers; must outlive it.
  PlacePanel(const Desk& desk, engine::BulkNotices& bulk, QWidget* parent = nullptr);
  AreaTreeView& tree() { return *m_tree; }
  /// Reads the list of the chosen place again.
  void reload();
  /// Everything anew, for another person at the desk or other areas.
  void reset();
  /// What was typed into the page's search; "" goes back to the tree.
  void find(const QString& words);
  bool isFinding() const;
  RowsTable& found() { return *m_found; }
  enum class Tab { buildings, organisations, volunteers, facilities };
  void showTab(Tab tab);
  Tab tab() const;
  /// After a compound was made, changed or deleted: the tree has them.
  void reloadCompounds();
  const std::vector<model::Organisation>& organisations() const { return m_organisationRows.rows; }

 Q_SIGNALS:
  void buildingChosen(const jw::BuildingId& id);
  void organisationChosen(const jw::model::Organisation& organisation);
  void personChosen(const jw::Uuid& id);
  void dwellingChosen(const jw::Uuid& id);
  void volunteerChosen(const jw::Uuid& id);
  /// Chosen in the tree.
  void compoundChosen(const jw::Uuid& id);
  void newOrganisationWanted();
  void newVolunteerWanted();
  void facilityChosen(const jw::Uuid& id);
  void newFacilityWanted();
  void newBuildingWanted();
  void newCompoundWanted();
  void organisationsRead();

 protected:
  void changeEvent(QEvent* event) override;

 private:
  struct Buildings {
    std::vector<model::BuildingLine> rows;
    std::uint64_t total = 0;
  };
  struct Organisations {
    std::vector<model::Organisation> rows;
    std::uint64_t total = 0;
  };
  struct Volunteers {
    std::vector<model::Volunteer> rows;
    std::uint64_t total = 0;
  };
  void retranslate();
  void showRows();
  void showNew();
  void askNotice();
  void readTeams();
  void showFound(const engine::RegistryFound& found);
  void openFound(const QString& key);
  Desk m_desk;
  engine::BulkNotices& m_bulk;
  AreaTreeView* m_tree;
  QStackedWidget* m_which;
  QToolButton *m_buildingsTab, *m_organisationsTab, *m_volunteersTab, *m_facilitiesTab, *m_new, *m_notice;
  QMenu* m_newPlace;
  QAction *m_newBuilding, *m_newCompound;
  QLineEdit* m_filter;
  QWidget *m_bar, *m_foot;
  QComboBox *m_kind, *m_team;
  RowsTable *m_buildings, *m_organisations, *m_volunteers, *m_found;
  FacilityList* m_facilities;
  QLabel *m_state, *m_foundState;
  Buildings m_buildingRows;
  Organisations m_organisationRows, m_teams;
  Volunteers m_volunteerRows;
  engine::RegistryFound m_foundRows;
  Asking m_asking, m_finding, m_asksTeams;
  bool m_reading = false;
  QString m_words;
  QTimer m_soon;
};

}  // namespace jw::ui
