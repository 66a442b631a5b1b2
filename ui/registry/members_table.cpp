#include "ui/registry/members_table.h"

#include <QEvent>
#include <QHeaderView>

#include "core/engine/registry_desk.h"
#include "ui/registry/registry_words.h"
#include "ui/theme/theme.h"
#include "ui/words.h"

namespace jw::ui {

MembersTable::MembersTable(const Desk& desk, QWidget* parent) : RowsTable(desk.theme, desk.memory, QStringLiteral("registryMembers"), parent), m_desk(desk) {
  setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  m_desk.theme.follow(this, [this] { fit(); });
  connect(this, &QTableView::clicked, this, [this](const QModelIndex&) {
    if (const auto id = Uuid::parse(currentKey().toStdString())) Q_EMIT personChosen(*id);
  });
  connect(this, &RowsTable::keyActivated, this, [this](const QString& key) {
    if (const auto id = Uuid::parse(key.toStdString())) Q_EMIT personChosen(*id);
  });
  retranslate();
}

void MembersTable::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  RowsTable::changeEvent(event);
}

void MembersTable::retranslate() {
  setColumns({{tr("Name"), 72}, {tr("Relation"), 72}, {tr("Sex"), 76}, {tr("Age"), 80, true}, {tr("Residence"), 80}});
  setMembers(m_members);
}

void MembersTable::setMembers(const std::vector<model::PersonLine>& members) {
  m_members = members;
  const auto& a = m_desk.registry.attributes();
  const auto code = [&](const model::PersonLine& p, model::PersonColumn column) { return Cell{RegistryWords::code(a, p, column)}; };
  std::vector<Row> rows;
  for (const auto& p : m_members)
    rows.push_back({text(p.id.text()),
                    {{text(p.name), {}, p.validity.to == kNever ? nullptr : &Palette::secondText}, code(p, model::PersonColumn::relation), code(p, model::PersonColumn::sex), {RegistryWords::age(p), p.age},
                     p.validity.ending == model::Ending::none ? code(p, model::PersonColumn::residence) : Cell{RegistryWords::of(p.validity.ending), {}, &Palette::secondText}}});
  setRows(std::move(rows));
  fit();
}

void MembersTable::fit() {
  const int rows = static_cast<int>(m_members.size());
  setFixedHeight(horizontalHeader()->sizeHint().height() + rows * verticalHeader()->defaultSectionSize() + m_desk.theme.px(12));
}

}  // namespace jw::ui
