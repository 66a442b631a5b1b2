#include "ui/map/picture_job.h"

#include <qgsexception.h>

#include "core/base/background.h"

namespace jw::ui {
namespace {

QImage imageFor(const QgsMapSettings& settings) {
  QImage image(settings.deviceOutputSize(), QImage::Format_RGB32);  // without alpha it is copied, not blended, to the screen
  image.setDevicePixelRatio(settings.devicePixelRatio());
  const int dots = static_cast<int>(settings.outputDpi() * 1000 / 25.4);
  image.setDotsPerMeterX(dots);
  image.setDotsPerMeterY(dots);
  return image;
}

}  // namespace

PictureJob::PictureJob(const QgsMapSettings& settings)
    : m_image(imageFor(settings)), m_painter(&m_image), m_ground(settings.backgroundColor()), m_job(settings, &m_painter) {
  // Emitted by the painting thread, and the last that it tells before it cleans up.
  connect(
      &m_job, &QgsMapRendererJob::renderingLayersFinished, this,
      [this] {
        const std::scoped_lock lock(m_mutex);
        m_layersDone = true;
      },
      Qt::DirectConnection);
  // The ground is left to the painting thread: to touch so much memory for the first time takes the main thread's whole frame.
  m_painter.setClipRect(0, 0, 0, 0);
  m_job.prepare();
  m_painter.setClipping(false);
}

PictureJob::~PictureJob() = default;

void PictureJob::start(QThreadPool& pool) {
  pool.start([this] { run(); });
}

void PictureJob::cancel() {
  const std::scoped_lock lock(m_mutex);
  if (!m_layersDone) m_job.cancelWithoutBlocking();
}

void PictureJob::run() {
  workInBackground();
  try {
    m_painter.fillRect(m_image.rect(), m_ground);
    m_job.renderPrepared();
  } catch (const QgsException&) {
    // What was painted until then is shown; QGIS's own jobs do the same.
  }
  {
    const std::scoped_lock lock(m_mutex);
    m_layersDone = true;
  }
  m_painter.end();
  QMetaObject::invokeMethod(this, &PictureJob::finished, Qt::QueuedConnection);
}

}  // namespace jw::ui
