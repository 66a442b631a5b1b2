#include "ui/case/attached_picture.h"

#include <QImageReader>
#include <algorithm>

namespace jw::ui {
namespace {
constexpr int kMostPixels = 128;  // megabytes that a decoded picture may need
}

QImage attachedPicture(const QString& file, int longest) {
  QImageReader reader(file);
  reader.setDecideFormatFromContent(true);
  reader.setAutoTransform(true);
  QImageReader::setAllocationLimit(kMostPixels);
  const QSize size = reader.size();
  if (size.isValid() && std::max(size.width(), size.height()) > longest) reader.setScaledSize(size.scaled(longest, longest, Qt::KeepAspectRatio));
  return reader.read();
}

}  // namespace jw::ui
