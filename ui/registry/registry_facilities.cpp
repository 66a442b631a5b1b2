// The part of the registry's edits that is about public facilities.
#include "ui/engine_bridge.h"
#include "ui/on_main.h"
#include "ui/registry/registry_edits.h"
#include "ui/registry/registry_words.h"
#include "ui/words.h"

namespace jw::ui {
using namespace model;

void RegistryEdits::putFacility(const Facility& f, std::optional<Point> at) {
  using Kinds = std::vector<std::string>;
  const std::stop_token stop = m_asking.anew();
  m_desk.registry.facilityKinds(m_desk.bridge.actor(), stop, onMain<Kinds>(this, [this, stop, f, at](const Kinds& kinds) {
                                  if (!stop.stop_requested()) openFacility(f, at, kinds);
                                }));
}

void RegistryEdits::openFacility(const Facility& f, std::optional<Point> at, const std::vector<std::string>& kinds) {
  const bool isNew = !f.id;
  const auto& directory = m_desk.bridge.directory();
  Field kind{"kind", tr("Kind of facility"), Field::Kind::proposals, RegistryWords::facilityKind(directory, f.kind), tr("a component category, or a word that rules ask for"), {}, true};
  for (const auto& code : RegistryWords::facilityKinds(directory, kinds)) kind.choices.emplace_back(text(code), RegistryWords::facilityKind(directory, code));
  Field department{"department", tr("Owner department"), Field::Kind::choice, f.department ? text(f.department.text()) : QString()};
  department.choices.emplace_back(QString(), tr("not known"));
  for (const auto& d : directory.departments()) department.choices.emplace_back(text(d.id.text()), text(d.name));
  const QString place = isNew ? (at ? RegistryWords::place(*at) : QString()) : RegistryWords::place(f.point);
  std::vector<Field> fields{kind,
                            {"code", tr("Code"), Field::Kind::line, text(f.code), tr("as on the facility; no other one has it"), {}, true},
                            {"name", tr("Name", "of a facility"), Field::Kind::line, text(f.name), {}, {}, true},
                            department,
                            {"point", tr("Longitude, latitude"), Field::Kind::line, place, tr("120.155070, 30.274120; or “New facility here” on the map"), {}, true}};
  open({isNew ? tr("New facility") : tr("Edit the facility"), isNew ? tr("The place decides in which grid it lies.") : text(m_desk.bridge.areas()->readablePath(f.area)), {}, isNew ? tr("Add") : tr("Save"), fields,
        [this, f](const RegistryForm& form) -> RegistryCommand {
          PutFacility put{f, f.id ? f.rowVer : 0};
          put.value.kind = RegistryWords::facilityKindOf(m_desk.bridge.directory(), form.words("kind"));
          put.value.code = form.words("code");
          put.value.name = form.words("name");
          put.value.department = {form.id("department")};
          // A place that was not touched is not rounded.
          if (form.changed("point") || !f.id) put.value.point = RegistryWords::placeIn(form.value("point")).value_or(Point{});
          return put;
        }, {}, [](const RegistryForm& form) { return RegistryWords::placeIn(form.value("point")) ? QString() : tr("A place is written like 120.155070, 30.274120."); }});
}

void RegistryEdits::removeFacility(const Facility& f) {
  open({tr("Delete the facility"), QStringLiteral("%1 · %2").arg(text(f.code), text(f.name)), tr("It leaves the lists, the map and the rules. Undo brings it back."), tr("Delete"), {},
        [f](const RegistryForm&) -> RegistryCommand { return RemoveFacility{f.id, f.rowVer}; }, {}});
}

}  // namespace jw::ui
