#include "ui/rules/rule_trial.h"

#include <QComboBox>
#include <QDateTimeEdit>
#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalBlocker>
#include <limits>
#include <set>

#include "core/base/zone.h"
#include "ui/engine_bridge.h"
#include "ui/on_main.h"
#include "ui/rules/rule_set.h"
#include "ui/rules/rule_words.h"
#include "ui/theme/theme.h"
#include "ui/widgets/area_path_bar.h"
#include "ui/widgets/parts.h"
#include "ui/words.h"

namespace jw::ui {
namespace {

/// "109.40, 24.32" -> a point.
std::optional<model::Point> pointOf(const QString& typed) {
  static const QRegularExpression between(QStringLiteral("[,，\\s]+"));
  const auto parts = typed.trimmed().split(between, Qt::SkipEmptyParts);
  if (parts.size() != 2) return std::nullopt;
  bool lon = false, lat = false;
  const model::Point p{parts[0].toDouble(&lon), parts[1].toDouble(&lat)};
  return lon && lat ? std::optional(p) : std::nullopt;
}

/// "name=value; name=value"
std::vector<model::Attribute> fieldsOf(const QString& typed) {
  std::vector<model::Attribute> out;
  for (const QString& part : typed.split(QRegularExpression(QStringLiteral("[;；]")), Qt::SkipEmptyParts))
    if (const auto at = part.indexOf(QLatin1Char('=')); at > 0) out.push_back({part.left(at).trimmed().toStdString(), part.mid(at + 1).trimmed().toStdString()});
  return out;
}

}  // namespace

RuleTrial::RuleTrial(const Desk& desk, RuleSet& set, QWidget* parent) : QWidget(parent), m_desk(desk), m_set(set) {
  auto* across = new QHBoxLayout(this);
  m_desk.theme.space(across, 12, 16);
  auto* left = new QVBoxLayout;
  m_text = new QPlainTextEdit(this);
  m_text->setObjectName(QStringLiteral("trialText"));
  m_text->setTabChangesFocus(true);
  left->addWidget(m_text, 1);
  auto* row = new QHBoxLayout;
  row->addWidget(m_category = new SearchCombo(this), 2);
  m_category->setObjectName(QStringLiteral("trialCategory"));
  row->addWidget(m_nature = new QComboBox(this));
  row->addWidget(m_channel = new QComboBox(this));
  left->addLayout(row);
  auto* place = new QHBoxLayout;
  place->addWidget(m_area = new AreaPathBar(m_desk.theme, this));
  place->addStretch(1);
  place->addWidget(m_point = new QLineEdit(this));
  m_point->setObjectName(QStringLiteral("trialPoint"));
  left->addLayout(place);
  auto* more = new QHBoxLayout;
  more->addWidget(m_further = new QLineEdit(this), 1);
  m_further->setObjectName(QStringLiteral("trialFurther"));
  more->addWidget(m_at = new QDateTimeEdit(localTime(m_desk.bridge.now()), this));
  m_at->setObjectName(QStringLiteral("trialAt"));
  m_at->setDisplayFormat(QStringLiteral("yyyy-MM-dd HH:mm"));
  m_at->setButtonSymbols(QAbstractSpinBox::NoButtons);
  left->addLayout(more);
  m_desk.theme.follow(m_point, [this] {
    m_point->setFixedWidth(m_desk.theme.px(180));
    m_area->setMinimumHeight(m_desk.theme.px(34));
  });
  across->addLayout(left, 1);
  auto* right = new QVBoxLayout;
  m_result = makeLabel("title", this);
  m_result->setObjectName(QStringLiteral("trialResult"));
  m_result->setWordWrap(true);
  m_why = makeLabel("fact", this);
  m_why->setObjectName(QStringLiteral("trialWhy"));
  m_why->setWordWrap(true);
  m_others = makeLabel("second", this);
  m_others->setObjectName(QStringLiteral("trialOthers"));
  m_others->setWordWrap(true);
  m_jump = new QPushButton(this);
  right->addWidget(m_result);
  right->addWidget(m_why);
  right->addWidget(m_others);
  right->addWidget(m_jump, 0, Qt::AlignLeft);
  right->addStretch(1);
  across->addLayout(right, 1);

  connect(m_text, &QPlainTextEdit::textChanged, this, &RuleTrial::show);
  connect(m_category, &QComboBox::currentTextChanged, this, &RuleTrial::show);
  connect(m_nature, &QComboBox::currentIndexChanged, this, &RuleTrial::show);
  connect(m_channel, &QComboBox::currentIndexChanged, this, &RuleTrial::show);
  connect(m_area, &AreaPathBar::areaChosen, this, &RuleTrial::show);
  connect(m_point, &QLineEdit::textChanged, this, [this] {
    if (const auto p = pointOf(m_point->text()))
      if (const auto* grid = m_desk.bridge.areas()->gridAt(*p)) m_area->setArea(grid->path);
    measure();
    show();
  });
  connect(m_jump, &QPushButton::clicked, this, [this] { Q_EMIT ruleWanted(m_winner); });
  connect(m_further, &QLineEdit::textChanged, this, &RuleTrial::show);
  connect(m_at, &QDateTimeEdit::dateTimeChanged, this, &RuleTrial::show);
  connect(&m_set, &RuleSet::checked, this, [this] {
    measure();
    show();
  });
  connect(&m_desk.bridge, &EngineBridge::directoryChanged, this, &RuleTrial::fillLists);
  connect(&m_desk.bridge, &EngineBridge::areasChanged, this, &RuleTrial::fillLists);
  retranslate();
}

void RuleTrial::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

void RuleTrial::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  show();
}

void RuleTrial::retranslate() {
  m_text->setPlaceholderText(tr("Type what a report says …"));
  m_category->setHint(tr("Category"));
  m_point->setPlaceholderText(tr("or longitude, latitude"));
  m_further->setPlaceholderText(tr("fields: name=value; …"));
  m_at->setToolTip(tr("When it is reported"));
  m_at->setAccessibleName(tr("When it is reported"));
  m_jump->setText(tr("Go to the rule"));
  fillLists();
}

void RuleTrial::fillLists() {
  const QSignalBlocker a(m_category), b(m_nature), c(m_channel);
  const QString typed = m_category->currentText();
  const int nature = std::max(0, m_nature->currentIndex()), channel = std::max(0, m_channel->currentIndex());
  m_category->clear();
  for (const auto& category : m_desk.bridge.directory().categories()) m_category->addItem(QStringLiteral("%1 %2").arg(text(category.code), Words::name(category)), text(category.id.text()));
  m_category->setCurrentIndex(-1);
  m_category->setEditText(typed);
  m_nature->clear();
  for (int n = 1; n <= 3; ++n) m_nature->addItem(Words::of(static_cast<model::Nature>(n)), n);
  m_nature->setCurrentIndex(nature);
  m_channel->clear();
  for (int n = 1; n <= 7; ++n) m_channel->addItem(Words::of(static_cast<model::Channel>(n)), n);
  m_channel->setCurrentIndex(channel);
  m_area->setAreas(m_desk.bridge.areas(), m_desk.bridge.actor().scope);
  show();
}

// What the rules ask the distance to is read beside the window; until it is there, it is nowhere near.
void RuleTrial::measure() {
  m_measuring.request_stop();
  m_measuring = std::stop_source();
  m_metres.clear();
  const auto at = pointOf(m_point->text());
  std::set<std::string> kinds;
  if (m_set.matcher())
    for (const auto& rule : m_set.matcher()->rules())
      if (rule.near) kinds.insert(rule.near->kind);
  if (!at || kinds.empty()) return;
  engine::nearestFacilities(std::as_const(m_desk.bridge).engine(), {kinds.begin(), kinds.end()}, *at, m_measuring.get_token(),
                            onMain<std::map<std::string, double>>(this, [this, stop = m_measuring.get_token()](std::map<std::string, double> metres) {
                              if (stop.stop_requested()) return;
                              m_metres = std::move(metres);
                              show();
                            }));
}

void RuleTrial::show() {
  if (!isVisible() || !m_set.matcher()) return;
  const auto& directory = m_desk.bridge.directory();
  const auto& areas = *m_desk.bridge.areas();
  const int row = m_category->chosen();
  const model::Category* category = nullptr;
  if (row >= 0)
    if (const auto id = Uuid::parse(m_category->itemData(row).toString().toStdString())) category = directory.category({*id});
  const std::string words = m_text->toPlainText().toStdString(), area = m_area->area();
  m_winner = {};
  m_jump->hide();
  m_why->clear();
  m_others->clear();
  if (!category) {
    m_result->setText(tr("Choose a category: every report has one."));
    return;
  }
  dispatch::Facts facts;
  facts.categoryCode = category->code;
  facts.area = area;
  facts.text = words;
  facts.nature = static_cast<model::Nature>(m_nature->currentData().toInt());
  facts.channel = static_cast<model::Channel>(m_channel->currentData().toInt());
  facts.kind = category->kind;
  facts.at = instantOf(m_at->dateTime());
  facts.minuteOfWeek = dispatch::minuteOfWeek(Zone::china(), facts.at);
  const auto further = fieldsOf(m_further->text());
  facts.attributes = further;
  facts.componentOwner = dispatch::ownerIn(further);
  const dispatch::Nearest near = [this](std::string_view kind) {
    const auto known = m_metres.find(std::string(kind));
    return known == m_metres.end() ? std::numeric_limits<double>::infinity() : known->second;
  };
  if (pointOf(m_point->text())) facts.nearest = &near;
  const auto proposal = m_set.matcher()->propose(facts, category->department, {});
  const QString department = text(directory.departmentName(proposal.department));
  switch (proposal.basis) {
    case dispatch::Basis::rule: {
      m_winner = proposal.rule->id;
      m_jump->show();
      m_result->setText(tr("→ %1, by “%2”").arg(department, text(proposal.rule->name)));
      QStringList why = RuleWords::conditions(*proposal.rule, directory, areas);
      if (const auto word = dispatch::keywordIn(*proposal.rule, facts); !word.empty()) why << tr("found in the text: %1").arg(text(std::string(word)));
      if (const QString decided = RuleWords::decision(*proposal.rule); !decided.isEmpty()) why << tr("decides too: %1").arg(decided);
      m_why->setText(why.join(QLatin1Char('\n')));
      break;
    }
    case dispatch::Basis::categoryDefault:
      m_result->setText(tr("→ %1, the category's department: no rule holds").arg(department));
      break;
    default:
      m_result->setText(tr("No rule holds: it waits for a person."));
  }
  QStringList others;
  for (const auto* rule : proposal.runnersUp) others << tr("next: “%1” (%2) → %3").arg(text(rule->name)).arg(rule->priority).arg(text(directory.departmentName(rule->department)));
  m_others->setText(others.join(QLatin1Char('\n')));
}

}  // namespace jw::ui
