#include "ui/appraisal/appraisal_page.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QEvent>
#include <QFileDialog>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QShortcut>
#include <QSignalBlocker>
#include <QSplitter>
#include <QStackedWidget>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/appraisal/appraisal_words.h"
#include "ui/appraisal/board_view.h"
#include "ui/appraisal/card_list.h"
#include "ui/appraisal/cell_cases.h"
#include "ui/on_main.h"
#include "ui/appraisal/period_picker.h"
#include "ui/appraisal/publication_view.h"
#include "ui/appraisal/ranking_model.h"
#include "ui/appraisal/reason_form.h"
#include "ui/appraisal/score_chart.h"
#include "ui/engine_bridge.h"
#include "ui/memory.h"
#include "ui/theme/theme.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/parts.h"
#include "ui/words.h"

namespace jw::ui {
using namespace appraisal;

namespace {

/// A chosen number keeps the colour of its words.
class CellDelegate : public QStyledItemDelegate {
 public:
  using QStyledItemDelegate::QStyledItemDelegate;
  void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override {
    QStyledItemDelegate::initStyleOption(option, index);
    option->palette.setBrush(QPalette::HighlightedText, option->palette.brush(QPalette::Text));
    option->state &= ~QStyle::State_HasFocus;
  }
};

QScrollArea* scrolled(QWidget* content, QWidget* parent) {
  auto* area = new QScrollArea(parent);
  area->setWidgetResizable(true);
  area->setFrameShape(QFrame::NoFrame);
  content->setObjectName(content->objectName().isEmpty() ? QStringLiteral("scrolled") : content->objectName());
  area->setWidget(content);
  return area;
}

}  // namespace

AppraisalPage::AppraisalPage(const Desk& desk, engine::AppraisalDesk& appraisal, QWidget* parent)
    : QWidget(parent), m_desk(desk), m_appraisal(appraisal) {
  setObjectName(QStringLiteral("page"));
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  buildBar();
  layout->addWidget(m_bar);
  auto* split = new QSplitter(this);
  split->setChildrenCollapsible(false);
  layout->addWidget(split, 1);
  buildTable();
  auto* left = new QWidget(split);
  auto* leftLayout = new QVBoxLayout(left);
  leftLayout->setContentsMargins(0, 0, 0, 0);
  leftLayout->setSpacing(0);
  auto* stateLine = new QHBoxLayout;
  m_desk.theme.space(stateLine, 12, 6, 8);
  m_state = makeLabel("second", left);
  m_state->setObjectName(QStringLiteral("appraisalState"));
  m_state->setWordWrap(true);
  stateLine->addWidget(m_state, 1);
  m_cancel = new QPushButton(left);
  m_cancel->setObjectName(QStringLiteral("appraisalCancel"));
  m_cancel->hide();
  stateLine->addWidget(m_cancel);
  leftLayout->addLayout(stateLine);
  leftLayout->addWidget(m_table, 1);
  m_empty = makeLabel("empty", left);
  m_empty->setObjectName(QStringLiteral("appraisalEmpty"));
  m_empty->setAlignment(Qt::AlignCenter);
  m_empty->setWordWrap(true);
  leftLayout->addWidget(m_empty, 1);
  split->addWidget(left);
  auto* side = makeFrame("side", split);
  side->setAutoFillBackground(true);
  side->setBackgroundRole(QPalette::Base);
  auto* sideLayout = new QVBoxLayout(side);
  sideLayout->setContentsMargins(0, 0, 0, 0);
  sideLayout->setSpacing(0);
  buildSide();
  auto* tabs = new QHBoxLayout;
  m_desk.theme.space(tabs, 12, 4, 12);
  for (QToolButton* tab : m_tabs) tabs->addWidget(tab);
  tabs->addStretch(1);
  sideLayout->addLayout(tabs);
  sideLayout->addWidget(m_side, 1);
  split->addWidget(side);
  split->setStretchFactor(0, 1);
  split->setSizes({m_desk.theme.px(820), m_desk.theme.px(420)});
  split->restoreState(m_desk.memory.get(QStringLiteral("appraisal/splitter")).toByteArray());
  connect(split, &QSplitter::splitterMoved, this,
          [this, split] { m_desk.memory.set(QStringLiteral("appraisal/splitter"), split->saveState()); });
  m_slow.setSingleShot(true);
  m_slow.setInterval(1000);
  connect(&m_slow, &QTimer::timeout, this, &AppraisalPage::showState);
  connect(m_cancel, &QPushButton::clicked, this, &AppraisalPage::stop);
  connect(&m_desk.bridge, &EngineBridge::actorChanged, this, [this] {
    m_result.reset();
    showResult();
    if (m_asked) run();
  });
  fillPickers();
  showSide(chart);
  retranslate();
}

void AppraisalPage::buildBar() {
  m_bar = makeFrame("bar", this);
  auto* flow = new FlowLayout(m_bar);
  m_desk.theme.space(flow, 12, 8, 8);
  m_scheme = new QComboBox(m_bar);
  m_scheme->setObjectName(QStringLiteral("scheme"));
  m_subject = new QComboBox(m_bar);
  m_subject->setObjectName(QStringLiteral("subjectKind"));
  for (QComboBox* box : {m_scheme, m_subject}) box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
  m_desk.theme.follow(m_scheme, [this] { m_scheme->setMinimumWidth(m_desk.theme.px(188)); });
  m_period = new PeriodPicker(m_desk, m_appraisal.zone(), m_bar);
  m_all = new QCheckBox(m_bar);
  m_all->setObjectName(QStringLiteral("allIndicators"));
  m_refresh = wordButton(m_desk.theme, "appraisalRun", QStringLiteral("refresh"), {}, m_bar);
  m_entry = wordButton(m_desk.theme, "addEntry", QStringLiteral("plus"), {}, m_bar);
  m_issue = wordButton(m_desk.theme, "issueCards", QStringLiteral("warning"), {}, m_bar);
  m_publish = wordButton(m_desk.theme, "publish", QStringLiteral("archive"), {}, m_bar);
  m_frozen = wordButton(m_desk.theme, "asPublished", QStringLiteral("history"), {}, m_bar);
  m_frozen->setCheckable(true);
  m_export = wordButton(m_desk.theme, "exportTable", QStringLiteral("down"), {}, m_bar);
  for (QWidget* w : std::initializer_list<QWidget*>{m_scheme, m_subject, m_period, m_all, m_refresh, m_entry, m_issue, m_publish, m_frozen, m_export})
    flow->addWidget(w);
  connect(m_scheme, &QComboBox::activated, this, [this] {
    fillPickers();
    run();
  });
  connect(m_subject, &QComboBox::activated, this, &AppraisalPage::run);
  connect(m_period, &PeriodPicker::changed, this, &AppraisalPage::run);
  connect(m_all, &QCheckBox::toggled, this, &AppraisalPage::showFigures);
  connect(m_refresh, &QToolButton::clicked, this, &AppraisalPage::run);
  connect(m_entry, &QToolButton::clicked, this, &AppraisalPage::addEntry);
  connect(m_issue, &QToolButton::clicked, this, &AppraisalPage::issueCards);
  connect(m_publish, &QToolButton::clicked, this, &AppraisalPage::publish);
  connect(m_frozen, &QToolButton::toggled, this, &AppraisalPage::showFigures);
  connect(m_export, &QToolButton::clicked, this, &AppraisalPage::exportTable);
}

void AppraisalPage::buildTable() {
  m_model = new RankingModel(m_desk, this);
  m_table = new QTableView(this);
  m_table->setObjectName(QStringLiteral("ranking"));
  m_table->setModel(m_model);
  m_table->setItemDelegate(new CellDelegate(m_table));
  m_table->setShowGrid(false);
  m_table->setSelectionMode(QAbstractItemView::SingleSelection);
  m_table->setTabKeyNavigation(false);
  m_table->setWordWrap(false);
  m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
  m_table->verticalHeader()->hide();
  auto* header = m_table->horizontalHeader();
  header->setHighlightSections(false);
  header->setSortIndicator(RankingModel::rank, Qt::AscendingOrder);
  m_table->setSortingEnabled(true);
  m_desk.theme.follow(m_table, [this] {
    m_table->verticalHeader()->setDefaultSectionSize(m_desk.theme.px(32));
    m_model->repaint();
  });
  connect(m_table, &QTableView::clicked, this, &AppraisalPage::openCell);
  connect(m_table, &QTableView::activated, this, &AppraisalPage::openCell);
  connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& now) {
    if (const Row* row = m_model->rowAt(now.row())) m_chart->setCurrent(row->subject.key);
  });
  auto* copy = new QShortcut(QKeySequence::Copy, m_table);
  copy->setContext(Qt::WidgetShortcut);
  connect(copy, &QShortcut::activated, this, [this] { QApplication::clipboard()->setText(m_model->asText()); });
  setFocusProxy(m_table);
}

void AppraisalPage::buildSide() {
  m_side = new QStackedWidget(this);
  m_cases = new CellCases(m_desk, m_appraisal, m_side);
  m_chart = new ScoreChart(m_desk, m_side);
  m_board = new BoardView(m_desk, m_side);
  m_cards = new CardList(m_desk, m_appraisal, m_side);
  m_published = new PublicationView(m_desk, m_side);
  m_side->addWidget(m_cases);
  m_side->addWidget(scrolled(m_chart, m_side));
  m_side->addWidget(scrolled(m_board, m_side));
  m_side->addWidget(scrolled(m_cards, m_side));
  m_side->addWidget(m_published);
  for (int i = cases; i <= published; ++i) {
    auto* tab = new QToolButton(this);
    setRole(tab, "tab");
    tab->setObjectName(QStringLiteral("appraisalTab%1").arg(i));
    tab->setCheckable(true);
    tab->setAutoExclusive(true);
    tab->setFocusPolicy(Qt::TabFocus);
    connect(tab, &QToolButton::clicked, this, [this, i] { showSide(static_cast<Side>(i)); });
    m_tabs.push_back(tab);
  }
  connect(m_cases, &CellCases::opened, this, &AppraisalPage::opened);
  connect(m_chart, &ScoreChart::chosen, this, &AppraisalPage::choose);
  connect(m_chart, &ScoreChart::tableWanted, this, [this] { QApplication::clipboard()->setText(m_model->asText()); });
  connect(m_cards, &CardList::loaded, this, &AppraisalPage::retranslate);
}

void AppraisalPage::showSide(Side side) {
  m_tabs[static_cast<std::size_t>(side)]->setChecked(true);
  m_side->setCurrentIndex(side);
}

void AppraisalPage::setPeriod(const std::string& text) {
  m_period->setPeriod(text);
  if (m_asked) run();
}

const Scheme* AppraisalPage::scheme() const {
  return m_appraisal.rules().find(m_scheme->currentData().toString().toStdString());
}

void AppraisalPage::fillPickers() {
  const QSignalBlocker a(m_scheme), b(m_subject);
  const QVariant was = m_scheme->currentData(), kind = m_subject->currentData();
  m_scheme->clear();
  for (const Scheme& s : m_appraisal.rules().schemes) m_scheme->addItem(AppraisalWords::name(s), text(s.name));
  m_scheme->setCurrentIndex(std::max(0, m_scheme->findData(was)));
  m_subject->clear();
  if (const Scheme* s = scheme())
    for (const SubjectKind k : s->subjects) m_subject->addItem(AppraisalWords::of(k), static_cast<int>(k));
  m_subject->setCurrentIndex(std::max(0, m_subject->findData(kind)));
}

void AppraisalPage::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  if (!m_asked) run();
}

void AppraisalPage::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) {
    fillPickers();
    retranslate();
    showResult();
  }
  QWidget::changeEvent(event);
}

void AppraisalPage::retranslate() {
  m_scheme->setAccessibleName(tr("Scheme"));
  m_subject->setAccessibleName(tr("Subject"));
  m_all->setText(tr("All indicators"));
  m_refresh->setText(tr("Refresh"));
  m_entry->setText(tr("Entry…"));
  m_entry->setToolTip(tr("Bonus, penalty or veto by hand"));
  m_issue->setText(tr("Issue cards…"));
  m_publish->setText(tr("Publish…"));
  m_frozen->setText(tr("As published"));
  m_frozen->setToolTip(tr("The figures as they were frozen instead of those of now. The cases behind a figure are always those of now."));
  m_export->setText(tr("Export…"));
  m_cancel->setText(tr("Cancel"));
  const QString names[] = {tr("Cases"), tr("Chart"), tr("Red and black lists"),
                           m_cards->count() == 0 ? tr("Cards") : tr("Cards (%1)").arg(m_cards->count()), tr("Published")};
  for (std::size_t i = 0; i < m_tabs.size(); ++i) m_tabs[i]->setText(names[i]);
  m_model->repaint();
  showState();
}

void AppraisalPage::run() {
  m_asked = true;
  stop();
  const Scheme* s = scheme();
  if (!s) return showState();
  const std::stop_token stop = m_asking.anew();
  m_running = true;
  m_refusal.clear();
  m_slow.start();
  engine::AppraisalDesk::Request request;
  request.scheme = s->name;
  request.period = m_period->period().text;
  request.subjectKind = static_cast<SubjectKind>(m_subject->currentData().toInt());
  m_appraisal.run(m_desk.bridge.actor(), request, stop,
                  onMain<engine::Outcome<engine::AppraisalPtr>>(this, [this, stop](const engine::Outcome<engine::AppraisalPtr>& outcome) {
                    if (!stop.stop_requested()) take(outcome);
                  }));
  showState();
}

void AppraisalPage::stop() {
  m_asking.giveUp();
  m_running = false;
  m_slow.stop();
  showState();
}

void AppraisalPage::take(const engine::Outcome<engine::AppraisalPtr>& outcome) {
  m_running = false;
  m_slow.stop();
  if (const auto* why = std::get_if<engine::Refused>(&outcome)) {
    m_result.reset();
    m_refusal = Words::of(why->code);
  } else {
    m_result = std::get<engine::AppraisalPtr>(outcome);
  }
  m_frozen->setChecked(false);
  showResult();
  m_cases->clear();
  m_cards->setResult(m_result);
  compare();
}

void AppraisalPage::compare() {
  m_published->setComparison(m_result, std::nullopt);
  if (!m_result) return showState();
  m_appraisal.compare(m_desk.bridge.actor(), m_result, m_asking.token(),
                      onMain<std::optional<engine::AppraisalDesk::Comparison>>(
                          this, [this, result = m_result](std::optional<engine::AppraisalDesk::Comparison> comparison) {
                            if (result != m_result) return;
                            m_published->setComparison(result, std::move(comparison));
                            showState();
                          }));
}

engine::AppraisalPtr AppraisalPage::shown() const { return m_frozen->isChecked() && m_published->published() ? m_published->published() : m_result; }

void AppraisalPage::showFigures() {
  m_model->setResult(shown(), m_all->isChecked());
  m_chart->setResult(shown());
  m_board->setResult(shown());
  const QFontMetrics metrics(m_desk.theme.font(13, QFont::DemiBold));
  const int widths[] = {64, 160, 80, 72};
  for (int column = 0; column < m_model->columnCount(); ++column) {
    const QString heading = m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
    // Room for the heading and the arrow of the sort.
    const int wanted = metrics.horizontalAdvance(heading) + m_desk.theme.px(28);
    m_table->setColumnWidth(column, column < RankingModel::firstIndicator ? std::max(m_desk.theme.px(widths[column]), wanted) : std::max(m_desk.theme.px(80), wanted));
  }
  showState();
}

void AppraisalPage::showResult() {
  if (!m_result) {
    m_cards->setResult(nullptr);
    m_cases->clear();
    m_published->setComparison(nullptr, std::nullopt);
  }
  showFigures();
}

void AppraisalPage::showState() {
  const bool slow = m_running && !m_slow.isActive();
  m_cancel->setVisible(slow);
  const bool any = m_result && m_result->ranked > 0;
  m_table->setVisible(any);
  m_empty->setVisible(!any);
  const bool chief = mayAppraise(m_desk.bridge.actor()) && m_desk.bridge.actor().scope.empty();
  for (QToolButton* button : {m_entry, m_issue, m_publish}) button->setEnabled(any && chief && !m_running);
  const bool ended = m_result && m_result->period.to <= m_desk.bridge.now();
  m_publish->setEnabled(m_publish->isEnabled() && ended && !m_published->isPublished());
  m_issue->setEnabled(m_issue->isEnabled() && ended);
  m_entry->setEnabled(m_entry->isEnabled() && !m_published->isPublished());
  m_export->setEnabled(any);
  m_frozen->setVisible(m_published->isPublished());
  const QString whose = !chief ? tr("Only for analysts and administrators of the whole city.") : !ended ? tr("Possible when the period has ended: until then its figures change.") : QString();
  m_issue->setToolTip(whose);
  m_publish->setToolTip(m_published->isPublished() ? tr("This period is published; it is frozen.") : whose);
  if (slow)
    m_state->setText(tr("Computing %1 …").arg(text(m_period->period().text)));
  else if (m_result && shown() != m_result)
    m_state->setText(tr("As published: %1").arg(m_published->summary()));
  else if (m_result)
    m_state->setText(tr("As of %1 · %L2 cases looked at · scheme version %3 · %4")
                         .arg(Words::fullMoment(m_result->asOf).left(16))
                         .arg(static_cast<qulonglong>(m_result->facts.facts.size()))
                         .arg(m_result->scheme->version)
                         .arg(m_published->summary()));
  else
    m_state->clear();
  m_empty->setText(!m_refusal.isEmpty() ? m_refusal
                   : m_running          ? QString()
                   : !scheme()          ? tr("There is no scheme yet.\nPut one into data/appraisal; standard.toml explains the keys.")
                   : m_result ? tr("No case of this period is due or handled yet.\nChoose an earlier period with the arrow to the left.")
                              : tr("Choose a scheme, whom to appraise, and a period."));
}

void AppraisalPage::choose(const std::string& key) {
  const int row = m_model->rowOf(key);
  if (row >= 0) m_table->setCurrentIndex(m_model->index(row, RankingModel::score));
}

void AppraisalPage::openCell(const QModelIndex& at) {
  const int indicator = m_model->indicatorAt(at.column());
  const Row* row = m_model->rowAt(at.row());
  if (indicator < 0 || (!row && !m_model->isTotal(at.row()))) return;
  m_cases->show(m_result, row ? row->subject.key : std::string(), indicator);
  showSide(cases);
}

void AppraisalPage::publish() {
  auto* form = new ReasonForm(m_desk, tr("Publish"), this);
  form->setSubject(QStringLiteral("%1 · %2 · %3").arg(AppraisalWords::name(*m_result->scheme), text(m_result->period.text), AppraisalWords::of(m_result->subjectKind)));
  form->setConsequence(tr("The figures on screen are frozen for good, with the scheme and its version. Later changes of cases do not alter them; there is no second publication of this period, and no more entries."));
  connect(form, &ReasonForm::sent, this, [this, form] {
    m_appraisal.publish(m_desk.bridge.actor(), m_result, onMain<engine::Outcome<Uuid>>(form, [this, form](const engine::Outcome<Uuid>& outcome) {
                          if (const auto* why = std::get_if<engine::Refused>(&outcome)) return form->complain(Words::of(why->code));
                          form->accept();
                          m_desk.notices.tell(tr("Published and frozen."));
                          showSide(published);
                          compare();
                        }));
  });
  form->show();
}

void AppraisalPage::issueCards() {
  auto* form = new ReasonForm(m_desk, tr("Issue cards"), this);
  form->setSubject(QStringLiteral("%1 · %2 · %3").arg(AppraisalWords::name(*m_result->scheme), text(m_result->period.text), AppraisalWords::of(m_result->subjectKind)));
  form->setConsequence(tr("Every subject that meets a rule of the scheme gets its card, once a period. A card can be appealed against, not taken back."));
  connect(form, &ReasonForm::sent, this, [this, form] {
    m_appraisal.issueCards(m_desk.bridge.actor(), m_result,
                           onMain<engine::Outcome<std::vector<Card>>>(form, [this, form](const engine::Outcome<std::vector<Card>>& outcome) {
                             if (const auto* why = std::get_if<engine::Refused>(&outcome)) return form->complain(Words::of(why->code));
                             form->accept();
                             m_desk.notices.tell(tr("%L1 cards issued.").arg(static_cast<qulonglong>(std::get<std::vector<Card>>(outcome).size())));
                             m_cards->reload();
                             showSide(cards);
                           }));
  });
  form->show();
}

void AppraisalPage::addEntry() {
  auto* form = new ReasonForm(m_desk, tr("Entry"), this);
  form->setSubject(QStringLiteral("%1 · %2").arg(AppraisalWords::name(*m_result->scheme), text(m_result->period.text)));
  auto* subject = form->addChoice(tr("Subject"), "entrySubject");
  for (const Row& row : m_result->rows) subject->addItem(text(row.subject.name), text(row.subject.key));
  if (const Row* row = m_model->rowAt(m_table->currentIndex().row())) subject->setCurrentIndex(subject->findData(text(row->subject.key)));
  auto* kind = form->addChoice(tr("Kind"), "entryKind");
  for (const auto k : {Entry::Kind::bonus, Entry::Kind::penalty, Entry::Kind::veto}) kind->addItem(AppraisalWords::of(k), static_cast<int>(k));
  auto* points = form->addPoints(tr("Points of %1").arg(m_result->scheme->points), m_result->scheme->points);
  connect(kind, &QComboBox::currentIndexChanged, points, [kind, points] { points->setEnabled(kind->currentData().toInt() != static_cast<int>(Entry::Kind::veto)); });
  form->askReason(tr("Why"), true);
  form->setConsequence(tr("The entry stays on record with your name and counts in the score at once."));
  connect(form, &ReasonForm::sent, this, [this, form, subject, kind, points] {
    m_appraisal.addEntry(m_desk.bridge.actor(), m_result, subject->currentData().toString().toStdString(), static_cast<Entry::Kind>(kind->currentData().toInt()), points->value(), form->reason(),
                         onMain<engine::Outcome<Entry>>(form, [this, form](const engine::Outcome<Entry>& outcome) {
                           if (const auto* why = std::get_if<engine::Refused>(&outcome))
                             return form->complain(why->detail == "points" ? tr("Points between 0 and the whole are needed.") : Words::of(why->code));
                           form->accept();
                           run();
                         }));
  });
  form->show();
}

void AppraisalPage::exportTable() {
  auto* dialog = new QFileDialog(this, tr("Export"), QString(), QStringLiteral("CSV (*.csv)"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setAcceptMode(QFileDialog::AcceptSave);
  dialog->setDefaultSuffix(QStringLiteral("csv"));
  dialog->selectFile(QStringLiteral("%1-%2.csv").arg(text(m_result->scheme->name), text(m_result->period.text)));
  connect(dialog, &QFileDialog::fileSelected, this, [this, result = shown()](const QString& file) {
    m_appraisal.writeTable(result, file.toStdString(), Words::isChinese(),
                           onMain<engine::Outcome<std::filesystem::path>>(this, [this](const engine::Outcome<std::filesystem::path>& outcome) {
                             if (std::holds_alternative<engine::Refused>(outcome))
                               m_desk.notices.warn(tr("The file could not be written."));
                             else
                               m_desk.notices.tell(tr("Written: %1").arg(text(std::get<std::filesystem::path>(outcome).string())));
                           }));
  });
  dialog->open();
}

}  // namespace jw::ui
