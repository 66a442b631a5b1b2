#include "ui/system/system_page.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QFormLayout>
#include <QGroupBox>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>

#include "ui/engine_bridge.h"
#include "ui/language.h"
#include "ui/live_cases.h"
#include "ui/memory.h"
#include "ui/theme/theme.h"
#include "ui/widgets/parts.h"
#include "ui/words.h"

namespace jw::ui {
namespace {

using Unit = model::Limit::Unit;
constexpr Unit kUnits[] = {Unit::naturalMinute, Unit::naturalHour, Unit::naturalDay, Unit::workingHour,
                           Unit::workingDay};
enum Fact {
  storePath,
  storeId,
  openCases,
  areaCount,
  categoryCount,
  departmentCount,
  ruleCount,
  committed,
  lastCommit,
  factCount
};

}  // namespace

SystemPage::SystemPage(const Desk& desk, QWidget* parent) : QWidget(parent), m_desk(desk) {
  setObjectName(QStringLiteral("page"));
  auto* outer = new QVBoxLayout(this);
  outer->setContentsMargins(0, 0, 0, 0);
  auto* scroll = new QScrollArea(this);
  scroll->setWidgetResizable(true);
  scroll->setFrameShape(QFrame::NoFrame);
  auto* scrolled = new QWidget(scroll);
  scrolled->setObjectName(QStringLiteral("scrolled"));
  auto* columns = new QHBoxLayout(scrolled);
  m_desk.theme.space(columns, 16, 16);
  m_switches = new QGroupBox(scrolled);
  m_look = new QGroupBox(scrolled);
  m_store = new QGroupBox(scrolled);
  buildSwitches();
  buildLook();
  buildStore();
  auto* left = new QVBoxLayout;
  left->addWidget(m_switches);
  left->addStretch(1);
  auto* right = new QVBoxLayout;
  right->addWidget(m_look);
  right->addWidget(m_store);
  right->addStretch(1);
  columns->addLayout(left, 1);
  columns->addLayout(right, 1);
  columns->addStretch(1);
  scroll->setWidget(scrolled);
  outer->addWidget(scroll);

  connect(&m_desk.bridge, &EngineBridge::directoryChanged, this, [this] {
    showSettings();
    showStore();
  });
  connect(&m_desk.bridge, &EngineBridge::areasChanged, this, &SystemPage::showStore);
  connect(&m_desk.bridge, &EngineBridge::loadChanged, this, [this] {
    if (isVisible()) showStore();
  });
  connect(&m_desk.theme, &Theme::changed, this, &SystemPage::showLook);
  connect(&m_desk.language, &Language::changed, this, &SystemPage::showLook);
  retranslate();
}

SystemPage::LimitEditor SystemPage::makeLimit() {
  LimitEditor e{makeLabel("fact", m_switches), new QSpinBox(m_switches), new QComboBox(m_switches)};
  e.amount->setRange(0, 9999);
  m_desk.theme.follow(e.amount, [this, amount = e.amount, unit = e.unit] {
    amount->setMinimumWidth(m_desk.theme.px(72));
    unit->setMinimumWidth(m_desk.theme.px(136));
  });
  return e;
}

void SystemPage::buildSwitches() {
  auto* layout = new QVBoxLayout(m_switches);
  m_desk.theme.space(layout, 12, 8);
  m_autoDispatch = new QCheckBox(m_switches);
  m_autoDispatch->setObjectName(QStringLiteral("autoDispatch"));
  m_followUp = new QCheckBox(m_switches);
  m_followUp->setObjectName(QStringLiteral("followUpSwitch"));
  m_autoArchive = new QCheckBox(m_switches);
  m_autoArchive->setObjectName(QStringLiteral("autoArchive"));
  for (QCheckBox* box : {m_autoDispatch, m_followUp, m_autoArchive}) layout->addWidget(box);
  layout->addWidget(makeFrame("line", m_switches));
  auto* grid = new QGridLayout;
  m_accept = makeLimit();
  m_feedBack = makeLimit();
  m_followUpLimit = makeLimit();
  int row = 0;
  for (LimitEditor* e : {&m_accept, &m_feedBack, &m_followUpLimit}) {
    grid->addWidget(e->name, row, 0);
    grid->addWidget(e->amount, row, 1);
    grid->addWidget(e->unit, row++, 2);
  }
  grid->setColumnStretch(0, 1);
  layout->addLayout(grid);
  m_note = makeLabel("second", m_switches);
  m_note->setWordWrap(true);
  layout->addWidget(m_note);
  m_save = new QPushButton(m_switches);
  m_save->setObjectName(QStringLiteral("saveSettings"));
  setRole(m_save, "primary");
  layout->addWidget(m_save, 0, Qt::AlignRight);
  connect(m_save, &QPushButton::clicked, this, &SystemPage::save);
}

void SystemPage::buildLook() {
  auto* form = new QFormLayout(m_look);
  m_desk.theme.space(form, 12, 8);
  m_language = new QComboBox(m_look);
  m_language->addItem(QStringLiteral("简体中文"), QStringLiteral("zh_CN"));
  m_language->addItem(QStringLiteral("English"), QStringLiteral("en"));
  m_theme = new QComboBox(m_look);
  m_zoom = new QComboBox(m_look);
  form->addRow(m_languageName = makeLabel("fact", m_look), m_language);
  form->addRow(m_themeName = makeLabel("fact", m_look), m_theme);
  form->addRow(m_zoomName = makeLabel("fact", m_look), m_zoom);
  connect(m_language, &QComboBox::activated, this,
          [this] { m_desk.language.set(m_language->currentData().toString()); });
  connect(m_theme, &QComboBox::activated, this,
          [this](int row) { m_desk.theme.setKind(row == 0 ? Theme::Kind::dark : Theme::Kind::light); });
  connect(m_zoom, &QComboBox::activated, this, [this] { m_desk.theme.setZoom(m_zoom->currentData().toInt()); });
}

void SystemPage::buildStore() {
  auto* form = new QFormLayout(m_store);
  m_desk.theme.space(form, 12, 8);
  for (int i = 0; i < factCount; ++i) {
    m_factNames.push_back(makeLabel("second", m_store));
    m_facts.push_back(makeLabel("fact", m_store));
    m_facts.back()->setTextInteractionFlags(Qt::TextSelectableByMouse);
    form->addRow(m_factNames.back(), m_facts.back());
  }
}

void SystemPage::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

void SystemPage::retranslate() {
  m_switches->setTitle(tr("Switches and durations"));
  m_autoDispatch->setText(tr("Dispatch by the rules at once (automatic dispatch)"));
  m_followUp->setText(tr("Follow up with the reporter after the feedback"));
  m_autoArchive->setText(tr("Archive by itself when nothing more is to do"));
  m_accept.name->setText(tr("Assigned, to be accepted within"));
  m_feedBack.name->setText(tr("Accepted, to be fed back within"));
  m_followUpLimit.name->setText(tr("Fed back, to be followed up within"));
  m_note->setText(
      tr("0 is no limit. Urgent cases always run on natural time. A change takes effect at once and stands in the "
         "operation log."));
  m_save->setText(tr("Save"));
  m_look->setTitle(tr("Display"));
  m_languageName->setText(tr("Language"));
  m_themeName->setText(tr("Theme"));
  m_zoomName->setText(tr("Size"));
  m_store->setTitle(tr("Store"));
  const QString names[] = {tr("File"),
                           tr("Identity"),
                           tr("Open cases"),
                           tr("Areas"),
                           tr("Categories"),
                           tr("Departments"),
                           tr("Rules"),
                           tr("Commands since the start"),
                           tr("Last commit took")};
  for (std::size_t i = 0; i < m_factNames.size(); ++i) m_factNames[i]->setText(names[i]);
  showSettings();
  showLook();
  showStore();
}

void SystemPage::showSettings() {
  const auto& s = m_desk.bridge.directory().settings();
  m_autoDispatch->setChecked(s.autoDispatch);
  m_followUp->setChecked(s.followUp);
  m_autoArchive->setChecked(s.autoArchive);
  const auto put = [](const LimitEditor& e, const model::Limit& limit) {
    e.unit->clear();
    for (const Unit unit : kUnits) e.unit->addItem(Words::of(unit), static_cast<int>(unit));
    e.amount->setValue(limit.amount);
    e.unit->setCurrentIndex(e.unit->findData(static_cast<int>(limit.unit)));
  };
  put(m_accept, s.acceptLimit);
  put(m_feedBack, s.feedBackLimit);
  put(m_followUpLimit, s.followUpLimit);
}

model::Settings SystemPage::edited() const {
  model::Settings s = m_desk.bridge.directory().settings();
  s.autoDispatch = m_autoDispatch->isChecked();
  s.followUp = m_followUp->isChecked();
  s.autoArchive = m_autoArchive->isChecked();
  const auto get = [](const LimitEditor& e) {
    return model::Limit{e.amount->value(), static_cast<Unit>(e.unit->currentData().toInt())};
  };
  s.acceptLimit = get(m_accept);
  s.feedBackLimit = get(m_feedBack);
  s.followUpLimit = get(m_followUpLimit);
  return s;
}

void SystemPage::save() {
  m_save->setEnabled(false);
  m_desk.bridge.submit(engine::PutSettings{edited()}, this, [this](const engine::Answer& answer) {
    m_save->setEnabled(true);
    if (const auto* why = engine::refused(answer))
      m_desk.notices.warn(Words::of(why->code));
    else
      m_desk.notices.tell(tr("Saved. It holds from now on."));
  });
}

void SystemPage::showLook() {
  const QSignalBlocker a(m_language), b(m_theme), c(m_zoom);
  m_language->setCurrentIndex(m_language->findData(m_desk.language.code()));
  m_theme->clear();
  m_theme->addItems({tr("Dark"), tr("Light")});
  m_theme->setCurrentIndex(m_desk.theme.isDark() ? 0 : 1);
  m_zoom->clear();
  m_zoom->addItem(tr("as the screen needs"), 0);
  for (const int percent : {75, 90, 100, 110, 125, 150, 175, 200, 250, 300})
    m_zoom->addItem(QStringLiteral("%1 %").arg(percent), percent);
  const int own = m_desk.theme.zoomIsOwn() ? m_desk.theme.zoom() : 0;
  if (m_zoom->findData(own) < 0) m_zoom->addItem(QStringLiteral("%1 %").arg(own), own);
  m_zoom->setCurrentIndex(m_zoom->findData(own));
}

void SystemPage::showStore() {
  const auto& engine = m_desk.bridge.engine();
  const auto& directory = m_desk.bridge.directory();
  const auto load = engine.load();
  const QString values[] = {
      text(engine.storePath().string()),
      text(engine.storeId()),
      QStringLiteral("%L1").arg(load.openCases),
      QStringLiteral("%L1").arg(m_desk.bridge.areas()->areas().size()),
      QStringLiteral("%L1").arg(directory.categories().size()),
      QStringLiteral("%L1").arg(directory.departments().size()),
      QStringLiteral("%L1").arg(directory.rules().size()),
      QStringLiteral("%L1").arg(load.committed),
      QStringLiteral("%1 ms").arg(static_cast<double>(load.lastCommitMicros) / 1000.0, 0, 'f', 1)};
  for (std::size_t i = 0; i < m_facts.size(); ++i) {
    m_facts[i]->setText(fontMetrics().elidedText(values[i], Qt::ElideMiddle, m_desk.theme.px(280)));
    m_facts[i]->setToolTip(values[i]);
  }
}

}  // namespace jw::ui
