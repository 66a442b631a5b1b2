-- Step 12: the next free number of a case is found by an index.
SET LOCAL ROLE jingwei_center;

DO $$ BEGIN
  IF to_regclass('city.cases') IS NOT NULL THEN CREATE INDEX IF NOT EXISTS cases_number_roll ON city.cases (number COLLATE "C") WHERE length(number) = 19; END IF;
END $$;

-- The number itself, or the next free one of the same district and day.
CREATE OR REPLACE FUNCTION sync.free_number(p_number text, p_site_no int) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  last text; roll text := left(p_number, 14);
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('case number ' || roll, 0));
  IF NOT EXISTS (SELECT FROM city.cases WHERE number = p_number) THEN RETURN p_number; END IF;
  SELECT number INTO last FROM city.cases WHERE length(number) = 19 AND number COLLATE "C" > roll AND number COLLATE "C" < roll || ':' AND number ~ '[0-9]{5}$' ORDER BY number COLLATE "C" DESC LIMIT 1;
  IF length(p_number) = 19 AND right(last, 5) < '99999' THEN RETURN roll || lpad((right(last, 5)::int + 1)::text, 5, '0'); END IF;
  RETURN p_number || '-' || p_site_no;
END $$;
RESET ROLE;
