// What the window remembers from one day to the next: sizes, columns, theme, language.
#pragma once
#include <QMap>
#include <QString>
#include <QTimer>
#include <QVariant>

namespace jw::ui {

/// Main thread. Read once when it is made; written on a pool thread two seconds after a change, and at the end.
class Memory : public QObject {
  Q_OBJECT
 public:
  /// `file`: an ini file; made with its folder when there is something to write.
  explicit Memory(QString file, QObject* parent = nullptr);
  ~Memory() override;

  QVariant get(const QString& key, const QVariant& otherwise = {}) const { return m_values.value(key, otherwise); }
  void set(const QString& key, const QVariant& value);

 private:
  static void write(const QString& file, const QMap<QString, QVariant>& values);
  QString m_file;
  QMap<QString, QVariant> m_values;
  QTimer m_later;
  bool m_dirty = false;
};

}  // namespace jw::ui
