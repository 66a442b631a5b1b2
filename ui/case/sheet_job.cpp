#include "ui/case/sheet_job.h"

#include <QFileDialog>
#include <QPrintDialog>
#include <QPrinter>
#include <QtConcurrentRun>

#include "core/engine/attachment_desk.h"
#include "gis/print/place_map.h"
#include "ui/case/attached_picture.h"
#include "ui/engine_bridge.h"
#include "ui/on_main.h"
#include "ui/words.h"

namespace jw::ui {
namespace {

constexpr std::size_t kMostPhotos = 6;
constexpr int kPhotoPixels = 1000;  // of the longer side: 300 dots to the inch at their size on paper
constexpr double kReach = 0.02;  // degrees: areas that far from the case may reach into its picture

std::vector<model::Area> areasAt(const engine::AreaTree& tree, model::Point p) {
  std::vector<model::Area> near;
  for (const auto& area : tree.areas()) {
    const model::Box box = area.shape.box();
    if (p.x > box.xmin - kReach && p.x < box.xmax + kReach && p.y > box.ymin - kReach && p.y < box.ymax + kReach) near.push_back(area);
  }
  return near;
}

// The newest ones, in the order in which they were attached.
void withPhotos(const Desk& desk, CaseSheet sheet, QWidget* receiver, std::function<void(CaseSheet)> then) {
  std::vector<const model::Attachment*> wanted;
  for (const auto& a : sheet.details.attachments)
    if (a.type.starts_with("image/")) wanted.push_back(&a);
  if (wanted.size() > kMostPhotos) wanted.erase(wanted.begin(), wanted.end() - kMostPhotos);
  if (wanted.empty()) return then(std::move(sheet));
  struct Gathering {
    CaseSheet sheet;
    std::vector<SheetPhoto> photos;
    std::size_t missing;
  };
  auto all = std::make_shared<Gathering>(Gathering{{}, std::vector<SheetPhoto>(wanted.size()), wanted.size()});
  engine::AttachmentDesk files(desk.bridge.engine());
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    all->photos[i].name = text(wanted[i]->name);
    const auto ready = onMain<QImage>(receiver, [all, i, then](const QImage& picture) {
      all->photos[i].picture = picture;
      if (--all->missing > 0) return;
      for (auto& p : all->photos)
        if (!p.picture.isNull()) all->sheet.photos << p;
      then(std::move(all->sheet));
    });
    files.fileOf(wanted[i]->hash, [ready](const engine::AttachmentDesk::Found& found) { ready(found.fault.empty() ? attachedPicture(QString::fromStdString(found.file.string()), kPhotoPixels) : QImage()); });
  }
  all->sheet = std::move(sheet);
}

}  // namespace

void prepareSheet(const Desk& desk, CaseSheet sheet, QWidget* receiver, std::function<void(CaseSheet)> then) {
  const auto areas = desk.bridge.areas();
  sheet.directory = desk.bridge.directoryPointer();
  sheet.city = areas->empty() ? QString() : text(areas->areas().front().name);
  sheet.printedBy = text(desk.bridge.actor().name);
  sheet.now = desk.bridge.now();
  const auto point = sheet.details.summary.point;
  auto whole = [desk, receiver, then = std::move(then)](CaseSheet ready) { withPhotos(desk, std::move(ready), receiver, then); };
  if (!point) return whole(std::move(sheet));
  gis::PlaceMapRequest request;
  request.centre = *point;
  request.areas = areasAt(*areas, *point);
  request.buildingCache = receiver->window()->property("buildingCache").toString();
  gis::renderPlaceMap(request, receiver, [sheet = std::move(sheet), whole = std::move(whole)](QImage map) mutable {
    sheet.map = std::move(map);
    whole(std::move(sheet));
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
