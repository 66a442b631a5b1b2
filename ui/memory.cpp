#include "ui/memory.h"

#include <QDir>
#include <QFileInfo>
#include <QSettings>
#include <QThreadPool>
#include <chrono>

namespace jw::ui {

Memory::Memory(QString file, QObject* parent) : QObject(parent), m_file(std::move(file)) {
  if (!m_file.isEmpty()) {
    const QSettings ini(m_file, QSettings::IniFormat);
    for (const QString& key : ini.allKeys()) m_values.insert(key, ini.value(key));
  }
  m_later.setSingleShot(true);
  m_later.setInterval(std::chrono::seconds(2));
  connect(&m_later, &QTimer::timeout, this, [this] {
    m_dirty = false;
    QThreadPool::globalInstance()->start([file = m_file, values = m_values] { write(file, values); });
  });
}

Memory::~Memory() {
  if (m_dirty) write(m_file, m_values);
}

void Memory::set(const QString& key, const QVariant& value) {
  if (m_file.isEmpty() || m_values.value(key) == value) return;
  m_values.insert(key, value);
  m_dirty = true;
  m_later.start();
}

void Memory::write(const QString& file, const QMap<QString, QVariant>& values) {
  QDir().mkpath(QFileInfo(file).absolutePath());
  QSettings ini(file, QSettings::IniFormat);
  for (auto it = values.begin(); it != values.end(); ++it) ini.setValue(it.key(), it.value());
}

}  // namespace jw::ui
