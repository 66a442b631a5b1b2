#include "ui/map/map_sheet.h"

#include <QBuffer>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>

#include "gis/map/map_style.h"
#include "gis/print/pdf_text.h"

namespace jw::ui {
namespace {

constexpr double kHeadMm = 12, kFootMm = 12, kMmPerInch = 25.4;
constexpr int kMapDpi = 200, kPdfDpi = 300;

QFont type(double points, bool bold = false) {
  QFont font = gis::mapFont(12, bold);
  font.setPointSizeF(points);
  return font;
}

}  // namespace

QPageLayout MapSheet::pageOf(QPageSize::PageSizeId paper) { return QPageLayout(QPageSize(paper), QPageLayout::Landscape, QMarginsF(12, 12, 12, 12), QPageLayout::Millimeter); }

QSizeF MapSheet::mapSize(const QPageLayout& page) {
  const QRectF room = page.paintRect(QPageLayout::Millimeter);
  return {room.width(), room.height() - kHeadMm - kFootMm};
}

QSize MapSheet::mapPixels(const QPageLayout& page) { return (mapSize(page) * kMapDpi / kMmPerInch).toSize(); }

bool MapSheet::paint(QPagedPaintDevice& device) const {
  QPainter painter;
  if (map.isNull() || !painter.begin(&device)) return false;
  const double dot = device.logicalDpiY() / kMmPerInch;  // a millimetre
  const double width = device.width(), height = device.height();
  painter.setPen(Qt::black);
  painter.setFont(type(15, true));
  painter.drawText(QRectF(0, 0, width, (kHeadMm - 3) * dot), Qt::AlignLeft | Qt::AlignVCenter, title);
  painter.setFont(type(11));
  painter.drawText(QRectF(0, 0, width, (kHeadMm - 3) * dot), Qt::AlignRight | Qt::AlignVCenter, scale);
  const QRectF frame(0, kHeadMm * dot, width, height - (kHeadMm + kFootMm) * dot);
  painter.drawImage(frame, map);
  painter.setPen(QPen(Qt::black, 0.3 * dot));
  painter.setBrush(Qt::NoBrush);
  painter.drawRect(frame);
  painter.setPen(Qt::black);
  painter.setFont(type(8.5));
  const QRectF foot(0, frame.bottom() + 2 * dot, width, (kFootMm - 2) * dot);
  painter.drawText(foot, Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, key);
  painter.drawText(foot, Qt::AlignRight | Qt::AlignBottom, printed);
  return painter.end();
}

bool MapSheet::writePdf(const QString& file) const {
  QBuffer bytes;
  if (!bytes.open(QIODevice::WriteOnly)) return false;
  QPdfWriter writer(&bytes);
  writer.setResolution(kPdfDpi);
  writer.setPageLayout(page);
  writer.setTitle(title);
  writer.setCreator(QStringLiteral("Jingwei"));
  if (!paint(writer)) return false;
  QSaveFile out(file);
  if (!out.open(QIODevice::WriteOnly)) return false;
  const QByteArray pdf = gis::withIdeographs(bytes.data());
  return out.write(pdf) == pdf.size() && out.commit();
}

}  // namespace jw::ui
