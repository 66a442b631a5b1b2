#include "ui/rules/rule_editor.h"

#include <QCheckBox>
#include <QDateTimeEdit>
#include <QEvent>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QRegularExpression>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QTimeEdit>
#include <algorithm>
#include <set>

#include "ui/engine_bridge.h"
#include "ui/rules/rule_words.h"
#include "ui/theme/theme.h"
#include "ui/widgets/area_path_bar.h"
#include "ui/widgets/choice_button.h"
#include "ui/widgets/parts.h"
#include "ui/words.h"

namespace jw::ui {
namespace {

using Unit = model::Limit::Unit;
constexpr Unit kUnits[] = {Unit::naturalMinute, Unit::naturalHour, Unit::naturalDay, Unit::workingHour, Unit::workingDay};

template <class E>
std::vector<E> as(const std::vector<int>& values) {
  std::vector<E> out;
  for (const int v : values) out.push_back(static_cast<E>(v));
  return out;
}

template <class E>
std::vector<int> numbers(const std::vector<E>& values) {
  std::vector<int> out;
  for (const E v : values) out.push_back(static_cast<int>(v));
  return out;
}

QString words(const std::vector<std::string>& list, const QString& between) {
  QStringList out;
  for (const auto& w : list) out << text(w);
  return out.join(between);
}

QTime clockTime(int minute) {
  return QTime(0, 0).addSecs(minute % 1440 * 60);
}

}  // namespace

std::vector<std::string> wordList(const QString& typed) {
  static const QRegularExpression between(QStringLiteral("[,，、;；]"));
  std::vector<std::string> out;
  for (const QString& word : typed.split(between, Qt::SkipEmptyParts))
    if (const auto trimmed = word.trimmed(); !trimmed.isEmpty()) out.push_back(trimmed.toStdString());
  return out;
}

RuleEditor::RuleEditor(const Desk& desk, QWidget* parent) : QWidget(parent), m_desk(desk) {
  auto* outer = new QVBoxLayout(this);
  outer->setContentsMargins(0, 0, 0, 0);
  m_none = makeLabel("empty", this);
  m_none->setAlignment(Qt::AlignCenter);
  m_none->setWordWrap(true);
  outer->addWidget(m_none, 1);
  auto* scroll = new QScrollArea(this);
  scroll->setWidgetResizable(true);
  scroll->setFrameShape(QFrame::NoFrame);
  scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  m_body = scroll;
  auto* inside = new QWidget(scroll);
  inside->setObjectName(QStringLiteral("scrolled"));
  scroll->setWidget(inside);
  outer->addWidget(scroll, 1);
  build();
  connect(&m_desk.bridge, &EngineBridge::directoryChanged, this, &RuleEditor::fillLists);
  connect(&m_desk.bridge, &EngineBridge::areasChanged, this, &RuleEditor::fillLists);
  for (QComboBox* box : {m_near, m_nature, m_unit, m_leader}) {
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(6);
  }
  retranslate();
  m_desk.theme.follow(this, [this] {
    for (QWidget* w : std::initializer_list<QWidget*>{m_area, m_kinds, m_natures, m_channels}) w->setMinimumHeight(m_desk.theme.px(34));
    fit();
  });
  clear();
}

void RuleEditor::addRow(QFormLayout* form, QLabel*& name, QWidget* field) {
  form->addRow(name = makeLabel("second"), field);
}

void RuleEditor::build() {
  auto* inside = static_cast<QScrollArea*>(m_body)->widget();
  auto* form = new QFormLayout(inside);
  form->setRowWrapPolicy(QFormLayout::WrapLongRows);
  form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
  form->setLabelAlignment(Qt::AlignLeft);
  m_desk.theme.space(form, 12, 8);
  const auto named = [](auto* widget, const char* name) {
    widget->setObjectName(QString::fromLatin1(name));
    return widget;
  };
  const auto across = [&](std::initializer_list<QWidget*> widgets) {
    auto* row = new QWidget(inside);
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    m_desk.theme.follow(row, [this, layout] { layout->setSpacing(m_desk.theme.px(6)); });
    for (QWidget* w : widgets) layout->addWidget(w);
    return row;
  };
  const auto atTheLeft = [](QWidget* row) {
    static_cast<QHBoxLayout*>(row->layout())->addStretch(1);
    return row;
  };
  addRow(form, m_nameName, m_name = named(new QLineEdit(inside), "ruleName"));
  m_name->setMaxLength(100);
  addRow(form, m_priorityName, m_priority = named(new QSpinBox(inside), "rulePriority"));
  m_priority->setRange(-100000, 100000);
  form->addRow(m_whenHead = makeLabel("heading", inside));
  m_category = named(new SearchCombo(inside), "ruleCategory");
  addRow(form, m_categoryName, m_category);
  form->addRow(QString(), m_whole = named(new QCheckBox(inside), "ruleWhole"));
  m_area = new AreaPathBar(m_desk.theme, inside);
  addRow(form, m_areaName, atTheLeft(across({m_area})));
  addRow(form, m_keywordsName, m_keywords = named(new QLineEdit(inside), "ruleKeywords"));
  m_kinds = named(new ChoiceButton(m_desk.theme, inside), "ruleKinds");
  m_natures = named(new ChoiceButton(m_desk.theme, inside), "ruleNatures");
  m_channels = named(new ChoiceButton(m_desk.theme, inside), "ruleChannels");
  addRow(form, m_kindsName, atTheLeft(across({m_kinds, m_natures, m_channels})));
  m_hasHours = named(new QCheckBox(inside), "ruleHasHours");
  m_fromTime = named(new QTimeEdit(inside), "ruleFromTime");
  m_toTime = named(new QTimeEdit(inside), "ruleToTime");
  for (QTimeEdit* edit : {m_fromTime, m_toTime}) {
    edit->setDisplayFormat(QStringLiteral("HH:mm"));
    edit->setButtonSymbols(QAbstractSpinBox::NoButtons);
  }
  addRow(form, m_hoursName, across({m_hasHours, m_fromTime, m_toTime}));
  auto* days = new QWidget(inside);
  auto* dayRow = new QHBoxLayout(days);
  dayRow->setContentsMargins(0, 0, 0, 0);
  dayRow->setSpacing(2);
  for (std::size_t d = 0; d < m_days.size(); ++d) {
    m_days[d] = new QToolButton(days);
    m_days[d]->setObjectName(QStringLiteral("ruleDay%1").arg(d));
    m_days[d]->setCheckable(true);
    setRole(m_days[d], "flat");
    m_days[d]->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    dayRow->addWidget(m_days[d]);
    connect(m_days[d], &QToolButton::toggled, this, &RuleEditor::tell);
  }
  form->addRow(days);
  addRow(form, m_ownerName, m_owner = named(new QLineEdit(inside), "ruleOwner"));
  m_near = named(new QComboBox(inside), "ruleNear");
  m_near->setEditable(true);
  m_near->setInsertPolicy(QComboBox::NoInsert);
  m_metres = named(new QSpinBox(inside), "ruleMetres");
  m_metres->setRange(0, 1000000);
  m_metres->setSuffix(QStringLiteral(" m"));
  addRow(form, m_nearName, across({m_near, m_metres}));
  addRow(form, m_attributesName, m_attributes = named(new QLineEdit(inside), "ruleAttributes"));
  form->addRow(m_thenHead = makeLabel("heading", inside));
  addRow(form, m_departmentName, m_department = named(new SearchCombo(inside), "ruleDepartment"));
  addRow(form, m_natureName, m_nature = named(new QComboBox(inside), "ruleNature"));
  m_amount = named(new QSpinBox(inside), "ruleLimit");
  m_amount->setRange(0, 9999);
  m_unit = named(new QComboBox(inside), "ruleLimitUnit");
  addRow(form, m_limitName, across({m_amount, m_unit}));
  addRow(form, m_leaderName, m_leader = named(new QComboBox(inside), "ruleLeader"));
  m_from = named(new QDateTimeEdit(inside), "ruleFrom");
  m_to = named(new QDateTimeEdit(inside), "ruleTo");
  m_hasEnd = named(new QCheckBox(inside), "ruleHasEnd");
  for (QDateTimeEdit* edit : {m_from, m_to}) {
    edit->setDisplayFormat(QStringLiteral("yyyy-MM-dd HH:mm"));
    edit->setCalendarPopup(true);
  }
  addRow(form, m_fromName, m_from);
  addRow(form, m_toName, across({m_hasEnd, m_to}));

  for (QLineEdit* e : {m_name, m_keywords, m_owner, m_attributes}) connect(e, &QLineEdit::textEdited, this, &RuleEditor::tell);
  for (QSpinBox* s : {m_priority, m_metres, m_amount}) connect(s, &QSpinBox::valueChanged, this, &RuleEditor::tell);
  for (SearchCombo* c : {m_category, m_department}) connect(c, &QComboBox::currentTextChanged, this, &RuleEditor::tell);
  for (QCheckBox* b : {m_whole, m_hasHours, m_hasEnd}) connect(b, &QCheckBox::toggled, this, &RuleEditor::tell);
  for (ChoiceButton* b : {m_kinds, m_natures, m_channels}) connect(b, &ChoiceButton::ticksChanged, this, &RuleEditor::tell);
  for (QDateTimeEdit* e : std::initializer_list<QDateTimeEdit*>{m_fromTime, m_toTime, m_from, m_to}) connect(e, &QDateTimeEdit::dateTimeChanged, this, &RuleEditor::tell);
  for (QComboBox* c : {m_nature, m_unit, m_leader}) connect(c, &QComboBox::activated, this, &RuleEditor::tell);
  connect(m_near, &QComboBox::currentTextChanged, this, &RuleEditor::tell);
  connect(m_area, &AreaPathBar::areaChosen, this, &RuleEditor::tell);
}

void RuleEditor::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

void RuleEditor::retranslate() {
  m_none->setText(tr("Choose a rule to see its conditions,\nor press Ins for a new one."));
  m_nameName->setText(tr("Name"));
  m_priorityName->setText(tr("Priority"));
  m_priority->setToolTip(tr("The smaller number is asked first"));
  m_whenHead->setText(tr("If a report …"));
  m_categoryName->setText(tr("Category"));
  m_category->setHint(tr("any; a code's beginning will do"));
  m_whole->setText(tr("exactly this code, none below it"));
  m_areaName->setText(tr("Area"));
  m_keywordsName->setText(tr("Words"));
  m_keywords->setPlaceholderText(tr("any of them, with commas"));
  m_kindsName->setText(tr("Only"));
  m_hoursName->setText(tr("Hours"));
  m_hasHours->setText(tr("from – to"));
  for (std::size_t d = 0; d < m_days.size(); ++d) m_days[d]->setText(RuleWords::weekday(static_cast<int>(d)));
  m_ownerName->setText(tr("Component owner"));
  m_owner->setPlaceholderText(tr("any"));
  m_nearName->setText(tr("Facility within"));
  m_attributesName->setText(tr("Further fields"));
  m_attributes->setPlaceholderText(tr("name=value|value; name=value"));
  m_thenHead->setText(tr("… then"));
  m_departmentName->setText(tr("Department"));
  m_department->setHint(tr("choose"));
  m_natureName->setText(tr("Nature"));
  m_limitName->setText(tr("Limit"));
  m_amount->setSpecialValueText(tr("as the category"));
  m_leaderName->setText(tr("Grid leader"));
  m_fromName->setText(tr("Valid from"));
  m_toName->setText(tr("Valid to"));
  m_hasEnd->setText(tr("ends"));
  fillLists();
  fit();
}

void RuleEditor::fit() {
  auto* scroll = static_cast<QScrollArea*>(m_body);
  scroll->widget()->ensurePolished();
  // Nothing is cut off at the right: only the height scrolls.
  scroll->setMinimumWidth(scroll->widget()->minimumSizeHint().width() + m_desk.theme.px(14));
}

void RuleEditor::fillLists() {
  m_showing = true;
  const auto& directory = m_desk.bridge.directory();
  const auto refill = [](QComboBox* box, const auto& fill) {
    box->clear();
    fill();
    box->setCurrentIndex(-1);
  };
  refill(m_category, [&] {
    for (const auto& c : directory.categories()) m_category->addItem(QStringLiteral("%1 %2").arg(text(c.code), Words::name(c)), text(c.code));
  });
  refill(m_department, [&] {
    for (const auto& d : directory.departments()) m_department->addItem(text(d.name), text(d.id.text()));
  });
  refill(m_near, [&] {
    std::set<QString> kinds;
    for (const auto& r : directory.rules())
      if (r.near) kinds.insert(text(r.near->kind));
    for (const QString& kind : kinds) m_near->addItem(kind);
  });
  std::vector<std::pair<int, QString>> kinds, natures, channels;
  for (int k = 1; k <= 4; ++k) kinds.emplace_back(k, Words::of(static_cast<model::CaseKind>(k)));
  for (int n = 1; n <= 3; ++n) natures.emplace_back(n, Words::of(static_cast<model::Nature>(n)));
  for (int c = 1; c <= 7; ++c) channels.emplace_back(c, Words::of(static_cast<model::Channel>(c)));
  m_kinds->setChoices(tr("Kind"), kinds);
  m_natures->setChoices(tr("Nature"), natures);
  m_channels->setChoices(tr("Channel"), channels);
  m_nature->clear();
  m_nature->addItem(tr("as reported"), 0);
  for (const auto& [value, name] : natures) m_nature->addItem(name, value);
  m_unit->clear();
  for (const Unit unit : kUnits) m_unit->addItem(Words::of(unit), static_cast<int>(unit));
  m_leader->clear();
  for (const auto part : {model::LeaderPart::none, model::LeaderPart::informed, model::LeaderPart::assigned}) m_leader->addItem(RuleWords::of(part), static_cast<int>(part));
  m_area->setAreas(m_desk.bridge.areas(), m_desk.bridge.actor().scope);
  m_showing = false;
  if (m_any) showRule();
}

void RuleEditor::setRule(const model::Rule& rule) {
  const bool repeated = m_any && sameRule(rule, read());
  m_any = true;
  m_rule = rule;
  m_none->hide();
  m_body->show();
  // What is being typed is not typed over.
  if (!repeated) showRule();
}

void RuleEditor::clear() {
  m_any = false;
  m_body->hide();
  m_none->show();
}

void RuleEditor::focusName() {
  m_name->setFocus(Qt::ShortcutFocusReason);
  m_name->selectAll();
}

void RuleEditor::showRule() {
  m_showing = true;
  const model::Rule& r = m_rule;
  const auto put = [](QLineEdit* edit, const QString& words) {
    if (edit->text() != words) edit->setText(words);
  };
  put(m_name, text(r.name));
  m_priority->setValue(r.priority);
  const int category = m_category->findData(text(r.categoryPrefix));
  m_category->setCurrentIndex(category);
  if (category < 0) m_category->setEditText(text(r.categoryPrefix));
  m_whole->setChecked(r.wholeCategory);
  m_area->setArea(r.areaPrefix);
  put(m_keywords, words(r.keywords, QStringLiteral(", ")));
  m_kinds->tick(numbers(r.kinds));
  m_natures->tick(numbers(r.natures));
  m_channels->tick(numbers(r.channels));
  m_hasHours->setChecked(r.hours.has_value());
  const model::Hours h = r.hours.value_or(model::Hours{8 * 60, 18 * 60, 0x7F});
  m_fromTime->setTime(clockTime(h.from));
  m_toTime->setTime(clockTime(h.to));
  for (std::size_t d = 0; d < m_days.size(); ++d) m_days[d]->setChecked((h.weekdays >> d & 1) != 0);
  for (QWidget* w : std::initializer_list<QWidget*>{m_fromTime, m_toTime}) w->setEnabled(r.hours.has_value());
  for (QToolButton* day : m_days) day->setEnabled(r.hours.has_value());
  put(m_owner, text(r.componentOwner));
  m_near->setCurrentText(r.near ? text(r.near->kind) : QString());
  m_metres->setValue(r.near ? static_cast<int>(r.near->metres) : 100);
  QStringList further;
  for (const auto& a : r.attributes) further << QStringLiteral("%1=%2").arg(text(a.name), words(a.values, QStringLiteral("|")));
  put(m_attributes, further.join(QStringLiteral("; ")));
  const int department = m_department->findData(text(r.department.text()));
  m_department->choose(department);
  m_nature->setCurrentIndex(m_nature->findData(r.nature ? static_cast<int>(*r.nature) : 0));
  m_amount->setValue(r.limit.amount);
  m_unit->setCurrentIndex(m_unit->findData(static_cast<int>(r.limit.unit)));
  m_leader->setCurrentIndex(m_leader->findData(static_cast<int>(r.leader)));
  m_from->setDateTime(localTime(std::max(r.validFrom, fromMillis(0))));
  m_hasEnd->setChecked(r.validTo != kNever);
  m_to->setEnabled(r.validTo != kNever);
  m_to->setDateTime(localTime(r.validTo == kNever ? m_desk.bridge.now() : r.validTo));
  setMark(m_name, "bad", r.name.empty());
  setMark(m_department, "bad", !r.department);
  m_showing = false;
}

model::Rule RuleEditor::read() const {
  model::Rule r = m_rule;
  r.name = m_name->text().trimmed().toStdString();
  r.priority = m_priority->value();
  const QString typed = m_category->currentText().trimmed();
  const int row = m_category->findText(typed, Qt::MatchFixedString);
  r.categoryPrefix = (row >= 0 ? m_category->itemData(row).toString() : typed.section(QLatin1Char(' '), 0, 0)).toStdString();
  r.wholeCategory = m_whole->isChecked();
  r.areaPrefix = m_area->area();
  r.keywords = wordList(m_keywords->text());
  r.kinds = as<model::CaseKind>(m_kinds->ticked());
  r.natures = as<model::Nature>(m_natures->ticked());
  r.channels = as<model::Channel>(m_channels->ticked());
  r.hours.reset();
  if (m_hasHours->isChecked()) {
    model::Hours h;
    h.from = static_cast<std::int16_t>(m_fromTime->time().msecsSinceStartOfDay() / 60000);
    h.to = static_cast<std::int16_t>(m_toTime->time().msecsSinceStartOfDay() / 60000);
    if (h.to == 0) h.to = 1440;
    h.weekdays = 0;
    for (std::size_t d = 0; d < m_days.size(); ++d)
      if (m_days[d]->isChecked()) h.weekdays = static_cast<std::uint8_t>(h.weekdays | 1U << d);
    r.hours = h;
  }
  r.componentOwner = m_owner->text().trimmed().toStdString();
  r.near.reset();
  if (const QString kind = m_near->currentText().trimmed(); !kind.isEmpty()) r.near = model::NearFacility{kind.toStdString(), static_cast<double>(m_metres->value())};
  r.attributes.clear();
  for (const QString& part : m_attributes->text().split(QLatin1Char(';'), Qt::SkipEmptyParts)) {
    model::AttributeIn a;
    a.name = part.section(QLatin1Char('='), 0, 0).trimmed().toStdString();
    for (const QString& value : part.section(QLatin1Char('='), 1).split(QLatin1Char('|'), Qt::SkipEmptyParts)) a.values.push_back(value.trimmed().toStdString());
    if (!part.trimmed().isEmpty()) r.attributes.push_back(std::move(a));
  }
  const int department = m_department->chosen();
  const auto uuid = department < 0 ? std::nullopt : Uuid::parse(m_department->itemData(department).toString().toStdString());
  r.department = uuid ? DepartmentId{*uuid} : DepartmentId{};
  const int nature = m_nature->currentData().toInt();
  r.nature = nature ? std::optional(static_cast<model::Nature>(nature)) : std::nullopt;
  r.limit.amount = m_amount->value();
  if (r.limit.amount) r.limit.unit = static_cast<Unit>(m_unit->currentData().toInt());
  r.leader = static_cast<model::LeaderPart>(m_leader->currentData().toInt());
  // The fields show minutes: a moment that was not touched keeps its seconds.
  const auto moment = [](const QDateTimeEdit* edit, Instant before) {
    const auto shown = instantOf(edit->dateTime());
    return before != kNever && instantOf(localTime(std::max(before, fromMillis(0)))) == shown ? before : shown;
  };
  r.validFrom = moment(m_from, m_rule.validFrom);
  r.validTo = m_hasEnd->isChecked() ? moment(m_to, m_rule.validTo) : kNever;
  return r;
}

void RuleEditor::tell() {
  if (m_showing || !m_any) return;
  m_rule = read();
  for (QWidget* w : std::initializer_list<QWidget*>{m_fromTime, m_toTime}) w->setEnabled(m_rule.hours.has_value());
  for (QToolButton* day : m_days) day->setEnabled(m_hasHours->isChecked());
  m_to->setEnabled(m_hasEnd->isChecked());
  setMark(m_name, "bad", m_rule.name.empty());
  setMark(m_department, "bad", !m_rule.department);
  Q_EMIT edited(m_rule);
}

}  // namespace jw::ui
