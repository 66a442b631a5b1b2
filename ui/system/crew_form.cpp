#include "ui/system/crew_form.h"

#include <QEvent>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <algorithm>
#include <cmath>

#include "ui/engine_bridge.h"
#include "ui/system/department_combo.h"
#include "ui/system/directory_panel.h"
#include "ui/widgets/area_path_bar.h"
#include "ui/widgets/parts.h"
#include "ui/words.h"

namespace jw::ui {

CrewForm::CrewForm(const Desk& desk, QWidget* parent) : QWidget(parent), m_desk(desk) {
  auto* form = new QFormLayout(this);
  form->setContentsMargins(0, 0, 0, 0);
  form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
  const auto line = [this](const char* name, int most) {
    auto* edit = new QLineEdit(this);
    edit->setObjectName(QString::fromLatin1(name));
    edit->setMaxLength(most);
    connect(edit, &QLineEdit::textEdited, this, &CrewForm::changed);
    connect(edit, &QLineEdit::returnPressed, this, &CrewForm::finished);
    return edit;
  };
  form->addRow(m_codeName = makeLabel("second", this), m_code = line("crewCode", 100));
  form->addRow(m_nameName = makeLabel("second", this), m_name = line("crewName", 100));
  form->addRow(m_departmentName = makeLabel("second", this), m_department = new DepartmentCombo(m_desk, this));
  m_department->setObjectName(QStringLiteral("crewDepartment"));
  form->addRow(m_phoneName = makeLabel("second", this), m_phone = line("crewPhone", 20));
  auto* where = new QHBoxLayout;
  where->addWidget(m_area = new AreaPathBar(m_desk.theme, this));
  where->addStretch(1);
  form->addRow(m_areaName = makeLabel("second", this), where);
  auto* place = new QHBoxLayout;
  place->addWidget(m_lon = line("crewLon", 20));
  place->addWidget(m_lat = line("crewLat", 20));
  form->addRow(m_placeName = makeLabel("second", this), place);
  const auto tell = [this] {
    if (!m_filling) Q_EMIT changed();
  };
  connect(m_department, &QComboBox::currentTextChanged, this, tell);
  connect(m_department, &QComboBox::currentIndexChanged, this, tell);  // another one may have the same name
  connect(m_area, &AreaPathBar::areaChosen, this, &CrewForm::changed);
  connect(&m_desk.bridge, &EngineBridge::areasChanged, this, &CrewForm::fillAreas);
  connect(&m_desk.bridge, &EngineBridge::actorChanged, this, &CrewForm::fillAreas);
  retranslate();
}

void CrewForm::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

void CrewForm::retranslate() {
  m_codeName->setText(tr("Code"));
  m_nameName->setText(tr("Name"));
  m_departmentName->setText(tr("Department"));
  m_phoneName->setText(tr("Phone"));
  m_areaName->setText(tr("Works in"));
  m_placeName->setText(tr("Stands by at"));
  m_department->setHint(tr("whose cases it shares"));
  m_lon->setPlaceholderText(tr("Longitude"));
  m_lat->setPlaceholderText(tr("Latitude"));
  m_lon->setToolTip(tr("Of crews with equally few open cases the nearest gets the next one. Empty: not known."));
  m_lat->setToolTip(m_lon->toolTip());
  fillAreas();
}

void CrewForm::fillAreas() {
  const model::AreaPath area = m_area->area();
  m_area->setAreas(m_desk.bridge.areas(), {});
  m_area->setArea(area);
}

void CrewForm::show(const model::Crew& crew, bool fresh) {
  m_filling = true;
  m_shown = crew;
  m_fresh = fresh;
  m_code->setText(text(crew.code));
  m_name->setText(text(crew.name));
  m_phone->setText(text(crew.phone));
  m_department->setDepartment(crew.department);
  m_area->setArea(crew.area);
  m_lon->setText(crew.point ? QString::number(crew.point->x, 'f', 6) : QString());
  m_lat->setText(crew.point ? QString::number(crew.point->y, 'f', 6) : QString());
  // Its open cases are the department's: they do not move with it.
  m_code->setEnabled(fresh);
  m_department->setEnabled(fresh);
  m_filling = false;
}

std::optional<model::Point> CrewForm::typedPlace() const {
  bool x = false, y = false;
  const model::Point p{m_lon->text().trimmed().toDouble(&x), m_lat->text().trimmed().toDouble(&y)};
  if (!x || !y || !std::isfinite(p.x) || !std::isfinite(p.y) || std::abs(p.x) > 180 || std::abs(p.y) > 90) return std::nullopt;
  return p;
}

bool CrewForm::isPlaceGood() const { return typedPlace() || (m_lon->text().trimmed().isEmpty() && m_lat->text().trimmed().isEmpty()); }

model::Crew CrewForm::edited() const {
  model::Crew c = m_shown;
  if (m_fresh) {
    c.code = m_code->text().trimmed().toStdString();
    c.department = m_department->department();
  }
  c.name = m_name->text().trimmed().toStdString();
  c.phone = m_phone->text().trimmed().toStdString();
  c.area = m_area->area();
  // As it is kept, unless it is written anew: six places are not all that a point may have.
  const auto shown = m_shown.point;
  const bool same = shown && m_lon->text() == QString::number(shown->x, 'f', 6) && m_lat->text() == QString::number(shown->y, 'f', 6);
  if (!same) c.point = typedPlace();
  return c;
}

QStringList CrewForm::faults() const {
  const auto now = edited();
  const auto& all = m_desk.bridge.directory().crews();
  const bool code = !now.code.empty(), name = !now.name.empty(), department = static_cast<bool>(now.department), place = isPlaceGood(), phone = DirectoryPanel::goodPhone(m_phone->text().trimmed());
  const bool free = std::none_of(all.begin(), all.end(), [&](const auto& c) { return c.code == now.code && c.id != now.id; });
  setMark(m_code, "bad", !code || !free);
  setMark(m_name, "bad", !name);
  setMark(m_department, "bad", !department);
  setMark(m_phone, "bad", !phone);
  for (QLineEdit* e : {m_lon, m_lat}) setMark(e, "bad", !place);
  QStringList out;
  if (!code) out << tr("A code is needed.");
  if (!free) out << tr("Another crew has this code.");
  if (!name) out << tr("A name is needed.");
  if (!department) out << tr("Choose the department that the crew belongs to.");
  if (!phone) out << tr("A phone number is digits, spaces and dashes.");
  if (!place) out << tr("A place is a longitude (-180 to 180) and a latitude (-90 to 90), or neither.");
  return out;
}

void CrewForm::focusFirst() {
  (m_fresh ? m_code : m_name)->setFocus(Qt::ShortcutFocusReason);
}

}  // namespace jw::ui
