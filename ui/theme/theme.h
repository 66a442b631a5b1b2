// The look of the whole program: colours, font, sizes. One object, made with the application and handed to whoever
// paints.
#pragma once
#include <QFont>
#include <QObject>
#include <functional>

#include "ui/theme/palette.h"

class QAbstractButton;
class QApplication;
class QIcon;
class QLabel;
class QLayout;
class QPixmap;

namespace jw::ui {

/// Main thread. Everything on screen follows changed().
class Theme : public QObject {
  Q_OBJECT
 public:
  enum class Kind { dark, light };

  /// `screenHeight` in device-independent pixels; the zoom follows it until the user sets one.
  Theme(QApplication& application, int screenHeight, QObject* parent = nullptr);

  Kind kind() const { return m_kind; }
  bool isDark() const { return m_kind == Kind::dark; }
  const Palette& palette() const { return m_palette; }
  void setKind(Kind kind);

  /// Percent, 75 … 300. 0 gives the choice back to the screen.
  void setZoom(int percent);
  int zoom() const { return m_zoom; }
  bool zoomIsOwn() const { return m_ownZoom; }
  void zoomBy(int steps);
  /// Where there is no reason to differ: 100 up to 1300 px, then in proportion to 1080 px, in steps of 25.
  static int zoomForScreen(int height);

  /// A length of the design (96 dpi, zoom 100) in pixels of this screen; never less than 1 for a positive one.
  int px(double designPixels) const;
  QFont font(double designPixels = 13, int weight = QFont::Normal) const;

  QIcon icon(const QString& name, double designPixels = 18) const;
  QPixmap pixmap(const QString& name, const QColor& ink, double designPixels) const;
  /// The button wears the icon and changes it with the theme.
  void dress(QAbstractButton* button, const QString& name, double designPixels = 18);
  void dress(QLabel* label, const QString& name, double designPixels = 18);
  /// Margins and spacing of the design, kept in step with the zoom.
  void space(QLayout* layout, int margin, int spacing) { space(layout, margin, margin, spacing); }
  void space(QLayout* layout, int horizontal, int vertical, int spacing);
  /// Runs now and after every change of the theme, as long as `receiver` lives.
  void follow(QObject* receiver, std::function<void()> adapt);

 Q_SIGNALS:
  void changed();

 private:
  void apply();
  QApplication& m_application;
  int m_screenHeight;
  Kind m_kind = Kind::dark;
  Palette m_palette = darkPalette();
  int m_zoom;
  bool m_ownZoom = false;
};

}  // namespace jw::ui
