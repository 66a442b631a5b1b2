#include "ui/system/category_panel.h"

#include <algorithm>

#include "ui/engine_bridge.h"
#include "ui/system/category_form.h"
#include "ui/words.h"

namespace jw::ui {
namespace {

using model::CaseKind;

QString keyOf(const model::Category& c) {
  return text(c.id.text());
}

}  // namespace

CategoryPanel::CategoryPanel(const Desk& desk, QWidget* parent) : EntryPanel(desk, QStringLiteral("category"), parent), m_form(new CategoryForm(desk, this)) {
  connect(m_form, &CategoryForm::changed, this, &CategoryPanel::showState);
  connect(m_form, &CategoryForm::finished, this, &CategoryPanel::save);
  start(m_form);
}

EntryPanel::Texts CategoryPanel::texts() const {
  return {tr("Name, code, department"), tr("New item"), tr("Choose an item."), tr("No item is called so."), {}, tr("New event item"),
          tr("An item stays once it is saved: cases may name it. Everything but kind and code can be changed later."),
          tr("Limit and department hold for steps that are taken from now on; a clock that runs stays as it is."), tr("Only an administrator may change the event items."),
          tr("Saved. Reports can name it from now on."), tr("Saved. It holds for reports from now on.")};
}

std::vector<RowsTable::Column> CategoryPanel::columns() const {
  return {{tr("Kind"), 96}, {tr("Code"), 72}, {tr("Name"), 156}, {tr("English name"), 148}, {tr("Nature"), 88}, {tr("Department"), 128}, {tr("Time limit"), 116}, {tr("Fields"), 64}};
}

std::vector<std::pair<QString, int>> CategoryPanel::kinds() const {
  std::vector<std::pair<QString, int>> out = {{tr("All kinds"), 0}};
  for (const auto k : {CaseKind::matter, CaseKind::component, CaseKind::sentiment, CaseKind::police}) out.emplace_back(Words::of(k), static_cast<int>(k));
  return out;
}

std::vector<Row> CategoryPanel::rows(int kind) const {
  const auto& directory = m_desk.bridge.directory();
  std::vector<Row> out;
  for (const auto& c : directory.categories())
    if (kind == 0 || kind == static_cast<int>(c.kind))
      out.push_back({keyOf(c), {{Words::of(c.kind)}, {text(c.code)}, {text(c.name)}, {text(c.nameEn)}, {Words::of(c.nature)}, {c.department ? text(directory.departmentName(c.department)) : QString()}, {c.limit ? Words::of(c.limit) : QString()}, {c.fields.empty() ? QString() : QString::number(c.fields.size())}}});
  return out;
}

QString CategoryPanel::show(const QString& key) {
  const auto& all = m_desk.bridge.directory().categories();
  const auto at = std::find_if(all.begin(), all.end(), [&](const auto& c) { return keyOf(c) == key; });
  m_entry = at != all.end() ? *at : model::Category{};
  if (!m_entry.id) m_entry.id = CategoryId{Uuid::make(toMillis(m_desk.bridge.now()))};
  m_form->show(m_entry, isFresh());
  return Words::name(m_entry);
}

void CategoryPanel::focusForm() { m_form->focusFirst(); }

QStringList CategoryPanel::faults() const { return m_form->faults(); }

bool CategoryPanel::isUntouched() const {
  const auto now = m_form->edited();
  return now.code.empty() && now.name.empty();
}

bool CategoryPanel::differs() const {
  const auto now = m_form->edited();
  return now.name != m_entry.name || now.nameEn != m_entry.nameEn || now.nature != m_entry.nature || now.department != m_entry.department || !(now.limit == m_entry.limit) || now.fields != m_entry.fields;
}

QString CategoryPanel::send(Answered then) { return put(m_form->edited(), isFresh() ? std::nullopt : std::optional(m_entry), std::move(then)); }

QString CategoryPanel::takeBack(Answered then) { return m_before ? put(*m_before, std::nullopt, std::move(then)) : QString(); }

QString CategoryPanel::put(const model::Category& category, std::optional<model::Category> before, Answered then) {
  m_desk.bridge.submit(engine::PutCategory{category}, this, [this, before, then = std::move(then)](const engine::Answer& answer) {
    if (!engine::refused(answer)) m_before = before;
    then(answer);
  });
  return keyOf(category);
}

}  // namespace jw::ui
