// The words for states, kinds, steps and refusals in the language that is set.
#pragma once
#include <QCoreApplication>
#include <QDateTime>
#include <QString>

#include "core/engine/commands.h"
#include "core/model/actor.h"
#include "core/model/area.h"
#include "core/model/case.h"

namespace jw::ui {

/// Main thread. Each table has a word for every value.
struct Words {
  Q_DECLARE_TR_FUNCTIONS(Words)
 public:
  static QString of(model::CaseState state);
  static QString of(model::CaseKind kind);
  static QString of(model::Nature nature);
  static QString of(model::Channel channel);
  static QString of(model::Role role);
  static QString of(model::AreaLevel level);
  static QString of(model::Limit::Unit unit);
  static QString of(const model::Limit& limit);
  static QString of(model::CustomField::Type type);
  /// What a button for this step says: "Dispatch".
  static QString of(model::Action action);
  /// A whole sentence.
  static QString of(engine::RefusalCode code);
  static QString of(engine::Location location);

  /// Whether the Chinese translation is the one in use.
  static bool isChinese();
  static QString name(const model::Category& category);
  static QString name(const model::CustomField& field);
  static QString name(const model::FieldValue& value);
  /// What was said: of a person name and telephone, of a place its coordinates too.
  static QString of(const model::FieldValue& value);
  /// Local date and time as short as can be read: "09-13 14:05" in the year of `now`, else "2016-09-13 14:05"; "" for
  /// kNever.
  static QString moment(Instant t, Instant now);
  static QString fullMoment(Instant t);
  /// "109.402310° E, 24.322110° N".
  static QString coordinates(model::Point p);
  /// The one key of a step, 0 where there is none (spec 15); pause and resume share theirs.
  static Qt::Key key(model::Action action);
  /// One step of every key.
  static constexpr model::Action kKeyed[] = {model::Action::assign, model::Action::accept, model::Action::reject, model::Action::feedBack, model::Action::followUp, model::Action::archive, model::Action::suspend, model::Action::extend, model::Action::reopen};
  static QString icon(model::Action action);
};

/// The wall clock of the city (China Standard Time), as a plain date and time, and back.
QDateTime localTime(Instant t);
Instant instantOf(const QDateTime& local);
inline QString text(const std::string& s) {
  return QString::fromUtf8(s.data(), static_cast<qsizetype>(s.size()));
}

}  // namespace jw::ui
