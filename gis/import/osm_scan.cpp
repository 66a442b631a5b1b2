#include "gis/import/osm_scan.h"

#include <osmium/io/gzip_compression.hpp>
#include <osmium/io/pbf_input.hpp>
#include <osmium/io/reader.hpp>
#include <osmium/io/xml_input.hpp>
#include <osmium/osm/relation.hpp>
#include <osmium/osm/way.hpp>
#include <unordered_set>

namespace jw::gis {
namespace {

bool isMultipolygon(const osmium::OSMObject& object) {
  return object.type() == osmium::item_type::relation && object.tags().has_tag("type", "multipolygon");
}

}  // namespace

std::vector<std::string> taggedBuildings(const std::filesystem::path& file, const Progress& progress) {
  std::vector<std::string> found;
  std::unordered_set<std::string> partOfWhole;
  try {
    osmium::io::Reader reader(file.string(), osmium::osm_entity_bits::way | osmium::osm_entity_bits::relation);
    while (const osmium::memory::Buffer buffer = reader.read()) {
      progress(reader.offset(), reader.file_size(), "scan");
      for (const auto& object : buffer.select<osmium::OSMObject>()) {
        if (object.tags().has_key("building"))
          found.push_back(std::string(osmium::item_type_to_name(object.type())) + "/" + std::to_string(object.id()));
        else if (isMultipolygon(object))
          for (const auto& member : static_cast<const osmium::Relation&>(object).members())
            if (member.type() == osmium::item_type::way && std::string_view(member.role()) != "inner")
              partOfWhole.insert("way/" + std::to_string(member.ref()));
      }
    }
    reader.close();
  } catch (const Error&) {
    throw;
  } catch (const std::exception& e) {
    throw Error(ErrorCode::input, file.string() + ": " + e.what());
  }
  std::erase_if(found, [&](const auto& id) { return partOfWhole.contains(id); });
  return found;
}

}  // namespace jw::gis
