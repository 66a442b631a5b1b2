#include "ui/command/command_page.h"

#include <QEvent>
#include <QHash>
#include <QMessageBox>
#include <QPushButton>
#include <QSplitter>
#include <QStandardPaths>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "core/base/error.h"
#include "ui/case/case_view.h"
#include "ui/command/queue_panel.h"
#include "ui/command/timeline_strip.h"
#include "ui/engine_bridge.h"
#include "ui/map/base_form.h"
#include "ui/map/base_maps.h"
#include "ui/map/bookmark_menu.h"
#include "ui/map/layer_panel.h"
#include "ui/map/map_panel.h"
#include "ui/map/there_view.h"
#include "ui/planning/border_panel.h"
#include "ui/memory.h"
#include "ui/theme/theme.h"
#include "ui/widgets/parts.h"

namespace jw::ui {
namespace {

/// Why a base map is not shown, and what to do.
QString baseFault(gis::OpenedBase::Fault why) {
  using Fault = gis::OpenedBase::Fault;
  switch (why) {
    case Fault::none: break;
    case Fault::missing: return CommandPage::tr("Its file is not there: put it back, or remove the map from the list of layers.");
    case Fault::unknown: return CommandPage::tr("There is neither a picture in the file nor a table that the style of base maps knows: choose another one, or add rules for its tables to the style.");
    case Fault::unreadable: return CommandPage::tr("Its file cannot be read: copy it anew from where it comes.");
    case Fault::placeless: return CommandPage::tr("Its file does not say where on earth it lies: give it a coordinate system, and add it again.");
    case Fault::unshiftable: return CommandPage::tr("Only degrees and web tiles can be GCJ-02 or BD-09: convert the file, or choose other coordinates.");
    case Fault::noGrid: return CommandPage::tr("The shifts of its coordinates cannot be written: make room on the disk of the home folder.");
  }
  return {};
}

}  // namespace

CommandPage::CommandPage(const Desk& desk, engine::AreaDesk& areas, QWidget* parent) : QWidget(parent), m_desk(desk), m_areas(areas) {
  setObjectName(QStringLiteral("page"));
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  auto* across = new QSplitter(Qt::Horizontal, this);
  across->setObjectName(QStringLiteral("commandSplitter"));
  layout->addWidget(across);
  const auto ground = [&](QWidget* inside, QSplitter* in) {
    auto* frame = new QFrame(in);
    frame->setAutoFillBackground(true);
    frame->setBackgroundRole(QPalette::Base);
    auto* fill = new QVBoxLayout(frame);
    fill->setContentsMargins(0, 0, 0, 0);
    fill->addWidget(inside);
    in->addWidget(frame);
  };
  m_queue = new QueuePanel(m_desk);
  m_map = new MapPanel(nullptr);
  m_view = new CaseView(m_desk);
  m_there = new ThereView(m_desk);
  m_side = new QStackedWidget;
  m_side->addWidget(m_view);
  m_side->addWidget(m_there);
  m_side->addWidget(m_borders = new BorderPanel(m_desk, m_areas, *m_map));
  auto* right = new QWidget;
  auto* rightDown = new QVBoxLayout(right);
  rightDown->setContentsMargins(0, 0, 0, 0);
  rightDown->setSpacing(0);
  m_tabs = makeFrame("bar", right);
  auto* tabs = new QHBoxLayout(m_tabs);
  m_desk.theme.space(tabs, 12, 0, 16);
  const auto tab = [&](const char* name, Side side) {
    auto* button = new QToolButton(m_tabs);
    button->setObjectName(QString::fromLatin1(name));
    button->setCheckable(true);
    button->setAutoExclusive(true);
    button->setFocusPolicy(Qt::StrongFocus);
    setRole(button, "tab");
    connect(button, &QToolButton::clicked, this, [this, side] { showSide(side); });
    tabs->addWidget(button);
    return button;
  };
  m_caseTab = tab("caseTab", caseSide);
  m_thereTab = tab("thereTab", thereSide);
  m_borderTab = tab("borderTab", borderSide);
  tabs->addStretch(1);
  m_borderTab->hide();
  rightDown->addWidget(m_tabs);
  rightDown->addWidget(m_side, 1);
  auto* down = new QSplitter(Qt::Vertical);
  ground(m_queue, across);
  across->addWidget(down);
  ground(right, across);
  down->addWidget(m_map);
  ground(new TimelineStrip(m_desk), down);
  down->setStretchFactor(0, 1);
  across->setStretchFactor(1, 1);
  m_desk.theme.follow(this, [this, across, down] {
    for (QSplitter* s : {across, down}) {
      s->setHandleWidth(m_desk.theme.px(4));
      s->setChildrenCollapsible(false);
    }
    m_queue->setMinimumWidth(m_desk.theme.px(304));
    m_view->setMinimumWidth(m_desk.theme.px(280));
    m_map->setDark(m_desk.theme.isDark());
  });
  across->setSizes({m_desk.theme.px(320), m_desk.theme.px(900), m_desk.theme.px(340)});
  remember(across, QStringLiteral("command/across"));
  remember(down, QStringLiteral("command/down"));

  connect(m_queue, &QueuePanel::opened, this, &CommandPage::opened);
  connect(m_map, &MapPanel::caseActivated, this, [this](CaseId id) { m_desk.selection.set(id); });
  connect(m_map, &MapPanel::reportHere, this, &CommandPage::reportHere);
  connect(m_map, &MapPanel::facilityHere, this, &CommandPage::facilityHere);
  const auto offer = [this] { m_map->offerFacilities(engine::RegistryDesk::mayEdit(m_desk.bridge.actor())); };
  connect(&m_desk.bridge, &EngineBridge::actorChanged, this, offer);
  offer();
  connect(m_view, &CaseView::mapWanted, m_map, &MapPanel::flyTo);
  connect(&m_desk.selection, &Selection::changed, this, [this](CaseId id) {
    m_map->setSelected(id);
    m_view->show(id);
  });
  connectSelection();
  connectBorders();
  connectBaseMaps();
  connect(&m_desk.cases, &LiveCases::reset, this, [this] { m_map->setCases(m_desk.cases.inArea()); });
  connect(&m_desk.cases, &LiveCases::changed, m_map, &MapPanel::applyChanges);
  connect(&m_desk.bridge, &EngineBridge::areasChanged, this, [this] { m_map->setAreas(m_desk.bridge.areas()); });
  connect(&m_desk.bridge, &EngineBridge::loadChanged, this, [this] { m_map->setNow(m_desk.bridge.now()); });
  // A past that is played fast moves its clock with every frame, and each time all cases are looked at.
  m_moment.setSingleShot(true);
  m_moment.setInterval(100);
  connect(&m_moment, &QTimer::timeout, this, [this] { m_map->setNow(m_desk.bridge.now()); });
  connect(&m_desk.bridge, &EngineBridge::momentChanged, this, [this] {
    if (!m_moment.isActive()) m_moment.start();
  });
  setFocusProxy(m_queue);
  m_map->setAreas(m_desk.bridge.areas());
  m_map->setNow(m_desk.bridge.now());
}

CommandPage::~CommandPage() {
  // Its tool is an item of the map's canvas.
  delete m_borders;
  m_map->setBaseLayers({}, {});
}

void CommandPage::connectSelection() {
  m_map->setBookmarks(new BookmarkMenu(m_desk, *m_map, this));
  connect(m_map, &MapPanel::selected, this, [this](const model::MultiPolygon& shape, const QString& words) {
    m_there->show(shape, words);
    m_isThere = true;
    showTabs();
    showSide(thereSide);
  });
  connect(m_there, &ThereView::closed, this, [this] {
    m_map->forgetSelection();
    m_isThere = false;
    showTabs();
    showSide(caseSide);
  });
  connect(m_there, &ThereView::placeWanted, this, [this](model::Point at) { m_map->flyToPlace(at); });
  connect(m_there, &ThereView::caseWanted, this, [this](CaseId id) {
    m_desk.selection.set(id);
    showSide(caseSide);
  });
  connect(m_there, &ThereView::buildingWanted, this, &CommandPage::buildingWanted);
  connect(m_there, &ThereView::personWanted, this, &CommandPage::personWanted);
  connect(m_there, &ThereView::organisationWanted, this, &CommandPage::organisationWanted);
  connect(m_there, &ThereView::facilityWanted, this, &CommandPage::facilityWanted);
  connect(&m_desk.selection, &Selection::changed, this, [this] { showSide(caseSide); });
  QEvent language(QEvent::LanguageChange);
  changeEvent(&language);
}

void CommandPage::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) {
    m_caseTab->setText(tr("Case"));
    m_thereTab->setText(tr("Selection on the map"));
    m_borderTab->setText(tr("Borders"));
    nameBaseMaps();
  }
  QWidget::changeEvent(event);
}

void CommandPage::connectBorders() {
  m_map->setBorders(false);
  showTabs();
  connect(m_map, &MapPanel::bordersWanted, this, [this](bool on) {
    m_borderTab->setVisible(on);
    showTabs();
    showSide(on ? borderSide : caseSide);
    on ? m_borders->begin() : m_borders->end();
  });
  connect(m_borders, &BorderPanel::closed, this, [this] {
    m_map->setBorders(false);
    m_borderTab->hide();
    showTabs();
    showSide(caseSide);
  });
}

void CommandPage::connectBaseMaps() {
  m_map->layerPanel().keepIn(m_desk.memory);
  try {
    m_base = std::make_unique<BaseMaps>(m_desk.memory, m_desk.bridge.engine().dataFolder(), QStandardPaths::writableLocation(QStandardPaths::CacheLocation) + QStringLiteral("/shifts"));
  } catch (const Error& e) {
    m_desk.notices.warn(tr("Base maps cannot be shown: %1").arg(QString::fromUtf8(e.what())));
    return;
  }
  const auto follow = [this] {
    m_base->setArea(m_desk.bridge.areas()->box());
  };
  connect(&m_desk.bridge, &EngineBridge::areasChanged, m_base.get(), follow);
  connect(m_base.get(), &BaseMaps::changed, this, [this] {
    nameBaseMaps();
    showBelow();
    Q_EMIT basesChanged();
  });
  connect(
      &m_map->layerPanel(), &LayerPanel::kept, this,
      [this] {
        if (!m_base->layers().isEmpty()) Q_EMIT basesChanged();
      },
      Qt::QueuedConnection);
  connect(m_base.get(), &BaseMaps::failed, this, [this](const QString& name, gis::OpenedBase::Fault why) {
    nameBaseMaps();
    m_desk.notices.warn(tr("The base map “%1” cannot be shown.").arg(name) + QLatin1Char(' ') + baseFault(why));
  });
  connect(&m_map->layerPanel(), &LayerPanel::baseWanted, this, [this] {
    auto* form = new BaseForm(m_desk, this);
    connect(form, &BaseForm::chosen, this, [this](const gis::BaseMap& map) {
      m_base->add(map);
      nameBaseMaps();
    });
    form->open();
  });
  connect(&m_map->layerPanel(), &LayerPanel::baseRemoved, this, &CommandPage::removeBaseMap);
  m_desk.theme.follow(this, [this] { m_base->setDark(m_desk.theme.isDark()); });
  nameBaseMaps();
  follow();
}

void CommandPage::setThematic(std::unique_ptr<QgsMapLayer> layer) {
  const auto before = std::exchange(m_thematic, std::move(layer));  // dies when the map has the other one
  showBelow();
}

void CommandPage::showBelow() {
  QList<QgsMapLayer*> layers;
  if (m_thematic) layers.append(m_thematic.get());
  if (m_base) layers.append(m_base->layers());
  m_map->setBaseLayers(layers, m_base ? m_base->shifts() : std::vector<gis::Shift>());
}

void CommandPage::removeBaseMap(const QString& layer) {
  const QString id = layer.mid(5);
  const auto maps = m_base->maps();
  const auto map = std::find_if(maps.begin(), maps.end(), [&](const auto& m) { return m.id == id; });
  if (map == maps.end()) return;
  auto* ask = new QMessageBox(QMessageBox::Question, tr("Remove a base map"), tr("Take “%1” out of the list of layers? Its file or service stays as it is, and can be added again.").arg(map->name), QMessageBox::Cancel, this);
  ask->setObjectName(QStringLiteral("removeBaseMap"));
  ask->setAttribute(Qt::WA_DeleteOnClose);
  auto* remove = ask->addButton(tr("Remove"), QMessageBox::AcceptRole);
  remove->setObjectName(QStringLiteral("confirmRemove"));
  ask->button(QMessageBox::Cancel)->setText(tr("Cancel"));
  connect(remove, &QAbstractButton::clicked, this, [this, id] { m_base->remove(id); });
  ask->open();
}

void CommandPage::nameBaseMaps() {
  QHash<QString, QString> names;
  if (m_base)
    for (const auto& map : m_base->maps()) {
      const auto state = m_base->state(map.id);
      names[QStringLiteral("base/") + map.id] = state == BaseMaps::State::waitsForNetwork ? tr("%1 (no network)").arg(map.name) : state == BaseMaps::State::broken ? tr("%1 (cannot be opened)").arg(map.name) : map.name;
    }
  m_map->layerPanel().setBaseNames(names);
}

void CommandPage::showTabs() {
  m_thereTab->setVisible(m_isThere);
  m_tabs->setVisible(m_isThere || m_borderTab->isVisibleTo(m_tabs));
}

void CommandPage::showSide(Side side) {
  m_side->setCurrentIndex(side);
  (side == caseSide ? m_caseTab : side == thereSide ? m_thereTab : m_borderTab)->setChecked(true);
}

void CommandPage::selectView() {
  m_map->selectView();
}

void CommandPage::remember(QSplitter* splitter, const QString& key) {
  splitter->restoreState(m_desk.memory.get(key).toByteArray());
  connect(splitter, &QSplitter::splitterMoved, this,
          [this, splitter, key] { m_desk.memory.set(key, splitter->saveState()); });
}

void CommandPage::step(int by) {
  m_queue->step(by);
}

void CommandPage::setQueue(Queue queue) {
  m_queue->setQueue(queue);
}

void CommandPage::dispatchAsProposed() {
  m_queue->dispatchAsProposed();
}

void CommandPage::center() {
  if (m_desk.selection.current()) m_map->flyTo(m_desk.selection.current());
}

}  // namespace jw::ui
