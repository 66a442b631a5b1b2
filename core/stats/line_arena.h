// Memory for lines in pieces as large as the system's large pages: a row's lines lie far apart, and to find a page costs time.
#pragma once
#include <cstddef>
#include <map>
#include <memory>
#include <vector>

#include "core/stats/layout.h"

namespace jw::stats {

/// One thread. What was taken lives as long as the arena.
class LineArena {
 public:
  /// So many lines next to each other, all of them zero. Throws std::bad_alloc.
  Line* take(std::size_t lines);
  /// Gives back what take() gave.
  void give(Line* at, std::size_t lines);
  /// Taken from the system, without the end of the last piece that nobody has touched.
  std::size_t bytes() const;

 private:
  struct Free {
    void operator()(Line* at) const;
  };
  struct Piece {
    std::unique_ptr<Line, Free> at;
    std::size_t lines;
  };
  void grow(std::size_t lines);
  std::vector<Piece> m_pieces;
  std::map<Line*, std::size_t> m_free;  ///< by place; no two next to each other
  std::size_t m_lines = 0;              ///< of all pieces
  Line* m_touched = nullptr;            ///< the end of what was ever taken of the last piece
};

}  // namespace jw::stats
