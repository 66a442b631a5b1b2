// Half a million outlines in one mapped file: small integers, sorted along a curve, with a pyramid of densities.
#pragma once
#include <QFile>
#include <QString>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "core/base/ids.h"
#include "core/model/geometry.h"
#include "gis/map/packed_format.h"

namespace jw::gis {

/// Immutable; any number of threads. Coordinates are metres of the projection `epsg()`, exact to half a centimetre
/// (coarser by the shift of parts longer than 655 m).
class PackedBuildings {
 public:
  /// Null for a file that is not there, or not a whole one of this program's. Looks at every part once.
  static std::shared_ptr<const PackedBuildings> open(const QString& path);

  int epsg() const { return static_cast<int>(m_header->epsg); }
  model::Box box() const;
  std::size_t buildings() const { return m_header->buildings; }
  std::uint64_t bytes() const { return static_cast<std::uint64_t>(m_file.size()); }

  double originX() const { return m_header->originX; }
  double originY() const { return m_header->originY; }
  std::span<const packed::Part> parts() const { return m_parts; }
  std::span<const packed::Block> blocks() const { return m_blocks; }
  std::span<const packed::Pair> pairs(const packed::Part& part) const { return m_pairs.subspan(part.first, part.pairs); }
  /// From fine to coarse; each has cells twice as wide as the one before. Empty: there is no building.
  std::span<const packed::Level> levels() const { return {m_header->level, m_header->levels}; }
  std::span<const packed::TileKey> tileKeys(const packed::Level& level) const;
  /// kTile² cells of the tile with that number in tileKeys.
  const packed::Cell* tile(const packed::Level& level, std::size_t number) const;

  struct Found {
    BuildingId id;
    std::string_view use;  ///< as long as this lives
    int floors = 0;
  };
  /// The building that holds a point of the map.
  std::optional<Found> at(model::Point point) const;

 private:
  PackedBuildings() = default;
  bool check();
  mutable QFile m_file;
  const packed::Header* m_header = nullptr;
  std::span<const packed::Part> m_parts;
  std::span<const packed::Block> m_blocks;
  std::span<const packed::Pair> m_pairs;
  std::span<const packed::TileKey> m_keys;
  std::span<const packed::Cell> m_cells;
  std::span<const std::uint8_t> m_ids;
  std::vector<std::string_view> m_uses;
};

}  // namespace jw::gis
