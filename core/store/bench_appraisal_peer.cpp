#include "core/store/bench_appraisal_peer.h"

namespace jw::store {
namespace {

// i: number of the case; d: its department; t: when it was reported; late: fed back after the deadline.
#define JW_BENCH_CASES                                                                                                              \
  "WITH RECURSIVE k(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM k WHERE i < ?1), "                                                  \
  "x AS (SELECT i, i * 7919 % 40 + 1 AS d, i * 104729 % 200 AS g, ?2 + i * 15485863 % 2160000000 AS t, i % 10 = 3 AS late, i % 20 = 7 AS again FROM k) "

constexpr Sql kDepartments = "INSERT INTO departments (id, row_ver, code, name, email, phone) SELECT DISTINCT CAST(printf('department%06d', d) AS BLOB), 1, "
                                          "printf('D%03d', d), printf('部门%d', d), '', '' FROM (" JW_BENCH_CASES "SELECT d FROM x LIMIT 100) WHERE ?2 >= 0";
constexpr Sql kCases =
    "INSERT INTO cases (n, id, row_ver, number, source, category, kind, nature, channel, title, text, address, stated_area, lon, lat, area, contradicted, reported_at, recorded_at, "
    "state, state_since, round, department, due, closed_at, transitions) " JW_BENCH_CASES
    "SELECT i, CAST(printf('case%012d', i) AS BLOB), 6, printf('33010120260101%05d-%d', i % 100000, i), 'bench', zeroblob(16), i % 4 + 1, 1, i % 3 + 1, '小区门口垃圾堆放三天未清运', "
    "'居民来电反映，现场已拍照，请尽快派人处理并回复。', '滨湖路 18 号附近', '', 120.1, 30.2, printf('3301/330101/330101%03d/330101%03d001/%05d/', g / 10, g / 10, g), 0, t, t, "
    "9, t + 90000000, 1 + again, CAST(printf('department%06d', d) AS BLOB), CASE WHEN again THEN NULL ELSE t + 86400000 END, t + 90000000, 6 FROM x";
constexpr Sql kSteps =
    "INSERT INTO transitions (case_n, i, op, action, from_state, to_state, at, recorded_at, actor, role, reason, note, department, satisfied, due) " JW_BENCH_CASES
    "SELECT i, s, CAST(printf('op%010d%04d', i, s) AS BLOB), CASE s WHEN 1 THEN 1 WHEN 2 THEN 3 WHEN 3 THEN 4 WHEN 4 THEN 6 WHEN 5 THEN 7 ELSE 8 END, "
    "CASE s WHEN 1 THEN 0 WHEN 2 THEN 1 WHEN 3 THEN 2 WHEN 4 THEN 3 WHEN 5 THEN 5 ELSE 6 END, CASE s WHEN 1 THEN 1 WHEN 2 THEN 2 WHEN 3 THEN 3 WHEN 4 THEN 5 WHEN 5 THEN 6 ELSE 9 END, "
    "t + CASE s WHEN 1 THEN 0 WHEN 2 THEN 60000 WHEN 3 THEN 1200000 WHEN 4 THEN CASE WHEN late THEN 88000000 ELSE 36000000 END ELSE 90000000 END, t + 90000000, "
    "CASE WHEN s = 2 OR s = 6 THEN '@engine' ELSE printf('职员%d', d) END, 1, CASE s WHEN 2 THEN '@rule' END, CASE s WHEN 4 THEN '已派人到场，当日完成清理并复查。' END, "
    "CASE s WHEN 2 THEN CAST(printf('department%06d', d) AS BLOB) END, CASE s WHEN 5 THEN 1 END, CASE s WHEN 3 THEN t + 1800000 WHEN 4 THEN t + 86400000 WHEN 5 THEN t + 172800000 END "
    "FROM x, (SELECT 1 AS s UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4 UNION ALL SELECT 5 UNION ALL SELECT 6)";

}  // namespace

void makeClosedHistory(Connection& w, std::int64_t cases, Instant start) {
  for (const auto sql : {kDepartments, kCases, kSteps}) {
    auto s = w.prepare(sql);
    s->bind(1, cases).bind(2, start);
    s->run();
  }
}

ClosingCounts closingByDepartment(Connection& c, Instant from, Instant to) {
  auto s = c.prepare("SELECT department, count(*), sum(state = 9) FROM cases WHERE due >= ?1 AND due < ?2 AND state <> 10 GROUP BY department");
  s->bind(1, toMillis(from)).bind(2, toMillis(to));
  ClosingCounts counts;
  while (s->step()) {
    counts.due += s->integer(1);
    counts.closed += s->integer(2);
    ++counts.departments;
  }
  return counts;
}

}  // namespace jw::store
