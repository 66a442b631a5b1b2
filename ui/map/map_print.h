// Prints the part of the map that is on screen, or saves it as a PDF.
#pragma once
#include <QDialog>
#include <QStringList>
#include <QSizeF>

#include "core/model/geometry.h"
#include "ui/desk.h"
#include "ui/map/map_sheet.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace jw::gis {
struct PlaceMapRequest;
}

namespace jw::ui {

class BaseMaps;

/// Not modal; deletes itself. The map is drawn in the background, then a printer or a file is asked for; printing and writing
/// run on a thread of the pool, and the desk is told how it went.
class MapPrint : public QDialog {
  Q_OBJECT
 public:
  struct Part {
    model::Point centre;    ///< EPSG:4490
    QSizeF metres;          ///< how wide and high the part of the map around it is that must be on the sheet
    QString buildingCache;
    const BaseMaps* bases = nullptr;  ///< may be null; must outlive the dialog
    QStringList shown;                ///< ids of the map's layers, the topmost first
  };
  MapPrint(const Desk& desk, const Part& part, QWidget* parent);

 private:
  void draw(bool toPrinter);
  void render(const gis::PlaceMapRequest& request, const MapSheet& words, bool toPrinter);
  void askFile(const MapSheet& sheet);
  void askPrinter(const MapSheet& sheet);
  MapSheet words() const;
  /// Across the whole map on that page.
  double across(const QPageLayout& page) const;
  Desk m_desk;
  Part m_part;
  QStringList m_baseNames;
  QLineEdit* m_title;
  QComboBox* m_paper;
  QCheckBox *m_cases, *m_bases;
  QLabel* m_state;
  QPushButton *m_pdf, *m_print;
};

}  // namespace jw::ui
