// The language of the window: Simplified Chinese or English, switched while the program runs.
#pragma once
#include <QObject>
#include <QString>
#include <QTranslator>

namespace jw::ui {

/// Main thread. One object, made with the application. Setting the language sends QEvent::LanguageChange to every
/// widget.
class Language : public QObject {
  Q_OBJECT
 public:
  explicit Language(QObject* parent = nullptr);
  ~Language() override;

  /// "zh_CN" or "en"; anything else is taken as "zh_CN".
  void set(const QString& code);
  const QString& code() const { return m_code; }
  /// The Chinese text of a source text, whatever language is set: for searching in both.
  QString chinese(const char* context, const char* source, const char* note = nullptr) const;

 Q_SIGNALS:
  void changed();

 private:
  QTranslator m_chinese, m_chineseQt;
  QString m_code;
};

}  // namespace jw::ui
