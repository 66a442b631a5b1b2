#include "core/store/staff_appointments.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/model/registry.h"
#include "core/store/registry_lookup.h"

namespace jw::store {
namespace {

using model::Post;

std::string hexOf(const Uuid& id) { return text::toHex({reinterpret_cast<const char*>(id.data()), Uuid::size()}); }

bool isOfAnArea(Post post) { return post == Post::gridLeader || post == Post::gridWorker || post == Post::buildingLeader || post == Post::communityWorker || post == Post::supervisor; }

std::vector<RegistryRow> held(Connection& c, const Uuid& staff) {
  std::vector<std::int64_t> numbers;
  {
    auto s = c.prepare("SELECT n FROM appointments WHERE staff=? AND valid_to IS NULL");
    s->bind(1, staff);
    while (s->step()) numbers.push_back(s->integer(0));
  }
  std::vector<RegistryRow> rows;
  for (const auto n : numbers)
    if (auto row = registryRow(c, Table::appointments, n)) rows.push_back(std::move(*row));
  return rows;
}

}  // namespace

void appointFromStaff(Connection& w, const RegistryOp& op, const model::Staff& staff) {
  const auto place = isOfAnArea(staff.post) && !staff.area.empty() ? areaIdAt(w, staff.area) : std::nullopt;
  const bool vacant = staff.name == kVacantPost;
  auto before = held(w, staff.id.uuid);
  if (place && staff.post == Post::gridLeader)
    for (auto& row : appointmentsInForce(w, *place, static_cast<int>(staff.post)))
      if (row.text("title").empty() && std::none_of(before.begin(), before.end(), [&](const auto& b) { return b.n == row.n; })) before.push_back(std::move(row));
  bool there = false;
  for (const auto& row : before) {
    const bool same = place && !vacant && row.text("place") == hexOf(*place) && row.number("post") == static_cast<int>(staff.post) && row.text("name") == staff.name;
    if (same && !there) {
      there = true;
      updateRegistryRow(w, op, Table::appointments, row, {{"phone", staff.phone}, {"staff", hexOf(staff.id.uuid)}}, std::max(op.at, row.since));
    } else {
      const Instant end = std::max(op.at, row.since);
      updateRegistryRow(w, op, Table::appointments, row, {{"valid_to", toMillis(end)}, {"ended", static_cast<int>(model::Ending::dissolved)}, {"dismissed_by", op.actor.name}}, end);
    }
  }
  if (there || !place || vacant) return;
  insertRegistryRow(w, op, Table::appointments, Uuid::make(toMillis(op.at)),
                    {{"post", static_cast<int>(staff.post)}, {"title", ""}, {"place_kind", static_cast<int>(model::PlaceKind::area)}, {"place", hexOf(*place)}, {"area", staff.area}, {"person", nullptr},
                     {"staff", hexOf(staff.id.uuid)}, {"name", staff.name}, {"phone", staff.phone}, {"appointed_by", op.actor.name}, {"dismissed_by", nullptr}, {"reason", ""}, {"valid_from", toMillis(op.at)}},
                    op.at);
}

}  // namespace jw::store
