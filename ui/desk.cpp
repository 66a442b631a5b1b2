#include "ui/desk.h"

namespace jw::ui {

void Selection::set(CaseId id) {
  if (id == m_current) return;
  m_current = id;
  Q_EMIT changed(id);
}

}  // namespace jw::ui
