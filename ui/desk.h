// What every page works with, made once by the main window and handed down.
#pragma once
#include <QObject>
#include <QString>

#include "core/base/ids.h"

namespace jw::engine {
class RegistryDesk;
}

namespace jw::ui {

class EngineBridge;
class Language;
class LiveCases;
class Memory;
class Theme;

/// The one case that list, map and detail show at the same time.
class Selection : public QObject {
  Q_OBJECT
 public:
  using QObject::QObject;
  CaseId current() const { return m_current; }
  void set(CaseId id);

 Q_SIGNALS:
  void changed(jw::CaseId id);

 private:
  CaseId m_current;
};

/// Short sentences to the person at the desk.
class Notices : public QObject {
  Q_OBJECT
 public:
  using QObject::QObject;
  void tell(const QString& text) { Q_EMIT told(text, false); }
  void warn(const QString& text) { Q_EMIT told(text, true); }

 Q_SIGNALS:
  void told(const QString& text, bool bad);
};

struct Desk {
  EngineBridge& bridge;
  LiveCases& cases;
  Theme& theme;
  Language& language;
  Memory& memory;
  Selection& selection;
  Notices& notices;
  engine::RegistryDesk& registry;
};

}  // namespace jw::ui
