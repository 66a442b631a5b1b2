// One picture of the map's layers, painted by a thread of its own that stands behind the window's.
#pragma once
#include <qgsmaprenderercustompainterjob.h>

#include <QImage>
#include <QObject>
#include <QPainter>
#include <QThreadPool>
#include <mutex>

namespace jw::ui {

/// Lives in the main thread, and so do the layers. Qt's raster engine, when the window is painted, shares out large areas to
/// the global pool and waits for them, so a rendering of a tenth of a second must not sit there as QGIS's own jobs do.
class PictureJob : public QObject {
  Q_OBJECT
 public:
  /// The painting of `settings` on RGB32 in their background colour; main thread: what the layers have to prepare (a few
  /// milliseconds).
  explicit PictureJob(const QgsMapSettings& settings);
  ~PictureJob() override;

  /// Once. `pool`: its threads come into the background for good. This must live until finished.
  void start(QThreadPool& pool);
  /// What is being painted will not be wanted; finished comes soon. From the names on they are painted to their end.
  void cancel();
  /// After finished; not whole if it was cancelled.
  const QImage& image() const { return m_image; }

 Q_SIGNALS:
  /// In the main thread's event loop.
  void finished();

 private:
  void run();
  QImage m_image;
  QPainter m_painter;
  QColor m_ground;
  QgsMapRendererCustomPainterJob m_job;
  std::mutex m_mutex;
  bool m_layersDone = false;  ///< from then on the job cleans up behind itself, and nobody else may touch it
};

}  // namespace jw::ui
