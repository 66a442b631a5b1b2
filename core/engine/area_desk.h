// Areas drawn anew: what a plan would move, handing it in, bringing it into force on its day, and how areas were before.
#pragma once
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <variant>
#include <vector>

#include "core/engine/engine.h"
#include "core/model/area_plan.h"
#include "core/planning/border_draft.h"

namespace jw::engine {

/// Every member may be called from any thread and returns at once. Plans come into force one after the other on a thread of
/// its own: the areas in one transaction, then what lies in them in small ones, so that others are answered between them;
/// a program that ends before that goes on with it the next time. Answers come on the engine's threads.
class AreaDesk {
 public:
  /// The engine must outlive it.
  explicit AreaDesk(Engine& engine);
  /// Ends after the transaction that is open.
  ~AreaDesk();

  /// Administrators, operators and supervisors, each within the own scope.
  static bool mayEdit(const model::Actor& actor);

  /// What a plan would do now.
  struct Effect {
    struct Move {
      AreaId from, to;  ///< lowest areas; `to` nil: into none
      std::int64_t buildings = 0, households = 0, people = 0, openCases = 0, cases = 0;
    };
    std::vector<Move> moves;
    std::size_t reshaped = 0, added = 0, ended = 0;
    std::int64_t buildings = 0, households = 0, people = 0, openCases = 0;  ///< sums of the moves
  };
  /// Refused: notEntitled, outOfScope. Not answered once stopped.
  void effect(model::Actor actor, model::AreaPlan plan, std::stop_token stop, std::function<void(std::variant<Effect, Refused, model::BorderFault>)> ready) const;

  /// What was stored of a plan.
  struct Kept {
    enum class State : std::uint8_t { waiting = 1, moving, inForce, withdrawn, failed } state = State::waiting;
    Uuid id;
    std::string title, by;
    Instant from = kNever, madeAt{}, endedAt = kNever;
    std::size_t changes = 0;
    std::string why;  ///< of a failed one: faultName
    model::MultiPolygon ground;  ///< of the areas that it has, drawn one over the other: for showing where it is
  };
  /// At once if its day has come, else kept until then; the answer is given when it is stored, or when all of it has moved.
  /// Refused: notEntitled, outOfScope, badTime for a day too far ahead (two years).
  void handIn(model::Actor actor, model::AreaPlan plan, std::function<void(std::variant<Kept, Refused, model::BorderFault>)> ready);
  /// Of a plan that still waits. Refused: notEntitled, outOfScope, changedMeanwhile.
  void withdraw(model::Actor actor, Uuid plan, std::function<void(std::optional<Refused>)> ready);
  /// Of all plans, those that wait first, by their day; within the actor's scope.
  void plans(model::Actor actor, std::function<void(std::vector<Kept>)> ready) const;
  /// The areas as they were at the moment, within the actor's scope and above it.
  void asOf(model::Actor actor, Instant at, std::stop_token stop, std::function<void(std::vector<model::Area>)> ready) const;
  /// Looks at the clock: plans whose day has come come into force. Done by itself within a minute.
  void look();

  static std::string_view faultName(model::BorderFault::Kind kind);  ///< "not_divided" …

 private:
  class Impl;
  std::unique_ptr<Impl> m_impl;
};

}  // namespace jw::engine
