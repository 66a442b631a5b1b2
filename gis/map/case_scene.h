// Where the live cases lie on the picture: projected once, sorted into cells of the screen, clustered where they crowd.
#pragma once
#include <qgspointxy.h>

#include <QRect>
#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

#include "core/model/case.h"
#include "gis/map/symbol_pile.h"

class QPainter;

namespace jw::gis {

using CasePtr = std::shared_ptr<const model::CaseSummary>;

/// Which part of the map a picture shows. Pixels are logical ones.
struct SceneView {
  QgsPointXY topLeft;        ///< map units
  double unitsPerPixel = 1;  ///< > 0
  QSize size;
  friend bool operator==(const SceneView&, const SceneView&) = default;
};

/// What has to be painted again, in logical pixels of the view.
struct Damage {
  bool all = false;
  std::vector<QRect> rects;
};

/// One thread at a time; every method is quick enough for the main thread: setView, setCases and setNow cost time by
/// the number of cases, apply by the number of changes.
class CaseScene {
 public:
  /// `epsg`: of the map. Cases without a point are not shown.
  explicit CaseScene(int epsg);
  ~CaseScene();

  void setEpsg(int epsg);
  void setStyle(const MapStyle& style, double pixelRatio);
  /// On (the default): more than kMostSingles cases in a cell become a ring chart.
  void setClustering(bool on);
  void setView(const SceneView& view);
  void setCases(std::vector<CasePtr> cases);

  /// Newer states: unknown cases are added, closed ones leave. Older row versions than the known one are ignored.
  /// Returns the cases that were not known before and are shown now.
  std::vector<CaseId> apply(const std::vector<CasePtr>& changed, Damage& damage);
  void setNow(Instant now, Damage& damage);
  /// The selected case is never hidden in a cluster.
  void setSelected(CaseId id, Damage& damage);

  /// Paints what touches `exposed`; the painter's origin is the view's top left corner.
  void paint(QPainter& painter, const QRectF& exposed) const;
  /// A step of the ring round a case (CaseSymbols::pulse); nothing if it is not there or not within `exposed`.
  void paintPulse(QPainter& painter, const QRectF& exposed, CaseId id, int step) const;

  struct Hit {
    std::vector<CasePtr> cases;  ///< nothing, one case, or a cluster's, the most urgent first
    QgsPointXY place;            ///< map units
  };
  Hit hit(QPointF pixel) const;

  std::size_t size() const { return m_slots.size(); }
  CasePtr find(CaseId id) const;
  std::optional<QgsPointXY> place(CaseId id) const;
  std::optional<QPointF> pixel(CaseId id) const;
  /// Whether the case is drawn by itself, within the view's margins.
  bool isSingle(CaseId id) const;
  Instant now() const { return m_now; }

  static constexpr int kCell = 64;        ///< side of a cell in pixels
  static constexpr int kMostSingles = 4;  ///< in a cell

 private:
  struct Entry {
    CasePtr c;  ///< null: a free slot
    double x = 0, y = 0;
    SymbolKey key;
    std::int32_t cell = -1;
    Instant next = kNever;  ///< before this the key stays
  };
  Entry entryOf(CasePtr c, double x, double y) const;
  /// What a picture needs of a case, side by side: fetching the entries took as long as drawing.
  struct Member { double x, y; SymbolKey key; std::uint32_t slot; };
  struct Cell {
    std::vector<Member> members;
    StateCounts counts{};
    double sumX = 0, sumY = 0;
  };
  struct Projection;
  std::int32_t cellOf(double x, double y) const;
  void put(std::uint32_t slot);
  void take(std::uint32_t slot);
  void rebuild();
  bool isCluster(const Cell& cell) const;
  QPointF toPixel(double x, double y) const;
  QPointF clusterPixel(std::int32_t index) const;
  void addDamage(std::uint32_t slot, Damage& damage) const;
  std::uint32_t newSlot();

  std::unique_ptr<Projection> m_projection;
  mutable std::unique_ptr<CaseSymbols> m_symbols;
  mutable SymbolPile m_pile;
  std::vector<Entry> m_entries;
  std::vector<std::uint32_t> m_free;
  std::unordered_map<CaseId, std::uint32_t> m_slots;
  SceneView m_view;
  std::vector<Cell> m_cells;
  std::int64_t m_firstColumn = 0, m_firstRow = 0;
  std::int32_t m_columns = 0, m_rows = 0;
  bool m_clustering = true;
  Instant m_now = fromMillis(0);
  CaseId m_selected;
};

}  // namespace jw::gis
