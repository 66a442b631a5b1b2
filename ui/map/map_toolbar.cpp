#include "ui/map/map_toolbar.h"

#include <QActionGroup>
#include <QEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QToolButton>

#include "ui/map/go_to_box.h"
#include "ui/theme/icons.h"

namespace jw::ui {
namespace {

struct Look {
  const char* name;  ///< of the action, for tests and accessibility
  const char* icon;
  QKeySequence key;
};

const Look& lookOf(MapToolbar::Tool tool) {
  static const std::array<Look, MapToolbar::kTools> looks{
      {{"mapPan", "pan", QKeySequence(Qt::Key_Escape)},
       {"mapReport", "pin", {}},
       {"mapCentre", "locate", QKeySequence(Qt::Key_C)},
       {"mapMeasureDistance", "measure", {}},
       {"mapMeasureArea", "area", {}},
       {"mapSelectRectangle", "select-box", {}},
       {"mapSelectCircle", "select-circle", {}},
       {"mapSelectPolygon", "select-polygon", {}},
       {"mapSelectCorridor", "select-corridor", {}},
       {"mapZoomIn", "zoom-in", QKeySequence(Qt::Key_Plus)},
       {"mapZoomOut", "zoom-out", QKeySequence(Qt::Key_Minus)},
       {"mapFullView", "zoom-full", QKeySequence(Qt::Key_Home)},
       {"mapPreviousView", "left", QKeySequence(Qt::ALT | Qt::Key_Left)},
       {"mapNextView", "right", QKeySequence(Qt::ALT | Qt::Key_Right)},
       {"mapLayers", "layers", {}},
       {"mapBorders", "edit", {}}}};
  return looks[static_cast<std::size_t>(tool)];
}

}  // namespace

MapToolbar::MapToolbar(QWidget* parent) : QFrame(parent), m_goTo(new GoToBox(this)) {
  setObjectName(QStringLiteral("mapToolbar"));
  setProperty("role", QStringLiteral("bar"));
  auto* modes = new QActionGroup(this);
  for (int i = 0; i < kTools; ++i) {
    const Look& look = lookOf(static_cast<Tool>(i));
    auto* made = new QAction(this);
    made->setObjectName(QLatin1String(look.name));
    made->setShortcut(look.key);
    made->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    made->setCheckable(i < kModes || i == layers || i == borders);
    if (i < kModes) modes->addAction(made);
    m_actions[static_cast<std::size_t>(i)] = made;
  }
  action(pan)->setChecked(true);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(8, 4, 8, 4);
  row->setSpacing(2);
  for (const Tool tool : {pan, zoomIn, zoomOut, fullView, previousView, nextView}) row->addWidget(addButton(tool));
  row->addSpacing(4);
  row->addWidget(addChoice("mapMeasureButton", {measureDistance, measureArea}));
  row->addWidget(addChoice("mapSelectButton", {selectRectangle, selectCircle, selectPolygon, selectCorridor}));
  row->addWidget(addButton(report));
  row->addSpacing(4);
  row->addWidget(m_goTo, 1);
  m_goTo->setMinimumWidth(fontMetrics().averageCharWidth() * 8);
  m_goTo->setMaximumWidth(fontMetrics().averageCharWidth() * 44);
  row->addStretch(0);
  m_bookmarks = new QToolButton(this);
  m_bookmarks->setObjectName(QStringLiteral("mapBookmarksButton"));
  m_bookmarks->setProperty("role", QStringLiteral("flat"));
  m_bookmarks->setPopupMode(QToolButton::InstantPopup);
  m_bookmarks->hide();
  row->addWidget(m_borders = addButton(borders));
  m_borders->hide();
  row->addWidget(m_bookmarks);
  row->addWidget(addButton(layers));
  dress();
  translate();
}

QToolButton* MapToolbar::addButton(Tool tool) {
  auto* button = new QToolButton(this);
  button->setObjectName(QLatin1String(lookOf(tool).name) + QStringLiteral("Button"));
  button->setProperty("role", QStringLiteral("flat"));
  button->setAutoRaise(true);
  button->setDefaultAction(action(tool));
  return button;
}

QToolButton* MapToolbar::addChoice(const char* name, std::initializer_list<Tool> tools) {
  QToolButton* button = addButton(*tools.begin());
  button->setObjectName(QLatin1String(name));
  button->setPopupMode(QToolButton::MenuButtonPopup);
  auto* menu = new QMenu(button);
  for (const Tool tool : tools) {
    menu->addAction(action(tool));
    connect(action(tool), &QAction::triggered, button, [button, chosen = action(tool)] { button->setDefaultAction(chosen); });
  }
  button->setMenu(menu);
  return button;
}

void MapToolbar::setBookmarks(QMenu* menu) {
  m_bookmarks->setMenu(menu);
  m_bookmarks->show();
}

void MapToolbar::setBorders() {
  m_borders->show();
}

void MapToolbar::setDark(bool dark) {
  m_dark = dark;
  dress();
}

void MapToolbar::dress() {
  const Palette palette = m_dark ? darkPalette() : lightPalette();
  const int size = fontMetrics().height() + 2;
  for (int i = 0; i < kTools; ++i)
    m_actions[static_cast<std::size_t>(i)]->setIcon(
        tintedIcon(QLatin1String(lookOf(static_cast<Tool>(i)).icon), palette, size, devicePixelRatioF()));
  m_bookmarks->setIcon(tintedIcon(QStringLiteral("bookmark"), palette, size, devicePixelRatioF()));
  for (QToolButton* button : findChildren<QToolButton*>()) button->setIconSize({size, size});
}

void MapToolbar::translate() {
  const std::array<QString, kTools> words{
      tr("Pan"),     tr("Report here"), tr("Center here"), tr("Measure a distance"), tr("Measure an area"),
      tr("Select by a rectangle"), tr("Select by a circle"), tr("Select by a polygon"), tr("Select along a line"),
      tr("Zoom in"), tr("Zoom out"),    tr("Full view"),   tr("Previous view"),      tr("Next view"),
      tr("Layers"),  tr("Draw borders")};
  for (int i = 0; i < kTools; ++i) {
    QAction* shown = m_actions[static_cast<std::size_t>(i)];
    const QString text = words[static_cast<std::size_t>(i)];
    const QString key = shown->shortcut().toString(QKeySequence::NativeText);
    shown->setText(text);
    shown->setToolTip(key.isEmpty() ? text : QStringLiteral("%1 (%2)").arg(text, key));
  }
  m_bookmarks->setToolTip(tr("Bookmarks"));
  m_bookmarks->setAccessibleName(tr("Bookmarks"));
}

void MapToolbar::changeEvent(QEvent* e) {
  if (e->type() == QEvent::LanguageChange) translate();
  if (e->type() == QEvent::FontChange) dress();
  QFrame::changeEvent(e);
}

}  // namespace jw::ui
