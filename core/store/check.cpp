#include "core/store/check.h"

#include "core/store/directory_gateway.h"

namespace jw::store {
namespace {

// Each part is a query whose rows are findings: id and text.
struct Part {
  const char* kind;
  const char* what;
  const char* sql;
};

constexpr Part kParts[] = {
    {"trail", "trails without gaps",
     "SELECT lower(hex(c.id)), 'the trail has ' || count(t.i) || ' rows, first ' || coalesce(min(t.i), 0) || ', last ' || coalesce(max(t.i), 0) || ', the case says ' || c.transitions "
     "FROM cases c LEFT JOIN transitions t ON t.case_n = c.n GROUP BY c.n HAVING count(t.i) <> c.transitions OR min(t.i) IS NOT 1 OR max(t.i) IS NOT c.transitions"},
    {"trail", "each step begins where the one before ended",
     "SELECT lower(hex(c.id)), 'step ' || t.i || ' begins in another state than step ' || p.i || ' ended in' FROM transitions t JOIN transitions p ON p.case_n = t.case_n AND p.i = t.i - 1 "
     "JOIN cases c ON c.n = t.case_n WHERE t.from_state <> p.to_state"},
    {"trail", "each step lies in the transition table",
     "SELECT lower(hex(c.id)), 'no such transition: ' || t.from_state || ' to ' || t.to_state || ' by action ' || t.action FROM transitions t JOIN cases c ON c.n = t.case_n WHERE "
     "(t.from_state, t.action, t.to_state) NOT IN (VALUES (0,1,1),(1,2,10),(1,3,2),(2,4,3),(2,5,4),(4,3,2),(3,6,5),(5,7,6),(5,8,9),(6,8,9),(6,9,7),(7,6,5),(3,10,8),(7,10,8),(8,11,3),(8,11,7),"
     "(3,12,3),(7,12,7),(9,13,7))"},
    {"trail", "no step happens before the one it follows",
     "SELECT lower(hex(c.id)), 'step ' || t.i || ' happened before step ' || p.i FROM transitions t JOIN transitions p ON p.case_n = t.case_n AND p.i = t.i - 1 JOIN cases c ON c.n = t.case_n WHERE t.at < p.at"},
    {"projection", "the state of a case is where its trail ends",
     "SELECT lower(hex(c.id)), 'the case is in state ' || c.state || ', its trail ends in ' || t.to_state FROM cases c JOIN transitions t ON t.case_n = c.n AND t.i = c.transitions WHERE t.to_state <> c.state"},
    {"number", "case numbers are 19 characters",
     "SELECT lower(hex(id)), 'not a case number: ' || number FROM cases WHERE length(number) <> 19"},
    {"journal", "every transition is in the journal",
     "SELECT lower(hex(c.id)), 'step ' || t.i || ' is not in the journal' FROM transitions t JOIN cases c ON c.n = t.case_n WHERE t.op NOT IN (SELECT op FROM journal WHERE tbl = 8)"},
    {"reference", "every case has a category that exists", "SELECT lower(hex(id)), 'its category is not there' FROM cases WHERE category NOT IN (SELECT id FROM categories)"},
    {"reference", "every department of a case exists",
     "SELECT lower(hex(id)), 'its department is not there' FROM cases WHERE department IS NOT NULL AND department NOT IN (SELECT id FROM departments)"},
    {"reference", "who has to act is named", "SELECT lower(hex(id)), 'nobody has to act in state ' || state FROM cases WHERE state IN (2, 3, 5, 7) AND department IS NULL"},
    {"area", "every case lies in an area that exists", "SELECT lower(hex(id)), 'no such area: ' || area FROM cases WHERE area <> '' AND area NOT IN (SELECT path FROM areas)"},
    {"area", "a case without an area says why", "SELECT lower(hex(id)), 'has neither an area nor a reason' FROM cases WHERE area = '' AND unlocated IS NULL"},
    {"area", "every building lies in an area that exists", "SELECT lower(hex(id)), 'no such area: ' || area FROM buildings WHERE area <> '' AND area NOT IN (SELECT path FROM areas)"},
    {"area", "every area has its parent",
     "SELECT lower(hex(a.id)), 'area ' || a.code || ': its path does not continue its parent''s' FROM areas a LEFT JOIN areas p ON p.id = a.parent WHERE a.path <> coalesce(p.path, '') || a.code || '/'"},
    {"area", "whoever and whatever lies in an area that exists",
     "SELECT lower(hex(id)), 'no such area: ' || area FROM (SELECT id, area FROM staff UNION ALL SELECT id, area FROM facilities UNION ALL SELECT id, area FROM crews UNION ALL SELECT id, area FROM dwellings "
     "UNION ALL SELECT id, area FROM households UNION ALL SELECT id, area FROM people) WHERE area <> '' AND area NOT IN (SELECT path FROM areas)"},
    {"urge", "a case counts its urges", "SELECT lower(hex(c.id)), 'counts ' || c.urges || ' urges' FROM cases c WHERE c.urges <> (SELECT count(*) FROM case_urges u WHERE u.case_n = c.n)"},
    {"link", "a joined duplicate is void and its original there",
     "SELECT lower(hex(l.duplicate)), 'joined to another case, but not void, or that case is not there' FROM case_links l LEFT JOIN cases d ON d.id = l.duplicate LEFT JOIN cases o ON o.id = l.original "
     "WHERE d.state IS NOT 10 OR (o.id IS NULL AND NOT EXISTS (SELECT 1 FROM sync_state WHERE key='site'))"},
    {"task", "a task has ended or is open", "SELECT lower(hex(id)), 'state ' || state || ' does not fit its end' FROM case_tasks WHERE (state = 1) <> (ended_at IS NULL)"},
    {"request", "a request is answered or open", "SELECT lower(hex(id)), 'state ' || state || ' does not fit its answer' FROM case_requests WHERE (state = 1) <> (answered_at IS NULL)"},
    {"registry", "people in force live in households in force, households in dwellings",
     "SELECT lower(hex(p.id)), 'a person in force in a household that is not' FROM people p JOIN households h ON h.n=p.household WHERE p.valid_to IS NULL AND h.valid_to IS NOT NULL "
     "UNION ALL SELECT lower(hex(h.id)), 'a household in force in a dwelling that is not' FROM households h JOIN dwellings d ON d.n=h.dwelling WHERE h.valid_to IS NULL AND d.valid_to IS NOT NULL"},
    {"registry", "no household has two heads",
     "SELECT lower(hex(h.id)), 'the household has ' || count(*) || ' heads' FROM people p JOIN households h ON h.n=p.household WHERE p.valid_to IS NULL AND p.relation=0 GROUP BY h.n HAVING count(*) > 1"},
    {"registry", "rows end after they began, for a reason",
     "SELECT lower(hex(id)), 'a person ended before the beginning, or for no reason' FROM people WHERE valid_to < valid_from OR (valid_to IS NULL) <> (ended = 0)"},
    {"registry", "older versions are older",
     "SELECT '', 'table ' || h.tbl || ', row ' || h.row || ': version ' || h.row_ver || ' is kept as older than ' || coalesce(p.row_ver, 0) FROM registry_history h JOIN people p ON h.tbl=12 AND p.n=h.row "
     "WHERE h.row_ver >= p.row_ver OR h.until > p.since OR h.since > h.until"},
    {"geometry", "every area has a shape", "SELECT lower(hex(id)), 'area ' || code || ' has no shape' FROM areas WHERE geom IS NULL"},
};

constexpr int kListed = 200;

std::uint64_t countOf(Connection& c, std::string_view sql) { return static_cast<std::uint64_t>(c.integer(sql)); }

}  // namespace

void checkFile(Connection& c, bool thoroughly) {
  const std::string verdict = c.text(thoroughly ? "PRAGMA integrity_check(5)" : "PRAGMA quick_check(5)");
  if (verdict != "ok") throw Error(ErrorCode::store, c.file().string() + ": damaged (" + verdict + "); restore it from a backup");
}

StoreCounts countRows(Connection& c) {
  return {countOf(c, "SELECT count(*) FROM areas"),  countOf(c, "SELECT count(*) FROM buildings"), countOf(c, "SELECT count(*) FROM dwellings"),
          countOf(c, "SELECT count(*) FROM households"), countOf(c, "SELECT count(*) FROM people"),    countOf(c, "SELECT count(*) FROM cases"),
          countOf(c, "SELECT count(*) FROM transitions")};
}

CheckReport checkStore(Connection& c, const Progress& progress) {
  CheckReport report;
  const std::uint64_t total = std::size(kParts) + 3;
  std::uint64_t done = 0;
  progress(done++, total, "the file");
  {
    Statement s(c.handle(), "PRAGMA integrity_check(100)");
    while (s.step())
      if (s.text(0) != "ok") report.findings.push_back({"integrity", "", std::string(s.text(0))});
    Statement keys(c.handle(), "PRAGMA foreign_key_check");
    while (keys.step()) report.findings.push_back({"reference", "", "row " + std::to_string(keys.integer(1)) + " of " + std::string(keys.text(0)) + " points to nothing"});
  }
  for (const Part& part : kParts) {
    progress(done++, total, part.what);
    Statement s(c.handle(), part.sql);
    for (int listed = 0; s.step() && listed < kListed; ++listed) report.findings.push_back({part.kind, std::string(s.text(0)), std::string(s.text(1))});
  }
  progress(done++, total, "settings");
  std::vector<std::string> unread;
  readSettings(c, &unread);
  for (auto& what : unread) report.findings.push_back({"setting", "", std::move(what) + "; it is passed over, set it again"});
  progress(done, total, "counts");
  report.schema = static_cast<int>(c.integer("PRAGMA user_version"));
  report.counts = countRows(c);
  progress(total, total, "done");
  return report;
}

}  // namespace jw::store
