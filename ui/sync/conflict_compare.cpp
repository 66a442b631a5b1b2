#include "ui/sync/conflict_compare.h"

#include <QButtonGroup>
#include <QGridLayout>
#include <QRadioButton>

#include "ui/engine_bridge.h"
#include "ui/sync/sync_words.h"
#include "ui/theme/theme.h"
#include "ui/widgets/parts.h"
#include "ui/words.h"

namespace jw::ui {
namespace {

enum Column { nameColumn, baseColumn, mineColumn, theirsColumn, columns };

QLabel* put(QGridLayout* grid, int row, int column, const char* role, const QString& words, int span = 1) {
  auto* label = makeLabel(role, grid->parentWidget());
  label->setText(words);
  label->setWordWrap(true);
  label->setTextInteractionFlags(Qt::TextSelectableByMouse);
  grid->addWidget(label, row, column, 1, span, Qt::AlignTop);
  return label;
}

}  // namespace

ConflictCompare::ConflictCompare(const Desk& desk, QWidget* parent) : QScrollArea(parent), m_desk(desk) {
  setObjectName(QStringLiteral("conflictCompare"));
  setWidgetResizable(true);
  setFrameShape(QFrame::NoFrame);
  rebuild();
}

void ConflictCompare::setConflict(std::optional<engine::SyncConflict> conflict) {
  m_conflict = std::move(conflict);
  rebuild();
}

void ConflictCompare::chooseAll(bool mine) {
  for (const auto& c : m_choices) (mine ? c.mine : c.theirs)->setChecked(true);
  Q_EMIT chosenChanged();
}

std::vector<std::string> ConflictCompare::chosen() const {
  std::vector<std::string> out;
  for (const auto& c : m_choices)
    if (c.mine->isChecked()) out.push_back(c.column);
  return out;
}

void ConflictCompare::rebuild() {
  m_choices.clear();
  auto* page = new QWidget(this);
  page->setObjectName(QStringLiteral("scrolled"));
  auto* grid = new QGridLayout(page);
  m_desk.theme.space(grid, 16, 8);
  grid->setColumnStretch(mineColumn, 2);
  grid->setColumnStretch(theirsColumn, 2);
  grid->setColumnStretch(baseColumn, 1);
  int row = 0;
  if (!m_conflict) {
    put(grid, row++, 0, "empty", tr("Choose a change on the left to see both versions side by side."), columns);
  } else {
    const auto& c = *m_conflict;
    put(grid, row++, 0, "title", QStringLiteral("%1 · %2").arg(SyncWords::table(c.table), c.what.empty() ? tr("(no longer here)") : SyncWords::what(c)), columns);
    if (const QString where = text(m_desk.bridge.areas()->readablePath(c.area)); !where.isEmpty()) put(grid, row++, 0, "second", where, columns);
    put(grid, row++, 0, "fact", SyncWords::fate(c), columns)->setObjectName(QStringLiteral("conflictFate"));
    if (c.decision != store::StoredConflict::Decision::open) {
      const QString how = c.decision == store::StoredConflict::Decision::theirs ? tr("the center's was kept") : c.decision == store::StoredConflict::Decision::mine ? tr("yours was taken") : tr("taken in part");
      put(grid, row++, 0, "second", tr("Decided by %1, %2: %3").arg(text(c.decidedBy), Words::fullMoment(c.decidedAt), how), columns);
    }
    const auto who = [&](const std::string& name, Instant at) {
      return tr("%1, %2").arg(name.empty() ? tr("not known") : text(name), at == kNever ? tr("not known when") : Words::fullMoment(at));
    };
    put(grid, row, baseColumn, "heading", tr("Before"));
    put(grid, row, mineColumn, "heading", tr("Here") + QLatin1Char('\n') + who(c.mineBy, c.mineAt));
    put(grid, row++, theirsColumn, "heading", tr("At the center") + QLatin1Char('\n') + who(c.theirsBy, c.theirsAt));
    if (c.kind == sync::OpKind::transition) addStep(grid, row);
    if (c.kind == sync::OpKind::remove) {
      put(grid, row, nameColumn, "second", tr("Row"));
      put(grid, row, mineColumn, "fact", tr("deleted"));
      put(grid, row++, theirsColumn, "fact", c.here ? tr("kept, changed meanwhile") : tr("(no longer here)"));
    }
    addFields(grid, row);
  }
  grid->setRowStretch(row, 1);
  setWidget(page);
  Q_EMIT chosenChanged();
}

void ConflictCompare::addStep(QGridLayout* grid, int& row) {
  const auto& c = *m_conflict;
  const auto state = [](int s) { return s > 0 && s < model::kCaseStates ? Words::of(static_cast<model::CaseState>(s)) : QStringLiteral("—"); };
  put(grid, row, nameColumn, "second", tr("Step"));
  put(grid, row, mineColumn, "fact", c.action > 0 && c.action < model::kActions ? Words::of(static_cast<model::Action>(c.action)) : QStringLiteral("—"));
  put(grid, row++, theirsColumn, "second", tr("another one"));
  put(grid, row, nameColumn, "second", tr("State"));
  put(grid, row, baseColumn, "fact", state(c.fromState));
  put(grid, row, mineColumn, "fact", state(c.toState));
  put(grid, row++, theirsColumn, "fact", tr("now %1").arg(state(c.stateNow)));
}

void ConflictCompare::addFields(QGridLayout* grid, int& row) {
  const auto& c = *m_conflict;
  bool same = false;
  for (const auto& f : c.fields) {
    const bool step = c.kind == sync::OpKind::transition;
    if (!f.differs && !same && !step) {
      same = true;
      put(grid, row++, 0, "second", tr("Equal on both sides:"), columns);
    }
    put(grid, row, nameColumn, "second", SyncWords::column(f.column));
    if (!f.base.empty() && f.differs) put(grid, row, baseColumn, "second", SyncWords::value(c, f, f.base));
    const QString mine = SyncWords::value(c, f, f.mine), theirs = SyncWords::value(c, f, f.theirs);
    if (f.mayTake) {
      auto* group = new QButtonGroup(grid->parentWidget());
      const auto choice = [&](const char* name, const QString& words, int column) {
        // Long texts do not fit on a button that cannot wrap: the value stands beside it, and the button says which side it is.
        auto* box = new QWidget(grid->parentWidget());
        auto* across = new QHBoxLayout(box);
        across->setContentsMargins(0, 0, 0, 0);
        auto* button = new QRadioButton(box);
        button->setObjectName(QString::fromLatin1(name) + QString::fromStdString(f.column));
        button->setAccessibleName(words);
        auto* label = makeLabel("fact", box);
        label->setText(words);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        across->addWidget(button, 0, Qt::AlignTop);
        across->addWidget(label, 1);
        grid->addWidget(box, row, column, Qt::AlignTop);
        group->addButton(button);
        connect(button, &QRadioButton::toggled, this, &ConflictCompare::chosenChanged);
        return button;
      };
      auto* mineButton = choice("mine_", mine, mineColumn);
      auto* theirsButton = choice("theirs_", theirs, theirsColumn);
      theirsButton->setChecked(true);
      m_choices.push_back({f.column, mineButton, theirsButton});
    } else {
      put(grid, row, mineColumn, f.differs ? "fact" : "second", mine);
      if (!step) put(grid, row, theirsColumn, f.differs ? "fact" : "second", theirs);
    }
    ++row;
  }
}

}  // namespace jw::ui
