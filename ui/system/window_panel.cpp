#include "ui/system/window_panel.h"

#include <QComboBox>
#include <QEvent>
#include <QFormLayout>
#include <QGroupBox>
#include <QLabel>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include "ui/engine_bridge.h"
#include "ui/language.h"
#include "ui/theme/theme.h"
#include "ui/widgets/parts.h"
#include "ui/words.h"

namespace jw::ui {
namespace {

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

WindowPanel::WindowPanel(const Desk& desk, QWidget* parent) : QWidget(parent), m_desk(desk) {
  auto* across = new QHBoxLayout(this);
  m_desk.theme.space(across, 16, 16);
  m_look = new QGroupBox(this);
  m_store = new QGroupBox(this);
  buildLook();
  buildStore();
  auto* left = new QVBoxLayout;
  left->addWidget(m_look);
  left->addStretch(1);
  auto* right = new QVBoxLayout;
  right->addWidget(m_store);
  right->addStretch(1);
  across->addLayout(left, 1);
  across->addLayout(right, 1);
  across->addStretch(1);
  connect(&m_desk.bridge, &EngineBridge::directoryChanged, this, &WindowPanel::showStore);
  connect(&m_desk.bridge, &EngineBridge::areasChanged, this, &WindowPanel::showStore);
  connect(&m_desk.bridge, &EngineBridge::loadChanged, this, [this] {
    if (isVisible()) showStore();
  });
  connect(&m_desk.theme, &Theme::changed, this, &WindowPanel::showLook);
  connect(&m_desk.language, &Language::changed, this, &WindowPanel::showLook);
  retranslate();
}

void WindowPanel::buildLook() {
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

void WindowPanel::buildStore() {
  auto* form = new QFormLayout(m_store);
  m_desk.theme.space(form, 12, 8);
  for (int i = 0; i < factCount; ++i) {
    m_factNames.push_back(makeLabel("second", m_store));
    m_facts.push_back(makeLabel("fact", m_store));
    m_facts.back()->setTextInteractionFlags(Qt::TextSelectableByMouse);
    form->addRow(m_factNames.back(), m_facts.back());
  }
}

void WindowPanel::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

void WindowPanel::retranslate() {
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
  showLook();
  showStore();
}

void WindowPanel::showLook() {
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

void WindowPanel::showStore() {
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
