// How a file of packed buildings is laid out. Numbers are little-endian, each section begins at a multiple of 64.
#pragma once
#include <cstdint>

namespace jw::gis::packed {

constexpr char kMagic[8] = {'J', 'W', 'B', 'L', 'D', '0', '0', '1'};
constexpr double kUnit = 0.01;          ///< metres
constexpr unsigned kBlock = 64;         ///< parts in a block
constexpr unsigned kTile = 32;          ///< cells on a side of a tile of a density level
constexpr unsigned kMostLevels = 16;
constexpr double kMostSides = 0.4;      ///< metres of sides on a square metre that a cell can tell

/// A polygon with its holes; a building of several polygons has several parts that lie anywhere.
struct Part {
  std::int32_t x, y;           ///< lower left corner of its box, units from the origin
  std::uint16_t width, height; ///< of the box, units << shift
  std::uint32_t first;         ///< its first pair
  std::uint16_t pairs;
  std::uint8_t rings;          ///< more than one: the first `rings` pairs hold the lengths of the rings in x
  std::uint8_t shift;
  std::uint8_t use;            ///< number in the list of uses
  std::uint8_t floors;         ///< 255: that many or more; 0: not known
  std::uint8_t side;           ///< sqrt(area / area of the box) in 255ths: the box shrunk so has the area of the part
  std::uint8_t spare;
};
static_assert(sizeof(Part) == 24);

/// A vertex, from the corner of the box, units << shift. Rings are open (the first is not repeated); outer rings run
/// anticlockwise on the map, holes clockwise.
struct Pair {
  std::uint16_t x, y;
};

/// The box of kBlock parts that follow each other, units from the origin.
struct Block {
  std::int32_t xmin, ymin, xmax, ymax;
};

/// Both as 255 × square root: area of buildings on an area; half their sides' length on an area over kMostSides.
struct Cell {
  std::uint8_t area, sides;
};

/// A tile of kTile × kTile cells, rows upwards; those of a level sorted by row, then column.
struct TileKey {
  std::int32_t row, column;
};

struct Level {
  double side;              ///< of a cell, metres
  std::uint32_t firstTile;  ///< of the keys and of the cells
  std::uint32_t tiles;
};

struct Section {
  std::uint64_t offset, bytes;
};

struct Header {
  char magic[8];
  double originX, originY;  ///< metres in the projection
  double xmin, ymin, xmax, ymax;
  std::uint32_t epsg;
  std::uint32_t buildings;
  std::uint32_t levels;
  std::uint32_t spare;
  Level level[kMostLevels];
  Section parts, blocks, pairs, ids, uses, keys, cells;  ///< ids: 16 bytes a part; uses: texts that end in 0
};

}  // namespace jw::gis::packed
