#include "ui/report/report_files.h"

#include <QEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QImage>
#include <QMimeData>
#include <QPushButton>
#include <QToolButton>
#include <QUrl>

#include "core/engine/attachment_desk.h"
#include "core/engine/file_vault.h"
#include "ui/engine_bridge.h"
#include "ui/on_main.h"
#include "ui/theme/theme.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/parts.h"
#include "ui/words.h"

namespace jw::ui {

ReportFiles::ReportFiles(const Desk& desk, QWidget* parent) : QWidget(parent), m_desk(desk), m_pasted(std::make_shared<QTemporaryDir>()), m_add(new QPushButton(this)), m_flow(new FlowLayout(this)) {
  setObjectName(QStringLiteral("reportFiles"));
  m_flow->setContentsMargins(0, 0, 0, 0);
  m_desk.theme.follow(m_flow, [this] { m_flow->setSpacing(m_desk.theme.px(6)); });
  m_add->setObjectName(QStringLiteral("attachToReport"));
  m_add->setAutoDefault(false);
  m_desk.theme.dress(m_add, QStringLiteral("plus"), 16);
  connect(m_add, &QPushButton::clicked, this, &ReportFiles::choose);
  setFocusProxy(m_add);
  showFiles();
}

void ReportFiles::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) showFiles();
  QWidget::changeEvent(event);
}

void ReportFiles::choose() {
  QStringList patterns;
  for (const auto& extension : engine::keptExtensions()) patterns << QStringLiteral("*.%1").arg(QString::fromUtf8(extension.data(), static_cast<qsizetype>(extension.size())));
  auto* dialog = new QFileDialog(window(), tr("Attach files"), QString(), tr("Pictures, sound, documents") + QStringLiteral(" (%1)").arg(patterns.join(QLatin1Char(' '))));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setFileMode(QFileDialog::ExistingFiles);
  connect(dialog, &QFileDialog::filesSelected, this, &ReportFiles::add);
  dialog->open();
}

void ReportFiles::add(const QStringList& files) {
  for (const QString& file : files)
    if (!m_files.contains(file)) m_files << file;
  showFiles();
}

bool ReportFiles::take(const QMimeData& mime) {
  QStringList files;
  for (const QUrl& url : mime.urls())
    if (url.isLocalFile()) files << url.toLocalFile();
  if (files.isEmpty() && mime.hasImage()) {
    const QString file = m_pasted->filePath(QStringLiteral("%1.png").arg(tr("picture %1").arg(m_files.size() + 1)));
    if (mime.imageData().value<QImage>().save(file, "PNG")) files << file;
  }
  if (files.isEmpty()) return false;
  add(files);
  return true;
}

// A file is taken away by a click on it.
void ReportFiles::showFiles() {
  m_add->setText(tr("Attach …"));
  m_add->setToolTip(tr("Choose photos, sound or documents, or drop them on the form; Ctrl+Shift+V pastes a picture"));
  m_flow->removeWidget(m_add);
  m_flow->clear();
  m_flow->addWidget(m_add);
  for (const QString& file : m_files) {
    auto* chip = new QToolButton(this);
    chip->setObjectName(QStringLiteral("reportFile"));
    chip->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    chip->setIcon(m_desk.theme.icon(QStringLiteral("close"), 14));
    const QFontMetrics metrics(m_desk.theme.font(13));
    chip->setText(metrics.elidedText(QFileInfo(file).fileName(), Qt::ElideMiddle, m_desk.theme.px(160)));
    chip->setToolTip(tr("%1\nA click takes it away.").arg(file));
    connect(chip, &QToolButton::clicked, this, [this, file] {
      m_files.removeAll(file);
      m_add->setFocus();
      // The button that is pressed must outlive its own click.
      QMetaObject::invokeMethod(this, &ReportFiles::showFiles, Qt::QueuedConnection);
    });
    m_flow->addWidget(chip);
    chip->show();
  }
  updateGeometry();
}

void ReportFiles::attachTo(CaseId id, QObject* receiver) const {
  for (const QString& file : m_files) {
    const auto answered = onMain<engine::Answer>(receiver, [&notices = m_desk.notices, pasted = m_pasted, name = QFileInfo(file).fileName()](const engine::Answer& answer) {
      if (const auto* why = engine::refused(answer)) notices.warn(tr("%1 was not attached: %2").arg(name, Words::of(why->code)));
    });
    engine::AttachmentDesk(m_desk.bridge.engine()).attach(m_desk.bridge.actor(), id, std::filesystem::path(file.toStdU16String()), [](double) {}, answered);
  }
}

}  // namespace jw::ui
