#include "ui/backup/backup_panel.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QEvent>
#include <QFileDialog>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/backup/backup_watch.h"
#include "ui/backup/backup_words.h"
#include "ui/engine_bridge.h"
#include "ui/on_main.h"
#include "ui/theme/theme.h"
#include "ui/widgets/parts.h"
#include "ui/widgets/rows_table.h"
#include "ui/words.h"

namespace jw::ui {
namespace {

using Step = engine::BackupDesk::Step;

QLabel* line(const char* role, const char* name, QWidget* parent, QBoxLayout* into) {
  auto* label = makeLabel(role, parent);
  label->setObjectName(QString::fromLatin1(name));
  label->setWordWrap(true);
  label->setTextInteractionFlags(Qt::TextSelectableByMouse);
  into->addWidget(label);
  return label;
}

}  // namespace

BackupPanel::BackupPanel(const Desk& desk, BackupWatch& watch, QWidget* parent) : QWidget(parent), m_desk(desk), m_watch(watch) {
  auto* down = new QVBoxLayout(this);
  m_desk.theme.space(down, 16, 12);
  buildState(down);
  auto* across = new QHBoxLayout;
  m_desk.theme.space(across, 0, 16);
  down->addLayout(across, 1);
  auto* left = new QVBoxLayout;
  buildClock(left);
  left->addStretch(1);
  across->addLayout(left, 2);
  auto* right = new QVBoxLayout;
  m_desk.theme.space(right, 0, 8);
  buildKept(right);
  across->addLayout(right, 3);
  setFocusProxy(m_now);
  connect(&m_watch, &BackupWatch::changed, this, [this] {
    if (isVisible()) showStatus();
  });
  connect(&m_desk.bridge, &EngineBridge::actorChanged, this, &BackupPanel::showStatus);
  retranslate();
}

void BackupPanel::buildState(QBoxLayout* into) {
  auto* head = new QHBoxLayout;
  m_state = makeLabel("title", this);
  m_state->setObjectName(QStringLiteral("backupState"));
  head->addWidget(m_state, 1);
  m_now = wordButton(m_desk.theme, "backupNow", QStringLiteral("store"), {}, this, [this] {
    if (m_watch.desk()) m_watch.desk()->make(m_desk.bridge.actor());
    m_watch.look();
  });
  m_toFile = wordButton(m_desk.theme, "backupToFile", {}, {}, this, [this] { makeFile(); });
  head->addWidget(m_now);
  head->addWidget(m_toFile);
  into->addLayout(head);
  m_sentence = line("second", "backupSentence", this, into);
  m_trouble = line("error", "backupTrouble", this, into);
  setMark(m_trouble, "bad", true);
  m_making = new QWidget(this);
  auto* row = new QHBoxLayout(m_making);
  row->setContentsMargins(0, 0, 0, 0);
  m_progress = new QProgressBar(m_making);
  m_progress->setObjectName(QStringLiteral("backupProgress"));
  m_progress->setTextVisible(false);
  m_progressWords = makeLabel("second", m_making);
  m_cancel = wordButton(m_desk.theme, "backupCancel", QStringLiteral("reject"), {}, m_making, [this] {
    if (m_watch.desk()) m_watch.desk()->cancel();
    m_watch.look();
  });
  row->addWidget(m_progress, 1);
  row->addWidget(m_progressWords);
  row->addWidget(m_cancel);
  into->addWidget(m_making);
}

void BackupPanel::buildClock(QBoxLayout* into) {
  auto* panel = makeFrame("panel", this);
  auto* down = new QVBoxLayout(panel);
  m_desk.theme.space(down, 16, 8);
  down->addWidget(m_clockName = makeLabel("heading", panel));
  m_on = new QCheckBox(panel);
  m_on->setObjectName(QStringLiteral("backupOn"));
  down->addWidget(m_on);
  auto* form = new QFormLayout;
  form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
  const auto number = [&](const char* name) {
    auto* box = new QSpinBox(panel);
    box->setObjectName(QString::fromLatin1(name));
    return box;
  };
  form->addRow(m_everyName = makeLabel("second", panel), m_minutes = number("backupMinutes"));
  form->addRow(m_keepName = makeLabel("second", panel), m_hourly = number("backupHourly"));
  form->addRow(m_dailyName = makeLabel("second", panel), m_daily = number("backupDaily"));
  m_minutes->setSingleStep(15);
  auto* folder = new QHBoxLayout;
  m_folder = new QLineEdit(panel);
  m_folder->setObjectName(QStringLiteral("backupFolder"));
  m_folder->setClearButtonEnabled(true);
  folder->addWidget(m_folder, 1);
  folder->addWidget(m_browse = makeFlatButton(m_desk.theme, QStringLiteral("open"), panel));
  form->addRow(m_folderName = makeLabel("second", panel), folder);
  down->addLayout(form);
  m_hint = line("second", "backupHint", panel, down);
  m_rights = line("second", "backupRights", panel, down);
  auto* buttons = new QHBoxLayout;
  m_set = new QPushButton(panel);
  m_set->setObjectName(QStringLiteral("backupSet"));
  setRole(m_set, "primary");
  m_undo = new QPushButton(panel);
  m_undo->setObjectName(QStringLiteral("backupUndo"));
  buttons->addWidget(m_set);
  buttons->addWidget(m_undo);
  buttons->addStretch(1);
  down->addLayout(buttons);
  into->addWidget(panel);
  if (m_watch.desk()) {
    const auto& limits = m_watch.desk()->limits();
    m_minutes->setRange(limits.least.minutes, limits.most.minutes);
    m_hourly->setRange(limits.least.keeping.hourly, limits.most.keeping.hourly);
    m_daily->setRange(limits.least.keeping.daily, limits.most.keeping.daily);
  }
  connect(m_on, &QCheckBox::toggled, this, &BackupPanel::checkClock);
  for (QSpinBox* box : {m_minutes, m_hourly, m_daily}) connect(box, &QSpinBox::valueChanged, this, &BackupPanel::checkClock);
  connect(m_folder, &QLineEdit::textChanged, this, &BackupPanel::checkClock);
  connect(m_browse, &QToolButton::clicked, this, &BackupPanel::chooseFolder);
  connect(m_set, &QPushButton::clicked, this, [this] { put(edited(), false); });
  connect(m_undo, &QPushButton::clicked, this, [this] {
    if (m_before) put(*m_before, true);
  });
}

void BackupPanel::buildKept(QBoxLayout* into) {
  into->addWidget(m_keptName = makeLabel("heading", this));
  into->addWidget(m_table = new RowsTable(m_desk.theme, m_desk.memory, QStringLiteral("backups"), this), 1);
  into->addWidget(m_restoreName = makeLabel("second", this));
  m_restoreName->setWordWrap(true);
  auto* row = new QHBoxLayout;
  m_command = makeLabel("fact", this);
  m_command->setObjectName(QStringLiteral("backupCommand"));
  m_command->setWordWrap(true);
  m_command->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
  row->addWidget(m_command, 1);
  m_copy = wordButton(m_desk.theme, "backupCopy", QStringLiteral("copy"), {}, this, [this] {
    QApplication::clipboard()->setText(m_command->text());
    m_desk.notices.tell(tr("The command is in the clipboard."));
  });
  row->addWidget(m_copy, 0, Qt::AlignTop);
  into->addLayout(row);
  m_key = line("second", "backupKey", this, into);
  connect(m_table, &RowsTable::keyChanged, this, &BackupPanel::showRestore);
}

void BackupPanel::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

void BackupPanel::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  m_watch.look();
}

void BackupPanel::retranslate() {
  m_now->setText(tr("Back up now"));
  m_now->setToolTip(tr("A verified copy into the folder below; work goes on meanwhile"));
  m_toFile->setText(tr("Into a file…"));
  m_toFile->setToolTip(tr("A verified copy under a name of your own, for another disk or the safe"));
  m_cancel->setText(tr("Cancel"));
  m_clockName->setText(tr("By the clock"));
  m_on->setText(tr("Back up while this window is open"));
  m_everyName->setText(tr("Every"));
  m_minutes->setSuffix(tr(" minutes"));
  m_keepName->setText(tr("Keep the newest of each of the last"));
  m_hourly->setSuffix(tr(" hours"));
  m_dailyName->setText(tr("and of each of the last"));
  m_daily->setSuffix(tr(" days"));
  m_folderName->setText(tr("Folder"));
  m_browse->setToolTip(tr("Choose a folder"));
  m_browse->setAccessibleName(m_browse->toolTip());
  m_rights->setText(tr("Administrators choose this."));
  m_set->setText(tr("Set"));
  m_undo->setText(tr("Undo"));
  m_keptName->setText(tr("Backups in the folder"));
  m_copy->setText(tr("Copy"));
  m_copy->setToolTip(tr("Copy the command"));
  m_key->setText(tr("The key file is not in a backup, and without it the protected fields cannot be read. Keep a copy of the folder ~/.config/jingwei/keys (or the one that JINGWEI_KEY_DIR names) apart from the backups. "
                    "Attachments lie in the folder jingwei.files beside the backups: keep both together."));
  m_table->setColumns({{tr("Made"), 180}, {tr("Size"), 90, true}, {tr("File"), 330}});
  m_keptShown = static_cast<std::size_t>(-1);
  showStatus();
  checkClock();
}

void BackupPanel::showStatus() {
  const auto& s = m_watch.status();
  const Instant now = m_desk.bridge.now();
  const bool making = m_watch.isMaking(), here = m_watch.desk() != nullptr;
  m_state->setText(here ? BackupWords::brief(s, now) : tr("○ this window makes no backups"));
  m_sentence->setText(here ? BackupWords::sentence(s, now) : tr("Make them with: jingwei backup --out FILE"));
  const QString trouble = BackupWords::trouble(s);
  m_trouble->setText(trouble);
  m_trouble->setVisible(!trouble.isEmpty());
  m_making->setVisible(making);
  if (making) {
    // While it is verified nobody knows how long.
    const bool known = s.total > 0 && s.step != Step::checking;
    m_progress->setRange(0, known ? 1000 : 0);
    if (known) m_progress->setValue(static_cast<int>(s.done * 1000 / s.total));
    m_progressWords->setText(BackupWords::progress(s));
  }
  const bool may = here && engine::BackupDesk::mayMake(m_desk.bridge.actor());
  m_now->setEnabled(may && !making);
  m_toFile->setEnabled(may && !making);
  if (s.known && (!m_filled || !(s.settings == m_shown))) showClock(true);
  showKept();
  checkClock();
}

void BackupPanel::showClock(bool anew) {
  const auto& s = m_watch.status();
  if (anew) m_shown = s.settings;
  m_filled = true;
  m_filling = true;
  m_on->setChecked(m_shown.on);
  m_minutes->setValue(m_shown.minutes);
  m_hourly->setValue(m_shown.keeping.hourly);
  m_daily->setValue(m_shown.keeping.daily);
  m_folder->setText(text(m_shown.folder.string()));
  m_filling = false;
}

engine::BackupSettings BackupPanel::edited() const {
  engine::BackupSettings s;
  s.on = m_on->isChecked();
  s.minutes = m_minutes->value();
  s.keeping = {m_hourly->value(), m_daily->value()};
  s.folder = m_folder->text().trimmed().toStdString();
  return s;
}

void BackupPanel::checkClock() {
  if (m_filling) return;
  const auto& s = m_watch.status();
  const bool may = m_watch.desk() && s.known && engine::BackupDesk::mayChange(m_desk.bridge.actor());
  const auto wanted = edited();
  const bool differs = !(wanted == m_shown), good = m_watch.desk() && engine::faultOf(wanted, m_watch.desk()->limits()).empty();
  m_rights->setVisible(!may);
  for (QWidget* w : std::initializer_list<QWidget*>{m_on, m_minutes, m_hourly, m_daily, m_folder, m_browse}) w->setEnabled(may);
  m_folder->setPlaceholderText(text(engine::defaultBackupFolder(std::filesystem::absolute(m_desk.bridge.engine().storePath())).string()));
  m_set->setEnabled(may && differs && good);
  m_undo->setEnabled(may && m_before.has_value());
  setMark(m_folder, "bad", !good);
  if (!good)
    m_hint->setText(tr("▲ The folder must be a whole path, such as /srv/backups."));
  else if (differs && (wanted.keeping.hourly < m_shown.keeping.hourly || wanted.keeping.daily < m_shown.keeping.daily))
    m_hint->setText(tr("▲ Fewer are kept: older backups in the folder are removed for good after the next one."));
  else if (differs && !wanted.on)
    m_hint->setText(tr("▲ No backup will be made by the clock. Whatever happens to the store after the last one is lost with it."));
  else if (s.sameDisk && !differs)
    m_hint->setText(tr("▲ The folder lies on the disk of the store: a disk that fails takes both. Choose a folder on another one."));
  else
    m_hint->setText(differs ? tr("In effect at once. It stands in the audit log.") : QString());
  m_hint->setVisible(may && !m_hint->text().isEmpty());
}

void BackupPanel::showKept() {
  const auto& s = m_watch.status();
  const auto newest = s.kept.empty() ? std::filesystem::path() : s.kept.front().file;
  if (s.kept.size() == m_keptShown && newest == m_newestShown) return showRestore();
  m_keptShown = s.kept.size();
  m_newestShown = newest;
  std::vector<Row> rows;
  for (const auto& b : s.kept)
    rows.push_back({text(b.file.string()), {{Words::fullMoment(b.takenAt), QVariant::fromValue<qlonglong>(toMillis(b.takenAt))}, {BackupWords::size(b.bytes), QVariant::fromValue<qlonglong>(static_cast<qlonglong>(b.bytes))}, {text(b.file.filename().string()), {}, nullptr, false, text(b.file.string())}}});
  m_table->setRows(std::move(rows));
  if (m_table->currentKey().isEmpty() && !s.kept.empty()) m_table->choose(text(newest.string()));
  showRestore();
}

void BackupPanel::showRestore() {
  const QString chosen = m_table->currentKey();
  const auto& s = m_watch.status();
  const std::filesystem::path file = !chosen.isEmpty() ? std::filesystem::path(chosen.toStdString()) : s.lastFile;
  m_restoreName->setText(file.empty() ? tr("There is none yet. “Back up now” makes the first.") : tr("To go back to the chosen one: close all windows over this store and run the command below. The store as it is now is kept beside it under another name."));
  const QString command = file.empty() ? QString() : BackupWords::restoreCommand(m_desk.bridge.engine().storePath(), file);
  if (m_command->text() != command) m_command->setText(command);
  m_copy->setVisible(!file.empty());
}

void BackupPanel::put(const engine::BackupSettings& settings, bool undo) {
  if (!m_watch.desk()) return;
  m_watch.desk()->change(m_desk.bridge.actor(), settings, onMain<std::string>(this, [this, before = m_shown, settings, undo](const std::string& why) {
    if (!why.empty()) return m_desk.notices.warn(tr("Not changed: %1").arg(text(why)));
    m_before = undo ? std::optional<engine::BackupSettings>() : std::optional(before);
    m_desk.notices.tell(undo ? tr("Taken back.") : tr("Set."));
    m_shown = settings;
    showClock(false);
    m_watch.look();
  }));
}

void BackupPanel::makeFile() {
  const auto& engine = m_desk.bridge.engine();
  auto* files = new QFileDialog(this, tr("Back up into"), QString(), tr("Backups (*.backup);;All files (*)"));
  files->setAttribute(Qt::WA_DeleteOnClose);
  files->setAcceptMode(QFileDialog::AcceptSave);
  files->setDefaultSuffix(QStringLiteral("backup"));
  files->selectFile(text(engine::backupName({}, engine.storePath(), m_desk.bridge.now()).string()));
  connect(files, &QFileDialog::fileSelected, this, [this](const QString& file) {
    if (m_watch.desk()) m_watch.desk()->make(m_desk.bridge.actor(), file.toStdString());
    m_watch.look();
  });
  files->open();
}

void BackupPanel::chooseFolder() {
  auto* dialog = new QFileDialog(this, tr("Folder of the backups"), text(m_watch.status().folder.string()));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setFileMode(QFileDialog::Directory);
  dialog->setOption(QFileDialog::ShowDirsOnly);
  connect(dialog, &QFileDialog::fileSelected, m_folder, &QLineEdit::setText);
  dialog->open();
}

}  // namespace jw::ui
