#include "ui/registry/import_form.h"

#include <QComboBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QHeaderView>
#include <QInputDialog>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

#include "gis/import/sheet_reader.h"
#include "ui/engine_bridge.h"
#include "ui/memory.h"
#include "ui/on_main.h"
#include "ui/registry/registry_words.h"
#include "ui/theme/theme.h"
#include "ui/widgets/parts.h"
#include "ui/widgets/rows_table.h"
#include "ui/words.h"

namespace jw::ui {
namespace {

constexpr std::size_t kShownFaults = 2000, kSamples = 3;

}  // namespace

struct ImportForm::Shared {
  std::atomic<std::uint64_t> done{0}, total{0};
};

ImportForm::ImportForm(const Desk& desk, const model::AreaPath& area, model::RecordKind subject, QWidget* parent)
    : QDialog(parent->window()), m_desk(desk), m_areaPath(area), m_shared(std::make_shared<Shared>()) {
  setObjectName(QStringLiteral("importForm"));
  setAttribute(Qt::WA_DeleteOnClose);
  setWindowTitle(tr("Import into the registry"));
  auto* down = new QVBoxLayout(this);
  m_desk.theme.space(down, 16, 8);
  auto* head = makeLabel("title", this);
  head->setText(windowTitle());
  down->addWidget(head);
  auto* form = new QFormLayout;
  form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
  m_subject = new QComboBox(this);
  m_subject->setObjectName(QStringLiteral("importSubject"));
  m_subject->addItem(tr("People with their homes"), static_cast<int>(model::RecordKind::person));
  m_subject->addItem(tr("Organisations"), static_cast<int>(model::RecordKind::organisation));
  m_subject->addItem(tr("Public facilities"), static_cast<int>(model::RecordKind::facility));
  m_subject->addItem(tr("Households with their dwellings"), static_cast<int>(model::RecordKind::household));
  m_subject->addItem(tr("Compounds"), static_cast<int>(model::RecordKind::compound));
  m_subject->addItem(tr("Volunteers"), static_cast<int>(model::RecordKind::volunteer));
  m_subject->setCurrentIndex(std::max(0, m_subject->findData(static_cast<int>(subject))));
  form->addRow(tr("What"), m_subject);
  auto* file = new QHBoxLayout;
  m_fileName = makeLabel("fact", this);
  m_choose = new QPushButton(tr("Choose a file…"), this);
  m_choose->setObjectName(QStringLiteral("importChoose"));
  file->addWidget(m_fileName, 1);
  file->addWidget(m_choose);
  form->addRow(tr("File (XLSX or CSV)"), file);
  auto* maps = new QHBoxLayout;
  m_mapping = new QComboBox(this);
  m_mapping->setObjectName(QStringLiteral("importMapping"));
  m_save = new QPushButton(tr("Keep these columns…"), this);
  m_save->setObjectName(QStringLiteral("importKeep"));
  maps->addWidget(m_mapping, 1);
  maps->addWidget(m_save);
  form->addRow(tr("Columns as in"), maps);
  down->addLayout(form);
  m_about = makeLabel("second", this);
  m_about->setObjectName(QStringLiteral("importAbout"));
  m_about->setWordWrap(true);
  down->addWidget(m_about);
  m_columns = new QTableWidget(0, 3, this);
  m_columns->setObjectName(QStringLiteral("importColumns"));
  m_columns->setHorizontalHeaderLabels({tr("Column of the file"), tr("Is taken for"), tr("For example")});
  m_columns->verticalHeader()->hide();
  m_columns->setShowGrid(false);
  m_columns->setEditTriggers(QAbstractItemView::NoEditTriggers);
  m_columns->setSelectionMode(QAbstractItemView::NoSelection);
  m_columns->horizontalHeader()->setStretchLastSection(true);
  m_columns->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
  m_columns->setColumnWidth(0, m_desk.theme.px(180));
  m_columns->setColumnWidth(1, m_desk.theme.px(200));
  down->addWidget(m_columns, 1);
  m_faults = new RowsTable(m_desk.theme, m_desk.memory, QStringLiteral("importFaults"), this);
  m_faults->setColumns({{tr("Row"), 70, true}, {tr("Column"), 150}, {tr("What is wrong"), 420}});
  m_faults->hide();
  down->addWidget(m_faults, 1);
  m_progress = new QProgressBar(this);
  m_progress->hide();
  down->addWidget(m_progress);
  m_state = makeLabel("fact", this);
  m_state->setObjectName(QStringLiteral("importState"));
  m_state->setWordWrap(true);
  down->addWidget(m_state);
  auto* buttons = new QHBoxLayout;
  buttons->addStretch(1);
  m_cancel = new QPushButton(tr("Close"), this);
  m_cancel->setObjectName(QStringLiteral("importCancel"));
  m_check = new QPushButton(tr("Check only"), this);
  m_check->setObjectName(QStringLiteral("importCheck"));
  m_import = new QPushButton(tr("Import all or nothing"), this);
  m_import->setObjectName(QStringLiteral("importRun"));
  setRole(m_import, "primary");
  for (QPushButton* b : {m_choose, m_save, m_cancel, m_check}) b->setAutoDefault(false);
  for (QPushButton* b : {m_cancel, m_check, m_import}) buttons->addWidget(b);
  down->addLayout(buttons);
  m_look.setInterval(100);
  connect(&m_look, &QTimer::timeout, this, [this] {
    const auto done = m_shared->done.load(), total = m_shared->total.load();
    m_progress->setRange(0, static_cast<int>(total));
    m_progress->setValue(static_cast<int>(done));
    if (done > 0 && total > done && m_since.elapsed() > 1000) m_state->setText(tr("%L1 of %L2 rows, about %L3 s left").arg(done).arg(total).arg(m_since.elapsed() * static_cast<qint64>(total - done) / static_cast<qint64>(done) / 1000 + 1));
  });
  connect(m_choose, &QPushButton::clicked, this, &ImportForm::chooseFile);
  connect(m_subject, &QComboBox::activated, this, [this] {
    if (!m_file.isEmpty()) open(m_file);
  });
  connect(m_mapping, &QComboBox::activated, this, [this](int i) {
    if (i == 0) return applyMapping(m_preview.mapping);
    if (const auto keys = engine::fitted(m_saved[static_cast<std::size_t>(m_mapping->currentData().toInt())], m_preview.headers)) applyMapping(*keys);
  });
  connect(m_save, &QPushButton::clicked, this, &ImportForm::saveMapping);
  connect(m_check, &QPushButton::clicked, this, [this] { run(true); });
  connect(m_import, &QPushButton::clicked, this, [this] { run(false); });
  connect(m_cancel, &QPushButton::clicked, this, &ImportForm::reject);
  m_desk.theme.follow(this, [this] { setMinimumSize(m_desk.theme.px(720), m_desk.theme.px(520)); });
  end(tr("Nothing is kept unless every row is good. People and organisations with a number that is there already are named; households, dwellings, compounds, volunteers and facilities that are there are changed."));
}

ImportForm::~ImportForm() = default;

model::RecordKind ImportForm::subject() const {
  return static_cast<model::RecordKind>(m_subject->currentData().toInt());
}

engine::ImportTable ImportForm::table() const {
  const std::filesystem::path file = m_file.toStdString();
  return {file, gis::isWorkbook(file) ? OpenRecords([file] { return gis::openSheet(file); }) : OpenRecords()};
}

void ImportForm::chooseFile() {
  auto* files = new QFileDialog(this, tr("Choose a file"), m_desk.memory.get(QStringLiteral("files/folder")).toString());
  files->setAttribute(Qt::WA_DeleteOnClose);
  files->setFileMode(QFileDialog::ExistingFile);
  files->setNameFilter(tr("Tables (*.xlsx *.csv *.csv.gz *.txt)"));
  connect(files, &QFileDialog::fileSelected, this, [this](const QString& file) {
    m_desk.memory.set(QStringLiteral("files/folder"), QFileInfo(file).absolutePath());
    open(file);
  });
  files->open();
}

void ImportForm::work(std::function<void(const Progress&)> what, std::function<void(const QString&)> then) {
  // The one before has ended, or nothing new would have been begun.
  m_worker = std::jthread([what = std::move(what), shared = m_shared, stopped = tr("Stopped; nothing was kept."), done = onMain<QString>(this, [then = std::move(then)](const QString& wrong) { then(wrong); })](std::stop_token stop) {
    Progress progress;
    progress.stop = stop;
    progress.report = [shared](std::uint64_t n, std::uint64_t total, std::string_view) {
      shared->done = n;
      shared->total = total;
    };
    try {
      what(progress);
      done(QString());
    } catch (const Error& e) {
      done(e.code() == ErrorCode::cancelled ? stopped : text(e.what()));
    } catch (const std::exception& e) {
      done(text(e.what()));
    }
  });
}

void ImportForm::reject() {
  if (!m_busy) return QDialog::reject();
  m_worker.request_stop();
}

void ImportForm::open(const QString& file) {
  if (m_busy) return;
  m_file = file;
  m_fileName->setText(QFileInfo(file).fileName());
  begin(tr("Reading the file …"));
  auto preview = std::make_shared<engine::ImportPreview>();
  auto saved = std::make_shared<std::vector<engine::SavedMapping>>();
  work(
      [preview, saved, table = table(), subject = subject(), &engine = m_desk.bridge.engine(), attributes = std::make_shared<const model::Attributes>(m_desk.registry.attributes())](const Progress& progress) {
        *preview = engine::previewImport(table, engine.dataFolder(), *attributes, subject, progress);
        *saved = engine::savedMappings(engine, subject);
      },
      [this, preview, saved](const QString& wrong) {
        m_preview = wrong.isEmpty() ? std::move(*preview) : engine::ImportPreview();
        m_saved = std::move(*saved);
        fillColumns();
        QString refused;
        for (const auto& f : m_preview.forbidden) refused += (refused.isEmpty() ? QString() : QStringLiteral("; ")) + text(f);
        if (!wrong.isEmpty()) return end(wrong, true);
        if (!refused.isEmpty()) return end(tr("These columns must not be kept, take them out of the file: %1").arg(refused), true);
        end(tr("Check what each column is taken for."));
      });
}

void ImportForm::fillColumns() {
  m_known = registry::importColumns(m_desk.registry.attributes(), subject());
  m_faults->hide();
  m_columns->show();
  m_columns->setRowCount(static_cast<int>(m_preview.headers.size()));
  for (int row = 0; row < m_columns->rowCount(); ++row) {
    const auto c = static_cast<std::size_t>(row);
    m_columns->setItem(row, 0, new QTableWidgetItem(text(m_preview.headers[c])));
    auto* keys = new QComboBox(m_columns);
    keys->addItem(tr("(passed over)"), QString());
    for (const auto& k : m_known) keys->addItem(text(Words::isChinese() ? k.zh : k.en), text(k.key));
    m_columns->setCellWidget(row, 1, keys);
    QStringList samples;
    for (std::size_t r = 0; r < m_preview.rows.size() && samples.size() < static_cast<qsizetype>(kSamples); ++r)
      if (c < m_preview.rows[r].size() && !m_preview.rows[r][c].empty()) samples << text(m_preview.rows[r][c]);
    m_columns->setItem(row, 2, new QTableWidgetItem(samples.join(QStringLiteral(" · "))));
  }
  m_columns->setColumnWidth(0, m_desk.theme.px(180));
  m_columns->setColumnWidth(1, m_desk.theme.px(200));
  m_mapping->clear();
  m_mapping->addItem(tr("guessed from the headers"));
  int first = -1;
  for (std::size_t i = 0; i < m_saved.size(); ++i)
    if (engine::fitted(m_saved[i], m_preview.headers)) {
      m_mapping->addItem(text(m_saved[i].name), static_cast<int>(i));
      if (first < 0) first = static_cast<int>(i);
    }
  applyMapping(m_preview.mapping);
  if (first < 0) return;
  m_mapping->setCurrentIndex(1);
  applyMapping(*engine::fitted(m_saved[static_cast<std::size_t>(first)], m_preview.headers));
}

void ImportForm::applyMapping(const std::vector<std::string>& keys) {
  for (int row = 0; row < m_columns->rowCount(); ++row)
    if (auto* box = qobject_cast<QComboBox*>(m_columns->cellWidget(row, 1))) box->setCurrentIndex(std::max(0, box->findData(text(keys[static_cast<std::size_t>(row)]))));
}

std::vector<std::string> ImportForm::mapping() const {
  std::vector<std::string> keys;
  for (int row = 0; row < m_columns->rowCount(); ++row)
    if (const auto* box = qobject_cast<QComboBox*>(m_columns->cellWidget(row, 1))) keys.push_back(box->currentData().toString().toStdString());
  return keys;
}

void ImportForm::saveMapping() {
  auto* ask = new QInputDialog(this);
  ask->setObjectName(QStringLiteral("importName"));
  ask->setAttribute(Qt::WA_DeleteOnClose);
  ask->setWindowTitle(tr("Keep these columns"));
  ask->setLabelText(tr("Name, for example of whom such files come from"));
  ask->setTextValue(m_mapping->currentIndex() > 0 ? m_mapping->currentText() : QString());
  connect(ask, &QInputDialog::textValueSelected, this, [this](const QString& name) {
    if (name.trimmed().isEmpty() || m_busy) return;
    engine::SavedMapping kept{name.trimmed().toStdString(), {}};
    const auto keys = mapping();
    for (std::size_t i = 0; i < keys.size(); ++i) kept.columns.emplace_back(m_preview.headers[i], keys[i]);
    begin(QString());
    work([&engine = m_desk.bridge.engine(), actor = m_desk.bridge.actor(), subject = subject(), kept](const Progress&) { engine::saveMapping(engine, actor, subject, kept); },
         [this, kept](const QString& wrong) {
           if (!wrong.isEmpty()) return end(wrong, true);
           std::erase_if(m_saved, [&](const auto& m) { return m.name == kept.name; });
           m_saved.insert(m_saved.begin(), kept);
           const auto chosen = mapping();
           fillColumns();
           applyMapping(chosen);
           end(tr("Kept as “%1”; offered for files with these headers.").arg(text(kept.name)));
         });
  });
  ask->open();
}

void ImportForm::run(bool dryRun) {
  if (m_busy || m_file.isEmpty()) return;
  engine::ImportRequest request{table(), subject(), mapping(), m_areaPath, dryRun, 100'000};
  begin(dryRun ? tr("Checking …") : tr("Importing …"));
  auto result = std::make_shared<engine::ImportResult>();
  work([result, request, &engine = m_desk.bridge.engine(), &registry = m_desk.registry, actor = m_desk.bridge.actor()](const Progress& progress) { *result = engine::importTable(engine, registry, actor, request, progress); },
       [this, result, dryRun](const QString& wrong) {
         if (!wrong.isEmpty()) return end(wrong, true);
         showResult(*result, dryRun);
       });
}

QString ImportForm::allowed(const std::string& key) const {
  QStringList names;
  if (const auto* codes = registry::importCodes(m_desk.registry.attributes(), subject(), key))
    for (const auto& code : codes->codes) names << text(Words::isChinese() ? code.zh : code.en);
  return names.isEmpty() ? QString() : QStringLiteral(" ") + tr("It may be one of: %1.").arg(names.join(tr(", ")));
}

QString ImportForm::faultWords(const registry::RowFault& f) const {
  QString words;
  const QString detail = f.detail.empty() ? QString() : RegistryWords::detail(f.detail, f.values);
  for (int i = 1; i <= static_cast<int>(model::RegistryFault::inUse); ++i)
    if (const auto fault = static_cast<model::RegistryFault>(i); model::faultName(fault) == f.fault) words = RegistryWords::of(model::RegistryRefusal{fault, f.key, f.detail, {}, f.values});
  if (f.fault == "no_building") words = tr("There is no such building in the area, or there are several of this name.");
  if (f.fault == "not_text") words = tr("The text is damaged or in another character set.");
  if (f.fault == "bad_csv") words = tr("The line is not well-formed CSV.");
  if (f.fault == "too_many_fields") words = tr("The line has more fields than there are columns: %1.").arg(detail);
  if (words.isEmpty()) words = text(f.fault);
  if (f.detail == "no such code") words += allowed(f.key);
  if (f.firstRow > 0) words += QStringLiteral(" ") + (subject() == model::RecordKind::household || subject() == model::RecordKind::compound || subject() == model::RecordKind::volunteer ? tr("Row %L1 has it.") : tr("The same number stands in row %L1.")).arg(f.firstRow);
  QStringList known;
  for (const auto& k : f.known) known << text(k);
  if (!known.isEmpty()) words += QStringLiteral(" ") + tr("In the registry it belongs to: %1.").arg(known.join(tr("; ")));
  if (f.fault == model::faultName(model::RegistryFault::duplicate) && known.isEmpty() && f.firstRow == 0) words += QStringLiteral(" ") + tr("That record lies outside your area.");
  return words;
}

QString ImportForm::columnWords(const std::string& key) const {
  for (const auto& k : m_known)
    if (k.key == key) return text(Words::isChinese() ? k.zh : k.en);
  return text(key);
}

void ImportForm::listUpdates(const engine::ImportResult& result, bool dryRun) {
  std::vector<Row> rows;
  for (std::size_t i = 0; i < std::min(result.updates.size(), kShownFaults); ++i) {
    const auto& u = result.updates[i];
    QStringList columns;
    for (const auto& key : u.columns) columns << columnWords(key);
    const QString which = text(u.code.empty() ? u.name : u.code), changes = columns.join(tr(", "));
    const QString what = u.name.empty() || u.code.empty() ? changes : QStringLiteral("%1: %2").arg(text(u.name), changes);
    rows.push_back({QString::number(i), {{QString::number(u.row), QVariant::fromValue<qlonglong>(u.row)}, {which, {}, nullptr, false, which}, {what, {}, nullptr, false, what}}});
  }
  m_columns->setVisible(rows.empty());
  m_faults->setVisible(!rows.empty());
  const bool facilities = subject() == model::RecordKind::facility, homes = subject() == model::RecordKind::household;
  m_faults->setColumns({{tr("Row"), 70, true}, {facilities ? tr("Facility code") : homes ? tr("Dwelling") : tr("Name"), homes ? 240 : 150}, {dryRun ? tr("Is there already; would change") : tr("Was there already; changed"), 420}});
  m_faults->setRows(std::move(rows));
}

void ImportForm::showResult(const engine::ImportResult& result, bool dryRun) {
  if (result.faults.empty()) {
    listUpdates(result, dryRun);
    const QString updates = result.updated == 0 ? QString() : QStringLiteral(" ") + (dryRun ? tr("%L1 of them would change what is there already.") : tr("%L1 of them changed what was there already.")).arg(result.updated);
    if (dryRun) return end(tr("All %L1 rows are good. Nothing was kept yet.").arg(result.rows) + updates);
    end(tr("%L1 rows were taken in.").arg(result.taken) + updates);
    m_desk.notices.tell(m_state->text());
    Q_EMIT imported(result.taken);
    return;
  }
  std::vector<Row> rows;
  for (std::size_t i = 0; i < std::min(result.faults.size(), kShownFaults); ++i) {
    const auto& f = result.faults[i];
    rows.push_back({QString::number(i), {{QString::number(f.row), QVariant::fromValue<qlonglong>(f.row)}, {columnWords(f.key)}, {faultWords(f), {}, nullptr, false, faultWords(f)}}});
  }
  m_faults->setColumns({{tr("Row"), 70, true}, {tr("Column"), 150}, {tr("What is wrong"), 420}});
  m_faults->setRows(std::move(rows));
  m_columns->hide();
  m_faults->show();
  end(tr("%L1 of %L2 rows have a fault; nothing was kept. Mend the file and check it again.").arg(result.faults.size()).arg(result.rows), true);
}

void ImportForm::begin(const QString& words) {
  m_busy = true;
  m_shared->done = m_shared->total = 0;
  m_since.start();
  m_look.start();
  m_progress->setRange(0, 0);
  m_progress->setVisible(!words.isEmpty());
  for (QWidget* w : std::initializer_list<QWidget*>{m_subject, m_choose, m_mapping, m_save, m_columns, m_check, m_import}) w->setEnabled(false);
  m_cancel->setText(tr("Cancel"));
  setRole(m_state, "fact");
  m_state->setText(words);
}

void ImportForm::end(const QString& words, bool wrong) {
  m_busy = false;
  m_look.stop();
  m_progress->hide();
  const bool some = !m_preview.headers.empty() && m_preview.forbidden.empty();
  for (QWidget* w : std::initializer_list<QWidget*>{m_subject, m_choose, m_columns}) w->setEnabled(true);
  for (QWidget* w : std::initializer_list<QWidget*>{m_mapping, m_save, m_check, m_import}) w->setEnabled(some);
  m_cancel->setText(tr("Close"));
  setRole(m_state, wrong ? "error" : "fact");
  m_state->setText(words);
  m_about->setText(m_preview.headers.empty() ? QString() : m_preview.encoding.empty() ? tr("Workbook, %L1 rows below the headers").arg(m_preview.records - 1)
                                                                                        : tr("CSV in %1, %L2 rows below the headers").arg(text(m_preview.encoding)).arg(m_preview.records - 1));
  m_about->setVisible(!m_about->text().isEmpty());
}

}  // namespace jw::ui
