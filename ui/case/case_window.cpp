#include "ui/case/case_window.h"

#include <QCloseEvent>
#include <QShortcut>
#include <QSplitter>
#include <QVBoxLayout>

#include "ui/case/case_view.h"
#include "ui/case/near_panel.h"
#include "ui/map/map_panel.h"
#include "ui/memory.h"
#include "ui/theme/theme.h"
#include "ui/words.h"

namespace jw::ui {
namespace {

const QString kGeometry = QStringLiteral("case/geometry"), kSplit = QStringLiteral("case/split");

}  // namespace

void addStepKeys(QWidget* window, CaseView& view) {
  for (const model::Action action : Words::kKeyed)
    QObject::connect(new QShortcut(QKeySequence(Words::key(action)), window), &QShortcut::activated, &view,
                     [&view, action] { view.act(action); });
}

CaseWindow::CaseWindow(const Desk& desk, CaseId id, QWidget* parent) : QWidget(parent, Qt::Window), m_desk(desk) {
  setObjectName(QStringLiteral("caseWindow"));
  setAttribute(Qt::WA_DeleteOnClose);
  setAttribute(Qt::WA_StyledBackground);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(m_across = new QSplitter(Qt::Horizontal, this));
  m_across->addWidget(m_view = new CaseView(desk, m_across));
  m_across->addWidget(m_near = new NearPanel(desk, m_across));
  m_across->setStretchFactor(0, 3);
  m_across->setStretchFactor(1, 2);
  m_across->setChildrenCollapsible(false);
  resize(desk.theme.px(980), desk.theme.px(700));
  m_across->setSizes({desk.theme.px(590), desk.theme.px(390)});
  restoreGeometry(desk.memory.get(kGeometry).toByteArray());
  m_across->restoreState(desk.memory.get(kSplit).toByteArray());
  const QVariant buildings = parent ? parent->window()->property("buildingCache") : QVariant();
  setProperty("buildingCache", buildings);
  m_near->map().setBuildingCache(buildings.toString());
  addStepKeys(this, *m_view);
  m_view->addKeys();
  connect(new QShortcut(QKeySequence(Qt::Key_Escape), this), &QShortcut::activated, this, &QWidget::close);
  connect(new QShortcut(QKeySequence(Qt::Key_M), this), &QShortcut::activated, this,
          [this] { Q_EMIT mapWanted(m_view->current()); });
  connect(m_view, &CaseView::mapWanted, this, &CaseWindow::mapWanted);
  connect(m_view, &CaseView::loaded, this, [this] {
    retitle();
    m_near->show(*m_view->details());
  });
  connect(m_near, &NearPanel::caseWanted, m_view, &CaseView::openOther);
  m_view->show(id);
  retitle();
}

void CaseWindow::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retitle();
  QWidget::changeEvent(event);
}

void CaseWindow::closeEvent(QCloseEvent* event) {
  m_desk.memory.set(kGeometry, saveGeometry());
  m_desk.memory.set(kSplit, m_across->saveState());
  QWidget::closeEvent(event);
}

void CaseWindow::retitle() {
  const auto& details = m_view->details();
  setWindowTitle(details ? QStringLiteral("%1 · %2").arg(text(details->summary.number), text(details->summary.title))
                         : tr("Case"));
}

}  // namespace jw::ui
