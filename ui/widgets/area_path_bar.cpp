#include "ui/widgets/area_path_bar.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QToolButton>

#include "ui/theme/theme.h"
#include "ui/widgets/parts.h"
#include "ui/words.h"

namespace jw::ui {
namespace {

/// "a/b/c/" -> "a/b/".
model::AreaPath parentOf(const model::AreaPath& path) {
  if (path.size() < 2) return {};
  const auto slash = path.rfind('/', path.size() - 2);
  return slash == std::string::npos ? model::AreaPath() : path.substr(0, slash + 1);
}

}  // namespace

AreaPathBar::AreaPathBar(Theme& theme, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_steps(new QHBoxLayout(this)) {
  m_steps->setContentsMargins(0, 0, 0, 0);
  m_steps->setSpacing(0);
}

void AreaPathBar::setAreas(std::shared_ptr<const engine::AreaTree> areas, const model::AreaPath& scope) {
  m_areas = std::move(areas);
  m_scope = scope;
  if (!m_area.empty() && (!m_areas || !m_areas->byPath(m_area))) choose({});
  rebuild();
}

void AreaPathBar::setArea(const model::AreaPath& area) {
  if (area == m_area) return;
  m_area = area;
  rebuild();
}

void AreaPathBar::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) rebuild();
  QWidget::changeEvent(event);
}

void AreaPathBar::choose(const model::AreaPath& area) {
  if (area == m_area) return;
  m_area = area;
  Q_EMIT areaChosen(m_area);
  // The button that was pressed is one of those that go away: it must have finished first.
  QMetaObject::invokeMethod(
      this, [this] { rebuild(); }, Qt::QueuedConnection);
}

void AreaPathBar::rebuild() {
  while (QLayoutItem* item = m_steps->takeAt(0)) {
    if (item->widget()) item->widget()->deleteLater();
    delete item;
  }
  std::vector<model::AreaPath> way;
  for (model::AreaPath path = m_area; !path.empty(); path = parentOf(path)) way.insert(way.begin(), path);
  addStep({}, tr("All areas"), false);
  for (const auto& path : way) {
    const model::Area* area = m_areas ? m_areas->byPath(path) : nullptr;
    addStep(path, area ? text(area->name) : text(path), true);
  }
}

void AreaPathBar::addStep(const model::AreaPath& path, const QString& words, bool deeper) {
  if (deeper) m_steps->addWidget(makeLabel("second", this));
  if (deeper) static_cast<QLabel*>(m_steps->itemAt(m_steps->count() - 1)->widget())->setText(QStringLiteral("/"));
  auto* button = new QToolButton(this);
  setRole(button, "flat");
  button->setText(fontMetrics().elidedText(words, Qt::ElideRight, m_theme.px(120)));
  button->setToolTip(words);
  button->setPopupMode(QToolButton::InstantPopup);
  button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  button->setLayoutDirection(Qt::RightToLeft);
  m_theme.dress(button, QStringLiteral("down"), 10);
  auto* menu = new QMenu(button);
  menu->setLayoutDirection(Qt::LeftToRight);
  connect(menu, &QMenu::aboutToShow, this, [this, menu, path, words] {
    menu->clear();
    connect(menu->addAction(words), &QAction::triggered, this, [this, path] { choose(path); });
    menu->addSeparator();
    if (!m_areas) return;
    const model::Area* parent = m_areas->byPath(path);
    for (const model::Area& area : m_areas->areas()) {
      if (area.parent != (parent ? parent->id : AreaId())) continue;
      if (!model::isWithin(area.path, m_scope) && !model::isWithin(m_scope, area.path)) continue;
      connect(menu->addAction(text(area.name)), &QAction::triggered, this, [this, to = area.path] { choose(to); });
    }
  });
  button->setMenu(menu);
  m_steps->addWidget(button);
}

}  // namespace jw::ui
