#include "ui/case/attachment_list.h"

#include <QDesktopServices>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QMimeData>
#include <QProgressBar>
#include <QPushButton>
#include <QToolButton>
#include <QUrl>
#include <QVBoxLayout>

#include "core/engine/attachment_desk.h"
#include "core/engine/side_rights.h"
#include "ui/case/attached_picture.h"
#include "ui/case/case_keys.h"
#include "ui/case/case_timeline.h"
#include "ui/engine_bridge.h"
#include "ui/on_main.h"
#include "ui/theme/theme.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/parts.h"
#include "ui/widgets/picked_files.h"
#include "ui/words.h"

namespace jw::ui {
namespace {

constexpr double kTile = 84;       // design pixels
constexpr int kDecoded = 256;      // pixels of the longer side that are kept

std::filesystem::path pathOf(const QString& file) {
  return std::filesystem::path(file.toStdU16String());
}

}  // namespace

AttachmentList::AttachmentList(const Desk& desk, QWidget* parent) : QWidget(parent), m_desk(desk) {
  setObjectName(QStringLiteral("attachments"));
  auto* down = new QVBoxLayout(this);
  down->setContentsMargins(0, 0, 0, 0);
  auto* across = new QHBoxLayout;
  across->addWidget(m_head = makeLabel("heading", this), 1);
  across->addWidget(m_add = new QPushButton(this));
  m_add->setObjectName(QStringLiteral("attach"));
  m_desk.theme.dress(m_add, QStringLiteral("plus"), 16);
  down->addLayout(across);
  down->addWidget(m_progress = new QProgressBar(this));
  m_progress->setObjectName(QStringLiteral("attachProgress"));
  m_progress->setTextVisible(false);
  m_progress->setRange(0, 1000);
  m_progress->hide();
  down->addWidget(m_tiles = new QWidget(this));
  m_flow = new FlowLayout(m_tiles);
  m_flow->setContentsMargins(0, 0, 0, 0);
  m_desk.theme.follow(this, [this, down] {
    down->setSpacing(m_desk.theme.px(6));
    m_flow->setSpacing(m_desk.theme.px(6));
    m_progress->setFixedHeight(m_desk.theme.px(4));
  });
  connect(m_add, &QPushButton::clicked, this, &AttachmentList::choose);
}

void AttachmentList::show(const model::CaseDetails& details) {
  if (m_id != details.summary.id) m_pictures.clear();
  m_id = details.summary.id;
  m_may = engine::SideRights::mayAttach(details.summary, m_desk.bridge.actor());
  m_head->setText(details.attachments.empty() ? tr("No files yet") : tr("Files (%1)").arg(details.attachments.size()));
  m_add->setText(withKey(*this, tr("Attach"), "F"));
  m_add->setToolTip(tr("Choose files, or drop them here; in a case window Ctrl+V pastes a picture"));
  m_add->setVisible(m_may);
  setVisible(m_may || !details.attachments.empty());
  m_flow->clear();
  for (const auto& a : details.attachments) addTile(a);
  m_tiles->setVisible(!details.attachments.empty());
  m_tiles->updateGeometry();
}

void AttachmentList::addTile(const model::Attachment& a) {
  auto* tile = new QToolButton(m_tiles);
  tile->setObjectName(QStringLiteral("tile"));
  tile->setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
  const int side = m_desk.theme.px(kTile);
  tile->setIconSize({side, side * 2 / 3});
  const QString name = text(a.name);
  const QFontMetrics metrics(m_desk.theme.font(13));
  tile->setText(metrics.elidedText(name, Qt::ElideMiddle, side) + QLatin1Char('\n') + CaseTimeline::fileSize(a.size));
  tile->setToolTip(QStringLiteral("%1\n%2 · %3\n%4 · %5").arg(name, text(a.type), CaseTimeline::fileSize(a.size), text(a.actor), Words::fullMoment(a.at)));
  tile->setAccessibleName(name);
  tile->setIcon(m_desk.theme.icon(QStringLiteral("open"), 24));
  auto* menu = new QMenu(tile);
  menu->addAction(tr("Open"), this, [this, a] { open(a); });
  menu->addAction(tr("Save as…"), this, [this, a] { saveAs(a); });
  tile->setMenu(menu);
  tile->setPopupMode(QToolButton::InstantPopup);
  m_flow->addWidget(tile);
  tile->show();
  if (!a.type.starts_with("image/")) return;
  const QString hash = QString::fromStdString(a.hash);
  const auto wear = [tile = QPointer<QToolButton>(tile)](const QImage& picture) {
    if (tile && !picture.isNull()) tile->setIcon(QPixmap::fromImage(picture));
  };
  if (const auto known = m_pictures.constFind(hash); known != m_pictures.constEnd()) return wear(*known);
  const auto ready = onMain<QImage>(this, [this, hash, wear](const QImage& picture) {
    m_pictures.insert(hash, picture);
    wear(picture);
  });
  engine::AttachmentDesk(m_desk.bridge.engine()).fileOf(a.hash, [ready](const engine::AttachmentDesk::Found& found) {
    if (found.fault.empty()) ready(attachedPicture(QString::fromStdString(found.file.string()), kDecoded));
  });
}

void AttachmentList::choose() {
  if (!m_may) return m_desk.notices.warn(tr("No file can be attached to this case by you now."));
  askForFiles(this, [this](const QStringList& files) { attach(files); });
}

bool AttachmentList::take(const QMimeData& mime) {
  if (!m_may && (mime.hasUrls() || mime.hasImage())) {
    m_desk.notices.warn(tr("No file can be attached to this case by you now."));
    return true;
  }
  return takeFiles(mime, m_opened.path(), this, [this, id = m_id](const QStringList& files) {
    if (files.isEmpty()) return m_desk.notices.warn(tr("The picture could not be taken from the clipboard."));
    if (id == m_id) attach(files);
  });
}

void AttachmentList::attach(const QStringList& files) {
  for (const QString& file : files) {
    const QString name = QFileInfo(file).fileName();
    ++m_waiting;
    m_progress->setValue(0);
    m_progress->show();
    engine::AttachmentDesk(m_desk.bridge.engine())
        .attach(m_desk.bridge.actor(), m_id, pathOf(file), onMain<double>(this, [this](double share) { m_progress->setValue(static_cast<int>(share * 1000)); }),
                onMain<engine::Answer>(this, [this, name](const engine::Answer& answer) {
                  const auto* why = engine::refused(answer);
                  finished(name, why ? Words::of(why->code) : engine::done(answer)->alreadyThere ? tr("This file is attached to this step already.") : QString());
                }));
  }
}

void AttachmentList::finished(const QString& name, const QString& fault) {
  m_progress->setVisible(--m_waiting > 0);
  if (fault.isEmpty())
    m_desk.notices.tell(tr("Attached: %1").arg(name));
  else
    m_desk.notices.warn(QStringLiteral("%1 · %2").arg(name, fault));
}

void AttachmentList::copyTo(const model::Attachment& a, const QString& to, std::function<void()> done) {
  const auto copied = onMain<QString>(this, [this, done = std::move(done), name = text(a.name)](const QString& fault) {
    if (fault.isEmpty()) return done();
    m_desk.notices.warn(QStringLiteral("%1 · %2").arg(name, fault));
  });
  // The words are taken here: the tables of the language belong to the main thread.
  engine::AttachmentDesk(m_desk.bridge.engine())
      .fileOf(a.hash, [copied, to, lost = tr("The file is missing or damaged beside the store; ask for a backup."),
                       notWritten = tr("The file could not be written there.")](const engine::AttachmentDesk::Found& found) {
        if (!found.fault.empty()) return copied(lost);
        std::error_code ec;
        std::filesystem::copy_file(found.file, pathOf(to), std::filesystem::copy_options::overwrite_existing, ec);
        copied(ec ? notWritten : QString());
      });
}

void AttachmentList::open(const model::Attachment& a) {
  // By hash and under its own name: the system chooses the program by that.
  QDir(m_opened.path()).mkpath(QString::fromStdString(a.hash));
  const QString to = m_opened.filePath(QStringLiteral("%1/%2").arg(QString::fromStdString(a.hash), QFileInfo(text(a.name)).fileName()));
  copyTo(a, to, [this, to] {
    if (!QDesktopServices::openUrl(QUrl::fromLocalFile(to))) m_desk.notices.warn(tr("No program on this computer opens it. Save it instead."));
  });
}

void AttachmentList::saveAs(const model::Attachment& a) {
  auto* dialog = new QFileDialog(window(), tr("Save as"));
  dialog->setObjectName(QStringLiteral("saveDialog"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setAcceptMode(QFileDialog::AcceptSave);
  dialog->selectFile(text(a.name));
  connect(dialog, &QFileDialog::fileSelected, this, [this, a](const QString& file) { copyTo(a, file, [this, file] { m_desk.notices.tell(tr("Saved: %1").arg(file)); }); });
  dialog->open();
}

}  // namespace jw::ui
