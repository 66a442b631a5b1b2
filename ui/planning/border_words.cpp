#include "ui/planning/border_words.h"

#include "ui/words.h"

namespace jw::ui {
namespace {

using Kind = model::BorderFault::Kind;

}  // namespace

QString BorderWords::of(const model::BorderFault& fault, const planning::BorderDraft& draft) {
  const auto nameOf = [&](AreaId id) {
    const auto* area = draft.find(id);
    return area ? QString::fromStdString(area->name) : tr("an area");
  };
  const QString a = nameOf(fault.area), b = nameOf(fault.other), at = Words::coordinates(fault.at);
  switch (fault.kind) {
    case Kind::notDivided: return fault.area ? tr("The line does not divide %1: it must lead from border to border.").arg(a) : tr("The line divides no grid: its middle must lie in one, and it must lead from border to border.");
    case Kind::notNeighbours: return tr("%1 and %2 have no border in common.").arg(a, b);
    case Kind::otherParent: return fault.other ? tr("%1 and %2 belong to different communities; move the border between them instead.").arg(a, b) : tr("%1 is divided itself; only the lowest areas can be planned anew.").arg(a);
    case Kind::outerBorder: return tr("At %1 runs the outer border of everything: there is no neighbour to give ground to or take it from. It changes only with an import of areas.").arg(at);
    case Kind::noCorner: return tr("There is no border at %1. Go closer to one.").arg(at);
    case Kind::neededCorner: return tr("More than two areas meet at %1: the corner can be moved, not taken away.").arg(at);
    case Kind::crosses: return fault.other ? tr("At %1 the borders of %2 and %3 would cross or touch.").arg(at, a, b) : tr("At %1 the border of %2 would run over itself.").arg(at, a);
    case Kind::tooSmall: return tr("At %1 less than a square metre would be left.").arg(at);
    case Kind::groundLost: return tr("At %1 ground would belong to no area, or to two.").arg(at);
    case Kind::changedMeanwhile: return tr("Somebody has changed these areas meanwhile. Discard the draft and begin anew.");
    case Kind::badCode: return tr("The code of %1 is taken by another area, or was once.").arg(a);
    case Kind::noName: return tr("An area at %1 has no name.").arg(at);
  }
  return {};
}

QString BorderWords::of(model::AreaChange::What what) {
  switch (what) {
    case model::AreaChange::What::added: return tr("new");
    case model::AreaChange::What::ended: return tr("no more");
    case model::AreaChange::What::reshaped: break;
  }
  return tr("changed");
}

QString BorderWords::of(engine::AreaDesk::Kept::State state) {
  using State = engine::AreaDesk::Kept::State;
  switch (state) {
    case State::waiting: return tr("waits for its day");
    case State::moving: return tr("coming into force");
    case State::inForce: return tr("in force");
    case State::withdrawn: return tr("withdrawn");
    case State::failed: break;
  }
  return tr("not possible any more");
}

QString BorderWords::ofName(const QString& name) {
  if (name == QLatin1String("changed_meanwhile")) return tr("The areas had been changed since it was drawn.");
  if (name == QLatin1String("bad_code")) return tr("A code of it had been taken meanwhile.");
  return tr("The borders around it had changed, so that they would cross or leave a gap.");
}

}  // namespace jw::ui
