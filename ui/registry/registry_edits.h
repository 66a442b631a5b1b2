// What can be done to the registry from the page: each opens its form, tells when it is done, and can be undone.
#pragma once
#include <QObject>
#include <functional>
#include <optional>
#include <vector>

#include "core/engine/registry_desk.h"
#include "ui/asking.h"
#include "ui/desk.h"
#include "ui/registry/registry_form.h"

namespace jw::ui {

class RegistryEdits : public QObject {
  Q_OBJECT
 public:
  /// What is being carried to its new place while one looks that up.
  struct Carried {
    enum class Kind { person, household, twin } kind = Kind::person;
    engine::PersonSheet person;       ///< of a person and of a twin
    model::HouseholdLine household;   ///< of a household
    QString name;
  };

  /// `over`: the widget over which the forms open.
  RegistryEdits(const Desk& desk, QWidget* over);
  /// While the past is shown nothing can be changed.
  void setPast(bool past);
  bool allowed() const;

  // What the form offers to choose from is read first; it opens then.
  /// In the area, or in a compound of it (else nil); it stands in the middle of it until it is said otherwise.
  void addBuilding(const model::AreaPath& area, const Uuid& compound);
  void editBuilding(const model::BuildingLine& building);
  void removeBuilding(const model::BuildingLine& building);
  void putCompound(const model::Compound& compound, const model::AreaPath& area);
  void closeCompound(const model::Compound& compound);
  /// A new one of the registry has a person and the name that is shown; one from elsewhere neither.
  void putVolunteer(const model::Volunteer& volunteer, const model::AreaPath& area);
  void endVolunteer(const model::Volunteer& volunteer);
  /// A new one stands at `at`; where that is not said it is asked for.
  void putFacility(const model::Facility& facility, std::optional<model::Point> at);
  void removeFacility(const model::Facility& facility);
  void addDwelling(const model::BuildingLine& building);
  void editDwelling(const model::DwellingLine& dwelling);
  void addHousehold(const model::DwellingLine& dwelling);
  void editHousehold(const model::HouseholdLine& household);
  void splitHousehold(const model::HouseholdLine& household);
  void addPerson(const model::HouseholdLine& household, bool birth);
  void editPerson(const engine::PersonSheet& sheet);
  /// Another member is the head from now on.
  void changeHead(const engine::PersonSheet& sheet);
  static const model::PersonLine* headOf(const engine::PersonSheet& sheet);
  void recordDeath(const engine::PersonSheet& sheet);
  void moveAway(const engine::PersonSheet& sheet), moveAway(const model::HouseholdLine& household);
  // Entered by mistake: there never was such a one.
  void voidEntry(const engine::PersonSheet& sheet), voidEntry(const model::HouseholdLine& household), voidEntry(const model::DwellingLine& dwelling);
  void putOrganisation(const model::Organisation& organisation, const model::AreaPath& area);
  void closeOrganisation(const model::Organisation& organisation);
  /// Of a building (its leader) or of its areas; `person` nil: a name is typed.
  struct Place {
    model::PlaceKind kind = model::PlaceKind::building;
    Uuid id;
    model::Post post = model::Post::buildingLeader;
    QString words;
  };
  void appoint(const std::vector<Place>& places, const Uuid& person, const QString& name);
  void dismiss(const model::Appointment& appointment);

  void carry(Carried carried);
  void putDown();
  const std::optional<Carried>& carried() const { return m_carried; }
  void moveHere(const model::DwellingLine& dwelling);
  void moveInto(const model::HouseholdLine& household);
  void mergeInto(const engine::PersonSheet& keep);

  bool canUndo() const { return !m_undo.empty(); }
  void undo();

 Q_SIGNALS:
  /// The store has changed; `id` is the row that was made or changed.
  void done(const jw::Uuid& id);
  /// A compound was made, changed or deleted, or a building came or went: after done().
  void compoundsChanged();
  void undoChanged();
  void carriedChanged();

 private:
  using Field = RegistryForm::Field;
  void open(RegistryForm::Task task);
  void finished(const QString& what, const model::RegistryDone& done);
  Field choice(const std::string& key, const model::CodedAttribute& attribute, std::uint8_t value, bool unchanged = false) const;
  Field relationField(model::Relation value) const;
  Field dayField() const;
  Field reasonField() const;
  /// Who follows, where the head leaves others behind; nothing elsewhere.
  std::vector<Field> headFields(const engine::PersonSheet& sheet) const;
  std::vector<Field> personFields(const engine::PersonSheet* sheet, bool birth, bool relation) const;
  model::PersonPatch patchOf(const RegistryForm& form, bool isNew) const;
  QString together(const RegistryForm& form) const;
  std::vector<Field> buildingFields(const model::BuildingLine& building, const std::vector<model::Compound>& compounds) const;
  void withCompounds(const model::AreaPath& area, std::function<void(const std::vector<model::Compound>&)> open);
  void openBuilding(const model::AreaPath& area, const Uuid& compound, const std::vector<model::Compound>& compounds);
  void openVolunteer(const model::Volunteer& volunteer, const std::vector<model::Organisation>& teams, const model::AreaPath& area);
  void openFacility(const model::Facility& facility, std::optional<model::Point> at, const std::vector<std::string>& kinds);
  struct Undo {
    QString what;
    std::vector<model::UndoStep> steps;
  };
  Desk m_desk;
  QWidget* m_over;
  Asking m_asking;
  bool m_past = false, m_undoing = false;
  std::optional<Carried> m_carried;
  std::vector<Undo> m_undo;
};

}  // namespace jw::ui
