#include "ui/sync/sites_view.h"

#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>

#include "ui/engine_bridge.h"
#include "ui/on_main.h"
#include "ui/sync/sync_watch.h"
#include "ui/sync/sync_words.h"
#include "ui/theme/theme.h"
#include "ui/widgets/parts.h"
#include "ui/widgets/rows_table.h"
#include "ui/words.h"

namespace jw::ui {
namespace {

constexpr Millis kAgain{10'000};
// A workstation polls every ten seconds; one that is silent for so long is off or cut.
constexpr Millis kSilent{60'000};

}  // namespace

SitesView::SitesView(const Desk& desk, SyncWatch& watch, QWidget* parent) : QWidget(parent), m_desk(desk), m_watch(watch) {
  auto* down = new QVBoxLayout(this);
  down->setContentsMargins(0, 0, 0, 0);
  down->addWidget(m_table = new RowsTable(m_desk.theme, m_desk.memory, QStringLiteral("sites"), this), 1);
  m_empty = makeLabel("empty", this);
  m_empty->setAlignment(Qt::AlignCenter);
  m_empty->setWordWrap(true);
  down->addWidget(m_empty, 1);
  setFocusProxy(m_table);
  connect(&m_watch, &SyncWatch::changed, this, [this] {
    if (isVisible() && m_desk.bridge.now() - m_asked > kAgain) ask();
  });
  connect(&m_desk.bridge, &EngineBridge::actorChanged, this, [this] {
    m_sites = std::vector<sync::SiteStatus>();
    ask();
  });
  retranslate();
}

void SitesView::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

void SitesView::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  ask();
}

void SitesView::retranslate() {
  m_table->setColumns({{tr("Number"), 80}, {tr("Workstation"), 220}, {tr("Login"), 160}, {tr("Last seen"), 140}, {tr("Behind by"), 120}, {tr("To send"), 100}, {tr("Refused"), 100}, {tr("Clock"), 120}, {tr("Version"), 100}});
  showRows();
}

void SitesView::ask() {
  m_asked = m_desk.bridge.now();
  if (m_watch.desk() && isVisible() && m_desk.bridge.actor().role == model::Role::administrator)
    m_watch.desk()->sites(onMain<sync::Reply<std::vector<sync::SiteStatus>>>(this, [this](sync::Reply<std::vector<sync::SiteStatus>> sites) {
      m_sites = std::move(sites);
      showRows();
    }));
  else
    showRows();
}

void SitesView::showRows() {
  std::vector<Row> rows;
  const auto* sites = std::get_if<std::vector<sync::SiteStatus>>(&m_sites);
  const bool entitled = m_desk.bridge.actor().role == model::Role::administrator;
  if (sites && entitled)
    for (const auto& s : *sites) {
      const bool silent = s.silent > kSilent;
      const bool skewed = std::chrono::abs(s.clockSkew) > engine::SyncDesk::kSkewToWarn;
      const auto number = [](std::int64_t n) { return Cell{QStringLiteral("%L1").arg(n), QVariant::fromValue<qlonglong>(n)}; };
      Cell refused = number(s.refused), seen{silent ? tr("▲ %1 ago").arg(SyncWords::span(s.silent)) : tr("%1 ago").arg(SyncWords::span(s.silent)), QVariant::fromValue<qlonglong>(s.silent.count())};
      if (s.refused > 0) refused.ink = &Palette::red, refused.text = QStringLiteral("▲ ") + refused.text;
      if (silent) seen.ink = &Palette::red;
      Cell clock{tr("%L1 ms").arg(static_cast<qlonglong>(s.clockSkew.count())), QVariant::fromValue<qlonglong>(s.clockSkew.count())};
      if (skewed) clock.ink = &Palette::red, clock.text = QStringLiteral("▲ ") + clock.text;
      rows.push_back({QString::number(s.number), {number(s.number), {text(s.name)}, {text(s.login)}, seen, number(s.behind), number(s.waiting), refused, clock, {text(s.appVersion)}}});
    }
  m_table->setVisible(!rows.empty());
  m_empty->setVisible(rows.empty());
  if (!entitled)
    m_empty->setText(tr("All workstations of the center are shown to administrators."));
  else if (const auto* trouble = std::get_if<sync::Trouble>(&m_sites))
    m_empty->setText(trouble->kind == sync::Trouble::Kind::refused ? tr("The login of this workstation may not see the others.\nAdmit it with --shared, or use “jingwei sync sites” at the center.")
                                                                   : tr("The list of workstations is at the center, and there is no contact with it."));
  else
    m_empty->setText(m_watch.isAlone() ? tr("Workstations stand here once this store belongs to a center.") : tr("Asking the center …"));
  m_table->setRows(std::move(rows));
}

}  // namespace jw::ui
