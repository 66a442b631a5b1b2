#include "ui/trail_words.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "ui/words.h"

namespace jw::ui {

QString TrailWords::who(const model::Transition& t) {
  const QString role = Words::of(t.role);
  if (t.actor.empty() || t.actor == "@engine") return role;
  const QString name = t.actor == "@demo" ? tr("demonstration") : t.actor == "@import" ? tr("import") : text(t.actor);
  return QStringLiteral("%1 · %2").arg(name, role);
}

QString TrailWords::reason(const model::Transition& t) {
  if (t.reason == "@rule") return tr("by a dispatch rule");
  if (t.reason == "@category_default") return tr("the category's department");
  if (t.reason == "@source") return tr("named by the source");
  if (t.reason == "@automatic") return tr("by the switches in force");
  constexpr std::string_view kDuplicate = "@duplicate ";
  if (t.reason.starts_with(kDuplicate)) return tr("repeats case %1").arg(QString::fromStdString(t.reason.substr(kDuplicate.size())));
  return text(t.reason);
}

QString TrailWords::note(const model::Transition& t) {
  if (t.reason != "@rule") return text(t.note);
  const QJsonObject why = QJsonDocument::fromJson(QByteArray::fromStdString(t.note)).object();
  if (why.isEmpty()) return text(t.note);
  QStringList matched;
  const QJsonObject conditions = why[QStringLiteral("matched")].toObject();
  const std::pair<QString, QString> names[] = {{QStringLiteral("category"), tr("category %1")}, {QStringLiteral("area"), tr("area %1")}, {QStringLiteral("keyword"), tr("keyword “%1”")}};
  for (const auto& [key, form] : names)
    if (conditions.contains(key)) matched << form.arg(conditions[key].toString());
  model::Nature nature{};
  if (model::parseNature(conditions[QStringLiteral("nature")].toString().toStdString(), nature)) matched << tr("nature %1").arg(Words::of(nature));
  QString note = tr("%1, version %2").arg(why[QStringLiteral("rule")].toString()).arg(why[QStringLiteral("version")].toInt());
  if (!matched.isEmpty()) note += tr(": ") + matched.join(tr(", "));
  QStringList next;
  for (const auto& name : why[QStringLiteral("runners_up")].toArray()) next << name.toString();
  if (!next.isEmpty()) note += '\n' + tr("next in rank: %1").arg(next.join(tr(", ")));
  return note;
}

}  // namespace jw::ui
