// Files that a person gives to a case: asked for, dropped or copied.
#pragma once
#include <QStringList>
#include <functional>

class QMimeData;
class QObject;
class QString;
class QWidget;

namespace jw::ui {

/// Asks for files of the kinds that are kept (core/engine/file_vault.h); `then` is not called where the question is given up.
void askForFiles(QWidget* parent, std::function<void(const QStringList&)> then);

/// The local files that were dropped or copied; else a picture, which is written into `folder` off the main thread. `then` runs in
/// the main thread if `receiver` is still there: with nothing where the picture could not be written. False: there is nothing of the sort.
bool takeFiles(const QMimeData& mime, const QString& folder, QObject* receiver, std::function<void(const QStringList&)> then);

}  // namespace jw::ui
