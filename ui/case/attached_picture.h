// A picture among the files of a case.
#pragma once
#include <QImage>
#include <QString>

namespace jw::ui {

/// No larger than `longest` pixels on its longer side, turned as it was taken. Any thread; null where the file is no picture that can be
/// shown.
QImage attachedPicture(const QString& file, int longest);

}  // namespace jw::ui
