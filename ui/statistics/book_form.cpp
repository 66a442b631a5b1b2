#include "ui/statistics/book_form.h"

#include <QDateEdit>
#include <QDir>
#include <QFormLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>

#include "ui/engine_bridge.h"
#include "ui/on_main.h"
#include "ui/statistics/book_choice.h"
#include "ui/statistics/book_maker.h"
#include "ui/statistics/book_schedule_form.h"
#include "ui/statistics/period_box.h"
#include "ui/statistics/report_files.h"
#include "ui/statistics/report_words.h"
#include "ui/theme/theme.h"
#include "ui/widgets/parts.h"
#include "ui/words.h"

namespace jw::ui {

BookForm::BookForm(const Desk& desk, engine::StatisticsDesk& statistics, BookMaker& books, const model::AreaPath& area, QWidget* parent)
    : QDialog(parent->window()), m_desk(desk), m_statistics(statistics), m_books(books), m_done(std::make_shared<std::atomic<std::uint64_t>>(0)) {
  setObjectName(QStringLiteral("bookForm"));
  setAttribute(Qt::WA_DeleteOnClose);
  setWindowTitle(tr("Book of statistics"));
  auto* down = new QVBoxLayout(this);
  m_desk.theme.space(down, 16, 8);
  auto* head = makeLabel("title", this);
  head->setText(tr("Book of statistics"));
  down->addWidget(head);
  auto* form = new QFormLayout;
  form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
  m_choice = new BookChoice(m_desk, m_statistics, form, this);
  const auto today = [this] { return localTime(m_desk.bridge.now()).date(); };
  m_period = new PeriodBox(m_desk, today, this);
  auto* days = new QHBoxLayout;
  days->addWidget(m_period);
  days->addStretch(1);
  form->addRow(tr("Cases reported in"), days);
  m_day = new QDateEdit(today(), this);
  m_day->setObjectName(QStringLiteral("bookDay"));
  m_day->setDisplayFormat(QStringLiteral("yyyy-MM-dd"));
  m_day->setCalendarPopup(true);
  m_day->setMaximumDate(today());
  form->addRow(tr("Registry as of"), m_day);
  m_choice->addLook(form);
  down->addLayout(form);
  down->addWidget(m_choice, 1);
  m_progress = new QProgressBar(this);
  m_progress->hide();
  down->addWidget(m_progress);
  m_error = makeLabel("error", this);
  m_error->setObjectName(QStringLiteral("bookError"));
  m_error->setWordWrap(true);
  m_error->hide();
  down->addWidget(m_error);
  auto* buttons = new QHBoxLayout;
  m_schedule = new QPushButton(tr("Make it by the clock…"), this);
  m_schedule->setObjectName(QStringLiteral("scheduleBook"));
  m_schedule->setToolTip(tr("Keeps what is chosen here as a scheduled book: daily, weekly or monthly into a folder"));
  m_schedule->setAutoDefault(false);
  buttons->addWidget(m_schedule);
  buttons->addWidget(m_count = makeLabel("second", this));
  buttons->addStretch(1);
  m_cancel = new QPushButton(tr("Cancel"), this);
  m_cancel->setAutoDefault(false);
  m_make = new QPushButton(tr("Save as…"), this);
  m_make->setObjectName(QStringLiteral("makeBook"));
  setRole(m_make, "primary");
  m_make->setDefault(true);
  buttons->addWidget(m_cancel);
  buttons->addWidget(m_make);
  down->addLayout(buttons);
  connect(m_day, &QDateEdit::dateChanged, this, [this] { m_choice->setPast(past()); });
  // A book of a period that is over shows the registry as it was at its end.
  connect(m_period, &PeriodBox::changed, this, [this] {
    const auto period = m_period->period();
    m_day->setDate(period ? std::min(m_day->maximumDate(), QDate(1970, 1, 1).addDays(period->last())) : m_day->maximumDate());
  });
  connect(m_choice, &BookChoice::changed, this, &BookForm::countChosen);
  connect(m_schedule, &QPushButton::clicked, this, &BookForm::schedule);
  connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
  connect(m_make, &QPushButton::clicked, this, [this] {
    const auto contents = m_choice->contents();
    ReportFiles::ask(m_desk, this, contents.pdf ? QStringLiteral("pdf") : QStringLiteral("xlsx"), text(contents.title), [this](const QString& file) { make(file); });
  });
  m_desk.theme.follow(this, [this] {
    setMinimumWidth(m_desk.theme.px(520));
    resize(m_desk.theme.px(560), m_desk.theme.px(640));  // what is left out may take some lines
  });
  m_choice->setArea(area);
}

BookForm::~BookForm() {
  m_stop.request_stop();
}

bool BookForm::past() const {
  return m_day->date() < m_day->maximumDate();
}

void BookForm::countChosen() {
  const int n = m_choice->chosen();
  m_count->setText(tr("%1 chosen").arg(n));
  m_make->setEnabled(n > 0);
  m_schedule->setEnabled(n > 0);
}

void BookForm::setBusy(bool busy) {
  m_choice->setOpen(!busy);
  for (QWidget* w : std::initializer_list<QWidget*>{m_period, m_day, m_schedule, m_make}) w->setEnabled(!busy);
  m_progress->setVisible(busy);
  if (!busy) countChosen();
}

void BookForm::fail(const QString& why) {
  delete m_progress->findChild<QTimer*>();
  m_error->setText(why);
  m_error->show();
  setBusy(false);
  Q_EMIT failed(why);
}

void BookForm::make(const QString& file) {
  m_error->hide();
  const auto contents = m_choice->contents();
  std::vector<engine::StatisticsDesk::Question> questions;
  for (const auto& key : contents.entries) {
    engine::StatisticsDesk::Question q;
    q.entry = key;
    q.area = contents.area;
    q.level = contents.level;
    const auto* entry = m_statistics.catalog().find(key);
    if (entry && entry->cases)
      q.period = m_period->period();
    else if (past())
      q.asOf = static_cast<stats::Day>(QDate(1970, 1, 1).daysTo(m_day->date()));
    questions.push_back(std::move(q));
  }
  m_progress->setRange(0, static_cast<int>(questions.size()));
  m_progress->setValue(0);
  setBusy(true);
  m_stop = std::stop_source();
  auto* timer = new QTimer(m_progress);
  connect(timer, &QTimer::timeout, m_progress, [this] { m_progress->setValue(static_cast<int>(m_done->load())); });
  timer->start(100);
  using Answer = std::variant<Reports, engine::Refused>;
  m_statistics.book(m_desk.bridge.actor(), std::move(questions), m_stop.get_token(), onMain<Answer>(this, [this, file](const Answer& answer) {
                      if (const auto* why = std::get_if<engine::Refused>(&answer)) return fail(ReportWords::refused(*why, m_statistics.catalog(), *m_desk.bridge.areas()));
                      const auto& reports = std::get<Reports>(answer);
                      Q_EMIT counted(reports.size());
                      record(file, reports);
                    }));
}

// What leaves is on record before it leaves.
void BookForm::record(const QString& file, const Reports& reports) {
  const auto contents = m_choice->contents();
  m_books.store().record(m_desk.bridge.actor(), contents, file.toStdString(), onMain<bool>(this, [this, file, reports](bool recorded) {
                           if (!recorded) return fail(tr("The store could not be written, and without an entry in the audit log no book is made. Look at the disk, then try again."));
                           write(file, reports);
                         }));
}

void BookForm::write(const QString& file, const Reports& reports) {
  const auto contents = m_choice->contents();
  const QString kind = file.section(QLatin1Char('.'), -1).toLower() == QLatin1String("pdf") ? QStringLiteral("pdf") : QStringLiteral("xlsx");
  ReportFiles::inBackground(
      this,
      [reports, areas = m_desk.bridge.areas(), title = text(contents.title), as = contents.as, file, kind, done = m_done, stop = m_stop.get_token()] {
        Progress progress;
        progress.stop = stop;
        progress.report = [done](std::uint64_t n, std::uint64_t, std::string_view) { *done = n; };
        ReportFiles::write(file.toStdString(), kind, ReportWords::book(title, reports, *areas, as), progress);
      },
      [this, file](const QString& wrong) { finish(file, wrong); });
}

void BookForm::finish(const QString& file, const QString& wrong) {
  if (!wrong.isEmpty()) return fail(tr("The file could not be written: %1").arg(wrong));
  m_desk.notices.tell(tr("Written: %1").arg(QDir::toNativeSeparators(file)));
  Q_EMIT made(file);
  accept();
}

void BookForm::schedule() {
  engine::BookSchedule fresh = BookScheduleForm::proposed(m_desk, m_choice->contents());
  auto* form = new BookScheduleForm(m_desk, m_statistics, m_books, std::move(fresh), parentWidget());
  connect(form, &BookScheduleForm::kept, this, &QDialog::accept);
  form->show();
}

}  // namespace jw::ui
