#include "ui/widgets/notice_bar.h"

#include <QEvent>
#include <QHBoxLayout>
#include <algorithm>

#include "ui/desk.h"
#include "ui/theme/theme.h"
#include "ui/widgets/parts.h"

namespace jw::ui {

NoticeBar::NoticeBar(const Desk& desk, QWidget* parent) : QFrame(parent), m_text(makeLabel("fact", this)) {
  setObjectName(QStringLiteral("notice"));
  setRole(this, "notice");
  auto* layout = new QHBoxLayout(this);
  desk.theme.space(layout, 12, 8);
  m_text->setWordWrap(true);
  layout->addWidget(m_text);
  m_away.setSingleShot(true);
  m_away.setInterval(8000);
  connect(&m_away, &QTimer::timeout, this, &QWidget::hide);
  connect(&desk.notices, &Notices::told, this, &NoticeBar::show);
  parent->installEventFilter(this);
  hide();
}

bool NoticeBar::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::Resize) place();
  return QFrame::eventFilter(watched, event);
}

void NoticeBar::show(const QString& words, bool bad) {
  m_text->setText(words);
  setMark(this, "bad", bad);
  place();
  QFrame::show();
  raise();
  m_away.start();
}

void NoticeBar::place() {
  const int width =
      std::min(parentWidget()->width() * 3 / 5, m_text->fontMetrics().horizontalAdvance(m_text->text()) + 64);
  const int height = std::max(sizeHint().height(), heightForWidth(width));
  const int gap = m_text->fontMetrics().height();
  setGeometry((parentWidget()->width() - width) / 2, parentWidget()->height() - height - 3 * gap, width, height);
}

}  // namespace jw::ui
