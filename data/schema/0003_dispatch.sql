-- Step 3: dispatch: what a rule decides besides the department (JSON), and the crews that share a department's work.
ALTER TABLE rules ADD COLUMN decision TEXT NOT NULL DEFAULT '{}';
CREATE TABLE crews (
  n INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, row_ver INTEGER NOT NULL, department BLOB NOT NULL, code TEXT NOT NULL UNIQUE, name TEXT NOT NULL, phone TEXT NOT NULL,
  area TEXT NOT NULL, lon REAL, lat REAL
);
ALTER TABLE cases ADD COLUMN crew BLOB;
CREATE INDEX cases_crew ON cases (crew) WHERE crew IS NOT NULL AND state NOT IN (9, 10);
