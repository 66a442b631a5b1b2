#include "ui/statistics/book_schedule_form.h"

#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QStandardPaths>
#include <QTimeEdit>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/engine_bridge.h"
#include "ui/memory.h"
#include "ui/on_main.h"
#include "ui/statistics/book_choice.h"
#include "ui/statistics/book_maker.h"
#include "ui/statistics/book_words.h"
#include "ui/statistics/report_words.h"
#include "ui/theme/theme.h"
#include "ui/widgets/form_foot.h"
#include "ui/widgets/parts.h"
#include "ui/words.h"

namespace jw::ui {
namespace {

using Every = stats::DueRule::Every;
using Cases = engine::BookDays::Cases;

constexpr int kNamedCases = 10;  // before stats::NamedPeriod, as the data of the box

}  // namespace

BookScheduleForm::BookScheduleForm(const Desk& desk, engine::StatisticsDesk& statistics, BookMaker& books, engine::BookSchedule schedule, QWidget* parent)
    : QDialog(parent->window()), m_desk(desk), m_statistics(statistics), m_books(books), m_schedule(std::move(schedule)) {
  setObjectName(QStringLiteral("bookScheduleForm"));
  setAttribute(Qt::WA_DeleteOnClose);
  setWindowTitle(m_schedule.id ? tr("Change the scheduled book") : tr("New scheduled book"));
  auto* down = new QVBoxLayout(this);
  m_desk.theme.space(down, 16, 8);
  auto* head = makeLabel("title", this);
  head->setText(windowTitle());
  down->addWidget(head);
  auto* across = new QHBoxLayout;
  m_desk.theme.space(across, 0, 16);
  auto* form = new QFormLayout;
  form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
  m_name = new QLineEdit(this);
  m_name->setObjectName(QStringLiteral("scheduleName"));
  m_name->setMaxLength(static_cast<int>(engine::ScheduledBooks::kLongestName));
  form->addRow(tr("Name"), m_name);
  buildTimes(form);
  m_choice = new BookChoice(m_desk, m_statistics, form, this);
  m_choice->addLook(form);
  buildFile(form);
  across->addLayout(form, 1);
  across->addWidget(m_choice, 1);
  down->addLayout(across, 1);
  down->addWidget(m_next = makeLabel("fact", this));
  m_next->setObjectName(QStringLiteral("scheduleNext"));
  down->addWidget(m_hint = makeLabel("second", this));
  m_hint->setObjectName(QStringLiteral("scheduleHint"));
  for (QLabel* label : {m_next, m_hint}) label->setWordWrap(true);
  m_foot = new FormFoot(m_desk, this);
  m_foot->setAction(tr("Keep"));
  down->addWidget(m_foot);
  fillFrom();
  connect(m_foot, &FormFoot::sent, this, &BookScheduleForm::send);
  connect(m_every, &QComboBox::currentIndexChanged, this, [this] {
    fillDays();
    preview();
  });
  for (QComboBox* box : {m_day, m_cases, m_figures}) connect(box, &QComboBox::currentIndexChanged, this, &BookScheduleForm::preview);
  connect(m_time, &QTimeEdit::timeChanged, this, &BookScheduleForm::preview);
  for (QLineEdit* edit : {m_name, m_folder, m_file}) connect(edit, &QLineEdit::textChanged, this, &BookScheduleForm::preview);
  connect(m_keep, &QSpinBox::valueChanged, this, &BookScheduleForm::preview);
  connect(m_choice, &BookChoice::changed, this, &BookScheduleForm::preview);
  m_desk.theme.follow(this, [this] {
    setMinimumWidth(m_desk.theme.px(860));
    resize(m_desk.theme.px(920), m_desk.theme.px(600));
  });
  preview();
  m_name->setFocus();
}

void BookScheduleForm::buildTimes(QFormLayout* form) {
  auto* when = new QHBoxLayout;
  m_every = new QComboBox(this);
  m_every->setObjectName(QStringLiteral("scheduleEvery"));
  m_every->addItem(tr("daily"), static_cast<int>(Every::day));
  m_every->addItem(tr("weekly"), static_cast<int>(Every::week));
  m_every->addItem(tr("monthly"), static_cast<int>(Every::month));
  m_day = new QComboBox(this);
  m_day->setObjectName(QStringLiteral("scheduleDay"));
  m_day->setAccessibleName(tr("Day"));
  m_time = new QTimeEdit(this);
  m_time->setObjectName(QStringLiteral("scheduleTime"));
  m_time->setDisplayFormat(QStringLiteral("HH:mm"));
  m_time->setButtonSymbols(QAbstractSpinBox::NoButtons);
  m_time->setAccessibleName(tr("Time of day"));
  m_time->setToolTip(tr("By the clock of the center's calendar"));
  for (QWidget* w : std::initializer_list<QWidget*>{m_every, m_day, m_time}) when->addWidget(w);
  when->addStretch(1);
  form->addRow(tr("Made"), when);
  m_cases = new QComboBox(this);
  m_cases->setObjectName(QStringLiteral("scheduleCases"));
  for (const auto cases : {Cases::own, Cases::sinceDueBefore}) m_cases->addItem(BookWords::of(engine::BookDays{cases, {}, false}), static_cast<int>(cases));
  using N = stats::NamedPeriod;
  for (const auto named : {N::thisMonth, N::lastMonth, N::thisQuarter, N::lastQuarter, N::thisYear, N::lastYear, N::last30Days, N::last365Days})
    m_cases->addItem(BookWords::of(engine::BookDays{Cases::named, named, false}), kNamedCases + static_cast<int>(named));
  form->addRow(tr("Cases reported in"), m_cases);
  m_figures = new QComboBox(this);
  m_figures->setObjectName(QStringLiteral("scheduleFigures"));
  m_figures->addItem(tr("as they are when it is made"));
  m_figures->addItem(tr("as they were at the end of those days"));
  m_figures->setToolTip(tr("As they were: the same book whenever it is made, without ethnic group and political affiliation, which have no past"));
  form->addRow(tr("Figures"), m_figures);
}

void BookScheduleForm::buildFile(QFormLayout* form) {
  auto* folder = new QHBoxLayout;
  m_folder = new QLineEdit(this);
  m_folder->setObjectName(QStringLiteral("scheduleFolder"));
  folder->addWidget(m_folder, 1);
  auto* browse = makeFlatButton(m_desk.theme, QStringLiteral("open"), this);
  browse->setObjectName(QStringLiteral("scheduleBrowse"));
  browse->setToolTip(tr("Choose a folder"));
  browse->setAccessibleName(browse->toolTip());
  browse->setFocusPolicy(Qt::StrongFocus);
  connect(browse, &QToolButton::clicked, this, &BookScheduleForm::chooseFolder);
  folder->addWidget(browse);
  form->addRow(tr("Folder"), folder);
  m_file = new QLineEdit(this);
  m_file->setObjectName(QStringLiteral("scheduleFile"));
  m_file->setToolTip(tr("{name} stands for the name above, {date} for the days of the book"));
  form->addRow(tr("File name"), m_file);
  m_keep = new QSpinBox(this);
  m_keep->setObjectName(QStringLiteral("scheduleKeep"));
  m_keep->setRange(0, 999);
  m_keep->setSpecialValueText(tr("all"));
  m_keep->setPrefix(tr("the newest "));
  form->addRow(tr("Files kept"), m_keep);
}

engine::BookSchedule BookScheduleForm::proposed(const Desk& desk, engine::BookContents contents) {
  engine::BookSchedule s;
  s.contents = std::move(contents);
  s.days.cases = Cases::sinceDueBefore;
  s.folder = desk.memory.get(QStringLiteral("files/folder"), QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation)).toString().toStdString();
  s.fileName = "{name} {date}";
  s.name = s.contents.title;
  return s;
}

void BookScheduleForm::fillDays() {
  const QSignalBlocker quiet(m_day);
  const auto every = static_cast<Every>(m_every->currentData().toInt());
  m_day->clear();
  for (int day = 1; every == Every::week && day <= 7; ++day) m_day->addItem(BookWords::weekday(day), day);
  for (int day = 1; every == Every::month && day <= 31; ++day) m_day->addItem(day == 31 ? tr("last day") : tr("day %1").arg(day), day);
  m_day->setVisible(every != Every::day);
}

void BookScheduleForm::fillFrom() {
  const auto& s = m_schedule;
  m_name->setText(text(s.name));
  m_every->setCurrentIndex(m_every->findData(static_cast<int>(s.rule.every)));
  fillDays();
  m_day->setCurrentIndex(std::max(0, m_day->findData(s.rule.day)));
  m_time->setTime(QTime(s.rule.minute / 60, s.rule.minute % 60));
  m_cases->setCurrentIndex(m_cases->findData(s.days.cases == Cases::named ? kNamedCases + static_cast<int>(s.days.named) : static_cast<int>(s.days.cases)));
  m_figures->setCurrentIndex(s.days.atEnd ? 1 : 0);
  m_choice->setContents(s.contents);
  m_folder->setText(QDir::toNativeSeparators(text(s.folder.string())));
  m_file->setText(text(s.fileName));
  m_keep->setValue(s.keep);
}

engine::BookSchedule BookScheduleForm::edited() const {
  auto s = m_schedule;
  s.name = m_name->text().trimmed().toStdString();
  s.rule.every = static_cast<Every>(m_every->currentData().toInt());
  s.rule.day = s.rule.every == Every::day ? 1 : m_day->currentData().toInt();
  s.rule.minute = m_time->time().hour() * 60 + m_time->time().minute();
  const int cases = m_cases->currentData().toInt();
  s.days.cases = cases >= kNamedCases ? Cases::named : static_cast<Cases>(cases);
  if (cases >= kNamedCases) s.days.named = static_cast<stats::NamedPeriod>(cases - kNamedCases);
  s.days.atEnd = m_figures->currentIndex() == 1;
  s.contents = m_choice->contents();
  s.folder = m_folder->text().trimmed().toStdString();
  s.fileName = m_file->text().trimmed().toStdString();
  s.keep = m_keep->value();
  return s;
}

// When it is made next and under which name, before it is kept.
void BookScheduleForm::preview() {
  const auto s = edited();
  if (const bool past = s.days.atEnd; past != m_choice->past()) m_choice->setPast(past);
  const auto due = stats::nextDue(s.rule, m_books.now(), m_books.zone());
  const QString file = text(engine::fileStem(s, due.day)) + (s.contents.pdf ? QStringLiteral(".pdf") : QStringLiteral(".xlsx"));
  m_next->setText(tr("Next: %1 → %2").arg(BookWords::moment(due.at, m_books.zone()), file));
  const QString rights = tr("It is made on this computer alone, while the program is open, with your rights as %1. What was missed is made up for at the next start, the newest alone.").arg(Words::of(m_desk.bridge.actor().role));
  const bool fewer = m_schedule.id && s.keep > 0 && s.files.size() > static_cast<std::size_t>(s.keep);
  m_hint->setText(fewer ? tr("▲ %1 files were made: the oldest are deleted for good after the next one.").arg(s.files.size()) + QLatin1Char('\n') + rights : rights);
}

void BookScheduleForm::chooseFolder() {
  auto* dialog = new QFileDialog(this, tr("Folder of the books"), m_folder->text());
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setFileMode(QFileDialog::Directory);
  dialog->setOption(QFileDialog::ShowDirsOnly);
  connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& folder) { m_folder->setText(QDir::toNativeSeparators(folder)); });
  dialog->open();
}

void BookScheduleForm::send() {
  const auto wanted = edited();
  m_foot->wait();
  using Answer = std::variant<BookMaker::Schedules, engine::Refused>;
  m_books.store().put(m_desk.bridge.actor(), wanted, onMain<Answer>(this, [this, wanted](const Answer& answer) {
                        if (const QString why = m_books.take(answer); !why.isEmpty()) return m_foot->complain(why);
                        const auto& all = std::get<BookMaker::Schedules>(answer);
                        m_desk.notices.tell(tr("“%1” is scheduled.").arg(text(wanted.name)));
                        Q_EMIT kept(wanted.id ? wanted.id : all.back().id);
                        accept();
                      }));
}

}  // namespace jw::ui
