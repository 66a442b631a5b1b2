#include "ui/shell/key_help.h"

#include <QEvent>
#include <QGridLayout>

#include "ui/theme/theme.h"
#include "ui/widgets/parts.h"
#include "ui/words.h"

namespace jw::ui {

KeyHelp::KeyHelp(const Desk& desk, QWidget* parent) : QDialog(parent), m_grid(new QGridLayout(this)) {
  setObjectName(QStringLiteral("keyHelp"));
  setAttribute(Qt::WA_DeleteOnClose);
  desk.theme.space(m_grid, 20, 8);
  retranslate();
}

void KeyHelp::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QDialog::changeEvent(event);
}

void KeyHelp::retranslate() {
  setWindowTitle(tr("Keys"));
  while (QLayoutItem* item = m_grid->takeAt(0)) {
    delete item->widget();
    delete item;
  }
  const std::pair<QString, QString> keys[] = {
      {QStringLiteral("N"), tr("New report")},
      {QStringLiteral("/"), tr("Filter the cases")},
      {QStringLiteral("J  K"), tr("Next and previous case")},
      {QStringLiteral("Enter"), tr("Open the case")},
      {QStringLiteral("D"), tr("Dispatch to a department")},
      {QStringLiteral("Shift+D"), tr("Dispatch all chosen as proposed")},
      {QStringLiteral("A"), Words::of(model::Action::accept)},
      {QStringLiteral("X"), Words::of(model::Action::reject)},
      {QStringLiteral("B"), tr("%1; called in: our part is done").arg(Words::of(model::Action::feedBack))},
      {QStringLiteral("V"), Words::of(model::Action::followUp)},
      {QStringLiteral("G"), Words::of(model::Action::archive)},
      {QStringLiteral("H"), tr("%1, %2; a department asks for it").arg(Words::of(model::Action::suspend), Words::of(model::Action::resume))},
      {QStringLiteral("L"), tr("%1; a department asks for it").arg(Words::of(model::Action::extend))},
      {QStringLiteral("O"), Words::of(model::Action::reopen)},
      {QStringLiteral("U"), tr("Urge the chosen cases")},
      {QStringLiteral("R"), tr("Join likely duplicates with the earlier case")},
      {QStringLiteral("Space"), tr("Mark the case and go on")},
      {QStringLiteral("Ctrl+A  Esc"), tr("Choose all, choose one")},
      {QStringLiteral("[  ]"), tr("Previous and next work queue")},
      {QStringLiteral("Ctrl+P"), tr("Print the list of cases, the case sheet, the map or the statistic")},
      {QStringLiteral("T"), tr("Case window: call in a department")},
      {QStringLiteral("S"), tr("Case window: see the reporter, for a purpose")},
      {QStringLiteral("F"), tr("Case window: add a file")},
      {QStringLiteral("E"), tr("Case window: short or whole trail")},
      {QStringLiteral("M"), tr("Center the map on the case, or on the building of the registry")},
      {QStringLiteral("Ctrl+Z"), tr("Registry: take the last change back")},
      {QStringLiteral("Ctrl+F"), tr("Registry: find people and houses")},
      {QStringLiteral("Ctrl+B"), tr("Statistics: the scheduled books")},
      {QStringLiteral("Ctrl+K"), tr("Search for anything")},
      {QStringLiteral("Ctrl+Enter"), tr("Send a form")},
      {QStringLiteral("Ctrl+1 … 9"), tr("The pages on the left, from the top")},
      {QStringLiteral("Ctrl+ +  −  0"), tr("Larger, smaller, as the screen needs")},
      {QStringLiteral("C"), tr("Map: center where you click")},
      {QStringLiteral("F11"), tr("Wall: 1 the city, 2 the district, 3 the case on it")},
      {QStringLiteral("P  Shift+P"), tr("Play a past period again, run and pause; back to now")},
      {QStringLiteral(",  ."), tr("Playback: the event before, the next event")},
      {QStringLiteral("Shift+F11"), tr("Full screen")},
      {QStringLiteral("F1"), tr("These keys")},
      {QStringLiteral("Esc"), tr("Close a window, leave the search")},
  };
  int row = 0;
  constexpr int kRows = 20;
  for (const auto& [key, meaning] : keys) {
    auto* cap = makeLabel("key", this);
    cap->setText(key);
    cap->setAlignment(Qt::AlignCenter);
    auto* words = makeLabel("fact", this);
    words->setText(meaning);
    m_grid->addWidget(cap, row % kRows, row / kRows * 3);
    m_grid->addWidget(words, row % kRows, row / kRows * 3 + 1);
    ++row;
  }
  m_grid->setColumnMinimumWidth(2, fontMetrics().height());
}

}  // namespace jw::ui
