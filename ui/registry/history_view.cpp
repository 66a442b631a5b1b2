#include "ui/registry/history_view.h"

#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>

#include "ui/engine_bridge.h"
#include "ui/on_main.h"
#include "ui/registry/registry_words.h"
#include "ui/widgets/parts.h"
#include "ui/widgets/trail_view.h"
#include "ui/words.h"

namespace jw::ui {

HistoryView::HistoryView(const Desk& desk, QWidget* parent) : QWidget(parent), m_desk(desk), m_head(desk, "historyTitle", this) {
  m_head.down->addWidget(m_trail = new TrailView(m_desk.theme, m_head.ground));
  m_trail->setObjectName(QStringLiteral("rowHistory"));
  m_head.down->addStretch(1);
  m_head.bar->hide();
}

void HistoryView::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) showRows();
  QWidget::changeEvent(event);
}

void HistoryView::show(model::RecordKind kind, const Uuid& id, const QString& name) {
  m_kind = kind;
  m_name = name;
  m_rows.clear();
  m_reading = true;
  const std::stop_token stop = m_asking.anew();
  showRows();
  using Rows = std::vector<model::RowVersion>;
  m_desk.registry.history(m_desk.bridge.actor(), kind, id, stop, onMain<Rows>(this, [this, stop](const Rows& rows) {
                            if (stop.stop_requested()) return;
                            m_reading = false;
                            m_rows = rows;
                            showRows();
                          }));
}

// Of facilities the directory has the names.
QString HistoryView::valueOf(const std::string& column, const std::string& value) const {
  if (m_kind != model::RecordKind::facility || value.empty()) return RegistryWords::value(m_desk.registry.attributes(), m_kind, column, value);
  const auto& directory = m_desk.bridge.directory();
  if (column == "kind") return RegistryWords::facilityKind(directory, value);
  if (column == "area") return text(m_desk.bridge.areas()->readablePath(value));
  const QByteArray bytes = column == "department" ? QByteArray::fromHex(QByteArray::fromStdString(value)) : QByteArray();
  if (bytes.size() == static_cast<qsizetype>(Uuid::size())) {
    const QString name = text(directory.departmentName({Uuid::fromBytes(bytes.constData())}));
    return name.isEmpty() ? tr("a department that is not there any more") : name;
  }
  return text(value);
}

void HistoryView::showRows() {
  const auto& attributes = m_desk.registry.attributes();
  m_head.title->setText(tr("History of %1").arg(m_name));
  std::vector<TrailEntry> entries;
  for (const auto& v : m_rows) {
    TrailEntry e;
    const bool first = v.rowVer == 1;
    e.head = first ? tr("Entered") : v.changed.empty() ? tr("Version %1").arg(v.rowVer) : tr("Changed (version %1)").arg(v.rowVer);
    e.moment = Words::moment(v.recordedAt, m_desk.bridge.now());
    if (e.moment.isEmpty()) e.moment = tr("before the history");
    QStringList lines;
    for (const auto& f : v.changed) {
      const bool inner = f.column == "initials" || f.column.ends_with("_index");
      if (inner || (first && f.after.empty())) continue;
      const QString name = RegistryWords::column(attributes, m_kind, f.column), after = valueOf(f.column, f.after);
      lines << (first ? QStringLiteral("%1: %2").arg(name, after) : QStringLiteral("%1: %2 → %3").arg(name, valueOf(f.column, f.before), after));
    }
    e.body = lines.join(QLatin1Char('\n'));
    QStringList foot{text(v.recordedBy), RegistryWords::span(v.since, v.until)};
    foot.removeAll(QString());
    e.foot = foot.join(QStringLiteral(" · "));
    entries.push_back(std::move(e));
  }
  m_head.about->setText(m_reading ? tr("Reading…") : m_rows.empty() ? tr("Nothing has been recorded about it, or it lies outside your area.") : tr("%n versions; what is protected is masked in all of them.", nullptr, static_cast<int>(m_rows.size())));
  m_trail->setEntries(std::move(entries));
}

}  // namespace jw::ui
