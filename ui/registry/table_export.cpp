#include "ui/registry/table_export.h"

#include <QDir>
#include <QMenu>

#include "core/engine/personal_export.h"
#include "core/engine/registry_import.h"
#include "ui/engine_bridge.h"
#include "ui/on_main.h"
#include "ui/statistics/report_files.h"
#include "ui/statistics/rows_export.h"
#include "ui/widgets/purpose_menu.h"
#include "ui/words.h"

namespace jw::ui {

void TableExport::offer(const Desk& desk, const model::AreaPath& area, QWidget* under) {
  auto* menu = new QMenu(under);
  menu->setObjectName(QStringLiteral("tableExport"));
  menu->setAttribute(Qt::WA_DeleteOnClose);
  const auto ask = [desk, area, under](model::RecordKind subject, const QString& kind, const QString& title, const std::string& purpose) {
    ReportFiles::ask(desk, under->window(), kind, title, [=](const QString& file) { write(desk, subject, area, purpose, file, under->window()); });
  };
  const auto add = [&](const char* name, const QString& words, auto run) { menu->addAction(words, under, run)->setObjectName(QString::fromLatin1(name)); };
  const auto purposes = desk.registry.exportPurposes(desk.bridge.actor());
  const auto personal = [&](const char* name, const QString& words, model::RecordKind subject, const QString& kind, const QString& title) {
    add(name, words, [=] { askPurpose(purposes, under, [=](const std::string& purpose) { ask(subject, kind, title, purpose); }); });
  };
  if (!purposes.empty()) {
    const QString homes = tr("Households with their dwellings"), volunteers = tr("Volunteers");
    personal("householdsXlsx", tr("Households with their dwellings as a workbook…"), model::RecordKind::household, QStringLiteral("xlsx"), homes);
    personal("householdsCsv", tr("Households with their dwellings as CSV…"), model::RecordKind::household, QStringLiteral("csv"), homes);
    personal("volunteersXlsx", tr("Volunteers as a workbook…"), model::RecordKind::volunteer, QStringLiteral("xlsx"), volunteers);
    personal("volunteersCsv", tr("Volunteers as CSV…"), model::RecordKind::volunteer, QStringLiteral("csv"), volunteers);
    menu->addSeparator();
  }
  add("compoundsCsv", tr("Compounds as CSV…"), [=] { ask(model::RecordKind::compound, QStringLiteral("csv"), tr("Compounds"), {}); });
  add("organisationsCsv", tr("Organisations as CSV…"), [=] { ask(model::RecordKind::organisation, QStringLiteral("csv"), tr("Organisations"), {}); });
  menu->popup(under->mapToGlobal(under->rect().bottomLeft()));
}

void TableExport::write(const Desk& desk, model::RecordKind subject, const model::AreaPath& area, const std::string& purpose, const QString& file, QWidget* receiver) {
  if (!purpose.empty()) {
    using Answer = std::variant<engine::PersonalSheet, engine::Refused>;
    const QString kind = file.endsWith(QStringLiteral(".xlsx"), Qt::CaseInsensitive) ? QStringLiteral("xlsx") : QStringLiteral("csv");
    return desk.registry.exportTable(desk.bridge.actor(), subject, area, purpose, {}, onMain<Answer>(receiver, [=](const Answer& answer) {
                                       RowsExport::keep(desk, answer, kind, file, tr("More than %L1 rows cannot be exported at once. Choose a smaller area.").arg(engine::kMostExported), receiver);
                                     }));
  }
  auto rows = std::make_shared<std::uint64_t>(0);
  ReportFiles::inBackground(
      receiver,
      [rows, subject, area, path = file.toStdString(), actor = desk.bridge.actor(), &engine = std::as_const(desk.bridge).engine(), &registry = desk.registry] {
        *rows = subject == model::RecordKind::compound ? engine::exportCompounds(engine, actor, area, registry.attributes(), path, Progress{}) : engine::exportOrganisations(engine, registry, actor, area, path, Progress{});
      },
      [desk, file, rows](const QString& wrong) {
        if (!wrong.isEmpty()) return desk.notices.warn(tr("The file could not be written: %1").arg(wrong));
        desk.notices.tell(tr("%L1 rows were written to %2.").arg(*rows).arg(QDir::toNativeSeparators(file)));
      });
}

}  // namespace jw::ui
