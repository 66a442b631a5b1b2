#include "ui/registry/history_view.h"

#include <QEvent>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

#include "ui/engine_bridge.h"
#include "ui/on_main.h"
#include "ui/registry/registry_words.h"
#include "ui/registry/sheet_parts.h"
#include "ui/widgets/parts.h"
#include "ui/widgets/trail_view.h"
#include "ui/words.h"

namespace jw::ui {

HistoryView::HistoryView(const Desk& desk, QWidget* parent) : QWidget(parent), m_desk(desk) {
  auto* outer = new QVBoxLayout(this);
  outer->setContentsMargins(0, 0, 0, 0);
  QVBoxLayout* down = nullptr;
  auto* area = scrolledColumn(m_desk, down, this);
  outer->addWidget(area);
  down->addWidget(m_title = makeLabel("title", area->widget()));
  m_title->setObjectName(QStringLiteral("historyTitle"));
  m_title->setWordWrap(true);
  down->addWidget(m_state = makeLabel("second", area->widget()));
  m_state->setWordWrap(true);
  down->addWidget(m_trail = new TrailView(m_desk.theme, area->widget()));
  m_trail->setObjectName(QStringLiteral("rowHistory"));
  down->addStretch(1);
}

void HistoryView::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) showRows();
  QWidget::changeEvent(event);
}

void HistoryView::show(model::Subject subject, const Uuid& id, const QString& name) {
  m_subject = subject;
  m_name = name;
  m_rows.clear();
  m_reading = true;
  m_stop.request_stop();
  m_stop = std::stop_source();
  showRows();
  using Rows = std::vector<model::RowVersion>;
  m_desk.registry.history(m_desk.bridge.actor(), subject, id, m_stop.get_token(), onMain<Rows>(this, [this, stop = m_stop.get_token()](const Rows& rows) {
                            if (stop.stop_requested()) return;
                            m_reading = false;
                            m_rows = rows;
                            showRows();
                          }));
}

void HistoryView::showRows() {
  const auto& attributes = m_desk.registry.attributes();
  m_title->setText(tr("History of %1").arg(m_name));
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
      const QString name = RegistryWords::column(attributes, m_subject, f.column), after = RegistryWords::value(attributes, m_subject, f.column, f.after);
      lines << (first ? QStringLiteral("%1: %2").arg(name, after) : QStringLiteral("%1: %2 → %3").arg(name, RegistryWords::value(attributes, m_subject, f.column, f.before), after));
    }
    e.body = lines.join(QLatin1Char('\n'));
    QStringList foot{text(v.recordedBy), RegistryWords::span(v.since, v.until)};
    foot.removeAll(QString());
    e.foot = foot.join(QStringLiteral(" · "));
    entries.push_back(std::move(e));
  }
  m_state->setText(m_reading ? tr("Reading…") : m_rows.empty() ? tr("Nothing has been recorded about it, or it lies outside your area.") : tr("%n versions; what is protected is masked in all of them.", nullptr, static_cast<int>(m_rows.size())));
  m_trail->setEntries(std::move(entries));
}

}  // namespace jw::ui
