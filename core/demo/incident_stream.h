// Reports as they would come in from the demo city: more by day, more in some places, in the words of residents.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "core/demo/person_names.h"
#include "core/demo/random.h"
#include "core/model/area.h"
#include "core/model/case.h"
#include "core/model/category.h"
#include "core/model/report.h"
#include "core/store/connection.h"

namespace jw::demo {

/// Where something can happen.
struct IncidentPlace {
  model::Point point;
  std::string address;  ///< may be empty
  AreaId grid;
};

/// Some places for each of at most `most` grids: the buildings near their middles, else points inside the grids themselves.
/// On a reading connection; the areas are the store's.
std::vector<IncidentPlace> samplePlaces(store::Connection& c, const std::vector<model::Area>& areas, std::uint64_t seed, std::size_t most = 3000);

/// How many reports come at what time, 1 being the mean. China Standard Time. Immutable.
class Rhythm {
 public:
  /// From data/demo/incidents.toml. Throws Error(input).
  explicit Rhythm(const std::filesystem::path& data);
  double at(Instant t) const;
  double highest() const { return m_highest; }

 private:
  std::vector<double> m_hours, m_weekdays;
  double m_highest = 1;
};

/// Endless; the same for the same seed, areas, categories and places. One thread.
class IncidentStream {
 public:
  struct Options {
    std::uint64_t seed = 1;
    Instant start;            ///< the first report comes soon after
    double perDay = 400;      ///< the mean, with the rhythm of day and week
    double perSecond = 0;     ///< above 0: evenly so many a second instead, whatever the hour
    std::string source = "demo";
    std::filesystem::path data;
  };
  /// Throws Error(input) if there are no areas or categories to choose from, or for a broken data file.
  IncidentStream(Options options, const std::vector<model::Area>& areas, const std::vector<model::Category>& categories, std::vector<IncidentPlace> places);

  /// The next report; its reportedAt never runs backwards.
  model::Report next();
  /// A report at a time of the caller's choosing.
  model::Report at(Instant t);
  const Rhythm& rhythm() const { return m_rhythm; }
  Random& random() { return m_random; }

 private:
  struct Entry {
    const model::Category* category;
    std::vector<std::string> texts;
    bool parties = false;
  };
  void readEntries();
  Instant step();
  void describe(model::Report& r, const Entry& entry, const IncidentPlace& place);
  void answer(model::Report& r, const model::Category& category);
  std::string statedArea(const model::Area& grid);

  Options m_options;
  Random m_random, m_answers;
  Rhythm m_rhythm;
  PersonNames m_names;
  std::vector<model::Area> m_areas;  ///< without shapes
  std::vector<model::Category> m_categories;
  std::vector<IncidentPlace> m_places;
  std::vector<std::size_t> m_gridOf, m_streets;  ///< of each place; every area above the grids
  Weighted m_placeWeights, m_byDay, m_byEvening, m_channelWeights;
  std::vector<model::Channel> m_channels;
  std::vector<Entry> m_entries;
  double m_millis = 0;  ///< since the start
  std::uint64_t m_number = 0;
};

}  // namespace jw::demo
