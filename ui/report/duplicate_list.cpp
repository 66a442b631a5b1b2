#include "ui/report/duplicate_list.h"

#include <QEvent>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/engine_bridge.h"
#include "ui/live_cases.h"
#include "ui/theme/theme.h"
#include "ui/time_left.h"
#include "ui/widgets/parts.h"
#include "ui/words.h"

namespace jw::ui {
namespace {
constexpr std::size_t kShown = 8;
}

DuplicateList::DuplicateList(const Desk& desk, QWidget* parent) : QFrame(parent), m_desk(desk) {
  setObjectName(QStringLiteral("duplicates"));
  setRole(this, "float");
  auto* layout = new QVBoxLayout(this);
  m_desk.theme.space(layout, 12, 6);
  layout->addWidget(m_head = makeLabel("heading", this));
  m_head->setWordWrap(true);
  m_list = new QListWidget(this);
  m_list->setObjectName(QStringLiteral("duplicateList"));
  m_list->setFrameShape(QFrame::NoFrame);
  m_list->setWordWrap(true);
  m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  layout->addWidget(m_list, 1);
  m_hint = makeLabel("second", this);
  m_hint->setWordWrap(true);
  layout->addWidget(m_hint);
  m_join = new QPushButton(this);
  m_join->setObjectName(QStringLiteral("join"));
  m_join->setAutoDefault(false);
  m_desk.theme.dress(m_join, QStringLiteral("layers"), 16);
  layout->addWidget(m_join);
  m_desk.theme.follow(this, [this] { setFixedWidth(m_desk.theme.px(260)); });
  m_soon.setSingleShot(true);
  m_soon.setInterval(150);
  connect(&m_soon, &QTimer::timeout, this, &DuplicateList::refill);
  connect(&m_desk.cases, &LiveCases::changed, this, [this] {
    if (m_point && !m_soon.isActive()) m_soon.start(1000);
  });
  const auto join = [this] {
    const int row = std::max(0, m_list->currentRow());
    if (row < static_cast<int>(m_hits.size())) {
      const auto& c = *m_hits[static_cast<std::size_t>(row)].c;
      Q_EMIT joinWanted(c.id, text(c.number));
    }
  };
  connect(m_join, &QPushButton::clicked, this, join);
  connect(m_list, &QListWidget::itemActivated, this, join);
  connect(m_list, &QListWidget::currentRowChanged, this, [this](int row) {
    if (row >= 0 && row < static_cast<int>(m_hits.size())) m_desk.selection.set(m_hits[static_cast<std::size_t>(row)].c->id);
  });
  hide();
  retranslate();
}

void DuplicateList::look(CategoryId category, std::optional<model::Point> point) {
  m_category = category;
  m_point = point;
  m_soon.start(150);
}

void DuplicateList::refill() {
  m_hits.clear();
  const Instant now = m_desk.bridge.now();
  if (m_category && m_point) {
    const model::Area* grid = m_desk.bridge.areas()->gridAt(*m_point);
    const auto settings = m_desk.bridge.directory().allSettings().effective(grid ? grid->path : model::AreaPath(), {}, m_category);
    const auto window = std::chrono::hours(settings.duplicateHours);
    if (settings.duplicateHours > 0) m_hits = m_desk.cases.near(m_category, *m_point, settings.duplicateMetres);
    std::erase_if(m_hits, [&](const auto& hit) { return hit.c->reportedAt + window < now; });
    if (m_hits.size() > kShown) m_hits.resize(kShown);
  }
  const int before = m_list->currentRow();
  const QSignalBlocker quiet(m_list);
  m_list->clear();
  for (const auto& hit : m_hits)
    m_list->addItem(tr("%1\n%2 m away, %3 ago · %4\n%5")
                        .arg(text(hit.c->title))
                        .arg(static_cast<int>(hit.metres + 0.5))
                        .arg(durationText(now - hit.c->reportedAt), Words::of(hit.c->state), text(hit.c->number)));
  if (!m_hits.empty()) m_list->setCurrentRow(std::clamp(before, 0, static_cast<int>(m_hits.size()) - 1));
  setVisible(!m_hits.empty());
  Q_EMIT found(static_cast<int>(m_hits.size()));
}

void DuplicateList::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QFrame::changeEvent(event);
}

void DuplicateList::retranslate() {
  m_head->setText(QStringLiteral("◐ ") + tr("Probably reported already"));
  m_hint->setText(tr("Joining keeps both reporters and tells both the result; no second case is opened."));
  m_join->setText(tr("Join with this case"));
  refill();
}

}  // namespace jw::ui
