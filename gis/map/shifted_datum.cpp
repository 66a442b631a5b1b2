#include "gis/map/shifted_datum.h"

#include <qgscoordinatetransform.h>

#include <QDir>
#include <QFileInfo>
#include <QSaveFile>
#include <cmath>
#include <cstring>
#include <numbers>

#include "core/base/error.h"

namespace jw::gis {
namespace {

using model::Point;
using std::numbers::pi;

// The sines of BD-09 repeat every 0.12°: between corners of this step they are followed to a third of a metre.
constexpr int kSteps = 25;  // to a tenth of a degree
constexpr double kStep = 0.1 / kSteps, kMargin = 0.5;  // degrees

Point gcj(Point p) {
  if (p.x < 72.004 || p.x > 137.8347 || p.y < 0.8293 || p.y > 55.8271) return p;
  constexpr double a = 6378245, e2 = 0.00669342162296594323;
  const double x = p.x - 105, y = p.y - 35;
  const double both = (20 * std::sin(6 * x * pi) + 20 * std::sin(2 * x * pi)) * 2 / 3;
  const double north = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * std::sqrt(std::abs(x)) + both + (20 * std::sin(y * pi) + 40 * std::sin(y / 3 * pi)) * 2 / 3 +
                       (160 * std::sin(y / 12 * pi) + 320 * std::sin(y * pi / 30)) * 2 / 3;
  const double east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * std::sqrt(std::abs(x)) + both + (20 * std::sin(x * pi) + 40 * std::sin(x / 3 * pi)) * 2 / 3 +
                      (150 * std::sin(x / 12 * pi) + 300 * std::sin(x / 30 * pi)) * 2 / 3;
  const double latitude = p.y / 180 * pi, s = std::sin(latitude), w = 1 - e2 * s * s, root = std::sqrt(w);
  return {p.x + east * 180 / (a / root * std::cos(latitude) * pi), p.y + north * 180 / (a * (1 - e2) / (w * root) * pi)};
}

Point baidu(Point g) {
  constexpr double k = pi * 3000 / 180;
  const double z = std::hypot(g.x, g.y) + 0.00002 * std::sin(g.y * k), t = std::atan2(g.y, g.x) + 0.000003 * std::cos(g.x * k);
  return {z * std::cos(t) + 0.0065, z * std::sin(t) + 0.006};
}

/// One file of the National Transformation version 2: 16 bytes a record; seconds, west positive.
class Ntv2 {
 public:
  void text(const char* key, const char* value) {
    char record[17];
    std::snprintf(record, sizeof record, "%-8.8s%-8.8s", key, value);
    m_bytes.append(record, 16);
  }
  void number(const char* key, double value) { record(key, &value, 8); }
  void count(const char* key, std::int32_t value) { record(key, &value, 4); }
  void shift(double south, double west) {
    const float values[4] = {static_cast<float>(south), static_cast<float>(west), 0, 0};
    m_bytes.append(reinterpret_cast<const char*>(values), 16);
  }
  const QByteArray& bytes() const { return m_bytes; }

 private:
  void record(const char* key, const void* value, std::size_t size) {
    char bytes[16] = {};
    char name[9];
    std::snprintf(name, sizeof name, "%-8.8s", key);
    std::memcpy(bytes, name, 8);
    std::memcpy(bytes + 8, value, size);
    m_bytes.append(bytes, 16);
  }
  QByteArray m_bytes;
};

/// One grid of the file: its bounds in steps, from which its shifts follow in the order of the format.
void subgrid(Ntv2& f, const char* name, const char* parent, double step, int west, int south, int east, int north) {
  f.text("SUB_NAME", name);
  f.text("PARENT", parent);
  f.text("CREATED", "");
  f.text("UPDATED", "");
  f.number("S_LAT", south * step * 3600);
  f.number("N_LAT", north * step * 3600);
  f.number("E_LONG", -east * step * 3600);
  f.number("W_LONG", -west * step * 3600);
  f.number("LAT_INC", step * 3600);
  f.number("LONG_INC", step * 3600);
  f.count("GS_COUNT", (east - west + 1) * (north - south + 1));
}

QByteArray gridOf(Datum datum, int west, int south, int east, int north) {
  Ntv2 f;
  f.count("NUM_OREC", 11);
  f.count("NUM_SREC", 11);
  f.count("NUM_FILE", 2);
  f.text("GS_TYPE", "SECONDS");
  f.text("VERSION", "NTv2.0");
  f.text("SYSTEM_F", datum == Datum::gcj02 ? "GCJ02" : "BD09");
  f.text("SYSTEM_T", "WGS84");
  for (const char* system : {"F", "T"}) {
    f.number((std::string("MAJOR_") + system).c_str(), 6378137);
    f.number((std::string("MINOR_") + system).c_str(), 6356752.314245179);
  }
  // Beyond the area nothing is shifted, so that a view of half a country still has a place for everything. (An operation that
  // names the grid "null" after the file is not taken by QGIS.)
  subgrid(f, "WORLD", "NONE", 90, -2, -1, 2, 1);
  for (int i = 0; i < 15; ++i) f.shift(0, 0);
  subgrid(f, "SHIFT", "WORLD", kStep, west, south, east, north);
  for (int y = south; y <= north; ++y)
    for (int x = east; x >= west; --x) {
      const Point at{x * kStep, y * kStep}, real = unshifted(at, datum);
      f.shift((real.y - at.y) * 3600, -(real.x - at.x) * 3600);
    }
  f.number("END", 0);
  return f.bytes();
}

QString gridFile(Datum datum, const model::Box& area, const QString& folder) {
  // Whole tenths of a degree: the same file for every city of the region that is not drawn much larger.
  const auto cells = [](double degrees, bool up) { return static_cast<int>(up ? std::ceil(degrees * 10) : std::floor(degrees * 10)) * kSteps; };
  const int west = cells(area.xmin - kMargin, false), east = cells(area.xmax + kMargin, true), south = cells(area.ymin - kMargin, false), north = cells(area.ymax + kMargin, true);
  const QString file = QDir(folder).filePath(QStringLiteral("%1_%2_%3_%4_%5.gsb").arg(datum == Datum::gcj02 ? QStringLiteral("gcj02") : QStringLiteral("bd09")).arg(west).arg(south).arg(east).arg(north));
  if (QFileInfo::exists(file)) return file;
  QDir().mkpath(folder);
  const QByteArray bytes = gridOf(datum, west, south, east, north);
  QSaveFile out(file);
  if (!out.open(QIODevice::WriteOnly) || out.write(bytes) != bytes.size() || !out.commit()) throw Error(ErrorCode::input, file.toStdString() + ": the grid of shifts cannot be written");
  return file;
}

/// The steps of a pipeline from degrees to the system; empty: degrees already.
QString fromDegrees(const QgsCoordinateReferenceSystem& to) {
  if (to.isGeographic()) return {};
  const QString operation = QgsCoordinateTransform(QgsCoordinateReferenceSystem(QStringLiteral("EPSG:4490")), to, QgsCoordinateTransformContext()).instantiatedCoordinateOperationDetails().proj;
  const QString pipeline = QStringLiteral("+proj=pipeline ");
  return operation.startsWith(pipeline) ? operation.mid(pipeline.size()) : QStringLiteral("+step ") + operation;
}

}  // namespace

Point shifted(Point p, Datum datum) {
  if (datum == Datum::cgcs2000) return p;
  const Point g = gcj(p);
  return datum == Datum::gcj02 ? g : baidu(g);
}

Point unshifted(Point p, Datum datum) {
  Point guess = p;
  for (int i = 0; i < 30; ++i) {
    const Point there = shifted(guess, datum);
    const double dx = p.x - there.x, dy = p.y - there.y;
    guess = {guess.x + dx, guess.y + dy};
    if (std::abs(dx) < 1e-10 && std::abs(dy) < 1e-10) break;
  }
  return guess;
}

QgsCoordinateReferenceSystem shiftedCrs(Datum datum, bool webMercator) {
  if (datum == Datum::cgcs2000) return QgsCoordinateReferenceSystem(webMercator ? QStringLiteral("EPSG:3857") : QStringLiteral("EPSG:4490"));
  const QString name = datum == Datum::gcj02 ? QStringLiteral("GCJ-02") : QStringLiteral("BD-09");
  const QString base = QStringLiteral("[\"%1\",DATUM[\"%1\",ELLIPSOID[\"WGS 84\",6378137,298.257223563,LENGTHUNIT[\"metre\",1]]],PRIMEM[\"Greenwich\",0,ANGLEUNIT[\"degree\",0.0174532925199433]]").arg(name);
  if (!webMercator)
    return QgsCoordinateReferenceSystem::fromWkt(QStringLiteral("GEOGCRS%1,CS[ellipsoidal,2],AXIS[\"longitude\",east],AXIS[\"latitude\",north],ANGLEUNIT[\"degree\",0.0174532925199433]]").arg(base));
  return QgsCoordinateReferenceSystem::fromWkt(
      QStringLiteral("PROJCRS[\"%1 / Pseudo-Mercator\",BASEGEOGCRS%2],CONVERSION[\"Popular Visualisation Pseudo-Mercator\",METHOD[\"Popular Visualisation Pseudo Mercator\",ID[\"EPSG\",1024]],"
                     "PARAMETER[\"Latitude of natural origin\",0,ANGLEUNIT[\"degree\",0.0174532925199433]],PARAMETER[\"Longitude of natural origin\",0,ANGLEUNIT[\"degree\",0.0174532925199433]],"
                     "PARAMETER[\"False easting\",0,LENGTHUNIT[\"metre\",1]],PARAMETER[\"False northing\",0,LENGTHUNIT[\"metre\",1]]],"
                     "CS[Cartesian,2],AXIS[\"easting (X)\",east],AXIS[\"northing (Y)\",north],LENGTHUNIT[\"metre\",1]]")
          .arg(name, base));
}

Shift makeShift(Datum datum, const model::Box& area, const QString& folder) {
  return {datum, datum == Datum::cgcs2000 ? QString() : gridFile(datum, area, folder)};
}

QgsCoordinateTransformContext shiftedTransforms(const std::vector<Shift>& shifts, const QgsCoordinateReferenceSystem& destination) {
  QgsCoordinateTransformContext out;
  const QString steps = fromDegrees(destination);
  for (const Shift& shift : shifts) {
    if (shift.datum == Datum::cgcs2000) continue;
    const QString unshift = QStringLiteral("+step +proj=hgridshift +grids=\"%1\" ").arg(shift.grid);
    for (const bool web : {false, true})
      out.addCoordinateOperation(shiftedCrs(shift.datum, web), destination,
                                 QStringLiteral("+proj=pipeline ") + (web ? QStringLiteral("+step +inv +proj=webmerc +lat_0=0 +lon_0=0 +x_0=0 +y_0=0 +ellps=WGS84 ") : QStringLiteral("+step +proj=unitconvert +xy_in=deg +xy_out=rad ")) +
                                     unshift + QStringLiteral("+step +proj=unitconvert +xy_in=rad +xy_out=deg ") + steps,
                                 false);
  }
  return out;
}

}  // namespace jw::gis
