#include "ui/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>

#include "core/base/error.h"

namespace jw::ui {

Language::Language(QObject* parent) : QObject(parent) {
  if (!m_chinese.load(QStringLiteral(":/i18n/jingwei_zh_CN.qm"))) throw Error(ErrorCode::internal, "no Chinese texts");
  // Qt's own few texts (calendar, context menus); the package that carries them is optional.
  if (!m_chineseQt.load(QStringLiteral("qtbase_zh_CN"), QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
    qInfo("Qt's Chinese texts are not installed");
}

Language::~Language() {
  QCoreApplication::removeTranslator(&m_chinese);
  QCoreApplication::removeTranslator(&m_chineseQt);
}

void Language::set(const QString& code) {
  const QString wanted = code == QLatin1String("en") ? code : QStringLiteral("zh_CN");
  if (wanted == m_code) return;
  m_code = wanted;
  QLocale::setDefault(QLocale(wanted));
  if (wanted == QLatin1String("en")) {
    QCoreApplication::removeTranslator(&m_chinese);
    QCoreApplication::removeTranslator(&m_chineseQt);
  } else {
    QCoreApplication::installTranslator(&m_chineseQt);
    QCoreApplication::installTranslator(&m_chinese);
  }
  Q_EMIT changed();
}

QString Language::chinese(const char* context, const char* source, const char* note) const {
  return m_chinese.translate(context, source, note);
}

}  // namespace jw::ui
