#include "app/feed_report.h"

#include <ostream>

#include "app/percentiles.h"

namespace jw::app {
namespace {

Json rowsJson(const std::vector<RowReason>& rows) {
  Json list = Json::array();
  for (const auto& r : rows) list.push_back({{"row", r.row}, {"reason", r.reason}});
  return list;
}

Json stepJson(const std::vector<double>& values) {
  const Percentiles p = percentilesOf(values);
  return {{"n", p.n}, {"p50", p.p50}, {"p90", p.p90}, {"p99", p.p99}};
}

}  // namespace

Json feedReport(const FeedResult& result, const store::SourceSummary& summary, const engine::Directory& directory) {
  Json json;
  json["read"] = result.read;
  json["stored"] = result.stored;
  json["already_there"] = result.alreadyThere;
  json["refused"] = rowsJson(result.refused);
  json["located"] = result.located;
  json["unlocated"] = rowsJson(result.unlocated);
  json["contradicted"] = result.contradicted;
  json["closed"] = result.closed;
  json["not_closed"] = rowsJson(result.notClosed);
  json["by_state"] = Json::object();
  for (const auto& [state, n] : summary.byState) json["by_state"][std::string(model::stateName(state))] = n;
  json["by_department"] = Json::object();
  for (const auto& [department, n] : summary.byDepartment)
    json["by_department"][department ? directory.departmentName(department) : "none"] = n;
  Json& steps = json["steps"];
  steps["answer_us"] = stepJson(result.answerMicros);
  steps["reported_to_assigned_s"] = stepJson(summary.reportedToAssigned);
  steps["assigned_to_accepted_s"] = stepJson(summary.assignedToAccepted);
  steps["accepted_to_fed_back_s"] = stepJson(summary.acceptedToFedBack);
  steps["assigned_to_closed_s"] = stepJson(summary.assignedToClosed);
  steps["reported_to_closed_s"] = stepJson(summary.reportedToClosed);
  json["seconds"] = result.seconds;
  return json;
}

store::SourceSummary readSummary(const engine::Engine& engine, const std::string& source, Instant from, Instant to,
                                 std::stop_token stop) {
  store::SourceSummary summary;
  engine.read(std::move(stop), [&](store::Connection& c) { summary = store::summarizeSource(c, source, from, to); })
      .get();
  return summary;
}

void printFeed(std::ostream& out, const Context& context, const Json& report) {
  const auto line = [&](Words words, const auto& value) { out << context.text(words) << ' ' << value << '\n'; };
  line({"读取 ", "read         "}, report["read"]);
  line({"新存 ", "stored       "}, report["stored"]);
  line({"已有 ", "already there"}, report["already_there"]);
  line({"拒收 ", "refused      "}, report["refused"].size());
  line({"已定位 ", "located      "}, report["located"]);
  line({"未定位 ", "unlocated    "}, report["unlocated"].size());
  line({"区划不符 ", "contradicted "}, report["contradicted"]);
  line({"已归档 ", "closed       "}, report["closed"]);
  line({"未能归档 ", "not closed   "}, report["not_closed"].size());
  line({"用时（秒） ", "seconds      "}, report["seconds"]);
  // The whole list is in the JSON; a person wants to see what kind of thing it is.
  constexpr std::size_t kShown = 20;
  for (const auto* key : {"refused", "not_closed"})
    for (std::size_t i = 0; i < std::min(kShown, report[key].size()); ++i)
      out << "  " << context.text({"第 ", "row "}) << report[key][i]["row"] << ": "
          << report[key][i]["reason"].get<std::string>() << '\n';
}

}  // namespace jw::app
