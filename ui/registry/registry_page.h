// Registry 人房登记: areas and buildings at the left, a building's doors in the middle, the open record at the right.
#pragma once
#include <QTimer>
#include <QWidget>

#include "core/engine/registry_desk.h"
#include "ui/desk.h"

class QDateEdit;
class QFrame;
class QLabel;
class QLineEdit;
class QPushButton;
class QToolButton;

namespace jw::engine {
class BulkNotices;
}

namespace jw::ui {

class BuildingView;
class PlacePanel;
class RecordPanel;
class RegistryEdits;

class RegistryPage : public QWidget {
  Q_OBJECT
 public:
  /// `bulk` must outlive it.
  RegistryPage(const Desk& desk, engine::BulkNotices& bulk, QWidget* parent = nullptr);
  void openPerson(const Uuid& id);
  void openDwelling(const Uuid& id);
  void openBuilding(BuildingId id);
  void openOrganisation(const model::Organisation& organisation);
  void openFacility(const Uuid& id);
  /// The end of that day; a day that has not ended is the present.
  void setAsOf(const QDate& day);
  /// Asks for a new one that stands there.
  void newFacilityAt(model::Point place);
  /// Of the facility that is open, else of the building in the middle; nothing while there is none.
  void showOnMap();
  RecordPanel& records() { return *m_records; }
  BuildingView& buildingView() { return *m_building; }
  PlacePanel& places() { return *m_places; }
  RegistryEdits& edits() { return *m_edits; }

 Q_SIGNALS:
  void mapWanted(jw::model::Point place);

 protected:
  void changeEvent(QEvent* event) override;
  void showEvent(QShowEvent* event) override;

 private:
  void buildBar(QWidget* bar);
  QFrame* buildBand(const char* name, QLabel*& words, QPushButton*& button);
  void connectParts();
  void addKeys();
  void retranslate();
  void showBands();
  void reset();
  void refresh();
  void openPosts();
  Desk m_desk;
  RegistryEdits* m_edits;
  Instant m_asOf = kNever;
  bool m_started = false;
  QLineEdit* m_search;
  QLabel* m_asOfName;
  QDateEdit* m_day;
  QToolButton *m_today, *m_undo, *m_reload, *m_import, *m_export;
  QFrame *m_pastBand, *m_carryBand;
  QLabel *m_pastWords, *m_carryWords;
  QPushButton *m_pastEnd, *m_carryEnd;
  PlacePanel* m_places;
  BuildingView* m_building;
  RecordPanel* m_records;
  QTimer m_soon;
};

}  // namespace jw::ui
