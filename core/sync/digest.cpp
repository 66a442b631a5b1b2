#include "core/sync/digest.h"

#include <sodium.h>

#include <algorithm>
#include <bit>
#include <map>

#include "core/store/sync_triggers.h"
#include "core/sync/replica.h"

namespace jw::sync {
namespace {

using nlohmann::json;
using Type = store::SyncColumn::Type;

std::string bitsOf(double value) {
  char out[17];
  std::snprintf(out, sizeof out, "%016llx", static_cast<unsigned long long>(std::bit_cast<std::uint64_t>(value)));
  return out;
}

std::string textOf(Type type, const json& value) {
  if (value.is_null()) return "~";
  switch (type) {
    case Type::integer: return std::to_string(value.get<std::int64_t>());
    case Type::real: return bitsOf(value.get<double>());
    case Type::bytes: return value.get_ref<const std::string&>().substr(2);
    case Type::geom: return store::wkbOf(value.get_ref<const std::string&>());
    default: return value.get<std::string>();
  }
}

std::string textOfSet(const json& set) {
  std::map<std::string, std::int64_t> versions;
  if (set.is_array())
    for (const auto& e : set) versions[e.at("id").get<std::string>()] = e.at("ver").get<std::int64_t>();
  std::string out;
  for (const auto& [id, ver] : versions) out += (out.empty() ? "" : ",") + id + ":" + std::to_string(ver);
  return out;
}

}  // namespace

std::uint64_t digestOf(const store::SyncTable& t, const Uuid& id, std::int64_t ver, const json& image) {
  std::map<std::string_view, const store::SyncColumn*> columns;
  for (const auto& c : t.columns) columns[c.name] = &c;
  std::string text = id.text() + "|" + std::to_string(ver);
  static const json kNothing;
  for (const auto& [name, column] : columns) {
    const auto it = image.find(std::string(name));
    const json& value = it == image.end() ? kNothing : *it;
    text += "|" + (column->cls == store::SyncColumn::Class::set ? textOfSet(value) : textOf(column->type, value));
  }
  std::uint8_t hash[crypto_hash_sha256_BYTES];
  crypto_hash_sha256(hash, reinterpret_cast<const std::uint8_t*>(text.data()), text.size());
  std::uint64_t out = 0;
  for (int i = 0; i < 8; ++i) out = out << 8 | hash[i];
  return out;
}

std::vector<Digest> Replica::digests(const std::string& prefix) {
  std::vector<Digest> out;
  for (const auto& t : m_tables.all) {
    std::map<std::string, Digest> areas;
    std::map<Uuid, store::Shadow> shadows;
    for (auto& [id, shadow] : store::shadowsOf(m_db, t.number)) shadows.emplace(id, std::move(shadow));
    std::map<Uuid, std::vector<store::Dangling>> gaps;
    for (auto& gap : store::danglingOf(m_db, t.number)) gaps[gap.row].push_back(std::move(gap));
    std::map<Uuid, store::WaitingRow> waiting;
    for (auto& w : store::waitingRows(m_db))
      if (w.table == t.number) waiting.emplace(w.row, std::move(w));
    const auto add = [&](const Uuid& id, std::int64_t ver, const std::string& area, const json& image) {
      if (!area.starts_with(prefix)) return;
      Digest& d = areas[area];
      ++d.count;
      d.xor64 ^= digestOf(t, id, ver, image);
    };
    m_rows.forEach(t, [&](const Uuid& id, std::int64_t ver, const std::string& area, json image) {
      // Of a row with open changes the center has another version than the one that is shown.
      if (shadows.contains(id) || waiting.contains(id)) return;
      if (const auto gap = gaps.find(id); gap != gaps.end())
        for (const auto& g : gap->second) image[g.column] = g.target.text();
      add(id, ver, area, image);
    });
    for (const auto& [id, w] : waiting)
      if (w.gone == 0) add(id, w.ver, w.area, json::parse(w.image));
    for (const auto& [id, shadow] : shadows)
      if (!waiting.contains(id)) add(id, shadow.ver, t.area.empty() ? std::string() : shadow.image.value(t.area, std::string()), shadow.image);
    for (auto& [area, d] : areas) {
      d.table = t.number;
      d.area = area;
      out.push_back(d);
    }
  }
  return out;
}

}  // namespace jw::sync
