// The left side: the area tree, and below it the buildings or organisations of the chosen place; or what was found.
#pragma once
#include <QTimer>
#include <QWidget>
#include <vector>

#include "core/engine/registry_desk.h"
#include "ui/asking.h"
#include "ui/desk.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QStackedWidget;
class QToolButton;

namespace jw::ui {

class AreaTreeView;
class RowsTable;

class PlacePanel : public QWidget {
  Q_OBJECT
 public:
  PlacePanel(const Desk& desk, QWidget* parent = nullptr);
  AreaTreeView& tree() { return *m_tree; }
  /// Reads the list of the chosen place again.
  void reload();
  /// Everything anew, for another person at the desk or other areas.
  void reset();
  /// What was typed into the page's search; "" goes back to the tree.
  void find(const QString& words);
  bool isFinding() const;
  RowsTable& found() { return *m_found; }
  void showOrganisations(bool organisations);
  const std::vector<model::Organisation>& organisations() const { return m_organisationRows.rows; }

 Q_SIGNALS:
  void buildingChosen(const jw::BuildingId& id);
  void organisationChosen(const jw::model::Organisation& organisation);
  void personChosen(const jw::Uuid& id);
  void newOrganisationWanted();
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
  void retranslate();
  void showRows();
  void showFound(const engine::RegistryFound& found);
  void openFound(const QString& key);
  bool organisationsShown() const;
  Desk m_desk;
  AreaTreeView* m_tree;
  QStackedWidget* m_which;
  QToolButton *m_buildingsTab, *m_organisationsTab, *m_new;
  QLineEdit* m_filter;
  QComboBox* m_kind;
  RowsTable *m_buildings, *m_organisations, *m_found;
  QLabel *m_state, *m_foundState;
  Buildings m_buildingRows;
  Organisations m_organisationRows;
  engine::RegistryFound m_foundRows;
  Asking m_asking, m_finding;
  bool m_reading = false;
  QString m_words;
  QTimer m_soon;
};

}  // namespace jw::ui
