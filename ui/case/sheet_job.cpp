#include "ui/case/sheet_job.h"

#include <QFileDialog>
#include <QPrintDialog>
#include <QPrinter>
#include <QtConcurrentRun>

#include "gis/print/place_map.h"
#include "ui/engine_bridge.h"
#include "ui/on_main.h"
#include "ui/words.h"

namespace jw::ui {
namespace {

constexpr double kReach = 0.02;  // degrees: areas that far from the case may reach into its picture

std::vector<model::Area> areasAt(const engine::AreaTree& tree, model::Point p) {
  std::vector<model::Area> near;
  for (const auto& area : tree.areas()) {
    const model::Box box = area.shape.box();
    if (p.x > box.xmin - kReach && p.x < box.xmax + kReach && p.y > box.ymin - kReach && p.y < box.ymax + kReach) near.push_back(area);
  }
  return near;
}

}  // namespace

void prepareSheet(const Desk& desk, CaseSheet sheet, QWidget* receiver, std::function<void(CaseSheet)> then) {
  const auto areas = desk.bridge.areas();
  sheet.directory = desk.bridge.directoryPointer();
  sheet.city = areas->empty() ? QString() : text(areas->areas().front().name);
  sheet.printedBy = text(desk.bridge.actor().name);
  sheet.now = desk.bridge.now();
  const auto point = sheet.details.summary.point;
  if (!point) return then(std::move(sheet));
  gis::PlaceMapRequest request;
  request.centre = *point;
  request.areas = areasAt(*areas, *point);
  request.buildingCache = receiver->window()->property("buildingCache").toString();
  gis::renderPlaceMap(request, receiver, [sheet = std::move(sheet), then = std::move(then)](QImage map) mutable {
    sheet.map = std::move(map);
    then(std::move(sheet));
  });
}

void printSheet(const Desk& desk, const CaseSheet& sheet, QWidget* parent) {
  auto printer = std::make_shared<QPrinter>(QPrinter::HighResolution);
  printer->setPageLayout(QPageLayout(QPageSize(QPageSize::A4), QPageLayout::Portrait, QMarginsF(18, 14, 18, 12), QPageLayout::Millimeter));
  printer->setDocName(text(sheet.details.summary.number));
  auto* dialog = new QPrintDialog(printer.get(), parent);
  dialog->setObjectName(QStringLiteral("printDialog"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  auto& notices = desk.notices;
  // The printer outlives its dialog.
  QObject::connect(dialog, &QObject::destroyed, [printer] {});
  QObject::connect(dialog, &QDialog::accepted, parent, [printer, parent, &notices, pages = CaseSheets::pages(sheet)] {
    const auto done = onMain<bool>(parent, [&notices](bool good) { good ? notices.tell(CaseSheets::tr("The case sheet went to the printer.")) : notices.warn(CaseSheets::tr("The case sheet could not be printed.")); });
    (void)QtConcurrent::run([printer, pages, done] { done(CaseSheets::paint(pages, *printer)); });
  });
  dialog->open();
}

void saveSheet(const Desk& desk, const CaseSheet& sheet, QWidget* parent) {
  auto* dialog = new QFileDialog(parent, CaseSheets::tr("Save the case sheet"), QString(), QStringLiteral("PDF (*.pdf)"));
  dialog->setObjectName(QStringLiteral("sheetDialog"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setAcceptMode(QFileDialog::AcceptSave);
  dialog->setDefaultSuffix(QStringLiteral("pdf"));
  dialog->selectFile(text(sheet.details.summary.number) + QStringLiteral(".pdf"));
  auto& notices = desk.notices;
  QObject::connect(dialog, &QFileDialog::fileSelected, parent, [parent, &notices, pages = CaseSheets::pages(sheet)](const QString& file) {
    const auto done = onMain<bool>(parent, [&notices, file](bool good) {
      good ? notices.tell(CaseSheets::tr("Saved: %1").arg(file)) : notices.warn(CaseSheets::tr("The file could not be written there."));
    });
    (void)QtConcurrent::run([pages, file, done] { done(CaseSheets::writePdf(pages, file)); });
  });
  dialog->open();
}

}  // namespace jw::ui
