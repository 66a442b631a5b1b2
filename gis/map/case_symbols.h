// The pictures of cases and of clusters of cases, painted once and kept.
#pragma once
#include <QImage>
#include <array>
#include <cstdint>
#include <unordered_map>
#include <vector>

#include "core/model/category.h"
#include "gis/map/case_time.h"
#include "gis/map/map_style.h"
#include "gis/map/sprite_raster.h"

namespace jw::gis {

/// What decides the look of one case; small enough to index a table.
struct SymbolKey {
  model::CaseKind kind = model::CaseKind::matter;  ///< circle 民情, shield 警情, square matter, diamond component
  model::Nature nature = model::Nature::ordinary;  ///< size
  TimeState state = TimeState::still;              ///< colour
  std::uint8_t ring = 0;                           ///< 0–kRingSteps: how much of the clock's ring is left
  friend bool operator==(const SymbolKey&, const SymbolKey&) = default;
};
constexpr int kRingSteps = 24;
SymbolKey symbolKey(const model::CaseSummary& c, Instant now);
/// The first moment after `now` at which symbolKey may give something else; never later than that, kNever: nothing will.
Instant symbolChanges(const model::CaseSummary& c, Instant now);

/// Cases in a cluster by TimeState.
using StateCounts = std::array<std::uint32_t, kTimeStates>;

/// One thread at a time. Images are in device pixels (their own ratio is 1), with the symbol's point in the middle.
class CaseSymbols {
 public:
  /// `pixelRatio`: device pixels for each logical pixel.
  CaseSymbols(const MapStyle& style, double pixelRatio);
  double pixelRatio() const { return m_ratio; }
  const MapStyle& style() const { return *m_style; }

  const QImage& symbol(SymbolKey key);
  /// The same, for pictures of very many.
  const Sprite& sprite(SymbolKey key);
  /// A ring chart of the states, the most urgent first from twelve o'clock, with the sum inside.
  const QImage& cluster(const StateCounts& counts);
  const QImage& selectionRing(model::Nature nature);
  /// A ring that goes out from a new case; `step`: 0 (at the symbol's edge) to kPulseSteps − 1.
  const QImage& pulse(model::Nature nature, int step);

  /// Outer radius in logical pixels.
  static double radius(model::Nature nature);
  static double clusterRadius(std::uint32_t count);
  /// No picture but a pulse's reaches farther than this from its point, in logical pixels.
  static constexpr double kReach = 32;
  static constexpr int kPulseSteps = 18;
  static constexpr double kPulseReach = 34;

 private:
  /// Where each pixel of a ring chart lies: its turn from twelve o'clock, and how much of it the disc and the ring
  /// cover.
  struct RingMask {
    std::vector<std::uint8_t> turn, disc, ring;
  };
  const RingMask& maskOf(double radius, int side);
  QImage blank(double radius) const;
  const MapStyle* m_style;
  double m_ratio;
  std::vector<QImage> m_symbols;
  std::vector<Sprite> m_sprites;
  std::array<QImage, 4> m_selection;
  std::array<std::array<QImage, kPulseSteps>, 4> m_pulses;
  struct CountsHash {
    std::size_t operator()(const StateCounts& c) const noexcept;
  };
  std::unordered_map<StateCounts, QImage, CountsHash> m_clusters;
  std::unordered_map<int, RingMask> m_masks;  ///< by side in device pixels
};

/// The colour of a state in this style.
QColor stateColor(const MapStyle& style, TimeState state);

}  // namespace jw::gis
