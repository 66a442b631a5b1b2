#include "ui/planning/border_confirm.h"

#include <QDateEdit>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QRadioButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include "ui/engine_bridge.h"
#include "ui/on_main.h"
#include "ui/planning/border_words.h"
#include "ui/theme/theme.h"
#include "ui/widgets/form_foot.h"
#include "ui/widgets/parts.h"
#include "ui/words.h"

namespace jw::ui {
namespace {

constexpr int kMostNamesShown = 5;

Cell number(std::int64_t n) {
  return {QString::number(n), static_cast<qlonglong>(n)};
}

}  // namespace

BorderConfirm::BorderConfirm(const Desk& desk, engine::AreaDesk& areas, planning::BorderDraft draft, QWidget* parent) : QDialog(parent->window()), m_desk(desk), m_areas(areas), m_draft(std::move(draft)) {
  setObjectName(QStringLiteral("borderConfirm"));
  setAttribute(Qt::WA_DeleteOnClose);
  setWindowTitle(tr("Put borders into force"));
  auto* down = new QVBoxLayout(this);
  m_desk.theme.space(down, 16, 8);
  auto* head = makeLabel("title", this);
  head->setText(tr("What changes"));
  down->addWidget(head);
  down->addWidget(m_sum = makeLabel("fact", this));
  m_sum->setObjectName(QStringLiteral("borderSum"));
  m_sum->setWordWrap(true);
  m_sum->setText(tr("Counting what moves …"));
  m_moves = new RowsTable(m_desk.theme, m_desk.memory, QStringLiteral("borderMoves"), this);
  m_moves->setColumns({{tr("From"), 143}, {tr("To"), 143}, {tr("Buildings"), 80, true}, {tr("Households"), 104, true}, {tr("People"), 80, true}, {tr("Open cases"), 90, true}});
  down->addWidget(m_moves, 1);

  auto* fields = new QFormLayout;
  m_desk.theme.space(fields, 0, 8);
  std::vector<const model::AreaChange*> fresh;
  const auto plan = m_draft.plan();
  for (const auto& c : plan.changes)
    if (c.what == model::AreaChange::What::added) fresh.push_back(&c);
  if (!fresh.empty()) {
    auto* names = new QWidget(this);
    auto* rows = new QVBoxLayout(names);
    m_desk.theme.space(rows, 0, 4);
    for (const auto* c : fresh) {
      auto* field = new QLineEdit(QString::fromStdString(c->name), names);
      field->setObjectName(QStringLiteral("areaName%1").arg(m_names.size()));
      field->setAccessibleName(tr("Name of a new grid"));
      field->setMaxLength(60);
      rows->addWidget(field);
      m_names.emplace_back(c->id, field);
    }
    auto* heading = makeLabel("second", this);
    heading->setText(tr("New grids"));
    if (fresh.size() <= kMostNamesShown) {
      fields->addRow(heading, names);
    } else {
      auto* scroll = new QScrollArea(this);
      scroll->setWidgetResizable(true);
      scroll->setWidget(names);
      m_desk.theme.follow(scroll, [this, scroll] { scroll->setFixedHeight(m_desk.theme.px(170)); });
      fields->addRow(heading, scroll);
    }
  }
  m_title = new QLineEdit(this);
  m_title->setObjectName(QStringLiteral("planTitle"));
  m_title->setMaxLength(100);
  m_title->setPlaceholderText(tr("Why, in a few words: a new estate, a planned street …"));
  const auto word = [this](const QString& text) {
    auto* label = makeLabel("second", this);
    label->setText(text);
    return label;
  };
  fields->addRow(word(tr("Reason")), m_title);
  auto* when = new QHBoxLayout;
  m_now = new QRadioButton(tr("At once"), this);
  m_now->setObjectName(QStringLiteral("fromNow"));
  m_now->setChecked(true);
  m_later = new QRadioButton(tr("From the day"), this);
  m_later->setObjectName(QStringLiteral("fromDay"));
  const QDate today = QDateTime::fromMSecsSinceEpoch(toMillis(m_desk.bridge.now())).date();
  m_day = new QDateEdit(today.addDays(1), this);
  m_day->setObjectName(QStringLiteral("day"));
  m_day->setCalendarPopup(true);
  m_day->setDisplayFormat(QStringLiteral("yyyy-MM-dd"));
  m_day->setDateRange(today.addDays(1), today.addYears(2));
  m_day->setEnabled(false);
  connect(m_later, &QRadioButton::toggled, m_day, &QWidget::setEnabled);
  for (QWidget* w : std::initializer_list<QWidget*>{m_now, m_later, m_day}) when->addWidget(w);
  when->addStretch(1);
  fields->addRow(word(tr("In force")), when);
  down->addLayout(fields);
  down->addWidget(m_note = makeLabel("second", this));
  m_note->setWordWrap(true);
  m_note->setText(tr("The shapes that the areas have now are kept and can be looked at later by their day. Putting borders into force cannot be undone; drawing them back is another change."));
  down->addWidget(m_foot = new FormFoot(m_desk, this));
  m_foot->setAction(tr("Put into force"));
  connect(m_foot, &FormFoot::sent, this, &BorderConfirm::send);
  m_desk.theme.follow(this, [this] {
    m_sum->setMinimumHeight(m_desk.theme.px(44));
    resize(m_desk.theme.px(680), m_desk.theme.px(560));
  });
  m_title->setFocus();
  ask();
}

BorderConfirm::~BorderConfirm() = default;

QString BorderConfirm::nameOf(AreaId id) const {
  if (!id) return tr("no grid");
  if (const auto* area = m_draft.find(id)) return QString::fromStdString(area->name);
  const auto tree = m_desk.bridge.areas();
  const auto* was = tree->find(id);
  return was ? QString::fromStdString(was->name) : QString();
}

void BorderConfirm::ask() {
  const auto stop = m_asking.anew();
  using Answer = std::variant<engine::AreaDesk::Effect, engine::Refused, model::BorderFault>;
  m_areas.effect(m_desk.bridge.actor(), m_draft.plan(), stop, onMain<Answer>(this, [this, stop](const Answer& answer) {
                        if (stop.stop_requested()) return;
                        if (const auto* effect = std::get_if<engine::AreaDesk::Effect>(&answer)) return show(*effect);
                        if (const auto* why = std::get_if<engine::Refused>(&answer)) return m_foot->complain(Words::of(why->code));
                        m_foot->complain(BorderWords::of(std::get<model::BorderFault>(answer), m_draft));
                      }));
}

void BorderConfirm::show(const engine::AreaDesk::Effect& e) {
  m_sum->setText(tr("Grids: %1 changed, %2 new, %3 no more. Moving to another grid: %4 buildings with %5 households and %6 people, and %7 open cases.")
                     .arg(e.reshaped).arg(e.added).arg(e.ended).arg(e.buildings).arg(e.households).arg(e.people).arg(e.openCases));
  std::vector<Row> rows;
  for (const auto& m : e.moves)
    rows.push_back({QString::number(rows.size()), {{nameOf(m.from)}, {nameOf(m.to), {}, m.to ? nullptr : &Palette::red}, number(m.buildings), number(m.households), number(m.people), number(m.openCases)}});
  m_moves->setRows(std::move(rows));
}

void BorderConfirm::send() {
  for (const auto& [id, field] : m_names) {
    const std::string name = field->text().trimmed().toStdString();
    if (name.empty()) {
      field->setFocus();
      return m_foot->complain(tr("A new grid needs a name."));
    }
    m_draft.rename(id, name);
  }
  auto plan = m_draft.plan();
  plan.title = m_title->text().trimmed().toStdString();
  const bool later = m_later->isChecked();
  if (later) plan.from = fromMillis(m_day->date().startOfDay().toMSecsSinceEpoch());
  m_foot->wait();
  using Answer = std::variant<engine::AreaDesk::Kept, engine::Refused, model::BorderFault>;
  m_areas.handIn(m_desk.bridge.actor(), std::move(plan), onMain<Answer>(this, [this, later](const Answer& answer) {
                        if (const auto* why = std::get_if<engine::Refused>(&answer)) return m_foot->complain(Words::of(why->code));
                        if (const auto* fault = std::get_if<model::BorderFault>(&answer)) return m_foot->complain(BorderWords::of(*fault, m_draft));
                        Q_EMIT handedIn(later ? tr("The change is kept and comes into force on %1.").arg(m_day->date().toString(QStringLiteral("yyyy-MM-dd"))) : tr("The new borders are in force."));
                        accept();
                      }));
}

}  // namespace jw::ui
