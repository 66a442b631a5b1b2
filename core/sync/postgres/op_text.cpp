#include "core/sync/postgres/op_text.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/base/json_line.h"
#include "core/base/text.h"

namespace jw::sync {
namespace {

using nlohmann::json;

void dropNul(json& value) {
  if (value.is_string()) {
    auto& s = value.get_ref<std::string&>();
    s.erase(std::remove(s.begin(), s.end(), '\0'), s.end());
  } else if (value.is_structured()) {
    for (auto& part : value) dropNul(part);
  }
}

json parsed(const Json& text) {
  json value = text.empty() ? json() : json::parse(text, nullptr, false);
  if (value.is_discarded()) return nullptr;
  if (text.find("\\u0000") != Json::npos) dropNul(value);
  return value;
}

json idOrNull(const Uuid& id) { return id ? json(id.text()) : json(); }

}  // namespace

std::string opsText(const PushBatch& batch) {
  json out = json::array();
  for (const Op& op : batch.ops)
    out.push_back({{"op_id", op.opId.text()}, {"seq", op.localSeq}, {"prev", idOrNull(op.prevOpId)}, {"actor", text::repairUtf8(op.actor)}, {"user", idOrNull(op.user.uuid)}, {"role", op.role},
                   {"department", idOrNull(op.department.uuid)}, {"tbl", op.table}, {"row", op.row.text()}, {"kind", static_cast<int>(op.kind)}, {"base_ver", op.baseVer},
                   {"area", text::repairUtf8(op.area)}, {"patch", parsed(op.patch)}, {"base", parsed(op.base)}, {"step", parsed(op.step)}, {"client_at", toMillis(op.clientAt)}});
  return jsonLine(out);
}

}  // namespace jw::sync
