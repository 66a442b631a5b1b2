#include "ui/widgets/flow_layout.h"

#include <QWidget>
#include <algorithm>

namespace jw::ui {

FlowLayout::~FlowLayout() {
  qDeleteAll(m_items);
}

QLayoutItem* FlowLayout::takeAt(int index) {
  return index >= 0 && index < count() ? m_items.takeAt(index) : nullptr;
}

void FlowLayout::clear() {
  while (QLayoutItem* item = takeAt(0)) {
    if (item->widget()) {
      item->widget()->hide();
      item->widget()->deleteLater();
    }
    delete item;
  }
}

QSize FlowLayout::minimumSize() const {
  QSize size;
  for (const QLayoutItem* item : m_items)
    if (!item->isEmpty()) size = size.expandedTo(item->minimumSize());
  const QMargins m = contentsMargins();
  return size + QSize(m.left() + m.right(), m.top() + m.bottom());
}

void FlowLayout::setGeometry(const QRect& rect) {
  QLayout::setGeometry(rect);
  lay(rect, true);
}

int FlowLayout::lay(const QRect& rect, bool move) const {
  const QRect inside = rect.marginsRemoved(contentsMargins());
  int x = inside.x(), y = inside.y(), lineHeight = 0;
  QList<QPair<QLayoutItem*, QRect>> line;
  // Within a line everything stands on the middle.
  const auto endLine = [&] {
    if (move)
      for (const auto& [item, at] : line) item->setGeometry(at.translated(0, (lineHeight - at.height()) / 2));
    line.clear();
  };
  for (QLayoutItem* item : m_items) {
    if (item->isEmpty()) continue;
    const QSize size =
        item->sizeHint().expandedTo(item->minimumSize()).boundedTo(QSize(std::max(inside.width(), 1), QWIDGETSIZE_MAX));
    if (x > inside.x() && x + size.width() > inside.right() + 1) {
      endLine();
      x = inside.x();
      y += lineHeight + spacing();
      lineHeight = 0;
    }
    line.append({item, QRect(QPoint(x, y), size)});
    x += size.width() + spacing();
    lineHeight = std::max(lineHeight, size.height());
  }
  endLine();
  return y + lineHeight - rect.y() + contentsMargins().bottom();
}

}  // namespace jw::ui
