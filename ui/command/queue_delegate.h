// Draws one case of the queue as a card: title and clock, number and state, place and department, the time bar.
#pragma once
#include <QStyledItemDelegate>

namespace jw::ui {

struct Desk;

class QueueDelegate : public QStyledItemDelegate {
  Q_OBJECT
 public:
  QueueDelegate(const Desk& desk, QObject* parent);
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
  QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

 private:
  const Desk& m_desk;
};

}  // namespace jw::ui
