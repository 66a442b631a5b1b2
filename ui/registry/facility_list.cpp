#include "ui/registry/facility_list.h"

#include <QComboBox>
#include <QDir>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QToolButton>

#include "core/engine/registry_import.h"
#include "ui/engine_bridge.h"
#include "ui/on_main.h"
#include "ui/registry/registry_words.h"
#include "ui/statistics/report_files.h"
#include "ui/theme/theme.h"
#include "ui/widgets/parts.h"
#include "ui/widgets/rows_table.h"
#include "ui/words.h"

namespace jw::ui {
namespace {

constexpr std::uint32_t kFacilities = 2000;

}  // namespace

FacilityList::FacilityList(const Desk& desk, QWidget* parent) : QWidget(parent), m_desk(desk) {
  setObjectName(QStringLiteral("facilityList"));
  auto* down = new QVBoxLayout(this);
  down->setContentsMargins(0, 0, 0, 0);
  down->setSpacing(0);
  auto* bar = new QHBoxLayout;
  m_desk.theme.space(bar, 12, 4, 8);
  m_words = new QLineEdit(this);
  m_words->setObjectName(QStringLiteral("facilityFilter"));
  m_words->setClearButtonEnabled(true);
  bar->addWidget(m_words, 1);
  down->addLayout(bar);
  auto* choices = new QHBoxLayout;
  m_desk.theme.space(choices, 12, 4, 8);
  m_kind = new QComboBox(this);
  m_kind->setObjectName(QStringLiteral("facilityKind"));
  m_department = new QComboBox(this);
  m_department->setObjectName(QStringLiteral("facilityDepartment"));
  for (QComboBox* choice : {m_kind, m_department}) {
    choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    choice->setMinimumContentsLength(8);
    choices->addWidget(choice, 1);
    connect(choice, &QComboBox::activated, this, &FacilityList::read);
  }
  down->addLayout(choices);
  down->addWidget(m_rows = new RowsTable(m_desk.theme, m_desk.memory, QStringLiteral("registryFacilities"), this), 1);
  auto* foot = new QHBoxLayout;
  m_desk.theme.space(foot, 12, 6, 8);
  m_state = makeLabel("second", this);
  m_state->setObjectName(QStringLiteral("facilityState"));
  m_state->setWordWrap(true);
  foot->addWidget(m_state, 1);
  foot->addWidget(m_export = wordButton(m_desk.theme, "facilityExport", QStringLiteral("down"), {}, this, [this] {
                    ReportFiles::ask(m_desk, window(), QStringLiteral("csv"), tr("Public facilities"), [this](const QString& file) { exportTo(file); });
                  }));
  down->addLayout(foot);
  m_soon.setSingleShot(true);
  m_soon.setInterval(200);
  connect(&m_soon, &QTimer::timeout, this, &FacilityList::read);
  connect(m_words, &QLineEdit::textChanged, &m_soon, qOverload<>(&QTimer::start));
  connect(m_rows, &RowsTable::keyChanged, this, [this](const QString& key) {
    if (const auto id = Uuid::parse(key.toStdString())) Q_EMIT facilityChosen(*id);
  });
  connect(&m_desk.bridge, &EngineBridge::facilitiesChanged, this, [this] {
    if (isVisible()) read();
  });
  connect(&m_desk.bridge, &EngineBridge::directoryChanged, this, [this] {
    fillChoices();
    showRows();
  });
  retranslate();
}

FacilityList::~FacilityList() = default;

void FacilityList::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

void FacilityList::retranslate() {
  m_words->setPlaceholderText(tr("Code or name"));
  m_words->setAccessibleName(m_words->placeholderText());
  m_kind->setAccessibleName(tr("Kind of facility"));
  m_department->setAccessibleName(tr("Owner department"));
  m_export->setText(tr("Export…"));
  m_export->setToolTip(tr("Writes all facilities of this list as a CSV file, which can be imported again"));
  m_rows->setColumns({{tr("Code"), 156}, {tr("Name"), 110}, {tr("Kind"), 130}, {tr("Owner department"), 130}, {tr("Area"), 200}});
  fillChoices();
  showRows();
}

void FacilityList::fillChoices() {
  const auto& directory = m_desk.bridge.directory();
  const auto refill = [](QComboBox* box, const QString& all, const std::vector<std::pair<QString, QString>>& choices) {
    const QSignalBlocker quiet(box);
    const QVariant was = box->currentData();
    box->clear();
    box->addItem(all, QString());
    for (const auto& [words, value] : choices) box->addItem(words, value);
    // What is chosen stays chosen, even where there is none of it any more.
    if (!was.toString().isEmpty() && box->findData(was) < 0) box->addItem(was.toString(), was);
    box->setCurrentIndex(std::max(0, box->findData(was)));
  };
  std::vector<std::pair<QString, QString>> kinds, departments;
  for (const auto& kind : m_kinds) kinds.emplace_back(RegistryWords::facilityKind(directory, kind), text(kind));
  for (const auto& d : directory.departments()) departments.emplace_back(text(d.name), text(d.id.text()));
  refill(m_kind, tr("All kinds"), kinds);
  refill(m_department, tr("All owners"), departments);
}

engine::FacilityFilter FacilityList::filter() const {
  engine::FacilityFilter filter;
  filter.area = m_area;
  filter.kind = m_kind->currentData().toString().toStdString();
  if (const auto id = Uuid::parse(m_department->currentData().toString().toStdString())) filter.department = {*id};
  filter.text = m_words->text().trimmed().toStdString();
  return filter;
}

void FacilityList::show(const model::AreaPath& area) {
  m_area = area;
  read();
}

void FacilityList::reset() {
  m_read = {};
  m_kinds.clear();
  fillChoices();
  showRows();
}

void FacilityList::read() {
  m_soon.stop();
  m_reading = true;
  const std::stop_token stop = m_asking.anew(), kindsStop = m_asksKinds.anew();
  auto take = onMain<Read>(this, [this, stop](Read read) {
    if (stop.stop_requested()) return;
    m_read = std::move(read);
    m_reading = false;
    showRows();
  });
  auto filter = this->filter();
  filter.limit = kFacilities;
  m_desk.registry.facilities(m_desk.bridge.actor(), std::move(filter), stop, [take](std::vector<model::Facility> rows, std::uint64_t total) { take({std::move(rows), total}); });
  using Kinds = std::vector<std::string>;
  m_desk.registry.facilityKinds(m_desk.bridge.actor(), kindsStop, onMain<Kinds>(this, [this, kindsStop](Kinds kinds) {
                                  if (kindsStop.stop_requested() || kinds == m_kinds) return;
                                  m_kinds = std::move(kinds);
                                  fillChoices();
                                }));
  if (m_read.rows.empty()) showRows();
}

void FacilityList::showRows() {
  const auto& directory = m_desk.bridge.directory();
  const auto areas = m_desk.bridge.areas();
  std::vector<Row> rows;
  rows.reserve(m_read.rows.size());
  for (const auto& f : m_read.rows)
    rows.push_back({text(f.id.text()), {{text(f.code)}, {text(f.name)}, {RegistryWords::facilityKind(directory, f.kind)}, {text(directory.departmentName(f.department))}, {text(areas->readablePath(f.area))}}});
  m_rows->setRows(std::move(rows));
  const bool filtered = m_kind->currentIndex() > 0 || m_department->currentIndex() > 0 || !m_words->text().trimmed().isEmpty();
  m_export->setVisible(engine::RegistryDesk::mayBrowse(m_desk.bridge.actor()));
  m_export->setEnabled(!m_writing && m_read.total > 0);
  const auto read = m_read.rows.size();
  if (!engine::RegistryDesk::mayBrowse(m_desk.bridge.actor()))
    m_state->setText(tr("As %1 you have no access to the registry.").arg(Words::of(m_desk.bridge.actor().role)));
  else if (m_reading && read == 0)
    m_state->setText(tr("Reading…"));
  else if (m_read.total == 0 && filtered)
    m_state->setText(tr("No facility of this area fits the filters."));
  else if (m_read.total == 0)
    m_state->setText(engine::RegistryDesk::mayEdit(m_desk.bridge.actor()) ? tr("No facility is recorded here. + adds the first, Import… takes in a whole table.") : tr("No facility is recorded here."));
  else if (read < m_read.total)
    m_state->setText(tr("The first %L1 of %L2. Choose a smaller area, or filter above.").arg(read).arg(m_read.total));
  else
    m_state->setText(tr("%L1 in all").arg(read));
}

void FacilityList::exportTo(const QString& file) {
  if (m_writing) return;
  m_writing = true;
  m_export->setEnabled(false);
  struct Written {
    QString wrong;
    qulonglong rows = 0;
  };
  auto done = onMain<Written>(this, [this, file](const Written& written) {
    m_writing = false;
    showRows();
    if (!written.wrong.isEmpty()) return m_desk.notices.warn(tr("The file could not be written: %1").arg(written.wrong));
    m_desk.notices.tell(tr("%L1 facilities were written to %2.").arg(written.rows).arg(QDir::toNativeSeparators(file)));
  });
  m_writer = std::jthread([done, file = file.toStdString(), filter = filter(), actor = m_desk.bridge.actor(), &engine = std::as_const(m_desk.bridge).engine(),
                           attributes = std::make_shared<const model::Attributes>(m_desk.registry.attributes())](std::stop_token stop) {
    Progress progress;
    progress.stop = stop;
    try {
      done({{}, engine::exportFacilities(engine, actor, filter, *attributes, file, progress)});
    } catch (const std::exception& e) {
      done({text(e.what()), 0});
    }
  });
}

}  // namespace jw::ui
