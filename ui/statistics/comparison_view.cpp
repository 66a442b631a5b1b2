#include "ui/statistics/comparison_view.h"

#include <QComboBox>
#include <QDateEdit>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QSignalBlocker>

#include "ui/engine_bridge.h"
#include "ui/on_main.h"
#include "ui/statistics/report_words.h"
#include "ui/theme/theme.h"
#include "ui/widgets/area_path_bar.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/parts.h"
#include "ui/widgets/rows_table.h"
#include "ui/words.h"

namespace jw::ui {
namespace {

enum With { day, area, yearBefore, periodBefore };  // the last two set the day
const QDate kEpoch(1970, 1, 1);

}  // namespace

ComparisonView::ComparisonView(const Desk& desk, engine::StatisticsDesk& statistics, QWidget* parent) : QWidget(parent), m_desk(desk), m_statistics(statistics) {
  setObjectName(QStringLiteral("comparison"));
  auto* down = new QVBoxLayout(this);
  down->setContentsMargins(0, 0, 0, 0);
  down->setSpacing(0);
  auto* bar = new QWidget(this);
  auto* flow = new FlowLayout(bar);
  m_desk.theme.space(flow, 12, 6);
  m_with = new QComboBox(bar);
  m_with->setObjectName(QStringLiteral("compareWith"));
  m_with->setSizeAdjustPolicy(QComboBox::AdjustToContents);
  m_day = new QDateEdit(bar);
  m_day->setObjectName(QStringLiteral("compareDay"));
  m_day->setDisplayFormat(QStringLiteral("yyyy-MM-dd"));
  m_day->setCalendarPopup(true);
  m_area = new AreaPathBar(m_desk.theme, bar);
  m_column = new QComboBox(bar);
  m_column->setObjectName(QStringLiteral("compareColumn"));
  m_column->setSizeAdjustPolicy(QComboBox::AdjustToContents);
  for (QWidget* w : std::initializer_list<QWidget*>{m_with, m_day, m_area, m_column}) flow->addWidget(w);
  m_whole = makeLabel("fact", this);
  m_whole->setObjectName(QStringLiteral("compareWhole"));
  m_whole->setWordWrap(true);
  m_whole->setContentsMargins(m_desk.theme.px(12), 0, m_desk.theme.px(12), m_desk.theme.px(6));
  m_table = new RowsTable(m_desk.theme, m_desk.memory, QStringLiteral("statisticsCompared"), this);
  m_table->horizontalHeader()->setStretchLastSection(false);  // a number would stand far away from its row
  m_empty = makeLabel("empty", this);
  m_empty->setObjectName(QStringLiteral("compareEmpty"));
  m_empty->setAlignment(Qt::AlignCenter);
  m_empty->setWordWrap(true);
  down->addWidget(bar);
  down->addWidget(m_whole);
  down->addWidget(m_table, 1);
  down->addWidget(m_empty, 1);
  setFocusProxy(m_table);
  m_with->addItems({QString(), QString(), QString(), QString()});
  m_day->setDate(localTime(m_desk.bridge.now()).date().addYears(-1));
  connect(m_with, &QComboBox::activated, this, [this](int with) {
    if (m_report && with >= yearBefore) {
      // The same season a year ago, or the days before those of the report.
      const QDate of = localTime(m_report->asOf).date();
      m_with->setCurrentIndex(day);
      m_otherPeriod.reset();
      if (m_report->period) m_otherPeriod = with == yearBefore ? stats::yearBefore(*m_report->period) : stats::periodBefore(*m_report->period);
      const QSignalBlocker quiet(m_day);
      m_day->setDate(m_otherPeriod ? kEpoch.addDays(m_otherPeriod->last()) : with == yearBefore ? of.addYears(-1) : of.addDays(-1));
    }
    ask();
  });
  connect(m_day, &QDateEdit::dateChanged, this, [this] {
    m_otherPeriod.reset();
    ask();
  });
  connect(m_area, &AreaPathBar::areaChosen, this, &ComparisonView::ask);
  connect(m_column, &QComboBox::activated, this, &ComparisonView::compare);
  retranslate();
}

bool ComparisonView::everyColumn() const {
  return !byArea() && m_report && !m_report->entry->by.empty() && m_column->currentIndex() == static_cast<int>(m_report->columns.size()) + 1;
}

bool ComparisonView::byArea() const {
  return m_with->currentIndex() == area;
}

void ComparisonView::show(stats::ReportPtr report, const engine::StatisticsDesk::Question& question, stats::ShownAs as) {
  const bool sameEntry = m_report && report && m_report->entry->key == report->entry->key && question.area == m_question.area && question.level == m_question.level && question.asOf == m_question.asOf && question.period == m_question.period;
  if (!sameEntry) {
    m_otherDay.reset();
    m_otherPeriod.reset();
  }
  m_report = std::move(report);
  m_question = question;
  m_as = as;
  const QSignalBlocker quiet(m_day);
  m_day->setMaximumDate(localTime(m_desk.bridge.now()).date());
  m_area->setAreas(m_desk.bridge.areas(), m_desk.bridge.actor().scope);
  const int column = m_column->currentIndex();
  m_column->clear();
  if (!m_report->entry->by.empty())
    for (const auto& c : m_report->columns) m_column->addItem(ReportWords::column(c));
  m_column->insertItem(0, tr("Total"));
  if (!m_report->entry->by.empty()) m_column->addItem(tr("Each figure, whole area"));
  m_column->setCurrentIndex(sameEntry && column < m_column->count() ? std::max(0, column) : 0);
  ask();
}

void ComparisonView::ask() {
  if (!m_report) return;
  m_why.clear();
  m_day->setVisible(!byArea());
  m_area->setVisible(byArea());
  m_column->setVisible(!byArea() && m_column->count() > 1);
  const auto& actor = m_desk.bridge.actor();
  using Answer = std::variant<std::vector<stats::ReportPtr>, engine::Refused>;
  auto other = m_question;
  if (!byArea()) {
    const auto until = static_cast<stats::Day>(kEpoch.daysTo(m_day->date()));
    if (m_report->period) {
      // As many days, up to that day, where they are not named by month or year.
      other.period = m_otherPeriod.value_or(stats::Period{until + 1 - m_report->period->days(), until + 1});
      other.asOf.reset();
    } else {
      other.asOf = until;
    }
    if (m_report->entry->aggregateOnly()) {
      m_why = tr("Ethnic group and political affiliation are counted for today only: between two days, hidden figures could be worked out.\nCompare with another area instead.");
      return take(nullptr, nullptr);
    }
    const std::pair asked(until, other.period);
    if (m_otherDay == asked) return take(m_other, m_report);
    m_otherDay = asked;
    take(nullptr, nullptr);
  } else {
    other.area = ReportWords::placeOf(m_area->area(), *m_desk.bridge.areas());
    m_otherDay.reset();
  }
  std::vector<engine::StatisticsDesk::Question> questions{other};
  if (byArea()) questions.insert(questions.begin(), m_question);
  const auto stop = m_asking.anew();
  m_statistics.book(actor, std::move(questions), stop, onMain<Answer>(this, [this, stop](const Answer& answer) {
                      if (stop.stop_requested()) return;
                      if (const auto* why = std::get_if<engine::Refused>(&answer)) {
                        m_why = ReportWords::refused(*why, m_statistics.catalog(), *m_desk.bridge.areas());
                        m_otherDay.reset();
                        return take(nullptr, nullptr);
                      }
                      const auto& reports = std::get<std::vector<stats::ReportPtr>>(answer);
                      if (reports.size() == 1) return take(reports[0], m_report);
                      take(reports[0], reports[1]);
                    }));
}

void ComparisonView::take(stats::ReportPtr first, stats::ReportPtr second) {
  if (byArea()) {
    m_here = std::move(first);
    m_other = std::move(second);
  } else {
    m_other = std::move(first);
    m_here.reset();
  }
  compare();
}

void ComparisonView::compare() {
  m_comparison.reset();
  const int column = m_column->currentIndex();
  if (m_report && m_other && byArea() && m_here)
    m_comparison = stats::compareByColumn(m_here, m_other, m_as);
  else if (m_report && m_other && everyColumn())
    m_comparison = stats::compareByColumn(m_other, m_report, m_as);
  else if (m_report && m_other && !byArea())
    m_comparison = stats::compareByPlace(m_other, m_report, column <= 0 ? m_report->columns.size() : static_cast<std::size_t>(column - 1), m_as);
  showLines();
}

QString ComparisonView::number(const std::optional<double>& value, bool sign) const {
  const auto format = ReportWords::format(*m_report, m_as);
  return (sign && value && *value > 0 ? QStringLiteral("+") : QString()) + gis::chartNumber(value, format);
}

void ComparisonView::showLines() {
  const bool some = m_comparison.has_value();
  m_table->setVisible(some);
  m_whole->setVisible(some);
  m_empty->setVisible(!some);
  m_empty->setText(m_why.isEmpty() ? tr("Reading the registry of that day …") : m_why);
  if (!some) return;
  const QString first = sideName(*m_comparison->first), second = sideName(*m_comparison->second);
  const int side = m_comparison->first->period ? 210 : 140;
  m_table->setColumns({{byArea() || everyColumn() ? tr("Of which") : tr("Place"), 240}, {first, side, true}, {second, side, true}, {tr("Difference"), 120, true}, {tr("Change"), 100, true}});
  const auto percent = [](const std::optional<double>& v) { return v ? QStringLiteral("%1%2 %").arg(*v > 0 ? QStringLiteral("+") : QString()).arg(*v, 0, 'f', 1) : QStringLiteral("–"); };
  std::vector<Row> rows;
  int i = 0;
  for (const auto& line : m_comparison->lines) {
    const auto order = [](const std::optional<double>& v) { return QVariant(v.value_or(-1e18)); };
    const QString words = text(Words::isChinese() ? line.zh : line.en);
    const QString difference = number(line.difference, true);
    if (line.whole) {
      m_whole->setText(tr("%1: %2 → %3 (%4, %5)").arg(m_column->currentIndex() > 0 && !byArea() && !everyColumn() ? m_column->currentText() : tr("Total"), number(line.first, false), number(line.second, false), difference, percent(line.change)));
      continue;
    }
    rows.push_back({QString::number(++i), {{words}, {number(line.first, false), order(line.first)}, {number(line.second, false), order(line.second)}, {difference, order(line.difference)}, {percent(line.change), order(line.change)}}});
  }
  m_table->setRows(std::move(rows));
}

QString ComparisonView::sideName(const stats::Report& side) const {
  if (byArea()) return text(m_desk.bridge.areas()->readablePath(side.area)).section(QLatin1Char('/'), -1).trimmed();
  if (side.period) return QStringLiteral("%1 – %2").arg(kEpoch.addDays(side.period->first).toString(Qt::ISODate), kEpoch.addDays(side.period->last()).toString(Qt::ISODate));
  return Words::fullMoment(side.asOf).left(10);
}

gis::ReportBook ComparisonView::asBook(const QString& title) const {
  if (!m_comparison) return {};
  gis::ReportBook book = ReportWords::book(title, {m_comparison->second}, *m_desk.bridge.areas(), m_as);
  gis::ReportSheet& whole = book.sheets.front();
  gis::ReportSheet sheet;
  sheet.title = whole.title;
  sheet.about = whole.about;
  sheet.compared = true;
  sheet.percent = whole.percent;
  sheet.decimals = whole.decimals;
  sheet.places = m_table->model()->headerData(0, Qt::Horizontal).toString();
  sheet.columns = {sideName(*m_comparison->first), sideName(*m_comparison->second), tr("Difference")};
  sheet.total = tr("Change");
  for (const auto& line : m_comparison->lines) {
    // Shares are kept as parts of one.
    const auto figure = [&](std::optional<double> v) { return v && sheet.percent ? std::optional(*v / 100) : v; };
    gis::ReportSheet::Row row{line.whole ? tr("Total") : text(Words::isChinese() ? line.zh : line.en), {figure(line.first), figure(line.second), figure(line.difference)}, line.change ? std::optional(*line.change / 100) : std::nullopt};
    (line.whole ? sheet.totals : sheet.rows.emplace_back()) = std::move(row);
  }
  whole = std::move(sheet);
  return book;
}

QString ComparisonView::asText() const {
  if (!m_comparison) return {};
  QString all;
  for (int row = -1; row < m_table->rowCount(); ++row)
    for (int column = 0; column < 5; ++column) {
      all += row < 0 ? m_table->model()->headerData(column, Qt::Horizontal).toString() : m_table->textAt(row, column);
      all += QLatin1Char(column == 4 ? '\n' : '\t');
    }
  return all + m_whole->text() + QLatin1Char('\n');
}

void ComparisonView::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

void ComparisonView::retranslate() {
  m_with->setItemText(day, tr("With a day"));
  m_with->setItemText(area, tr("With another area"));
  m_with->setItemText(yearBefore, tr("With the same days a year ago"));
  m_with->setItemText(periodBefore, tr("With the period before"));
  m_with->setAccessibleName(tr("Compare"));
  m_day->setAccessibleName(tr("The day to compare with"));
  m_column->setAccessibleName(tr("Figure"));
  if (m_column->count() > 0) m_column->setItemText(0, tr("Total"));
  if (m_report && !m_report->entry->by.empty()) m_column->setItemText(m_column->count() - 1, tr("Each figure, whole area"));
  for (int c = 1; m_report && c < m_column->count() - 1; ++c) m_column->setItemText(c, ReportWords::column(m_report->columns[static_cast<std::size_t>(c - 1)]));
  if (m_report) ask();
}

}  // namespace jw::ui
