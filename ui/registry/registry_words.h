// The words of the registry: codes, columns, dwellings, posts, faults, in the language that is set.
#pragma once
#include <QCoreApplication>
#include <QString>
#include <optional>
#include <string>
#include <vector>

#include "core/engine/directory.h"
#include "core/model/record_kind.h"
#include "core/model/registry.h"
#include "core/model/registry_commands.h"

namespace jw::ui {

/// Main thread.
struct RegistryWords {
  Q_DECLARE_TR_FUNCTIONS(RegistryWords)
 public:
  /// "1 person", "5 people"; "1 dwelling", "40 dwellings".
  static QString people(int n);
  static QString dwellings(int n);
  static QString name(const model::CodedAttribute& attribute);
  /// "" for 0 where the table has no name for it; the number for one that it does not know.
  static QString code(const model::CodedAttribute& attribute, std::uint8_t value);
  /// The letter that stands for a code beside its colour: the first of its name.
  static QString letter(const model::CodedAttribute& attribute, std::uint8_t value);
  /// Of a column of the store; an unknown one as it is.
  static QString column(const model::Attributes& attributes, model::RecordKind kind, const std::string& column);
  /// A value as the history has it: codes by name, days as dates.
  static QString value(const model::Attributes& attributes, model::RecordKind kind, const std::string& column, const std::string& value);
  /// What a building is used for: the common values of OpenStreetMap's "building" by name, others as they are.
  static QString use(const std::string& use);
  static const std::vector<std::string>& knownUses();
  /// The name of the component category and its code; a kind that is none as it is.
  static QString facilityKind(const engine::Directory& directory, const std::string& kind);
  /// What facilityKind says, a category's code or its name, as the kind; anything else as it is.
  static std::string facilityKindOf(const engine::Directory& directory, const std::string& words);
  /// The codes of all component categories, and those of `used` that are none.
  static std::vector<std::string> facilityKinds(const engine::Directory& directory, const std::vector<std::string>& used);
  /// "120.155070, 30.274120", as maps and other programs give it, and back.
  static QString place(model::Point at);
  static std::optional<model::Point> placeIn(const QString& words);
  static QString of(model::Ending ending);
  static QString of(model::Subject subject);
  static QString post(const model::Appointment& appointment);
  /// A whole sentence, with what is wrong where that is known.
  static QString of(const model::RegistryRefusal& refusal);
  static QString of(model::RegistryFault fault);
  /// What the engine says in detail (%1 … with the values); a text that is not known as it comes.
  static QString detail(const std::string& detail, const std::vector<std::string>& values);
  /// A code of a person; *** where it is a child's and protected. The relation to the head is shown of everybody.
  static QString code(const model::Attributes& attributes, const model::PersonLine& person, model::PersonColumn column);
  /// "201": floor and number as on the door.
  static QString door(const model::DwellingLine& dwelling);
  /// "Unit 1, 201".
  static QString dwelling(const model::DwellingLine& dwelling);
  static QString age(const model::PersonLine& person);
  /// "2026-11-20"; "" for kNever and for what was before the registry.
  static QString date(Instant t);
  /// Both as "2026-11-20", an open end left open.
  static QString span(Instant from, Instant to);
};

}  // namespace jw::ui
