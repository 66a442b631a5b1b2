// The right side: the record that is open, with a way back to the one before it.
#pragma once
#include <QTimer>
#include <QWidget>
#include <functional>
#include <variant>
#include <vector>

#include "core/engine/registry_desk.h"
#include "ui/asking.h"
#include "ui/desk.h"

class QLabel;
class QStackedWidget;
class QToolButton;

namespace jw::ui {

class CompoundView;
class DwellingView;
class FacilityView;
class HistoryView;
class OrganisationView;
class PersonView;
class PostsView;
class RegistryEdits;
class VolunteerView;

class RecordPanel : public QWidget {
  Q_OBJECT
 public:
  struct OfDwelling { Uuid id; };
  struct OfPerson { Uuid id; };
  struct OfOrganisation { model::Organisation row; };
  struct OfCompound { Uuid id; };
  struct OfVolunteer { Uuid id; };
  struct OfFacility { Uuid id; };
  struct OfHistory { model::RecordKind kind; Uuid id; QString name; };
  struct OfPosts { BuildingId building; model::AreaPath area; QString name; };
  using Record = std::variant<std::monostate, OfDwelling, OfPerson, OfOrganisation, OfHistory, OfPosts, OfCompound, OfVolunteer, OfFacility>;

  RecordPanel(const Desk& desk, RegistryEdits& edits, QWidget* parent = nullptr);
  /// What was open stays behind the way back, unless it is the same kind of thing.
  void open(Record record);
  void back();
  void setAsOf(Instant asOf);
  /// Reads what is open again.
  void reload();
  void clear();
  const Record& record() const { return m_record; }
  PersonView& person() { return *m_person; }
  FacilityView& facility() { return *m_facility; }

 Q_SIGNALS:
  /// The dwelling and building that belong to what is shown now; nil where there is none.
  void shown(const jw::BuildingId& building, const jw::Uuid& dwelling);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();
  void read();
  /// Words that are said again when the language changes.
  void showState(std::function<QString()> words);
  Desk m_desk;
  RegistryEdits& m_edits;
  Record m_record;
  std::vector<Record> m_before;
  Instant m_asOf = kNever;
  Asking m_asking;
  QToolButton* m_back;
  QStackedWidget* m_which;
  QLabel* m_empty;
  std::function<QString()> m_state;
  DwellingView* m_dwelling;
  PersonView* m_person;
  OrganisationView* m_organisation;
  HistoryView* m_history;
  PostsView* m_posts;
  CompoundView* m_compound;
  VolunteerView* m_volunteer;
  FacilityView* m_facility;
  QTimer m_slow;
};

}  // namespace jw::ui
