#include "ui/planning/border_panel.h"

#include <qgsmapcanvas.h>

#include <QCheckBox>
#include <QDateEdit>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/engine_bridge.h"
#include "ui/map/map_panel.h"
#include "ui/on_main.h"
#include "ui/planning/border_confirm.h"
#include "ui/planning/border_words.h"
#include "ui/theme/theme.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/parts.h"
#include "ui/widgets/rows_table.h"
#include "ui/words.h"

namespace jw::ui {
BorderPanel::BorderPanel(const Desk& desk, engine::AreaDesk& areas, MapPanel& map, QWidget* parent) : QWidget(parent), m_desk(desk), m_areas(areas), m_map(map) {
  setObjectName(QStringLiteral("borderPanel"));
  build();
  connect(&m_desk.bridge, &EngineBridge::areasChanged, this, &BorderPanel::areasChanged);
  connect(&m_desk.bridge, &EngineBridge::actorChanged, this, &BorderPanel::discard);
  retranslate();
  drawn();
}

BorderPanel::~BorderPanel() {
  end();
}

void BorderPanel::build() {
  auto* down = new QVBoxLayout(this);
  m_desk.theme.space(down, 12, 8, 8);
  auto* head = new QHBoxLayout;
  head->addWidget(m_title = makeLabel("heading", this), 1);
  auto* close = makeFlatButton(m_desk.theme, QStringLiteral("close"), this);
  close->setObjectName(QStringLiteral("closeBorders"));
  head->addWidget(close);
  down->addLayout(head);
  auto* modes = new FlowLayout;
  const auto mode = [&](const char* name, const QString& icon, BorderTool::Mode wanted) {
    auto* button = wordButton(m_desk.theme, name, icon, {}, this, [this, wanted] { choose(wanted); });
    button->setCheckable(true);
    modes->addWidget(button);
    return button;
  };
  m_cut = mode("borderCut", QStringLiteral("edit"), BorderTool::Mode::cut);
  m_join = mode("borderJoin", QStringLiteral("plus"), BorderTool::Mode::join);
  m_move = mode("borderMove", QStringLiteral("pan"), BorderTool::Mode::move);
  down->addLayout(modes);
  down->addWidget(m_hint = makeLabel("second", this));
  m_hint->setWordWrap(true);
  down->addWidget(m_fault = makeLabel("fact", this));
  m_fault->setObjectName(QStringLiteral("borderFault"));
  m_fault->setWordWrap(true);
  setMark(m_fault, "bad", true);
  m_show = wordButton(m_desk.theme, "borderShow", QStringLiteral("locate"), {}, this, [this] {
    if (m_where) m_map.flyToPlace(*m_where);
  });
  down->addWidget(m_show);
  m_changes = new RowsTable(m_desk.theme, m_desk.memory, QStringLiteral("borderChanges"), this);
  down->addWidget(m_changes, 2);
  auto* steps = new FlowLayout;
  steps->addWidget(m_undo = wordButton(m_desk.theme, "borderUndo", QStringLiteral("undo"), {}, this, [this] { m_tool ? m_tool->takeBack() : void(); }));
  steps->addWidget(m_redo = wordButton(m_desk.theme, "borderRedo", QStringLiteral("resume"), {}, this, [this] { m_tool ? m_tool->takeAgain() : void(); }));
  steps->addWidget(m_discard = wordButton(m_desk.theme, "borderDiscard", QStringLiteral("void"), {}, this, [this] { discard(); }));
  m_apply = new QPushButton(this);
  m_apply->setObjectName(QStringLiteral("borderApply"));
  setRole(m_apply, "primary");
  steps->addWidget(m_apply);
  down->addLayout(steps);
  down->addWidget(m_plansTitle = makeLabel("heading", this));
  m_waiting = new RowsTable(m_desk.theme, m_desk.memory, QStringLiteral("borderPlans"), this);
  down->addWidget(m_waiting, 1);
  m_withdraw = wordButton(m_desk.theme, "borderWithdraw", QStringLiteral("reject"), {}, this, [this] {
    const auto row = m_waiting->currentKey();
    for (const auto& p : m_plans)
      if (text(p.id.text()) == row)
        m_areas.withdraw(m_desk.bridge.actor(), p.id, onMain<std::optional<engine::Refused>>(this, [this](const std::optional<engine::Refused>& why) {
                           if (why) m_desk.notices.warn(Words::of(why->code));
                           askPlans();
                         }));
  });
  down->addWidget(m_withdraw);
  auto* past = new QHBoxLayout;
  past->addWidget(m_pastOn = new QCheckBox(this));
  m_pastOn->setObjectName(QStringLiteral("borderPast"));
  past->addWidget(m_pastDay = new QDateEdit(this));
  m_pastDay->setObjectName(QStringLiteral("borderPastDay"));
  m_pastDay->setCalendarPopup(true);
  m_pastDay->setDisplayFormat(QStringLiteral("yyyy-MM-dd"));
  m_pastDay->setDate(QDateTime::fromMSecsSinceEpoch(toMillis(m_desk.bridge.now())).date());
  m_pastDay->setMaximumDate(m_pastDay->date());
  past->addStretch(1);
  down->addLayout(past);
  connect(close, &QToolButton::clicked, this, [this] {
    end();
    Q_EMIT closed();
  });
  connect(m_apply, &QPushButton::clicked, this, &BorderPanel::apply);
  connect(m_changes, &RowsTable::keyChanged, this, [this](const QString& key) {
    const auto id = Uuid::parse(key.toStdString());
    if (const auto* area = id && m_draft ? m_draft->find({*id}) : nullptr) m_map.flyToPlace(model::pointInside(area->shape));
  });
  connect(m_waiting, &RowsTable::keyChanged, this, [this](const QString& key) {
    for (const auto& p : m_plans)
      if (text(p.id.text()) == key) {
        m_withdraw->setEnabled(p.state == engine::AreaDesk::Kept::State::waiting);
        if (!p.ground.empty()) m_map.flyToPlace(model::pointInside(p.ground));
      }
  });
  connect(m_pastOn, &QCheckBox::toggled, this, &BorderPanel::askPast);
  connect(m_pastDay, &QDateEdit::dateChanged, this, &BorderPanel::askPast);
  setFocusProxy(m_cut);
  m_desk.theme.follow(this, [this] {
    if (m_tool) m_tool->setStyle(gis::MapStyle::of(m_desk.theme.isDark()));
  });
}

void BorderPanel::begin() {
  if (!engine::AreaDesk::mayEdit(m_desk.bridge.actor())) return m_desk.notices.warn(Words::of(engine::RefusalCode::notEntitled));
  if (m_desk.bridge.looksBack()) return m_desk.notices.warn(tr("While the past is shown borders cannot be drawn."));
  if (!m_draft) {
    m_draft = std::make_unique<planning::BorderDraft>(m_desk.bridge.areas()->areas());
    m_stale = false;
  }
  if (!m_tool) {
    m_tool = std::make_unique<BorderTool>(m_map.canvas(), *m_draft, m_map.epsg());
    connect(m_tool.get(), &BorderTool::drawn, this, &BorderPanel::drawn);
    connect(m_tool.get(), &BorderTool::failed, this, &BorderPanel::complain);
    connect(m_tool.get(), &BorderTool::changed, this, &BorderPanel::showHint);
    connect(m_tool.get(), &QgsMapTool::deactivated, this, [this] {
      m_active = false;
      showHint();
    });
    m_tool->setStyle(gis::MapStyle::of(m_desk.theme.isDark()));
  }
  askPlans();
  choose(m_tool->mode());
}

void BorderPanel::end() {
  m_asking.giveUp();
  if (m_tool && m_active) m_map.lend(nullptr);
  m_active = false;
}

void BorderPanel::choose(BorderTool::Mode mode) {
  if (!m_tool) return begin();
  m_tool->setMode(mode);
  m_map.lend(m_tool.get());
  m_active = true;
  showHint();
}

void BorderPanel::discard() {
  end();
  m_tool.reset();
  m_draft.reset();
  drawn();
  if (isVisible() && engine::AreaDesk::mayEdit(m_desk.bridge.actor())) begin();
}

void BorderPanel::areasChanged() {
  // An untouched draft begins anew; one with work in it stays, and is checked when it is handed in.
  if (m_draft && m_draft->plan().changes.empty())
    discard();
  else if (m_draft)
    m_stale = true;
  if (isVisible()) askPlans();
  showHint();
}

void BorderPanel::apply() {
  if (!m_draft || m_draft->plan().changes.empty()) return;
  auto* confirm = new BorderConfirm(m_desk, m_areas, *m_draft, this);
  connect(confirm, &BorderConfirm::handedIn, this, [this](const QString& words) {
    m_desk.notices.tell(words);
    discard();
    askPlans();
  });
  confirm->open();
}

void BorderPanel::drawn() {
  m_where.reset();
  m_fault->clear();
  m_fault->hide();
  m_show->hide();
  std::vector<Row> rows;
  if (m_draft)
    for (const auto& c : m_draft->plan().changes) {
      const auto* area = m_draft->find(c.id);
      const bool same = area && !m_draft->isLowest(*area);
      rows.push_back({text(c.id.text()), {{text(c.name)}, {Words::of(c.level)}, {same ? tr("border with it") : BorderWords::of(c.what)}}});
    }
  m_changes->setRows(std::move(rows));
  showHint();
}

void BorderPanel::complain(const model::BorderFault& fault) {
  if (!m_draft) return;
  m_where = fault.at;
  m_fault->setText(QStringLiteral("▲ ") + BorderWords::of(fault, *m_draft));
  m_fault->show();
  m_show->setVisible(fault.at.x != 0 || fault.at.y != 0);
}

void BorderPanel::showHint() {
  const bool some = m_draft && !m_draft->plan().changes.empty();
  m_undo->setEnabled(m_draft && m_draft->canUndo());
  m_redo->setEnabled(m_draft && m_draft->canRedo());
  m_discard->setEnabled(some);
  m_apply->setEnabled(some);
  const auto mode = m_tool ? m_tool->mode() : BorderTool::Mode::cut;
  for (const auto& [button, is] : {std::pair(m_cut, BorderTool::Mode::cut), {m_join, BorderTool::Mode::join}, {m_move, BorderTool::Mode::move}}) button->setChecked(m_active && mode == is);
  QString words;
  if (!m_active)
    words = tr("Choose what to do.");
  else if (mode == BorderTool::Mode::cut)
    words = tr("Click a line through a grid from border to border; a double click, the right button or Enter ends it, Backspace takes a point back.");
  else if (mode == BorderTool::Mode::join)
    words = m_tool->chosen() ? tr("Click the neighbour that becomes part of %1.").arg(text(m_draft->find(m_tool->chosen())->name)) : tr("Click the grid that stays, then its neighbour.");
  else
    words = tr("Drag a corner of a border, or a border itself: every grid that shares it follows. Delete takes away the corner under the cross.");
  if (m_active) words += QLatin1Char('\n') + tr("By keyboard on the map: arrows move a cross, Shift by single pixels, Space is the button.");
  if (m_stale) words += QLatin1Char('\n') + tr("Areas have been changed since this draft was begun; it is checked again before it comes into force.");
  m_hint->setText(words);
}

void BorderPanel::askPlans() {
  m_areas.plans(m_desk.bridge.actor(), onMain<std::vector<engine::AreaDesk::Kept>>(this, [this](const auto& plans) { showPlans(plans); }));
}

void BorderPanel::showPlans(const std::vector<engine::AreaDesk::Kept>& plans) {
  m_plans = plans;
  std::vector<Row> rows;
  for (const auto& p : plans) {
    const QString why = p.state == engine::AreaDesk::Kept::State::failed ? BorderWords::ofName(text(p.why)) : QString();
    rows.push_back({text(p.id.text()),
                    {{Words::fullMoment(p.from), static_cast<qlonglong>(toMillis(p.from))},
                     {p.title.empty() ? tr("%n areas", nullptr, static_cast<int>(p.changes)) : text(p.title), {}, nullptr, false, tr("By %1").arg(text(p.by))},
                     {BorderWords::of(p.state), {}, p.state == engine::AreaDesk::Kept::State::failed ? &Palette::red : nullptr, false, why}}});
  }
  m_waiting->setRows(std::move(rows));
  m_withdraw->setEnabled(false);
  for (const auto& p : m_plans)
    if (text(p.id.text()) == m_waiting->currentKey()) m_withdraw->setEnabled(p.state == engine::AreaDesk::Kept::State::waiting);
}

void BorderPanel::askPast() {
  if (!m_tool) return;
  if (!m_pastOn->isChecked()) return m_tool->showPast({});
  const auto stop = m_asking.anew();
  const Instant end = fromMillis(m_pastDay->date().addDays(1).startOfDay().toMSecsSinceEpoch() - 1);
  m_areas.asOf(m_desk.bridge.actor(), end, stop, onMain<std::vector<model::Area>>(this, [this, stop](const auto& areas) {
                 if (stop.stop_requested() || !m_tool) return;
                 m_tool->showPast(areas);
                 if (areas.empty()) m_desk.notices.tell(tr("No areas are known of that day."));
               }));
}

void BorderPanel::retranslate() {
  m_title->setText(tr("Draw borders"));
  m_cut->setText(tr("Divide"));
  m_join->setText(tr("Join"));
  m_move->setText(tr("Move"));
  m_undo->setText(tr("Undo"));
  m_redo->setText(tr("Redo"));
  m_discard->setText(tr("Discard"));
  m_apply->setText(tr("Put into force …"));
  m_show->setText(tr("Show the place"));
  m_withdraw->setText(tr("Withdraw"));
  m_plansTitle->setText(tr("Changes that wait, and past ones"));
  m_pastOn->setText(tr("Borders as of"));
  m_pastDay->setAccessibleName(tr("Borders as of"));
  m_changes->setColumns({{tr("Area"), 100}, {tr("Level"), 62}, {tr("Change"), 84}});
  m_waiting->setColumns({{tr("In force"), 92}, {tr("Reason"), 80}, {tr("State"), 76}});
  showHint();
}

void BorderPanel::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) {
    retranslate();
    drawn();
    showPlans(m_plans);
  }
  QWidget::changeEvent(event);
}

}  // namespace jw::ui
