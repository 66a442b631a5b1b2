// Views of the map to come back to, kept by name.
#pragma once
#include <QMenu>

#include "ui/desk.h"

class QLineEdit;

namespace jw::ui {

class MapPanel;

/// Main thread. Remembered with the window.
class BookmarkMenu : public QMenu {
  Q_OBJECT
 public:
  static constexpr int kMost = 30;

  BookmarkMenu(const Desk& desk, MapPanel& map, QWidget* parent);
  /// The view that is on screen; a bookmark of that name is replaced.
  void add(const QString& name);
  QStringList names() const;

 private:
  struct Bookmark;
  std::vector<Bookmark> read() const;
  void write(const std::vector<Bookmark>& all);
  void fill();
  QString proposedName() const;
  Desk m_desk;
  MapPanel& m_map;
};

}  // namespace jw::ui
