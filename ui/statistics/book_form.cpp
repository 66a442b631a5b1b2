#include "ui/statistics/book_form.h"

#include <QComboBox>
#include <QDateEdit>
#include <QDir>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTimer>
#include <QVBoxLayout>

#include "ui/engine_bridge.h"
#include "ui/on_main.h"
#include "ui/statistics/period_box.h"
#include "ui/statistics/report_files.h"
#include "ui/statistics/report_words.h"
#include "ui/theme/theme.h"
#include "ui/widgets/area_path_bar.h"
#include "ui/widgets/parts.h"
#include "ui/words.h"

namespace jw::ui {

BookForm::BookForm(const Desk& desk, engine::StatisticsDesk& statistics, const model::AreaPath& area, QWidget* parent)
    : QDialog(parent->window()), m_desk(desk), m_statistics(statistics), m_done(std::make_shared<std::atomic<std::uint64_t>>(0)) {
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
  m_title = new QLineEdit(ReportWords::bookTitle(), this);
  m_title->setObjectName(QStringLiteral("bookTitle"));
  form->addRow(tr("Title"), m_title);
  m_area = new AreaPathBar(m_desk.theme, this);
  m_area->setAreas(m_desk.bridge.areas(), m_desk.bridge.actor().scope);
  m_area->setArea(area);
  auto* place = new QHBoxLayout;
  place->addWidget(m_area);
  place->addStretch(1);
  form->addRow(tr("Area"), place);
  m_level = new QComboBox(this);
  m_level->setObjectName(QStringLiteral("bookLevel"));
  m_level->addItem(tr("next level"), 0);
  for (const auto level : {model::AreaLevel::district, model::AreaLevel::street, model::AreaLevel::community, model::AreaLevel::grid}) m_level->addItem(Words::of(level), static_cast<int>(level));
  form->addRow(tr("Rows"), m_level);
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
  m_kind = new QComboBox(this);
  m_kind->setObjectName(QStringLiteral("bookKind"));
  m_kind->addItem(tr("Workbook (XLSX)"), QStringLiteral("xlsx"));
  m_kind->addItem(tr("Report (PDF) with charts and maps"), QStringLiteral("pdf"));
  form->addRow(tr("File"), m_kind);
  m_as = new QComboBox(this);
  m_as->setObjectName(QStringLiteral("bookAs"));
  for (const auto as : {stats::ShownAs::number, stats::ShownAs::ofRow, stats::ShownAs::ofParent}) m_as->addItem(ReportWords::of(as));
  form->addRow(tr("Shown as"), m_as);
  down->addLayout(form);
  auto* choose = new QHBoxLayout;
  m_find = new QLineEdit(this);
  m_find->setPlaceholderText(tr("Find a statistic or a query"));
  m_find->setClearButtonEnabled(true);
  m_all = new QPushButton(tr("All"), this);
  m_none = new QPushButton(tr("None"), this);
  choose->addWidget(m_find, 1);
  choose->addWidget(m_all);
  choose->addWidget(m_none);
  down->addLayout(choose);
  m_entries = new QListWidget(this);
  m_entries->setObjectName(QStringLiteral("bookEntries"));
  m_entries->setSpacing(m_desk.theme.px(2));
  m_entries->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  m_entries->setWordWrap(true);
  down->addWidget(m_entries, 1);
  m_unfit = makeLabel("second", this);
  m_unfit->setObjectName(QStringLiteral("bookUnfit"));
  m_unfit->setWordWrap(true);
  down->addWidget(m_unfit);
  m_progress = new QProgressBar(this);
  m_progress->hide();
  down->addWidget(m_progress);
  m_error = makeLabel("error", this);
  m_error->setObjectName(QStringLiteral("bookError"));
  m_error->setWordWrap(true);
  m_error->hide();
  down->addWidget(m_error);
  auto* buttons = new QHBoxLayout;
  buttons->addWidget(m_count = makeLabel("second", this));
  buttons->addStretch(1);
  m_cancel = new QPushButton(tr("Cancel"), this);
  m_make = new QPushButton(tr("Save as…"), this);
  m_make->setObjectName(QStringLiteral("makeBook"));
  setRole(m_make, "primary");
  m_make->setDefault(true);
  for (QPushButton* b : {m_all, m_none, m_cancel}) b->setAutoDefault(false);
  buttons->addWidget(m_cancel);
  buttons->addWidget(m_make);
  down->addLayout(buttons);
  connect(m_find, &QLineEdit::textChanged, this, [this](const QString& words) {
    for (int i = 0; i < m_entries->count(); ++i) m_entries->item(i)->setHidden(!m_entries->item(i)->text().contains(words, Qt::CaseInsensitive));
  });
  const auto check = [this](Qt::CheckState state) {
    for (int i = 0; i < m_entries->count(); ++i)
      if (auto* item = m_entries->item(i); !item->isHidden() && item->flags().testFlag(Qt::ItemIsEnabled)) item->setCheckState(state);
  };
  connect(m_level, &QComboBox::currentIndexChanged, this, &BookForm::fit);
  connect(m_day, &QDateEdit::dateChanged, this, &BookForm::fit);
  // A book of a period that is over shows the registry as it was at its end.
  connect(m_period, &PeriodBox::changed, this, [this] {
    const auto period = m_period->period();
    m_day->setDate(period ? std::min(m_day->maximumDate(), QDate(1970, 1, 1).addDays(period->last())) : m_day->maximumDate());
  });
  connect(m_area, &AreaPathBar::areaChosen, this, &BookForm::fit);
  connect(m_all, &QPushButton::clicked, this, [check] { check(Qt::Checked); });
  connect(m_none, &QPushButton::clicked, this, [check] { check(Qt::Unchecked); });
  connect(m_entries, &QListWidget::itemChanged, this, &BookForm::countChosen);
  connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
  connect(m_make, &QPushButton::clicked, this, [this] {
    ReportFiles::ask(m_desk, this, m_kind->currentData().toString(), m_title->text(), [this](const QString& file) { make(file); });
  });
  m_desk.theme.follow(this, [this] {
    setMinimumWidth(m_desk.theme.px(520));
    resize(m_desk.theme.px(560), m_desk.theme.px(640));  // what is left out may take some lines
    m_entries->setMinimumHeight(m_desk.theme.px(220));
  });
  fill();
}

BookForm::~BookForm() {
  m_stop.request_stop();
}

void BookForm::fill() {
  using Kind = stats::Entry::Kind;
  for (const Kind kind : {Kind::statistics, Kind::query})
    for (const auto& entry : m_statistics.catalog().entries()) {
      if (entry.kind != kind) continue;
      auto* item = new QListWidgetItem(ReportWords::title(entry), m_entries);
      item->setData(Qt::UserRole, text(entry.key));
      item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
      item->setCheckState(kind == Kind::statistics ? Qt::Checked : Qt::Unchecked);
    }
  fit();
}

std::optional<engine::StatisticsDesk::Level> BookForm::level() const {
  const int level = m_level->currentData().toInt();
  return level > 0 ? std::optional(engine::StatisticsDesk::Level{static_cast<model::AreaLevel>(level), false}) : std::nullopt;
}

bool BookForm::chosen(int row) const {
  const auto* item = m_entries->item(row);
  return item->checkState() == Qt::Checked && item->flags().testFlag(Qt::ItemIsEnabled);
}

// What cannot be counted for these rows stays in sight, says why, and comes back with its mark when the rows do.
void BookForm::fit() {
  const auto areas = m_desk.bridge.areas();
  const auto place = ReportWords::placeOf(m_area->area(), *areas);
  const QSignalBlocker quiet(m_entries);
  QStringList out;
  for (int i = 0; i < m_entries->count(); ++i) {
    auto* item = m_entries->item(i);
    const auto* entry = m_statistics.catalog().find(item->data(Qt::UserRole).toString().toStdString());
    const auto why = entry ? engine::entryUnfit(*entry, *areas, place, level(), m_day->date() < m_day->maximumDate()) : engine::Unfit::noEntry;
    const QString name = entry ? ReportWords::title(*entry) : item->text(), words = ReportWords::of(why);
    item->setText(words.isEmpty() ? name : QStringLiteral("%1 · %2").arg(name, words));
    item->setFlags(item->flags().setFlag(Qt::ItemIsEnabled, why == engine::Unfit::none));
    if (!words.isEmpty() && item->checkState() == Qt::Checked) out << name;
  }
  m_unfit->setVisible(!out.isEmpty());
  if (!out.isEmpty()) m_unfit->setText(tr("Left out of this book: %1.").arg(out.join(tr(", ", "between names"))));
  countChosen();
}

void BookForm::countChosen() {
  int n = 0;
  for (int i = 0; i < m_entries->count(); ++i) n += chosen(i);
  m_count->setText(tr("%1 chosen").arg(n));
  m_make->setEnabled(n > 0);
}

void BookForm::setBusy(bool busy) {
  for (QWidget* w : std::initializer_list<QWidget*>{m_title, m_area, m_level, m_kind, m_as, m_period, m_day, m_find, m_all, m_none, m_entries, m_make}) w->setEnabled(!busy);
  m_progress->setVisible(busy);
  if (!busy) countChosen();
}

void BookForm::fail(const QString& why) {
  m_error->setText(why);
  m_error->show();
  setBusy(false);
  Q_EMIT failed(why);
}

void BookForm::make(const QString& file) {
  m_error->hide();
  std::vector<engine::StatisticsDesk::Question> questions;
  for (int i = 0; i < m_entries->count(); ++i) {
    const auto* item = m_entries->item(i);
    if (!chosen(i)) continue;
    engine::StatisticsDesk::Question q;
    q.entry = item->data(Qt::UserRole).toString().toStdString();
    q.area = ReportWords::placeOf(m_area->area(), *m_desk.bridge.areas());
    q.level = level();
    const auto* entry = m_statistics.catalog().find(q.entry);
    if (entry && entry->cases)
      q.period = m_period->period();
    else if (m_day->date() < m_day->maximumDate())
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
  using Reports = std::variant<std::vector<stats::ReportPtr>, engine::Refused>;
  m_statistics.book(m_desk.bridge.actor(), std::move(questions), m_stop.get_token(), onMain<Reports>(this, [this, timer, file](const Reports& answer) {
                      if (const auto* why = std::get_if<engine::Refused>(&answer)) {
                        delete timer;
                        return fail(ReportWords::refused(*why, m_statistics.catalog(), *m_desk.bridge.areas()));
                      }
                      Q_EMIT counted(std::get<std::vector<stats::ReportPtr>>(answer).size());
                      const QString kind = file.section(QLatin1Char('.'), -1).toLower() == QLatin1String("pdf") ? QStringLiteral("pdf") : QStringLiteral("xlsx");
                      ReportFiles::inBackground(
                          this,
                          [reports = std::get<std::vector<stats::ReportPtr>>(answer), areas = m_desk.bridge.areas(), title = m_title->text(), as = static_cast<stats::ShownAs>(m_as->currentIndex()), file, kind, done = m_done,
                           stop = m_stop.get_token()] {
                            Progress progress;
                            progress.stop = stop;
                            progress.report = [done](std::uint64_t n, std::uint64_t, std::string_view) { *done = n; };
                            ReportFiles::write(file.toStdString(), kind, ReportWords::book(title, reports, *areas, as), progress);
                          },
                          [this, timer, file](const QString& wrong) {
                            delete timer;
                            finish(file, wrong);
                          });
                    }));
}

void BookForm::finish(const QString& file, const QString& wrong) {
  if (!wrong.isEmpty()) return fail(tr("The file could not be written: %1").arg(wrong));
  m_desk.notices.tell(tr("Written: %1").arg(QDir::toNativeSeparators(file)));
  Q_EMIT made(file);
  accept();
}

}  // namespace jw::ui
