// Prints the part of the map that is on screen, or saves it as a PDF.
#pragma once
#include <QDialog>
#include <QSizeF>

#include "core/model/geometry.h"
#include "ui/desk.h"
#include "ui/map/map_sheet.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace jw::ui {

/// Not modal; deletes itself. The map is drawn in the background, then a printer or a file is asked for; printing and writing
/// run on a thread of the pool, and the desk is told how it went.
class MapPrint : public QDialog {
  Q_OBJECT
 public:
  /// `metres`: how wide and high the part of the map around `centre` (EPSG:4490) is that must be on the sheet.
  MapPrint(const Desk& desk, model::Point centre, QSizeF metres, const QString& buildingCache, QWidget* parent);

 private:
  void draw(bool toPrinter);
  void askFile(const MapSheet& sheet);
  void askPrinter(const MapSheet& sheet);
  MapSheet words() const;
  /// Across the whole map on that page.
  double across(const QPageLayout& page) const;
  Desk m_desk;
  model::Point m_centre;
  QSizeF m_metres;
  QString m_buildingCache;
  QLineEdit* m_title;
  QComboBox* m_paper;
  QCheckBox* m_cases;
  QLabel* m_state;
  QPushButton *m_pdf, *m_print;
};

}  // namespace jw::ui
