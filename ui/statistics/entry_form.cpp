#include "ui/statistics/entry_form.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QToolButton>
#include <QUuid>
#include <QVBoxLayout>

#include "ui/engine_bridge.h"
#include "ui/on_main.h"
#include "ui/registry/registry_words.h"
#include "ui/statistics/report_words.h"
#include "ui/theme/theme.h"
#include "ui/widgets/form_foot.h"
#include "ui/widgets/parts.h"
#include "ui/words.h"

namespace jw::ui {
namespace {

using P = stats::Presentation;

const std::pair<P, const char*> kPresentations[] = {{P::table, "table"}, {P::bar, "bar"}, {P::pie, "pie"}, {P::pyramid, "pyramid"}, {P::heat, "heat"}, {P::map, "map"}, {P::line, "line"}};

// A text in quotes as TOML has it.
std::string quoted(const QString& words) {
  std::string out = "\"";
  for (const QChar c : words) {
    if (c == QLatin1Char('"') || c == QLatin1Char('\\')) out += '\\';
    out += c.unicode() < 0x20 ? std::string(" ") : QString(c).toStdString();
  }
  return out + "\"";
}

}  // namespace

EntryForm::EntryForm(const Desk& desk, engine::StatisticsDesk& statistics, const QString& key, QWidget* parent) : QDialog(parent->window()), m_desk(desk), m_statistics(statistics), m_key(key) {
  setObjectName(QStringLiteral("entryForm"));
  setAttribute(Qt::WA_DeleteOnClose);
  setWindowTitle(key.isEmpty() ? tr("New statistic") : tr("Change the statistic"));
  auto* down = new QVBoxLayout(this);
  m_desk.theme.space(down, 16, 8);
  auto* head = makeLabel("title", this);
  head->setText(windowTitle());
  down->addWidget(head);
  auto* form = new QFormLayout;
  form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
  const auto line = [&](const char* name, const QString& words, const QString& hint) {
    auto* edit = new QLineEdit(this);
    edit->setObjectName(QString::fromLatin1(name));
    edit->setPlaceholderText(hint);
    form->addRow(words, edit);
    return edit;
  };
  const auto choice = [&](const char* name, const QString& words) {
    auto* box = new QComboBox(this);
    box->setObjectName(QString::fromLatin1(name));
    form->addRow(words, box);
    return box;
  };
  m_zh = line("entryZh", tr("Title in Chinese"), {});
  m_en = line("entryEn", tr("Title in English"), {});
  m_subject = choice("entrySubject", tr("Counts"));
  for (const auto subject : {model::Subject::person, model::Subject::household, model::Subject::dwelling}) m_subject->addItem(RegistryWords::of(subject), static_cast<int>(subject));
  auto* condition = new QHBoxLayout;
  m_filter = new QLineEdit(this);
  m_filter->setObjectName(QStringLiteral("entryFilter"));
  m_filter->setPlaceholderText(tr("all; or for example: age 60- and pension missing"));
  condition->addWidget(m_filter, 1);
  m_conditions = wordButton(m_desk.theme, "entryConditions", QStringLiteral("plus"), tr("Condition"), this);
  m_conditions->setPopupMode(QToolButton::InstantPopup);
  m_conditions->setMenu(new QMenu(m_conditions));
  condition->addWidget(m_conditions);
  form->addRow(tr("Only those with"), condition);
  for (const char* name : {"entryBy0", "entryBy1"}) m_by.push_back(choice(name, m_by.empty() ? tr("By") : tr("and by")));
  m_bands = line("entryBands", tr("Ages from"), QStringLiteral("0, 18, 60"));
  m_measure = choice("entryMeasure", tr("Figure"));
  auto* shown = new QHBoxLayout;
  for (const auto& [p, name] : kPresentations) {
    auto* box = new QCheckBox(ReportWords::of(p), this);
    box->setObjectName(QStringLiteral("entryShow_") + QLatin1String(name));
    box->setChecked(p == P::table || p == P::bar || p == P::map);
    m_shown.emplace_back(p, box);
    shown->addWidget(box);
  }
  form->addRow(tr("Shown as"), shown);
  down->addLayout(form);
  auto* note = makeLabel("second", this);
  note->setText(tr("Ethnic group and political affiliation are counted alone, without a condition; small numbers are hidden."));
  note->setWordWrap(true);
  down->addWidget(note);
  m_foot = new FormFoot(m_desk, this);
  m_foot->setAction(tr("Keep and open"));
  down->addWidget(m_foot);
  connect(m_foot, &FormFoot::sent, this, &EntryForm::send);
  connect(m_subject, &QComboBox::activated, this, &EntryForm::fillAttributes);
  fillAttributes();
  if (const auto* entry = key.isEmpty() ? nullptr : m_statistics.catalog().find(key.toStdString())) fillFrom(*entry);
  m_desk.theme.follow(this, [this] { setMinimumWidth(m_desk.theme.px(600)); });
}

void EntryForm::addCondition(const QString& words) {
  const QString before = m_filter->text().trimmed();
  m_filter->setText(before.isEmpty() ? words : before + QStringLiteral(" and ") + words);
  m_filter->setFocus();
}

void EntryForm::fillConditions(model::Subject subject) {
  QMenu* menu = m_conditions->menu();
  menu->clear();
  const auto offer = [this](QMenu* to, const QString& name, const QString& words) { connect(to->addAction(name), &QAction::triggered, this, [this, words] { addCondition(words); }); };
  if (subject == model::Subject::person) {
    auto* ages = menu->addMenu(tr("Age"));
    for (const auto& [from, to] : {std::pair(0, 6), std::pair(0, 17), std::pair(18, 59), std::pair(15, 49)}) offer(ages, tr("%1 to %2").arg(from).arg(to), QStringLiteral("age %1-%2").arg(from).arg(to));
    for (const int from : {60, 65, 80}) offer(ages, tr("%1 and older").arg(from), QStringLiteral("age %1-").arg(from));
  }
  for (const auto& a : m_statistics.catalog().attributes().all()) {
    if (a.subject != subject || a.storage == model::CodedAttribute::Storage::aggregateOnly) continue;
    auto* values = menu->addMenu(RegistryWords::name(a));
    for (const auto& code : a.codes)
      if (code.value != 0) offer(values, RegistryWords::code(a, code.value), QStringLiteral("%1 in %2").arg(text(a.column)).arg(code.value));
    values->addSeparator();
    offer(values, tr("Recorded"), text(a.column) + QStringLiteral(" recorded"));
    offer(values, tr("Not recorded"), text(a.column) + QStringLiteral(" missing"));
  }
}

void EntryForm::fillAttributes() {
  const auto subject = static_cast<model::Subject>(m_subject->currentData().toInt());
  fillConditions(subject);
  for (QComboBox* box : m_by) {
    const QVariant was = box->currentData();
    box->clear();
    box->addItem(tr("nothing more"), QString());
    if (subject == model::Subject::person) box->addItem(tr("Age"), QStringLiteral("age"));
    for (const auto& a : m_statistics.catalog().attributes().all())
      if (a.subject == subject) box->addItem(RegistryWords::name(a), text(a.column));
    box->setCurrentIndex(std::max(0, box->findData(was)));
  }
  const QVariant was = m_measure->currentData();
  m_measure->clear();
  m_measure->addItem(tr("Number"), QStringLiteral("count"));
  m_measure->addItem(tr("Share of all"), QStringLiteral("share"));
  if (subject == model::Subject::person) m_measure->addItem(tr("Mean age"), QStringLiteral("mean age"));
  if (subject == model::Subject::dwelling) m_measure->addItem(tr("Mean floor area"), QStringLiteral("mean square_metres"));
  if (subject == model::Subject::dwelling) m_measure->addItem(tr("Floor area in all"), QStringLiteral("sum square_metres"));
  m_measure->setCurrentIndex(std::max(0, m_measure->findData(was)));
}

void EntryForm::fillFrom(const stats::Entry& entry) {
  m_zh->setText(text(entry.zh));
  m_en->setText(text(entry.en));
  m_subject->setCurrentIndex(m_subject->findData(static_cast<int>(entry.subject)));
  fillAttributes();
  m_filter->setText(text(entry.filterText));
  for (std::size_t d = 0; d < entry.by.size() && d < m_by.size(); ++d) {
    m_by[d]->setCurrentIndex(std::max(0, m_by[d]->findData(entry.by[d].attribute ? text(entry.by[d].attribute->column) : QStringLiteral("age"))));
    QStringList bands;
    for (const int b : entry.by[d].bands) bands << QString::number(b);
    if (!bands.isEmpty()) m_bands->setText(bands.join(QStringLiteral(", ")));
  }
  m_measure->setCurrentIndex(std::max(0, m_measure->findData(entry.measure == stats::Measure::share ? QStringLiteral("share") : entry.measure == stats::Measure::mean ? QStringLiteral("mean ") + text(entry.of) : entry.measure == stats::Measure::sum ? QStringLiteral("sum ") + text(entry.of) : QStringLiteral("count"))));
  for (const auto& [p, box] : m_shown) box->setChecked(std::find(entry.presentation.begin(), entry.presentation.end(), p) != entry.presentation.end());
}

std::string EntryForm::toml() const {
  const QString key = m_key.isEmpty() ? text(std::string(engine::kOwnEntry)) + QUuid::createUuid().toString(QUuid::Id128).left(12) : m_key;
  const QString subject[] = {QStringLiteral("person"), QStringLiteral("household"), QStringLiteral("dwelling")};
  std::string out = "[[entry]]\nkey = " + quoted(key) + "\nzh = " + quoted(m_zh->text().trimmed()) + "\nen = " + quoted(m_en->text().trimmed()) + "\npage = \"own\"\nkind = \"statistics\"\nsubject = " +
                    quoted(subject[m_subject->currentData().toInt()]) + "\n";
  if (const auto filter = m_filter->text().trimmed(); !filter.isEmpty()) out += "filter = " + quoted(filter) + "\n";
  std::string by, presentation;
  bool ages = false;
  for (const QComboBox* box : m_by) {
    const QString name = box->currentData().toString();
    if (name.isEmpty()) continue;
    by += (by.empty() ? "" : ", ") + quoted(name);
    ages = ages || name == QLatin1String("age");
  }
  out += "by = [" + by + "]\n";
  if (ages) {
    std::string bands;
    for (const QString& b : (m_bands->text().trimmed().isEmpty() ? m_bands->placeholderText() : m_bands->text()).split(QLatin1Char(','), Qt::SkipEmptyParts))
      bands += (bands.empty() ? "" : ", ") + std::to_string(b.trimmed().toInt());
    out += "bands = [" + bands + "]\n";
  }
  out += "measure = " + quoted(m_measure->currentData().toString()) + "\n";
  for (std::size_t i = 0; i < m_shown.size(); ++i)
    if (m_shown[i].second->isChecked()) presentation += (presentation.empty() ? "\"" : ", \"") + std::string(kPresentations[i].second) + "\"";
  return out + "presentation = [" + presentation + "]\n";
}

void EntryForm::send() {
  if (m_zh->text().trimmed().isEmpty() || m_en->text().trimmed().isEmpty()) return m_foot->complain(tr("It needs a title in both languages."));
  m_foot->wait();
  using Answer = std::variant<std::string, engine::Refused>;
  m_statistics.putEntry(m_desk.bridge.actor(), toml(), onMain<Answer>(this, [this](const Answer& answer) {
                          if (const auto* why = std::get_if<engine::Refused>(&answer))
                            return refuse(*why);
                          Q_EMIT kept(text(std::get<std::string>(answer)));
                          accept();
                        }));
}

void EntryForm::refuse(const engine::Refused& why) {
  if (why.code != engine::RefusalCode::badValue) return m_foot->complain(Words::of(why.code));
  // Where it stands in the catalog says nothing to whoever sits here.
  const QString detail = text(why.detail), filter = QStringLiteral(": filter: ");
  if (const auto at = detail.indexOf(filter); at >= 0) {
    m_filter->setFocus();
    return m_foot->complain(tr("The condition cannot be read: %1\nTake conditions from the menu beside it.").arg(detail.mid(at + filter.size())));
  }
  const auto last = detail.lastIndexOf(QStringLiteral("\": "));
  m_foot->complain(tr("This cannot be counted: %1").arg(last < 0 ? detail : detail.mid(last + 3)));
}

}  // namespace jw::ui
