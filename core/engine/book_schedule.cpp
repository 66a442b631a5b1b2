#include "core/engine/book_schedule.h"

#include <unistd.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/base/json_line.h"
#include "core/base/read_file.h"
#include "core/base/text.h"
#include "core/engine/area_tree.h"
#include "core/engine/statistics_fit.h"

namespace jw::engine {
namespace {

using Json = nlohmann::json;

Json momentOf(Instant t) { return t == kNever ? Json() : Json(toMillis(t)); }
Instant momentFrom(const Json& j) { return j.is_null() ? kNever : fromMillis(j.get<std::int64_t>()); }

template <class E>
int numberOf(E value) { return static_cast<int>(value); }
template <class E>
E valueFrom(const Json& j, E last) {
  const int n = j.get<int>();
  if (n < 0 || n > numberOf(last)) throw Error(ErrorCode::store, "a scheduled book: " + std::to_string(n));
  return static_cast<E>(n);
}

Json contentsJson(const BookContents& c) {
  Json json{{"title", c.title}, {"entries", c.entries}, {"area", c.area}, {"as", numberOf(c.as)}, {"pdf", c.pdf}};
  if (c.level) json["level"] = {{"area", numberOf(c.level->area)}, {"compounds", c.level->compounds}};
  return json;
}

BookContents contentsFrom(const Json& json) {
  BookContents c;
  c.title = json.at("title").get<std::string>();
  c.entries = json.at("entries").get<std::vector<std::string>>();
  c.area = json.at("area").get<std::string>();
  c.as = valueFrom(json.at("as"), stats::ShownAs::ofParent);
  c.pdf = json.at("pdf").get<bool>();
  if (json.contains("level")) c.level = StatisticsDesk::Level{valueFrom(json["level"].at("area"), model::AreaLevel::grid), json["level"].at("compounds").get<bool>()};
  return c;
}

Json scheduleJson(const BookSchedule& s) {
  Json json{{"id", s.id.text()}, {"name", s.name}, {"contents", contentsJson(s.contents)}, {"folder", s.folder.string()}, {"file_name", s.fileName}, {"keep", s.keep}, {"paused", s.paused}};
  json["rule"] = {{"every", numberOf(s.rule.every)}, {"day", s.rule.day}, {"minute", s.rule.minute}};
  json["days"] = {{"cases", numberOf(s.days.cases)}, {"named", numberOf(s.days.named)}, {"at_end", s.days.atEnd}};
  json["owner"] = {{"user", s.owner.user.text()}, {"name", s.owner.name}, {"role", numberOf(s.owner.role)}, {"scope", s.owner.scope}, {"department", s.owner.department.text()}};
  json["workstation"] = s.workstation;
  json["host"] = s.host;
  json["run"] = {{"done", s.done}, {"tried_at", momentOf(s.triedAt)}, {"made_at", momentOf(s.madeAt)}, {"fault", numberOf(s.fault)}, {"detail", s.detail}, {"failures", s.failures}, {"leaving_at", momentOf(s.leavingAt)}};
  if (s.refusal) json["run"]["refusal"] = {{"code", numberOf(s.refusal->code)}, {"detail", s.refusal->detail}};
  json["files"] = Json::array();
  for (const auto& f : s.files) json["files"].push_back({{"file", f.file.string()}, {"bytes", f.bytes}, {"changed_at", f.changedAt}});
  return json;
}

BookSchedule scheduleFrom(const Json& json) {
  BookSchedule s;
  s.id = Uuid::parse(json.at("id").get<std::string>()).value();
  s.name = json.at("name").get<std::string>();
  s.contents = contentsFrom(json.at("contents"));
  const auto& rule = json.at("rule");
  s.rule = {valueFrom(rule.at("every"), stats::DueRule::Every::month), rule.at("day").get<int>(), rule.at("minute").get<int>()};
  if (!stats::isSound(s.rule)) throw Error(ErrorCode::store, "a scheduled book: when");
  const auto& days = json.at("days");
  s.days = {valueFrom(days.at("cases"), BookDays::Cases::named), valueFrom(days.at("named"), stats::NamedPeriod::last365Days), days.at("at_end").get<bool>()};
  s.folder = json.at("folder").get<std::string>();
  s.fileName = json.at("file_name").get<std::string>();
  s.keep = json.at("keep").get<int>();
  s.paused = json.at("paused").get<bool>();
  const auto& owner = json.at("owner");
  s.owner = {{Uuid::parse(owner.at("user").get<std::string>()).value()}, owner.at("name").get<std::string>(), valueFrom(owner.at("role"), model::Role::department), owner.at("scope").get<std::string>(), {Uuid::parse(owner.at("department").get<std::string>()).value()}};
  s.workstation = json.at("workstation").get<std::string>();
  s.host = json.at("host").get<std::string>();
  const auto& run = json.at("run");
  s.done = run.at("done").get<stats::Day>();
  s.triedAt = momentFrom(run.at("tried_at"));
  s.madeAt = momentFrom(run.at("made_at"));
  s.fault = valueFrom(run.at("fault"), BookFault::notWritten);
  s.detail = run.at("detail").get<std::string>();
  s.failures = run.at("failures").get<int>();
  s.leavingAt = momentFrom(run.at("leaving_at"));
  if (run.contains("refusal")) s.refusal = Refused{valueFrom(run["refusal"].at("code"), model::RefusalCode::forbiddenField), run["refusal"].at("detail").get<std::string>()};
  for (const auto& f : json.at("files")) s.files.push_back({f.at("file").get<std::string>(), f.at("bytes").get<std::uint64_t>(), f.at("changed_at").get<std::int64_t>()});
  return s;
}

void replaceAll(std::string& in, std::string_view what, std::string_view with) {
  for (auto at = in.find(what); at != std::string::npos; at = in.find(what, at + with.size())) in.replace(at, what.size(), with);
}

}  // namespace

std::optional<stats::Period> periodOf(const BookDays& days, const stats::DueRule& rule, stats::Day day) {
  if (days.cases == BookDays::Cases::own) return std::nullopt;
  if (days.cases == BookDays::Cases::sinceDueBefore) return stats::sinceDueBefore(rule, day);
  auto period = stats::periodOf(days.named, day);
  period.end = std::min(period.end, day + 1);
  return period;
}

std::string fileStem(const BookSchedule& schedule, stats::Day day) {
  const auto period = periodOf(schedule.days, schedule.rule, day);
  std::string stem = schedule.fileName;
  if (stem.find("{date}") == std::string::npos) stem += " {date}";  // or each would meet the one before
  replaceAll(stem, "{date}", stats::shortName(period.value_or(stats::Period{day, day + 1})));
  replaceAll(stem, "{name}", schedule.name);
  for (char& c : stem)
    if (std::string_view("/\\:*?\"<>|").find(c) != std::string_view::npos || static_cast<unsigned char>(c) < 0x20) c = '-';
  stem = text::trim(stem);
  // File systems count 255 bytes, with an ending and a number behind these.
  while (stem.size() > 200) stem = text::elide(stem, text::length(stem) - 2);
  if (stem.starts_with('.')) stem.front() = '-';
  return stem;
}

BookQuestions questionsOf(const BookSchedule& schedule, stats::Day day, stats::Day today, const stats::Catalog& catalog, const AreaTree& areas) {
  BookQuestions book;
  const auto period = periodOf(schedule.days, schedule.rule, day);
  StatisticsDesk::Question question;
  question.area = schedule.contents.area;
  question.level = schedule.contents.level;
  if (schedule.days.atEnd) {
    const stats::Day end = period ? period->last() : day - 1;
    if (end < today) question.asOf = end;
  }
  for (const auto& key : schedule.contents.entries) {
    const auto* entry = catalog.find(key);
    if (!entry || entryUnfit(*entry, areas, question.area, question.level, question.asOf.has_value()) != Unfit::none) {
      book.leftOut.push_back(key);
      continue;
    }
    question.entry = key;
    question.period = entry->cases ? period : std::nullopt;
    book.questions.push_back(question);
  }
  return book;
}

Instant nextTry(const BookSchedule& schedule, Instant now, const Zone& zone) {
  if (schedule.paused || schedule.workstation != thisWorkstation()) return kNever;
  const auto due = stats::owed(schedule.rule, schedule.done, now, zone);
  if (!due) {
    // What was made beforehand is not made again.
    auto next = stats::nextDue(schedule.rule, now, zone);
    while (next.day <= schedule.done) next = stats::nextDue(schedule.rule, next.at, zone);
    return next.at;
  }
  // An attempt that lies ahead was written by a clock that was wrong.
  return schedule.failures > 0 && schedule.triedAt <= now ? schedule.triedAt + stats::pauseAfter(schedule.failures) : due->at;
}

std::string toJson(const std::vector<BookSchedule>& schedules) {
  Json json = Json::array();
  for (const auto& s : schedules) json.push_back(scheduleJson(s));
  return jsonLine(json);
}

std::vector<BookSchedule> schedulesFrom(std::string_view json) {
  std::vector<BookSchedule> schedules;
  const auto all = Json::parse(json, nullptr, false);
  if (!all.is_array()) return schedules;
  for (const auto& one : all) try {
      schedules.push_back(scheduleFrom(one));
    } catch (const std::exception&) {
      // Of a later program, or written by hand: the others stay.
    }
  return schedules;
}

std::string thisHost() {
  char host[256] = "";
  return gethostname(host, sizeof(host) - 1) == 0 ? std::string(host) : std::string();
}

std::string thisWorkstation() {
  static const std::string id = [] {
    try {
      if (std::string machine(text::trim(readFile("/etc/machine-id"))); !machine.empty()) return machine;
    } catch (const Error&) {
    }
    return "host " + thisHost();
  }();
  return id;
}

}  // namespace jw::engine
