#include "ui/shell/toasts.h"

#include <QAbstractButton>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMouseEvent>
#include <QTimer>
#include <algorithm>

#include "ui/theme/theme.h"
#include "ui/widgets/parts.h"

namespace jw::ui {
namespace {

constexpr int kStays = 8000, kUrgentStays = 20000;
constexpr int kMargin = 8, kFoot = 48, kHead = 56;  // of the design: between the toasts; below and above them

bool canBePressed(const QWidget* w) {
  return qobject_cast<const QAbstractButton*>(w) || qobject_cast<const QLineEdit*>(w) || qobject_cast<const QComboBox*>(w) || qobject_cast<const QAbstractSpinBox*>(w);
}

// What of it is seen in the ground: a button may be scrolled out of its frame.
QRect seenIn(const QWidget* ground, const QWidget* w) {
  QRect seen(w->mapTo(ground, QPoint()), w->size());
  for (const QWidget* p = w->parentWidget(); p && p != ground; p = p->parentWidget()) seen &= QRect(p->mapTo(ground, QPoint()), p->size());
  return seen;
}

class Toast : public QFrame {
 public:
  Toast(const Desk& desk, const QString& words, bool urgent, std::function<void()> follow, QWidget* parent) : QFrame(parent), m_follow(std::move(follow)) {
    setObjectName(QStringLiteral("toast"));
    setRole(this, "notice");
    setMark(this, "bad", urgent);
    setCursor(Qt::PointingHandCursor);
    auto* layout = new QHBoxLayout(this);
    desk.theme.space(layout, 12, 8);
    auto* label = makeLabel("fact", this);
    label->setObjectName(QStringLiteral("toastText"));
    label->setText(words);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    layout->addWidget(label, 1);
    auto* close = makeFlatButton(desk.theme, QStringLiteral("reject"), this);
    close->setObjectName(QStringLiteral("closeToast"));
    close->setFocusPolicy(Qt::NoFocus);
    connect(close, &QToolButton::clicked, this, &QObject::deleteLater);
    layout->addWidget(close, 0, Qt::AlignTop);
    QTimer::singleShot(urgent ? kUrgentStays : kStays, this, &QObject::deleteLater);
  }

 protected:
  void mouseReleaseEvent(QMouseEvent* event) override {
    if (!rect().contains(event->pos())) return;
    deleteLater();
    if (m_follow) m_follow();
  }

 private:
  std::function<void()> m_follow;
};

}  // namespace

Toasts::Toasts(const Desk& desk, QWidget* ground) : QObject(ground), m_desk(desk), m_ground(ground) {
  ground->installEventFilter(this);
}

void Toasts::show(const QString& words, bool urgent, std::function<void()> follow) {
  auto* toast = new Toast(m_desk, words, urgent, std::move(follow), m_ground);
  connect(toast, &QObject::destroyed, this, &Toasts::place);
  m_toasts.insert(m_toasts.begin(), toast);
  std::erase_if(m_toasts, [](const auto& t) { return t.isNull(); });
  for (std::size_t i = kShown; i < m_toasts.size(); ++i) m_toasts[i]->deleteLater();
  toast->show();
  place();
}

bool Toasts::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::Resize) place();
  return QObject::eventFilter(watched, event);
}

void Toasts::place() {
  std::erase_if(m_toasts, [](const auto& t) { return t.isNull(); });
  const int width = m_desk.theme.px(320), gap = m_desk.theme.px(kMargin);
  std::vector<int> heights;
  int all = -gap;
  for (const auto& toast : m_toasts) all += gap + heights.emplace_back(std::max(toast->sizeHint().height(), toast->heightForWidth(width)));
  int y = freeTop({width, all});
  for (std::size_t i = 0; i < m_toasts.size(); ++i) {
    m_toasts[i]->setGeometry(m_ground->width() - width - 2 * gap, y, width, heights[i]);
    m_toasts[i]->raise();
    y += heights[i] + gap;
  }
}

int Toasts::freeTop(const QSize& stack) const {
  const int gap = m_desk.theme.px(kMargin), step = std::max(1, gap);
  const int lowest = m_ground->height() - m_desk.theme.px(kFoot) - stack.height(), highest = std::min(lowest, m_desk.theme.px(kHead));
  const QRect column(m_ground->width() - stack.width() - 2 * gap, 0, stack.width(), m_ground->height());
  std::vector<QRect> inTheWay;
  for (const QWidget* w : m_ground->findChildren<QWidget*>()) {
    if (!w->isVisible() || !canBePressed(w)) continue;
    if (std::any_of(m_toasts.begin(), m_toasts.end(), [&](const auto& t) { return t && t->isAncestorOf(w); })) continue;
    if (const QRect seen = seenIn(m_ground, w); seen.intersects(column)) inTheWay.push_back(seen);
  }
  int best = lowest;
  auto fewest = inTheWay.size() + 1;
  for (int top = lowest; top >= highest && fewest > 0; top -= step) {
    const QRect here(QPoint(column.left(), top), stack);
    const auto covered = static_cast<std::size_t>(std::count_if(inTheWay.begin(), inTheWay.end(), [&](const QRect& r) { return r.intersects(here); }));
    if (covered >= fewest) continue;
    fewest = covered;
    best = top;
  }
  return best;
}

}  // namespace jw::ui
