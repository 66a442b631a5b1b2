#include <algorithm>
#include <optional>
#include <osmium/io/gzip_compression.hpp>
#include <osmium/io/pbf_input.hpp>
#include <osmium/io/pbf_output.hpp>
#include <osmium/io/reader.hpp>
#include <osmium/io/writer.hpp>
#include <osmium/io/xml_input.hpp>
#include <osmium/io/xml_output.hpp>
#include <osmium/osm/node.hpp>
#include <osmium/osm/object_comparisons.hpp>
#include <osmium/osm/relation.hpp>
#include <osmium/osm/way.hpp>
#include <set>
#include <unordered_map>

#include "gis/import/osm_changes.h"

namespace jw::gis {
namespace {

using osmium::item_type;
using osmium::OSMObject;
using Id = osmium::object_id_type;

// Ids in the order of a sorted file cost eight bytes each and no surprise for wild ones.
class IdSet {
 public:
  void add(Id id) { m_ids.push_back(id); }
  void seal() { std::sort(m_ids.begin(), m_ids.end()); }
  bool has(Id id) const { return std::binary_search(m_ids.begin(), m_ids.end(), id); }

 private:
  std::vector<Id> m_ids;
};

std::string keyOf(const OSMObject& object) {
  return std::string(osmium::item_type_to_name(object.type())) + "/" + std::to_string(object.id());
}

// The order of a sorted file.
bool isBefore(const OSMObject& a, const OSMObject& b) {
  return a.type() != b.type() ? a.type() < b.type() : osmium::id_order()(a.id(), b.id());
}
bool isSame(const OSMObject& a, const OSMObject& b) {
  return a.type() == b.type() && a.id() == b.id();
}
bool isBuilding(const OSMObject& object) {
  return object.type() != item_type::node && object.tags().has_key("building");
}

struct Change {
  const OSMObject* object;
  std::size_t file;
  bool taken = false;
};

// What the library throws says nothing about the file.
template <class Work>
void naming(const std::filesystem::path& file, Work work) {
  try {
    work();
  } catch (const std::exception& e) {
    throw Error(ErrorCode::input, file.string() + ": " + e.what());
  }
}

class Merge {
 public:
  Merge(const std::filesystem::path& base, const Progress& progress) : m_base(base), m_progress(progress) {}

  OsmMerge run(const std::vector<std::filesystem::path>& changes, const std::filesystem::path& out) {
    readChanges(changes);
    readIds();
    takeWhatBelongs();
    write(out);
    for (const Change& c : m_changes)
      if (!c.taken) ++m_result.foreign;
    m_result.undone.assign(m_undone.begin(), m_undone.end());
    return std::move(m_result);
  }

 private:
  template <class Use>
  void each(const std::filesystem::path& file, std::string_view what, Use use) {
    osmium::memory::Buffer buffer;
    std::optional<osmium::io::Reader> reader;
    naming(file, [&] {
      reader.emplace(file.string());
      m_header = reader->header();
      buffer = reader->read();
    });
    while (buffer) {
      m_progress(reader->offset(), reader->file_size(), what);
      use(std::move(buffer));
      naming(file, [&] { buffer = reader->read(); });
    }
    naming(file, [&] { reader->close(); });
  }

  void readChanges(const std::vector<std::filesystem::path>& files) {
    for (std::size_t i = 0; i < files.size(); ++i) {
      each(files[i], "changes", [&](osmium::memory::Buffer buffer) {
        m_buffers.push_back(std::move(buffer));
        for (const auto& object : m_buffers.back().select<OSMObject>()) m_changes.push_back({&object, i});
      });
    }
    // Newest first within an object; at the same version the later file knows better.
    std::sort(m_changes.begin(), m_changes.end(), [](const Change& a, const Change& b) {
      if (a.object->type() != b.object->type() || a.object->id() != b.object->id())
        return isBefore(*a.object, *b.object);
      return std::pair(a.object->version(), a.file) > std::pair(b.object->version(), b.file);
    });
    std::vector<Change> newest;
    for (const Change& c : m_changes) {
      if (newest.empty() || !isSame(*newest.back().object, *c.object))
        newest.push_back(c);
      else if (newest.back().object->deleted() && c.object->visible() && isBuilding(*c.object))
        m_undone.insert(keyOf(*c.object));
    }
    m_changes = std::move(newest);
    for (Change& c : m_changes)
      m_find[static_cast<std::size_t>(osmium::item_type_to_nwr_index(c.object->type()))].emplace(c.object->id(), &c);
  }

  void readIds() {
    std::optional<bool> hasBox;
    std::vector<osmium::memory::Buffer> held;  // the last object is compared with the first of the next buffer
    const OSMObject* last = nullptr;
    each(m_base, "base", [&](osmium::memory::Buffer buffer) {
      if (!hasBox) {
        m_box = m_header.joined_boxes();
        hasBox = m_box.valid();
      }
      for (const auto& object : buffer.select<OSMObject>()) {
        if (last && !isBefore(*last, object))
          throw Error(ErrorCode::input, m_base.string() + ": not sorted by type and id");
        last = &object;
        m_ids[index(object)].add(object.id());
        if (object.type() != item_type::node) continue;
        const auto at = static_cast<const osmium::Node&>(object).location();
        if (!*hasBox && at.valid()) m_box.extend(at);
        if (isInside(at)) m_inside.add(object.id());
      }
      held.clear();
      held.push_back(std::move(buffer));
    });
    m_baseHeader = m_header;
    for (auto& ids : m_ids) ids.seal();
    m_inside.seal();
  }

  static std::size_t index(const OSMObject& object) { return osmium::item_type_to_nwr_index(object.type()); }
  bool isInside(osmium::Location at) const { return at.valid() && m_box.valid() && m_box.contains(at); }

  Change* changed(item_type type, Id id) {
    auto& map = m_find[osmium::item_type_to_nwr_index(type)];
    const auto at = map.find(id);
    return at == map.end() ? nullptr : at->second;
  }

  bool isNodeInside(Id id) {
    if (const Change* c = changed(item_type::node, id))
      return c->object->visible() && isInside(static_cast<const osmium::Node*>(c->object)->location());
    return m_inside.has(id);
  }

  bool belongs(const OSMObject& object) {
    if (m_ids[index(object)].has(object.id())) return true;
    if (object.deleted()) return false;
    if (object.type() == item_type::node) return isNodeInside(object.id());
    if (object.type() == item_type::way) {
      const auto& nodes = static_cast<const osmium::Way&>(object).nodes();
      return std::any_of(nodes.begin(), nodes.end(), [&](const auto& node) { return isNodeInside(node.ref()); });
    }
    const auto& members = static_cast<const osmium::Relation&>(object).members();
    return std::any_of(members.begin(), members.end(), [&](const auto& member) {
      if (member.type() == item_type::node) return isNodeInside(member.ref());
      if (member.type() != item_type::way) return false;
      const Change* way = changed(item_type::way, member.ref());
      return way ? way->taken && !way->object->deleted() : m_ids[1].has(member.ref());
    });
  }

  // Nodes, ways and relations come in this order, so that what a relation asks of a way is known.
  void takeWhatBelongs() {
    for (Change& c : m_changes) c.taken = belongs(*c.object);
    const auto take = [&](item_type type, Id id) {
      if (Change* c = changed(type, id); c && c->object->visible()) c->taken = true;
    };
    for (const Change& c : m_changes)
      if (c.taken && c.object->type() == item_type::relation && c.object->tags().has_tag("type", "multipolygon"))
        for (const auto& member : static_cast<const osmium::Relation*>(c.object)->members())
          if (member.type() == item_type::way) take(item_type::way, member.ref());
    for (const Change& c : m_changes)
      if (c.taken && c.object->type() == item_type::way)
        for (const auto& node : static_cast<const osmium::Way*>(c.object)->nodes()) take(item_type::node, node.ref());
  }

  // What remains of an object of the base; null: nothing.
  const OSMObject* choose(const OSMObject& object, const OSMObject& change) {
    if (change.version() != 0 && change.version() <= object.version()) {
      ++m_result.stale;
      return &object;
    }
    ++(change.visible() ? m_result.replaced : m_result.removed);
    return change.visible() ? &change : nullptr;
  }

  void write(const std::filesystem::path& file) {
    std::optional<osmium::io::Writer> out;
    naming(file, [&] { out.emplace(file.string(), m_baseHeader, osmium::io::overwrite::allow); });
    const auto put = [&](const OSMObject& object) { naming(file, [&] { (*out)(object); }); };
    auto next = m_changes.begin();
    const auto addUpTo = [&](const OSMObject* object) {
      for (; next != m_changes.end() && (!object || isBefore(*next->object, *object)); ++next) {
        if (!next->taken || next->object->deleted()) continue;
        put(*next->object);
        ++m_result.added;
      }
    };
    each(m_base, "merge", [&](const osmium::memory::Buffer& buffer) {
      for (const auto& object : buffer.select<OSMObject>()) {
        addUpTo(&object);
        const bool isChanged = next != m_changes.end() && isSame(*next->object, object);
        const OSMObject* kept = isChanged ? choose(object, *next->object) : &object;
        if (kept) put(*kept);
        if (isChanged) ++next;
      }
    });
    addUpTo(nullptr);
    naming(file, [&] { out->close(); });
  }

  std::filesystem::path m_base;
  const Progress& m_progress;
  osmium::io::Header m_header, m_baseHeader;
  osmium::Box m_box;
  std::vector<osmium::memory::Buffer> m_buffers;  // what m_changes points into
  std::vector<Change> m_changes;
  std::unordered_map<Id, Change*> m_find[3];
  IdSet m_ids[3], m_inside;
  std::set<std::string> m_undone;
  OsmMerge m_result;
};

}  // namespace

OsmMerge mergeOsmChanges(const std::filesystem::path& base, const std::vector<std::filesystem::path>& changes,
                         const std::filesystem::path& out, const Progress& progress) {
  return Merge(base, progress).run(changes, out);
}

}  // namespace jw::gis
