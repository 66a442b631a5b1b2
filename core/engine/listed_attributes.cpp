#include "core/engine/listed_attributes.h"

#include <algorithm>

namespace jw::engine {
namespace {

void add(std::vector<const model::CodedAttribute*>& all, const model::CodedAttribute* attribute) {
  if (!attribute || attribute->storage == model::CodedAttribute::Storage::aggregateOnly) return;
  if (std::none_of(all.begin(), all.end(), [&](const auto* a) { return a->key == attribute->key; })) all.push_back(attribute);
}

void addOf(std::vector<const model::CodedAttribute*>& all, const stats::Expression& e) {
  if (e.kind == stats::Expression::Kind::codes) add(all, e.attribute);
  for (const auto& part : e.parts) addOf(all, part);
}

}  // namespace

std::vector<const model::CodedAttribute*> listedAttributes(const stats::Entry& entry, const model::Attributes& attributes) {
  std::vector<const model::CodedAttribute*> all;
  if (entry.subject == model::Subject::person) add(all, &attributes.at(model::PersonColumn::sex));
  for (const auto& d : entry.by) add(all, d.attribute);
  addOf(all, entry.filter);
  return all;
}

std::vector<stats::Dimension::Label> listedValues(const std::vector<const model::CodedAttribute*>& attributes, const stats::Coding& coding, const std::optional<std::vector<std::uint32_t>>& row, bool child) {
  std::vector<stats::Dimension::Label> values;
  for (const auto* a : attributes) {
    const auto code = row ? coding.codeOf(*a, *row) : std::uint8_t{0};
    const auto* named = row ? a->find(code) : nullptr;
    if (child)
      values.push_back({"", "＊", "＊"});
    else if (named)
      values.push_back({std::to_string(code), named->zh, named->en});
    else
      values.push_back({"0", "未登记", "Not recorded"});
  }
  return values;
}

}  // namespace jw::engine
