#include "ui/shell/status_bar.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>

#include "ui/engine_bridge.h"
#include "ui/stall_meter.h"
#include "ui/theme/theme.h"
#include "ui/widgets/parts.h"
#include "ui/words.h"

namespace jw::ui {

StatusBar::StatusBar(const Desk& desk, const StallMeter& meter, QWidget* parent)
    : QFrame(parent), m_desk(desk), m_meter(meter) {
  setObjectName(QStringLiteral("statusBar"));
  setRole(this, "foot");
  auto* layout = new QHBoxLayout(this);
  m_desk.theme.space(layout, 12, 4, 16);
  const auto part = [&](const char* name) {
    auto* label = makeLabel("second", this);
    label->setObjectName(QString::fromLatin1(name));
    layout->addWidget(label);
    return label;
  };
  m_store = part("statusStore");
  m_backlog = part("statusBacklog");
  m_speed = part("statusSpeed");
  m_open = part("statusOpen");
  m_sync = part("statusSync");
  m_stall = part("statusStall");
  layout->addStretch(1);
  m_coordinates = part("statusCoordinates");
  m_scale = part("statusScale");
  connect(&m_desk.bridge, &EngineBridge::loadChanged, this, [this](const engine::Load& load) {
    m_load = load;
    showLoad();
  });
  m_load = m_desk.bridge.engine().load();
  showLoad();
}

void StatusBar::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) {
    showLoad();
    setScale(m_denominator);
  }
  QFrame::changeEvent(event);
}

void StatusBar::showLoad() {
  const auto& path = m_desk.bridge.engine().storePath();
  m_store->setText(tr("Store %1").arg(text(path.filename().string())));
  m_store->setToolTip(text(path.string()));
  const bool damaged = !m_load.damage.empty();
  setMark(m_backlog, "bad", damaged);
  m_backlog->setToolTip(damaged ? tr("%1\nNothing is written any more. Restore the store from a backup.").arg(text(m_load.damage)) : QString());
  if (m_load.checking) m_store->setText(tr("Store %1, being checked").arg(text(path.filename().string())));
  m_backlog->setText(damaged ? tr("▲ the store is damaged") : m_load.queued == 0 ? tr("all saved") : tr("%L1 waiting to be saved").arg(m_load.queued));
  m_speed->setText(tr("%L1 commands/s").arg(m_load.perSecond, 0, 'f', 0));
  m_open->setText(tr("%L1 open").arg(m_load.openCases));
  m_sync->setText(tr("local only"));
  m_sync->setToolTip(tr("This store is not connected to a central database."));
  const double stall = static_cast<double>(m_meter.longestLastMinute().count()) / 1000.0;
  m_stall->setText(tr("longest stall %1 ms").arg(stall, 0, 'f', 0));
  m_stall->setToolTip(tr("How long this window did not answer at most, in the last minute"));
}

void StatusBar::setCoordinates(const QString& words) {
  m_coordinates->setText(words);
}

void StatusBar::setScale(double denominator) {
  m_denominator = denominator;
  m_scale->setText(denominator > 0 ? QStringLiteral("1 : %L1").arg(denominator, 0, 'f', 0) : QString());
}

void StatusBar::showMapPart(bool visible) {
  m_coordinates->setVisible(visible);
  m_scale->setVisible(visible);
}

}  // namespace jw::ui
