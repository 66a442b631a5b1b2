// The tags of OpenStreetMap objects that say something about buildings.
#pragma once
#include <map>
#include <string>
#include <string_view>

namespace jw::gis {

using OsmTags = std::map<std::string, std::string, std::less<>>;

/// From hstore text: "key"=>"value","key"=>"value", with \" and \\ inside. What cannot be read is left out.
OsmTags parseHstore(std::string_view text);
/// addr:full, else street, house number, postcode and city, as far as they are known: "Gässle 16, 9495 Triesen".
std::string addressFrom(const OsmTags& tags);
/// "5", "3.5" (3), "2;4" (4, the highest); 0 for anything that is not a number from 1 to 200.
std::int32_t floorsFrom(std::string_view levels);

}  // namespace jw::gis
