#include "app/case_where.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/base/zone.h"
#include "core/intake/time_format.h"

namespace jw::app {
namespace {

[[noreturn]] void unknown(const std::string& key, const std::string& value) {
  throw Error(ErrorCode::usage, "--where " + key + ": there is no " + value);
}

template <class T>
void addEach(std::vector<T>& into, const std::string& key, const std::string& values,
             bool (*parse)(std::string_view, T&)) {
  for (const auto& value : text::split(values, ',')) {
    T parsed{};
    if (!parse(value, parsed)) unknown(key, value);
    into.push_back(parsed);
  }
}

Instant parseTime(const std::string& key, const std::string& value) {
  const intake::TimeFormats formats({"%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M", "%Y-%m-%d"});
  const auto t = formats.parse(value, Zone::china());
  if (!t) throw Error(ErrorCode::usage, "--where " + key + ": a date or a time such as 2016-09-13 08:30, not " + value);
  return *t;
}

}  // namespace

store::CaseQuery parseWhere(const std::vector<std::string>& where, const engine::Directory& directory,
                            const engine::AreaTree& areas, Instant now) {
  store::CaseQuery query;
  for (const auto& term : where) {
    const std::size_t equals = term.find('=');
    const std::string key = term.substr(0, equals), value = equals == std::string::npos ? "" : term.substr(equals + 1);
    if (key == "overdue" && value.empty()) {
      query.overdueAt = now;
    } else if (key == "unlocated" && value.empty()) {
      query.unlocatedOnly = true;
    } else if (key == "state") {
      addEach(query.states, key, value, &model::parseState);
    } else if (key == "kind") {
      addEach(query.kinds, key, value, &model::parseKind);
    } else if (key == "nature") {
      addEach(query.natures, key, value, &model::parseNature);
    } else if (key == "category") {
      for (const auto& c : directory.categories())
        if (c.code == value) query.category = c.id;
      if (!query.category) unknown(key, value);
    } else if (key == "department") {
      for (const auto& d : directory.departments())
        if (d.code == value || d.name == value) query.department = d.id;
      if (!query.department) unknown(key, value);
    } else if (key == "area") {
      for (const auto& a : areas.areas())
        if (a.code == value) query.area = a.path;
      if (query.area.empty()) unknown(key, value);
    } else if (key == "from") {
      query.reportedFrom = parseTime(key, value);
    } else if (key == "to") {
      query.reportedTo = parseTime(key, value);
    } else if (key == "text" && !value.empty()) {
      query.text = value;
    } else {
      throw Error(ErrorCode::usage, "--where: not known: " + term);
    }
  }
  return query;
}

}  // namespace jw::app
