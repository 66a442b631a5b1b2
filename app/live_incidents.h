// Incidents as they would come in now, and departments that look after them: what makes a demo city live.
#pragma once
#include <cstdint>
#include <mutex>
#include <thread>
#include <vector>

#include "core/demo/incident_stream.h"
#include "core/engine/engine.h"

namespace jw::app {

struct LiveOptions {
  double perSecond = 1;     ///< new reports
  double stepSeconds = 60;  ///< mean time until the next step of a case is taken; 0: nobody takes any
  std::uint64_t seed = 1;   ///< also names the run: the reports of one seed enter once
  std::filesystem::path data;
};

struct LiveCounts {
  std::uint64_t reported = 0, refused = 0, assigned = 0, steps = 0, stepsRefused = 0, archived = 0;
  std::vector<double> answerMicros;  ///< of each submission of reports
};

/// Plays on a thread of its own from construction until it is destroyed or the token asks to stop. The engine must
/// outlive it. Construction waits for a reading; throws Error(input) where the store has no areas or categories.
class LiveIncidents {
 public:
  LiveIncidents(engine::Engine& engine, const LiveOptions& options);
  /// Any thread.
  LiveCounts counts() const;

 private:
  struct Due {
    Instant at;
    CaseId id;
    model::CaseState state;
    CaseId suspect;  ///< what a report probably repeats
    bool operator>(const Due& other) const { return at > other.at; }
  };
  void play(const std::stop_token& stop);
  void report(std::vector<Due>& due, std::size_t n);
  void takeSteps(std::vector<Due>& due);
  void plan(std::vector<Due>& due, const engine::Done& done);

  engine::Engine& m_engine;
  LiveOptions m_options;
  demo::IncidentStream m_stream;
  mutable std::mutex m_mutex;
  LiveCounts m_counts;
  std::jthread m_thread;  // last: it ends before what it uses
};

}  // namespace jw::app
