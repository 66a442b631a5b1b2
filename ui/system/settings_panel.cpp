#include "ui/system/settings_panel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QSplitter>
#include <algorithm>

#include "ui/engine_bridge.h"
#include "ui/system/setting_words.h"
#include "ui/theme/theme.h"
#include "ui/widgets/area_path_bar.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/parts.h"
#include "ui/widgets/rows_table.h"
#include "ui/words.h"

namespace jw::ui {
namespace {

using Where = model::SettingScope::Kind;
using Unit = model::Limit::Unit;
constexpr Unit kUnits[] = {Unit::naturalMinute, Unit::naturalHour, Unit::naturalDay, Unit::workingHour, Unit::workingDay};

}  // namespace

SettingsPanel::SettingsPanel(const Desk& desk, QWidget* parent) : QWidget(parent), m_desk(desk) {
  auto* outer = new QHBoxLayout(this);
  outer->setContentsMargins(0, 0, 0, 0);
  auto* split = new QSplitter(this);
  split->setChildrenCollapsible(false);
  outer->addWidget(split);
  auto* left = new QWidget(split);
  auto* down = new QVBoxLayout(left);
  down->setContentsMargins(0, 0, 0, 0);
  down->setSpacing(0);
  auto* bar = new QWidget(left);
  auto* choose = new FlowLayout(bar);
  m_desk.theme.space(choose, 12, 8);
  choose->addWidget(m_forName = makeLabel("second", left));
  choose->addWidget(m_area = new AreaPathBar(m_desk.theme, left));
  m_department = new SearchCombo(left);
  m_department->setObjectName(QStringLiteral("settingsDepartment"));
  m_category = new SearchCombo(left);
  m_category->setObjectName(QStringLiteral("settingsCategory"));
  choose->addWidget(m_department);
  choose->addWidget(m_category);
  m_desk.theme.follow(m_area, [this] {
    for (QWidget* w : std::initializer_list<QWidget*>{m_department, m_category}) w->setFixedWidth(m_desk.theme.px(170));
  });
  down->addWidget(bar);
  down->addWidget(m_table = new RowsTable(m_desk.theme, m_desk.memory, QStringLiteral("settings"), left), 1);
  split->addWidget(left);
  auto* side = makeFrame("side", split);
  side->setAutoFillBackground(true);
  side->setBackgroundRole(QPalette::Base);
  auto* sideLayout = new QVBoxLayout(side);
  m_desk.theme.space(sideLayout, 16, 8);
  buildEditor(sideLayout);
  m_desk.theme.follow(side, [this, side] { side->setMinimumWidth(m_desk.theme.px(340)); });
  split->addWidget(side);
  split->setStretchFactor(0, 1);
  split->setSizes({m_desk.theme.px(860), m_desk.theme.px(360)});

  connect(m_table, &RowsTable::keyChanged, this, &SettingsPanel::showEditor);
  connect(m_table, &RowsTable::keyActivated, this, [this] { m_where->setFocus(Qt::ShortcutFocusReason); });
  for (SearchCombo* c : {m_department, m_category}) connect(c, &QComboBox::currentTextChanged, this, &SettingsPanel::showRows);
  connect(m_area, &AreaPathBar::areaChosen, this, &SettingsPanel::showRows);
  connect(&m_desk.bridge, &EngineBridge::directoryChanged, this, &SettingsPanel::fillLists);
  connect(&m_desk.bridge, &EngineBridge::areasChanged, this, &SettingsPanel::fillLists);
  connect(&m_desk.bridge, &EngineBridge::actorChanged, this, &SettingsPanel::fillLists);
  setFocusProxy(m_table);
  retranslate();
  m_table->choose(text(std::string(model::settingKeys().front())));
}

void SettingsPanel::buildEditor(QBoxLayout* into) {
  auto* host = into->parentWidget();
  m_title = makeLabel("title", host);
  m_title->setWordWrap(true);
  m_meaning = makeLabel("second", host);
  m_meaning->setWordWrap(true);
  into->addWidget(m_title);
  into->addWidget(m_meaning);
  auto* form = new QFormLayout;
  form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
  m_where = new QComboBox(host);
  m_where->setObjectName(QStringLiteral("settingWhere"));
  m_where->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  form->addRow(m_whereName = makeLabel("second", host), m_where);
  auto* value = new QWidget(host);
  auto* row = new QHBoxLayout(value);
  row->setContentsMargins(0, 0, 0, 0);
  m_on = new QCheckBox(value);
  m_on->setObjectName(QStringLiteral("settingOn"));
  m_number = new QSpinBox(value);
  m_number->setObjectName(QStringLiteral("settingNumber"));
  m_number->setRange(0, 100000);
  m_unit = new QComboBox(value);
  m_unit->setObjectName(QStringLiteral("settingUnit"));
  row->addWidget(m_on);
  row->addWidget(m_number);
  row->addWidget(m_unit, 1);
  form->addRow(m_valueName = makeLabel("second", host), value);
  into->addLayout(form);
  m_consequence = makeLabel("fact", host);
  m_consequence->setObjectName(QStringLiteral("settingConsequence"));
  m_consequence->setWordWrap(true);
  into->addWidget(m_consequence);
  auto* buttons = new QHBoxLayout;
  m_set = new QPushButton(host);
  m_set->setObjectName(QStringLiteral("setSetting"));
  setRole(m_set, "primary");
  m_remove = new QPushButton(host);
  m_remove->setObjectName(QStringLiteral("removeSetting"));
  m_undo = new QPushButton(host);
  m_undo->setObjectName(QStringLiteral("undoSetting"));
  for (QWidget* w : std::initializer_list<QWidget*>{m_set, m_remove, m_undo}) buttons->addWidget(w);
  buttons->addStretch(1);
  into->addLayout(buttons);
  into->addWidget(makeFrame("line", host));
  into->addWidget(m_overridesName = makeLabel("heading", host));
  into->addWidget(m_overrides = new RowsTable(m_desk.theme, m_desk.memory, QStringLiteral("settingOverrides"), host), 1);
  into->addStretch();  // takes the room where there are no overrides
  connect(m_where, &QComboBox::activated, this, &SettingsPanel::showEditor);
  connect(m_on, &QCheckBox::toggled, this, &SettingsPanel::showConsequence);
  connect(m_number, &QSpinBox::valueChanged, this, &SettingsPanel::showConsequence);
  connect(m_unit, &QComboBox::currentIndexChanged, this, &SettingsPanel::showConsequence);
  connect(m_set, &QPushButton::clicked, this, [this] {
    if (const auto where = scope()) put(*where, key(), edited(), false);
  });
  connect(m_remove, &QPushButton::clicked, this, [this] {
    if (const auto where = scope()) put(*where, key(), std::nullopt, false);
  });
  connect(m_undo, &QPushButton::clicked, this, [this] {
    if (m_last) put(m_last->scope, m_last->key, m_last->before, true);
  });
  // An override of the list is chosen for editing: the path, the department or the category above follow it.
  connect(m_overrides, &RowsTable::keyActivated, this, [this](const QString& words) {
    const auto where = model::SettingScope::parse(words.toStdString());
    if (!where) return;
    if (where->kind == Where::area) m_area->setArea(where->area);
    if (where->kind == Where::department) m_department->setCurrentIndex(m_department->findData(text(where->department.text())));
    if (where->kind == Where::category) m_category->setCurrentIndex(m_category->findData(text(where->category.text())));
    showRows();
    m_where->setCurrentIndex(m_where->findData(static_cast<int>(where->kind)));
    showEditor();
  });
}

void SettingsPanel::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

void SettingsPanel::retranslate() {
  m_forName->setText(tr("What holds for"));
  m_department->setHint(tr("Department"));
  m_category->setHint(tr("Category"));
  m_whereName->setText(tr("Where"));
  m_valueName->setText(tr("Value"));
  m_on->setText(tr("on"));
  m_set->setText(tr("Set"));
  m_remove->setText(tr("Remove"));
  m_remove->setToolTip(tr("What holds above it holds here again"));
  m_undo->setText(tr("Undo"));
  m_overridesName->setText(tr("Differs from the city at"));
  m_table->setColumns({{tr("Setting"), 190}, {tr("City"), 140}, {tr("Differs at"), 90}, {tr("Holds for the choice"), 150}, {tr("Comes from"), 240}});
  m_overrides->setColumns({{tr("Where"), 190}, {tr("Value"), 120}});
  fillLists();
}

void SettingsPanel::fillLists() {
  const auto& directory = m_desk.bridge.directory();
  const auto refill = [](SearchCombo* box, const auto& add) {
    const QSignalBlocker quiet(box);
    const QString typed = box->currentText();
    box->clear();
    add();
    box->setCurrentIndex(-1);
    box->setEditText(typed);
  };
  refill(m_department, [&] {
    for (const auto& d : directory.departments()) m_department->addItem(text(d.name), text(d.id.text()));
  });
  refill(m_category, [&] {
    for (const auto& c : directory.categories()) m_category->addItem(QStringLiteral("%1 %2").arg(text(c.code), Words::name(c)), text(c.id.text()));
  });
  m_area->setAreas(m_desk.bridge.areas(), m_desk.bridge.actor().scope);
  showRows();
}

std::string SettingsPanel::key() const {
  return m_table->currentKey().toStdString();
}

DepartmentId SettingsPanel::department() const {
  const int row = m_department->chosen();
  const auto id = row < 0 ? std::nullopt : Uuid::parse(m_department->itemData(row).toString().toStdString());
  return id ? DepartmentId{*id} : DepartmentId{};
}

CategoryId SettingsPanel::category() const {
  const int row = m_category->chosen();
  const auto id = row < 0 ? std::nullopt : Uuid::parse(m_category->itemData(row).toString().toStdString());
  return id ? CategoryId{*id} : CategoryId{};
}

std::optional<model::SettingScope> SettingsPanel::scope() const {
  if (m_where->currentIndex() < 0) return std::nullopt;
  model::SettingScope s;
  s.kind = static_cast<Where>(m_where->currentData().toInt());
  if (s.kind == Where::area) s.area = m_area->area();
  if (s.kind == Where::department) s.department = department();
  if (s.kind == Where::category) s.category = category();
  return s;
}

std::optional<std::string> SettingsPanel::valueAt(const model::SettingScope& where, const std::string& key) const {
  const auto& table = m_desk.bridge.directory().allSettings();
  if (where.kind == Where::city) return model::settingText(table.city(), key);
  for (const auto& o : table.overrides())
    if (o.key == key && o.scope == where) return o.value;
  return std::nullopt;
}

void SettingsPanel::showRows() {
  const auto& directory = m_desk.bridge.directory();
  const auto& areas = *m_desk.bridge.areas();
  const auto& table = directory.allSettings();
  const bool chosen = !m_area->area().empty() || department() || category();
  const model::Settings effective = table.effective(m_area->area(), department(), category());
  std::vector<Row> rows;
  int n = 0;
  for (const std::string_view k : model::settingKeys()) {
    const auto differing = std::count_if(table.overrides().begin(), table.overrides().end(), [&](const auto& o) { return o.key == k; });
    const auto* source = sourceOf(table, k, m_area->area(), department(), category());
    rows.push_back({text(std::string(k)),
                    {{SettingWords::name(k), n++, nullptr, false, SettingWords::meaning(k)},
                     {SettingWords::value(k, model::settingText(table.city(), k))},
                     {differing ? QStringLiteral("%L1").arg(differing) : QString(), QVariant::fromValue<qlonglong>(differing), &Palette::accent},
                     {chosen ? SettingWords::value(k, model::settingText(effective, k)) : QString(), {}, source ? &Palette::accent : nullptr},
                     {!chosen ? QString() : source ? SettingWords::scope(source->scope, directory, areas) : tr("whole city"), {}, &Palette::secondText}}});
  }
  m_table->setRows(std::move(rows));
  {
    const QSignalBlocker quiet(m_where);
    const int before = m_where->currentData().toInt();
    m_where->clear();
    model::SettingScope s;
    const auto add = [&](Where kind) {
      s.kind = kind;
      m_where->addItem(SettingWords::scope(s, directory, areas), static_cast<int>(kind));
    };
    add(Where::city);
    if (!(s.area = m_area->area()).empty()) add(Where::area);
    if ((s.department = department())) add(Where::department);
    if ((s.category = category())) add(Where::category);
    m_where->setCurrentIndex(std::max(0, m_where->findData(before)));
  }
  showEditor();
}

void SettingsPanel::showEditor() {
  const std::string k = key();
  const auto where = scope();
  const bool any = !k.empty() && where;
  m_showing = true;
  m_title->setText(any ? SettingWords::name(k) : tr("Choose a setting"));
  m_meaning->setText(SettingWords::meaning(k));
  const auto kind = SettingWords::kindOf(k);
  m_on->setVisible(any && kind == SettingWords::Kind::onOff);
  m_number->setVisible(any && kind != SettingWords::Kind::onOff);
  m_unit->setVisible(any && kind != SettingWords::Kind::onOff);
  if (any) {
    const auto& table = m_desk.bridge.directory().allSettings();
    const auto own = valueAt(*where, k);
    const std::string value = own ? *own : model::settingText(table.effective(where->area, where->department, where->category), k);
    m_unit->clear();
    if (kind == SettingWords::Kind::onOff) {
      m_on->setChecked(value == "1");
    } else if (kind == SettingWords::Kind::limit) {
      model::Limit limit;
      model::parseLimit(value, limit);
      for (const Unit unit : kUnits) m_unit->addItem(Words::of(unit), static_cast<int>(unit));
      m_unit->setEnabled(true);
      m_number->setSpecialValueText(tr("no limit"));
      m_number->setValue(limit.amount);
      m_unit->setCurrentIndex(m_unit->findData(static_cast<int>(limit.unit)));
    } else {
      m_unit->addItem(SettingWords::unit(k));
      m_unit->setEnabled(false);
      m_number->setSpecialValueText({});
      m_number->setValue(std::stoi(value));
    }
  }
  const auto& directory = m_desk.bridge.directory();
  std::vector<Row> rows;
  for (const auto& o : directory.allSettings().overrides())
    if (o.key == k) rows.push_back({text(o.scope.text()), {{SettingWords::scope(o.scope, directory, *m_desk.bridge.areas())}, {SettingWords::value(k, o.value)}}});
  m_overridesName->setVisible(!rows.empty());
  m_overrides->setVisible(!rows.empty());
  m_overrides->setRows(std::move(rows));
  m_showing = false;
  showConsequence();
}

std::string SettingsPanel::edited() const {
  switch (SettingWords::kindOf(key())) {
    case SettingWords::Kind::onOff:
      return m_on->isChecked() ? "1" : "0";
    case SettingWords::Kind::limit:
      return model::limitText({m_number->value(), static_cast<Unit>(m_unit->currentData().toInt())});
    case SettingWords::Kind::number:
      break;
  }
  return std::to_string(m_number->value());
}

void SettingsPanel::showConsequence() {
  if (m_showing) return;
  const std::string k = key();
  const auto where = scope();
  if (k.empty() || !where) return;
  const auto own = valueAt(*where, k);
  const std::string value = edited();
  const bool same = own && *own == value;
  model::Settings probe;
  const bool good = model::setSetting(probe, k, value);
  const QString place = SettingWords::scope(*where, m_desk.bridge.directory(), *m_desk.bridge.areas());
  if (!good)
    m_consequence->setText(tr("▲ This value is not possible here."));
  else if (same)
    m_consequence->setText(where->kind == Where::city ? tr("This is the city's value.") : tr("This differs from the city for: %1.").arg(place));
  else
    m_consequence->setText(tr("In effect at once for %1: %2 → %3. It stands in the operation log.")
                               .arg(place, own ? SettingWords::value(k, *own) : tr("as above it"), SettingWords::value(k, value)));
  m_set->setEnabled(good && !same);
  m_remove->setVisible(where->kind != Where::city);
  m_remove->setEnabled(own.has_value());
  m_undo->setVisible(m_last.has_value());
}

void SettingsPanel::put(const model::SettingScope& where, const std::string& k, std::optional<std::string> value, bool undoing) {
  const Step step{where, k, valueAt(where, k)};
  m_set->setEnabled(false);
  m_desk.bridge.submit(engine::PutSetting{where, k, value}, this, [this, step, undoing](const engine::Answer& answer) {
    if (const auto* why = engine::refused(answer)) {
      m_desk.notices.warn(Words::of(why->code));
    } else {
      m_last = undoing ? std::nullopt : std::optional(step);
      m_desk.notices.tell(undoing ? tr("Undone: the old value holds again.") : tr("Saved. It holds from now on."));
    }
    showEditor();
  });
}

}  // namespace jw::ui
