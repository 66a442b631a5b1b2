#include "ui/wall/wall_window.h"

#include <QGuiApplication>
#include <QKeyEvent>
#include <QPainter>
#include <QScreen>
#include <algorithm>

#include "core/engine/appraisal_desk.h"
#include "gis/map/map_style.h"
#include "ui/engine_bridge.h"
#include "ui/live_cases.h"
#include "ui/map/map_panel.h"
#include "ui/on_main.h"
#include "ui/theme/theme.h"
#include "ui/trail_words.h"
#include "ui/wall/wall_fill.h"
#include "ui/words.h"

namespace jw::ui {
namespace {

constexpr double kMapType = 0.0185;         // of the height: names on the map
constexpr int kMinutesBetweenDays = 15;     // the earlier days change slowly
constexpr std::size_t kLate = 24, kNewest = 16, kRemembered = 100;
constexpr QPoint kShifts[] = {{0, 0}, {2, 0}, {3, 2}, {2, 3}, {0, 3}, {-2, 2}, {-3, 0}, {-2, -2}, {0, -3}, {2, -2}};

}  // namespace

WallWindow::WallWindow(const Desk& desk, engine::AppraisalDesk& appraisal, QWidget* parent)
    : QWidget(parent, Qt::Window), m_desk(desk), m_appraisal(appraisal), m_map(new MapPanel(this)) {
  setObjectName(QStringLiteral("wall"));
  setAttribute(Qt::WA_OpaquePaintEvent);
  m_map->setBare();
  setFocusPolicy(Qt::StrongFocus);
  m_lists.placeName = [this](const model::AreaPath& path) {
    const auto* area = m_desk.bridge.areas()->byPath(path);
    return area ? text(area->name) : QString();
  };
  m_desk.theme.follow(this, [this] {
    m_map->setDark(m_desk.theme.isDark());
    redraw();
  });
  connect(&m_desk.cases, &LiveCases::reset, this, &WallWindow::begin);
  connect(&m_desk.cases, &LiveCases::changed, this, &WallWindow::take);
  connect(&m_desk.bridge, &EngineBridge::areasChanged, this, [this] { m_map->setAreas(m_desk.bridge.areas()); });
  m_toMap.setSingleShot(true);
  m_toMap.setInterval(100);
  connect(&m_toMap, &QTimer::timeout, this, [this] {
    m_map->applyChanges(std::exchange(m_changes, {}));
    if (m_desk.bridge.looksBack()) m_map->setNow(m_desk.bridge.now());
  });
  connect(&m_second, &QTimer::timeout, this, [this] {
    m_map->setNow(m_desk.bridge.now());
    if (m_desk.bridge.looksBack()) askFigures();
    redraw();
  });
  connect(&m_everyMinute, &QTimer::timeout, this, [this] {
    ++m_minute;
    m_shift = kShifts[static_cast<std::size_t>(m_minute) % std::size(kShifts)];
    place();
    askFigures();
    askCards();
  });
  connect(&m_desk.bridge, &EngineBridge::momentChanged, this, [this] {
    if (!m_toMap.isActive()) m_toMap.start();
  });
  m_stageEnd.setSingleShot(true);
  connect(&m_stageEnd, &QTimer::timeout, this, &WallWindow::endStage);
  m_second.start(1000);
  m_everyMinute.start(60'000);
  m_map->setAreas(m_desk.bridge.areas());
  begin();
}

void WallWindow::open() {
  const QScreen* own = parentWidget() ? parentWidget()->screen() : QGuiApplication::primaryScreen();
  const auto screens = QGuiApplication::screens();
  const auto other = std::find_if(screens.begin(), screens.end(), [own](const QScreen* s) { return s != own; });
  setGeometry(other != screens.end() ? (*other)->geometry() : own->geometry());
  showFullScreen();
  activateWindow();
}

void WallWindow::setBuildingCache(const QString& path) {
  m_map->setBuildingCache(path);
}

void WallWindow::begin() {
  const auto cases = m_desk.cases.inArea();
  m_changes.clear();
  m_map->setCases(cases);
  m_lists.newest = gis::WallPage::listsOf(cases, m_desk.bridge.now()).newest;
  m_staged.clear();
  // What was major before the wall was there does not take the stage.
  for (const auto& c : cases)
    if (c->nature == model::Nature::major) m_staged.push_back(c->id);
  const auto areas = m_desk.bridge.areas();
  const auto* here = areas->byPath(m_desk.cases.area());
  m_page.title = here ? text(here->name) : areas->empty() ? QString() : text(areas->areas().front().name);
  if (m_desk.bridge.looksBack()) m_page.title += QStringLiteral(" · ") + tr("Playback");
  m_page.words = Words::isChinese() ? gis::WallWords::chinese() : gis::WallWords::english();
  askFigures();
  askCards();
  redraw();
}

void WallWindow::take(const std::vector<engine::CaseSummaryPtr>& changed) {
  m_changes.insert(m_changes.end(), changed.begin(), changed.end());
  if (!m_toMap.isActive()) m_toMap.start();
  for (const auto& c : changed) {
    const bool open = model::isOpen(c->state);
    auto& newest = m_lists.newest;
    const auto known = std::find_if(newest.begin(), newest.end(), [&](const auto& n) { return n->id == c->id; });
    if (known != newest.end())
      *known = c;
    else if (open && (newest.empty() || c->reportedAt >= newest.front()->reportedAt))
      newest.insert(newest.begin(), c);
    if (newest.size() > kNewest) newest.resize(kNewest);
    if (m_lists.onStage && m_lists.onStage->id == c->id) giveStage(c);
    if (open && c->nature == model::Nature::major && std::find(m_staged.begin(), m_staged.end(), c->id) == m_staged.end()) {
      m_staged.push_back(c->id);
      if (m_staged.size() > kRemembered) m_staged.pop_front();
      giveStage(c);
      m_map->applyChanges(std::exchange(m_changes, {}));
      m_map->flyTo(c->id);
      m_stageEnd.start(kOnStage);
    }
  }
}

void WallWindow::giveStage(const engine::CaseSummaryPtr& c) {
  m_lists.onStage = c;
  m_desk.bridge.caseDetails(c->id, this, [this, id = c->id](const std::optional<model::CaseDetails>& details) {
    if (!details || onStage() != id) return;
    m_lists.stageTrail.clear();
    for (auto t = details->trail.rbegin(); t != details->trail.rend(); ++t)
      m_lists.stageTrail.push_back(QStringLiteral("%1  %2").arg(Words::moment(t->at, m_desk.bridge.now()), Words::of(t->action)));
    redraw();
  });
}

void WallWindow::endStage() {
  m_lists.onStage.reset();
  m_lists.stageTrail.clear();
  showPreset();
  redraw();
}

void WallWindow::setPreset(Preset preset) {
  m_preset = preset;
  showPreset();
}

void WallWindow::showPreset() {
  const auto selected = m_desk.cases.find(m_desk.selection.current());
  if (m_preset == Preset::selected && selected) return m_map->flyTo(selected->id);
  const auto areas = m_desk.bridge.areas();
  if (m_preset == Preset::district && selected)
    for (const auto& a : areas->areas())
      if (a.level == model::AreaLevel::district && model::isWithin(selected->area, a.path)) return m_map->showArea(a.path);
  if (m_desk.cases.area().empty())
    m_map->showAll();
  else
    m_map->showArea(m_desk.cases.area());
}

void WallWindow::askFigures() {
  const std::stop_token stop = m_figures.anew();
  const bool withDays = m_minute % kMinutesBetweenDays == 0;
  engine::wallFigures(m_desk.bridge.engine(), m_desk.bridge.actor(), m_page.zone, m_desk.bridge.now(), withDays, stop, onMain<engine::WallFigures>(this, [this, stop](const engine::WallFigures& figures) {
                        if (stop.stop_requested()) return;
                        fillWall(m_page, figures);
                        redraw();
                      }));
}

void WallWindow::askCards() {
  using List = std::vector<appraisal::Card>;
  const std::stop_token stop = m_cards.anew();
  m_appraisal.cards(m_desk.bridge.actor(), {}, {}, appraisal::SubjectKind::department, stop, onMain<List>(this, [this, stop](const List& cards) {
                      if (stop.stop_requested()) return;
                      m_lists.cards.clear();
                      for (const auto& card : cards) {
                        if (!card.stands()) continue;
                        QString name = text(card.subject);
                        for (const auto& d : m_desk.bridge.directory().departments())
                          if (d.code == card.subject) name = text(d.name);
                        m_lists.cards.push_back({card.color == appraisal::CardColor::red, QStringLiteral("%1  %2").arg(name, text(card.period))});
                      }
                      redraw();
                    }));
}

void WallWindow::redraw() {
  if (!isVisible()) return;
  m_page.open = static_cast<std::int64_t>(m_desk.cases.count(Queue::all));
  m_page.overdue = static_cast<std::int64_t>(m_desk.cases.count(Queue::overdue));
  m_lists.allLate = *m_page.overdue;
  m_lists.late = m_desk.cases.first(Queue::overdue, kLate);
  const qreal ratio = devicePixelRatioF();
  const QSize pixels = size() * ratio;
  if (m_frame.size() != pixels) m_frame = QPixmap(pixels);
  QPainter painter(&m_frame);
  m_page.paint(painter, pixels, gis::MapStyle::of(m_desk.theme.isDark()), m_lists, m_desk.bridge.now());
  painter.end();
  m_frame.setDevicePixelRatio(ratio);
  update();
}

void WallWindow::place() {
  m_map->setGeometry(gis::WallPage::stage(size()).translated(m_shift));
  update();
}

void WallWindow::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.fillRect(rect(), gis::MapStyle::of(m_desk.theme.isDark()).background);
  painter.drawPixmap(m_shift, m_frame);
}

void WallWindow::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  QFont type = font();
  type.setPixelSize(std::max(13, static_cast<int>(height() * kMapType)));
  m_map->setFont(type);
  place();
  redraw();
}

void WallWindow::keyPressEvent(QKeyEvent* event) {
  switch (event->key()) {
    case Qt::Key_1:
      return setPreset(Preset::overview);
    case Qt::Key_2:
      return setPreset(Preset::district);
    case Qt::Key_3:
      return setPreset(Preset::selected);
    case Qt::Key_Escape:
    case Qt::Key_F11:
      close();
      return;
    default:
      QWidget::keyPressEvent(event);
  }
}

void WallWindow::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) {
    setWindowTitle(tr("Jingwei · wall"));
    begin();
  }
  QWidget::changeEvent(event);
}

}  // namespace jw::ui
