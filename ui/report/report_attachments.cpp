#include "ui/report/report_attachments.h"

#include <QEvent>
#include <QFileInfo>
#include <QPushButton>
#include <QToolButton>

#include "core/engine/attachment_desk.h"
#include "ui/engine_bridge.h"
#include "ui/on_main.h"
#include "ui/theme/theme.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/parts.h"
#include "ui/widgets/picked_files.h"
#include "ui/words.h"

namespace jw::ui {

ReportAttachments::ReportAttachments(const Desk& desk, QWidget* parent) : QWidget(parent), m_desk(desk), m_pasted(std::make_shared<QTemporaryDir>()), m_add(new QPushButton(this)), m_flow(new FlowLayout(this)) {
  setObjectName(QStringLiteral("reportFiles"));
  m_flow->setContentsMargins(0, 0, 0, 0);
  m_desk.theme.follow(m_flow, [this] { m_flow->setSpacing(m_desk.theme.px(6)); });
  m_add->setObjectName(QStringLiteral("attachToReport"));
  m_add->setAutoDefault(false);
  m_desk.theme.dress(m_add, QStringLiteral("plus"), 16);
  connect(m_add, &QPushButton::clicked, this, [this] { askForFiles(this, [this](const QStringList& files) { add(files); }); });
  setFocusProxy(m_add);
  showFiles();
}

void ReportAttachments::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) showFiles();
  QWidget::changeEvent(event);
}

void ReportAttachments::add(const QStringList& files) {
  for (const QString& file : files)
    if (!m_files.contains(file)) m_files << file;
  showFiles();
}

bool ReportAttachments::take(const QMimeData& mime) {
  return takeFiles(mime, m_pasted->path(), this, [this](const QStringList& files) {
    if (files.isEmpty()) return m_desk.notices.warn(tr("The picture could not be taken from the clipboard."));
    add(files);
  });
}

// A file is taken away by a click on it.
void ReportAttachments::showFiles() {
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
      QMetaObject::invokeMethod(this, &ReportAttachments::showFiles, Qt::QueuedConnection);
    });
    m_flow->addWidget(chip);
    chip->show();
  }
  updateGeometry();
}

void ReportAttachments::attachTo(CaseId id, QObject* receiver) const {
  for (const QString& file : m_files) {
    const auto answered = onMain<engine::Answer>(receiver, [&notices = m_desk.notices, pasted = m_pasted, name = QFileInfo(file).fileName()](const engine::Answer& answer) {
      if (const auto* why = engine::refused(answer)) notices.warn(tr("%1 was not attached: %2").arg(name, Words::of(why->code)));
    });
    engine::AttachmentDesk(m_desk.bridge.engine()).attach(m_desk.bridge.actor(), id, std::filesystem::path(file.toStdU16String()), [](double) {}, answered);
  }
}

}  // namespace jw::ui
