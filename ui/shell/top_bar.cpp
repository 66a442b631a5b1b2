#include "ui/shell/top_bar.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLocale>
#include <QMenu>
#include <QToolButton>

#include "ui/engine_bridge.h"
#include "ui/language.h"
#include "ui/live_cases.h"
#include "ui/search/search_box.h"
#include "ui/shell/alarms.h"
#include "ui/theme/theme.h"
#include "ui/widgets/area_path_bar.h"
#include "ui/widgets/parts.h"
#include "ui/words.h"

namespace jw::ui {

TopBar::TopBar(const Desk& desk, bool mayChangeDesk, QWidget* parent) : QFrame(parent), m_desk(desk) {
  setRole(this, "bar");
  auto* layout = new QHBoxLayout(this);
  m_desk.theme.space(layout, 12, 6, 8);
  layout->addWidget(m_area = new AreaPathBar(m_desk.theme, this));
  layout->addStretch(1);
  m_search = new SearchBox(m_desk, this);
  m_desk.theme.follow(m_search, [this] {
    m_search->setMinimumWidth(m_desk.theme.px(200));
    m_search->setMaximumWidth(m_desk.theme.px(420));
  });
  layout->addWidget(m_search, 3);
  layout->addStretch(1);
  const auto button = [&](const char* name, const QString& icon) {
    auto* b = makeFlatButton(m_desk.theme, icon, this);
    b->setObjectName(QString::fromLatin1(name));
    b->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    layout->addWidget(b);
    return b;
  };
  m_report = button("newReport", QStringLiteral("plus"));
  m_alerts = button("alerts", QStringLiteral("bell"));
  layout->addWidget(m_clock = makeLabel("clock", this));
  m_language = button("languageSwitch", QStringLiteral("language"));
  m_theme = button("themeSwitch", QStringLiteral("sun"));
  m_theme->setToolButtonStyle(Qt::ToolButtonIconOnly);
  m_user = button("user", QStringLiteral("user"));

  connect(m_area, &AreaPathBar::areaChosen, this, [this](const std::string& area) { m_desk.cases.setArea(area); });
  connect(m_report, &QToolButton::clicked, this, &TopBar::reportWanted);
  connect(m_alerts, &QToolButton::clicked, this, &TopBar::overdueWanted);
  connect(m_language, &QToolButton::clicked, this,
          [this] { m_desk.language.set(Words::isChinese() ? QStringLiteral("en") : QStringLiteral("zh_CN")); });
  connect(m_theme, &QToolButton::clicked, this,
          [this] { m_desk.theme.setKind(m_desk.theme.isDark() ? Theme::Kind::light : Theme::Kind::dark); });
  connect(&m_desk.theme, &Theme::changed, this, &TopBar::showClock);
  connect(&m_second, &QTimer::timeout, this, &TopBar::showClock);
  m_second.start(500);
  const auto areas = [this] { m_area->setAreas(m_desk.bridge.areas(), m_desk.bridge.actor().scope); };
  connect(&m_desk.bridge, &EngineBridge::areasChanged, this, areas);
  connect(&m_desk.bridge, &EngineBridge::actorChanged, this, [this, areas] {
    areas();
    showActor();
  });
  areas();
  auto* menu = new QMenu(m_user);
  menu->setObjectName(QStringLiteral("userMenu"));
  m_user->setMenu(menu);
  m_user->setPopupMode(QToolButton::InstantPopup);
  connect(menu, &QMenu::aboutToShow, this, [this, menu, mayChangeDesk] {
    menu->clear();
    if (mayChangeDesk) addDesks(menu);
    addSounds(menu);
  });
  retranslate();
}

void TopBar::setArea(const model::AreaPath& area) {
  m_area->setArea(area);
}

void TopBar::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QFrame::changeEvent(event);
}

void TopBar::retranslate() {
  m_report->setText(tr("Report") + QStringLiteral("  N"));
  m_language->setText(Words::isChinese() ? QStringLiteral("EN") : QStringLiteral("中文"));
  m_language->setToolTip(tr("Switch to Chinese or English"));
  m_theme->setToolTip(tr("Dark or light"));
  m_alerts->setToolTip(tr("Cases whose time has run out"));
  showClock();
  showActor();
}

void TopBar::showClock() {
  const QDateTime now = localTime(m_desk.bridge.now());
  m_clock->setText(QStringLiteral("%1 %2").arg(QLocale().toString(now.date(), QStringLiteral("MM-dd ddd")),
                                               now.toString(QStringLiteral("HH:mm:ss"))));
  const auto overdue = m_desk.cases.count(Queue::overdue);
  m_alerts->setText(overdue ? QStringLiteral("▲ %L1").arg(overdue) : QStringLiteral("0"));
  m_alerts->setAccessibleName(tr("%1 overdue").arg(overdue));
  setMark(m_alerts, "alarm", overdue > 0);
}

void TopBar::showActor() {
  const auto& actor = m_desk.bridge.actor();
  const QString department = text(m_desk.bridge.directory().departmentName(actor.department));
  const QString name = actor.role == model::Role::department && !department.isEmpty() ? department
                       : actor.name.empty() || actor.name == m_deskName               ? Words::of(actor.role)
                                                                                      : text(actor.name);
  m_user->setText(fontMetrics().elidedText(name, Qt::ElideRight, m_desk.theme.px(120)));
  m_user->setToolTip(QStringLiteral("%1 · %2").arg(name, Words::of(actor.role)));
}

void TopBar::addSounds(QMenu* menu) {
  auto* sound = menu->addAction(tr("Sound for urgent and overdue cases"));
  sound->setObjectName(QStringLiteral("sound"));
  sound->setCheckable(true);
  sound->setChecked(Alarms::soundIsOn(m_desk));
  connect(sound, &QAction::toggled, this, [this](bool on) { Alarms::setSound(m_desk, on); });
  auto* quiet = menu->addMenu(tr("Quiet hours (major cases are heard)"));
  const auto now = Alarms::quietHours(m_desk);
  for (const auto& hours : {std::pair(0, 0), std::pair(20, 8), std::pair(22, 6), std::pair(22, 7), std::pair(23, 7), std::pair(12, 14)}) {
    auto* action = quiet->addAction(hours == std::pair(0, 0) ? tr("None") : QStringLiteral("%1:00 – %2:00").arg(hours.first).arg(hours.second));
    action->setCheckable(true);
    action->setChecked(hours == now);
    connect(action, &QAction::triggered, this, [this, hours] { Alarms::setQuietHours(m_desk, hours); });
  }
}

void TopBar::addDesks(QMenu* menu) {
  const auto add = [this](QMenu* to, const QString& words, model::Role role, DepartmentId department) {
    auto* action = to->addAction(words);
    const auto& now = m_desk.bridge.actor();
    action->setCheckable(true);
    action->setChecked(now.role == role && now.department == department);
    connect(action, &QAction::triggered, this, [this, words, role, department] {
      model::Actor actor = m_desk.bridge.actor();
      actor.role = role;
      actor.department = department;
      actor.name = words.toStdString();
      m_deskName = actor.name;
      m_desk.bridge.setActor(std::move(actor));
    });
  };
  for (const auto role :
       {model::Role::operator_, model::Role::communityWorker, model::Role::supervisor, model::Role::analyst, model::Role::administrator})
    add(menu, Words::of(role), role, {});
  menu->addSeparator();
  auto* departments = menu->addMenu(tr("Act for a department"));
  for (const auto& d : m_desk.bridge.directory().departments())
    add(departments, text(d.name), model::Role::department, d.id);
  menu->addSeparator();
}

}  // namespace jw::ui
