// A small service of tiles on this machine, and finding again in a picture what its tiles show.
#pragma once
#include <qgspointxy.h>

#include <QBuffer>
#include <QImage>
#include <QPainter>
#include <QRegularExpression>
#include <QTcpServer>
#include <QTcpSocket>
#include <cmath>
#include <numbers>
#include <optional>

#include "core/model/geometry.h"
#include "tests/catch.h"

namespace jw::test {

constexpr double kHalf = 20037508.342789244;

inline QgsPointXY webMercator(model::Point p) {
  return {p.x / 180 * kHalf, std::log(std::tan((90 + p.y) * std::numbers::pi / 360)) / std::numbers::pi * kHalf};
}

/// Gives out tiles that show a red spot of some metres at one place of the tiles' datum, and a grey ground.
class TileServer : public QTcpServer {
 public:
  explicit TileServer(model::Point spot, double metres = 12) : m_spot(webMercator(spot)), m_radius(metres) {
    REQUIRE(listen(QHostAddress::LocalHost));
    connect(this, &QTcpServer::newConnection, this, [this] {
      while (auto* socket = nextPendingConnection()) connect(socket, &QTcpSocket::readyRead, socket, [this, socket] { answer(*socket); });
    });
  }
  QString address() const { return QStringLiteral("http://127.0.0.1:%1/{z}/{x}/{y}.png").arg(serverPort()); }
  /// As the services of the web map tile standard are asked.
  QString wmts() const { return QStringLiteral("http://127.0.0.1:%1/wmts?SERVICE=WMTS&REQUEST=GetTile&TILEMATRIX={z}&TILECOL={x}&TILEROW={y}").arg(serverPort()); }
  int asked = 0;

 private:
  void answer(QTcpSocket& socket) {
    static const QRegularExpression numbers(QStringLiteral("(\\d+)\\D+(\\d+)\\D+(\\d+)"));
    const auto match = numbers.match(QString::fromLatin1(socket.readAll().split(' ').value(1)));
    if (!match.hasMatch()) return;
    ++asked;
    const double size = 2 * kHalf / (1 << match.captured(1).toInt());
    const double west = -kHalf + match.captured(2).toInt() * size, north = kHalf - match.captured(3).toInt() * size;
    QImage image(256, 256, QImage::Format_RGB32);
    image.fill(QColor(90, 90, 90));
    QPainter painter(&image);
    painter.setPen(Qt::NoPen);
    painter.setBrush(Qt::red);
    const double r = m_radius / size * 256;
    painter.drawEllipse(QPointF((m_spot.x() - west) / size * 256, (north - m_spot.y()) / size * 256), r, r);
    painter.end();
    QByteArray png;
    QBuffer buffer(&png);
    image.save(&buffer, "PNG");
    socket.write("HTTP/1.1 200 OK\r\nContent-Type: image/png\r\nConnection: close\r\nContent-Length: " + QByteArray::number(png.size()) + "\r\n\r\n" + png);
    socket.disconnectFromHost();
  }
  QgsPointXY m_spot;
  double m_radius;
};

/// The middle of what is red, from the middle of the picture.
inline std::optional<QPointF> spot(const QImage& image) {
  double x = 0, y = 0;
  int n = 0;
  for (int j = 0; j < image.height(); ++j)
    for (int i = 0; i < image.width(); ++i)
      if (const QColor c = image.pixelColor(i, j); c.red() > 170 && c.green() < 80) {
        x += i + 0.5;
        y += j + 0.5;
        ++n;
      }
  if (n < 50) return std::nullopt;
  return QPointF(x / n - image.width() / 2.0, y / n - image.height() / 2.0);
}

}  // namespace jw::test
