#include "ui/statistics/book_choice.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/engine_bridge.h"
#include "ui/statistics/report_words.h"
#include "ui/theme/theme.h"
#include "ui/widgets/area_path_bar.h"
#include "ui/widgets/parts.h"
#include "ui/words.h"

namespace jw::ui {

BookChoice::BookChoice(const Desk& desk, engine::StatisticsDesk& statistics, QFormLayout* form, QWidget* parent) : QWidget(parent), m_desk(desk), m_statistics(statistics) {
  m_title = new QLineEdit(ReportWords::bookTitle(), this);
  m_title->setObjectName(QStringLiteral("bookTitle"));
  form->addRow(tr("Title"), m_title);
  m_area = new AreaPathBar(m_desk.theme, this);
  m_area->setAreas(m_desk.bridge.areas(), m_desk.bridge.actor().scope);
  auto* place = new QHBoxLayout;
  place->addWidget(m_area);
  place->addStretch(1);
  form->addRow(tr("Area"), place);
  m_level = new QComboBox(this);
  m_level->setObjectName(QStringLiteral("bookLevel"));
  m_level->addItem(tr("next level"), 0);
  for (const auto level : {model::AreaLevel::district, model::AreaLevel::street, model::AreaLevel::community, model::AreaLevel::grid}) m_level->addItem(Words::of(level), static_cast<int>(level));
  form->addRow(tr("Rows"), m_level);
  m_kind = new QComboBox(this);
  m_kind->setObjectName(QStringLiteral("bookKind"));
  m_kind->addItem(tr("Workbook (XLSX)"));
  m_kind->addItem(tr("Report (PDF) with charts and maps"));
  m_as = new QComboBox(this);
  m_as->setObjectName(QStringLiteral("bookAs"));
  for (const auto as : {stats::ShownAs::number, stats::ShownAs::ofRow, stats::ShownAs::ofParent}) m_as->addItem(ReportWords::of(as));
  buildList();
  connect(m_level, &QComboBox::currentIndexChanged, this, &BookChoice::fit);
  connect(m_kind, &QComboBox::currentIndexChanged, this, &BookChoice::changed);
  connect(m_area, &AreaPathBar::areaChosen, this, &BookChoice::fit);
  connect(m_entries, &QListWidget::itemChanged, this, &BookChoice::changed);
  fill();
}

void BookChoice::buildList() {
  auto* down = new QVBoxLayout(this);
  down->setContentsMargins(0, 0, 0, 0);
  m_desk.theme.space(down, 0, 8);
  auto* choose = new QHBoxLayout;
  m_find = new QLineEdit(this);
  m_find->setObjectName(QStringLiteral("bookFind"));
  m_find->setPlaceholderText(tr("Find a statistic or a query"));
  m_find->setClearButtonEnabled(true);
  m_all = new QPushButton(tr("All"), this);
  m_all->setObjectName(QStringLiteral("bookAll"));
  m_none = new QPushButton(tr("None"), this);
  m_none->setObjectName(QStringLiteral("bookNone"));
  for (QPushButton* b : {m_all, m_none}) b->setAutoDefault(false);
  choose->addWidget(m_find, 1);
  choose->addWidget(m_all);
  choose->addWidget(m_none);
  down->addLayout(choose);
  m_entries = new QListWidget(this);
  m_entries->setObjectName(QStringLiteral("bookEntries"));
  m_entries->setSpacing(m_desk.theme.px(2));
  m_entries->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  m_entries->setWordWrap(true);
  down->addWidget(m_entries, 1);
  m_unfit = makeLabel("second", this);
  m_unfit->setObjectName(QStringLiteral("bookUnfit"));
  m_unfit->setWordWrap(true);
  down->addWidget(m_unfit);
  m_desk.theme.follow(m_entries, [this] { m_entries->setMinimumHeight(m_desk.theme.px(220)); });
  connect(m_find, &QLineEdit::textChanged, this, [this](const QString& words) {
    for (int i = 0; i < m_entries->count(); ++i) m_entries->item(i)->setHidden(!m_entries->item(i)->text().contains(words, Qt::CaseInsensitive));
  });
  const auto check = [this](Qt::CheckState state) {
    for (int i = 0; i < m_entries->count(); ++i)
      if (auto* item = m_entries->item(i); !item->isHidden() && item->flags().testFlag(Qt::ItemIsEnabled)) item->setCheckState(state);
  };
  connect(m_all, &QPushButton::clicked, this, [check] { check(Qt::Checked); });
  connect(m_none, &QPushButton::clicked, this, [check] { check(Qt::Unchecked); });
}

void BookChoice::addLook(QFormLayout* form) {
  form->addRow(tr("File"), m_kind);
  form->addRow(tr("Shown as"), m_as);
}

void BookChoice::fill() {
  using Kind = stats::Entry::Kind;
  for (const Kind kind : {Kind::statistics, Kind::query})
    for (const auto& entry : m_statistics.catalog().entries()) {
      if (entry.kind != kind) continue;
      auto* item = new QListWidgetItem(ReportWords::title(entry), m_entries);
      item->setData(Qt::UserRole, text(entry.key));
      item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
      item->setCheckState(kind == Kind::statistics ? Qt::Checked : Qt::Unchecked);
    }
  fit();
}

bool BookChoice::chosen(int row) const {
  const auto* item = m_entries->item(row);
  return item->checkState() == Qt::Checked && item->flags().testFlag(Qt::ItemIsEnabled);
}

int BookChoice::chosen() const {
  int n = 0;
  for (int i = 0; i < m_entries->count(); ++i) n += chosen(i);
  return n;
}

void BookChoice::setArea(const model::AreaPath& area) {
  m_area->setArea(area);
  fit();
}

void BookChoice::setPast(bool past) {
  m_past = past;
  fit();
}

void BookChoice::setOpen(bool open) {
  for (QWidget* w : std::initializer_list<QWidget*>{m_title, m_area, m_level, m_kind, m_as, m_find, m_all, m_none, m_entries}) w->setEnabled(open);
}

engine::BookContents BookChoice::contents() const {
  engine::BookContents contents;
  contents.title = m_title->text().trimmed().toStdString();
  for (int i = 0; i < m_entries->count(); ++i)
    if (chosen(i)) contents.entries.push_back(m_entries->item(i)->data(Qt::UserRole).toString().toStdString());
  contents.area = ReportWords::placeOf(m_area->area(), *m_desk.bridge.areas());
  if (const int level = m_level->currentData().toInt(); level > 0) contents.level = engine::StatisticsDesk::Level{static_cast<model::AreaLevel>(level), false};
  contents.as = static_cast<stats::ShownAs>(std::max(0, m_as->currentIndex()));
  contents.pdf = m_kind->currentIndex() == 1;
  return contents;
}

void BookChoice::setContents(const engine::BookContents& contents) {
  m_title->setText(text(contents.title));
  m_area->setArea(contents.area);
  {
    const QSignalBlocker quiet(m_entries);
    for (int i = 0; i < m_entries->count(); ++i) {
      const auto key = m_entries->item(i)->data(Qt::UserRole).toString().toStdString();
      m_entries->item(i)->setCheckState(std::find(contents.entries.begin(), contents.entries.end(), key) != contents.entries.end() ? Qt::Checked : Qt::Unchecked);
    }
  }
  m_level->setCurrentIndex(std::max(0, m_level->findData(contents.level ? static_cast<int>(contents.level->area) : 0)));
  m_as->setCurrentIndex(static_cast<int>(contents.as));
  m_kind->setCurrentIndex(contents.pdf ? 1 : 0);
  fit();
}

// What cannot be counted for these rows stays in sight, says why, and comes back with its mark when the rows do.
void BookChoice::fit() {
  const auto areas = m_desk.bridge.areas();
  const auto place = ReportWords::placeOf(m_area->area(), *areas);
  const int level = m_level->currentData().toInt();
  const auto rows = level > 0 ? std::optional(engine::StatisticsDesk::Level{static_cast<model::AreaLevel>(level), false}) : std::nullopt;
  QStringList out;
  {
    const QSignalBlocker quiet(m_entries);
    for (int i = 0; i < m_entries->count(); ++i) {
      auto* item = m_entries->item(i);
      const auto* entry = m_statistics.catalog().find(item->data(Qt::UserRole).toString().toStdString());
      const auto why = entry ? engine::entryUnfit(*entry, *areas, place, rows, m_past) : engine::Unfit::noEntry;
      const QString name = entry ? ReportWords::title(*entry) : item->text(), words = ReportWords::of(why);
      item->setText(words.isEmpty() ? name : QStringLiteral("%1 · %2").arg(name, words));
      item->setFlags(item->flags().setFlag(Qt::ItemIsEnabled, why == engine::Unfit::none));
      if (!words.isEmpty() && item->checkState() == Qt::Checked) out << name;
    }
  }
  m_unfit->setVisible(!out.isEmpty());
  if (!out.isEmpty()) m_unfit->setText(tr("Left out of this book: %1.").arg(out.join(tr(", ", "between names"))));
  Q_EMIT changed();
}

}  // namespace jw::ui
