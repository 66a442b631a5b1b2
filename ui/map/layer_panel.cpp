#include "ui/map/layer_panel.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QSignalBlocker>
#include <QSlider>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "gis/map/still_layers.h"
#include "ui/memory.h"
#include "ui/theme/icons.h"

namespace jw::ui {
namespace {

const QString kCases = QStringLiteral("cases");
constexpr int kIdRole = Qt::UserRole;

}  // namespace

LayerPanel::LayerPanel(QWidget* parent)
    : QFrame(parent),
      m_title(new QLabel(this)),
      m_opacityLabel(new QLabel(this)),
      m_list(new QListWidget(this)),
      m_opacity(new QSlider(Qt::Horizontal, this)),
      m_up(new QToolButton(this)),
      m_down(new QToolButton(this)),
      m_addBase(new QToolButton(this)),
      m_removeBase(new QToolButton(this)) {
  setObjectName(QStringLiteral("layerPanel"));
  setProperty("role", QStringLiteral("float"));
  setFrameShape(QFrame::StyledPanel);
  setAutoFillBackground(true);
  m_title->setProperty("role", QStringLiteral("heading"));
  m_list->setObjectName(QStringLiteral("layers"));
  m_list->setDragDropMode(QAbstractItemView::InternalMove);
  m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  m_list->setSizeAdjustPolicy(QAbstractScrollArea::AdjustToContents);
  m_opacity->setObjectName(QStringLiteral("opacity"));
  m_opacity->setRange(0, 100);
  m_opacity->setPageStep(10);
  m_up->setObjectName(QStringLiteral("layerUp"));
  m_down->setObjectName(QStringLiteral("layerDown"));
  for (QToolButton* button : {m_up, m_down}) button->setProperty("role", QStringLiteral("flat"));
  auto* foot = new QHBoxLayout;
  foot->addWidget(m_opacityLabel);
  foot->addWidget(m_opacity, 1);
  foot->addWidget(m_up);
  foot->addWidget(m_down);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(8, 8, 8, 8);
  column->setSpacing(8);
  column->addWidget(m_title);
  column->addWidget(m_list, 1);
  column->addLayout(foot);
  auto* base = new QHBoxLayout;
  m_addBase->setObjectName(QStringLiteral("addBase"));
  m_removeBase->setObjectName(QStringLiteral("removeBase"));
  for (QToolButton* button : {m_addBase, m_removeBase}) {
    button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    button->setFocusPolicy(Qt::StrongFocus);
    base->addWidget(button);
    button->hide();
  }
  base->addStretch(1);
  column->addLayout(base);
  connect(m_addBase, &QToolButton::clicked, this, &LayerPanel::baseWanted);
  connect(m_removeBase, &QToolButton::clicked, this, [this] { Q_EMIT baseRemoved(current()); });
  connect(m_list, &QListWidget::itemChanged, this, &LayerPanel::toggled);
  connect(m_list, &QListWidget::currentItemChanged, this, &LayerPanel::selected);
  connect(m_list->model(), &QAbstractItemModel::rowsMoved, this, &LayerPanel::reordered);
  connect(m_opacity, &QSlider::valueChanged, this, &LayerPanel::fade);
  connect(m_up, &QToolButton::clicked, this, [this] { move(-1); });
  connect(m_down, &QToolButton::clicked, this, [this] { move(1); });
  setDark(true);
  translate();
  fill();
}

void LayerPanel::setDark(bool dark) {
  const Palette palette = dark ? darkPalette() : lightPalette();
  const int size = fontMetrics().height();
  m_up->setIcon(tintedIcon(QStringLiteral("up"), palette, size, devicePixelRatioF()));
  m_down->setIcon(tintedIcon(QStringLiteral("down"), palette, size, devicePixelRatioF()));
}

void LayerPanel::setLayers(const QList<QgsMapLayer*>& layers) {
  m_layers = layers;
  for (qsizetype i = 0; i < layers.size(); ++i) {
    const QString id = gis::StillLayers::idOf(layers[i]);
    if (m_order.contains(id)) continue;
    // A layer seen for the first time goes below the one that it came under.
    const qsizetype above = i == 0 ? -1 : m_order.indexOf(gis::StillLayers::idOf(layers[i - 1]));
    m_order.insert(above + 1, id);
  }
  std::stable_sort(m_layers.begin(), m_layers.end(), [this](const QgsMapLayer* a, const QgsMapLayer* b) {
    return m_order.indexOf(gis::StillLayers::idOf(a)) < m_order.indexOf(gis::StillLayers::idOf(b));
  });
  for (QgsMapLayer* layer : m_layers) layer->setOpacity(m_kept.value(gis::StillLayers::idOf(layer)).opacity / 100.0);
  fill();
}

void LayerPanel::fill() {
  const QString before = current();
  m_filling = true;
  m_list->clear();
  const auto add = [&](const QString& id, const QString& title) {
    auto* item = new QListWidgetItem(title, m_list);
    item->setData(kIdRole, id);
    const Qt::ItemFlags drag = id == kCases ? Qt::NoItemFlags : Qt::ItemIsDragEnabled;
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable | drag);
    item->setCheckState(m_kept.value(id).visible ? Qt::Checked : Qt::Unchecked);
    if (id == before) m_list->setCurrentItem(item);
  };
  add(kCases, tr("Live cases"));
  for (const QgsMapLayer* layer : m_layers) {
    const QString id = gis::StillLayers::idOf(layer);
    add(id, titleOf(id));
  }
  for (auto it = m_baseNames.cbegin(); it != m_baseNames.cend(); ++it)
    if (!layerOf(it.key())) add(it.key(), it.value());
  m_filling = false;
  selected();
}

void LayerPanel::setBaseNames(const QHash<QString, QString>& names) {
  m_baseNames = names;
  m_addBase->show();
  m_removeBase->show();
  fill();
}

void LayerPanel::keepIn(Memory& memory) {
  m_memory = &memory;
  for (const QString& line : memory.get(QStringLiteral("map/layers")).toStringList()) {
    const QStringList words = line.split(QLatin1Char('\t'));
    if (words.size() != 3) continue;
    m_kept[words[0]] = {words[1] == QLatin1String("1"), std::clamp(words[2].toInt(), 0, 100)};
    if (words[0] != kCases && !m_order.contains(words[0])) m_order.append(words[0]);
  }
  setLayers(m_layers);
  for (auto it = m_kept.cbegin(); it != m_kept.cend(); ++it) Q_EMIT visibilityChanged(it.key(), it->visible);
  Q_EMIT casesShownChanged(casesShown());
  Q_EMIT changed();
}

void LayerPanel::takeBases(const LayerPanel& other) {
  for (auto it = other.m_kept.cbegin(); it != other.m_kept.cend(); ++it)
    if (it.key().startsWith(QLatin1String("base/"))) m_kept[it.key()] = it.value();
  m_order = other.m_order;
  setLayers(m_layers);
}

void LayerPanel::keep() {
  Q_EMIT kept();
  if (!m_memory) return;
  QStringList lines;
  for (const QString& id : QStringList{kCases} + m_order) lines.append(QStringLiteral("%1\t%2\t%3").arg(id).arg(m_kept.value(id).visible ? 1 : 0).arg(m_kept.value(id).opacity));
  m_memory->set(QStringLiteral("map/layers"), lines);
}

QString LayerPanel::titleOf(const QString& id) const {
  if (id.startsWith(QLatin1String("base/"))) return m_baseNames.value(id);
  if (id == QLatin1String("names")) return tr("Names");
  if (id == QLatin1String("thematic")) return tr("Statistic");
  if (id == QLatin1String("buildings")) return tr("Buildings");
  if (id == QLatin1String("land")) return tr("Land");
  model::AreaLevel level = model::AreaLevel::grid;
  model::parseLevel(id.section(QLatin1Char('/'), 1).toStdString(), level);
  switch (level) {
    case model::AreaLevel::city:
      return tr("City border");
    case model::AreaLevel::district:
      return tr("District borders");
    case model::AreaLevel::street:
      return tr("Street borders");
    case model::AreaLevel::community:
      return tr("Community borders");
    case model::AreaLevel::grid:
      break;
  }
  return tr("Grid borders");
}

QList<QgsMapLayer*> LayerPanel::shown() const {
  QList<QgsMapLayer*> out;
  for (QgsMapLayer* layer : m_layers)
    if (m_kept.value(gis::StillLayers::idOf(layer)).visible) out.append(layer);
  return out;
}

QStringList LayerPanel::shownIds() const {
  QStringList out;
  for (const QgsMapLayer* layer : shown()) out.append(gis::StillLayers::idOf(layer));
  return out;
}

bool LayerPanel::casesShown() const {
  return m_kept.value(kCases).visible;
}

void LayerPanel::toggled(QListWidgetItem* item) {
  if (m_filling) return;
  const QString id = item->data(kIdRole).toString();
  const bool visible = item->checkState() == Qt::Checked;
  if (m_kept.value(id).visible == visible) return;
  m_kept[id].visible = visible;
  keep();
  if (id == kCases) {
    Q_EMIT casesShownChanged(visible);
    return;
  }
  Q_EMIT visibilityChanged(id, visible);
  Q_EMIT changed();
}

void LayerPanel::selected() {
  const QString id = current();
  const bool layer = layerOf(id) != nullptr;
  m_removeBase->setEnabled(id.startsWith(QLatin1String("base/")));
  for (QWidget* widget : {static_cast<QWidget*>(m_opacity), static_cast<QWidget*>(m_up), static_cast<QWidget*>(m_down)})
    widget->setEnabled(layer);
  const QSignalBlocker quiet(m_opacity);
  m_opacity->setValue(m_kept.value(id).opacity);
}

void LayerPanel::fade(int percent) {
  QgsMapLayer* layer = layerOf(current());
  if (!layer) return;
  m_kept[current()].opacity = percent;
  keep();
  layer->setOpacity(percent / 100.0);
  layer->triggerRepaint();
}

void LayerPanel::move(int rows) {
  const int row = m_list->currentRow(), to = row + rows;
  // Row 0 is the live cases, which always lie on top.
  if (row < 1 || to < 1 || to >= m_list->count()) return;
  m_filling = true;
  QListWidgetItem* item = m_list->takeItem(row);
  m_list->insertItem(to, item);
  m_list->setCurrentItem(item);
  m_filling = false;
  reordered();
}

void LayerPanel::reordered() {
  if (m_filling) return;
  QList<QgsMapLayer*> layers;
  for (int row = 0; row < m_list->count(); ++row)
    if (QgsMapLayer* layer = layerOf(m_list->item(row)->data(kIdRole).toString())) layers.append(layer);
  m_layers = layers;
  QStringList order;
  for (const QgsMapLayer* layer : m_layers) order.append(gis::StillLayers::idOf(layer));
  // A layer that cannot be shown now stays below the one that it was below: the service may answer again tomorrow.
  for (qsizetype i = 0; i < m_order.size(); ++i)
    if (!order.contains(m_order[i])) order.insert(i == 0 ? 0 : order.indexOf(m_order[i - 1]) + 1, m_order[i]);
  m_order = order;
  keep();
  if (m_list->item(0)->data(kIdRole).toString() != kCases) fill();
  Q_EMIT changed();
}

QgsMapLayer* LayerPanel::layerOf(const QString& id) const {
  const auto it = std::find_if(m_layers.begin(), m_layers.end(),
                               [&](const QgsMapLayer* layer) { return gis::StillLayers::idOf(layer) == id; });
  return it == m_layers.end() ? nullptr : *it;
}

QString LayerPanel::current() const {
  return m_list->currentItem() ? m_list->currentItem()->data(kIdRole).toString() : QString();
}

void LayerPanel::translate() {
  m_title->setText(tr("Layers"));
  m_opacityLabel->setText(tr("Opacity"));
  m_opacity->setAccessibleName(tr("Opacity"));
  m_addBase->setText(tr("Add a base map …"));
  m_removeBase->setText(tr("Remove"));
  m_up->setToolTip(tr("Move the layer up"));
  m_down->setToolTip(tr("Move the layer down"));
}

void LayerPanel::changeEvent(QEvent* e) {
  if (e->type() == QEvent::LanguageChange) {
    translate();
    fill();
  }
  QFrame::changeEvent(e);
}

}  // namespace jw::ui
