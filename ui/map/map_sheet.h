// The map on one sheet of paper: title, map, scale, key, when and by whom.
#pragma once
#include <QCoreApplication>
#include <QImage>
#include <QPageLayout>
#include <QString>

class QPagedPaintDevice;

namespace jw::ui {

/// Everything as words and a picture, so that any thread can paint it.
struct MapSheet {
  QString title;
  QString scale;    ///< "1 : 12,000"
  QString key;      ///< what the marks of the cases mean
  QString printed;  ///< as of when, by whom
  QImage map;       ///< as large as mapSize() says
  QPageLayout page;

  /// A4 or A3 on its side, with its margins.
  static QPageLayout pageOf(QPageSize::PageSizeId paper);
  /// Of the map on the page, in millimetres.
  static QSizeF mapSize(const QPageLayout& page);
  /// The pixels of a map of that size in print.
  static QSize mapPixels(const QPageLayout& page);
  /// False if the device cannot be painted on. The device's page is set up.
  bool paint(QPagedPaintDevice& device) const;
  /// The file is replaced whole or not at all; false if it cannot be written.
  bool writePdf(const QString& file) const;
};

}  // namespace jw::ui
