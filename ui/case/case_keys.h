// The keys of what is done to a case beside its steps.
#pragma once
#include <QString>
#include <QWidget>

namespace jw::ui {

/// "Urge  U" in a case window, which has these keys; elsewhere they belong to the page, and the words stand alone.
inline QString withKey(const QWidget& part, const QString& words, const char* key) {
  const bool own = part.window()->objectName() == QLatin1String("caseWindow");
  return own ? QStringLiteral("%1  %2").arg(words, QLatin1String(key)) : words;
}

}  // namespace jw::ui
