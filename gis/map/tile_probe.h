// Whether a service of tiles answers: asked before the map is made to wait for it.
#pragma once
#include <QNetworkAccessManager>
#include <QObject>
#include <QTimer>

#include "gis/map/base_map.h"

namespace jw::gis {

/// The application's thread. Asks for one tile at once, then every minute while it does not answer.
class TileProbe : public QObject {
  Q_OBJECT
 public:
  TileProbe(const BaseMap& map, model::Point where, QObject* parent = nullptr);
  bool answers() const { return m_answers; }

 Q_SIGNALS:
  void changed();

 private:
  void ask();
  QNetworkAccessManager m_network;
  QUrl m_address;
  QTimer m_again;
  bool m_answers = false;
};

}  // namespace jw::gis
