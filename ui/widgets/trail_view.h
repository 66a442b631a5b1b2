// What has happened to a case, as a vertical time line.
#pragma once
#include <QWidget>
#include <vector>

#include "core/base/clock.h"

namespace jw::ui {

class Theme;

/// One happening, in words.
struct TrailEntry {
  enum class Kind { step, urge, task, link, file };  ///< steps stand on the line, the others beside it
  enum class Mark { none, good, bad };               ///< how the foot is coloured
  Instant at = kNever;
  Kind kind = Kind::step;
  Mark mark = Mark::none;
  QString head, moment, body;
  QString foot;  ///< how long it took and whether in time, with its own symbol
};

class TrailView : public QWidget {
  Q_OBJECT
 public:
  explicit TrailView(Theme& theme, QWidget* parent = nullptr);
  /// In the order in which they are shown.
  void setEntries(std::vector<TrailEntry> entries);
  /// Heads and feet alone.
  void setCompact(bool compact);
  bool isCompact() const { return m_compact; }
  QString asText() const;
  QSize sizeHint() const override;
  bool hasHeightForWidth() const override { return true; }
  int heightForWidth(int width) const override;

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  int lay(int width, class QPainter* painter) const;
  Theme& m_theme;
  std::vector<TrailEntry> m_entries;
  bool m_compact = false;
};

}  // namespace jw::ui
