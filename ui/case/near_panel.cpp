#include "ui/case/near_panel.h"

#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/engine_bridge.h"
#include "ui/live_cases.h"
#include "ui/map/map_panel.h"
#include "ui/map/map_toolbar.h"
#include "ui/on_main.h"
#include "ui/theme/theme.h"
#include "ui/time_left.h"
#include "ui/widgets/parts.h"
#include "ui/words.h"

namespace jw::ui {
namespace {

constexpr std::size_t kListed = 12;

}  // namespace

NearPanel::NearPanel(const Desk& desk, QWidget* parent) : QWidget(parent), m_desk(desk) {
  setObjectName(QStringLiteral("near"));
  auto* down = new QVBoxLayout(this);
  m_desk.theme.space(down, 12, 8);
  down->addWidget(m_map = new MapPanel(this), 3);
  m_map->setObjectName(QStringLiteral("nearMap"));
  if (auto* toolbar = m_map->findChild<MapToolbar*>()) toolbar->hide();
  down->addWidget(m_noPlace = makeLabel("second", this));
  m_noPlace->setWordWrap(true);
  auto* scroll = new QScrollArea(this);
  scroll->setWidgetResizable(true);
  scroll->setFrameShape(QFrame::NoFrame);
  scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  scroll->setFocusPolicy(Qt::NoFocus);
  m_inside = new QWidget(scroll);
  m_inside->setObjectName(QStringLiteral("scrolled"));
  m_rows = new QVBoxLayout(m_inside);
  m_desk.theme.follow(m_rows, [this] {
    m_rows->setContentsMargins(0, 0, m_desk.theme.px(8), 0);
    m_rows->setSpacing(m_desk.theme.px(4));
  });
  scroll->setWidget(m_inside);
  down->addWidget(scroll, 4);
  m_desk.theme.follow(this, [this] {
    m_map->setDark(m_desk.theme.isDark());
    m_map->setMinimumHeight(m_desk.theme.px(180));
  });
  m_map->setAreas(m_desk.bridge.areas());
  connect(m_map, &MapPanel::caseActivated, this, [this](CaseId id) {
    if (m_details && id != m_details->summary.id) Q_EMIT caseWanted(id);
  });
  connect(&m_desk.cases, &LiveCases::changed, this, [this](const auto& changed) {
    m_map->applyChanges(changed);
    if (m_details) rebuild();
  });
  connect(&m_desk.cases, &LiveCases::reset, this, [this] {
    if (!m_details) return;
    m_map->setNow(m_desk.bridge.now());
    m_map->setCases(m_desk.cases.inArea());
    rebuild();
  });
  connect(&m_desk.bridge, &EngineBridge::areasChanged, this, [this] { m_map->setAreas(m_desk.bridge.areas()); });
  connect(&m_desk.bridge, &EngineBridge::directoryChanged, this, &NearPanel::rebuild);
  connect(&m_desk.bridge, &EngineBridge::facilitiesChanged, this, &NearPanel::askFacilities);
  connect(&m_second, &QTimer::timeout, this, [this] { m_map->setNow(m_desk.bridge.now()); });
  m_second.start(1000);
}

NearPanel::~NearPanel() = default;

void NearPanel::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) rebuild();
  QWidget::changeEvent(event);
}

void NearPanel::show(const model::CaseDetails& details) {
  const auto place = [](const std::optional<model::CaseDetails>& d) { return d ? d->summary.point : std::nullopt; };
  const bool moved = !m_details || m_details->summary.id != details.summary.id || place(m_details) != details.summary.point;
  m_details = details;
  const auto& c = details.summary;
  // A closed case is not on the map: the empty picture of the whole city would say nothing.
  const bool onMap = c.point && model::isOpen(c.state);
  m_map->setVisible(onMap);
  m_noPlace->setVisible(!onMap);
  if (moved) {
    m_facilities.clear();
    m_map->setNow(m_desk.bridge.now());
    m_map->setCases(m_desk.cases.inArea());
    m_map->setSelected(c.id);
    if (onMap) m_map->flyTo(c.id);
    askFacilities();
  }
  rebuild();
}

void NearPanel::askFacilities() {
  const std::stop_token stop = m_asking.anew();
  if (!m_details || !m_details->summary.point) return;
  engine::nearestFacilities(m_desk.bridge.engine(), m_desk.bridge.actor(), *m_details->summary.point, kFacilities, stop,
                            onMain<std::vector<engine::NearFacility>>(this, [this, stop](std::vector<engine::NearFacility> found) {
                              if (stop.stop_requested()) return;
                              m_facilities = std::move(found);
                              rebuild();
                            }));
}

void NearPanel::addHead(const QString& words) {
  auto* label = makeLabel("heading", m_inside);
  label->setText(words);
  label->setWordWrap(true);
  m_rows->addWidget(label);
}

void NearPanel::addLine(const QString& words, bool second) {
  auto* label = makeLabel(second ? "second" : "fact", m_inside);
  label->setText(words);
  label->setWordWrap(true);
  label->setTextInteractionFlags(Qt::TextSelectableByMouse);
  m_rows->addWidget(label);
}

void NearPanel::rebuild() {
  while (QLayoutItem* item = m_rows->takeAt(0)) {
    if (item->widget()) {
      item->widget()->hide();
      item->widget()->deleteLater();
    }
    delete item;
  }
  if (!m_details) return;
  const auto& c = m_details->summary;
  const auto& directory = m_desk.bridge.directory();
  m_noPlace->setText(c.point ? tr("A closed case is not on the map.") : tr("The report names no point: what is near is not known."));

  addHead(tr("Responsible for the grid"));
  bool any = false;
  for (const auto& s : directory.staff()) {
    const bool looksAfter = s.post == model::Post::gridLeader || s.post == model::Post::gridWorker || s.post == model::Post::communityWorker;
    if (!looksAfter || c.area.empty() || !model::isWithin(c.area, s.area)) continue;
    const QString post = s.post == model::Post::gridLeader ? tr("grid leader") : s.post == model::Post::gridWorker ? tr("grid worker") : tr("community worker");
    addLine(QStringLiteral("%1 · %2%3").arg(text(s.name), post, s.phone.empty() ? QString() : QStringLiteral(" · ") + text(s.phone)));
    any = true;
  }
  if (!any) addLine(tr("nobody is entered for this grid"), true);
  if (!c.point) return m_rows->addStretch(1);

  std::vector<std::pair<double, engine::CaseSummaryPtr>> near;
  for (const auto& other : m_desk.cases.inArea())
    if (other->point && other->id != c.id)
      if (const double metres = model::metresBetween(*c.point, *other->point); metres <= kNear) near.emplace_back(metres, other);
  std::sort(near.begin(), near.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  addHead(tr("Open cases within %1 m: %2").arg(static_cast<int>(kNear)).arg(near.size()));
  for (std::size_t i = 0; i < std::min(near.size(), kListed); ++i) {
    const auto& [metres, other] = near[i];
    auto* row = new QPushButton(m_inside);
    row->setObjectName(QStringLiteral("nearCase"));
    setRole(row, "row");
    const QString clock = timeText(timeLeft(*other, m_desk.bridge.now()));
    const QString words = QStringLiteral("%1 m · %2 · %3").arg(static_cast<int>(metres)).arg(other->title.empty() ? text(other->number) : text(other->title), Words::of(other->state));
    row->setText(QFontMetrics(m_desk.theme.font(13)).elidedText(clock.isEmpty() ? words : words + QStringLiteral(" · ") + clock, Qt::ElideRight, std::max(m_desk.theme.px(200), m_inside->width() - m_desk.theme.px(40))));
    row->setToolTip(QStringLiteral("%1 · %2").arg(text(other->number), text(other->title)));
    connect(row, &QPushButton::clicked, this, [this, id = other->id] { Q_EMIT caseWanted(id); });
    m_rows->addWidget(row);
  }
  if (near.size() > kListed) addLine(tr("and %1 more").arg(near.size() - kListed), true);

  addHead(tr("Nearest facilities within %1 m").arg(static_cast<int>(kFacilities)));
  if (m_facilities.empty()) addLine(tr("none is entered"), true);
  for (std::size_t i = 0; i < std::min(m_facilities.size(), kListed); ++i) {
    const auto& f = m_facilities[i];
    const QString department = text(directory.departmentName(f.facility.department));
    addLine(QStringLiteral("%1 m · %2 %3%4").arg(static_cast<int>(f.metres)).arg(text(f.facility.name), text(f.facility.code), department.isEmpty() ? QString() : QStringLiteral(" · ") + department));
  }
  m_rows->addStretch(1);
}

}  // namespace jw::ui
