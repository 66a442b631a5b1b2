#include "ui/case/case_window.h"

#include <QEvent>
#include <QShortcut>
#include <QVBoxLayout>

#include "ui/case/case_view.h"
#include "ui/theme/theme.h"
#include "ui/words.h"

namespace jw::ui {

void addStepKeys(QWidget* window, CaseView& view) {
  using model::Action;
  for (const Action action :
       {Action::assign, Action::accept, Action::reject, Action::feedBack, Action::followUp, Action::archive})
    QObject::connect(new QShortcut(QKeySequence(Words::key(action)), window), &QShortcut::activated, &view,
                     [&view, action] { view.act(action); });
}

CaseWindow::CaseWindow(const Desk& desk, CaseId id, QWidget* parent)
    : QWidget(parent, Qt::Window), m_view(new CaseView(desk, this)) {
  setObjectName(QStringLiteral("caseWindow"));
  setAttribute(Qt::WA_DeleteOnClose);
  setAttribute(Qt::WA_StyledBackground);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(m_view);
  resize(desk.theme.px(560), desk.theme.px(680));
  addStepKeys(this, *m_view);
  connect(new QShortcut(QKeySequence(Qt::Key_Escape), this), &QShortcut::activated, this, &QWidget::close);
  connect(new QShortcut(QKeySequence(Qt::Key_M), this), &QShortcut::activated, this,
          [this] { Q_EMIT mapWanted(m_view->current()); });
  connect(m_view, &CaseView::mapWanted, this, &CaseWindow::mapWanted);
  connect(m_view, &CaseView::loaded, this, &CaseWindow::retitle);
  m_view->show(id);
  retitle();
}

void CaseWindow::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retitle();
  QWidget::changeEvent(event);
}

void CaseWindow::retitle() {
  const auto& details = m_view->details();
  setWindowTitle(details ? QStringLiteral("%1 · %2").arg(text(details->summary.number), text(details->summary.title))
                         : tr("Case"));
}

}  // namespace jw::ui
