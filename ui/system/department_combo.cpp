#include "ui/system/department_combo.h"

#include <QSignalBlocker>
#include <algorithm>

#include "ui/engine_bridge.h"
#include "ui/words.h"

namespace jw::ui {

DepartmentCombo::DepartmentCombo(const Desk& desk, QWidget* parent) : SearchCombo(parent), m_desk(desk) {
  connect(&m_desk.bridge, &EngineBridge::directoryChanged, this, &DepartmentCombo::fill);
  fill();
  setDepartment({});
}

// Two may have one name: then the one that was picked counts, not the first that is called so.
DepartmentId DepartmentCombo::department() const {
  const int picked = currentIndex(), row = picked >= 0 && itemText(picked) == currentText() ? picked : chosen();
  return row < 0 ? DepartmentId() : m_ids[static_cast<std::size_t>(row)];
}

void DepartmentCombo::setDepartment(DepartmentId id) {
  const auto at = std::find(m_ids.begin(), m_ids.end(), id);
  choose(id && at != m_ids.end() ? static_cast<int>(at - m_ids.begin()) : -1);
}

void DepartmentCombo::fill() {
  const QSignalBlocker quiet(this);
  const DepartmentId before = department();
  const QString typed = currentText();
  clear();
  m_ids.clear();
  for (const auto& d : m_desk.bridge.directory().departments()) {
    m_ids.push_back(d.id);
    addItem(text(d.name));
  }
  setDepartment(before);
  if (!before) setEditText(typed);
}

}  // namespace jw::ui
