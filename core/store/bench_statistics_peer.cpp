#include "core/store/bench_statistics_peer.h"

#include <string>

namespace jw::store {

void makeBenchPeople(Connection& w, std::int64_t people, std::size_t attributes, void (*row)(std::int64_t n, std::span<std::uint32_t> values)) {
  std::string columns = "CREATE TABLE bench_people (n INTEGER PRIMARY KEY, community INTEGER NOT NULL, birth INTEGER NOT NULL", marks = "?, ?, ?";
  for (std::size_t a = 0; a < attributes; ++a) {
    columns += ", a" + std::to_string(a) + " INTEGER NOT NULL";
    marks += ", ?";
  }
  w.execute(columns + ")");
  Statement s(w.handle(), "INSERT INTO bench_people VALUES (" + marks + ")");
  std::vector<std::uint32_t> values(attributes + 2);
  for (std::int64_t n = 1; n <= people; ++n) {
    row(n, values);
    s.bind(1, n);
    for (std::size_t i = 0; i < values.size(); ++i) s.bind(static_cast<int>(i) + 2, static_cast<std::int64_t>(values[i]));
    s.run();
  }
}

BenchCount benchAttribute(Connection& c, std::size_t attribute) {
  const std::string column = "a" + std::to_string(attribute);
  Statement s(c.handle(), "SELECT community, " + column + ", count(*) FROM bench_people GROUP BY community, " + column);
  BenchCount out;
  while (s.step()) {
    ++out.groups;
    out.sum += static_cast<std::uint64_t>(s.integer(2)) * static_cast<std::uint64_t>(s.integer(1) + 1) * static_cast<std::uint64_t>(s.integer(0) + 1);
  }
  return out;
}

std::vector<std::int64_t> benchList(Connection& c, std::uint32_t code1, std::uint32_t code2, std::int64_t limit) {
  Statement s(c.handle(), "SELECT n FROM bench_people WHERE a1 = ?1 AND a2 = ?2 LIMIT ?3");
  s.bind(1, static_cast<std::int64_t>(code1)).bind(2, static_cast<std::int64_t>(code2)).bind(3, limit);
  std::vector<std::int64_t> out;
  while (s.step()) out.push_back(s.integer(0));
  return out;
}

void benchChange(Connection& w, std::int64_t n, std::uint32_t value) {
  auto s = w.prepare("UPDATE bench_people SET a3 = ?2 WHERE n = ?1");
  s->bind(1, n).bind(2, static_cast<std::int64_t>(value)).run();
}

}  // namespace jw::store
