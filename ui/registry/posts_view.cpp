#include "ui/registry/posts_view.h"

#include <QCheckBox>
#include <QEvent>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/engine_bridge.h"
#include "ui/on_main.h"
#include "ui/registry/registry_words.h"
#include "ui/registry/sheet_parts.h"
#include "ui/system/post_words.h"
#include "ui/theme/theme.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/parts.h"
#include "ui/widgets/rows_table.h"
#include "ui/words.h"

namespace jw::ui {

PostsView::PostsView(const Desk& desk, RegistryEdits& edits, QWidget* parent) : QWidget(parent), m_desk(desk), m_edits(edits) {
  auto* down = new QVBoxLayout(this);
  down->setContentsMargins(0, 0, 0, 0);
  down->setSpacing(0);
  auto* head = new QVBoxLayout;
  m_desk.theme.space(head, 16, 12, 8);
  head->addWidget(m_title = makeLabel("title", this));
  m_title->setObjectName(QStringLiteral("postsTitle"));
  m_title->setWordWrap(true);
  auto* bar = new QWidget(this);
  auto* flow = new FlowLayout(bar);
  m_desk.theme.space(flow, 0, 8);
  flow->addWidget(m_appoint = wordButton(m_desk.theme, "appoint", QStringLiteral("plus"), {}, bar, [this] { m_edits.appoint(places(m_desk, m_building, m_area), {}, {}); }));
  flow->addWidget(m_dismiss = wordButton(m_desk.theme, "dismiss", QStringLiteral("void"), {}, bar, [this] {
                    if (const auto* a = chosen()) m_edits.dismiss(*a);
                  }));
  flow->addWidget(m_past = new QCheckBox(bar));
  m_past->setObjectName(QStringLiteral("pastPosts"));
  head->addWidget(bar);
  head->addWidget(m_state = makeLabel("second", this));
  m_state->setWordWrap(true);
  down->addLayout(head);
  down->addWidget(m_table = new RowsTable(m_desk.theme, m_desk.memory, QStringLiteral("registryPosts"), this), 1);
  down->addStretch(0);
  connect(m_past, &QCheckBox::toggled, this, &PostsView::reload);
  connect(m_table, &RowsTable::keyChanged, this, [this] { m_dismiss->setEnabled(chosen() && chosen()->to == kNever); });
  retranslate();
}

void PostsView::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

void PostsView::retranslate() {
  m_appoint->setText(tr("Appoint…"));
  m_dismiss->setText(tr("Dismiss…"));
  m_past->setText(tr("Former ones, too"));
  m_table->setColumns({{tr("Post"), 100}, {tr("Name"), 80}, {tr("Telephone"), 110}, {tr("Where"), 120}, {tr("When"), 170}, {tr("By whom"), 100}, {tr("Reason"), 140}});
  showRows();
}

std::vector<RegistryEdits::Place> PostsView::places(const Desk& desk, BuildingId building, const model::AreaPath& area) {
  using model::Post;
  std::vector<RegistryEdits::Place> list;
  if (building) list.push_back({model::PlaceKind::building, building.uuid, Post::buildingLeader, tr("%1 of this building").arg(PostWords::of(Post::buildingLeader))});
  const auto areas = desk.bridge.areas();
  const auto* at = areas->byPath(area);
  if (at && at->level == model::AreaLevel::grid)
    for (const Post post : {Post::gridLeader, Post::gridWorker}) list.push_back({model::PlaceKind::area, at->id.uuid, post, QStringLiteral("%1 · %2").arg(PostWords::of(post), text(at->name))});
  if (const auto* community = at ? areas->ancestor(*at, model::AreaLevel::community) : nullptr)
    list.push_back({model::PlaceKind::area, community->id.uuid, Post::communityWorker, QStringLiteral("%1 · %2").arg(PostWords::of(Post::communityWorker), text(community->name))});
  return list;
}

void PostsView::show(BuildingId building, const model::AreaPath& area, const QString& name) {
  if (building != m_building || area != m_area) m_rows.clear();
  m_building = building;
  m_area = area;
  m_name = name;
  m_reading = true;
  const std::stop_token stop = m_asking.anew();
  showRows();
  using Rows = std::vector<model::Appointment>;
  m_desk.registry.responsible(m_desk.bridge.actor(), building, area, m_past->isChecked(), stop, onMain<Rows>(this, [this, stop](const Rows& rows) {
                                if (stop.stop_requested()) return;
                                m_reading = false;
                                m_rows = rows;
                                showRows();
                              }));
}

const model::Appointment* PostsView::chosen() const {
  const QString key = m_table->currentKey();
  for (const auto& a : m_rows)
    if (text(a.id.text()) == key) return &a;
  return nullptr;
}

void PostsView::showRows() {
  m_title->setText(tr("Responsible for %1").arg(m_name));
  const auto areas = m_desk.bridge.areas();
  std::vector<Row> rows;
  for (const auto& a : m_rows) {
    const auto* area = areas->byPath(a.area);
    const QString where = a.kind == model::PlaceKind::building ? tr("this building") : area ? text(area->name) : text(a.area);
    QColor Palette::*const ink = a.to == kNever ? nullptr : &Palette::secondText;
    QStringList by{text(a.appointedBy), text(a.dismissedBy)};
    by.removeAll(QString());
    rows.push_back({text(a.id.text()), {{RegistryWords::post(a), {}, ink}, {text(a.name), {}, ink}, {text(a.phone), {}, ink}, {where, {}, ink}, {RegistryWords::span(a.from, a.to), {}, ink}, {by.join(QStringLiteral(" / ")), {}, ink}, {text(a.reason), {}, ink}}});
  }
  m_state->setText(m_reading && m_rows.empty() ? tr("Reading…") : m_rows.empty() ? (m_edits.allowed() ? tr("Nobody has been appointed yet. “Appoint…” names the first.") : tr("Nobody has been appointed yet.")) : QString());
  m_state->setVisible(!m_state->text().isEmpty());
  m_table->setRows(std::move(rows));
  m_table->setVisible(!m_rows.empty());
  m_appoint->setVisible(m_edits.allowed());
  m_dismiss->setVisible(m_edits.allowed());
  m_dismiss->setEnabled(chosen() && chosen()->to == kNever);
}

}  // namespace jw::ui
