#include "ui/case/case_view.h"

#include <QApplication>
#include <QClipboard>
#include <QDragEnterEvent>
#include <QEvent>
#include <QGridLayout>
#include <QMimeData>
#include <QPushButton>
#include <QScrollArea>
#include <QShortcut>
#include <QToolButton>
#include <QVBoxLayout>

#include "core/engine/side_rights.h"
#include "ui/case/attachment_list.h"
#include "ui/case/case_keys.h"
#include "ui/case/case_timeline.h"
#include "ui/case/case_window.h"
#include "ui/case/duplicate_band.h"
#include "ui/case/people_facts.h"
#include "ui/case/request_band.h"
#include "ui/case/sheet_job.h"
#include "ui/case/side_form.h"
#include "ui/case/step_form.h"
#include "ui/case/task_list.h"
#include "ui/engine_bridge.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/parts.h"
#include "ui/widgets/time_bar.h"
#include "ui/widgets/trail_view.h"
#include "ui/words.h"

namespace jw::ui {

CaseView::CaseView(const Desk& desk, QWidget* parent) : QWidget(parent), m_desk(desk) {
  setObjectName(QStringLiteral("caseView"));
  auto* outer = new QVBoxLayout(this);
  outer->setContentsMargins(0, 0, 0, 0);
  m_empty = makeLabel("empty", this);
  m_empty->setWordWrap(true);
  m_empty->setAlignment(Qt::AlignCenter);
  outer->addWidget(m_empty, 1);
  m_body = new QWidget(this);
  outer->addWidget(m_body, 1);
  auto* layout = new QVBoxLayout(m_body);
  m_desk.theme.space(layout, 12, 8);

  auto* head = new QHBoxLayout;
  m_number = makeLabel("second", m_body);
  m_number->setTextInteractionFlags(Qt::TextSelectableByMouse);
  m_state = makeLabel("chip", m_body);
  m_state->setObjectName(QStringLiteral("caseState"));
  head->addWidget(m_number, 1);
  head->addWidget(m_state);
  layout->addLayout(head);
  m_title = makeLabel("title", m_body);
  m_title->setObjectName(QStringLiteral("caseTitle"));
  m_title->setWordWrap(true);
  layout->addWidget(m_title);
  auto* clock = new QHBoxLayout;
  clock->addWidget(m_clock = makeLabel("clock", m_body), 1);
  clock->addWidget(m_due = makeLabel("second", m_body));
  layout->addLayout(clock);
  layout->addWidget(m_bar = new TimeBar(m_desk.theme, m_body));
  layout->addWidget(m_band = new DuplicateBand(m_desk, m_body));
  layout->addWidget(m_requests = new RequestBand(m_desk, m_body));
  m_actions = new QWidget(m_body);
  m_actionFlow = new FlowLayout(m_actions);
  m_actionFlow->setContentsMargins(0, 0, 0, 0);
  m_desk.theme.follow(m_actionFlow, [this] { m_actionFlow->setSpacing(m_desk.theme.px(6)); });
  layout->addWidget(m_actions);
  layout->addWidget(makeFrame("line", m_body));

  auto* scroll = new QScrollArea(m_body);
  scroll->setWidgetResizable(true);
  scroll->setFrameShape(QFrame::NoFrame);
  scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  scroll->setFocusPolicy(Qt::NoFocus);
  auto* scrolled = new QWidget(scroll);
  scrolled->setObjectName(QStringLiteral("scrolled"));
  auto* inside = new QVBoxLayout(scrolled);
  m_desk.theme.follow(inside, [this, inside] {
    inside->setContentsMargins(0, 0, m_desk.theme.px(8), 0);
    inside->setSpacing(m_desk.theme.px(12));
  });
  m_facts = new QGridLayout;
  m_facts->setColumnStretch(1, 1);
  m_desk.theme.follow(m_facts, [this] {
    m_facts->setHorizontalSpacing(m_desk.theme.px(12));
    m_facts->setVerticalSpacing(m_desk.theme.px(4));
  });
  inside->addLayout(m_facts);
  inside->addWidget(m_people = new PeopleFacts(m_desk, scrolled));
  inside->addWidget(m_links = makeLabel("fact", scrolled));
  m_links->setObjectName(QStringLiteral("links"));
  m_links->setTextFormat(Qt::RichText);
  m_links->setWordWrap(true);
  inside->addWidget(m_tasks = new TaskList(m_desk, scrolled));
  inside->addWidget(m_files = new AttachmentList(m_desk, scrolled));
  buildTrail(scrolled, inside);
  inside->addStretch(1);
  scroll->setWidget(scrolled);
  layout->addWidget(scroll, 1);

  // A picture of all cases may hold a change that is told by nothing else.
  connect(&m_desk.bridge, &EngineBridge::liveReset, this, [this] {
    if (m_id) load();
  });
  connect(&m_desk.bridge, &EngineBridge::casesChanged, this, [this](const std::vector<engine::CaseSummaryPtr>& cases) {
    for (const auto& c : cases)
      if (c->id == m_id) return load();
  });
  connect(&m_desk.bridge, &EngineBridge::directoryChanged, this, &CaseView::showAll);
  connect(&m_desk.theme, &Theme::changed, this, &CaseView::showAll);
  connect(&m_second, &QTimer::timeout, this, &CaseView::showClock);
  m_second.start(1000);
  connect(m_links, &QLabel::linkActivated, this, [this](const QString& link) {
    if (const auto id = Uuid::parse(link.toStdString())) openOther(CaseId{*id});
  });
  connect(m_band, &DuplicateBand::caseWanted, this, &CaseView::openOther);
  setAcceptDrops(true);
  showAll();
}

void CaseView::buildTrail(QWidget* inside, QVBoxLayout* down) {
  auto* head = new QHBoxLayout;
  head->addWidget(m_trailHead = makeLabel("heading", inside), 1);
  m_compact = makeFlatButton(m_desk.theme, QStringLiteral("menu"), inside);
  m_compact->setObjectName(QStringLiteral("compactTrail"));
  m_compact->setCheckable(true);
  m_copy = makeFlatButton(m_desk.theme, QStringLiteral("copy"), inside);
  m_copy->setObjectName(QStringLiteral("copyTrail"));
  head->addWidget(m_compact);
  head->addWidget(m_copy);
  down->addLayout(head);
  down->addWidget(m_trail = new TrailView(m_desk.theme, inside));
  connect(m_compact, &QToolButton::toggled, m_trail, &TrailView::setCompact);
  connect(m_copy, &QToolButton::clicked, this, &CaseView::copyTrail);
}

void CaseView::addKeys() {
  const auto key = [this](const QKeySequence& keys, auto run) {
    connect(new QShortcut(keys, this), &QShortcut::activated, this, [this, run] {
      if (m_details)
        run();
      else
        m_desk.notices.warn(tr("Choose a case first."));
    });
  };
  key(Qt::Key_U, [this] { urge(); });
  key(Qt::Key_T, [this] { callIn(); });
  key(Qt::Key_F, [this] { m_files->choose(); });
  key(Qt::Key_S, [this] { m_people->ask(); });
  key(Qt::Key_R, [this] { m_band->join(); });
  key(Qt::Key_E, [this] { m_compact->toggle(); });
  key(Qt::CTRL | Qt::Key_P, [this] { print(); });
  key(Qt::CTRL | Qt::SHIFT | Qt::Key_P, [this] { savePdf(); });
  key(Qt::CTRL | Qt::SHIFT | Qt::Key_C, [this] { copyTrail(); });
  key(QKeySequence::Paste, [this] {
    if (!m_files->take(*QApplication::clipboard()->mimeData())) m_desk.notices.warn(tr("There is neither a picture nor a file in the clipboard."));
  });
}

void CaseView::dragEnterEvent(QDragEnterEvent* event) {
  if (m_details && (event->mimeData()->hasUrls() || event->mimeData()->hasImage())) event->acceptProposedAction();
}

void CaseView::dropEvent(QDropEvent* event) {
  if (m_details && m_files->take(*event->mimeData())) event->acceptProposedAction();
}

void CaseView::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) showAll();
  QWidget::changeEvent(event);
}

void CaseView::show(CaseId id) {
  if (id == m_id) return;
  m_id = id;
  m_missing = false;
  if (!id) {
    m_details.reset();
    return showAll();
  }
  load();
}

void CaseView::load() {
  m_desk.bridge.caseDetails(m_id, this, [this, id = m_id](std::optional<model::CaseDetails> details) {
    if (id != m_id) return;
    m_missing = !details;
    m_details = std::move(details);
    showAll();
    if (m_details) Q_EMIT loaded();
  });
}

void CaseView::showAll() {
  m_body->setVisible(m_details.has_value());
  m_empty->setVisible(!m_details);
  m_empty->setText(m_missing ? tr("This case does not exist, or lies outside your area.")
                             : tr("Choose a case in the queue or on the map to see what is known and what to do.\n\nJ "
                                  "and K go through the queue."));
  if (!m_details) return;
  const auto& c = m_details->summary;
  m_number->setText(text(c.number));
  m_title->setText(c.title.empty() ? tr("(no title)") : text(c.title));
  m_state->setText(c.round > 1 ? tr("%1 · round %2").arg(Words::of(c.state)).arg(c.round) : Words::of(c.state));
  showClock();
  showActions();
  showFacts();
  m_band->show(c);
  m_requests->show(*m_details);
  m_people->show(*m_details);
  m_tasks->show(*m_details);
  m_files->show(*m_details);
  showTrail();
}

void CaseView::showTrail() {
  QStringList links;
  for (const auto& l : m_details->links)
    links << QStringLiteral("<a href=\"%1\" style=\"color:%2\">%3</a>")
                 .arg(QString::fromStdString(l.id.text()), m_desk.theme.palette().accent.name(), (l.original ? tr("repeats case %1") : tr("repeated by case %1")).arg(text(l.number).toHtmlEscaped()));
  m_links->setText(links.join(QStringLiteral("<br>")));
  m_links->setVisible(!links.isEmpty());
  m_trailHead->setText(tr("Trail"));
  m_compact->setToolTip(withKey(*this, tr("Short or whole"), "E"));
  m_copy->setToolTip(withKey(*this, tr("Copy as text"), "Ctrl+Shift+C"));
  m_trail->setEntries(CaseTimeline::entries(*m_details, m_desk.bridge.directory(), m_desk.bridge.now()));
}

void CaseView::copyTrail() {
  const auto& c = m_details->summary;
  QApplication::clipboard()->setText(QStringLiteral("%1 %2\n%3").arg(text(c.number), text(c.title), m_trail->asText()));
  m_desk.notices.tell(tr("The trail is in the clipboard."));
}

void CaseView::showClock() {
  if (!m_details) return;
  m_tasks->showClocks();
  const auto& c = m_details->summary;
  const TimeLeft time = timeLeft(c, m_desk.bridge.now());
  m_bar->setTime(time);
  const bool open = model::isOpen(c.state);
  QString words;
  if (time.level == TimeLeft::Level::overdue)
    words = tr("%1 overdue").arg(durationText(time.left));
  else if (time.level != TimeLeft::Level::none)
    words = tr("%1 left").arg(durationText(time.left));
  else if (c.state == model::CaseState::suspended && c.resumeAt != kNever)
    words = tr("stands still until %1").arg(Words::moment(c.resumeAt, m_desk.bridge.now()));
  else
    words = open ? tr("no clock runs") : tr("closed %1").arg(Words::moment(c.closedAt, m_desk.bridge.now()));
  words = QStringLiteral("%1 %2").arg(timeSymbol(time), words).trimmed();
  m_clock->setText(words);
  m_clock->setStyleSheet(
      QStringLiteral("color: %1; font-weight: 600;").arg(timeColor(time, m_desk.theme.palette()).name()));
  const Instant due = model::activeDue(c);
  m_due->setText(due == kNever ? QString() : tr("due %1").arg(Words::moment(due, m_desk.bridge.now())));
}

void CaseView::showActions() {
  m_actionFlow->clear();
  bool first = true;
  const auto add = [this](const QString& words, const QString& icon, const QString& key, bool primary) {
    auto* button = new QPushButton(key.isEmpty() ? words : QStringLiteral("%1  %2").arg(words, key), m_actions);
    if (primary) setRole(button, "primary");
    m_desk.theme.dress(button, icon, 16);
    m_actionFlow->addWidget(button);
    button->show();
    return button;
  };
  for (const model::Action action : m_desk.bridge.allowedActions(m_details->summary)) {
    const Qt::Key key = Words::key(action);
    const bool forward = key != 0 && action != model::Action::reject && action != model::Action::suspend && action != model::Action::extend && action != model::Action::reopen;  // carries the case on
    auto* button = add(Words::of(action), Words::icon(action), key ? QKeySequence(key).toString() : QString(),
                       forward && std::exchange(first, false));
    button->setObjectName(QStringLiteral("action%1").arg(static_cast<int>(action)));
    connect(button, &QPushButton::clicked, this, [this, action] { act(action); });
  }
  const auto side = [&](const char* name, const QString& words, const QString& icon, const char* key, auto run) {
    auto* button = add(withKey(*this, words, key), icon, {}, false);
    button->setObjectName(QLatin1String(name));
    connect(button, &QPushButton::clicked, this, run);
  };
  const auto& c = m_details->summary;
  const auto& actor = m_desk.bridge.actor();
  if (ownTask()) {
    auto* button = add(withKey(*this, tr("Our part is done"), "B"), Words::icon(model::Action::feedBack), {}, std::exchange(first, false));
    button->setObjectName(QStringLiteral("ownTaskDone"));
    connect(button, &QPushButton::clicked, this, [this] { act(model::Action::feedBack); });
  }
  if (engine::SideRights::mayUrge(c, actor)) side("urge", tr("Urge"), QStringLiteral("bell"), "U", [this] { urge(); });
  if (engine::SideRights::mayOpenTask(c, actor)) side("callIn", tr("Call in"), QStringLiteral("user"), "T", [this] { callIn(); });
  const auto ask = [&](const char* name, const QString& words, model::Action action) {
    if (!engine::SideRights::mayAsk(c, action, actor)) return;
    auto* button = add(words, Words::icon(action), QKeySequence(Words::key(action)).toString(), false);
    button->setObjectName(QLatin1String(name));
    connect(button, &QPushButton::clicked, this, [this, action] { act(action); });
  };
  ask("askTime", tr("Ask for more time"), model::Action::extend);
  ask("askPause", tr("Ask for a pause"), model::Action::suspend);
  side("print", tr("Print"), QStringLiteral("print"), "Ctrl+P", [this] { print(); });
  if (m_details->summary.point) {
    auto* button = add(tr("On the map"), QStringLiteral("pin"), QStringLiteral("M"), false);
    connect(button, &QPushButton::clicked, this, [this] { Q_EMIT mapWanted(m_id); });
  }
  m_actions->updateGeometry();
}

void CaseView::addFact(const QString& name, const QString& value, bool alarming) {
  if (value.isEmpty()) return;
  const int row = m_facts->rowCount();
  auto* key = makeLabel("second", m_facts->parentWidget());
  key->setText(name);
  keepNarrow(key, m_desk.theme.px(PeopleFacts::kNarrow));
  auto* words = makeLabel(alarming ? "error" : "fact", m_facts->parentWidget());
  words->setText(value);
  words->setWordWrap(true);
  words->setTextInteractionFlags(Qt::TextSelectableByMouse);
  m_facts->addWidget(key, row, 0, Qt::AlignTop);
  m_facts->addWidget(words, row, 1, Qt::AlignTop);
  key->show();
  words->show();
}

void CaseView::showFacts() {
  while (QLayoutItem* item = m_facts->takeAt(0)) {
    if (item->widget()) {
      item->widget()->hide();
      item->widget()->deleteLater();
    }
    delete item;
  }
  const auto& d = *m_details;
  const auto& c = d.summary;
  const auto& directory = m_desk.bridge.directory();
  const Instant now = m_desk.bridge.now();
  const model::Category* category = directory.category(c.category);
  addFact(tr("Text"), text(d.text));
  addFact(tr("Category"),
          QStringLiteral("%1 · %2").arg(Words::of(c.kind), category ? Words::name(*category) : tr("unknown")));
  addFact(tr("Nature"), Words::of(c.nature), c.nature == model::Nature::major);
  addFact(tr("Area"), d.areaName.empty() ? tr("outside all grids") : text(d.areaName));
  if (c.areaContradicted) addFact(QString(), tr("The report named another area: %1").arg(text(d.statedArea)), true);
  addFact(tr("Address"), text(d.address));
  for (const auto& f : d.fields)
    if (f.type != model::CustomField::Type::person) addFact(Words::name(f), Words::of(f));
  if (c.point) addFact(tr("Coordinates"), Words::coordinates(*c.point));
  addFact(tr("Department"), text(directory.departmentName(c.department)));
  addFact(tr("Crew"), text(d.crew));
  if (c.proposed && !c.department) addFact(tr("Proposed"), text(directory.departmentName(c.proposed)));
  addFact(tr("Reported"), QStringLiteral("%1 · %2").arg(Words::moment(c.reportedAt, now), Words::of(c.channel)));
  addFact(tr("Deadline"), Words::moment(c.due, now));
  // What is drawn below stands in the same columns.
  int names = 0;
  for (int row = 0; row < m_facts->rowCount(); ++row)
    if (const auto* item = m_facts->itemAtPosition(row, 0)) names = std::max(names, item->sizeHint().width());
  m_people->setNameWidth(names);
  if (!d.externalId.empty()) addFact(tr("Source"), QStringLiteral("%1 · %2").arg(text(d.source), text(d.externalId)));
}

void CaseView::act(model::Action action) {
  if (!m_details) return m_desk.notices.warn(tr("Choose a case first."));
  const auto& c = m_details->summary;
  using model::Action;
  if (action == Action::suspend && c.state == model::CaseState::suspended) action = Action::resume;
  const auto allowed = m_desk.bridge.allowedActions(c);
  const bool may = std::find(allowed.begin(), allowed.end(), action) != allowed.end();
  // A department asks the desk for these two.
  if (!may && engine::SideRights::mayAsk(c, action, m_desk.bridge.actor()))
    return SideForm::begin(m_desk, {c}, action == Action::extend ? SideForm::Kind::askTime : SideForm::Kind::askPause, window());
  if (const auto* task = ownTask(); task && action == model::Action::feedBack) return SideForm::begin(m_desk, {c, *task, {}}, SideForm::Kind::taskDone, window());
  if (!may)
    return m_desk.notices.warn(tr("%1 is not possible: the case is %2, and you act as %3.")
                                   .arg(Words::of(action), Words::of(c.state), Words::of(m_desk.bridge.actor().role)));
  if (const QString open = openTasks(); action == model::Action::feedBack && !open.isEmpty())
    return m_desk.notices.warn(tr("The lead can feed back once these have ended: %1").arg(open));
  StepForm::begin(m_desk, c, action, window());
}

const model::CaseTask* CaseView::ownTask() const {
  for (const auto& t : m_details->tasks)
    if (t.department == m_desk.bridge.actor().department && engine::SideRights::mayEndTask(t, false, m_desk.bridge.actor())) return &t;
  return nullptr;
}

QString CaseView::openTasks() const {
  QStringList names;
  for (const auto& t : m_details->tasks)
    if (t.state == model::CaseTask::State::open) names << text(m_desk.bridge.directory().departmentName(t.department));
  return names.join(tr(", "));
}

void CaseView::urge() {
  if (!engine::SideRights::mayUrge(m_details->summary, m_desk.bridge.actor())) return m_desk.notices.warn(tr("Nobody can be urged here by you now."));
  SideForm::begin(m_desk, {m_details->summary}, SideForm::Kind::urge, window());
}

void CaseView::callIn() {
  if (!engine::SideRights::mayOpenTask(m_details->summary, m_desk.bridge.actor()))
    return m_desk.notices.warn(tr("A department can be called in by the desk while another one has the lead."));
  SideForm::begin(m_desk, {m_details->summary}, SideForm::Kind::callIn, window());
}

void CaseView::openOther(CaseId id) {
  QWidget* owner = window();
  auto* other = new CaseWindow(m_desk, id, owner->parentWidget() ? owner->parentWidget() : owner);
  connect(other, &CaseWindow::mapWanted, this, &CaseView::mapWanted);
  other->show();
}

void CaseView::withSheet(std::function<void(CaseSheet)> then) {
  CaseSheet sheet;
  sheet.details = *m_details;
  sheet.people = m_people->shown();
  sheet.purpose = m_people->purpose();
  prepareSheet(m_desk, std::move(sheet), this, std::move(then));
}

void CaseView::print() {
  withSheet([this](CaseSheet sheet) { printSheet(m_desk, std::move(sheet), window()); });
}

void CaseView::savePdf() {
  withSheet([this](CaseSheet sheet) { saveSheet(m_desk, std::move(sheet), window()); });
}

}  // namespace jw::ui
