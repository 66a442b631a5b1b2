-- Step 5: appraisal: entries by hand, cards with their appeals, and publications, which are frozen.
-- subject_kind: department, street, community, grid, person. period: "2026-11", "2026-Q4", "2026", "2026-W47", "2026-11-21", "from..to".
CREATE TABLE appraisal_entries (
  n INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, row_ver INTEGER NOT NULL, scheme TEXT NOT NULL, period TEXT NOT NULL, subject_kind TEXT NOT NULL, subject TEXT NOT NULL,
  kind TEXT NOT NULL, points REAL NOT NULL, reason TEXT NOT NULL, at INTEGER NOT NULL, actor TEXT NOT NULL
);
CREATE INDEX appraisal_entries_of ON appraisal_entries (scheme, period, subject_kind);
CREATE TABLE appraisal_publications (
  n INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, scheme TEXT NOT NULL, scheme_version INTEGER NOT NULL, period TEXT NOT NULL, subject_kind TEXT NOT NULL,
  published_at INTEGER NOT NULL, published_by TEXT NOT NULL, result TEXT NOT NULL, UNIQUE (scheme, period, subject_kind)
);
CREATE TRIGGER appraisal_publications_frozen BEFORE UPDATE ON appraisal_publications BEGIN SELECT RAISE(ABORT, 'a published appraisal is frozen'); END;
CREATE TRIGGER appraisal_publications_kept BEFORE DELETE ON appraisal_publications BEGIN SELECT RAISE(ABORT, 'a published appraisal is frozen'); END;
-- One card a subject and period. color: 1 yellow, 2 red. appeal_state: 0 none, 1 submitted, 2 reviewed, 3 granted (exempt, the fact stays), 4 refused.
CREATE TABLE cards (
  n INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, row_ver INTEGER NOT NULL, scheme TEXT NOT NULL, period TEXT NOT NULL, subject_kind TEXT NOT NULL, subject TEXT NOT NULL,
  color INTEGER NOT NULL, reason TEXT NOT NULL, issued_at INTEGER NOT NULL, issued_by TEXT NOT NULL,
  appeal_state INTEGER NOT NULL DEFAULT 0, appeal_text TEXT NOT NULL DEFAULT '', appeal_at INTEGER, review_text TEXT NOT NULL DEFAULT '', reviewed_by TEXT, decision_text TEXT NOT NULL DEFAULT '', decided_by TEXT, decided_at INTEGER,
  UNIQUE (scheme, period, subject_kind, subject)
);
