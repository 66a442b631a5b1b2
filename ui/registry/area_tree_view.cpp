#include "ui/registry/area_tree_view.h"

#include <QEvent>
#include <QHeaderView>

#include "ui/engine_bridge.h"
#include "ui/on_main.h"
#include "ui/theme/theme.h"
#include "ui/words.h"

namespace jw::ui {
namespace {

constexpr int kPath = Qt::UserRole, kCompound = Qt::UserRole + 1, kFilled = Qt::UserRole + 2;

model::AreaPath parentOf(const model::AreaPath& path) {
  const auto slash = path.size() < 2 ? std::string::npos : path.rfind('/', path.size() - 2);
  return slash == std::string::npos ? model::AreaPath() : path.substr(0, slash + 1);
}

}  // namespace

AreaTreeView::AreaTreeView(const Desk& desk, QWidget* parent) : QTreeWidget(parent), m_desk(desk) {
  setObjectName(QStringLiteral("areaTree"));
  setColumnCount(2);
  setHeaderHidden(true);
  setUniformRowHeights(true);
  header()->setStretchLastSection(false);
  header()->setSectionResizeMode(0, QHeaderView::Stretch);
  header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
  m_desk.theme.follow(this, [this] { setIndentation(m_desk.theme.px(16)); });
  connect(this, &QTreeWidget::itemExpanded, this, &AreaTreeView::fill);
  connect(this, &QTreeWidget::currentItemChanged, this, [this] {
    if (!m_building) take();
  });
}

void AreaTreeView::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange && topLevelItemCount() > 0) rebuild();
  QTreeWidget::changeEvent(event);
}

void AreaTreeView::rebuild() {
  m_asking.anew();
  ++m_generation;
  m_building = true;
  clear();
  m_children.clear();
  const auto areas = m_desk.bridge.areas();
  const model::AreaPath& scope = m_desk.bridge.actor().scope;
  std::vector<model::AreaPath> tops;
  for (const model::Area& a : areas->areas()) {
    if (!model::isWithin(a.path, scope)) continue;
    const model::AreaPath parent = parentOf(a.path);
    if (a.path == scope || (scope.empty() && parent.empty()))
      tops.push_back(a.path);
    else
      m_children[parent].push_back(a.path);
  }
  QTreeWidgetItem* root = invisibleRootItem();
  if (tops.size() > 1) root = add(root, scope);
  for (const auto& top : tops) {
    QTreeWidgetItem* item = add(root, top);
    count(item, top, {});
    if (tops.size() == 1) item->setExpanded(true);
  }
  if (root != invisibleRootItem()) {
    root->setData(0, kFilled, true);
    count(root, scope, {});
    root->setExpanded(true);
  }
  m_building = false;
  if (!model::isWithin(m_area, scope)) m_area = scope;
  choose(m_area);
}

QTreeWidgetItem* AreaTreeView::add(QTreeWidgetItem* parent, const model::AreaPath& path) {
  const auto* area = m_desk.bridge.areas()->byPath(path);
  auto* item = new QTreeWidgetItem(parent);
  item->setText(0, area ? text(area->name) : tr("Whole city"));
  if (area) item->setToolTip(0, Words::of(area->level));
  item->setData(0, kPath, text(path));
  item->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
  item->setForeground(1, m_desk.theme.palette().secondText);
  item->setIcon(0, m_desk.theme.icon(QStringLiteral("area"), 16));
  // Communities have compounds, which are only known after asking.
  const bool low = area && area->level >= model::AreaLevel::community;
  if (low || m_children.contains(path)) item->setChildIndicatorPolicy(QTreeWidgetItem::ShowIndicator);
  return item;
}

void AreaTreeView::fill(QTreeWidgetItem* item) {
  if (item->data(0, kFilled).toBool() || item->data(0, kCompound).isValid()) return;
  item->setData(0, kFilled, true);
  const model::AreaPath path = item->data(0, kPath).toString().toStdString();
  if (const auto below = m_children.find(path); below != m_children.end())
    for (const auto& child : below->second) count(add(item, child), child, {});
  const auto* area = m_desk.bridge.areas()->byPath(path);
  if (!area || area->level < model::AreaLevel::community) return;
  using List = std::vector<model::Compound>;
  m_desk.registry.compounds(m_desk.bridge.actor(), path, m_asking.token(), onMain<List>(this, [this, item, path, generation = m_generation](const List& compounds) {
                              if (generation != m_generation) return;
                              for (const auto& c : compounds) {
                                if (c.area != path) continue;
                                auto* child = new QTreeWidgetItem(item);
                                child->setText(0, text(c.name));
                                child->setToolTip(0, text(c.address));
                                child->setData(0, kPath, text(path));
                                child->setData(0, kCompound, text(c.id.text()));
                                child->setIcon(0, m_desk.theme.icon(QStringLiteral("compound"), 16));
                                child->setText(1, QStringLiteral("%L1").arg(c.buildings));
                                child->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
                                child->setForeground(1, m_desk.theme.palette().secondText);
                              }
                              if (item->childCount() == 0) item->setChildIndicatorPolicy(QTreeWidgetItem::DontShowIndicatorWhenChildless);
                            }));
}

void AreaTreeView::count(QTreeWidgetItem* item, const model::AreaPath& area, const Uuid& compound) {
  auto take = onMain<std::uint64_t>(this, [this, item, generation = m_generation](std::uint64_t total) {
    if (generation == m_generation) item->setText(1, QStringLiteral("%L1").arg(total));
  });
  m_desk.registry.buildings(m_desk.bridge.actor(), area, compound, 0, 1, m_asking.token(), [take](std::vector<model::BuildingLine>, std::uint64_t total) { take(total); });
}

void AreaTreeView::take() {
  const QTreeWidgetItem* item = currentItem();
  m_area = item ? item->data(0, kPath).toString().toStdString() : m_desk.bridge.actor().scope;
  const auto id = item ? Uuid::parse(item->data(0, kCompound).toString().toStdString()) : std::nullopt;
  m_compound = id ? *id : Uuid();
  Q_EMIT placeChosen();
}

void AreaTreeView::choose(const model::AreaPath& area) {
  // Its branch opens on the way down.
  QTreeWidgetItem* at = invisibleRootItem();
  for (bool deeper = true; deeper;) {
    deeper = false;
    for (int i = 0; i < at->childCount(); ++i) {
      QTreeWidgetItem* child = at->child(i);
      const model::AreaPath path = child->data(0, kPath).toString().toStdString();
      if (child->data(0, kCompound).isValid() || !model::isWithin(area, path)) continue;
      at = child;
      deeper = path != area;
      if (deeper) at->setExpanded(true);
      break;
    }
  }
  if (at == invisibleRootItem()) at = topLevelItem(0);
  m_building = true;
  setCurrentItem(at);
  m_building = false;
  take();
}

}  // namespace jw::ui
