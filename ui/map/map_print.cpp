#include "ui/map/map_print.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPrintDialog>
#include <QPrinter>
#include <QPushButton>
#include <QtConcurrentRun>
#include <cmath>

#include "gis/print/place_map.h"
#include "ui/engine_bridge.h"
#include "ui/live_cases.h"
#include "ui/map/base_maps.h"
#include "ui/memory.h"
#include "ui/on_main.h"
#include "ui/theme/theme.h"
#include "ui/widgets/parts.h"
#include "ui/words.h"

namespace jw::ui {
namespace {

constexpr double kDesignDpi = 96, kInch = 25.4;

}  // namespace

MapPrint::MapPrint(const Desk& desk, const Part& part, QWidget* parent) : QDialog(parent), m_desk(desk), m_part(part) {
  if (m_part.bases) m_baseNames = m_part.bases->namesOf(m_part.shown);
  setObjectName(QStringLiteral("mapPrint"));
  setAttribute(Qt::WA_DeleteOnClose);
  setWindowTitle(tr("Print the map"));
  auto* down = new QVBoxLayout(this);
  m_desk.theme.space(down, 16, 8);
  auto* form = new QFormLayout;
  down->addLayout(form);
  const auto areas = m_desk.bridge.areas();
  const auto* here = areas->byPath(m_desk.cases.area());
  m_title = new QLineEdit(here ? text(areas->readablePath(here->path)) : areas->empty() ? QString() : text(areas->areas().front().name), this);
  m_title->setObjectName(QStringLiteral("mapPrintTitle"));
  form->addRow(tr("Title"), m_title);
  m_paper = new QComboBox(this);
  m_paper->setObjectName(QStringLiteral("mapPrintPaper"));
  m_paper->addItem(QStringLiteral("A4"), QPageSize::A4);
  m_paper->addItem(QStringLiteral("A3"), QPageSize::A3);
  m_paper->setCurrentIndex(m_desk.memory.get(QStringLiteral("mapPrint/paper"), 0).toInt());
  form->addRow(tr("Paper"), m_paper);
  m_cases = new QCheckBox(tr("With the open cases"), this);
  m_cases->setObjectName(QStringLiteral("mapPrintCases"));
  m_cases->setChecked(m_desk.memory.get(QStringLiteral("mapPrint/cases"), true).toBool());
  form->addRow(QString(), m_cases);
  m_bases = new QCheckBox(tr("With the base map: %1").arg(m_baseNames.join(QStringLiteral(", "))), this);
  m_bases->setObjectName(QStringLiteral("mapPrintBases"));
  m_bases->setChecked(!m_baseNames.isEmpty() && m_desk.memory.get(QStringLiteral("mapPrint/bases"), true).toBool());
  m_bases->setVisible(!m_baseNames.isEmpty());
  form->addRow(QString(), m_bases);
  m_state = makeLabel("second", this);
  m_state->setWordWrap(true);
  down->addWidget(m_state);
  auto* buttons = new QHBoxLayout;
  buttons->addStretch(1);
  const auto button = [&](const char* name, const QString& words) {
    auto* b = new QPushButton(words, this);
    b->setObjectName(QString::fromLatin1(name));
    b->setAutoDefault(false);
    buttons->addWidget(b);
    return b;
  };
  connect(button("mapPrintCancel", tr("Cancel")), &QPushButton::clicked, this, &QDialog::reject);
  m_pdf = button("mapPrintPdf", tr("Save as PDF…"));
  m_print = button("mapPrintPrinter", tr("Print…"));
  setRole(m_print, "primary");
  m_print->setDefault(true);
  down->addLayout(buttons);
  connect(m_pdf, &QPushButton::clicked, this, [this] { draw(false); });
  connect(m_print, &QPushButton::clicked, this, [this] { draw(true); });
  m_desk.theme.follow(this, [this] { setMinimumWidth(m_desk.theme.px(420)); });
}

double MapPrint::across(const QPageLayout& page) const {
  const QSizeF paper = MapSheet::mapSize(page);
  return std::max(m_part.metres.width(), m_part.metres.height() * paper.width() / paper.height());
}

MapSheet MapPrint::words() const {
  MapSheet sheet;
  sheet.page = MapSheet::pageOf(static_cast<QPageSize::PageSizeId>(m_paper->currentData().toInt()));
  sheet.title = m_title->text().trimmed();
  sheet.scale = QStringLiteral("1 : %L1").arg(std::lround(across(sheet.page) * 1000 / MapSheet::mapSize(sheet.page).width()));
  if (m_cases->isChecked()) sheet.key = tr("Cases: circle sentiment, shield police, square matter, diamond component; the ring is the time left, a filled red mark with a dark ring is overdue; a ring with a number stands for so many cases.");
  if (m_bases->isChecked()) sheet.key += (sheet.key.isEmpty() ? QString() : QStringLiteral(" ")) + tr("Base map: %1.").arg(m_baseNames.join(QStringLiteral(", ")));
  const auto& actor = m_desk.bridge.actor();
  sheet.printed = tr("As of %1 · printed by %2").arg(Words::fullMoment(m_desk.bridge.now()), actor.name.empty() ? Words::of(actor.role) : text(actor.name));
  return sheet;
}

void MapPrint::draw(bool toPrinter) {
  m_desk.memory.set(QStringLiteral("mapPrint/paper"), m_paper->currentIndex());
  m_desk.memory.set(QStringLiteral("mapPrint/cases"), m_cases->isChecked());
  if (!m_baseNames.isEmpty()) m_desk.memory.set(QStringLiteral("mapPrint/bases"), m_bases->isChecked());
  gis::PlaceMapRequest request;
  const MapSheet sheet = words();
  request.size = MapSheet::mapPixels(sheet.page);
  request.metres = across(sheet.page);
  request.designWidth = MapSheet::mapSize(sheet.page).width() * kDesignDpi / kInch;
  request.centre = m_part.centre;
  request.mark = false;
  request.areas = m_desk.bridge.areas()->areas();
  request.buildingCache = m_part.buildingCache;
  if (m_cases->isChecked()) request.cases = m_desk.cases.inArea();
  request.now = m_desk.bridge.now();
  for (auto* b : {m_pdf, m_print}) b->setEnabled(false);
  m_state->setText(tr("The map is being drawn…"));
  if (!m_bases->isChecked()) return render(request, sheet, toPrinter);
  m_part.bases->forPaper(m_part.shown).then(this, [this, request, sheet, toPrinter](std::vector<gis::LaidBase> below) mutable {
    request.below = std::move(below);
    render(request, sheet, toPrinter);
  });
}

void MapPrint::render(const gis::PlaceMapRequest& request, const MapSheet& words, bool toPrinter) {
  gis::renderPlaceMap(request, this, [this, sheet = words, toPrinter](QImage map) mutable {
    for (auto* b : {m_pdf, m_print}) b->setEnabled(true);
    m_state->clear();
    sheet.map = std::move(map);
    toPrinter ? askPrinter(sheet) : askFile(sheet);
  });
}

void MapPrint::askFile(const MapSheet& sheet) {
  auto* files = new QFileDialog(this, tr("Save as PDF…"), m_desk.memory.get(QStringLiteral("files/folder")).toString(), QStringLiteral("PDF (*.pdf)"));
  files->setObjectName(QStringLiteral("mapPrintFile"));
  files->setAttribute(Qt::WA_DeleteOnClose);
  files->setAcceptMode(QFileDialog::AcceptSave);
  files->setDefaultSuffix(QStringLiteral("pdf"));
  connect(files, &QFileDialog::fileSelected, this, [this, sheet](const QString& file) {
    m_desk.memory.set(QStringLiteral("files/folder"), QFileInfo(file).absolutePath());
    const auto done = onMain<bool>(&m_desk.notices, [desk = m_desk, file](bool good) {
      good ? desk.notices.tell(tr("Written: %1").arg(QDir::toNativeSeparators(file))) : desk.notices.warn(tr("The file could not be written there: %1").arg(QDir::toNativeSeparators(file)));
    });
    (void)QtConcurrent::run([sheet, file, done] { done(sheet.writePdf(file)); });
    accept();
  });
  files->open();
}

void MapPrint::askPrinter(const MapSheet& sheet) {
  auto printer = std::make_shared<QPrinter>(QPrinter::HighResolution);
  printer->setPageLayout(sheet.page);
  printer->setDocName(sheet.title);
  auto* ask = new QPrintDialog(printer.get(), this);
  ask->setAttribute(Qt::WA_DeleteOnClose);
  // The printer outlives its dialog.
  connect(ask, &QObject::destroyed, [printer] {});
  connect(ask, &QDialog::accepted, this, [this, printer, sheet] {
    const auto done = onMain<bool>(&m_desk.notices, [desk = m_desk](bool good) { good ? desk.notices.tell(tr("The map went to the printer.")) : desk.notices.warn(tr("The map could not be printed.")); });
    (void)QtConcurrent::run([printer, sheet, done] { done(sheet.paint(*printer)); });
    accept();
  });
  ask->open();
}

}  // namespace jw::ui
