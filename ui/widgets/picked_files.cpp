#include "ui/widgets/picked_files.h"

#include <QDateTime>
#include <QFileDialog>
#include <QImage>
#include <QMimeData>
#include <QUrl>
#include <QtConcurrentRun>

#include "core/engine/file_vault.h"
#include "ui/on_main.h"

namespace jw::ui {
namespace {

struct PickedFiles {
  Q_DECLARE_TR_FUNCTIONS(PickedFiles)
};

}  // namespace

void askForFiles(QWidget* parent, std::function<void(const QStringList&)> then) {
  QStringList patterns;
  for (const auto& extension : engine::keptExtensions()) patterns << QStringLiteral("*.%1").arg(QString::fromUtf8(extension.data(), static_cast<qsizetype>(extension.size())));
  auto* dialog = new QFileDialog(parent->window(), PickedFiles::tr("Attach files"), QString(), PickedFiles::tr("Pictures, sound, documents") + QStringLiteral(" (%1)").arg(patterns.join(QLatin1Char(' '))));
  dialog->setObjectName(QStringLiteral("attachDialog"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setFileMode(QFileDialog::ExistingFiles);
  QObject::connect(dialog, &QFileDialog::filesSelected, parent, std::move(then));
  dialog->open();
}

bool takeFiles(const QMimeData& mime, const QString& folder, QObject* receiver, std::function<void(const QStringList&)> then) {
  QStringList files;
  for (const QUrl& url : mime.urls())
    if (url.isLocalFile()) files << url.toLocalFile();
  if (files.isEmpty() && !mime.hasImage()) return false;
  if (!files.isEmpty()) {
    then(files);
    return true;
  }
  const QString file = QStringLiteral("%1/%2.png").arg(folder, PickedFiles::tr("picture %1").arg(QDateTime::currentDateTime().toString(QStringLiteral("yyyyMMdd-HHmmss-zzz"))));
  const auto saved = onMain<bool>(receiver, [file, then = std::move(then)](bool good) { then(good ? QStringList(file) : QStringList()); });
  (void)QtConcurrent::run([picture = mime.imageData().value<QImage>(), file, saved] { saved(picture.save(file, "PNG")); });
  return true;
}

}  // namespace jw::ui
