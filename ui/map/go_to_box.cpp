#include "ui/map/go_to_box.h"

#include <QEvent>
#include <QStyle>

namespace jw::ui {

GoToBox::GoToBox(QWidget* parent) : QLineEdit(parent) {
  setObjectName(QStringLiteral("goTo"));
  setClearButtonEnabled(true);
  translate();
  connect(this, &QLineEdit::returnPressed, this, &GoToBox::take);
  connect(this, &QLineEdit::textEdited, this, [this] { mark(false); });
}

void GoToBox::setEpsg(int epsg) {
  m_coordinates = std::make_unique<gis::MapCoordinates>(epsg);
}

void GoToBox::take() {
  const auto place = m_coordinates ? m_coordinates->parse(text()) : std::nullopt;
  mark(!place);
  if (place) Q_EMIT goTo(*place);
}

void GoToBox::mark(bool bad) {
  if (property("bad").toBool() == bad) return;
  setProperty("bad", bad);
  style()->unpolish(this);
  style()->polish(this);
}

void GoToBox::translate() {
  setPlaceholderText(tr("Coordinates"));
  setToolTip(tr("Longitude, latitude in degrees, or Gauss–Krüger X (north), Y (east) in metres"));
  setAccessibleName(tr("Go to coordinates"));
}

void GoToBox::changeEvent(QEvent* e) {
  if (e->type() == QEvent::LanguageChange) translate();
  QLineEdit::changeEvent(e);
}

}  // namespace jw::ui
