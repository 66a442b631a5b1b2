#include "ui/sync/conflict_view.h"

#include <QCheckBox>
#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/appraisal/reason_form.h"
#include "ui/engine_bridge.h"
#include "ui/on_main.h"
#include "ui/sync/conflict_compare.h"
#include "ui/sync/sync_watch.h"
#include "ui/sync/sync_words.h"
#include "ui/theme/theme.h"
#include "ui/widgets/parts.h"
#include "ui/widgets/rows_table.h"
#include "ui/words.h"

namespace jw::ui {

ConflictView::ConflictView(const Desk& desk, SyncWatch& watch, QWidget* parent) : QWidget(parent), m_desk(desk), m_watch(watch) {
  auto* down = new QVBoxLayout(this);
  down->setContentsMargins(0, 0, 0, 0);
  auto* split = new QSplitter(this);
  split->setChildrenCollapsible(false);
  auto* left = new QWidget(split);
  auto* list = new QVBoxLayout(left);
  list->setContentsMargins(0, 0, 0, 0);
  list->addWidget(m_table = new RowsTable(m_desk.theme, m_desk.memory, QStringLiteral("conflicts"), left), 1);
  m_empty = makeLabel("empty", left);
  m_empty->setObjectName(QStringLiteral("conflictsEmpty"));
  m_empty->setAlignment(Qt::AlignCenter);
  m_empty->setWordWrap(true);
  list->addWidget(m_empty, 1);
  auto* foot = new QHBoxLayout;
  m_desk.theme.space(foot, 12, 4, 8);
  foot->addWidget(m_count = makeLabel("second", left), 1);
  foot->addWidget(m_decided = new QCheckBox(left));
  m_decided->setObjectName(QStringLiteral("conflictsDecided"));
  list->addLayout(foot);
  split->addWidget(left);
  auto* side = makeFrame("side", split);
  side->setAutoFillBackground(true);
  side->setBackgroundRole(QPalette::Base);
  auto* right = new QVBoxLayout(side);
  right->setContentsMargins(0, 0, 0, 0);
  right->addWidget(m_compare = new ConflictCompare(m_desk, side), 1);
  buildFoot(right);
  split->addWidget(side);
  split->setStretchFactor(1, 1);
  split->setSizes({m_desk.theme.px(544), m_desk.theme.px(676)});
  down->addWidget(split, 1);
  setFocusProxy(m_table);
  connect(m_table, &RowsTable::keyChanged, this, &ConflictView::showChosen);
  connect(m_compare, &ConflictCompare::chosenChanged, this, &ConflictView::showButtons);
  connect(m_decided, &QCheckBox::toggled, this, &ConflictView::ask);
  connect(&m_watch, &SyncWatch::conflictsChanged, this, &ConflictView::ask);
  connect(&m_desk.bridge, &EngineBridge::actorChanged, this, &ConflictView::ask);
  retranslate();
}

void ConflictView::buildFoot(QBoxLayout* into) {
  auto* bar = makeFrame("foot", this);
  auto* down = new QVBoxLayout(bar);
  m_desk.theme.space(down, 16, 8);
  m_hint = makeLabel("second", bar);
  m_hint->setObjectName(QStringLiteral("conflictHint"));
  m_hint->setWordWrap(true);
  down->addWidget(m_hint);
  auto* across = new QHBoxLayout;
  const auto button = [&](const char* name) {
    auto* b = new QPushButton(bar);
    b->setObjectName(QString::fromLatin1(name));
    across->addWidget(b);
    return b;
  };
  m_apply = button("conflictApply");
  setRole(m_apply, "primary");
  m_theirs = button("conflictTheirs");
  m_mine = button("conflictMine");
  m_case = wordButton(m_desk.theme, "conflictCase", QStringLiteral("open"), {}, bar, [this] {
    if (const auto* c = current()) Q_EMIT opened(CaseId{c->row});
  });
  m_undo = wordButton(m_desk.theme, "conflictUndo", QStringLiteral("undo"), {}, bar, [this] { undo(); });
  across->addWidget(m_case);
  across->addStretch(1);
  across->addWidget(m_undo);
  down->addLayout(across);
  into->addWidget(bar);
  connect(m_apply, &QPushButton::clicked, this, [this] {
    const auto* c = current();
    if (!c) return;
    c->kind == sync::OpKind::remove ? confirmDeletion() : decide(m_compare->chosen());
  });
  connect(m_theirs, &QPushButton::clicked, this, [this] {
    m_compare->choices() > 0 ? m_compare->chooseAll(false) : decide({});
  });
  connect(m_mine, &QPushButton::clicked, this, [this] { m_compare->chooseAll(true); });
  const auto key = [this](const QKeySequence& keys, QAbstractButton* b) {
    auto* shortcut = new QShortcut(keys, this);
    shortcut->setContext(Qt::WidgetWithChildrenShortcut);
    connect(shortcut, &QShortcut::activated, b, [b] { b->click(); });
  };
  key(Qt::CTRL | Qt::Key_Return, m_apply);
  key(Qt::ALT | Qt::Key_T, m_theirs);
  key(Qt::ALT | Qt::Key_M, m_mine);
  key(Qt::CTRL | Qt::Key_Z, m_undo);
}

void ConflictView::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

void ConflictView::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  ask();
}

void ConflictView::retranslate() {
  m_decided->setText(tr("Decided ones"));
  m_undo->setText(tr("Undo"));
  m_undo->setToolTip(tr("Take the last decision back (Ctrl+Z)"));
  m_case->setText(tr("Open the case"));
  m_mine->setText(tr("All of mine"));
  m_mine->setToolTip(tr("Choose your value in every field (Alt+M)"));
  m_table->setColumns({{tr("Answered"), 92}, {tr("What"), 76}, {tr("Name"), 138}, {tr("Who"), 76}, {tr("What happened"), 150}});
  showRows();
}

void ConflictView::ask() {
  if (!isVisible() || !m_watch.desk()) return showRows();
  m_watch.desk()->conflicts(m_desk.bridge.actor(), m_decided->isChecked(), onMain<std::vector<engine::SyncConflict>>(this, [this](std::vector<engine::SyncConflict> conflicts) {
                              m_conflicts = std::move(conflicts);
                              showRows();
                              // The field that had the keys is gone with the decision.
                              if (std::exchange(m_refocus, false)) m_conflicts.empty() ? m_undo->setFocus() : m_table->setFocus();
                            }));
}

void ConflictView::showRows() {
  std::vector<Row> rows;
  const Instant now = m_desk.bridge.now();
  for (const auto& c : m_conflicts)
    rows.push_back({text(c.op.text()),
                    {{Words::moment(c.answeredAt, now), QVariant::fromValue<qlonglong>(toMillis(c.answeredAt))}, {SyncWords::table(c.table)}, {SyncWords::what(c)}, {text(c.mineBy)}, {SyncWords::fateShort(c)}}});
  m_count->setText(tr("%L1 changes").arg(rows.size()));
  m_table->setVisible(!rows.empty());
  m_empty->setVisible(rows.empty());
  if (!engine::mayDecideConflicts(m_desk.bridge.actor()))
    m_empty->setText(tr("Your desk does not decide on changes that were refused."));
  else if (m_decided->isChecked())
    m_empty->setText(tr("Nothing was decided yet."));
  else if (m_watch.isAlone())
    m_empty->setText(tr("Changes that two workstations made to the same thing stand here, once this store belongs to a center."));
  else
    m_empty->setText(tr("● Nothing to review.\nWhere two people change the same thing, both versions stand here side by side until somebody decides. Nothing is dropped."));
  m_table->setRows(std::move(rows));
  if (m_table->currentKey().isEmpty() && !m_conflicts.empty()) m_table->choose(text(m_conflicts.front().op.text()));
  showChosen();
}

const engine::SyncConflict* ConflictView::current() const {
  const std::string key = m_table->currentKey().toStdString();
  for (const auto& c : m_conflicts)
    if (c.op.text() == key) return &c;
  return nullptr;
}

void ConflictView::showChosen() {
  const auto* c = current();
  m_compare->setConflict(c ? std::optional(*c) : std::nullopt);
  showButtons();
}

void ConflictView::showButtons() {
  const auto* c = current();
  const bool open = c && c->decision == store::StoredConflict::Decision::open;
  const bool choices = open && m_compare->choices() > 0, removal = open && c->kind == sync::OpKind::remove && c->here;
  const std::size_t mine = m_compare->chosen().size();
  m_mine->setVisible(choices);
  m_theirs->setVisible(open);
  m_theirs->setText(choices ? tr("All of the center's") : tr("Keep it as it is"));
  m_theirs->setToolTip(choices ? tr("Choose the center's value in every field (Alt+T)") : tr("Seen; it leaves the list and stays among the decided ones (Alt+T)"));
  m_apply->setVisible(choices || removal);
  m_apply->setText(removal ? tr("Delete all the same …") : mine == 0 ? tr("Keep the center's") : mine == m_compare->choices() ? tr("Take mine") : tr("Take mine in %L1 of %L2 fields").arg(mine).arg(m_compare->choices()));
  m_apply->setToolTip(tr("Ctrl+Enter"));
  m_case->setVisible(c && c->table == "cases" && c->here);
  m_undo->setVisible(m_last.has_value());
  for (QWidget* w : std::initializer_list<QWidget*>{m_mine, m_theirs, m_apply, m_undo}) w->setEnabled(!m_waiting);
  QString hint;
  if (choices)
    hint = mine == 0 ? tr("Nothing is changed; your values stay among the decided ones.") : tr("Your values are written as a new change of yours and sent to the center. It can be undone.");
  else if (open && c->kind == sync::OpKind::transition)
    hint = tr("A step cannot be put in afterwards. Open the case and take the step that fits now.");
  else if (removal)
    hint = tr("What was changed meanwhile would go with it. That cannot be undone.");
  else if (open)
    hint = tr("There is nothing here that your values could be written to. They stay readable among the decided ones.");
  m_hint->setText(hint);
  m_hint->setVisible(!hint.isEmpty());
}

void ConflictView::decide(std::vector<std::string> columns) {
  const auto* c = current();
  if (!c || m_waiting || !m_watch.desk()) return;
  m_waiting = true;
  showButtons();
  const Uuid op = c->op;
  const bool removal = c->kind == sync::OpKind::remove && !columns.empty();
  m_watch.desk()->decide(m_desk.bridge.actor(), op, std::move(columns), onMain<engine::ConflictAnswer>(this, [this, op, removal](engine::ConflictAnswer answer) {
                           m_waiting = false;
                           if (answer == engine::ConflictAnswer::done) {
                             m_last = removal ? std::nullopt : std::optional(op);
                             m_desk.notices.tell(removal ? tr("Deleted.") : tr("Decided. Ctrl+Z takes it back."));
                           } else {
                             m_desk.notices.warn(SyncWords::of(answer));
                           }
                           m_refocus = true;
                           ask();
                           showButtons();
                         }));
}

void ConflictView::confirmDeletion() {
  const auto* c = current();
  if (!c) return;
  auto* form = new ReasonForm(m_desk, tr("Delete all the same"), this);
  form->setSubject(QStringLiteral("%1 · %2").arg(SyncWords::table(c->table), text(c->what)));
  form->setConsequence(tr("It is deleted here and at the center, with what others have changed since you deleted it first. No workstation can bring it back."));
  connect(form, &ReasonForm::sent, this, [this, form, op = c->op] {
    form->accept();
    const auto* now = current();
    if (now && now->op == op) decide({engine::kWholeChange});
  });
  form->open();
}

void ConflictView::undo() {
  if (!m_last || m_waiting || !m_watch.desk()) return;
  m_waiting = true;
  showButtons();
  const Uuid op = *std::exchange(m_last, std::nullopt);
  m_watch.desk()->takeBack(m_desk.bridge.actor(), op, onMain<engine::ConflictAnswer>(this, [this](engine::ConflictAnswer answer) {
                             m_waiting = false;
                             answer == engine::ConflictAnswer::done ? m_desk.notices.tell(tr("Taken back; it is to be decided again.")) : m_desk.notices.warn(SyncWords::of(answer));
                             ask();
                             showButtons();
                           }));
}

}  // namespace jw::ui
