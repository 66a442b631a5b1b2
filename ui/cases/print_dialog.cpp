#include <QCheckBox>
#include <QDialog>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QPdfWriter>
#include <QPointer>
#include <QPrintDialog>
#include <QPrinter>
#include <QPushButton>
#include <QStandardPaths>
#include <QThreadPool>
#include <QTimer>
#include <QVBoxLayout>
#include <chrono>

#include "core/engine/case_addresses.h"
#include "ui/asking.h"
#include "ui/cases/list_print.h"
#include "ui/engine_bridge.h"
#include "ui/memory.h"
#include "ui/on_main.h"
#include "ui/theme/theme.h"
#include "ui/widgets/parts.h"

namespace jw::ui {
namespace {

constexpr std::chrono::seconds kPatience{3};  // that the addresses are waited for
const QPageLayout kLayout(QPageSize(QPageSize::A4), QPageLayout::Landscape, QMarginsF(12, 12, 12, 12), QPageLayout::Millimeter);

struct PrintDialogWords {
  Q_DECLARE_TR_FUNCTIONS(PrintDialogWords)
};

/// Paints on a thread of the pool; a list of a whole city takes seconds.
void run(const Desk& desk, PrintedList list, std::shared_ptr<QPagedPaintDevice> device, const QString& where) {
  const QPointer<Notices> notices(&desk.notices);
  QThreadPool::globalInstance()->start([list = std::move(list), device = std::move(device), notices, where]() mutable {
    const int pages = printList(list, *device);
    device.reset();  // the file is whole only now
    QMetaObject::invokeMethod(
        QCoreApplication::instance(),
        [notices, pages, where] {
          if (!notices) return;
          if (pages)
            notices->tell(PrintDialogWords::tr("Printed %1 pages: %2").arg(pages).arg(where));
          else
            notices->warn(PrintDialogWords::tr("Could not print to %1.").arg(where));
        },
        Qt::QueuedConnection);
  });
}

class Dialog : public QDialog {
 public:
  Dialog(const Desk& desk, const QString& title, const QString& detail, std::vector<engine::CaseSummaryPtr> cases, QWidget* parent)
      : QDialog(parent), m_desk(desk), m_title(title), m_detail(detail), m_cases(std::move(cases)) {
    setObjectName(QStringLiteral("printDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(PrintDialogWords::tr("Print the list of cases"));
    auto* layout = new QVBoxLayout(this);
    desk.theme.space(layout, 16, 8);
    auto* head = makeLabel("title", this);
    head->setText(title);
    layout->addWidget(head);
    auto* words = makeLabel("second", this);
    words->setText(detail);
    words->setWordWrap(true);
    layout->addWidget(words);
    layout->addWidget(m_group = new QCheckBox(PrintDialogWords::tr("Grouped by department"), this));
    m_group->setObjectName(QStringLiteral("byDepartment"));
    m_group->setChecked(desk.memory.get(QStringLiteral("print/byDepartment")).toBool());
    auto* buttons = new QHBoxLayout;
    buttons->addStretch();
    const auto button = [&](const char* name, const QString& text) {
      auto* b = new QPushButton(text, this);
      b->setObjectName(QString::fromLatin1(name));
      b->setAutoDefault(false);
      buttons->addWidget(b);
      return b;
    };
    connect(button("cancel", PrintDialogWords::tr("Cancel")), &QPushButton::clicked, this, &QDialog::reject);
    auto* pdf = button("toPdf", PrintDialogWords::tr("Save as PDF …"));
    connect(pdf, &QPushButton::clicked, this, [this] { askFile(); });
    auto* paper = button("toPrinter", PrintDialogWords::tr("Print …"));
    setRole(paper, "primary");
    paper->setDefault(true);
    connect(paper, &QPushButton::clicked, this, [this] { askPrinter(); });
    layout->addLayout(buttons);
    // Summaries do not carry the addresses; they are read in a moment. If they cannot be, the list is printed without them.
    std::vector<CaseId> ids;
    for (const auto& c : m_cases) ids.push_back(c->id);
    const auto ready = [pdf, paper](bool is) {
      pdf->setEnabled(is);
      paper->setEnabled(is);
    };
    ready(false);
    engine::addressesOf(desk.bridge.engine(), desk.bridge.actor(), std::move(ids), m_asking.anew(), onMain<CaseAddresses>(this, [this, ready](CaseAddresses found) {
                          m_addresses = std::move(found);
                          ready(true);
                        }));
    QTimer::singleShot(kPatience, this, [ready] { ready(true); });
    desk.theme.follow(this, [this] { setMinimumWidth(m_desk.theme.px(420)); });
  }

 private:
  PrintedList list() {
    m_desk.memory.set(QStringLiteral("print/byDepartment"), m_group->isChecked());
    return printedList(m_desk, m_title, m_detail, m_cases, m_addresses, m_group->isChecked());
  }
  void askFile() {
    auto* files = new QFileDialog(this, PrintDialogWords::tr("Save as PDF …"), m_desk.memory.get(QStringLiteral("print/folder"), QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation)).toString());
    files->setAttribute(Qt::WA_DeleteOnClose);
    files->setAcceptMode(QFileDialog::AcceptSave);
    files->setNameFilter(QStringLiteral("PDF (*.pdf)"));
    files->setDefaultSuffix(QStringLiteral("pdf"));
    files->selectFile(m_title + QStringLiteral(".pdf"));
    connect(files, &QFileDialog::fileSelected, this, [this](const QString& file) {
      m_desk.memory.set(QStringLiteral("print/folder"), QFileInfo(file).absolutePath());
      auto writer = std::make_shared<QPdfWriter>(file);
      writer->setPageLayout(kLayout);
      writer->setResolution(300);
      writer->setTitle(m_title);
      writer->setCreator(QStringLiteral("Jingwei"));
      run(m_desk, list(), std::move(writer), QDir::toNativeSeparators(file));
      accept();
    });
    files->open();
  }
  void askPrinter() {
    m_printer = std::make_shared<QPrinter>(QPrinter::HighResolution);
    m_printer->setPageLayout(kLayout);
    m_printer->setDocName(m_title);
    auto* ask = new QPrintDialog(m_printer.get(), this);
    ask->setAttribute(Qt::WA_DeleteOnClose);
    connect(ask, &QDialog::accepted, this, [this] {
      const QString where = m_printer->outputFileName().isEmpty() ? m_printer->printerName() : m_printer->outputFileName();
      run(m_desk, list(), m_printer, where);
      accept();
    });
    ask->open();
  }
  Desk m_desk;
  QString m_title, m_detail;
  std::vector<engine::CaseSummaryPtr> m_cases;
  CaseAddresses m_addresses;
  Asking m_asking;
  QCheckBox* m_group;
  std::shared_ptr<QPrinter> m_printer;
};

}  // namespace

void openPrintDialog(const Desk& desk, const QString& title, const QString& detail, std::vector<engine::CaseSummaryPtr> cases, QWidget* parent) {
  (new Dialog(desk, title, detail, std::move(cases), parent))->open();
}

}  // namespace jw::ui
