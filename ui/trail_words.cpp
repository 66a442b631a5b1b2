#include "ui/trail_words.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "ui/rules/rule_words.h"
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

QString TrailWords::note(const model::Transition& t, const engine::Directory& directory) {
  if (!t.rule) return text(t.note);
  const QJsonObject why = QJsonDocument::fromJson(QByteArray::fromStdString(t.note)).object();
  if (why.isEmpty()) return text(t.note);
  QString note = tr("%1, version %2").arg(why[QStringLiteral("rule")].toString()).arg(why[QStringLiteral("version")].toInt());
  if (const QStringList matched = conditions(why[QStringLiteral("matched")].toObject(), directory); !matched.isEmpty()) note += tr(": ") + matched.join(tr(", "));
  QStringList next;
  for (const auto& name : why[QStringLiteral("runners_up")].toArray()) next << name.toString();
  if (!next.isEmpty()) note += '\n' + tr("next in rank: %1").arg(next.join(tr(", ")));
  return note;
}

QStringList TrailWords::conditions(const QJsonObject& matched, const engine::Directory& directory) {
  const auto said = [&](const char* key) { return matched[QLatin1String(key)].toString(); };
  QStringList out;
  if (!said("category").isEmpty()) out << tr("category %1").arg(RuleWords::category(said("category").toStdString(), true, directory));
  if (!said("area").isEmpty()) out << tr("area %1").arg(said("area"));
  if (!said("keyword").isEmpty()) out << tr("keyword “%1”").arg(said("keyword"));
  model::CaseKind kind{};
  if (model::parseKind(said("kind").toStdString(), kind)) out << tr("kind %1").arg(Words::of(kind));
  model::Nature nature{};
  if (model::parseNature(said("nature").toStdString(), nature)) out << tr("nature %1").arg(Words::of(nature));
  model::Channel channel{};
  if (model::parseChannel(said("channel").toStdString(), channel)) out << tr("channel %1").arg(Words::of(channel));
  if (const QJsonObject h = matched[QStringLiteral("hours")].toObject(); !h.isEmpty())
    out << tr("time %1").arg(RuleWords::hours({static_cast<std::int16_t>(h[QStringLiteral("from")].toInt()), static_cast<std::int16_t>(h[QStringLiteral("to")].toInt()), static_cast<std::uint8_t>(h[QStringLiteral("weekdays")].toInt())}));
  if (const QJsonObject n = matched[QStringLiteral("near")].toObject(); !n.isEmpty())
    out << tr("%1 %L2 m away, at most %L3 m").arg(n[QStringLiteral("kind")].toString()).arg(n[QStringLiteral("metres")].toDouble()).arg(n[QStringLiteral("within")].toDouble());
  if (!said("owner").isEmpty()) out << tr("owner %1").arg(said("owner"));
  const QJsonObject others = matched[QStringLiteral("attributes")].toObject();
  for (auto it = others.begin(); it != others.end(); ++it) out << QStringLiteral("%1 = %2").arg(it.key(), it.value().toString());
  return out;
}

}  // namespace jw::ui
