-- Step 6: the operation log of switches and durations is found without reading the whole journal.
CREATE INDEX journal_settings ON journal (seq) WHERE tbl = 7;
