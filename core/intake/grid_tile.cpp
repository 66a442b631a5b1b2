#include "core/intake/grid_tile.h"

#include <algorithm>
#include <array>
#include <tuple>

namespace jw::intake::tile {

using model::Box;
using model::Point;

namespace {

constexpr int kCells = kSide * kSide;
constexpr std::uint32_t kNoPiece = kNone;

/// An edge that touches a cell: its number in its ring, and where it stands in the order of pieces and rings.
struct Touch {
  std::uint32_t piece, ring, edge;
  std::uint16_t cell;
};

/// One part of one area. Bit i of row j speaks of cell (i, j).
struct Piece {
  std::uint32_t owner = kNone;
  const model::Polygon* part = nullptr;
  std::array<std::uint64_t, kSide> inside{};   ///< its south-west corner lies inside
  std::array<std::uint64_t, kSide> touched{};  ///< an edge touches it
};

std::size_t vertexCount(const model::Ring& ring) {
  return ring.size() > 1 && ring.front() == ring.back() ? ring.size() - 1 : ring.size();
}

class Builder {
 public:
  Builder(const CellFrame& frame, int tx, int ty) : m_frame(frame), m_column(tx * kSide), m_row(ty * kSide) {}

  void add(std::uint32_t owner, const model::Polygon& part);
  Tile finish();

 private:
  Point corner(int i, int j) const {
    return {m_frame.x0 + (m_column + i) * m_frame.width, m_frame.y0 + (m_row + j) * m_frame.height};
  }
  /// In cells from the tile's corner.
  Point position(Point p) const {
    return {(p.x - m_frame.x0) * m_frame.perDegreeX - m_column, (p.y - m_frame.y0) * m_frame.perDegreeY - m_row};
  }
  void touchCells(Point a, Point b, Touch touch);
  void turnCorners(Point a, Point b, Piece& piece) const;
  void addRuns(std::span<const Touch> touches, std::uint32_t cell);
  bool lastIsRest(std::size_t begin) const;
  std::uint32_t addCell(std::span<const Touch> touches, std::uint32_t cell, std::uint32_t cover);

  const CellFrame& m_frame;
  const int m_column, m_row;
  std::vector<Piece> m_pieces;
  std::vector<Touch> m_touches;
  std::vector<Slot> m_slots;
};

void Builder::add(std::uint32_t owner, const model::Polygon& part) {
  m_pieces.push_back({owner, &part});
  Piece& piece = m_pieces.back();
  const auto number = static_cast<std::uint32_t>(m_pieces.size() - 1);
  for (std::uint32_t r = 0; r < part.rings.size(); ++r) {
    const auto& ring = part.rings[r];
    const std::size_t n = vertexCount(ring);
    for (std::uint32_t e = 0; e < n; ++e) {
      const Point a = ring[e], b = ring[e + 1 < n ? e + 1 : 0];
      if (a == b) continue;
      touchCells(a, b, {number, r, e, 0});
      turnCorners(a, b, piece);
    }
  }
}

void Builder::touchCells(Point a, Point b, Touch touch) {
  const auto cellAt = [](double at) { return static_cast<int>(std::clamp(std::floor(at), -1.0, 1.0 * kSide)); };
  const double slackX = m_frame.slackX, slackY = m_frame.slackY;
  const Point from = position(a), to = position(b);
  const auto [ulo, uhi] = std::minmax(from.x, to.x);
  const auto [vlo, vhi] = std::minmax(from.y, to.y);
  if (uhi + slackX < 0 || ulo - slackX > kSide) return;
  const double perRow = vhi > vlo ? (to.x - from.x) / (to.y - from.y) : 0;
  const int last = std::min(cellAt(vhi + slackY), kSide - 1);
  for (int j = std::max(cellAt(vlo - slackY), 0); j <= last; ++j) {
    double first = ulo, second = uhi;
    if (vhi > vlo) {
      first = std::clamp(from.x + (std::max(vlo, j - slackY) - from.y) * perRow, ulo, uhi);
      second = std::clamp(from.x + (std::min(vhi, j + 1 + slackY) - from.y) * perRow, ulo, uhi);
    }
    const int end = std::min(cellAt(std::max(first, second) + slackX), kSide - 1);
    for (int i = std::max(cellAt(std::min(first, second) - slackX), 0); i <= end; ++i) {
      touch.cell = static_cast<std::uint16_t>(j * kSide + i);
      m_touches.push_back(touch);
      m_pieces[touch.piece].touched[static_cast<std::size_t>(j)] |= std::uint64_t{1} << i;
    }
  }
}

/// Every corner west of the edge changes sides.
void Builder::turnCorners(Point a, Point b, Piece& piece) const {
  const Point from = position(a), to = position(b);
  if (std::max(from.x, to.x) + m_frame.slackX < 0) return;
  const auto [vlo, vhi] = std::minmax(from.y, to.y);
  const int last = static_cast<int>(std::clamp(std::ceil(vhi) + 1, -1.0, kSide - 1.0));
  for (int j = static_cast<int>(std::clamp(std::floor(vlo) - 1, 0.0, 1.0 * kSide)); j <= last; ++j) {
    if ((a.y <= corner(0, j).y) == (b.y <= corner(0, j).y)) continue;
    const double guess = from.x + (j - from.y) * ((to.x - from.x) / (to.y - from.y));
    int west = guess > 0 ? static_cast<int>(std::min(std::ceil(guess), 1.0 * kSide)) : 0;
    while (west > 0 && !crossesExactly(a, b, corner(west - 1, j))) --west;
    while (west < kSide && crossesExactly(a, b, corner(west, j))) ++west;
    if (west > 0) piece.inside[static_cast<std::size_t>(j)] ^= ~std::uint64_t{0} >> (kSide - west);
  }
}

/// The runs of one piece in one cell. What is left out of its rings does not meet the cell; so along the cell's height
/// its crossings can change only where a run ends east of the cell, at the height of that end. There the run is led on
/// straight north. What then remains is a constant, found at the cell's corner.
void Builder::addRuns(std::span<const Touch> touches, std::uint32_t cell) {
  const Piece& piece = m_pieces[touches.front().piece];
  const int i = static_cast<int>(cell) % kSide, j = static_cast<int>(cell) / kSide;
  const double padX = m_frame.slackX / 2 * m_frame.width, padY = m_frame.slackY / 2 * m_frame.height;
  const double east = corner(i + 1, j).x + padX, south = corner(i, j).y - padY, north = corner(i, j + 1).y + padY;
  const auto needsLead = [&](Point p) { return p.x > east && p.y > south && p.y < north; };

  const std::size_t begin = m_slots.size();
  std::size_t head = begin;
  bool odd = (piece.inside[static_cast<std::size_t>(j)] >> i & 1) != 0;
  for (std::size_t t = 0; t < touches.size();) {
    const auto& ring = piece.part->rings[touches[t].ring];
    const std::size_t n = vertexCount(ring);
    head = m_slots.size();
    m_slots.emplace_back(Head{piece.owner, kNone, 0, Head::kContinues});
    const Point start = ring[touches[t].edge];
    if (needsLead(start)) m_slots.emplace_back(Point{start.x, north});
    m_slots.emplace_back(start);
    Point end;
    std::size_t e;
    do {
      e = touches[t].edge + 1;
      end = ring[e < n ? e : 0];
      m_slots.emplace_back(end);
      ++t;
    } while (t < touches.size() && touches[t].ring == touches[t - 1].ring && touches[t].edge == e);
    if (needsLead(end)) m_slots.emplace_back(Point{end.x, north});
    m_slots[head].head.count = static_cast<std::uint32_t>(m_slots.size() - head - 1);
    odd ^= oddCrossings(&m_slots[head] + 1, m_slots[head].head.count, corner(i, j));
  }
  m_slots[head].head.flags = 0;
  if (odd) m_slots[begin].head.flags |= Head::kOdd;
}

/// Do the pieces from `begin` on cover every point of the cell an odd number of times? Then a point in none but the
/// last is in the last. True where each edge occurs an even number of times and an odd number of pieces is inside.
bool Builder::lastIsRest(std::size_t begin) const {
  using Edge = std::tuple<double, double, double, double>;
  std::vector<Edge> edges;
  bool odd = false;
  for (std::size_t s = begin; s < m_slots.size(); s += 1 + m_slots[s].head.count) {
    odd ^= (m_slots[s].head.flags & Head::kOdd) != 0;
    for (std::size_t v = s + 2; v <= s + m_slots[s].head.count; ++v) {
      const Point a = m_slots[v - 1].point, b = m_slots[v].point;
      edges.push_back(std::tie(a.y, a.x) < std::tie(b.y, b.x) ? Edge{a.x, a.y, b.x, b.y} : Edge{b.x, b.y, a.x, a.y});
    }
  }
  if (!odd || edges.size() % 2 != 0) return false;
  std::sort(edges.begin(), edges.end());
  for (std::size_t k = 0; k < edges.size(); k += 2)
    if (edges[k] != edges[k + 1]) return false;
  return true;
}

/// The cell's value; its runs are added. `cover` is the first piece that covers all of it.
std::uint32_t Builder::addCell(std::span<const Touch> touches, std::uint32_t cell, std::uint32_t cover) {
  std::uint32_t otherwise = cover == kNoPiece ? kNone : m_pieces[cover].owner;
  const std::size_t begin = m_slots.size();
  std::size_t last = begin;
  for (std::size_t t = 0; t < touches.size() && touches[t].piece < cover;) {
    std::size_t end = t + 1;
    while (end < touches.size() && touches[end].piece == touches[t].piece) ++end;
    const std::size_t added = m_slots.size();
    addRuns(touches.subspan(t, end - t), cell);
    if (added != begin && lastIsRest(begin)) {
      otherwise = m_slots[added].head.owner;
      m_slots.resize(added);
      break;
    }
    last = added;
    t = end;
  }
  if (m_slots.size() == begin) return otherwise;
  while (m_slots[last].head.flags & Head::kContinues) last += 1 + m_slots[last].head.count;
  m_slots[last].head.flags |= Head::kLast;
  m_slots[last].head.otherwise = otherwise;
  return kLocal + static_cast<std::uint32_t>(begin);
}

Tile Builder::finish() {
  std::vector<std::uint32_t> cover(kCells, kNoPiece);
  std::array<std::uint64_t, kSide> covered{};
  for (std::uint32_t p = 0; p < m_pieces.size(); ++p)
    for (std::size_t j = 0; j < kSide; ++j) {
      std::uint64_t fresh = m_pieces[p].inside[j] & ~m_pieces[p].touched[j] & ~covered[j];
      covered[j] |= fresh;
      for (; fresh != 0; fresh &= fresh - 1) cover[j * kSide + static_cast<std::size_t>(__builtin_ctzll(fresh))] = p;
    }

  std::vector<std::uint32_t> ends(kCells + 1, 0);
  for (const Touch& t : m_touches) ++ends[t.cell + 1u];
  for (std::size_t c = 0; c < kCells; ++c) ends[c + 1] += ends[c];
  std::vector<Touch> byCell(m_touches.size());
  std::vector<std::uint32_t> next(ends.begin(), ends.end() - 1);
  for (const Touch& t : m_touches) byCell[next[t.cell]++] = t;

  m_slots.assign(kCells / 4, Slot());
  for (std::uint32_t c = 0; c < kCells; ++c) {
    const auto touches = std::span(byCell).subspan(ends[c], ends[c + 1] - ends[c]);
    const std::uint32_t value = addCell(touches, c, cover[c]);
    m_slots[c / 4].cells[c % 4] = value;
  }
  m_slots.shrink_to_fit();
  return {std::move(m_slots)};
}

}  // namespace

Tile makeTile(const CellFrame& frame, int tx, int ty, std::span<const Source> sources) {
  Builder builder(frame, tx, ty);
  const Box reach{frame.x0 + (tx * kSide - frame.slackX) * frame.width,
                  frame.y0 + (ty * kSide - frame.slackY) * frame.height,
                  frame.x0 + ((tx + 1) * kSide + frame.slackX) * frame.width,
                  frame.y0 + ((ty + 1) * kSide + frame.slackY) * frame.height};
  for (const Source& source : sources)
    for (const auto& part : source.shape->parts) {
      Box box;
      for (const auto& ring : part.rings)
        for (const Point p : ring) box.add(p);
      if (box.xmin <= reach.xmax && box.xmax >= reach.xmin && box.ymin <= reach.ymax && box.ymax >= reach.ymin)
        builder.add(source.owner, part);
    }
  return builder.finish();
}

int exactSide(Point a, Point b, Point p) {
  // (a - p) x (b - p) with the products of p with itself cancelled: six exact products of two doubles each.
  const std::array<std::array<double, 2>, 6> factors{
      {{a.x, b.y}, {-a.x, p.y}, {-p.x, b.y}, {-a.y, b.x}, {a.y, p.x}, {p.y, b.x}}};
  std::array<double, 12> sum{};  // components of growing size that do not overlap
  std::size_t length = 0;
  const auto add = [&](double term) {
    for (std::size_t k = 0; k < length; ++k) {
      const double total = term + sum[k], part = total - term;
      sum[k] = (term - (total - part)) + (sum[k] - part);
      term = total;
    }
    sum[length++] = term;
  };
  for (const auto& [f, g] : factors) {
    const double product = f * g;
    add(std::fma(f, g, -product));
    add(product);
  }
  for (std::size_t k = length; k-- > 0;)
    if (sum[k] != 0) return sum[k] > 0 ? 1 : -1;
  return 0;
}

}  // namespace jw::intake::tile
