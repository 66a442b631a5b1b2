#include "gis/map/tile_probe.h"

#include <QNetworkReply>
#include <algorithm>
#include <cmath>
#include <numbers>

namespace jw::gis {
namespace {

constexpr int kPatience = 4'000, kAgain = 60'000;  // milliseconds

}  // namespace

TileProbe::TileProbe(const BaseMap& map, model::Point where, QObject* parent) : QObject(parent) {
  const int zoom = std::clamp(10, map.leastZoom, map.mostZoom), most = (1 << zoom) - 1;
  const double tiles = 1 << zoom, latitude = where.y * std::numbers::pi / 180;
  const int x = std::clamp(static_cast<int>((where.x + 180) / 360 * tiles), 0, most);
  const int y = std::clamp(static_cast<int>((1 - std::asinh(std::tan(latitude)) / std::numbers::pi) / 2 * tiles), 0, most);
  QString address = map.where;
  address.replace(QLatin1String("{x}"), QString::number(x)).replace(QLatin1String("{y}"), QString::number(y)).replace(QLatin1String("{-y}"), QString::number(most - y)).replace(QLatin1String("{z}"), QString::number(zoom));
  m_address = QUrl(address);
  m_again.setInterval(kAgain);
  connect(&m_again, &QTimer::timeout, this, &TileProbe::ask);
  ask();
}

void TileProbe::ask() {
  QNetworkRequest request(m_address);
  request.setTransferTimeout(kPatience);
  request.setHeader(QNetworkRequest::UserAgentHeader, QStringLiteral("Jingwei"));
  auto* reply = m_network.get(request);
  connect(reply, &QNetworkReply::finished, this, [this, reply] {
    reply->deleteLater();
    if (reply->error() != QNetworkReply::NoError) return m_again.start();
    m_again.stop();
    if (std::exchange(m_answers, true)) return;
    Q_EMIT changed();
  });
}

}  // namespace jw::gis
