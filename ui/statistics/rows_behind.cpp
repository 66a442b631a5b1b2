#include "ui/statistics/rows_behind.h"

#include <QEvent>
#include <QLabel>
#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/engine_bridge.h"
#include "ui/on_main.h"
#include "ui/statistics/notice_form.h"
#include "ui/statistics/rows_export.h"
#include "ui/theme/theme.h"
#include "ui/widgets/parts.h"
#include "ui/widgets/purpose_menu.h"
#include "ui/widgets/rows_table.h"
#include "ui/words.h"

namespace jw::ui {
namespace {

constexpr std::uint32_t kPage = 500;

}  // namespace

RowsBehind::RowsBehind(const Desk& desk, engine::StatisticsDesk& statistics, engine::BulkNotices& bulk, QWidget* parent) : QWidget(parent), m_desk(desk), m_statistics(statistics), m_bulk(bulk) {
  setObjectName(QStringLiteral("rowsBehind"));
  auto* down = new QVBoxLayout(this);
  down->setContentsMargins(0, 0, 0, 0);
  down->setSpacing(0);
  m_head = makeLabel("second", this);
  m_head->setWordWrap(true);
  m_head->setContentsMargins(m_desk.theme.px(12), m_desk.theme.px(4), m_desk.theme.px(12), m_desk.theme.px(4));
  m_table = new RowsTable(m_desk.theme, m_desk.memory, QStringLiteral("statisticsRows"), this);
  m_empty = makeLabel("empty", this);
  m_empty->setAlignment(Qt::AlignCenter);
  m_empty->setWordWrap(true);
  m_reveal = wordButton(m_desk.theme, "openRows", QStringLiteral("open"), {}, this, [this] { askPurpose(); });
  auto* foot = new QHBoxLayout;
  m_desk.theme.space(foot, 12, 6, 8);
  m_count = makeLabel("second", this);
  m_back = makeFlatButton(m_desk.theme, QStringLiteral("left"), this);
  m_on = makeFlatButton(m_desk.theme, QStringLiteral("right"), this);
  foot->addWidget(m_count);
  foot->addStretch(1);
  m_export = wordButton(m_desk.theme, "exportRows", QStringLiteral("down"), {}, this);
  m_export->setPopupMode(QToolButton::InstantPopup);
  m_export->setMenu(new QMenu(m_export));
  for (const char* kind : {"xlsx", "csv"})
    connect(m_export->menu()->addAction(QString()), &QAction::triggered, this, [this, kind] {
      if (m_question) RowsExport::begin(m_desk, m_statistics, *m_question, QString::fromLatin1(kind), m_export);
    });
  m_notice = wordButton(m_desk.theme, "noticeToRows", QStringLiteral("bell"), {}, this, [this] { askNotice(); });
  foot->addWidget(m_notice);
  foot->addWidget(m_export);
  foot->addWidget(m_back);
  foot->addWidget(m_on);
  down->addWidget(m_head);
  down->addWidget(m_table, 1);
  down->addWidget(m_empty, 1);
  down->addWidget(m_reveal, 0, Qt::AlignHCenter);
  down->addLayout(foot);
  const auto turn = [this](std::int64_t by) {
    m_question->offset = static_cast<std::uint64_t>(std::max<std::int64_t>(0, static_cast<std::int64_t>(m_question->offset) + by));
    ask();
  };
  connect(m_back, &QToolButton::clicked, this, [turn] { turn(-static_cast<std::int64_t>(kPage)); });
  connect(m_on, &QToolButton::clicked, this, [turn] { turn(kPage); });
  // Another person at the desk must not see what this one has asked for.
  connect(&m_desk.bridge, &EngineBridge::actorChanged, this, &RowsBehind::forgetPurpose);
  connect(m_table, &RowsTable::keyActivated, this, &RowsBehind::openRow);
  setFocusProxy(m_table);
  retranslate();
}

void RowsBehind::openRow(const QString& key) {
  for (const auto& r : m_page.rows) {
    if (text(r.id.text()) != key) continue;
    if (m_page.subject == model::Subject::person)
      Q_EMIT personWanted(r.opens);
    else
      Q_EMIT dwellingWanted(r.opens);
    return;
  }
}

void RowsBehind::show(engine::StatisticsDesk::ListQuestion question, const QString& words) {
  m_words = words;
  m_why.clear();
  if (m_question && m_question->entry != question.entry) m_purpose.clear();
  question.offset = 0;
  question.limit = kPage;
  m_question = std::move(question);
  m_page = {};
  ask();
}

void RowsBehind::hideEvent(QHideEvent* event) {
  QWidget::hideEvent(event);
  forgetPurpose();
}

void RowsBehind::forgetPurpose() {
  if (m_purpose.empty()) return;
  m_purpose.clear();
  m_page = {};
  if (m_question) ask();
}

void RowsBehind::askPurpose() {
  const auto purposes = m_statistics.purposes(m_desk.bridge.actor());
  ui::askPurpose(purposes, m_reveal, [this](const std::string& purpose) {
    m_purpose = purpose;
    if (m_question) ask();
  });
}

void RowsBehind::askNotice() {
  const auto* entry = m_question ? m_statistics.catalog().find(m_question->entry) : nullptr;
  if (!entry) return;
  ui::askPurpose(m_bulk.purposes(m_desk.bridge.actor(), *entry), m_notice, [this, question = *m_question](const std::string& purpose) mutable {
    question.purpose = purpose;
    NoticeForm::begin(m_desk, m_bulk, question, m_words, window());
  });
}

void RowsBehind::refuse(const QString& why) {
  m_asking.giveUp();
  m_question.reset();
  m_page = {};
  m_why = why;
  retranslate();
}

void RowsBehind::again() {
  if (m_question && m_purpose.empty()) ask();
}

void RowsBehind::ask() {
  const std::stop_token stop = m_asking.anew();
  const auto* entry = m_statistics.catalog().find(m_question->entry);
  if (entry && engine::StatisticsDesk::needsPurpose(*entry) && m_purpose.empty()) return retranslate();
  m_question->purpose = m_purpose;
  using Answer = std::variant<engine::StatisticsDesk::Page, engine::Refused>;
  m_statistics.list(m_desk.bridge.actor(), *m_question, stop, onMain<Answer>(this, [this, stop](const Answer& answer) {
                      if (!stop.stop_requested()) take(answer);
                    }));
}

void RowsBehind::take(const std::variant<engine::StatisticsDesk::Page, engine::Refused>& answer) {
  if (const auto* why = std::get_if<engine::Refused>(&answer)) return refuse(Words::of(why->code));
  m_page = std::get<engine::StatisticsDesk::Page>(answer);
  retranslate();
}

void RowsBehind::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

void RowsBehind::retranslate() {
  m_export->setText(tr("Export…"));
  m_export->setToolTip(tr("The rows as a file with your name and the time on it, for a purpose; it is recorded in the audit log"));
  m_export->menu()->actions().at(0)->setText(tr("Workbook (XLSX)…"));
  m_export->menu()->actions().at(1)->setText(tr("Table (CSV)…"));
  const auto* entry = m_question ? m_statistics.catalog().find(m_question->entry) : nullptr;
  m_export->setVisible(entry && m_page.total > 0 && !m_statistics.exportPurposes(m_desk.bridge.actor(), *entry).empty());
  m_notice->setText(tr("Send a notice…"));
  m_notice->setToolTip(tr("An SMS to those of the list who have a telephone, for a purpose; it is recorded in the audit log"));
  m_notice->setVisible(entry && m_page.total > 0 && !m_bulk.purposes(m_desk.bridge.actor(), *entry).empty());
  m_back->setAccessibleName(tr("Previous page"));
  m_back->setToolTip(m_back->accessibleName());
  m_on->setAccessibleName(tr("Next page"));
  m_on->setToolTip(m_on->accessibleName());
  m_head->setText(m_words);
  m_head->setVisible(!m_words.isEmpty());
  const auto either = [](const stats::Dimension::Label& l) { return text(Words::isChinese() ? l.zh : l.en); };
  // Of people the sex stands first; the others are what the list is asked about.
  const bool people = m_page.subject == model::Subject::person;
  const std::size_t first = people ? 1 : 0;
  QStringList asked;
  for (std::size_t i = first; i < m_page.attributes.size(); ++i) asked << either(m_page.attributes[i]);
  m_table->setColumns({{tr("Name"), 110}, {tr("Sex"), 88}, {tr("Age"), 96, true}, {asked.isEmpty() ? tr("Asked about") : asked.join(QStringLiteral(" / ")), 190}, {tr("Address"), 260}, {tr("Area"), 320}});
  m_table->setColumnHidden(0, m_page.subject == model::Subject::dwelling);
  for (const int c : {1, 2}) m_table->setColumnHidden(c, !people);
  m_table->setColumnHidden(3, asked.isEmpty());
  std::vector<Row> rows;
  const auto areas = m_desk.bridge.areas();
  const auto shown = static_cast<std::uint64_t>(m_page.rows.size());
  for (const auto& r : m_page.rows) {
    const QString age = r.child ? tr("under 14") : r.age < 0 ? QString() : QString::number(r.age);
    QStringList values;
    for (std::size_t i = first; i < r.values.size(); ++i) values << either(r.values[i]);
    rows.push_back({text(r.id.text()), {{text(r.name)}, {people && !r.values.empty() ? either(r.values[0]) : QString()}, {age, r.age}, {values.join(QStringLiteral(" / "))}, {text(r.address)}, {text(areas->readablePath(r.area))}}});
  }
  m_table->setRows(std::move(rows));
  m_table->setVisible(shown > 0);
  m_table->setToolTip(people ? tr("Enter or a double click opens the person") : tr("Enter or a double click opens the dwelling"));
  m_empty->setVisible(shown == 0);
  const bool closed = entry && engine::StatisticsDesk::needsPurpose(*entry) && m_purpose.empty();
  m_reveal->setText(tr("Show for a purpose"));
  m_reveal->setVisible(closed);
  m_empty->setText(!m_why.isEmpty() ? m_why : closed ? tr("This list tells of people's health.\nSay what you read it for; the reading is logged.") : tr("Nobody is counted here.\nChoose another place or figure in the table."));
  const std::uint64_t from = m_question ? m_question->offset : 0;
  m_count->setText(shown == 0 ? QString() : tr("%L1–%L2 of %L3").arg(from + 1).arg(from + shown).arg(m_page.total));
  m_back->setEnabled(from > 0);
  m_on->setEnabled(from + shown < m_page.total);
}

}  // namespace jw::ui
