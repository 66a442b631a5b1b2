#include "ui/messages/messages_page.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QDateEdit>
#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QShortcut>
#include <QSignalBlocker>
#include <QSplitter>

#include "ui/engine_bridge.h"
#include "ui/messages/message_words.h"
#include "ui/on_main.h"
#include "ui/theme/theme.h"
#include "ui/widgets/choice_button.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/parts.h"
#include "ui/widgets/rows_table.h"
#include "ui/words.h"

namespace jw::ui {
namespace {

using model::MessageChannel;
using model::MessageState;
constexpr MessageState kStates[] = {MessageState::waiting, MessageState::sent, MessageState::givenUp, MessageState::withdrawn};
enum Period { anyTime, today, lastWeek, lastMonth, oneDay };

QColor Palette::*inkOf(const model::Message& m) {
  if (m.state == MessageState::givenUp) return &Palette::red;
  if (m.state == MessageState::waiting && !m.error.empty()) return &Palette::amber;
  return m.state == MessageState::withdrawn ? &Palette::secondText : nullptr;
}

}  // namespace

MessagesPage::MessagesPage(const Desk& desk, QWidget* parent) : QWidget(parent), m_desk(desk) {
  setObjectName(QStringLiteral("page"));
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  buildBar(layout);
  m_trouble = makeLabel("error", this);
  m_trouble->setObjectName(QStringLiteral("courierTrouble"));
  m_trouble->setWordWrap(true);
  m_trouble->setTextInteractionFlags(Qt::TextSelectableByMouse);
  m_desk.theme.follow(m_trouble, [this] {
    m_trouble->setContentsMargins(m_desk.theme.px(12), m_desk.theme.px(8), m_desk.theme.px(12), m_desk.theme.px(8));
  });
  layout->addWidget(m_trouble);
  auto* split = new QSplitter(this);
  split->setChildrenCollapsible(false);
  auto* left = new QWidget(split);
  auto* down = new QVBoxLayout(left);
  down->setContentsMargins(0, 0, 0, 0);
  down->addWidget(m_table = new RowsTable(m_desk.theme, m_desk.memory, QStringLiteral("messages"), left), 1);
  m_empty = makeLabel("empty", left);
  m_empty->setAlignment(Qt::AlignCenter);
  m_empty->setWordWrap(true);
  down->addWidget(m_empty, 1);
  auto* foot = new QHBoxLayout;
  m_desk.theme.space(foot, 12, 4, 8);
  m_count = makeLabel("second", left);
  m_count->setObjectName(QStringLiteral("messageCount"));
  m_back = makeFlatButton(m_desk.theme, QStringLiteral("left"), left);
  m_on = makeFlatButton(m_desk.theme, QStringLiteral("right"), left);
  foot->addWidget(m_count, 1);
  foot->addWidget(m_back);
  foot->addWidget(m_on);
  down->addLayout(foot);
  split->addWidget(left);
  auto* side = makeFrame("side", split);
  side->setAutoFillBackground(true);
  side->setBackgroundRole(QPalette::Base);
  buildDetail(side);
  split->addWidget(side);
  split->setStretchFactor(0, 1);
  split->setSizes({m_desk.theme.px(860), m_desk.theme.px(360)});
  layout->addWidget(split, 1);

  m_soon.setSingleShot(true);
  m_soon.setInterval(200);
  connect(&m_soon, &QTimer::timeout, this, [this] { ask(true); });
  connect(&m_second, &QTimer::timeout, this, [this] {
    if (isVisible()) showCourier();
  });
  m_second.start(1000);
  connect(m_table, &RowsTable::keyChanged, this, &MessagesPage::showDetail);
  connect(m_back, &QToolButton::clicked, this, [this] {
    m_offset = m_offset > kPage ? m_offset - kPage : 0;
    ask(false);
  });
  connect(m_on, &QToolButton::clicked, this, [this] {
    m_offset += kPage;
    ask(false);
  });
  connect(&m_desk.bridge, &EngineBridge::actorChanged, this, [this] { ask(true); });
  connect(new QShortcut(QKeySequence(Qt::Key_F5), this), &QShortcut::activated, this, [this] {
    if (isVisible()) ask(false);
  });
  setFocusProxy(m_table);
  retranslate();
}

void MessagesPage::buildBar(QBoxLayout* into) {
  auto* bar = makeFrame("bar", this);
  auto* across = new FlowLayout(bar);
  m_desk.theme.space(across, 12, 8);
  auto* tabs = new QButtonGroup(this);
  const auto tab = [&](const char* name, MessageChannel channel) {
    auto* button = new QToolButton(bar);
    setRole(button, "tab");
    button->setObjectName(QString::fromLatin1(name));
    button->setCheckable(true);
    button->setFocusPolicy(Qt::TabFocus);
    tabs->addButton(button);
    across->addWidget(button);
    connect(button, &QToolButton::clicked, this, [this, channel] { setChannel(channel); });
    return button;
  };
  m_sms = tab("smsLog", MessageChannel::sms);
  m_email = tab("emailLog", MessageChannel::email);
  m_sms->setChecked(true);
  m_text = new QLineEdit(bar);
  m_text->setObjectName(QStringLiteral("messageText"));
  m_text->setClearButtonEnabled(true);
  m_states = new ChoiceButton(m_desk.theme, bar);
  m_states->setObjectName(QStringLiteral("messageStates"));
  m_period = new QComboBox(bar);
  m_day = new QDateEdit(localTime(m_desk.bridge.now()).date(), bar);
  m_day->setCalendarPopup(true);
  m_day->setDisplayFormat(QStringLiteral("yyyy-MM-dd"));
  m_day->hide();
  m_refresh = makeFlatButton(m_desk.theme, QStringLiteral("refresh"), bar);
  for (QWidget* w : std::initializer_list<QWidget*>{m_text, m_states, m_period, m_day, m_refresh}) across->addWidget(w);
  m_desk.theme.follow(m_text, [this] { m_text->setFixedWidth(m_desk.theme.px(280)); });
  into->addWidget(bar);
  const auto soon = [this] { m_soon.start(); };
  connect(m_text, &QLineEdit::textChanged, this, soon);
  connect(m_states, &ChoiceButton::ticksChanged, this, soon);
  connect(m_day, &QDateEdit::dateChanged, this, soon);
  connect(m_period, &QComboBox::currentIndexChanged, this, [this](int period) {
    m_day->setVisible(period == oneDay);
    m_soon.start();
  });
  connect(m_refresh, &QToolButton::clicked, this, [this] { ask(false); });
}

void MessagesPage::buildDetail(QWidget* side) {
  auto* down = new QVBoxLayout(side);
  m_desk.theme.space(down, 16, 8);
  m_title = makeLabel("title", side);
  m_title->setWordWrap(true);
  m_facts = makeLabel("second", side);
  m_facts->setWordWrap(true);
  m_facts->setTextInteractionFlags(Qt::TextSelectableByMouse);
  m_error = makeLabel("error", side);
  m_error->setObjectName(QStringLiteral("messageError"));
  m_error->setWordWrap(true);
  m_error->setTextInteractionFlags(Qt::TextSelectableByMouse);
  m_body = new QPlainTextEdit(side);
  m_body->setObjectName(QStringLiteral("messageBody"));
  m_body->setReadOnly(true);
  m_step = new QPushButton(side);
  m_step->setObjectName(QStringLiteral("messageStep"));
  m_case = new QPushButton(side);
  m_case->setObjectName(QStringLiteral("messageCase"));
  for (QWidget* w : std::initializer_list<QWidget*>{m_title, m_facts, m_error}) down->addWidget(w);
  down->addWidget(m_body, 1);
  auto* buttons = new QHBoxLayout;
  buttons->addWidget(m_step);
  buttons->addWidget(m_case);
  buttons->addStretch(1);
  down->addLayout(buttons);
  connect(m_step, &QPushButton::clicked, this, &MessagesPage::step);
  connect(m_case, &QPushButton::clicked, this, [this] {
    if (const auto* m = current(); m && m->caseId) Q_EMIT opened(m->caseId);
  });
}

void MessagesPage::setChannel(MessageChannel channel) {
  m_channel = channel;
  (channel == MessageChannel::sms ? m_sms : m_email)->setChecked(true);
  showCourier();
  ask(true);
}

void MessagesPage::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

void MessagesPage::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  showCourier();
  ask(false);
}

void MessagesPage::retranslate() {
  m_sms->setText(tr("SMS log"));
  m_email->setText(tr("E-mail log"));
  m_text->setPlaceholderText(tr("Receiver, subject, text"));
  std::vector<std::pair<int, QString>> states;
  for (const auto s : kStates) states.emplace_back(static_cast<int>(s), MessageWords::of(s));
  m_states->setChoices(tr("State"), states);
  {
    const QSignalBlocker quiet(m_period);
    const int period = std::max(0, m_period->currentIndex());
    m_period->clear();
    m_period->addItems({tr("Any time"), tr("Today"), tr("Last 7 days"), tr("Last 30 days"), tr("One day …")});
    m_period->setCurrentIndex(period);
  }
  m_refresh->setToolTip(tr("Read again (F5)"));
  m_refresh->setAccessibleName(m_refresh->toolTip());
  m_back->setToolTip(tr("Newer messages"));
  m_on->setToolTip(tr("Older messages"));
  for (QToolButton* b : {m_back, m_on}) b->setAccessibleName(b->toolTip());
  m_case->setText(tr("Open the case"));
  m_table->setColumns({{tr("Put at"), 112}, {tr("State"), 84}, {tr("Kind"), 112}, {tr("Receiver"), 140}, {tr("Address"), 160}, {tr("Text"), 320}, {tr("Error"), 200}});
  showRows();
  showCourier();
}

store::MessageQuery MessagesPage::query() const {
  store::MessageQuery q;
  q.channel = m_channel;
  for (const int s : m_states->ticked()) q.states.push_back(static_cast<MessageState>(s));
  q.text = m_text->text().trimmed().toStdString();
  const QDate now = localTime(m_desk.bridge.now()).date();
  const auto from = [&](const QDate& day) { q.createdFrom = instantOf(QDateTime(day, QTime(0, 0))); };
  switch (m_period->currentIndex()) {
    case today:
      from(now);
      break;
    case lastWeek:
      from(now.addDays(-6));
      break;
    case lastMonth:
      from(now.addDays(-29));
      break;
    case oneDay:
      from(m_day->date());
      q.createdTo = instantOf(QDateTime(m_day->date().addDays(1), QTime(0, 0)));
      break;
    default:
      break;
  }
  return q;
}

void MessagesPage::ask(bool fromStart) {
  if (!isVisible()) return;
  if (fromStart) m_offset = 0;
  const std::stop_token stop = m_asking.anew();
  engine::messageLog(m_desk.bridge.engine(), m_desk.bridge.actor(), query(), m_offset, kPage, stop,
                     onMain<notify::LogPage>(this, [this, stop](notify::LogPage page) {
                       if (!stop.stop_requested()) take(std::move(page));
                     }));
}

void MessagesPage::take(notify::LogPage page) {
  m_log = std::move(page);
  showRows();
}

void MessagesPage::showRows() {
  std::vector<Row> rows;
  const Instant now = m_desk.bridge.now();
  for (const auto& m : m_log.messages) {
    const QString words = m.text.empty() && m.sealed ? tr("to a resident: closed") : text(m.subject.empty() ? m.text : m.subject).simplified();
    const auto ink = inkOf(m);
    rows.push_back({text(m.id.text()),
                    {{Words::moment(m.createdAt, now), QVariant::fromValue<qlonglong>(toMillis(m.createdAt))},
                     {MessageWords::of(m.state), {}, ink},
                     {MessageWords::kind(m.kind)},
                     {text(m.receiver)},
                     {text(m.address)},
                     {words},
                     {text(m.error), {}, ink}}});
  }
  m_table->setRows(std::move(rows));
  const bool any = !m_log.messages.empty();
  m_table->setVisible(any);
  m_empty->setVisible(!any);
  const auto q = query();
  if (!engine::readsMessages(m_desk.bridge.actor()))
    m_empty->setText(tr("Your role does not read the log of messages."));
  else if (!q.states.empty() || !q.text.empty() || q.createdFrom != kNever)
    m_empty->setText(tr("No message matches this filter.\nClear a condition above."));
  else
    m_empty->setText(tr("No message has been put yet.\nUrging and results of cases stand here with text, receiver, state and time."));
  const auto first = m_log.messages.empty() ? 0 : m_offset + 1;
  m_count->setText(tr("%L1–%L2 of %L3 messages").arg(first).arg(m_offset + m_log.messages.size()).arg(m_log.total));
  m_back->setEnabled(m_offset > 0);
  m_on->setEnabled(m_offset + m_log.messages.size() < m_log.total);
  showDetail();
}

const model::Message* MessagesPage::current() const {
  const std::string key = m_table->currentKey().toStdString();
  for (const auto& m : m_log.messages)
    if (m.id.text() == key) return &m;
  return nullptr;
}

void MessagesPage::showDetail() {
  const auto* m = current();
  m_body->setVisible(m);
  m_error->setVisible(m && !m->error.empty());
  m_facts->setVisible(m);
  m_case->setVisible(m && m->caseId);
  const auto step = m ? engine::stepOf(m->state) : std::nullopt;
  m_step->setVisible(step.has_value());
  if (!m) {
    m_title->setText(tr("Choose a message to read it."));
    return;
  }
  m_title->setText(m->subject.empty() ? MessageWords::kind(m->kind) : text(m->subject));
  QStringList facts{tr("To: %1 (%2)").arg(text(m->receiver), m->address.empty() ? tr("no address") : text(m->address)), tr("State: %1").arg(MessageWords::of(m->state)),
                    tr("Put: %1 by %2").arg(Words::fullMoment(m->createdAt), text(m->createdBy)), tr("Attempts: %1").arg(m->attempts)};
  if (m->state == MessageState::waiting) facts << tr("Next attempt: %1").arg(Words::fullMoment(m->nextAt));
  if (m->endedAt != kNever) facts << tr("Ended: %1").arg(Words::fullMoment(m->endedAt));
  if (m->quiet) facts << tr("Quiet hours: %1").arg(QStringLiteral("%1–%2").arg(QTime(0, 0).addSecs(m->quiet.from * 60).toString(QStringLiteral("HH:mm")), QTime(0, 0).addSecs(m->quiet.to * 60).toString(QStringLiteral("HH:mm"))));
  if (m->urgent) facts << tr("Urgent: goes out in quiet hours too");
  m_facts->setText(facts.join(QLatin1Char('\n')));
  m_error->setText(text(m->error));
  m_body->setPlainText(m->sealed && m->text.empty() ? tr("What was written to a resident is not shown here.") : text(m->text));
  if (step) m_step->setText(*step == engine::MessageStep::requeue ? tr("Send again") : tr("Withdraw"));
}

void MessagesPage::step() {
  const auto* m = current();
  const auto step = m ? engine::stepOf(m->state) : std::nullopt;
  if (!step) return;
  m_step->setEnabled(false);
  engine::stepMessage(m_desk.bridge.engine(), m_desk.bridge.actor(), m->id, *step,
                      onMain<std::optional<engine::RefusalCode>>(this, [this, step](std::optional<engine::RefusalCode> why) {
                        m_step->setEnabled(true);
                        if (why == engine::RefusalCode::changedMeanwhile)
                          m_desk.notices.warn(tr("The message is in another state by now."));
                        else if (why)
                          m_desk.notices.warn(Words::of(*why));
                        else
                          m_desk.notices.tell(*step == engine::MessageStep::requeue ? tr("In the queue again.") : tr("Withdrawn. “Send again” puts it back."));
                        ask(false);
                      }));
}

void MessagesPage::showCourier() {
  const auto words = MessageWords::trouble(engine::courierState(m_desk.bridge.engine()), m_channel);
  m_trouble->setText(words);
  m_trouble->setVisible(!words.isEmpty());
}

}  // namespace jw::ui
