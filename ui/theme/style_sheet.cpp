#include "ui/theme/style_sheet.h"

#include <QRegularExpression>
#include <algorithm>
#include <cmath>
#include <utility>

namespace jw::ui {
namespace {

// @name is a colour, [n] a length of the design in pixels.
constexpr char kRules[] = R"(
* { outline: none; }
QMainWindow, #page { background: @background; }
QDialog, #caseWindow { background: @panel; }
QToolTip { background: @raised; color: @text; border: 1px solid @line; padding: [4]; }
QLabel { background: transparent; }
QLabel[role="second"] { color: @second; }
QLabel[role="second"][bad="true"] { color: @red; }
QLabel[role="title"] { font-size: [16]; font-weight: 600; }
QLabel[role="heading"] { color: @second; font-weight: 600; }
QLabel[role="error"] { color: @red; }
QLabel[role="empty"] { color: @second; font-size: [14]; padding: [16]; }
QLabel[role="chip"] { background: @raised; border: 1px solid @line; border-radius: [6]; padding: [1] [8]; }
QLabel[role="key"] { background: @raised; border: 1px solid @line; border-radius: [4]; padding: [1] [6]; color: @text; }
QFrame[role="panel"] { background: @panel; border: 1px solid @line; border-radius: [6]; }
QFrame[role="bar"] { background: @panel; border: 0; border-bottom: 1px solid @line; }
QFrame[role="foot"] { background: @panel; border: 0; border-top: 1px solid @line; }
QFrame[role="rail"] { background: @panel; border: 0; border-right: 1px solid @line; }
QFrame[role="float"] { background: @raised; border: 1px solid @line; border-radius: [6]; }
QFrame[role="line"] { background: @line; border: 0; max-height: 1px; min-height: 1px; }
QFrame[role="band"] { background: @raised; border: 1px solid @amber; border-radius: [6]; }
QPushButton[role="row"] { background: transparent; border: 1px solid transparent; text-align: left; padding: [2] [4]; }
QPushButton[role="row"]:hover { background: @raised; }
QPushButton[role="row"]:focus { border-color: @selection; }
QFrame[role="notice"] { background: @raised; border: 1px solid @accent; border-radius: [6]; }
QFrame[role="notice"][bad="true"] { border-color: @red; }

QPushButton, QToolButton { background: @raised; color: @text; border: 1px solid @line; border-radius: [6]; padding: [4] [12]; min-height: [20]; }
QToolButton { padding: [4] [8]; }
QPushButton:hover, QToolButton:hover { border-color: @accent; }
QPushButton:pressed, QToolButton:pressed { background: @line; }
QPushButton:focus, QToolButton:focus { border: 1px solid @selection; }
QPushButton:disabled, QToolButton:disabled { color: @faint; border-color: @line; }
QPushButton:checked, QToolButton:checked { border-color: @accent; color: @accent; }
QPushButton[role="primary"] { background: @accent; color: @onaccent; border-color: @accent; font-weight: 600; }
QPushButton[role="primary"]:hover { background: @accenthover; }
QPushButton[role="primary"]:focus { border: 1px solid @text; }
QPushButton[role="primary"]:disabled { background: @raised; color: @faint; border-color: @line; }
QToolButton[role="flat"] { background: transparent; border: 1px solid transparent; padding: [4] [6]; }
QToolButton[role="flat"]:hover { background: @raised; }
QToolButton[role="flat"]:focus { border-color: @selection; }
QToolButton[role="flat"]:checked { color: @accent; background: @raised; }
QToolButton::menu-indicator { image: none; width: 0px; }
QToolButton[popupMode="1"] { padding-right: [18]; }
QToolButton::menu-button { border: 0; background: transparent; width: [16]; }
QToolButton::menu-arrow { image: url(:/icons/arrow-@mode.svg); width: [10]; height: [10]; }
QToolButton[role="rail"] { background: transparent; border: 0; border-left: [3] solid transparent; border-radius: 0; padding: [8] [12]; text-align: left; color: @second; }
QToolButton[role="rail"]:hover { background: @raised; color: @text; }
QToolButton[role="rail"]:checked { background: @raised; border-left-color: @accent; color: @text; }
QToolButton[role="rail"]:focus { color: @selection; }
QToolButton[role="tab"] { background: transparent; border: 0; border-bottom: [2] solid transparent; border-radius: 0; padding: [4] [4]; color: @second; }
QToolButton[role="tab"]:hover { color: @text; }
QToolButton[role="tab"]:checked { color: @text; border-bottom-color: @accent; }
QToolButton[role="tab"]:focus { color: @selection; }
QToolButton[alarm="true"] { color: @red; border-color: @red; }

QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QSpinBox, QDoubleSpinBox, QDateEdit, QDateTimeEdit {
  background: @background; border: 1px solid @line; border-radius: [6]; padding: [3] [8]; min-height: [20];
  selection-background-color: @selection; selection-color: @onaccent; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QSpinBox:focus, QDoubleSpinBox:focus, QDateEdit:focus, QDateTimeEdit:focus { border-color: @selection; }
QLineEdit[bad="true"], QPlainTextEdit[bad="true"], QComboBox[bad="true"] { border-color: @red; }
QLineEdit:disabled, QComboBox:disabled, QSpinBox:disabled, QDateTimeEdit:disabled, QDateEdit:disabled { color: @faint; background: @panel; }
QComboBox::drop-down { border: 0; width: [20]; }
QComboBox::down-arrow, QDateTimeEdit::down-arrow, QDateEdit::down-arrow { image: url(:/icons/arrow-@mode.svg); width: [12]; height: [12]; }
QComboBox QLineEdit { border: 0; padding: 0; background: transparent; }
QDateTimeEdit::drop-down, QDateEdit::drop-down { border: 0; width: [20]; }
QSpinBox::up-button, QSpinBox::down-button { border: 0; width: 0; }
QAbstractItemView { background: @panel; color: @text; border: 1px solid @line; border-radius: [6]; alternate-background-color: @background;
  selection-background-color: @picked; selection-color: @text; }
QComboBox QAbstractItemView { padding: [4]; background: @raised; }
QComboBox QAbstractItemView::item { min-height: [24]; }
QListView[role="queue"] { background: transparent; border: 0; border-radius: 0; }
QTableView { gridline-color: @line; border-radius: 0; border: 0; border-top: 1px solid @line; }
QTableView::item { padding: 0 [8]; border-bottom: 1px solid @line; }
QTableView::item:selected { background: @picked; }
QHeaderView { background: @panel; border: 0; }
QHeaderView::section { background: @panel; color: @second; border: 0; border-right: 1px solid @line; padding: [6] [8]; font-weight: 600; }
QHeaderView::section:hover { color: @text; }
QTableCornerButton::section { background: @panel; border: 0; }
QTreeView::item { min-height: [24]; }
QTreeView::item:selected, QListView::item:selected { background: @picked; color: @text; }

QCheckBox, QRadioButton { spacing: [8]; min-height: [24]; background: transparent; }
QCheckBox::indicator, QRadioButton::indicator, QListView::indicator { width: [16]; height: [16]; border: 1px solid @second; background: @background; }
QCheckBox::indicator, QListView::indicator { border-radius: [4]; }
QRadioButton::indicator { border-radius: [8]; }
QCheckBox::indicator:checked, QListView::indicator:checked { background: @accent; border-color: @accent; image: url(:/icons/tick-@mode.svg); }
QRadioButton::indicator:checked { background: @accent; border-color: @accent; image: url(:/icons/dot-@mode.svg); }
QCheckBox::indicator:disabled { background: @panel; border-color: @line; }
QCheckBox::indicator:checked:disabled { background: @second; border-color: @second; }
QListView::indicator:disabled { background: @panel; border-color: @line; image: none; }
QListView::item:disabled { color: @second; }
QCheckBox::indicator:focus, QRadioButton::indicator:focus { border-color: @selection; }
QCheckBox:focus, QRadioButton:focus { color: @selection; }

QMenu { background: @raised; color: @text; border: 1px solid @line; padding: [4]; }
QMenu::item { padding: [4] [24] [4] [12]; border-radius: [4]; }
QMenu::item:selected { background: @picked; }
QMenu::item:disabled { color: @second; }
QMenu::indicator { width: [14]; height: [14]; left: [4]; }
QMenu::separator { height: 1px; background: @line; margin: [4] [8]; }

QScrollArea, QScrollArea > QWidget > #scrolled { background: transparent; border: 0; }
QScrollBar:vertical { background: transparent; width: [10]; margin: 0; }
QScrollBar:horizontal { background: transparent; height: [10]; margin: 0; }
QScrollBar::handle { background: @line; border-radius: [4]; margin: [1]; }
QScrollBar::handle:vertical { min-height: [24]; }
QScrollBar::handle:horizontal { min-width: [24]; }
QScrollBar::handle:hover { background: @second; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QProgressBar { background: @background; border: 1px solid @line; border-radius: [4]; }
QProgressBar::chunk { background: @accent; border-radius: [3]; }
QSplitter::handle { background: @background; }
QSplitter::handle:hover { background: @selection; }
QCalendarWidget QAbstractItemView { background: @panel; selection-background-color: @accent; selection-color: @onaccent; }
QCalendarWidget QWidget#qt_calendar_navigationbar { background: @raised; }
QGroupBox { border: 1px solid @line; border-radius: [6]; margin-top: [10]; padding: [12] [8] [8] [8]; background: @panel; }
QGroupBox::title { subcontrol-origin: margin; left: [12]; color: @second; }
)";

}  // namespace

QString styleSheet(const Palette& p, int zoom) {
  QString sheet = QString::fromLatin1(kRules);
  // Longer names first, so that @accent does not eat the head of @accenthover.
  const std::pair<const char*, QString> names[] = {
      {"@accenthover", mixed(p.accent, p.text, 0.2).name()},
      {"@background", p.background.name()},
      {"@selection", p.selection.name()},
      {"@onaccent", p.onAccent().name()},
      {"@accent", p.accent.name()},
      {"@picked", mixed(p.panel, p.selection, p.dark ? 0.22 : 0.14).name()},
      {"@raised", p.raised.name()},
      {"@second", p.secondText.name()},
      {"@panel", p.panel.name()},
      {"@faint", mixed(p.secondText, p.panel, 0.45).name()},
      {"@amber", p.amber.name()},
      {"@green", p.green.name()},
      {"@line", p.line.name()},
      {"@text", p.text.name()},
      {"@mode", p.dark ? QStringLiteral("dark") : QStringLiteral("light")},
      {"@red", p.red.name()},
  };
  for (const auto& [name, value] : names) sheet.replace(QLatin1String(name), value);

  static const QRegularExpression length(QStringLiteral("\\[(\\d+)\\]"));
  QString out;
  qsizetype at = 0;
  for (auto matches = length.globalMatch(sheet); matches.hasNext();) {
    const auto match = matches.next();
    const int pixels = std::max(1, static_cast<int>(std::lround(match.captured(1).toInt() * zoom / 100.0)));
    out += QStringView(sheet).mid(at, match.capturedStart() - at);
    out += QStringLiteral("%1px").arg(pixels);
    at = match.capturedEnd();
  }
  out += QStringView(sheet).mid(at);
  return out;
}

}  // namespace jw::ui
