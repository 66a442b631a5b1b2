#include "ui/cases/queue_list.h"

#include <QCoreApplication>
#include <QEvent>
#include <QPainter>
#include <QStyledItemDelegate>

#include "ui/live_cases.h"
#include "ui/theme/theme.h"
#include "ui/words.h"

namespace jw::ui {
namespace {

constexpr int kQueue = Qt::UserRole;      // -1: the head of a group
constexpr int kCount = Qt::UserRole + 1;  // words; "" where the store would have to be asked
constexpr int kLate = Qt::UserRole + 2;   // the count is of late cases, and there are some

class QueueRowDelegate : public QStyledItemDelegate {
 public:
  QueueRowDelegate(Theme& theme, QObject* parent) : QStyledItemDelegate(parent), m_theme(theme) {}
  QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const override {
    return {m_theme.px(120), m_theme.px(index.data(kQueue).toInt() < 0 ? 26 : 28)};
  }
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
    const Palette& p = m_theme.palette();
    const bool head = index.data(kQueue).toInt() < 0, picked = option.state & QStyle::State_Selected;
    const QRect all = option.rect, inside = all.adjusted(m_theme.px(head ? 12 : 20), 0, -m_theme.px(10), 0);
    painter->save();
    if (picked) {
      painter->fillRect(all, mixed(p.panel, p.selection, p.dark ? 0.22 : 0.14));
      painter->fillRect(QRect(all.topLeft(), QSize(m_theme.px(3), all.height())), p.selection);
    } else if (!head && option.state & QStyle::State_MouseOver) {
      painter->fillRect(all, p.raised);
    }
    const QString count = index.data(kCount).toString();
    const QFont plain = m_theme.font(head ? 12 : 13, head || picked ? QFont::DemiBold : QFont::Normal);
    const QFontMetrics metrics(plain);
    const int room = count.isEmpty() ? 0 : metrics.horizontalAdvance(count) + m_theme.px(8);
    painter->setFont(plain);
    painter->setPen(head ? p.secondText : p.text);
    painter->drawText(inside.adjusted(0, 0, -room, 0), head ? Qt::AlignLeft | Qt::AlignBottom : Qt::AlignLeft | Qt::AlignVCenter,
                      metrics.elidedText(index.data().toString(), Qt::ElideRight, inside.width() - room));
    painter->setPen(index.data(kLate).toBool() ? p.red : p.secondText);
    painter->drawText(inside, Qt::AlignRight | Qt::AlignVCenter, count);
    painter->restore();
  }

 private:
  Theme& m_theme;
};

}  // namespace

QueueList::QueueList(const Desk& desk, QWidget* parent) : QListWidget(parent), m_desk(desk) {
  setObjectName(QStringLiteral("queues"));
  setFrameShape(QFrame::NoFrame);
  setProperty("role", "queue");
  setItemDelegate(new QueueRowDelegate(m_desk.theme, this));
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setMouseTracking(true);
  const char* group = nullptr;
  for (const CaseQueue& queue : caseQueues()) {
    if (queue.group != group) {
      auto* head = new QListWidgetItem(this);
      head->setData(kQueue, -1);
      head->setFlags(Qt::NoItemFlags);
      group = queue.group;
    }
    auto* item = new QListWidgetItem(this);
    item->setData(kQueue, static_cast<int>(queue.id));
  }
  m_soon.setSingleShot(true);
  m_soon.setInterval(100);
  connect(&m_soon, &QTimer::timeout, this, &QueueList::showCounts);
  const auto soon = [this] {
    if (!m_soon.isActive()) m_soon.start();
  };
  connect(&m_desk.cases, &LiveCases::reset, this, &QueueList::showCounts);
  connect(&m_desk.cases, &LiveCases::changed, this, soon);
  connect(&m_desk.cases, &LiveCases::clockMoved, this, soon);
  m_desk.theme.follow(this, [this] { doItemsLayout(); });
  connect(this, &QListWidget::currentItemChanged, this, [this](QListWidgetItem* now) {
    const int queue = now ? now->data(kQueue).toInt() : -1;
    if (queue < 0 || queue == static_cast<int>(m_queue)) return;
    m_queue = static_cast<WorkQueue>(queue);
    Q_EMIT chosen(m_queue);
  });
  retranslate();
}

void QueueList::setQueue(WorkQueue queue) {
  for (int row = 0; row < count(); ++row)
    if (item(row)->data(kQueue).toInt() == static_cast<int>(queue)) setCurrentRow(row);
}

void QueueList::step(int by) {
  for (int row = currentRow() + by; row >= 0 && row < count(); row += by)
    if (item(row)->data(kQueue).toInt() >= 0) return setCurrentRow(row);
}

void QueueList::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QListWidget::changeEvent(event);
}

void QueueList::retranslate() {
  int row = 0;
  const char* group = nullptr;
  for (const CaseQueue& queue : caseQueues()) {
    if (queue.group != group) item(row++)->setText(QCoreApplication::translate("CaseQueues", group = queue.group));
    item(row)->setText(queueName(queue));
    item(row++)->setToolTip(queueName(queue));
  }
  setAccessibleName(tr("Work queues"));
  showCounts();
}

void QueueList::showCounts() {
  for (int row = 0; row < count(); ++row) {
    const int id = item(row)->data(kQueue).toInt();
    if (id < 0 || !isLive(static_cast<WorkQueue>(id))) continue;
    const auto queue = static_cast<WorkQueue>(id);
    const auto n = m_desk.cases.count(queue);
    const bool late = isLate(queue) && n > 0;
    const QString words = late ? QStringLiteral("▲ %L1").arg(n) : QStringLiteral("%L1").arg(n);
    if (item(row)->data(kCount).toString() == words) continue;
    item(row)->setData(kCount, words);
    item(row)->setData(kLate, late);
    item(row)->setData(Qt::AccessibleTextRole, QStringLiteral("%1: %L2").arg(item(row)->text()).arg(n));
  }
}

}  // namespace jw::ui
