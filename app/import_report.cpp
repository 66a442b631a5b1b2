#include "app/import_report.h"

#include <ostream>

#include "core/base/json_line.h"

namespace jw::app {
namespace {

constexpr std::size_t kShown = 20;

constexpr struct {
  const char* key;
  Words words;
} kLines[] = {
    {"read", {"读取", "read"}},           {"inserted", {"新增", "inserted"}}, {"updated", {"更新", "updated"}},
    {"unchanged", {"未变", "unchanged"}}, {"removed", {"删除", "removed"}},   {"refused", {"拒收", "refused"}},
    {"notes", {"提示", "notes"}},         {"overlaps", {"重叠", "overlaps"}}, {"gaps", {"缝隙", "gaps"}},
};

}  // namespace

Json importReport(std::uint64_t read, const engine::Engine::ImportCounts& counts,
                  const std::vector<gis::RowProblem>& problems) {
  Json json = {{"read", read},
               {"inserted", counts.inserted},
               {"updated", counts.updated},
               {"unchanged", counts.unchanged},
               {"removed", counts.removed}};
  json["refused"] = Json::array();
  json["notes"] = Json::array();
  for (const auto& p : problems)
    json[p.refused ? "refused" : "notes"].push_back(
        {{"row", p.row}, {"key", p.key}, {"reason", p.reason}, {"text", p.text}});
  return json;
}

bool findingsIn(const Json& report) {
  return !report.at("refused").empty();
}

void printImport(std::ostream& out, const Context& context, const Json& report) {
  for (const auto& line : kLines) {
    const auto it = report.find(line.key);
    if (it == report.end()) continue;
    out << context.text(line.words) << ' ';
    if (!it->is_array()) {
      out << *it << '\n';
      continue;
    }
    out << it->size() << '\n';
    for (std::size_t i = 0; i < std::min(kShown, it->size()); ++i)
      out << "  " << jsonLine((*it)[i]) << '\n';
    if (it->size() > kShown) out << "  …\n";
  }
}

}  // namespace jw::app
