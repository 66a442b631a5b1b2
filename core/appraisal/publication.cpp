#include "core/appraisal/publication.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/base/json_line.h"

namespace jw::appraisal {
namespace {

using Json = nlohmann::ordered_json;

Json valueOf(const std::optional<double>& value) { return value ? Json(*value) : Json(nullptr); }
std::optional<double> valueAt(const Json& json, const char* key) {
  const auto it = json.find(key);
  return it == json.end() || it->is_null() ? std::nullopt : std::optional(it->get<double>());
}

Json rowJson(const Row& row, const Catalog& catalog) {
  Json cells = Json::object();
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    const Cell& c = row.cells[i];
    if (c.value) cells[catalog.indicators[i].id] = {{"value", *c.value}, {"base", c.base}, {"counted", c.counted}};
  }
  Json points = Json::array();
  for (const auto& p : row.points) points.push_back(valueOf(p));
  return {{"key", row.subject.key}, {"name", row.subject.name}, {"rank", row.rank}, {"score", valueOf(row.score)}, {"grade", row.grade ? std::string(1, row.grade) : ""},
          {"points", points}, {"bonus", row.bonus}, {"penalty", row.penalty}, {"vetoes", row.vetoes}, {"red_list", row.redList}, {"black_list", row.blackList}, {"cells", cells}};
}

Row rowFrom(const Json& json, const Catalog& catalog) {
  Row row;
  row.subject = {json.at("key"), json.at("name"), {}};
  row.rank = json.at("rank");
  row.score = valueAt(json, "score");
  const std::string grade = json.at("grade");
  row.grade = grade.empty() ? '\0' : grade.front();
  for (const auto& p : json.at("points")) row.points.push_back(p.is_null() ? std::nullopt : std::optional(p.get<double>()));
  row.bonus = json.at("bonus");
  row.penalty = json.at("penalty");
  row.vetoes = json.at("vetoes").get<std::vector<std::string>>();
  row.redList = json.at("red_list");
  row.blackList = json.at("black_list");
  const auto& cells = json.at("cells");
  for (const Indicator& i : catalog.indicators) {
    Cell& c = row.cells.emplace_back();
    const auto it = cells.find(i.id);
    if (it != cells.end()) c = {it->at("base"), it->at("counted"), it->at("value").get<double>()};
  }
  return row;
}

template <class F>
auto reading(F f) {
  try {
    return f();
  } catch (const nlohmann::json::exception& e) {
    throw Error(ErrorCode::input, std::string("a published appraisal that cannot be read: ") + e.what());
  }
}

bool differ(const std::optional<double>& a, const std::optional<double>& b) { return a.has_value() != b.has_value() || (a && rounded(*a) != rounded(*b)); }

}  // namespace

std::string frozen(const Result& r) {
  Json rows = Json::array();
  for (const Row& row : r.rows) rows.push_back(rowJson(row, r.rules->catalog));
  const Json json = {{"format", 1},
                     {"scheme", {{"name", r.scheme->name}, {"version", r.scheme->version}, {"points", r.scheme->points}, {"text", r.scheme->source}}},
                     {"indicators", r.rules->catalog.version},
                     {"period", {{"text", r.period.text}, {"from", formatUtc(r.period.from)}, {"to", formatUtc(r.period.to)}}},
                     {"subject", subjectName(r.subjectKind)},
                     {"as_of", formatUtc(r.asOf)},
                     {"ranked", r.ranked},
                     {"rows", rows},
                     {"total", rowJson(r.total, r.rules->catalog)}};
  return jsonLine(json);
}

std::vector<Row> publishedRows(const std::string& content, const Catalog& catalog) {
  return reading([&] {
    std::vector<Row> rows;
    const Json json = Json::parse(content);
    for (const auto& row : json.at("rows")) rows.push_back(rowFrom(row, catalog));
    return rows;
  });
}

Result publishedResult(const Publication& publication, const Result& live) {
  Result r;
  r.rules = live.rules;
  r.scheme = live.scheme;
  r.period = live.period;
  r.subjectKind = live.subjectKind;
  r.scope = live.scope;
  r.asOf = publication.publishedAt;
  r.rows = publishedRows(publication.content, live.rules->catalog);
  return reading([&] {
    const Json json = Json::parse(publication.content);
    r.total = rowFrom(json.at("total"), live.rules->catalog);
    r.ranked = json.at("ranked");
    return std::move(r);
  });
}

std::vector<Difference> differences(const std::string& content, const Result& live) {
  const Catalog& catalog = live.rules->catalog;
  const auto published = publishedRows(content, catalog);
  std::vector<Difference> out;
  const auto compare = [&](const Row* was, const Row* now) {
    const Subject& s = (was ? was : now)->subject;
    const auto add = [&](const std::string& what, std::optional<double> a, std::optional<double> b) {
      if (differ(a, b)) out.push_back({s.key, s.name, what, a, b});
    };
    const auto rankOf = [](const Row* r) { return r && r->rank > 0 ? std::optional<double>(r->rank) : std::nullopt; };
    add("rank", rankOf(was), rankOf(now));
    add("score", was ? was->score : std::nullopt, now ? now->score : std::nullopt);
    for (std::size_t i = 0; i < catalog.indicators.size(); ++i)
      add(catalog.indicators[i].id, was ? was->cells[i].value : std::nullopt, now ? now->cells[i].value : std::nullopt);
  };
  for (const Row& was : published) compare(&was, live.find(was.subject.key));
  for (const Row& now : live.rows)
    if (std::none_of(published.begin(), published.end(), [&](const Row& r) { return r.subject.key == now.subject.key; })) compare(nullptr, &now);
  return out;
}

}  // namespace jw::appraisal
