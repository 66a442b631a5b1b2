#include "ui/system/settings_log_view.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <algorithm>

#include "ui/engine_bridge.h"
#include "ui/on_main.h"
#include "ui/system/setting_words.h"
#include "ui/theme/theme.h"
#include "ui/widgets/parts.h"
#include "ui/widgets/rows_table.h"
#include "ui/words.h"

namespace jw::ui {

SettingsLogView::SettingsLogView(const Desk& desk, QWidget* parent) : QWidget(parent), m_desk(desk) {
  auto* down = new QVBoxLayout(this);
  down->setContentsMargins(0, 0, 0, 0);
  down->setSpacing(0);
  auto* bar = new QHBoxLayout;
  m_desk.theme.space(bar, 12, 8, 8);
  m_text = new QLineEdit(this);
  m_text->setObjectName(QStringLiteral("settingsLogText"));
  m_text->setClearButtonEnabled(true);
  bar->addWidget(m_text);
  bar->addStretch(1);
  bar->addWidget(m_count = makeLabel("second", this));
  m_desk.theme.follow(m_text, [this] { m_text->setFixedWidth(m_desk.theme.px(240)); });
  down->addLayout(bar);
  down->addWidget(m_table = new RowsTable(m_desk.theme, m_desk.memory, QStringLiteral("settingsLog"), this), 1);
  connect(m_text, &QLineEdit::textChanged, this, &SettingsLogView::showRows);
  connect(&m_desk.bridge, &EngineBridge::directoryChanged, this, &SettingsLogView::ask);
  connect(&m_desk.bridge, &EngineBridge::actorChanged, this, &SettingsLogView::ask);
  setFocusProxy(m_table);
  retranslate();
}

void SettingsLogView::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

void SettingsLogView::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  ask();
}

void SettingsLogView::retranslate() {
  m_text->setPlaceholderText(tr("Setting, place, name"));
  m_table->setColumns({{tr("When"), 160}, {tr("Who"), 140}, {tr("Where"), 240}, {tr("Setting"), 190}, {tr("Before"), 150}, {tr("After"), 150}});
  showRows();
}

void SettingsLogView::ask() {
  if (!isVisible()) return;
  const std::stop_token stop = m_asking.anew();
  engine::settingChanges(std::as_const(m_desk.bridge).engine(), m_desk.bridge.actor(), kRows, stop,
                         onMain<std::vector<store::SettingChange>>(this, [this, stop](std::vector<store::SettingChange> changes) {
                           if (stop.stop_requested()) return;
                           m_changes = std::move(changes);
                           showRows();
                         }));
}

void SettingsLogView::showRows() {
  const QString wanted = m_text->text().trimmed();
  const auto& directory = m_desk.bridge.directory();
  const auto& areas = *m_desk.bridge.areas();
  std::vector<Row> rows;
  for (const auto& c : m_changes) {
    const auto value = [&](const std::optional<std::string>& v) { return v ? SettingWords::value(c.key, *v) : c.scope.kind == model::SettingScope::Kind::city ? tr("(not set)") : tr("as above it"); };
    Row row{QString::number(c.seq),
            {{Words::fullMoment(c.at), QVariant::fromValue<qlonglong>(c.seq)}, {text(c.actor)}, {SettingWords::scope(c.scope, directory, areas)}, {SettingWords::name(c.key)}, {value(c.before)}, {value(c.after)}}};
    if (wanted.isEmpty() || std::any_of(row.cells.begin(), row.cells.end(), [&](const Cell& cell) { return cell.text.contains(wanted, Qt::CaseInsensitive); })) rows.push_back(std::move(row));
  }
  m_count->setText(tr("%L1 changes").arg(rows.size()));
  m_table->setRows(std::move(rows));
}

}  // namespace jw::ui
