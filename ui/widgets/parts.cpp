#include "ui/widgets/parts.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QLineEdit>
#include <QStyle>
#include <QVariant>

#include "ui/theme/theme.h"

namespace jw::ui {

void setRole(QWidget* widget, const char* role) {
  widget->setProperty("role", QString::fromLatin1(role));
}

void setMark(QWidget* widget, const char* mark, bool on) {
  if (widget->property(mark).toBool() == on && widget->property(mark).isValid()) return;
  widget->setProperty(mark, on);
  widget->style()->unpolish(widget);
  widget->style()->polish(widget);
}

QLabel* makeLabel(const char* role, QWidget* parent) {
  auto* label = new QLabel(parent);
  label->setTextFormat(Qt::PlainText);
  setRole(label, role);
  return label;
}

void keepNarrow(QLabel* name, int widest) {
  name->setWordWrap(false);
  name->setMinimumWidth(0);
  name->setMaximumWidth(QWIDGETSIZE_MAX);
  if (name->sizeHint().width() <= widest) return;
  name->setWordWrap(true);
  name->setFixedWidth(widest);
}

QFrame* makeFrame(const char* role, QWidget* parent) {
  auto* frame = new QFrame(parent);
  setRole(frame, role);
  return frame;
}

QToolButton* makeFlatButton(Theme& theme, const QString& icon, QWidget* parent) {
  auto* button = new QToolButton(parent);
  setRole(button, "flat");
  theme.dress(button, icon);
  return button;
}

QToolButton* wordButton(Theme& theme, const char* name, const QString& icon, const QString& words, QWidget* parent, const std::function<void()>& run) {
  auto* button = new QToolButton(parent);
  button->setObjectName(QString::fromLatin1(name));
  button->setText(words);
  button->setToolButtonStyle(icon.isEmpty() ? Qt::ToolButtonTextOnly : Qt::ToolButtonTextBesideIcon);
  button->setFocusPolicy(Qt::StrongFocus);
  if (!icon.isEmpty()) theme.dress(button, icon, 16);
  if (run) QObject::connect(button, &QToolButton::clicked, button, run);
  return button;
}

SearchCombo::SearchCombo(QWidget* parent) : QComboBox(parent) {
  setEditable(true);
  setInsertPolicy(QComboBox::NoInsert);
  setMaxVisibleItems(16);
  setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  setMinimumContentsLength(8);
  auto* completer = new QCompleter(model(), this);
  completer->setCompletionMode(QCompleter::PopupCompletion);
  completer->setFilterMode(Qt::MatchContains);
  completer->setCaseSensitivity(Qt::CaseInsensitive);
  setCompleter(completer);
}

int SearchCombo::chosen() const {
  const QString words = currentText().trimmed();
  if (words.isEmpty()) return -1;
  if (const int exact = findText(words, Qt::MatchFixedString); exact >= 0) return exact;
  int found = -1;
  for (int row = 0; row < count(); ++row) {
    if (!itemText(row).contains(words, Qt::CaseInsensitive)) continue;
    if (found >= 0) return -1;
    found = row;
  }
  return found;
}

void SearchCombo::choose(int row) {
  setCurrentIndex(row);
  if (row < 0) clearEditText();
}

void SearchCombo::setHint(const QString& hint) {
  lineEdit()->setPlaceholderText(hint);
}

}  // namespace jw::ui
