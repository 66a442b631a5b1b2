#include "ui/statistics/book_schedule_list.h"

#include <QDir>
#include <QEvent>
#include <QLabel>
#include <QProgressBar>
#include <QShortcut>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/engine_bridge.h"
#include "ui/on_main.h"
#include "ui/statistics/book_maker.h"
#include "ui/statistics/book_schedule_form.h"
#include "ui/statistics/book_words.h"
#include "ui/statistics/report_words.h"
#include "ui/theme/theme.h"
#include "ui/widgets/parts.h"
#include "ui/widgets/rows_table.h"
#include "ui/words.h"

namespace jw::ui {
namespace {

using Answer = std::variant<engine::ScheduledBooks::Schedules, engine::Refused>;

std::vector<std::string> allStatistics(const stats::Catalog& catalog) {
  std::vector<std::string> keys;
  for (const auto& entry : catalog.entries())
    if (entry.kind == stats::Entry::Kind::statistics) keys.push_back(entry.key);
  return keys;
}

}  // namespace

BookScheduleList* BookScheduleList::open(const Desk& desk, engine::StatisticsDesk& statistics, BookMaker& books, QWidget* parent) {
  auto* list = parent->window()->findChild<BookScheduleList*>();
  if (!list) list = new BookScheduleList(desk, statistics, books, parent);
  list->show();
  list->raise();
  list->activateWindow();
  return list;
}

BookScheduleList::BookScheduleList(const Desk& desk, engine::StatisticsDesk& statistics, BookMaker& books, QWidget* parent) : QDialog(parent->window()), m_desk(desk), m_statistics(statistics), m_books(books) {
  setObjectName(QStringLiteral("bookSchedules"));
  setAttribute(Qt::WA_DeleteOnClose);
  build();
  m_progressing.setInterval(200);
  connect(&m_progressing, &QTimer::timeout, this, &BookScheduleList::showWork);
  connect(&m_books, &BookMaker::changed, this, &BookScheduleList::showAll);
  connect(&m_desk.bridge, &EngineBridge::loadChanged, this, &BookScheduleList::showChosen);  // "next" moves with the clock
  m_desk.theme.follow(this, [this] { resize(m_desk.theme.px(980), m_desk.theme.px(440)); });
  retranslate();
  m_table->setFocus();
}

void BookScheduleList::build() {
  auto* down = new QVBoxLayout(this);
  m_desk.theme.space(down, 16, 8);
  down->addWidget(m_title = makeLabel("title", this));
  down->addWidget(m_state = makeLabel("second", this));
  m_state->setObjectName(QStringLiteral("schedulesState"));
  m_table = new RowsTable(m_desk.theme, m_desk.memory, QStringLiteral("schedules"), this);
  down->addWidget(m_table, 1);
  m_empty = makeLabel("empty", this);
  m_empty->setObjectName(QStringLiteral("schedulesEmpty"));
  m_empty->setAlignment(Qt::AlignCenter);
  down->addWidget(m_empty, 1);
  m_trouble = makeLabel("error", this);
  m_trouble->setObjectName(QStringLiteral("scheduleTrouble"));
  setMark(m_trouble, "bad", true);
  m_detail = makeLabel("second", this);
  m_detail->setObjectName(QStringLiteral("scheduleDetail"));
  for (QLabel* label : {m_state, m_empty, m_trouble, m_detail}) label->setWordWrap(true);
  down->addWidget(m_trouble);
  down->addWidget(m_detail);
  m_working = new QWidget(this);
  auto* work = new QHBoxLayout(m_working);
  work->setContentsMargins(0, 0, 0, 0);
  m_progress = new QProgressBar(m_working);
  m_progress->setObjectName(QStringLiteral("scheduleProgress"));
  m_progress->setTextVisible(false);
  m_workWords = makeLabel("second", m_working);
  m_cancel = wordButton(m_desk.theme, "scheduleCancel", QStringLiteral("reject"), {}, m_working, [this] { m_books.cancel(); });
  work->addWidget(m_progress, 1);
  work->addWidget(m_workWords);
  work->addWidget(m_cancel);
  down->addWidget(m_working);
  auto* foot = new QHBoxLayout;
  const auto button = [&](const char* name, const char* icon, const QKeySequence& keys, void (BookScheduleList::*does)()) {
    auto* b = wordButton(m_desk.theme, name, QString::fromLatin1(icon), {}, this, [this, does] { (this->*does)(); });
    // The space bar presses buttons too.
    const bool inTable = keys == QKeySequence(Qt::Key_Space);
    auto* key = new QShortcut(keys, inTable ? static_cast<QWidget*>(m_table) : this);
    if (inTable) key->setContext(Qt::WidgetShortcut);
    connect(key, &QShortcut::activated, b, &QToolButton::click);
    foot->addWidget(b);
    return b;
  };
  m_new = wordButton(m_desk.theme, "newSchedule", QStringLiteral("plus"), {}, this, [this] {
    engine::BookContents contents;
    contents.title = ReportWords::bookTitle().toStdString();
    contents.entries = allStatistics(m_statistics.catalog());
    contents.area = m_desk.bridge.actor().scope;
    openForm(BookScheduleForm::proposed(m_desk, std::move(contents)));
  });
  connect(new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_N), this), &QShortcut::activated, m_new, &QToolButton::click);
  foot->addWidget(m_new);
  m_change = button("changeSchedule", "edit", QKeySequence(Qt::Key_F2), &BookScheduleList::change);
  m_now = button("makeScheduled", "registry", QKeySequence(Qt::CTRL | Qt::Key_Return), &BookScheduleList::makeNow);
  m_pause = button("pauseSchedule", "suspend", QKeySequence(Qt::Key_Space), &BookScheduleList::pause);
  m_remove = button("removeSchedule", "void", QKeySequence(Qt::Key_Delete), &BookScheduleList::remove);
  m_undo = button("undoSchedule", "undo", QKeySequence(Qt::CTRL | Qt::Key_Z), &BookScheduleList::takeBack);
  foot->addStretch(1);
  down->addLayout(foot);
  connect(m_table, &RowsTable::keyChanged, this, &BookScheduleList::showChosen);
  connect(m_table, &RowsTable::keyActivated, this, &BookScheduleList::change);
}

void BookScheduleList::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QDialog::changeEvent(event);
}

void BookScheduleList::retranslate() {
  setWindowTitle(tr("Scheduled books"));
  m_title->setText(windowTitle());
  m_empty->setText(tr("No book is made by the clock yet.\n“New…” keeps the statistics of your choice, an area and a folder; the book then lies there every day, week or month."));
  m_table->setColumns({{tr("Name"), 190}, {tr("Made"), 180}, {tr("Next"), 140}, {tr("Last made"), 140}, {tr("State"), 120}, {tr("Folder"), 140}});
  m_new->setText(tr("New…"));
  m_new->setToolTip(tr("A new scheduled book (Ctrl+N)"));
  m_change->setText(tr("Change…"));
  m_change->setToolTip(tr("What, when and where to (Enter, F2)"));
  m_now->setText(tr("Make now"));
  m_now->setToolTip(tr("What is owed, else the book of today (Ctrl+Enter)"));
  m_remove->setText(tr("Delete"));
  m_remove->setToolTip(tr("Its files stay where they are (Del)"));
  m_undo->setText(tr("Undo"));
  m_undo->setToolTip(tr("Brings back the one deleted last (Ctrl+Z)"));
  m_cancel->setText(tr("Cancel"));
  m_cancel->setToolTip(tr("Nothing of it stays; it is made again when it is due"));
  showAll();
}

const engine::BookSchedule* BookScheduleList::chosen() const {
  const auto id = Uuid::parse(m_table->currentKey().toStdString());
  const auto* schedule = id ? m_books.find(*id) : nullptr;
  return schedule && engine::ScheduledBooks::concerns(m_desk.bridge.actor(), *schedule) ? schedule : nullptr;
}

void BookScheduleList::showAll() {
  const auto work = m_books.work();
  const Zone zone = m_books.zone();
  const auto all = m_books.schedules();
  std::vector<Row> rows;
  int failed = 0;
  for (const auto& s : all) {
    const bool bad = BookWords::failing(s);
    failed += bad;
    const Instant next = m_books.next(s);
    const QString state = BookWords::state(s, work && work->id == s.id), folder = QDir::toNativeSeparators(text(s.folder.string()));
    rows.push_back({text(s.id.text()),
                    {{text(s.name)}, {BookWords::of(s.rule)}, {next == kNever ? QStringLiteral("—") : BookWords::moment(next, zone), QVariant::fromValue<qlonglong>(toMillis(next))}, {s.madeAt == kNever ? QStringLiteral("—") : BookWords::moment(s.madeAt, zone), QVariant::fromValue<qlonglong>(s.madeAt == kNever ? 0 : toMillis(s.madeAt))}, {state, {}, bad ? &Palette::red : nullptr}, {folder}}});
  }
  m_table->setRows(std::move(rows));
  m_table->setVisible(!all.empty());
  m_empty->setVisible(all.empty() && m_books.isLoaded());
  if (m_table->currentKey().isEmpty() && !all.empty()) m_table->choose(text(all.front().id.text()));
  const bool may = engine::ScheduledBooks::mayKeep(m_desk.bridge.actor());
  m_state->setText(!may          ? tr("As %1 you make no statistics.").arg(Words::of(m_desk.bridge.actor().role))
                   : failed > 0  ? tr("▲ %1 of %2 failed the last time. Choose it to see why.").arg(failed).arg(all.size())
                                 : tr("Made on this computer while the program is open, each with the rights of whoever scheduled it."));
  m_new->setEnabled(may);
  m_undo->setEnabled(m_removed.has_value());
  showWork();
  showChosen();
}

void BookScheduleList::showWork() {
  const auto work = m_books.work();
  m_working->setVisible(work.has_value());
  if (!work) return m_progressing.stop();
  m_progressing.start();
  m_progress->setRange(0, static_cast<int>(work->total));
  m_progress->setValue(static_cast<int>(work->done));
  const auto* schedule = m_books.find(work->id);
  const bool mine = schedule && engine::ScheduledBooks::concerns(m_desk.bridge.actor(), *schedule);
  const QString name = mine ? text(schedule->name) : tr("a book");
  m_workWords->setText(work->total == 0 ? tr("%1: counting").arg(name) : tr("%1: sheet %2 of %3").arg(name).arg(work->done).arg(work->total));
  m_cancel->setEnabled(mine);
}

void BookScheduleList::showChosen() {
  const auto* s = chosen();
  const auto work = m_books.work();
  const bool here = s && s->workstation == engine::thisWorkstation();
  m_change->setEnabled(s != nullptr);
  m_now->setEnabled(here && !(work && work->id == s->id));
  m_pause->setEnabled(here);
  m_remove->setEnabled(s != nullptr);
  m_pause->setText(s && s->paused ? tr("Go on") : tr("Pause"));
  m_pause->setToolTip(s && s->paused ? tr("From its next time on (Space)") : tr("None is made until it goes on (Space)"));
  const QString trouble = s ? BookWords::why(*s, m_statistics.catalog(), *m_desk.bridge.areas()) : QString();
  m_trouble->setVisible(!trouble.isEmpty());
  const Instant next = s ? m_books.next(*s) : kNever;
  m_trouble->setText(trouble.isEmpty() ? QString() : s->failures > 0 && next != kNever ? trouble + QLatin1Char(' ') + tr("It is tried again at %1.").arg(BookWords::moment(next, m_books.zone())) : trouble);
  m_detail->setVisible(s != nullptr);
  if (!s) return;
  const QString area = s->contents.area.empty() ? tr("all areas") : text(m_desk.bridge.areas()->readablePath(s->contents.area));
  QStringList lines{tr("%n statistics · %1 · %2 · with the rights of %3 (%4)", nullptr, static_cast<int>(s->contents.entries.size())).arg(area, BookWords::of(s->days), text(s->owner.name), Words::of(s->owner.role))};
  if (!s->files.empty()) lines << tr("Last file: %1").arg(QDir::toNativeSeparators(text(s->files.back().file.string())));
  if (!here) lines << tr("It is made on %1. To make it here instead, change and keep it here.").arg(text(s->host));
  m_detail->setText(lines.join(QLatin1Char('\n')));
}

void BookScheduleList::openForm(engine::BookSchedule schedule) {
  // Not a child of this dialog: Enter in the list would press its button as well.
  auto* form = new BookScheduleForm(m_desk, m_statistics, m_books, std::move(schedule), parentWidget());
  connect(form, &BookScheduleForm::kept, this, [this](const Uuid& id) { m_table->choose(text(id.text())); });
  form->show();
}

void BookScheduleList::change() {
  if (const auto* s = chosen()) openForm(*s);
}

void BookScheduleList::makeNow() {
  if (const auto* s = chosen()) m_books.makeNow(s->id);
}

bool BookScheduleList::taken(const Answer& answer) {
  const QString why = m_books.take(answer);
  if (!why.isEmpty()) m_desk.notices.warn(why);
  return why.isEmpty();
}

void BookScheduleList::pause() {
  const auto* s = chosen();
  if (s) m_books.store().pause(m_desk.bridge.actor(), s->id, !s->paused, onMain<Answer>(this, [this](const Answer& answer) { taken(answer); }));
}

void BookScheduleList::remove() {
  const auto* s = chosen();
  if (!s) return;
  m_books.store().remove(m_desk.bridge.actor(), s->id, onMain<Answer>(this, [this, gone = *s](const Answer& answer) {
                           if (!taken(answer)) return;
                           m_removed = gone;
                           m_desk.notices.tell(tr("“%1” is deleted; its files stay. Undo brings it back.").arg(text(gone.name)));
                           showAll();
                         }));
}

void BookScheduleList::takeBack() {
  if (!m_removed) return;
  m_books.store().putBack(m_desk.bridge.actor(), *m_removed, onMain<Answer>(this, [this, back = m_removed->id](const Answer& answer) {
                            if (!taken(answer)) return;
                            m_removed.reset();
                            showAll();
                            m_table->choose(text(back.text()));
                          }));
}

}  // namespace jw::ui
