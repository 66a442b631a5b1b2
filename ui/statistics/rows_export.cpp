#include "ui/statistics/rows_export.h"

#include <QDir>
#include <QSaveFile>

#include "core/base/error.h"
#include "gis/export/table_workbook.h"
#include "ui/engine_bridge.h"
#include "ui/on_main.h"
#include "ui/statistics/report_files.h"
#include "ui/statistics/report_words.h"
#include "ui/widgets/purpose_menu.h"
#include "ui/words.h"

namespace jw::ui {

void RowsExport::begin(const Desk& desk, engine::StatisticsDesk& statistics, engine::StatisticsDesk::ListQuestion question, const QString& kind, QWidget* under) {
  const auto* entry = statistics.catalog().find(question.entry);
  if (!entry) return;
  askPurpose(statistics.exportPurposes(desk.bridge.actor(), *entry), under, [desk, &statistics, question, kind, under, title = ReportWords::title(*entry)](const std::string& purpose) mutable {
    question.purpose = purpose;
    ReportFiles::ask(desk, under->window(), kind, title, [desk, &statistics, question, kind, receiver = under->window()](const QString& file) {
      using Answer = std::variant<engine::PersonalSheet, engine::Refused>;
      statistics.exportRows(desk.bridge.actor(), question, {}, onMain<Answer>(receiver, [desk, kind, file, receiver](const Answer& answer) {
                              keep(desk, answer, kind, file, tr("More than %L1 people cannot be exported at once. Choose a smaller area or one figure of the table.").arg(engine::kMostExported), receiver);
                            }));
    });
  });
}

void RowsExport::keep(const Desk& desk, const std::variant<engine::PersonalSheet, engine::Refused>& answer, const QString& kind, const QString& file, const QString& tooMany, QWidget* receiver) {
  if (const auto* why = std::get_if<engine::Refused>(&answer)) return desk.notices.warn(why->code == engine::RefusalCode::badValue ? tooMany : Words::of(why->code));
  auto sheet = std::make_shared<const engine::PersonalSheet>(std::get<engine::PersonalSheet>(answer));
  ReportFiles::inBackground(
      receiver, [file, kind, sheet, chinese = Words::isChinese()] { write(file.toStdString(), kind.toStdString(), *sheet, chinese, Progress{}); },
      [desk, file, sheet](const QString& wrong) {
        if (wrong.isEmpty())
          desk.notices.tell(tr("%L1 rows written: %2 (audit entry %3)").arg(sheet->rows.size()).arg(QDir::toNativeSeparators(file)).arg(sheet->audit));
        else
          desk.notices.warn(tr("The file could not be written: %1").arg(wrong));
      });
}

void RowsExport::write(const std::filesystem::path& file, const std::string& kind, const engine::PersonalSheet& sheet, bool chinese, const Progress& progress) {
  if (kind == "xlsx") {
    gis::TextTable table{{}, {}, toMillis(sheet.at), {}, sheet.inLanguage(chinese)};
    if (!sheet.table) {
      table.title = (chinese ? sheet.zh : sheet.en) + " · " + sheet.area;
      table.mark = sheet.mark(chinese);
    }
    for (const auto& c : sheet.columns) table.columns.push_back(chinese ? c.zh : c.en);
    return gis::writeTextTable(file, table, progress);
  }
  const std::string text = engine::csvOf(sheet, chinese);
  QSaveFile whole(QString::fromStdString(file.string()));
  if (!whole.open(QIODevice::WriteOnly) || whole.write(text.data(), static_cast<qint64>(text.size())) < 0 || !whole.commit())
    throw Error(ErrorCode::input, file.string() + ": " + whole.errorString().toStdString());
}

}  // namespace jw::ui
