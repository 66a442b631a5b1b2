#include "ui/shell/toasts.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QMouseEvent>
#include <QTimer>

#include "ui/theme/theme.h"
#include "ui/widgets/parts.h"

namespace jw::ui {
namespace {

constexpr int kStays = 8000, kUrgentStays = 20000;

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
  const int width = m_desk.theme.px(320), gap = m_desk.theme.px(8);
  int y = m_desk.theme.px(56);
  for (const auto& toast : m_toasts) {
    const int height = std::max(toast->sizeHint().height(), toast->heightForWidth(width));
    toast->setGeometry(m_ground->width() - width - 2 * gap, y, width, height);
    toast->raise();
    y += height + gap;
  }
}

}  // namespace jw::ui
