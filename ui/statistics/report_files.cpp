#include "ui/statistics/report_files.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QImage>
#include <QPrintDialog>
#include <QPrinter>
#include <QSaveFile>
#include <QStandardPaths>
#include <QThreadPool>

#include "core/base/csv_writer.h"
#include "core/base/error.h"
#include "gis/export/workbook.h"
#include "gis/print/report_pdf.h"
#include "ui/memory.h"
#include "ui/on_main.h"

namespace jw::ui {
namespace {

// Names of reports may hold what file names may not.
QString fileName(QString title, const QString& kind) {
  for (QChar& c : title)
    if (QStringLiteral("/\\:*?\"<>|").contains(c)) c = QLatin1Char('-');
  return title.left(120) + QLatin1Char('.') + kind;
}

}  // namespace

void ReportFiles::ask(const Desk& desk, QWidget* parent, const QString& kind, const QString& name, std::function<void(const QString&)> then) {
  const QString folder = desk.memory.get(QStringLiteral("files/folder"), QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation)).toString();
  auto* files = new QFileDialog(parent, tr("Save as"), folder);
  files->setAttribute(Qt::WA_DeleteOnClose);
  files->setAcceptMode(QFileDialog::AcceptSave);
  files->setNameFilter(QStringLiteral("%1 (*.%2)").arg(kind.toUpper(), kind));
  files->setDefaultSuffix(kind);
  files->selectFile(fileName(name, kind));
  QObject::connect(files, &QFileDialog::fileSelected, parent, [desk, then = std::move(then)](const QString& file) {
    desk.memory.set(QStringLiteral("files/folder"), QFileInfo(file).absolutePath());
    then(file);
  });
  files->open();
}

void ReportFiles::inBackground(QObject* receiver, std::function<void()> work, std::function<void(const QString&)> then) {
  QThreadPool::globalInstance()->start([work = std::move(work), done = onMain<QString>(receiver, [then = std::move(then)](const QString& wrong) { then(wrong); })] {
    try {
      work();
      done(QString());
    } catch (const std::exception& e) {
      done(QString::fromUtf8(e.what()));
    }
  });
}

void ReportFiles::make(const Desk& desk, QWidget* parent, const QString& kind, const QString& name, std::function<void(const QString&)> work) {
  ask(desk, parent, kind, name, [desk, parent, work = std::move(work)](const QString& file) {
    inBackground(parent, [file, work] { work(file); },
                 [desk, file](const QString& wrong) {
                   if (wrong.isEmpty())
                     desk.notices.tell(tr("Written: %1").arg(QDir::toNativeSeparators(file)));
                   else
                     desk.notices.warn(tr("The file could not be written: %1").arg(wrong));
                 });
  });
}

void ReportFiles::save(const Desk& desk, QWidget* parent, const QString& kind, gis::ReportBook book) {
  const QString title = book.title;
  make(desk, parent, kind, title, [kind, book = std::move(book)](const QString& file) { write(file.toStdString(), kind, book, Progress{}); });
}

void ReportFiles::print(const Desk& desk, QWidget* parent, gis::ReportBook book) {
  auto printer = std::make_shared<QPrinter>(QPrinter::HighResolution);
  gis::setReportPage(*printer, book);
  auto* dialog = new QPrintDialog(printer.get(), parent);
  dialog->setObjectName(QStringLiteral("printReport"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  // The printer outlives its dialog.
  QObject::connect(dialog, &QObject::destroyed, [printer] {});
  QObject::connect(dialog, &QDialog::accepted, parent, [desk, parent, printer, book = std::move(book)] {
    inBackground(
        parent,
        [printer, book] {
          if (!gis::printReport(*printer, book)) throw Error(ErrorCode::input, "no printer");
        },
        [desk](const QString& wrong) { wrong.isEmpty() ? desk.notices.tell(tr("The report went to the printer.")) : desk.notices.warn(tr("The report could not be printed. Choose another printer, or save it as PDF.")); });
  });
  dialog->open();
}

void ReportFiles::savePicture(const Desk& desk, QWidget* parent, const QString& name, const QImage& picture) {
  make(desk, parent, QStringLiteral("png"), name, [picture](const QString& file) {
    QSaveFile whole(file);
    if (!whole.open(QIODevice::WriteOnly) || !picture.save(&whole, "PNG") || !whole.commit()) throw Error(ErrorCode::input, file.toStdString());
  });
}

void ReportFiles::write(const std::filesystem::path& file, const QString& kind, const gis::ReportBook& book, const Progress& progress) {
  if (kind == QLatin1String("xlsx")) return gis::writeWorkbook(file, book, progress);
  if (kind == QLatin1String("pdf")) return gis::writeReport(file, book, progress);
  const auto& sheet = book.sheets.at(0);
  std::string out = "\xEF\xBB\xBF";  // without it, spreadsheets take Chinese for something else
  std::vector<std::string> cells{sheet.places.toStdString()};
  const auto put = [&] { appendCsvRow(out, {cells.begin(), cells.end()}, {.guardFormulas = true}); };
  for (const auto& c : sheet.columns) cells.push_back(c.toStdString());
  cells.push_back(sheet.total.toStdString());
  put();
  const auto figure = [&](const std::optional<double>& v, bool percent) {
    return v ? QString::number(*v, 'f', percent ? 4 : sheet.decimals).toStdString() : std::string(sheet.compared ? "" : "*");
  };
  const auto row = [&](const gis::ReportSheet::Row& r) {
    cells = {r.name.toStdString()};
    for (const auto& v : r.values) cells.push_back(figure(v, sheet.percent));
    cells.push_back(figure(r.sum, sheet.percent || sheet.compared));
    put();
  };
  for (const auto& r : sheet.rows) row(r);
  row(sheet.totals);
  // What the figures are of, behind them: whoever reads the table by its heads is not disturbed.
  for (const QString& words : {sheet.title, sheet.about, sheet.note}) {
    cells = {words.toStdString()};
    if (!words.isEmpty()) put();
  }
  QSaveFile whole(QString::fromStdString(file.string()));
  if (!whole.open(QIODevice::WriteOnly) || whole.write(out.data(), static_cast<qint64>(out.size())) < 0 || !whole.commit())
    throw Error(ErrorCode::input, file.string() + ": " + whole.errorString().toStdString());
}

}  // namespace jw::ui
