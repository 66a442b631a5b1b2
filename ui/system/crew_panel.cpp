#include "ui/system/crew_panel.h"

#include <algorithm>

#include "ui/engine_bridge.h"
#include "ui/system/crew_form.h"
#include "ui/words.h"

namespace jw::ui {
namespace {

QString keyOf(const model::Crew& c) {
  return text(c.id.text());
}

}  // namespace

CrewPanel::CrewPanel(const Desk& desk, QWidget* parent) : EntryPanel(desk, QStringLiteral("crew"), parent), m_form(new CrewForm(desk, this)) {
  connect(m_form, &CrewForm::changed, this, &CrewPanel::showState);
  connect(m_form, &CrewForm::finished, this, &CrewPanel::save);
  start(m_form);
}

EntryPanel::Texts CrewPanel::texts() const {
  return {tr("Name, code, department, area"), tr("New crew"), tr("Choose a crew."),
          tr("No crew to be seen."),
          tr("None is called so, or there is none yet. The cases of a department with crews are shared out among them: to the one with the fewest open cases, then to the nearest. “New crew” adds one."), tr("New crew"),
          tr("Cases of its department are given to it from now on. A crew stays once it is saved: cases may name it."), tr("Of crews that work in the case's area the one with the fewest open cases gets it, then the nearest."),
          tr("Only an administrator may change the crews."), tr("Saved. It gets cases of its department from now on."), tr("Saved. It holds for cases that are dispatched from now on.")};
}

std::vector<RowsTable::Column> CrewPanel::columns() const {
  return {{tr("Code"), 88}, {tr("Name"), 160}, {tr("Department"), 150}, {tr("Phone"), 120}, {tr("Works in"), 190}, {tr("Stands by at"), 200}};
}

std::vector<Row> CrewPanel::rows(int) const {
  const auto& directory = m_desk.bridge.directory();
  const auto& areas = *m_desk.bridge.areas();
  std::vector<Row> out;
  for (const auto& c : directory.crews())
    out.push_back({keyOf(c), {{text(c.code)}, {text(c.name)}, {text(directory.departmentName(c.department))}, {text(c.phone)}, {c.area.empty() ? tr("everywhere") : text(areas.readablePath(c.area))}, {c.point ? Words::coordinates(*c.point) : QString()}}});
  return out;
}

QString CrewPanel::show(const QString& key) {
  const auto& all = m_desk.bridge.directory().crews();
  const auto at = std::find_if(all.begin(), all.end(), [&](const auto& c) { return keyOf(c) == key; });
  m_entry = at != all.end() ? *at : model::Crew{};
  if (!m_entry.id) m_entry.id = CrewId{Uuid::make(toMillis(m_desk.bridge.now()))};
  m_form->show(m_entry, isFresh());
  return text(m_entry.name);
}

void CrewPanel::focusForm() { m_form->focusFirst(); }

QStringList CrewPanel::faults() const { return m_form->faults(); }

bool CrewPanel::isUntouched() const {
  const auto now = m_form->edited();
  return now.code.empty() && now.name.empty();
}

bool CrewPanel::differs() const {
  const auto now = m_form->edited();
  const auto same = [](const std::optional<model::Point>& a, const std::optional<model::Point>& b) { return a.has_value() == b.has_value() && (!a || (a->x == b->x && a->y == b->y)); };
  return now.name != m_entry.name || now.phone != m_entry.phone || now.area != m_entry.area || !same(now.point, m_entry.point);
}

QString CrewPanel::send(Answered then) { return put(m_form->edited(), isFresh() ? std::nullopt : std::optional(m_entry), std::move(then)); }

QString CrewPanel::takeBack(Answered then) { return m_before ? put(*m_before, std::nullopt, std::move(then)) : QString(); }

QString CrewPanel::put(const model::Crew& crew, std::optional<model::Crew> before, Answered then) {
  m_desk.bridge.submit(engine::PutCrew{crew}, this, [this, before, then = std::move(then)](const engine::Answer& answer) {
    if (!engine::refused(answer)) m_before = before;
    then(answer);
  });
  return keyOf(crew);
}

}  // namespace jw::ui
