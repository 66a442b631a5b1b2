#include "gis/map/building_painter.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <memory>
#include <mutex>
#include <thread>

#include "gis/map/coverage_tile.h"
#include "gis/map/density_tile.h"

namespace jw::gis {

using namespace packed;

namespace {

constexpr double kFinestShare = 1.0;   // of a pixel: densities with cells no larger are drawn as they are
constexpr float kMitre = 2;            // inner corners reach at most that many half widths in

/// What all threads share.
struct Job {
  QImage& target;
  std::uint32_t* bits;       ///< of the target, taken once: asking for them again may copy the image
  std::ptrdiff_t stride;     ///< pixels
  const PackedBuildings& buildings;
  const BuildingView& view;
  const BuildingLook& look;
  const std::function<bool()>& cancelled;
  const DensityView* density = nullptr;  ///< null: outlines and boxes
  int columns = 0, rows = 0;                              ///< of tiles
  std::vector<std::vector<std::uint32_t>> blocks{};       ///< that each tile meets
  std::atomic<int> next{0};
  std::mutex lock{};
  std::vector<QRect> written{};
};

class Worker {
 public:
  explicit Worker(Job& job) : m_job(job), m_scale(kUnit / job.view.metresPerPixel), m_half(static_cast<float>(job.look.edgeWidth / 2)) {}

  void run() {
    for (int i = m_job.next++; i < m_job.columns * m_job.rows && !m_job.cancelled(); i = m_job.next++) {
      const QRect tile = QRect(i % m_job.columns * CoverageTile::kWidth, i / m_job.columns * CoverageTile::kHeight, CoverageTile::kWidth, CoverageTile::kHeight)
                             .intersected(m_job.target.rect());
      std::uint32_t* out = m_job.bits + tile.y() * m_job.stride + tile.x();
      if (m_job.density ? m_job.density->paint(out, m_job.stride, tile, m_scratch) : outlines(out, tile, m_job.blocks[static_cast<std::size_t>(i)])) m_written.push_back(tile);
    }
    const std::lock_guard guard(m_job.lock);
    m_job.written.insert(m_job.written.end(), m_written.begin(), m_written.end());
  }

 private:
  bool outlines(std::uint32_t* out, const QRect& tile, const std::vector<std::uint32_t>& blocks) {
    if (blocks.empty()) return false;
    const PackedBuildings& b = m_job.buildings;
    // From units to pixels of the tile; what reaches into it with its outline counts.
    const double x0 = (b.originX() - m_job.view.left) / m_job.view.metresPerPixel - tile.x();
    const double y0 = (m_job.view.top - b.originY()) / m_job.view.metresPerPixel - tile.y();
    const double reach = kMitre * m_half + 1;
    const double xmin = (-reach - x0) / m_scale, xmax = (tile.width() + reach - x0) / m_scale;
    const double ymin = (y0 - tile.height() - reach) / m_scale, ymax = (y0 + reach) / m_scale;
    for (const std::uint32_t number : blocks) {
      const auto parts = b.parts().subspan(number * kBlock, std::min<std::size_t>(kBlock, b.parts().size() - number * kBlock));
      for (const Part& part : parts) {
        const std::int32_t width = part.width << part.shift, height = part.height << part.shift;
        if (part.x + width < xmin || part.x > xmax || part.y + height < ymin || part.y > ymax) continue;
        const float shrink = static_cast<float>(part.side * (1 / 255.0) * m_scale);
        const float w = static_cast<float>(width) * shrink, h = static_cast<float>(height) * shrink;
        if (std::max(w, h) + 2 * m_half <= CoverageTile::kLargestBox) {
          m_tile.box({static_cast<float>(x0 + (part.x + width / 2.0) * m_scale), static_cast<float>(y0 - (part.y + height / 2.0) * m_scale)}, w, h, m_half);
          continue;
        }
        rings(part, static_cast<float>(x0 + part.x * m_scale), static_cast<float>(y0 - part.y * m_scale));
      }
    }
    return m_tile.finish(out, m_job.stride, tile.width(), tile.height(), m_job.look.fill, m_job.look.edge);
  }

  void rings(const Part& part, float x, float y) {
    const auto pairs = m_job.buildings.pairs(part);
    const float scale = static_cast<float>(m_scale * (1 << part.shift));
    std::size_t from = part.rings == 1 ? 0 : part.rings;
    for (unsigned r = 0; r < part.rings; ++r) {
      const std::size_t length = part.rings == 1 ? pairs.size() : pairs[r].x;
      if (length < 3) continue;
      m_ring.clear();
      for (const Pair& p : pairs.subspan(from, length)) m_ring.push_back({x + static_cast<float>(p.x) * scale, y - static_cast<float>(p.y) * scale});
      for (std::size_t i = 0, j = length - 1; i < length; j = i++) m_tile.line(CoverageTile::fill, m_ring[j], m_ring[i]);
      if (m_half > 0) outline();
      from += length;
    }
  }

  // The outline is what lies between the ring moved out by half a width and the ring moved in.
  void outline() {
    const std::size_t n = m_ring.size();
    m_normals.resize(n);
    for (std::size_t i = 0, j = n - 1; i < n; j = i++) {
      const float dx = m_ring[i].x - m_ring[j].x, dy = m_ring[i].y - m_ring[j].y;
      const float length = std::sqrt(dx * dx + dy * dy);
      const float by = length > 0 ? m_half / length : 0;
      m_normals[i] = {-dy * by, dx * by};
    }
    m_outer.clear();
    m_inner.clear();
    for (std::size_t i = 0; i < n; ++i) {
      const PixelPoint p = m_ring[i], a = m_normals[i], b = m_normals[i + 1 == n ? 0 : i + 1];
      // Outside of a corner the moved sides are joined straight (a bevel, as QGIS draws it), inside of it they meet.
      const bool convex = a.x * b.y < a.y * b.x;
      PixelPoint meet{a.x + b.x, a.y + b.y};
      const float square = meet.x * meet.x + meet.y * meet.y, full = m_half * m_half;
      // |a + b|² = 2h²(1 + cos): they meet at (a + b) · 2h² / |a + b|².
      const float by = square > full ? 2 * full / square : kMitre * m_half / std::sqrt(std::max(square, full * 1e-4F));
      meet = {meet.x * by, meet.y * by};
      if (convex) {
        m_outer.push_back({p.x + a.x, p.y + a.y});
        m_outer.push_back({p.x + b.x, p.y + b.y});
        m_inner.push_back({p.x - meet.x, p.y - meet.y});
      } else {
        m_outer.push_back({p.x + meet.x, p.y + meet.y});
        m_inner.push_back({p.x - a.x, p.y - a.y});
        m_inner.push_back({p.x - b.x, p.y - b.y});
      }
    }
    for (std::size_t i = 0, j = m_outer.size() - 1; i < m_outer.size(); j = i++) m_tile.line(CoverageTile::edge, m_outer[j], m_outer[i]);
    for (std::size_t i = 0, j = m_inner.size() - 1; i < m_inner.size(); j = i++) m_tile.line(CoverageTile::edge, m_inner[i], m_inner[j]);
  }

  Job& m_job;
  const double m_scale;  ///< pixels for a unit
  const float m_half;
  CoverageTile m_tile;
  DensityView::Scratch m_scratch;
  std::vector<PixelPoint> m_ring, m_normals, m_outer, m_inner;
  std::vector<QRect> m_written;
};

}  // namespace

std::vector<QRect> paintBuildings(QImage& target, const PackedBuildings& buildings, const BuildingView& view,
                                  const BuildingLook& look, unsigned threads, const std::function<bool()>& cancelled) {
  Job job{.target = target,
          .bits = reinterpret_cast<std::uint32_t*>(target.bits()),
          .stride = static_cast<std::ptrdiff_t>(target.bytesPerLine() / 4),
          .buildings = buildings,
          .view = view,
          .look = look,
          .cancelled = cancelled,
          .columns = (target.width() + CoverageTile::kWidth - 1) / CoverageTile::kWidth,
          .rows = (target.height() + CoverageTile::kHeight - 1) / CoverageTile::kHeight};
  if (buildings.parts().empty() || !job.bits) return {};
  std::optional<DensityView> density;
  if (buildings.levels().front().side <= kFinestShare * view.metresPerPixel) {
    density.emplace(buildings, view, look, target.width());
    job.density = &*density;
  } else {
    const double reach = look.edgeWidth + 1, scale = kUnit / view.metresPerPixel;
    const double x0 = (buildings.originX() - view.left) / view.metresPerPixel, y0 = (view.top - buildings.originY()) / view.metresPerPixel;
    job.blocks.resize(static_cast<std::size_t>(job.columns) * static_cast<std::size_t>(job.rows));
    const auto tileOf = [](double pixel, int side, int most) { return static_cast<int>(std::clamp(std::floor(pixel / side), -1.0, static_cast<double>(most))); };
    for (std::uint32_t i = 0; i < buildings.blocks().size(); ++i) {
      const Block& b = buildings.blocks()[i];
      const int left = tileOf(x0 + b.xmin * scale - reach, CoverageTile::kWidth, job.columns), right = tileOf(x0 + b.xmax * scale + reach, CoverageTile::kWidth, job.columns);
      const int top = tileOf(y0 - b.ymax * scale - reach, CoverageTile::kHeight, job.rows), bottom = tileOf(y0 - b.ymin * scale + reach, CoverageTile::kHeight, job.rows);
      for (int row = std::max(top, 0); row <= std::min(bottom, job.rows - 1); ++row)
        for (int column = std::max(left, 0); column <= std::min(right, job.columns - 1); ++column) job.blocks[static_cast<std::size_t>(row * job.columns + column)].push_back(i);
    }
  }
  const unsigned helpers = std::clamp(threads, 1U, 16U) - 1;
  {
    std::vector<std::jthread> pool;
    for (unsigned i = 0; i < helpers; ++i) pool.emplace_back([&job] { Worker(job).run(); });
    Worker(job).run();
  }
  return std::move(job.written);
}

}  // namespace jw::gis
