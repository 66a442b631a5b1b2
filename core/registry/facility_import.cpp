// The part of the import that takes in facilities 公共设施.
#include <charconv>

#include "core/base/half_width.h"
#include "core/base/text.h"
#include "core/registry/table_import.h"
#include "core/store/facility_gateway.h"

namespace jw::registry {
namespace {

std::optional<double> degreesIn(std::string_view written) {
  const std::string digits = text::withoutBlanks(text::halfWidth(written));
  double value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return error == std::errc() && end == digits.data() + digits.size() ? std::optional(value) : std::nullopt;
}

}  // namespace

// Of one that is there with this code only what the row says is changed: an empty field says nothing.
std::optional<RowFault> TableImport::takeFacility(std::int64_t row) {
  if (!m_words) m_words.emplace(m_w);
  const auto wrong = [row](const char* key, const char* fault, const char* detail) { return RowFault{row, key, fault, detail, 0, {}}; };
  model::PutFacility put;
  const std::string code = said("code");
  if (code.empty()) return wrong("code", "missing", "");
  std::optional<model::Facility> before;
  if (const auto known = store::facilityWithCode(m_w, code)) {
    if (const auto first = m_rows.find(*known); first != m_rows.end()) return RowFault{row, "code", "duplicate", "another facility has this code", first->second, {*known}};
    before = store::readFacility(m_w, *known);
    if (!model::isWithin(before->area, m_area)) return wrong("code", "bad_value", "a facility of another area has this code");
    put.value = *before;
  }
  put.value.code = code;
  if (const auto kind = said("kind"); !kind.empty()) put.value.kind = m_words->kind(kind);
  if (const auto name = said("name"); !name.empty()) put.value.name = name;
  if (!before || !said("lon").empty() || !said("lat").empty())
    for (const char* key : {"lon", "lat"}) {
      const auto written = said(key);
      const auto degrees = degreesIn(written);
      if (!degrees) return wrong(key, written.empty() ? "missing" : "bad_value", written.empty() ? "" : "no number");
      (key == std::string_view("lon") ? put.value.point.x : put.value.point.y) = *degrees;
    }
  if (const auto words = said("department"); !words.empty()) {
    const auto department = m_words->department(words);
    if (!department) return wrong("department", "bad_value", "no such department");
    put.value.department = *department;
  }
  put.value.area = m_locate ? m_locate(put.value.point) : model::AreaPath();
  if (!put.value.area.empty() && !model::isWithin(put.value.area, m_area)) return wrong("lon", "bad_value", "lies outside the chosen area");
  const auto answer = carryOut(put);
  if (const auto* refusal = std::get_if<model::RegistryRefusal>(&answer)) {
    RowFault fault = faultOf(row, *refusal);
    if (fault.key == "point") fault.key = "lon";
    if (fault.key == "facility") fault.key = "code";
    return fault;
  }
  const auto& done = std::get<model::RegistryDone>(answer);
  m_rows[done.id] = row;
  if (!before || done.undo.empty()) return std::nullopt;
  RowUpdate update{row, code, before->name, {}};
  if (put.value.kind != before->kind) update.columns.emplace_back("kind");
  if (put.value.name != before->name) update.columns.emplace_back("name");
  if (put.value.point.x != before->point.x) update.columns.emplace_back("lon");
  if (put.value.point.y != before->point.y) update.columns.emplace_back("lat");
  if (put.value.department != before->department) update.columns.emplace_back("department");
  m_updates.push_back(std::move(update));
  return std::nullopt;
}

}  // namespace jw::registry
